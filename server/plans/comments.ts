// What the server adds to comments in the commit that brings them: the moment and the function, which no page is believed, and
// marks on the words that a thread stands on, so that nobody needs to write in a text to comment on it.
import * as Y from 'yjs'
import { planSchema, planView } from '../../shared/documents/plan.ts'
import { markWords } from '../../shared/documents/thread-marks.ts'
import { CommentId, ThreadId } from '../../shared/ids.ts'
import type { PersonFunction } from '../../shared/mandates/functions.ts'
import { nodeAt } from '../../shared/schema/node.ts'
import type { Path } from '../../shared/schema/node.ts'
import { textAt } from '../../shared/schema/text-at.ts'
import { serverOrigin } from '../sync/document.ts'
import type { Accepted } from '../sync/gate/gate.ts'

/** After an update was applied. Changes nothing where it brought or changed no comment. */
export function completeComments(doc: Y.Doc, { created, touched, grants }: Pick<Accepted, 'created' | 'touched' | 'grants'>, now: Date): void {
  const threads = created.filter(({ collection }) => collection.length === 1 && collection[0] === 'threads')
  const comments = new Map<string, Path>()
  for (const { collection, id } of created) if (collection.length === 3 && collection[0] === 'threads') comments.set(id, [...collection, id])
  const edited = touched.filter(path => path.length === 5 && path[0] === 'threads' && path[4] === 'text' && !comments.has(path[3] ?? ''))
  if (threads.length === 0 && comments.size === 0 && edited.length === 0) return
  const capacity = grants[0]?.capacity
  const plan = planView(doc, serverOrigin)
  const commentAt = ([, thread = '', , comment = '']: Path) => plan.roots.threads.get(ThreadId.parse(thread))?.comments.get(CommentId.parse(comment))
  doc.transact(() => {
    for (const path of comments.values()) if (capacity !== undefined) commentAt(path)?.stamp.set(stampOf(now, capacity))
    for (const path of edited) {
      const stamp = commentAt(path)?.stamp
      const before = stamp?.get()
      if (before !== undefined) stamp?.set({ ...before, editedAt: now.toISOString() })
    }
    for (const { id } of threads) markThread(doc, ThreadId.parse(id))
  }, serverOrigin)
}

const stampOf = (now: Date, capacity: PersonFunction) => ({ at: now.toISOString(), capacity })

function markThread(doc: Y.Doc, id: ThreadId): void {
  const thread = planView(doc, serverOrigin).roots.threads.get(id)
  const [about, anchor, quote] = [thread?.about.get(), thread?.anchor.get(), thread?.quote.get()]
  if (about === undefined || anchor === undefined) return
  const node = nodeAt(planSchema, about)
  if (node?.node !== 'text' || node.kind !== 'rich') return
  const text = textAt(doc, about)
  if (text !== null) markWords(text, id, anchor, quote ?? '')
}
