// Says that this device keeps work of the reader which the server does not have, and leads to where it is sent: its plan, its
// page of exact days, its goals.
import { Fragment } from 'react'
import { Banner } from '../../design/banner.tsx'
import { Link } from '../../design/link.tsx'
import { useKeptWork, useLivePlans, type KeptWork } from '../../live/index.ts'
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
  const placeOf = (work: KeptWork): { href: string; name: string; period: string } => {
    if ('cycle' in work) {
      const cycle = cycles.find(({ id }) => id === work.cycle)
      return { href: `/goals?period=${cycle?.periods[0]?.start ?? ''}`, name: t('plans.kept-goals'), period: cycle?.label ?? '' }
    }
    const { plan, action } = work
    const summary = plans.get(plan)?.summary
    const named = planName(cycles, summary?.area, null) || plan
    const period = planName(cycles, null, summary?.period ?? null)
    if (action === null) return { href: `/plans/${plan}`, name: named, period }
    const reference = summary?.actions[action]?.reference ?? t('plans.kept-days-unnumbered')
    return { href: `/plans/${plan}/days/${action}`, name: t('plans.kept-days', { plan: named, action: reference }), period }
  }
  return (
    <Banner isInset tone="warn">
      {t('plans.kept', { count: kept.reduce((sum, { changes }) => sum + changes, 0) })}{' '}
      {kept.map((work, index) => {
        const { href, name, period } = placeOf(work)
        return (
          <Fragment key={`${href} ${work.party}`}>
            {index > 0 && ', '}
            <Link href={href}>{name} <span className={styles.period}>{kept.length === 1 ? period : t('plans.kept-in', { period, count: work.changes })}</span></Link>
            {work.party !== actsFor && ` ${t('plans.kept-for', { delegation: partyLabel(work.party).name })}`}
          </Fragment>
        )
      })}
    </Banner>
  )
}
