// What the server adds to comments in the commit that brings them: the moment and the function, which no page is believed, and
// marks on the words that a thread stands on, so that nobody needs to write in a text to comment on it.
import type * as Y from 'yjs'
import { planSchema, planView } from '../../shared/documents/plan.ts'
import { markWords } from '../../shared/documents/thread-marks.ts'
import { CommentId, ThreadId } from '../../shared/ids.ts'
import { nodeAt } from '../../shared/schema/node.ts'
import { textAt } from '../../shared/schema/text-at.ts'
import { serverOrigin } from '../sync/document.ts'
import type { Accepted } from '../sync/gate/gate.ts'
import { commentsToStamp, stampComments } from './stamped-comments.ts'

/** After an update was applied. Changes nothing where it brought or changed no comment. */
export function completeComments(doc: Y.Doc, accepted: Pick<Accepted, 'created' | 'touched' | 'grants'>, now: Date): void {
  const threads = accepted.created.filter(({ collection }) => collection.length === 1 && collection[0] === 'threads')
  const toStamp = commentsToStamp(accepted)
  if (threads.length + toStamp.brought.length + toStamp.changed.length === 0) return
  const plan = planView(doc, serverOrigin)
  doc.transact(() => {
    stampComments(toStamp, ([, thread, , comment]) => plan.roots.threads.get(ThreadId.parse(thread))?.comments.get(CommentId.parse(comment))?.stamp, accepted.grants[0]?.capacity, now)
    for (const { id } of threads) markThread(doc, ThreadId.parse(id))
  }, serverOrigin)
}

function markThread(doc: Y.Doc, id: ThreadId): void {
  const thread = planView(doc, serverOrigin).roots.threads.get(id)
  const [about, anchor, quote] = [thread?.about.get(), thread?.anchor.get(), thread?.quote.get()]
  if (about === undefined || anchor === undefined) return
  const node = nodeAt(planSchema, about)
  if (node?.node !== 'text' || node.kind !== 'rich') return
  const text = textAt(doc, about)
  if (text !== null) markWords(text, id, anchor, quote ?? '')
}
