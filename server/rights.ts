// A right that ends takes its open sockets with it: rights are looked up, never kept in a socket for long.
import type { Identity } from './identity/identity.ts'
import type { LiveSubscriber, LiveSummaries } from './live/live-summaries.ts'
import type { Connection } from './sync/connection.ts'
import type { EndedRights } from './sync/ended-rights.ts'
import type { OpenDocuments } from './sync/open-documents.ts'

/** Closes the sockets of sessions that ended and of people whose functions changed; an honest page comes back by itself
 *  with what it may still do. A session that only ran out leaves its sockets a while for signing in again. */
export function closeSocketsWhenRightsEnd(identity: Pick<Identity, 'onSessionEnded' | 'onMembershipChanged'>, documents: OpenDocuments, live: LiveSummaries, ended: EndedRights): void {
  identity.onSessionEnded(({ sessionId, reason }) => {
    ended.note({ sessionId })
    const end = (line: Connection | LiveSubscriber): void => (reason === 'expired' ? line.sessionOver() : line.close('signedOut'))
    for (const document of documents.all) {
      for (const connection of document.writers) if (connection.sessionId === sessionId) end(connection)
    }
    for (const subscriber of live.subscribersWhere(each => each.sessionId === sessionId)) end(subscriber)
  })
  identity.onMembershipChanged(({ person }) => {
    ended.note({ person })
    for (const document of documents.all) {
      for (const connection of document.writers) if (connection.writer.person === person) connection.close('restarting')
    }
    for (const subscriber of live.subscribersWhere(each => each.person === person)) subscriber.close('restarting')
  })
}
