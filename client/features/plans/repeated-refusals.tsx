// For the support team: which rule turns whose work away again and again, in which plan and fields, and how often. No word of what
// was written, and not who wrote it.
import { planSchema } from '../../../shared/documents/plan.ts'
import { ActionId } from '../../../shared/ids.ts'
import type { PlanSummary } from '../../../shared/projection/plan-summary-shape.ts'
import type { Path } from '../../../shared/schema/node.ts'
import { Link } from '../../design/link.tsx'
import { PartyCode } from '../../design/party-code.tsx'
import { useLivePlans } from '../../live/index.ts'
import { refusalRules } from '../../messages/en/refusal-rules.ts'
import { fieldName } from '../../messages/field-name.ts'
import { formatMoment } from '../../messages/formats.ts'
import { PlanMessages } from '../../messages/messages-provider.tsx'
import { usePlanMessage, type PlanTranslate } from '../../messages/use-message.tsx'
import { useCycles } from '../../shell/cycles.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { planName } from '../../shell/plan-name.ts'
import styles from './plans.module.css'

const ruleOf = (code: string): keyof typeof refusalRules | null => {
  const rule = `refusal-rule/${code}`
  return isRule(rule) ? rule : null
}
const isRule = (rule: string): rule is keyof typeof refusalRules => Object.hasOwn(refusalRules, rule)

export function RepeatedRefusals() {
  return useLivePlans().repeatedRefusals.length === 0 ? null : <PlanMessages><List /></PlanMessages>
}

function List() {
  const t = usePlanMessage()
  const cycles = useCycles() ?? []
  const { plans, repeatedRefusals } = useLivePlans()
  const goalNumber = (id: string | undefined): number | undefined => cycles.flatMap(({ goals }) => goals).find(goal => goal.id === id)?.number
  return (
    <section id="repeated-refusals" className={styles.refusals} aria-labelledby="repeated-refusals-title">
      <h2 id="repeated-refusals-title" className={styles.groupTitle}>{t('plans.refusals')}</h2>
      <p className={styles.refusalsWhy}>{t('plans.refusals-why')}</p>
      <ul>
        {repeatedRefusals.map(({ plan, party, code, places, count, since, last }) => {
          const summary = plans.get(plan)?.summary
          const rule = ruleOf(code)
          const delegation = partyLabel(party).name
          return (
            <li key={`${plan} ${code} ${party}`} className={styles.refusal}>
              <span className={styles.refusalWhere}>
                <PartyCode {...partyLabel(party)} />
                <Link href={`/plans/${plan}`}>{planName(cycles, summary?.area, summary?.period ?? null) || plan}</Link>
                <span className={styles.refusalCount}>{t('plans.refusals-count', { count, since: formatMoment(new Date(since)), last: formatMoment(new Date(last)) })}</span>
              </span>
              <span>{rule === null ? t('plans.refusals-unknown', { delegation }) : t('plans.refusals-because', { delegation, rule: t(rule) })}</span>
              {places.length > 0 && <span>{t('plans.refusals-at', { places: places.map(path => placeName(t, path, summary, goalNumber)).join(', ') })}</span>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** A field, with the number of its goal or the reference of its action. */
function placeName(t: PlanTranslate, path: Path, summary: PlanSummary | undefined, goalNumber: (id: string | undefined) => number | undefined): string {
  const field = fieldName(t, planSchema, path)
  const number = path[0] === 'goals' ? goalNumber(path[1]) : undefined
  if (number !== undefined) return t('plans.refusals-in-goal', { field, number })
  const action = path[0] === 'actions' ? ActionId.safeParse(path[1]).data : undefined
  if (action === undefined) return field
  return t('plans.refusals-in-action', { field, action: summary?.actions[action]?.reference ?? t('plans.refusals-new-action') })
}
