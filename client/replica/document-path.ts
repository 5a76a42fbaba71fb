// Where shared types and plain values stand in a document, in the words of its schema.
import * as Y from 'yjs'
import type { Path } from '../../shared/schema/node.ts'

/** The path of a shared type: its root, then keys. Whatever is inside a text has the path of the text. */
// Yjs gives the types of a transaction with events of any kind.
// oxlint-disable-next-line typescript/no-explicit-any
export function pathOfType(type: Y.AbstractType<any>): Path {
  const keys: string[] = []
  let current = type
  // oxlint-disable-next-line no-underscore-dangle
  for (let item = current._item; item !== null; item = current._item) {
    if (item.parentSub !== null) keys.unshift(item.parentSub)
    // What is in a document has its parent there; only an update that is not applied yet names it otherwise.
    if (!(item.parent instanceof Y.AbstractType)) break
    current = item.parent
  }
  return [Y.findRootTypeKey(current), ...keys]
}

/** The plain value at a path of a plain document; undefined where there is none. */
export function plainAt(plain: unknown, path: Path): unknown {
  let value = plain
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as { readonly [key: string]: unknown })[key]
  }
  return value
}
