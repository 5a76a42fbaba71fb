// The live map at a path of a replica.
import * as Y from 'yjs'
import type { Path } from '../../../shared/schema/node.ts'

/** Null where there is none, or something else. */
export function mapAt(doc: Y.Doc, path: Path): Y.Map<unknown> | null {
  const [root, ...rest] = path
  if (root === undefined) return null
  let map: unknown = doc.getMap(root)
  for (const key of rest) map = map instanceof Y.Map ? map.get(key) : null
  return map instanceof Y.Map ? map : null
}
