// What of a plan goes on into the one that follows it: its texts and goals, and the actions that are not finished, each marked
// with the reference it had. Delegations are asked anew, and what they said or brought stays in the plan they said it in.
import * as Y from 'yjs'
import { orderedRows } from '../../shared/documents/plan-order.ts'
import { isProposal } from '../../shared/documents/plan-standing.ts'
import { goesOn } from '../../shared/vocabularies/vocabularies.ts'
import { planPlain, planView } from '../../shared/documents/plan.ts'
import type { ActionPlain, ActionView, PlanView } from '../../shared/documents/plan.ts'
import { ActionId, randomId, RequestId, RowId } from '../../shared/ids.ts'
import type { GoalId, PartyId, PlanId } from '../../shared/ids.ts'
import { richTextToJson } from '../../shared/schema/rich-text-reading.ts'
import { writeRichText } from '../../shared/schema/rich-text-writing.ts'
import { daysOfQuarter } from '../../shared/schema/values.ts'
import type { IsoDay } from '../../shared/schema/values.ts'

export type Predecessor = {
  readonly plan: PlanId
  /** A copy of its document, which nobody else writes. */
  readonly doc: Y.Doc
  /** The goals of its cycle, in order. */
  readonly goals: readonly GoalId[]
}
export type Successor = {
  readonly periodStart: IsoDay
  readonly periodEnd: IsoDay
  /** The goals of its cycle, in order: of another cycle the goal at the same place takes the place. */
  readonly goals: readonly GoalId[]
  /** The day on which delegations are asked. */
  readonly today: IsoDay
  readonly giveReference: (action: ActionId) => void
}

/** Copies into a new plan, which is empty. Removed actions and what was only proposed stay behind. Dates are kept as far as they
 *  reach into the new period. In steps, one for each action. */
export function* carryingOver(from: Predecessor, plan: PlanView, to: Successor): Generator<void> {
  const source = planView(from.doc)
  const plain = planPlain(from.doc)
  const goalIn = (goal: GoalId | undefined): GoalId | undefined => (goal === undefined ? undefined : to.goals[from.goals.indexOf(goal)])
  copyText(source.roots.aim.fragment, plan.roots.aim.fragment)
  for (const goal of from.goals) {
    const [before, after] = [source.roots.goals.get(goal), plan.roots.goals.get(goalIn(goal) ?? goal)]
    if (before === undefined || after === undefined) continue
    copyText(before.text.fragment, after.text.fragment)
    const reason = before.gapReason.get()
    if (reason !== undefined) after.gapReason.set(reason)
  }
  for (const { id, row } of orderedRows<ActionId, ActionPlain>(plain.actions)) {
    const before = source.roots.actions.get(id)
    if (before === undefined || isProposal(row) || !goesOn(row)) continue
    const goal = goalIn(row.goal)
    const copy = ActionId.parse(randomId())
    const reference = plain.references[id]
    const after = plan.roots.actions.create(copy, {
      order: row.order,
      removed: false,
      ...(goal !== undefined && { goal }),
      ...(reference !== undefined && { carriedFrom: { plan: from.plan, action: id, reference } }),
    })
    to.giveReference(copy)
    copyAction(before, row, after, to, goalIn)
    yield
  }
}

function copyAction(before: ActionView, row: ActionPlain, after: ActionView, to: Successor, goalIn: (goal: GoalId) => GoalId | undefined): void {
  for (const text of ['title', 'description', 'expectedResult'] as const) copyText(before[text].fragment, after[text].fragment)
  copyValues(before, after)
  for (const goal of before.goalsServed.keys()) {
    const served = goalIn(goal)
    if (served !== undefined) after.goalsServed.set(served, true)
  }
  for (const link of before.links.keys()) after.links.set(link, true)
  copyDates(row, after, to)
  copyRows(row, after, to)
  askAnew(row, before, after, to.today)
}

function copyValues(before: ActionView, after: ActionView): void {
  const copy = <T>(value: T | undefined, set: (value: T) => void): void => (value === undefined ? undefined : set(value))
  copy(before.kind.get(), after.kind.set)
  copy(before.nature.get(), after.nature.set)
  copy(before.stance.get(), after.stance.set)
  copy(before.level.get(), after.level.set)
  copy(before.channel.get(), after.channel.set)
  copy(before.seeks.get(), after.seeks.set)
}

/** An action that ended before the new period has no dates there: when it goes on is for its people to say. */
function copyDates({ from, to: until }: ActionPlain, after: ActionView, { periodStart, periodEnd }: Successor): void {
  if (until === undefined || until < periodStart) return
  after.from.set(from === undefined || from < periodStart ? periodStart : from)
  after.to.set(until > periodEnd ? periodEnd : until)
}

/** What was reached stays where it was reached; joint action days that are over are over. */
function copyRows(row: ActionPlain, after: ActionView, { periodStart }: Successor): void {
  const newRow = (): RowId => RowId.parse(randomId())
  type RowOf<Rows extends 'indicators' | 'funding' | 'jointActionDays'> = NonNullable<ActionPlain[Rows][RowId]>
  for (const { row: { name, resultKind, unit, target, order } } of orderedRows<RowId, RowOf<'indicators'>>(row.indicators)) {
    after.indicators.create(newRow(), { order, removed: false, ...(name !== undefined && { name }), ...(resultKind !== undefined && { resultKind }), ...(unit !== undefined && { unit }), ...(target !== undefined && { target }) })
  }
  for (const { row: { source, amount, order } } of orderedRows<RowId, RowOf<'funding'>>(row.funding)) {
    after.funding.create(newRow(), { order, removed: false, ...(source !== undefined && { source }), ...(amount !== undefined && { amount }) })
  }
  for (const { row: { quarter, count, order } } of orderedRows<RowId, RowOf<'jointActionDays'>>(row.jointActionDays)) {
    if (quarter === undefined || daysOfQuarter(quarter).last < periodStart) continue
    after.jointActionDays.create(newRow(), { order, removed: false, quarter, ...(count !== undefined && { count }) })
  }
}

/** Nobody signs another delegation up, and nobody is signed up by having taken part before.
 *  Source: staff working document, sixth principle (Freedom of action). */
function askAnew(row: ActionPlain, before: ActionView, after: ActionView, today: IsoDay): void {
  const request = () => ({ request: RequestId.parse(randomId()), on: today })
  if (row.leader !== undefined) after.leader.set({ ...request(), party: row.leader.party })
  for (const party of before.coLeaders.keys()) after.coLeaders.set(party, request())
  for (const party of before.participants.keys()) after.participants.set(party, request())
  const named = (party: PartyId): boolean => row.leader?.party === party || before.coLeaders.get(party) !== undefined || before.participants.get(party) !== undefined
  for (const rows of ['services', 'contacts'] as const) {
    for (const party of before[rows].keys()) {
      const words = before[rows].get(party)
      if (words !== undefined && named(party)) after[rows].set(party, words)
    }
  }
}

/** Comments stay with the plan that they were made on. */
function copyText(from: Y.XmlFragment, to: Y.XmlFragment): void {
  const { content = [] } = richTextToJson(from)
  if (content.length > 0) writeRichText(to, content)
}
