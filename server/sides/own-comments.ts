// What the server adds to comments of a delegation's own side in the commit that brings them. Their words in the plan stay unmarked:
// a mark would tell everybody that somebody says something about them.
import type * as Y from 'yjs'
import { sideView } from '../../shared/documents/side.ts'
import { CommentId, ThreadId } from '../../shared/ids.ts'
import { commentsToStamp, stampComments } from '../plans/stamped-comments.ts'
import { serverOrigin } from '../sync/document.ts'
import type { Accepted } from '../sync/gate/gate.ts'

/** After an update was applied. Changes nothing where it brought or changed no comment. */
export function stampOwnComments(doc: Y.Doc, accepted: Pick<Accepted, 'created' | 'touched' | 'grants'>, now: Date): void {
  const toStamp = commentsToStamp(accepted)
  if (toStamp.brought.length + toStamp.changed.length === 0) return
  const side = sideView(doc, serverOrigin)
  doc.transact(() => stampComments(toStamp, ([, thread, , comment]) => side.roots.threads.get(ThreadId.parse(thread))?.comments.get(CommentId.parse(comment))?.stamp, accepted.grants[0]?.capacity, now), serverOrigin)
}
