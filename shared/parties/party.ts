// What a delegation is. The list itself is in the files beside this one, by kind.
import type { PartyId } from '../ids.ts'

export const partyKinds = [
  'member-state',
  'agency',
  'institution',
  'third-country',
  'international-organisation',
  'network',
  'private-or-ngo',
] as const
export type PartyKind = (typeof partyKinds)[number]

export const partyKindLabels: Readonly<Record<PartyKind, string>> = {
  'member-state': 'Member State',
  'agency': 'EU agency or body',
  'institution': 'EU institution or Council body',
  'third-country': 'Third country',
  'international-organisation': 'International organisation',
  'network': 'Law enforcement network or expert group',
  'private-or-ngo': 'Private partner or non-governmental organisation',
}

export type Party = {
  readonly id: PartyId
  /** Stands on screen for the delegation: at most 8 characters, unique, never cut. */
  readonly code: string
  readonly name: string
  readonly kind: PartyKind
  /** Other names one may search for: in the own language, former, in full. */
  readonly aliases: readonly string[]
  readonly note?: string
  /** Must be readable wherever the name, which ends in an asterisk, is shown. */
  readonly footnote?: string
  /** Its part in EMPACT could not be confirmed from a public document. */
  readonly unverified?: true
  readonly fictional?: true
}

/** A line of the list as it is written down; the kind is that of the list it stands in. */
export type PartyRow = Omit<Party, 'id' | 'kind' | 'aliases'> & { readonly id: string; readonly aliases?: readonly string[] }
