// Which places of a plan say something else than in a version: what a delegation has to look at again, since its position stands on that
// version.
import * as Y from 'yjs'
import type { Kysely } from 'kysely'
import type { CommentPlace } from '../../shared/documents/threads.ts'
import { planDifference } from '../../shared/history/plan-difference.ts'
import type { PlanId, VersionId } from '../../shared/ids.ts'
import type { Database } from '../store/schema.ts'
import type { OpenDocument } from '../sync/document.ts'
import { openVersion } from '../versions/versions.ts'

/** Of each version as the plan last stood when it was asked: everybody who has the page of a round open asks the same. */
const known = new WeakMap<OpenDocument, { seq: number; readonly byVersion: Map<VersionId, CommentPlace[]> }>()

/** By version, places of the plan as it is stored: of an action that changed in itself one for each field. */
export async function changedSince(database: Kysely<Database>, document: OpenDocument, plan: PlanId, versions: readonly VersionId[]): Promise<Record<VersionId, CommentPlace[]>> {
  if (versions.length === 0) return {}
  const { seq, state } = await document.whenStored(doc => ({ seq: document.seq, state: known.get(document)?.seq === document.seq && versions.every(id => known.get(document)?.byVersion.has(id)) ? null : Y.encodeStateAsUpdate(doc) }))
  const kept = known.get(document)?.seq === seq ? known.get(document) : undefined
  const now = kept ?? { seq, byVersion: new Map<VersionId, CommentPlace[]>() }
  known.set(document, now)
  if (state !== null) {
    const after = new Y.Doc()
    Y.applyUpdate(after, state)
    for (const id of versions) {
      if (now.byVersion.has(id)) continue
      const before = await openVersion(database, plan, id)
      if (before !== null) now.byVersion.set(id, placesOf(before, after))
    }
  }
  return Object.fromEntries(versions.map(id => [id, now.byVersion.get(id) ?? []]))
}

/** A field is named as a whole, however deep the change is in it. */
function placesOf(before: Y.Doc, after: Y.Doc): CommentPlace[] {
  const places = new Map<string, CommentPlace>()
  for (const { path } of planDifference(before, after)) {
    const place = [...path.slice(0, 3)]
    places.set(place.join('/'), place)
  }
  return [...places.values()]
}
