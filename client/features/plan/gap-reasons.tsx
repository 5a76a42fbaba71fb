// Why a goal has no action in this plan: four reasons, one click each, and the chosen one pressed again takes it back.
import type { GoalId } from '../../../shared/ids.ts'
import { gapReasons, gapReasonLabels } from '../../../shared/vocabularies/vocabularies.ts'
import { Button } from '../../design/button.tsx'
import { usePlan, usePlanReading } from './plan-context.tsx'
import styles from './plan.module.css'

/** Nothing for whoever may not write. */
export function GapReasons({ goal }: { readonly goal: GoalId }) {
  const { plan, may } = usePlan()
  const chosen = usePlanReading(plain => plain.goals[goal]?.gapReason)
  const view = plan.roots.goals.get(goal)
  if (view === undefined || !may({ writtenBy: 'plan-text', goal })) return null
  return (
    <span className={styles.gapReasons}>
      {gapReasons.map(reason => (
        <Button key={reason} size="small" aria-pressed={reason === chosen} variant={reason === chosen ? 'primary' : 'secondary'} onPress={() => (reason === chosen ? view.gapReason.clear() : view.gapReason.set(reason))}>
          {gapReasonLabels[reason]}
        </Button>
      ))}
    </span>
  )
}
