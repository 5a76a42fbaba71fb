// What is in no document and yet not lost: it waits on a device or on a page, or is kept there for its author.
import { equalityDeep } from 'lib0/function'
import { bytesToEntry } from '../../client/replica/outbox-entry.ts'
import { planPlain } from '../../shared/documents/plan.ts'
import { tokensIn, tokensInBytes, wordsIn } from './ledger.ts'
import { unsealed } from './page-environment.ts'
import type { World } from './world.ts'

/** Every word that a device or page of this person still has, in its outbox or among the kept words. */
export function keptBy(world: World, person: string): Set<string> {
  const kept = new Set<string>()
  for (const { store } of world.devices) for (const record of store?.records.values() ?? []) if (record.person === person) for (const word of tokensInBytes(record.sealed)) kept.add(word)
  for (const tab of world.tabs) {
    if (tab.person.id !== person || tab.isClosed) continue
    for (const replica of tab.replicas) for (const word of tokensIn(JSON.stringify(replica.keptWords()))) kept.add(word)
    if (tab.replica.status().unsent > 0) for (const word of wordsIn(planPlain(tab.doc))) kept.add(word)
    if (tab.side !== null && tab.side.replica.status().unsent > 0) for (const word of tokensIn(JSON.stringify(tab.side.plain()))) kept.add(word)
  }
  return kept
}

/** The words that what a device keeps can bring back: an edit that only formats names the words around, and brings none. */
export function broughtBackBy(sealed: Uint8Array): string[] {
  const bytes = unsealed(sealed)
  const entry = bytesToEntry(bytes)
  if (entry === null) return tokensInBytes(bytes)
  const changed = entry.paths.filter(({ before, after }) => !equalityDeep(before, after))
  return [...tokensInBytes(entry.update), ...wordsIn(changed)]
}
