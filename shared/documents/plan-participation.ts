// How it stands with a delegation that added itself to an action, or offered to lead it.
import type { PartyId } from '../ids.ts'
import { admissionOf, answerOf, givenAnswer, isConfirmed, requestOf } from './plan-answers.ts'
import type { Named } from './plan-answers.ts'
import { offeredRoles } from '../vocabularies/participation.ts'
import type { OfferedRole } from '../vocabularies/participation.ts'
import { askerKey, offerKey } from './plan.ts'
import type { ActionPlain, Admission, Offer, OfferReply } from './plan.ts'

/** `waits`: for the word of its leader or the driver. `withdrew`: it declined after all, whatever they said; that is told with it. */
export type Joined =
  | { readonly state: 'waits' }
  | { readonly state: 'taken-in' | 'turned-down'; readonly decided: Admission }
  | { readonly state: 'withdrew'; readonly decided: Admission | null }

/** Null for a delegation that was asked, or is not named. */
export function joinedIn(action: Named & Pick<ActionPlain, 'admissions'>, party: PartyId): Joined | null {
  if (action.participants[party]?.joined !== true) return null
  const decided = admissionOf(action, party)
  if (answerOf(action, 'participant', party) === 'declined') return { state: 'withdrew', decided }
  return decided === null ? { state: 'waits' } : { state: decided.admission, decided }
}

export type StandingOffer = {
  readonly party: PartyId
  readonly role: OfferedRole
  readonly offer: Offer
  /** Null while it waits. */
  readonly declined: OfferReply | null
  /** Whoever speaks for the delegation has said yes to being named for it. */
  readonly isConfirmed: boolean
}

/** The offers to lead an action or to help to lead it, by delegation: those that wait and those that were declined. Whoever is
 *  named in the role needs none. */
export function offersIn(action: ActionPlain): readonly StandingOffer[] {
  return Object.keys(action.offers).sort().flatMap((key): StandingOffer[] => {
    // The keys of a reading are those that the schema let in.
    const [party, named] = key.split(':') as [PartyId, string]
    const role = offeredRoles.find(known => known === named)
    const offer = action.offers[key]
    if (role === undefined || offer === undefined || requestOf(action, role, party) !== null) return []
    const reply = action.offerReplies[askerKey(party, offer.request)]
    if (reply?.reply === 'taken') return []
    return [{ party, role, offer, declined: reply ?? null, isConfirmed: isConfirmed(givenAnswer(action, role, party, offer.request)?.answer ?? null) }]
  })
}

/** The offer of one delegation for one role; null where there is none to speak of. */
export const offerOf = (action: ActionPlain, party: PartyId, role: OfferedRole): StandingOffer | null =>
  action.offers[offerKey(party, role)] === undefined ? null : offersIn(action).find(offer => offer.party === party && offer.role === role) ?? null
