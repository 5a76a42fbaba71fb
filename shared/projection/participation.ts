// Who takes part in what, over one plan or all of a period: actions by plan and goal as rows, delegations as columns. Read from
// summaries, so that it is the same for the tab of a plan and for the page over all of them.
import { isConfirmed } from '../documents/plan-answers.ts'
import type { RoleInAction } from '../documents/plan.ts'
import type { ActionId, GoalId, PartyId, PlanId } from '../ids.ts'
import { partiesById } from '../parties/parties.ts'
import { partyKinds } from '../parties/party.ts'
import type { ActionSummary, NamedSummary, OfferSummary, PlanSummary } from './plan-summary-shape.ts'
import { looksForParticipants } from './waiting.ts'

/** One role of a delegation in an action, and how that stands. */
export type PartInAction = {
  readonly role: RoleInAction
  readonly named: NamedSummary
  /** A leader from outside whom the driver has not confirmed. */
  readonly waitsForDriver: boolean
}

/** What a delegation is in an action: leader first, then co-leader, then participant; and what it offers to be. */
export type ParticipationCell = { readonly parts: readonly PartInAction[]; readonly offers: readonly OfferSummary[] }

export type ParticipationRow = {
  /** Of plan and action together. */
  readonly key: string
  readonly plan: PlanId
  readonly action: ActionId
  readonly summary: ActionSummary
  readonly looksForParticipants: boolean
  /** Delegations without any part are absent. */
  readonly cells: ReadonlyMap<PartyId, ParticipationCell>
  /** How many delegations have confirmed a part. */
  readonly confirmed: number
}

/** The actions of one goal of one plan, in its order; null: of no goal of the cycle. */
export type ParticipationGroup = { readonly plan: PlanSummary; readonly goal: GoalId | null; readonly rows: readonly ParticipationRow[] }

/** `confirmed`: parts in actions. `waiting`: requests that it has not answered. */
export type PartTotal = { readonly confirmed: number; readonly waiting: number }

export type Participation = {
  /** In the order of the plans given; goals without actions are left out. */
  readonly groups: readonly ParticipationGroup[]
  /** The own delegation first and always, then all with any part, by kind and code. */
  readonly parties: readonly PartyId[]
  /** Of each of `parties`. */
  readonly totals: ReadonlyMap<PartyId, PartTotal>
}

/** @param isShown which actions; the delegations of the others have their columns all the same, so that none jumps with a filter. */
export function participationOf(plans: readonly PlanSummary[], own: PartyId, isShown: (row: ParticipationRow, plan: PlanSummary) => boolean = () => true): Participation {
  const groups = plans.flatMap(groupsOf)
  const totals = new Map<PartyId, { confirmed: number; waiting: number }>([[own, { confirmed: 0, waiting: 0 }]])
  for (const { cells } of groups.flatMap(({ rows }) => rows)) {
    for (const [party, cell] of cells) {
      const total = totals.get(party) ?? { confirmed: 0, waiting: 0 }
      if (cell.parts.some(hasConfirmed)) total.confirmed++
      if (cell.parts.some(isWaiting)) total.waiting++
      totals.set(party, total)
    }
  }
  return {
    groups: groups.map(group => ({ ...group, rows: group.rows.filter(row => isShown(row, group.plan)) })).filter(({ rows }) => rows.length > 0),
    parties: [own, ...[...totals.keys()].filter(party => party !== own).sort(byKindAndCode)],
    totals,
  }
}

/** Whether the delegation said yes and takes part: one that added itself and was turned down does not. */
export const hasConfirmed = ({ named }: PartInAction): boolean => isConfirmed(named.answer) && named.joined !== 'turned-down'

/** Whether a request waits for the delegation's own answer. */
export const isWaiting = ({ named }: PartInAction): boolean => (named.answer === 'asked' || named.answer === 'to-be-confirmed') && named.joined === undefined

/** Whether the delegation confirmed, and the action is no longer what it confirmed. */
export const isChangedSince = ({ named }: PartInAction): boolean => named.changed !== undefined && isConfirmed(named.answer)

const nothing: ParticipationCell = { parts: [], offers: [] }
export const cellOf = (row: ParticipationRow, party: PartyId): ParticipationCell => row.cells.get(party) ?? nothing

function groupsOf(plan: PlanSummary): readonly ParticipationGroup[] {
  // The keys of a summary are those that its plan let in.
  const goals = Object.keys(plan.cells) as GoalId[]
  return [
    ...goals.map(goal => ({ plan, goal, rows: rowsOf(plan, plan.cells[goal]?.actions ?? []) })),
    { plan, goal: null, rows: rowsOf(plan, plan.withoutGoal) },
  ].filter(({ rows }) => rows.length > 0)
}

const rowsOf = (plan: PlanSummary, actions: readonly ActionId[]): readonly ParticipationRow[] =>
  actions.flatMap(action => {
    const summary = plan.actions[action]
    return summary === undefined ? [] : [knownRowOf(plan, action, summary)]
  })

/** Rows by the summary that they were made of: what a patch does not name keeps its row, so that a list draws only what changed. */
const rowBySummary = new WeakMap<ActionSummary, { readonly of: string; readonly row: ParticipationRow }>()

function knownRowOf(plan: PlanSummary, action: ActionId, summary: ActionSummary): ParticipationRow {
  const of = [plan.plan, action, plan.status, plan.archived].join(' ')
  const known = rowBySummary.get(summary)
  if (known?.of === of) return known.row
  const row = rowOf(plan, action, summary)
  rowBySummary.set(summary, { of, row })
  return row
}

function rowOf(plan: PlanSummary, action: ActionId, summary: ActionSummary): ParticipationRow {
  const cells = new Map<PartyId, { parts: PartInAction[]; offers: OfferSummary[] }>()
  const cell = (party: PartyId): { parts: PartInAction[]; offers: OfferSummary[] } => {
    const known = cells.get(party)
    if (known !== undefined) return known
    const made = { parts: [], offers: [] }
    cells.set(party, made)
    return made
  }
  const add = (role: RoleInAction, named: NamedSummary, waitsForDriver = false): void => void cell(named.party).parts.push({ role, named, waitsForDriver })
  if (summary.leading !== null) add('action-leader', summary.leading, summary.leaderWaitsForDriver)
  for (const named of summary.coLeaders) add('co-leader', named)
  for (const named of summary.participants) add('participant', named)
  for (const offer of summary.offers) cell(offer.party).offers.push(offer)
  return {
    key: `${plan.plan}/${action}`,
    plan: plan.plan,
    action,
    summary,
    looksForParticipants: looksForParticipants(plan, summary),
    cells,
    confirmed: [...cells.values()].filter(({ parts }) => parts.some(hasConfirmed)).length,
  }
}

function byKindAndCode(one: PartyId, other: PartyId): number {
  const [a, b] = [partiesById.get(one), partiesById.get(other)]
  if (a === undefined || b === undefined) return (a === undefined ? 1 : 0) - (b === undefined ? 1 : 0)
  return partyKinds.indexOf(a.kind) - partyKinds.indexOf(b.kind) || (a.code < b.code ? -1 : 1)
}
