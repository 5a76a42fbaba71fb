// One action as lists and the matrix know it. Depends on the action alone and on the facts that rules look at; its number,
// reference and open threads are given by the plan around it.
import { changedSince } from '../documents/confirmed-since.ts'
import { answerOf, isConfirmed, isConfirmedByDriver, partiesIn } from '../documents/plan-answers.ts'
import { orderedRows } from '../documents/plan-order.ts'
import { joinedIn, offersIn } from '../documents/plan-participation.ts'
import { isProposal } from '../documents/plan-standing.ts'
import type { PlacedAction } from '../documents/plan-order.ts'
import { askerKey } from '../documents/plan.ts'
import type { ActionPlain, RoleInAction } from '../documents/plan.ts'
import type { PartyId, RowId } from '../ids.ts'
import { isOutsideLeader } from '../parties/eligibility.ts'
import { findingsOfAction } from '../rules/findings.ts'
import type { Finding } from '../rules/findings.ts'
import type { RuleContext } from '../rules/rule.ts'
import type { ActionSummary, NamedSummary } from './plan-summary-shape.ts'

export type Funding = ActionSummary['funding']

export type AroundAction = Pick<ActionSummary, 'reference' | 'threads'>

export function actionSummaryOf(place: PlacedAction, { reference, threads }: AroundAction, context: RuleContext): ActionSummary {
  const { id, action, goal, number } = place
  const findings = findingsOfAction(id, action, context)
  const leader = action.leader?.party ?? null
  return {
    number,
    reference,
    title: action.title,
    goal,
    proposedBy: isProposal(action) ? (action.proposedBy ?? null) : null,
    goalsServed: context.goalsOfCycle.filter(served => served !== goal && action.goalsServed[served] === true),
    leader,
    leaderAccepted: leader !== null && isConfirmed(answerOf(action, 'action-leader', leader)),
    leading: leader === null ? null : named(action, 'action-leader', leader),
    leaderWaitsForDriver: leader !== null && isOutsideLeader(leader) && !isConfirmedByDriver(action),
    kind: action.kind ?? null,
    nature: action.nature ?? null,
    stance: action.stance ?? null,
    level: action.level ?? null,
    coLeaders: namedIn(action, 'co-leader'),
    participants: namedIn(action, 'participant'),
    offers: offersIn(action).map(({ party, role, offer, declined }) => ({ party, role, ...(offer.on !== undefined && { on: offer.on }), state: declined === null ? 'waits' : 'declined' })),
    from: action.from ?? null,
    to: action.to ?? null,
    jointActionDays: jointActionDaysOf(action),
    funding: fundingOf(action),
    seeks: action.seeks?.trim() || null,
    carriedFrom: action.carriedFrom?.reference ?? null,
    status: action.status ?? null,
    progress: action.progress ?? null,
    findings: findings.map(finding => finding.rule),
    threads,
    toFix: countOf(findings, 'to-fix'),
    toLookAt: countOf(findings, 'to-look-at'),
    state: stateOf(action, findings),
  }
}

export const countOf = (findings: readonly Finding[], severity: Finding['severity']): number =>
  findings.filter(finding => finding.severity === severity).length

const namedIn = (action: ActionPlain, role: 'co-leader' | 'participant'): ActionSummary['participants'] => partiesIn(action, role).map(party => named(action, role, party))

function named(action: ActionPlain, role: RoleInAction, party: PartyId): NamedSummary {
  const asked = role === 'action-leader' ? action.leader : role === 'co-leader' ? action.coLeaders[party] : action.participants[party]
  const reminder = asked === undefined ? undefined : action.reminders[askerKey(party, asked.request)]
  const changed = changedSince(action, role, party)?.changed ?? []
  const joined = role === 'participant' ? joinedIn(action, party) : null
  return {
    party,
    answer: answerOf(action, role, party) ?? 'asked',
    ...(asked?.on !== undefined && { on: asked.on }),
    ...(reminder !== undefined && { reminded: reminder.on }),
    ...(changed.length > 0 && { changed: [...changed] }),
    ...(joined !== null && { joined: joined.state }),
  }
}

/** Rows that say both quarter and number, in their order. */
function jointActionDaysOf(action: ActionPlain): ActionSummary['jointActionDays'] {
  return orderedRows<RowId, NonNullable<ActionPlain['jointActionDays'][RowId]>>(action.jointActionDays).flatMap(
    ({ row: { quarter, count } }) => (quarter === undefined || count === undefined ? [] : [{ quarter, count }]),
  )
}

/** What is asked for, and what delegations bring of their own. */
export function fundingOf(action: ActionPlain): Funding {
  const rows = orderedRows<RowId, NonNullable<ActionPlain['funding'][RowId]>>(action.funding)
  const amounts = [...rows.map(({ row }) => row.amount), ...Object.values(action.ownResources)]
  const funding = { euro: 0, toBeDetermined: 0 }
  for (const amount of amounts) {
    if (amount === 'to-be-determined') funding.toBeDetermined += 1
    else if (amount !== undefined) funding.euro += amount
  }
  return funding
}

/** How an action stands, the same on its card and in every list. It can break no rule and still be half written. */
export function stateOf(action: ActionPlain, findings: readonly Finding[]): ActionSummary['state'] {
  if (isProposal(action)) return 'proposed'
  const { title, kind, from, to } = action
  if (countOf(findings, 'to-fix') > 0) return 'to-fix'
  const isMeasured = !findings.some(finding => finding.rule === 'indicator/unit-and-target')
  const isWritten = title.trim() !== '' && kind !== undefined && from !== undefined && to !== undefined
  return isMeasured && isWritten ? 'complete' : 'drafting'
}
