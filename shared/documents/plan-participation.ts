// How it stands with a delegation that added itself to an action.
import type { PartyId } from '../ids.ts'
import { admissionOf, answerOf } from './plan-answers.ts'
import type { Named } from './plan-answers.ts'
import type { ActionPlain, Admission } from './plan.ts'

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
