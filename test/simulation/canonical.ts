// A plan, or a delegation's own side of it, in one form that two copies have in common exactly when a reader sees the same in both.
import * as Y from 'yjs'
import { planPlain } from '../../shared/documents/plan.ts'
import { sidePlain } from '../../shared/documents/side.ts'
import { richTextToJson } from '../../shared/schema/rich-text-reading.ts'

/** All values with sorted keys, and all texts with their marks. */
export const canonical = (doc: Y.Doc): string => formOf(planPlain(doc), [['aim', richTextToJson(doc.getXmlFragment('aim'))], ...textsIn(doc, ['goals', 'actions'])])

/** The same of a delegation's own side. */
export const canonicalSide = (doc: Y.Doc): string => formOf(sidePlain(doc), textsIn(doc, ['overlays']))

const formOf = (plain: unknown, texts: [string, unknown][]): string => JSON.stringify(sorted({ plain, texts: Object.fromEntries(texts) }))

function textsIn(doc: Y.Doc, roots: readonly string[]): [string, unknown][] {
  const texts: [string, unknown][] = []
  for (const root of roots) {
    for (const [id, entry] of doc.getMap(root).entries()) {
      if (!(entry instanceof Y.Map)) continue
      for (const [field, text] of entry.entries()) if (text instanceof Y.XmlFragment) texts.push([`${root}/${id}/${field}`, richTextToJson(text)])
    }
  }
  return texts
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined).sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, item]) => [key, sorted(item)]))
}

/** Where two canonical forms part, for whoever reads a failure. */
export function difference(one: string, other: string): string {
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  return `…${one.slice(Math.max(0, at - 60), at + 60)}… against …${other.slice(Math.max(0, at - 60), at + 60)}…`
}
