// A text of a document by its path.
import * as Y from 'yjs'
import type { Path } from './node.ts'

/** Null where no text stands. The caller knows that the schema has a root of that name: Yjs makes a root of any. */
export function textAt(doc: Y.Doc, [root = '', ...keys]: Path): Y.XmlFragment | null {
  if (keys.length === 0) return doc.getXmlFragment(root)
  let shared: unknown = doc.getMap(root)
  for (const key of keys) shared = shared instanceof Y.Map ? shared.get(key) : null
  return shared instanceof Y.XmlFragment ? shared : null
}
