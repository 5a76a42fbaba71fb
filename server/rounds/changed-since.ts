// Which places of a plan say something else than in a version: what a delegation has to look at again, since its position stands on that
// version.
import * as Y from 'yjs'
import type { Kysely } from 'kysely'
import type { CommentPlace } from '../../shared/documents/threads.ts'
import { comparing } from '../../shared/history/plan-difference.ts'
import type { PlanChange } from '../../shared/history/plan-difference.ts'
import type { PlanId, VersionId } from '../../shared/ids.ts'
import { othersTurn } from '../clock.ts'
import { inTurns } from '../in-turns.ts'
import type { Database } from '../store/schema.ts'
import type { OpenDocument } from '../sync/document.ts'
import { openVersion } from '../versions/versions.ts'

/** Versions of one plan of which it is kept: far more than a plan has rounds. Above it the one that was looked for first is forgotten. */
const maxKept = 200

type Places = readonly CommentPlace[]
/** What is known, or being found out, of each version as the plan stood after `seq`. */
type Known = { readonly seq: number; readonly placesByVersion: Map<VersionId, Promise<Places>> }

/** Everybody who has the page of a round open asks the same, and all at once when somebody has answered: it is found out once. */
const knownByDocument = new WeakMap<OpenDocument, Known>()

/** By version, places of the plan as it is stored: of an action that changed in itself one for each field. */
export async function changedSince(database: Kysely<Database>, document: OpenDocument, plan: PlanId, versions: readonly VersionId[]): Promise<Record<VersionId, CommentPlace[]>> {
  if (versions.length === 0) return {}
  // Begun in the same turn in which it is looked for: of forty who ask at once one begins it.
  const begun = await document.whenStored(doc => {
    const kept = knownByDocument.get(document)
    const known = kept?.seq === document.seq ? kept : { seq: document.seq, placesByVersion: new Map<VersionId, Promise<Places>>() }
    knownByDocument.set(document, known)
    const missing = versions.filter(id => !known.placesByVersion.has(id))
    if (missing.length > 0) begin(known, missing, placesSince(database, Y.encodeStateAsUpdate(doc), plan, missing))
    const places = versions.map(id => [id, known.placesByVersion.get(id)] as const)
    for (const id of [...known.placesByVersion.keys()].slice(0, -maxKept)) known.placesByVersion.delete(id)
    return places
  })
  const answer: Record<VersionId, CommentPlace[]> = {}
  for (const [id, places] of begun) answer[id] = [...((await places) ?? [])]
  return answer
}

function begin({ placesByVersion }: Known, versions: readonly VersionId[], work: Promise<ReadonlyMap<VersionId, Places>>): void {
  for (const id of versions) {
    const places = work.then(found => found.get(id) ?? [])
    placesByVersion.set(id, places)
    // What failed is looked for again by whoever asks next.
    places.catch(() => {
      if (placesByVersion.get(id) === places) placesByVersion.delete(id)
    })
  }
}

/** @param state the plan as it is, as one update. */
async function placesSince(database: Kysely<Database>, state: Uint8Array, plan: PlanId, versions: readonly VersionId[]): Promise<ReadonlyMap<VersionId, Places>> {
  const after = new Y.Doc()
  Y.applyUpdate(after, state)
  const found = new Map<VersionId, Places>()
  for (const id of versions) {
    const before = await openVersion(database, plan, id)
    if (before !== null) found.set(id, placesOf(await inTurns(comparing(before, after))))
    await othersTurn()
  }
  return found
}

/** A field is named as a whole, however deep the change is in it. */
function placesOf(changes: readonly PlanChange[]): CommentPlace[] {
  const places = new Map<string, CommentPlace>()
  for (const { path } of changes) {
    const place = [...path.slice(0, 3)]
    places.set(place.join('/'), place)
  }
  return [...places.values()]
}
