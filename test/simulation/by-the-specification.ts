// Whether somebody might do something, by the specification of mandates that is written by hand (test/mandates) and shares
// nothing with the table that gate and page read.
import type { PlanPlain } from '../../shared/documents/plan.ts'
import { isNamedIn } from '../../shared/documents/plan-answers.ts'
import { hasPartIn, holdsInAction } from '../../shared/documents/plan-standing.ts'
import { ActionId } from '../../shared/ids.ts'
import type { PartyId } from '../../shared/ids.ts'
import type { PersonFunction } from '../../shared/mandates/functions.ts'
import type { Path } from '../../shared/schema/node.ts'
import { partiesById } from '../../shared/parties/parties.ts'
import type { PlanRecord } from '../../server/plans/plan-record.ts'
import { bySpeakersOnly, specification } from '../mandates/specification.ts'
import type { Role } from '../mandates/specification.ts'
import type { Deed } from './acts.ts'

export type Moment = { readonly record: PlanRecord; readonly at: number; readonly plan: PlanPlain }

/** `moment`: when it was taken, with the plan as it was before. */
export function mightDo({ operation, path, isNew }: Deed, party: PartyId, functions: readonly PersonFunction[], { record, at, plan }: Moment): boolean {
  if (record.archivedAt !== null) return false
  const isWriter = functions.some(held => held === 'speaks' || (held === 'drafter' && !bySpeakersOnly.includes(operation)))
  const cells = specification.get(operation)
  return isWriter && rolesOf(party, { record, at, plan }, path, isNew && operation !== 'an action of the plan').some(role => !(asMemberState.includes(operation) && (role === 'participant' || role === 'taken out')) && isOpen(cells?.get(role), operation, record))
}

/** Whether somebody might draft what a delegation proposes, or send it and take it back, which those do who speak for it. Whoever reads
 *  the plan by a release only proposes nothing. */
export function mightPropose(act: 'drafting' | 'sending', party: PartyId, functions: readonly PersonFunction[], { record, at, plan }: Moment): boolean {
  if (record.archivedAt !== null) return false
  const isOneOfThem = functions.includes('speaks') || (act === 'drafting' && functions.includes('drafter'))
  const isOfTheCircle = rolesOf(party, { record, at, plan }, [], false).some(role => ofTheCircle.includes(role))
  return isOneOfThem && isOfTheCircle && (proposedIn.includes(record.status) || (record.amendment !== null && !record.amendment.isMinor && proposedIn.includes(record.amendment.state)))
}
const ofTheCircle: readonly Role[] = ['Member State', 'agency', 'Commission', 'General Secretariat', 'network added']
const proposedIn: readonly string[] = ['drafting', 'consultation', 'final-draft']

/** Whether somebody might take in or turn down what is proposed at a place: whoever might write there; in a round, in which nobody
 *  writes there, whoever drives the plan or leads the action and might write there while it is drafted. */
export function mightDecide(place: Path, party: PartyId, functions: readonly PersonFunction[], moment: Moment): boolean {
  const deed = { operation: operationAt(place), path: place.length === 2 ? [...place, 'removed'] : place, isNew: false }
  const { record } = moment
  if ((record.amendment?.state ?? record.status) !== 'consultation') return mightDo(deed, party, functions, moment)
  const isDecider = rolesOf(party, moment, deed.path, false).some(role => decidingInRounds.includes(role) && specification.get(deed.operation)?.get(role)?.has('drafting') === true)
  return record.archivedAt === null && isDecider && functions.some(held => held === 'speaks' || held === 'drafter')
}
const decidingInRounds: readonly Role[] = ['driver', 'co-driver', 'action leader']

function operationAt([root, , field]: Path): string {
  if (root === 'aim') return 'the aim'
  if (root === 'goals') return field === 'text' ? 'the text of a goal' : 'why a goal is empty'
  if (field === undefined) return 'removing the action'
  if (field === 'leader') return 'the action leader'
  if (field === 'goal') return 'the place of the action'
  return field === 'title' || field === 'description' || field === 'expectedResult' ? 'a text of the action' : 'a field of the action'
}

/** In the status of the plan, or of an amendment to it; a minor one is about services only. */
function isOpen(statuses: ReadonlySet<string> | undefined, operation: string, { status, amendment }: PlanRecord): boolean {
  if (statuses === undefined) return false
  return statuses.has(status) || (amendment !== null && statuses.has(amendment.state) && (!amendment.isMinor || ofMinorAmendments.includes(operation)))
}
const ofMinorAmendments = ['one’s own service', 'another’s service']

/** What the specification says of a participant that is a Member State, and that others in its place may not. */
const asMemberState = ['adding oneself', 'an action as a proposal']

/** What a delegation is as far as a place of the plan is concerned. `isOwnNew`: the place is in an action that it proposes
 *  with the same act. */
function rolesOf(party: PartyId, { record, at, plan }: Moment, [root, id, field]: readonly string[], isOwnNew: boolean): Role[] {
  const runs = ({ until }: { readonly until: string }): boolean => at < Date.parse(until)
  const isReleased = record.releases.some(release => release.party === party && runs(release))
  const isAdded = record.addedToCircle.includes(party)
  const kind = partiesById.get(party)?.kind
  const roles: Role[] = []
  if (kind === 'member-state') roles.push('Member State')
  else if (kind === 'agency') roles.push('agency')
  else if (party === 'com') roles.push('Commission')
  else if (party === 'gsc') roles.push('General Secretariat')
  else if (isAdded) roles.push('network added')
  else if (isReleased) roles.push('released')
  // Outside: whatever else it might be, nothing is its to write.
  else return []
  if (record.driver?.party === party && record.driver.acceptedAt !== null) roles.push('driver')
  if (record.coDrivers.some(coDriver => coDriver.party === party && coDriver.acceptedAt !== null)) roles.push('co-driver')
  for (const { place } of record.pens.filter(pen => pen.party === party && runs(pen))) {
    if (place.of === 'plan') roles.push('pen: plan')
    if (place.of === 'goal' && root === 'goals' && id === place.goal) roles.push('pen: goal')
    if (place.of === 'action' && root === 'actions' && id === place.action && field !== undefined) roles.push('pen: action')
  }
  if (root !== 'actions') return roles
  const action = plan.actions[ActionId.parse(id)]
  if (action === undefined) return isOwnNew ? [...roles, 'author'] : roles
  if (holdsInAction(action, 'action-leader', party)) roles.push('action leader')
  if (holdsInAction(action, 'co-leader', party)) roles.push('co-leader')
  if (action.proposedBy === party && action.takenIn !== true) roles.push('author')
  if (isNamedIn(action, party)) roles.push('participant')
  else if (hasPartIn(action, party)) roles.push('taken out')
  return roles
}
