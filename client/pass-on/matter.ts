// What can be taken along: a round that is open, and something that waits for a word of a delegation.
import type { PartyId, PlanId } from '../../shared/ids.ts'
import type { Waiting } from '../../shared/projection/waiting.ts'

/** What waits for a word; what is only to be read is nobody's to pass on. */
export type RequestKind = Exclude<Waiting['what'], 'read-step' | 'read-note' | 'pen-ends'>

type OfPlan = {
  readonly plan: PlanId
  readonly planName: string
  /** For which delegation this person acts. */
  readonly party: PartyId
  /** Addresses, or names where an address is not the reader's to see. */
  readonly to: () => Promise<readonly string[]>
}

/** `deadline`: an ISO instant. `missing`: names of delegations without an answer. `key`: the same for the same request. */
export type Matter = OfPlan & (
  | { readonly of: 'round'; readonly number: number; readonly deadline: string; readonly missing: readonly string[] }
  | { readonly of: 'request'; readonly key: string; readonly kind: RequestKind; readonly delegation: string; readonly deadline: string | null }
)

export const fileNameOf = (matter: Matter): string => (matter.of === 'round' ? `${matter.plan}-round-${matter.number}.ics` : `${matter.plan}-request.ics`)
