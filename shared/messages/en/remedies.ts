// What a person can click to mend a finding. {party} and {driver} are names.
import type { Remedy } from '../../rules/rule.ts'

type RemedyKey = `remedy/${Remedy['do']}`

export const remedies = {
  'remedy/choose': 'Choose',
  'remedy/record-driver': 'Record the driver',
  'remedy/accept-driver': 'Accept as driver',
  'remedy/accept-co-driver': 'Accept as co-driver',
  'remedy/remove-co-driver': 'Take {party} out',
  'remedy/ask-driver': 'Ask {driver}',
  'remedy/ask-delegations': '{count, plural, =1 {Ask {party}} other {Ask # delegations}}',
  'remedy/remove-participant': 'Take {party} out of the participants',
  'remedy/swap-dates': 'Exchange the two days',
  'remedy/add-indicator': 'Add an indicator',
  'remedy/give-gap-reason': 'Say why there is none',
} as const satisfies Record<RemedyKey, string>

/** The same remedies in the hands of those who were asked, and the way to every field. */
export const remediesOfOneself = {
  'remedy/go-to-field': 'Go to field',
  'remedy/confirm-leader': 'Confirm for {driver}',
  'remedy/answer': 'Confirm for {party}',
} as const
