// One entry of the palette: what it is, how it reads, and what choosing it does.
import type { PartyId, PersonId } from '../../../shared/ids.ts'
import type { Range } from '../../../shared/search/fold.ts'

/** What the palette may be narrowed to: one delegation, or one person with theirs. */
export type Scope =
  | { readonly of: 'delegation'; readonly party: PartyId }
  | { readonly of: 'person'; readonly person: PersonId; readonly name: string; readonly parties: readonly PartyId[] }

export type Choice =
  | { readonly does: 'go'; readonly to: string }
  | { readonly does: 'run'; readonly run: () => void }
  | { readonly does: 'narrow'; readonly scope: Scope }

/** The picture before it. */
export type Sign = 'plan' | 'action' | 'goal' | 'delegation' | 'person' | 'page' | 'command'

export interface Hit {
  /** Says what it is for good, without a word of it: `action/ms-2026/<id>`. Recent choices are kept by it. */
  readonly key: string
  readonly sign: Sign
  /** Whose it is: the driver, the action leader, the delegation itself. */
  readonly party?: PartyId | undefined
  readonly title: string
  /** Where the title fits. */
  readonly ranges: readonly Range[]
  /** A reference or number before the title. */
  readonly before?: string | undefined
  /** What it belongs to. */
  readonly note?: string | undefined
  /** Part of a text that fits, under the title. */
  readonly excerpt?: { readonly text: string; readonly ranges: readonly Range[] } | undefined
  readonly keys?: readonly string[] | undefined
  readonly choice: Choice
}

export interface HitGroup {
  readonly id: string
  readonly label: string
  readonly hits: readonly Hit[]
}
