// Gives each new line of one's own its run of characters at once, as seeding does for the first. The binding makes the
// run with the first character; two people who begin a line at the same moment would make two, and the binding joins
// those by copying, which doubles letters when both pages do it.
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { isLine } from '../../../shared/schema/rich-text-reading.ts'
import type { TextChild } from '../../../shared/schema/rich-text-reading.ts'

/** Returns how to stop. */
export function keepRunsInLines(fragment: Y.XmlFragment): () => void {
  fragment.observeDeep(giveRuns)
  return () => fragment.unobserveDeep(giveRuns)
}

function giveRuns(events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void {
  if (transaction.origin !== ySyncPluginKey) return
  const bare: Y.XmlElement[] = []
  for (const event of events) {
    for (const { insert } of event.changes.delta) {
      if (Array.isArray(insert)) for (const child of insert) addBareLines(child, bare)
    }
  }
  if (bare.length === 0) return
  transaction.doc.transact(() => {
    for (const line of bare) line.insert(0, [new Y.XmlText()])
  }, ySyncPluginKey)
}

function addBareLines(child: TextChild, bare: Y.XmlElement[]): void {
  if (!(child instanceof Y.XmlElement)) return
  if (!isLine(child)) for (const inner of child.toArray()) addBareLines(inner, bare)
  else if (child.length === 0) bare.push(child)
}
