// One cell of the matrix, live: the same text and the same cards as on the page of the plan, for one goal.
import { planSchema } from '../../../shared/documents/plan.ts'
import type { GoalId, PlanId } from '../../../shared/ids.ts'
import { EmptyState } from '../../design/empty-state.tsx'
import { useMessage } from './use-message.ts'
import { GoalContent } from './goal-section.tsx'
import { GuidanceProvider } from './guidance.tsx'
import { KeptWordsList, usePartOfPlan } from './kept-words.tsx'
import { OpenPlan } from './open-plan.tsx'
import { PlanBanner } from './plan-banner.tsx'
import { usePlan } from './plan-context.tsx'
import { StatusSign } from './status-sign.tsx'
import styles from './plan.module.css'
import { KeptNext } from './why/kept-next.tsx'
import { PlanWhy } from './why/plan-why.tsx'
import { useAnnounceOthers } from './use-announce-others.ts'
import { useFocusKept } from './use-focus-kept.ts'
import { useOpenActions } from './use-open-actions.ts'
import { useOthers, useOwnPlace } from './use-place.ts'
import { useUndoKeys } from './use-undo-keys.ts'
import { TakenAwayContext, useTakenAway } from './use-taken-away.ts'

interface PlanCellProps {
  readonly id: PlanId
  readonly goal: GoalId
  /** An action is added as soon as the cell has come, by whoever may. */
  readonly isToAdd?: boolean
  /** Shown to be read, whatever this person may write in the plan. */
  readonly isReadOnly?: boolean
}

export function PlanCell({ id, goal, isToAdd = false, isReadOnly = false }: PlanCellProps) {
  const t = useMessage()
  return <OpenPlan id={id} isToRead={isReadOnly} absent={<EmptyState title={t('close/notFound')} />} ended={<EmptyState title={t('close/rightLost')} />}><GuidanceProvider><Cell goal={goal} isToAdd={isToAdd} /></GuidanceProvider></OpenPlan>
}

function Cell({ goal: goalId, isToAdd }: { readonly goal: GoalId; readonly isToAdd: boolean }) {
  const { cycle, replica } = usePlan()
  const partOfPlan = usePartOfPlan()
  const others = useOthers()
  const cards = useOpenActions(null)
  useOwnPlace()
  const taken = useTakenAway(others)
  useAnnounceOthers(others.people, taken.taken?.loss ?? null)
  useUndoKeys(replica.undo)
  useFocusKept()
  const goal = cycle.goals.find(({ id }) => id === goalId)
  return (
    <TakenAwayContext value={taken}><div className={styles.cell}>
      <StatusSign replica={replica} />
      <PlanBanner />
      <PlanWhy />
      <KeptWordsList replica={replica} schema={planSchema} within={partOfPlan} Next={KeptNext} />
      {goal !== undefined && <GoalContent goal={goal} {...cards} others={others} isToAdd={isToAdd} />}
    </div></TakenAwayContext>
  )
}
