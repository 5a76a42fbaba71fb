// The ledgers of a world, one of the plan and one of each delegation's drafts: no word is in two, unless it was taken into the plan.
import type { PartyId } from '../../shared/ids.ts'
import { Ledger } from './ledger.ts'

export class Ledgers {
  private count = 0
  private readonly next = (): number => ++this.count
  /** Of what is written in the plan. */
  readonly plan = new Ledger(this.next)
  /** Of what delegations write in their drafts. */
  readonly drafts = new Map<PartyId, Ledger>()

  draftsOf = (party: PartyId): Ledger => {
    const known = this.drafts.get(party) ?? new Ledger(this.next)
    this.drafts.set(party, known)
    return known
  }

  /** Whose draft a word was typed in; null: in none. */
  drafterOf = (token: string): PartyId | null => {
    for (const [party, { words }] of this.drafts) if (words.has(token)) return party
    return null
  }

  get all(): readonly Ledger[] {
    return [this.plan, ...this.drafts.values()]
  }

  excuse(tokens: readonly string[], why: string): void {
    for (const ledger of this.all) ledger.excuse(tokens, why)
  }
}
