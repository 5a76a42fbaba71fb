// What a delegation said to being named in an action. An answer belongs to one request: naming a delegation again asks
// again, and what it said before no longer counts.
// Source: staff working document, sixth principle (Freedom of action).
import type { PartyId, RequestId } from '../ids.ts'
import type { ParticipationAnswer } from '../vocabularies/vocabularies.ts'
import { admissionKey, answerKey, askerKey, confirmationKey, rolesInAction } from './plan.ts'
import type { ActionPlain, Admission, Answer, AnswerInWriting, RoleInAction } from './plan.ts'

export type { RoleInAction } from './plan.ts'

/** `asked`: named, and nothing said to this request yet. */
export type AnswerState = ParticipationAnswer

/** What of an action says who is named in it, and what they answered. */
export type Named = Pick<ActionPlain, 'leader' | 'coLeaders' | 'participants' | 'answers' | 'answersInWriting'>

/** The request that stands: null when the delegation is not named in this role. */
export function requestOf(action: Named, role: RoleInAction, party: PartyId): RequestId | null {
  switch (role) {
    case 'action-leader':
      return action.leader?.party === party ? action.leader.request : null
    case 'co-leader':
      return action.coLeaders[party]?.request ?? null
    case 'participant':
      return action.participants[party]?.request ?? null
  }
}

/** What stands for the current request; null when the delegation is not named in this role.
 *  The condition of `confirmed-subject` is in `givenAnswer`. */
export function answerOf(action: Named, role: RoleInAction, party: PartyId): AnswerState | null {
  const request = requestOf(action, role, party)
  if (request === null) return null
  return givenAnswer(action, role, party, request)?.answer ?? 'asked'
}

/** The delegation's words to one request, with what their giver had seen; undefined while it is silent. Its own answer
 *  stands over one received in writing (`isInWriting`). What it said to an earlier request counts no more once it has
 *  answered a later one: naming it again under the old request does not bring the old answer back. */
export function givenAnswer(action: Pick<ActionPlain, 'answers' | 'answersInWriting'>, role: RoleInAction, party: PartyId, request: RequestId): Answer | AnswerInWriting | undefined {
  const key = answerKey(party, role, request)
  const own = action.answers[key]
  const given = own ?? action.answersInWriting[key]
  if (given === undefined) return undefined
  const inThisRole = `${party}:${role}:`
  // Nothing that another recorded makes a delegation's own word an old one.
  const later = own === undefined ? [...Object.entries(action.answers), ...Object.entries(action.answersInWriting)] : Object.entries(action.answers)
  const hasSaidMore = later.some(([other, said]) =>
    other !== key && other.startsWith(inThisRole) && said !== undefined && said.epoch === given.epoch && said.seq > given.seq)
  return hasSaidMore ? undefined : given
}

/** Whether an answer was received in writing and recorded, and not given by the delegation itself in the plan. */
export const isInWriting = (given: Answer | AnswerInWriting): given is AnswerInWriting => 'recordedBy' in given

/** Which delegation made the request that stands; null where that is not recorded, or nobody is named. */
export function askerOf(action: Named & Pick<ActionPlain, 'askers'>, role: RoleInAction, party: PartyId): PartyId | null {
  const request = requestOf(action, role, party)
  return request === null ? null : action.askers[askerKey(party, request)] ?? null
}

/** Accepted, with or without a condition. */
export const isConfirmed = (answer: AnswerState | null): boolean => answer === 'confirmed' || answer === 'confirmed-subject'

/** Whether the driver confirmed, for the current request, that this action leader works under its responsibility. */
export function isConfirmedByDriver(action: Pick<ActionPlain, 'leader' | 'confirmations'>): boolean {
  return action.leader !== undefined && action.confirmations[confirmationKey(action.leader.party, action.leader.request)] !== undefined
}

/** What leader or driver said of a delegation that added itself; null while they said nothing, and where it was asked. */
export function admissionOf(action: Pick<ActionPlain, 'participants' | 'admissions'>, party: PartyId): Admission | null {
  const participation = action.participants[party]
  return participation?.joined === true ? action.admissions[admissionKey(party, participation.request)] ?? null : null
}

/** Whether a delegation is named in an action, whatever it said to that. */
export const isNamedIn = (action: Named, party: PartyId): boolean => rolesInAction.some(role => requestOf(action, role, party) !== null)

/** The delegations named in a role, by id. */
export function partiesIn(action: ActionPlain, role: RoleInAction): readonly PartyId[] {
  switch (role) {
    case 'action-leader':
      return action.leader === undefined ? [] : [action.leader.party]
    case 'co-leader':
      return keysOf(action.coLeaders)
    case 'participant':
      return keysOf(action.participants)
  }
}

function keysOf(parties: { readonly [Key in PartyId]?: unknown }): readonly PartyId[] {
  // The keys of a reading are those that the schema and the gate let in.
  return (Object.keys(parties) as PartyId[]).sort()
}
