// Drafts of new actions in the delegation's own side, as the page lists them: by the goal they are for, in the order of the page.
import type { SidePlain } from '../../../../shared/documents/side.ts'
import type { GoalId, ProposalId } from '../../../../shared/ids.ts'
import type { Path } from '../../../../shared/schema/node.ts'

type NewActions = SidePlain['newActions']
export type NewActionPlain = NonNullable<NewActions[ProposalId]>
export type NewActionDraft = { readonly id: ProposalId; readonly draft: NewActionPlain }

/** Where a draft of a new action stands on the page: it has no place in the plan. */
export const placeOfNewAction = (id: ProposalId): Path => ['newActions', id]

/** What the delegation has not sent; those of one goal by their ids, so that they stay where they are while they are written. */
export function newActionsInOrder(newActions: NewActions, goalsOfCycle: readonly GoalId[]): readonly NewActionDraft[] {
  return unsentIn(newActions).filter(({ draft }) => draft.dropped !== true).sort((one, other) => rankOf(one, goalsOfCycle) - rankOf(other, goalsOfCycle))
}

export function droppedNewActions(newActions: NewActions, goalsOfCycle: readonly GoalId[]): readonly NewActionDraft[] {
  return unsentIn(newActions).filter(({ draft }) => draft.dropped === true).sort((one, other) => rankOf(one, goalsOfCycle) - rankOf(other, goalsOfCycle))
}

/** Those of one goal. */
export const newActionsFor = (newActions: NewActions, goal: GoalId): readonly ProposalId[] =>
  unsentIn(newActions).flatMap(({ id, draft }) => (draft.goal === goal && draft.dropped !== true ? [id] : []))

export const newActionCount = (newActions: NewActions): number => unsentIn(newActions).filter(({ draft }) => draft.dropped !== true).length

const unsentByNewActions = new WeakMap<NewActions, readonly NewActionDraft[]>()

/** Worked out once for each state of the drafts, whoever asks. */
function unsentIn(newActions: NewActions): NewActionDraft[] {
  let unsent = unsentByNewActions.get(newActions)
  if (unsent === undefined) {
    // The keys of a reading are those that the schema let in.
    unsent = (Object.keys(newActions) as ProposalId[]).sort().flatMap(id => {
      const draft = newActions[id]
      return draft === undefined || draft.sentAt !== undefined ? [] : [{ id, draft }]
    })
    unsentByNewActions.set(newActions, unsent)
  }
  return [...unsent]
}

const rankOf = ({ draft: { goal } }: NewActionDraft, goalsOfCycle: readonly GoalId[]): number => {
  const index = goal === undefined ? -1 : goalsOfCycle.indexOf(goal)
  return index === -1 ? goalsOfCycle.length : index
}
