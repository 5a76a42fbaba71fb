// The websocket endpoint of documents: who is this, may they read this document, are the client ids theirs. Whoever may
// not go on is upgraded and then closed with a code, because a browser sees only 1006 for a refused upgrade; one kind of
// answer, the same for a document that does not exist and for one that was never theirs.
import type { PartyId, PersonId } from '../../shared/ids.ts'
import type { PersonFunction } from '../../shared/mandates/functions.ts'
import { encodeServerMessage, providerVersion } from '../../shared/protocol/messages.ts'
import { closeCodes } from '../../shared/protocol/close-codes.ts'
import type { CloseName } from '../../shared/protocol/close-codes.ts'
import { Hello } from '../../shared/protocol/hello.ts'
import { newClientIdsAtOnce, newClientIdsPerSecond } from '../../shared/protocol/limits.ts'
import { systemClock } from '../clock.ts'
import type { Clock } from '../clock.ts'
import type { Store } from '../store/store.ts'
import { Connection } from './connection.ts'
import type { Standing } from './connection.ts'
import type { OpenDocument } from './document.ts'
import { bindClientIds } from './open-documents.ts'
import type { OpenDocuments } from './open-documents.ts'
import type { Renewals } from './renewals.ts'
import { personColour } from '../../shared/person-colour.ts'
import { byPerson, personsWork, RateLimit } from './rate.ts'
import type { PersonsWork } from './rate.ts'
import { receiverFor } from './receive.ts'

/** What the endpoint needs to know of a session. */
export type Session = {
  readonly sessionId: string
  readonly person: { readonly id: PersonId; readonly name: string }
  readonly memberships: readonly { readonly party: PartyId; readonly function: PersonFunction }[]
  readonly expiresAt: Date
  /** When the session or the first of the memberships ends. */
  readonly validUntil: Date
}

/** What of a socket of the websocket server is used. */
export type ServerSocket = {
  send(bytes: Uint8Array): void
  close(code: number, reason: string): void
  readonly bufferedAmount: number
  on(event: 'message', listener: (data: unknown, isBinary: boolean) => void): unknown
  on(event: 'close', listener: () => void): unknown
}

export type Endpoint = {
  /** Decides before the upgrade; what it returns takes over the socket once it is open. */
  prepare(request: { documentId: string; query: Record<string, string>; session: Session | null }): Promise<(socket: ServerSocket) => void>
}

export function documentEndpoint(documents: OpenDocuments, store: Store, renewals: Renewals, clock: Clock = systemClock): Endpoint {
  const newIdsOf = byPerson(() => new RateLimit(newClientIdsPerSecond, newClientIdsAtOnce, clock.steadyMs))
  const workOf = byPerson(() => personsWork(clock))
  return {
    prepare: async ({ documentId, query, session }) => {
      const admitted = await admit(documents, store, documentId, query, session, newIdsOf)
      return 'close' in admitted
        ? socket => socket.close(closeCodes[admitted.close], admitted.close)
        : socket => attach(socket, admitted, workOf(admitted.session.person.id), (connection, token) => void renew(documents, renewals, admitted, connection, token), clock)
    },
  }
}

type Admitted = { readonly document: OpenDocument; readonly session: Session; readonly hello: Hello; readonly takesEdits: boolean }

async function admit(
  documents: OpenDocuments,
  store: Store,
  documentId: string,
  query: Record<string, string>,
  session: Session | null,
  newIdsOf: (person: PersonId) => RateLimit,
): Promise<Admitted | { close: CloseName }> {
  if (session === null) return { close: 'signedOut' }
  const parsed = Hello.safeParse(query)
  if (!parsed.success) return { close: 'malformed' }
  const hello = parsed.data
  if (hello.person !== session.person.id) return { close: 'signedOut' }
  const functions = functionsFor(session, hello)
  const reader = { party: hello.party, functions }
  const notOpen = await notOpenTo(documents, documentId, reader)
  if (notOpen !== null) return { close: notOpen }
  const opened = await documents.open(documentId)
  if (!opened.ok) return { close: 'notStoring' }
  const document = opened.value
  if (document === null || !document.governance.mayRead(reader)) return { close: 'notFound' }
  if (hello.schema < document.kind.schema.version || (hello.provider ?? providerVersion) < providerVersion) return { close: 'pageTooOld' }
  if (hello.epoch !== undefined && hello.epoch !== document.epoch) return { close: 'otherEpoch' }
  if (hello.epoch !== undefined && hello.seq !== undefined) {
    const held = await documents.holds(document, hello.seq)
    if (!held.ok) return { close: 'notStoring' }
    if (!held.value) {
      // Proved, it is so for everybody. Without proof it is this page's own affair, which begins anew either way.
      if (documents.gaveOut(document, hello.seq, hello.proof ?? '')) await documents.raiseEpoch(document)
      return { close: 'otherEpoch' }
    }
  }
  const toRead = { document, session, hello, takesEdits: false }
  if (!documents.takesEdits) return toRead
  const newIds = hello.clients.filter(id => !document.owners.has(id)).length
  if (newIds > 0 && !newIdsOf(session.person.id).take(newIds)) return { close: 'tooFast' }
  const bound = await bindClientIds(store, document, hello.clients, session.person.id)
  if (bound === 'bound') return { ...toRead, takesEdits: true }
  if (bound === 'not yours') return { close: 'malformed' }
  documents.notStored(bound.reason)
  return toRead
}

const functionsFor = ({ memberships }: Session, { party }: Hello): PersonFunction[] => memberships.filter(held => held.party === party).map(held => held.function)

/** Why a document is not open to somebody who has these functions, as far as that is known before it is looked for. */
async function notOpenTo(documents: OpenDocuments, documentId: string, reader: { readonly party: PartyId; readonly functions: readonly PersonFunction[] }): Promise<CloseName | null> {
  if (reader.functions.length === 0) return 'notFound'
  // Whoever may read what is open need not wait for the store; everybody else takes the longer way, whatever there is.
  const open = documents.inMemory(documentId)
  if (open !== null && !open.kind.isGovernedByOthers && open.governance.mayRead(reader)) return null
  switch (await documents.kindOf(documentId)?.mayOpen?.(documentId, reader)) {
    case 'no':
      return 'notFound'
    case 'not readable':
      return 'notStoring'
    default:
      return null
  }
}

const standingOf = (session: Session, hello: Hello): Standing => ({
  writer: { person: session.person.id, party: hello.party, functions: functionsFor(session, hello) },
  sessionId: session.sessionId,
  expiresAt: session.expiresAt,
  validUntil: session.validUntil,
})

/** The person behind a paused connection has signed in again: everything that let it in is looked up anew. */
async function renew(documents: OpenDocuments, renewals: Renewals, { document, hello }: Admitted, connection: Connection, token: string): Promise<void> {
  try {
    const renewal = await renewals.take(token)
    // The word was good for a moment, or never given: the page comes back, and its cookie says what is so.
    if (renewal === null) return connection.close('restarting')
    const { session, stillHolds } = renewal
    if (session.person.id !== hello.person) return connection.close('signedOut')
    const under = standingOf(session, hello)
    const notOpen = await notOpenTo(documents, document.id, under.writer)
    if (notOpen !== null) return connection.close(notOpen)
    if (!connection.isOpen || !connection.isPaused || !stillHolds() || document.isRetired) return connection.close('restarting')
    if (!document.governance.mayRead(under.writer)) return connection.close('notFound')
    connection.renew(under, document.seq)
    document.awareness.sendAll(connection)
  } catch {
    // The store could not be read: whoever comes back is told so.
    connection.close('restarting')
  }
}

function attach(socket: ServerSocket, { document, session, hello, takesEdits }: Admitted, work: PersonsWork, renewing: (connection: Connection, token: string) => void, clock: Clock): void {
  const connection = new Connection({
    socket: {
      send: bytes => socket.send(bytes),
      close: (code, reason) => socket.close(code, reason),
      unsentBytes: () => socket.bufferedAmount,
    },
    under: standingOf(session, hello),
    shownAs: { person: session.person.id, name: session.person.name, party: hello.party, color: personColour(session.person.id) },
    // Without a write nothing new is bound; what is this person's already shows where they are.
    clientIds: new Set(hello.clients.filter(id => document.owners.get(id) === session.person.id)),
    speaksOurMessages: hello.provider !== undefined,
    work,
    clock,
  })
  // Between the decision and the open socket the document may have been let go or a right may have ended.
  if (document.isRetired) return connection.close('restarting')
  if (!document.governance.mayRead(connection.writer)) return connection.close('notFound')
  const receive = receiverFor(connection, document, token => renewing(connection, token), clock)
  socket.on('message', (data: unknown, isBinary: boolean) => receive(isBinary ? data : null))
  socket.on('close', () => {
    connection.ended()
    document.leave(connection)
  })
  document.join(connection)
  if (connection.speaksOurMessages) {
    connection.send(encodeServerMessage({ type: 'welcome', epoch: document.epoch, seq: document.seq }))
  }
  if (!takesEdits) connection.stopEdits()
  document.awareness.sendAll(connection)
}
