// What must be true of delegations' own sides: at any time nobody is connected who may not be there; in a quiet world every page that
// may be there has what is stored, and nothing that was written in a draft is lost.
import { Broken } from './broken.ts'
import { canonicalSide, difference } from './canonical.ts'
import { ownWordsIn } from './draft-words.ts'
import { keptBy } from './kept-words.ts'
import type { World } from './world.ts'

/** Between commits: whoever may no longer be there is out, within a second where a right ran out by itself, whether anything is sent to
 *  them or not. */
export function checkLines({ server, watcher, time, people }: World): void {
  const open = [...server.documents.all]
  // A right that ended is on disk a moment before the server has heard so.
  if (server.life.isOver || open.some(({ isDirty }) => isDirty)) return
  for (const document of open) {
    const log = watcher.logOf(document.id)
    if (log === null || document.isRetired) continue
    for (const { writer } of document.connections) {
      const who = people.get(writer.person)
      if (who !== undefined && !log.mayRead(who, time.now() - 1_000)) throw new Broken('who may not read is sent nothing', `${who.name} is still connected to ${document.id}`)
    }
  }
}

export function checkSides(world: World): void {
  for (const { name, person, side, isClosed } of world.tabs) {
    if (side === null || isClosed) continue
    const log = world.watcher.sides.get(person.party) ?? null
    const mayBeThere = log?.mayRead(person, world.time.now()) === true
    const status = side.replica.status()
    if (status.state === 'closed') {
      if (mayBeThere) throw new Broken('an honest page is not thrown out', `${name} is closed out of its own side: ${status.reason}`)
      continue
    }
    if (!mayBeThere || log === null) throw new Broken('who may not read is sent nothing', `${name} is in its own side`)
    const { doc } = side.replica
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw new Broken('nothing is left waiting', `in the own side of ${name}`)
    const [shown, stored] = [canonicalSide(doc), canonicalSide(log.doc)]
    if (shown !== stored) throw new Broken('all copies are equal in the end', `own side of ${name}: ${difference(shown, stored)}`)
  }
}

export function checkDrafts(world: World): void {
  // Whoever may not come back is not told what was lost.
  for (const tab of world.tabs) if (!tab.isClosed && tab.side?.replica.status().state === 'closed') world.excuseOnlyHere(tab, 'side')
  for (const [party, ledger] of world.ledgers.drafts) {
    const log = world.watcher.sides.get(party)
    const standing = log === undefined ? [] : ownWordsIn(log.plain(), ledger)
    const present = new Set(standing)
    const twice = standing.find((word, index) => standing.indexOf(word) !== index && !ledger.broughtBack.has(word))
    if (twice !== undefined) throw new Broken('nothing stands twice', `${twice} in the drafts of ${party}`)
    for (const word of ledger.words.values()) {
      if (present.has(word.token) || ledger.isExcused(word)) continue
      const wasStored = world.watcher.storedWords.has(word.token)
      if (wasStored || !keptBy(world, word.person).has(word.token)) throw new Broken('nothing anybody wrote is lost', `${word.token} of ${word.tab} in the draft ${word.place}${wasStored ? ' was stored' : ''}`)
    }
  }
}
