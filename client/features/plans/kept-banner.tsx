// Says that this device keeps work of the reader which the server does not have, and leads to where it is sent: its plan.
import { Fragment } from 'react'
import { Banner } from '../../design/banner.tsx'
import { Link } from '../../design/link.tsx'
import { useKeptWork, useLivePlans } from '../../live/index.ts'
import { useMessage } from '../../messages/use-message.tsx'
import { useCycles } from '../../shell/cycles.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { planName } from '../../shell/plan-name.ts'
import { usePagePerson } from '../../shell/session.tsx'
import styles from './plans.module.css'

export function KeptBanner() {
  const t = useMessage()
  const cycles = useCycles() ?? []
  const { plans } = useLivePlans()
  const { party: actsFor } = usePagePerson()
  const kept = useKeptWork()
  if (kept.length === 0) return null
  return (
    <Banner isInset tone="warn">
      {t('plans.kept', { count: kept.reduce((sum, { changes }) => sum + changes, 0) })}{' '}
      {kept.map(({ plan, action, party, changes }, index) => {
        const summary = plans.get(plan)?.summary
        const named = planName(cycles, summary?.area, null) || plan
        const reference = action === null ? null : (summary?.actions[action]?.reference ?? null)
        const period = planName(cycles, null, summary?.period ?? null)
        return (
          <Fragment key={`${plan} ${action} ${party}`}>
            {index > 0 && ', '}
            <Link href={action === null ? `/plans/${plan}` : `/plans/${plan}/days/${action}`}>{action === null ? named : t('plans.kept-days', { plan: named, action: reference ?? t('plans.kept-days-unnumbered') })} <span className={styles.period}>{kept.length === 1 ? period : t('plans.kept-in', { period, count: changes })}</span></Link>
            {party !== actsFor && ` ${t('plans.kept-for', { delegation: partyLabel(party).name })}`}
          </Fragment>
        )
      })}
    </Banner>
  )
}
