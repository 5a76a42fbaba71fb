// A right that ends takes its open sockets with it: rights are looked up, never kept in a socket for long.
import type { Identity } from './identity/identity.ts'
import type { LiveSummaries } from './live/live-summaries.ts'
import type { EndedRights } from './sync/ended-rights.ts'
import type { OpenDocuments } from './sync/open-documents.ts'

/** Closes the sockets of sessions that ended and of people whose functions changed; an honest page comes back by itself
 *  with what it may still do. */
export function closeSocketsWhenRightsEnd(identity: Pick<Identity, 'onSessionEnded' | 'onMembershipChanged'>, documents: OpenDocuments, live: LiveSummaries, ended: EndedRights): void {
  identity.onSessionEnded(({ sessionId }) => {
    ended.note({ sessionId })
    for (const document of documents.all) {
      for (const connection of document.connections) if (connection.sessionId === sessionId) connection.close('signedOut')
    }
    live.closeWhere(subscriber => subscriber.sessionId === sessionId, 'signedOut')
  })
  identity.onMembershipChanged(({ person }) => {
    ended.note({ person })
    for (const document of documents.all) {
      for (const connection of document.connections) if (connection.writer.person === person) connection.close('restarting')
    }
    live.closeWhere(subscriber => subscriber.person === person, 'restarting')
  })
}
