// Tells which changes of a document this page made itself, with the plain values they changed. Only those are sent:
// what colleagues and the server wrote is not.
import * as Y from 'yjs'
import type { Path } from '../../shared/schema/node.ts'
import type { Reading } from '../../shared/schema/reading.ts'
import type { Roots } from '../../shared/schema/node.ts'
import { samePath } from '../../shared/schema/node.ts'
import { pathOfType, plainAt } from './document-path.ts'
import type { PathChange } from './outbox-entry.ts'

export type OwnEdit = { readonly update: Uint8Array; readonly paths: readonly PathChange[]; readonly typedIn: Path | null }

/** Calls `made` for each transaction that this page began; returns how to stop. The reading must be of the same
 *  document and is asked for the values. An update under an unknown origin counts as the page's own when it adds under
 *  the page's client id: left out, it would leave a gap after which nothing of that id is taken. */
export function watchOwnEdits(
  doc: Y.Doc,
  reading: Reading<Roots>,
  isOwn: (origin: unknown) => boolean,
  made: (edit: OwnEdit) => void,
): () => void {
  let before: unknown = reading.current()
  const written = (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction): void => {
    const after: unknown = reading.current()
    const former = before
    before = after
    if (!transaction.local || !(isOwn(origin) || addsOwnStructs(transaction))) return
    const touched = touchedPaths(transaction)
    made({
      update,
      paths: touched.map(path => ({ path, before: plainAt(former, path), after: plainAt(after, path) })),
      typedIn: onlyText(transaction, touched),
    })
  }
  doc.on('update', written)
  return () => doc.off('update', written)
}

/** Several edits of one document, made one right after the other, as one. A place inside an entry that came with one of them
 *  is told with the entry, as it stands now.
 *  @param plain what the document holds after them. */
export function asOneEdit(edits: readonly OwnEdit[], plain: unknown): OwnEdit {
  const changes: PathChange[] = []
  for (const { path, before } of edits.flatMap(({ paths }) => paths)) {
    const isTold = changes.some(told => samePath(told.path, path) || (told.before === undefined && samePath(told.path, path.slice(0, told.path.length))))
    if (!isTold) changes.push({ path, before })
  }
  return {
    update: Y.mergeUpdates(edits.map(({ update }) => update)),
    paths: changes.map(({ path, before }) => ({ path, before, after: plainAt(plain, path) })),
    typedIn: null,
  }
}

function addsOwnStructs({ doc, beforeState, afterState }: Y.Transaction): boolean {
  return (afterState.get(doc.clientID) ?? 0) > (beforeState.get(doc.clientID) ?? 0)
}

/** Each place once, in no order. A new entry is one place: what is in it came with it. */
function touchedPaths(transaction: Y.Transaction): Path[] {
  const paths: Path[] = []
  const add = (path: Path): void => {
    if (!paths.some(known => samePath(known, path))) paths.push(path)
  }
  for (const [type, keys] of transaction.changed) {
    const path = pathOfType(type)
    if (!isMap(type)) add(path)
    else for (const key of keys) if (key !== null) add([...path, key])
  }
  return paths
}

function onlyText(transaction: Y.Transaction, touched: readonly Path[]): Path | null {
  const [only] = touched
  if (only === undefined || touched.length > 1) return null
  return [...transaction.changed.keys()].some(isMap) ? null : only
}

const isMap = (type: unknown): boolean => type instanceof Y.Map && !(type instanceof Y.XmlHook)
