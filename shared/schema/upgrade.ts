// Brings a document of an older schema up to this one: entries that were made before a field existed get its shared type.
// Values need nothing, since an absent one is read as absent. Done by the server alone, once, as one update of its own.
import * as Y from 'yjs'
import type { DocumentSchema, Fields, Roots } from './node.ts'
import { seedText } from './rich-text.ts'

/** Adds every shared type that an entry of this schema has and the document's lacks. Runs inside the caller's transaction;
 *  changes nothing in a document that is up to date. Idempotent. */
export function completeEntries(doc: Y.Doc, schema: DocumentSchema<Roots>): void {
  for (const [name, node] of Object.entries(schema.roots)) {
    if (node.node === 'entries') completeAll(doc.getMap(name), node.fields)
  }
}

function completeAll(entries: Y.Map<unknown>, fields: Fields): void {
  for (const entry of entries.values()) {
    if (entry instanceof Y.Map) complete(entry, fields)
  }
}

function complete(entry: Y.Map<unknown>, fields: Fields): void {
  for (const [key, node] of Object.entries(fields)) {
    if (node.node === 'value') continue
    const present = entry.get(key)
    if (present === undefined) entry.set(key, emptyOf(node.node))
    else if (node.node === 'entries' && present instanceof Y.Map) completeAll(present, node.fields)
  }
}

function emptyOf(node: 'text' | 'keyed' | 'entries'): Y.XmlFragment | Y.Map<unknown> {
  if (node !== 'text') return new Y.Map()
  const fragment = new Y.XmlFragment()
  seedText(fragment)
  return fragment
}
