// One cell of the matrix, live: the same text and the same cards as on the page of the plan, for one goal.
import { planSchema } from '../../../shared/documents/plan.ts'
import type { PlanPlain } from '../../../shared/documents/plan.ts'
import type { ActionId, GoalId, PlanId } from '../../../shared/ids.ts'
import type { Path } from '../../../shared/schema/node.ts'
import { EmptyState } from '../../design/empty-state.tsx'
import { useMessage } from './use-message.ts'
import { ConsultedBar } from './consulted/consulted-bar.tsx'
import { ConsultedProvider, useConsulted } from './consulted/consulted-context.tsx'
import { GoalContent } from './goal-section.tsx'
import { GuidanceProvider } from './guidance.tsx'
import { KeptWordsList, usePartOfPlan } from './kept-words.tsx'
import { OpenPlan } from './open-plan.tsx'
import { PlanBanner } from './plan-banner.tsx'
import { usePlan, usePlanReading } from './plan-context.tsx'
import { PlanRounds } from './plan-rounds.tsx'
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
  return <OpenPlan id={id} isToRead={isReadOnly} absent={<EmptyState title={t('close/notFound')} />} ended={<EmptyState title={t('close/rightLost')} />}><PlanRounds><ConsultedProvider><GuidanceProvider><Cell goal={goal} isToAdd={isToAdd} /></GuidanceProvider></ConsultedProvider></PlanRounds></OpenPlan>
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
      <ConsultedHere goal={goalId} />
      <PlanWhy />
      <KeptWordsList replica={replica} schema={planSchema} within={partOfPlan} Next={KeptNext} />
      {goal !== undefined && <GoalContent goal={goal} {...cards} others={others} isToAdd={isToAdd} />}
    </div></TakenAwayContext>
  )
}

/** Of what stands in this cell, or stood there when it was consulted. */
function ConsultedHere({ goal }: { readonly goal: GoalId }) {
  const consulted = useConsulted()
  const now = usePlanReading((plain: PlanPlain) => plain.actions)
  const within = ([root, id]: Path): boolean => {
    if (root === 'goals') return id === goal
    const before = consulted?.version.content.actions.find(action => action.id === id)
    return root === 'actions' && (before?.goal === goal || now[id as ActionId]?.goal === goal)
  }
  return <ConsultedBar view="whole" within={within} />
}
