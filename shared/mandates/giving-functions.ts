// Who may give a person a function for a delegation, and take it back. Nobody gives what is not theirs to give.
import type { PartyId } from '../ids.ts'
import { PersonFunction } from './functions.ts'

type Held = { readonly party: PartyId; readonly function: PersonFunction }

/** What a delegation decides about its own people. The other functions reach beyond it. */
const ofADelegation: readonly PersonFunction[] = ['reader', 'drafter', 'speaks']

/** Which functions somebody with these memberships may give, and end, for a delegation; none: an empty list. Administrators
 *  give all; whoever speaks for a delegation, those of its own people. A house rule: the sources do not say who lets
 *  people into a workspace. */
export function functionsToGive(held: readonly Held[], party: PartyId): readonly PersonFunction[] {
  if (held.some(({ function: holds }) => holds === 'administrator')) return PersonFunction.options
  return held.some(membership => membership.function === 'speaks' && membership.party === party) ? ofADelegation : []
}

export const mayGive = (held: readonly Held[], given: Held): boolean => functionsToGive(held, given.party).includes(given.function)

/** The membership under which somebody gives a function for this delegation, for the record. */
export function givenAs(held: readonly Held[], party: PartyId): Held | null {
  return held.find(membership => membership.function === 'speaks' && membership.party === party) ?? held.find(membership => membership.function === 'administrator') ?? null
}
