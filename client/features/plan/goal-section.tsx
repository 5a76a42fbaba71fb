// One goal in a plan: the text of that cell of the matrix, its actions, and why there are none.
import { MessageSquarePlus, Plus } from 'lucide-react'
import { Fragment, memo, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import type { CycleView } from '../../../shared/api/cycles.ts'
import { actionsOfGoal } from '../../../shared/documents/plan-order.ts'
import type { PlacedAction } from '../../../shared/documents/plan-order.ts'
import type { ActionId } from '../../../shared/ids.ts'
import { gapReasonLabels } from '../../../shared/vocabularies/vocabularies.ts'
import { announce } from '../../design/announcer.ts'
import { Button, LightIconButton } from '../../design/button.tsx'
import { Chip } from '../../design/chip.tsx'
import { useCommands } from '../../shell/commands.tsx'
import { lazilyOrNothing } from '../../shell/lazily.tsx'
import { useMessage } from './use-message.ts'
import { ActionCard } from './action-card.tsx'
import { useComments, useMayComment } from './comments/comments-context.tsx'
import { ThreadSign } from './comments/thread-sign.tsx'
import { ValueAsConsulted } from './consulted/as-consulted.tsx'
import { useConsulted, useRemovedSince } from './consulted/consulted-context.tsx'
import { GapReasons } from './gap-reasons.tsx'
import { GoalGuidance } from './guidance.tsx'
import { usePlan, usePlanReading } from './plan-context.tsx'
import { fieldId, placeOf } from './places.ts'
import { PenSigns } from './pen-sign.tsx'
import styles from './plan.module.css'
import { PlanText } from './text.tsx'
import { NewActionsAt } from './proposals/new-actions-at.tsx'
import { ProposalSign } from './proposals/proposal-sign.tsx'
import { ProposedAt } from './proposals/proposed-at.tsx'
import { RemovedCardAt } from './taken-away-notice.tsx'
import { useAddAction } from './use-add-action.ts'
import { useGoalDrop } from './use-card-drag.ts'
import type { OtherPerson, Others } from './use-place.ts'

const RemovedSince = lazilyOrNothing(async () => (await import('./consulted/removed-since.tsx')).default)

export type CardsProps = {
  readonly openActions: ReadonlySet<ActionId>
  readonly onToggle: (id: ActionId, isOpen: boolean) => void
  readonly others: Others
}
type GoalProps = CardsProps & { readonly goal: CycleView['goals'][number] }
/** `isToAdd`: an action is wanted as soon as this is there. */
type GoalContentProps = GoalProps & { readonly isToAdd?: boolean }

export const nobody: readonly OtherPerson[] = []

/** The same actions in the same places: what is typed into one of them is for its card alone. */
export const samePlaces = (one: readonly PlacedAction[], other: readonly PlacedAction[]): boolean =>
  one.length === other.length && one.every(({ id, number }, index) => other[index]?.id === id && other[index].number === number)

export const GoalSection = memo(function GoalSection({ goal, openActions, onToggle, others }: GoalProps) {
  const t = useMessage()
  const { goalsOfCycle, may } = usePlan()
  const count = usePlanReading(plain => actionsOfGoal(plain, goalsOfCycle, goal.id).length)
  const counted = usePlanReading(plain => actionsOfGoal(plain, goalsOfCycle, goal.id).filter(place => !place.isProposal).length)
  const comments = useComments()
  const mayComment = useMayComment()
  const drop = useGoalDrop(goal.id, count, may({ writtenBy: 'placing' }))
  return (
    <section id={fieldId(['goals', goal.id])} aria-labelledby={`goal-${goal.number}`} className={styles.goal} {...drop}>
      <div className={styles.goalHead}>
        <h2 id={`goal-${goal.number}`} className={styles.goalTitle} tabIndex={-1}>
          <span className={styles.goalNumber} title={goal.code}>{t('plan.goal', { number: goal.number })}</span> {goal.title}
          <Chip>{t('plan.action-count', { count: counted })}</Chip>
          <PenSigns of="goal" id={goal.id} />
        </h2>
        <ThreadSign place={['goals', goal.id]} name={t('plan.goal', { number: goal.number })} />
        <ProposalSign entry={['goals', goal.id]} name={t('plan.goal', { number: goal.number })} />
        {mayComment && comments !== null && <LightIconButton icon={<MessageSquarePlus aria-hidden />} label={t('comments.on-goal', { number: goal.number })} onClick={() => comments.write(['goals', goal.id], null)} />}
      </div>
      <GoalContent goal={goal} openActions={openActions} onToggle={onToggle} others={others} />
    </section>
  )
})

/** What stands under a goal, on the page of the plan and in a cell of the matrix. */
export function GoalContent({ goal, openActions, onToggle, others, isToAdd = false }: GoalContentProps) {
  const t = useMessage()
  const { plan, goalsOfCycle } = usePlan()
  const gapReason = usePlanReading(plain => plain.goals[goal.id]?.gapReason)
  const places = usePlanReading(plain => actionsOfGoal(plain, goalsOfCycle, goal.id), samePlaces)
  // The card that was just added takes the caret into its title, once.
  const [added, setAdded] = useState<ActionId | null>(null)
  const focused = useCallback(() => setAdded(null), [])
  const view = plan.roots.goals.get(goal.id)
  const adding = useAddAction()
  const consulted = useConsulted()
  const removedSince = useRemovedSince(goal.id)
  const add = (): void => {
    if (adding === null) return
    const id = adding.add(goal.id)
    setAdded(id)
    onToggle(id, true)
    requestAnimationFrame(() => document.getElementById(fieldId(['actions', id]))?.scrollIntoView({ block: 'start' }))
  }
  const addLabel = t(adding?.isProposal === true ? 'plan.propose-action' : 'plan.add-action', { number: goal.number })
  useCommands(adding !== null ? [{ id: `add action ${goal.id}`, label: addLabel, words: goal.title, place: 'page', run: add }] : [])
  const wanted = useRef(isToAdd)
  useEffect(() => {
    if (!wanted.current) return
    wanted.current = false
    if (adding !== null) add()
    else announce(t('plan.may-not-add'))
    // What was asked for when this came is done then, once.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  return (
    <>
      <GoalGuidance goal={goal} />
      {view !== undefined && <PlanText text={view.text} kind="rich" label={t('plan.goal-text', { number: goal.number })} placeholder={t('plan.goal-text-empty')} className={styles.goalText ?? ''} here={others.byPart.get(goal.id)?.[0]} />}
      {places.map((place, index) => (
        <Fragment key={place.id}>
          <RemovedCardAt goal={goal.id} position={index} />
          <ActionCard
            id={place.id}
            number={place.number}
            goal={goal.id}
            position={index}
            count={places.length}
            isOpen={openActions.has(place.id)}
            onToggle={onToggle}
            here={others.byPart.get(place.id) ?? nobody}
            takesFocus={added === place.id}
            onFocused={focused}
          />
        </Fragment>
      ))}
      <RemovedCardAt goal={goal.id} position={places.length} isLast />
      {removedSince.length > 0 && consulted !== null && <Suspense fallback={null}><RemovedSince label={consulted.label} removed={removedSince} /></Suspense>}
      {places.length === 0 && (
        <fieldset className={styles.gap} id={fieldId(['goals', goal.id, 'gapReason'])} data-why={placeOf(['goals', goal.id, 'gapReason'])}>
          <legend>{gapReason !== undefined ? t('plan.goal-empty-because', { reason: gapReasonLabels[gapReason] }) : adding !== null ? t('plan.goal-empty') : t('plan.goal-empty-to-read')}</legend>
          <ValueAsConsulted place={['goals', goal.id, 'gapReason']} name={t('field/goal.gapReason')} isKept><GapReasons goal={goal.id} /></ValueAsConsulted>
        </fieldset>
      )}
      <ProposedAt place={['goals', goal.id, 'gapReason']} name={t('field/goal.gapReason')} />
      <NewActionsAt goal={goal} mayAdd={adding !== null} />
      {adding !== null && <Button size="small" icon={<Plus aria-hidden />} onPress={add}>{addLabel}</Button>}
    </>
  )
}
