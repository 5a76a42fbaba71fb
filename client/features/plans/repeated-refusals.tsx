// For the support team: which rule turns whose work away again and again, in which plan, how often, and what would help. No
// word of what was written, and not who wrote it.
import { refusals } from '../../../shared/messages/en/refusals.ts'
import { Link } from '../../design/link.tsx'
import { PartyCode } from '../../design/party-code.tsx'
import { useLivePlans } from '../../live/index.ts'
import { formatMoment } from '../../messages/formats.ts'
import { PlanMessages } from '../../messages/messages-provider.tsx'
import { usePlanMessage } from '../../messages/use-message.tsx'
import { useCycles } from '../../shell/cycles.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { planName } from '../../shell/plan-name.ts'
import styles from './plans.module.css'

const isRefusal = (code: string): code is keyof typeof refusals => Object.hasOwn(refusals, code)

export function RepeatedRefusals() {
  return useLivePlans().repeatedRefusals.length === 0 ? null : <PlanMessages><List /></PlanMessages>
}

function List() {
  const t = usePlanMessage()
  const cycles = useCycles() ?? []
  const { plans, repeatedRefusals } = useLivePlans()
  return (
    <section id="repeated-refusals" className={styles.refusals} aria-labelledby="repeated-refusals-title">
      <h2 id="repeated-refusals-title" className={styles.groupTitle}>{t('plans.refusals')}</h2>
      <p className={styles.refusalsWhy}>{t('plans.refusals-why')}</p>
      <ul>
        {repeatedRefusals.map(({ plan, party, code, count, since, last }) => {
          const summary = plans.get(plan)?.summary
          return (
            <li key={`${plan} ${code} ${party}`} className={styles.refusal}>
              <span className={styles.refusalWhere}>
                <PartyCode {...partyLabel(party)} />
                <Link href={`/plans/${plan}`}>{planName(cycles, summary?.area, summary?.period ?? null) || plan}</Link>
                <span className={styles.refusalCount}>{t('plans.refusals-count', { count, since: formatMoment(new Date(since)), last: formatMoment(new Date(last)) })}</span>
              </span>
              <span>{isRefusal(code) ? t(code) : t('plans.refusals-unknown')}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
