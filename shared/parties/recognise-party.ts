// Which delegation somebody means who wrote its code or its name, in English or as it calls itself.
import type { PartyId } from '../ids.ts'
import { parties } from './parties.ts'
import { sameWord } from './same-word.ts'

const idByWord: ReadonlyMap<string, PartyId> = new Map(
  // First names and codes, then other words: what one delegation is called stands before what another is also called.
  [...parties.flatMap(({ id, aliases }) => aliases.map(alias => [sameWord(alias), id] as const)), ...parties.flatMap(({ id, code, name }) => [[sameWord(name), id] as const, [sameWord(code), id] as const, [sameWord(id), id] as const])],
)

/** Null where no delegation is called so. Capitals, accents, points and spaces do not matter. */
export const recogniseParty = (words: string): PartyId | null => idByWord.get(sameWord(words)) ?? null
