// The store: documents with their log, and the tables around them, behind one asynchronous interface that two
// databases can fill. Only store/sqlite knows a dialect.
//
// What must stay true:
// 1. What a call answered with Ok is on disk, and outlives kill -9 and loss of power.
// 2. `(document, seq)` is written once. Whoever comes second is told so and changes nothing.
// 3. What cannot be read is an error, never an empty document.
// 4. After an input/output error nothing more is taken: the process is to end and start again from disk.
import type { Kysely, Transaction } from 'kysely'
import type { PartyId, PersonId } from '../../shared/ids.ts'
import type { PersonFunction } from '../../shared/mandates/functions.ts'
import type { Result } from '../../shared/result.ts'
import type { Database } from './schema.ts'

/** One update as the log holds it. `at` is an ISO instant in UTC. */
export type LogRow = {
  readonly document: string
  readonly seq: number
  readonly epoch: string
  readonly bytes: Uint8Array
  /** Null when the server itself wrote it; then party, capacity and role are null too. */
  readonly person: PersonId | null
  readonly party: PartyId | null
  readonly capacity: PersonFunction | null
  readonly role: string | null
  readonly clientIds: readonly number[]
  readonly at: string
}

export type NewDocument = {
  readonly id: string
  readonly kind: string
  readonly epoch: string
  readonly schemaVersion: number
  /** The Yjs client id under which its first updates were written; bound to the server for the epoch. */
  readonly serverClientId: number
  readonly createdAt: string
}

export type Snapshot = { readonly seq: number; readonly bytes: Uint8Array; readonly at: string }

/** What a document goes on from in a new epoch. */
export type NewEpoch = {
  readonly document: string
  /** The epoch that ends. */
  readonly former: string
  readonly epoch: string
  /** Beyond every `seq` of the document, also of such as a lost history may have given out. */
  readonly seq: number
  /** The whole state, as one update. */
  readonly state: Uint8Array
  readonly at: string
}

export type StoredDocument = Omit<NewDocument, 'serverClientId'> & {
  readonly headSeq: number
  /** The newest snapshot of the present epoch. */
  readonly snapshot: Snapshot | null
  /** All updates of the present epoch after the snapshot, by rising `seq`. */
  readonly updates: readonly LogRow[]
}

/** Work done inside a transaction of the store. Use only `transaction`: the store's own `database` waits for its end. */
export type Alongside = (transaction: Transaction<Database>) => Promise<void>

/** The database did not take a write. `io` and `damaged` are final: end the process. Others may pass:
 *  `full` (no space), `busy` (another process held it too long), `read-only`. */
export type NotWritable = {
  readonly code: 'store/not-writable'
  readonly reason: 'io' | 'damaged' | 'full' | 'busy' | 'read-only'
  readonly detail: string
}
/** The database could not be read, or what it holds does not fit together. */
export type NotReadable = { readonly code: 'store/not-readable'; readonly detail: string }
export type SeqTaken = { readonly code: 'store/seq-taken'; readonly document: string; readonly seq: number }
/** No such document, or its epoch is no longer the one of the row. */
export type OtherEpoch = { readonly code: 'store/other-epoch'; readonly document: string }
export type DocumentExists = { readonly code: 'store/document-exists'; readonly document: string }
/** These ids are bound to somebody else in this epoch; none of the ids asked for was bound. */
export type ClientIdsTaken = { readonly code: 'store/client-ids-taken'; readonly clientIds: readonly number[] }

export type AppendError = SeqTaken | OtherEpoch | NotWritable
export type CreateDocumentError = DocumentExists | AppendError
export type BindError = ClientIdsTaken | NotWritable

export interface Store {
  /** Plain queries of services. Inside `alongside` use the transaction given there instead, else both wait forever. */
  readonly database: Kysely<Database>

  /** Writes all rows, moves each document's `head_seq`, and runs `alongside`, in one durable transaction: all or
   *  nothing. What `alongside` throws is thrown on, after nothing was written. Does not judge the bytes: see the gate. */
  appendUpdates(rows: readonly LogRow[], alongside?: Alongside): Promise<Result<void, AppendError>>

  /** Makes a document, with its first updates when there are any, in one durable transaction. */
  createDocument(
    document: NewDocument,
    rows?: readonly LogRow[],
    alongside?: Alongside,
  ): Promise<Result<void, CreateDocumentError>>

  /** Begins a new epoch in one durable transaction: its log opens with the whole state as the server's row, and every
   *  client id stays its owner's. The log of the former one remains, as history. Err `store/other-epoch`: the former
   *  one had ended already, or there is no such document. */
  beginEpoch(next: NewEpoch): Promise<Result<void, OtherEpoch | NotWritable>>

  /** The document as last committed, or null when there never was one. A gap before `head_seq` is an error. */
  loadDocument(id: string): Promise<Result<StoredDocument | null, NotReadable>>

  /** Updates with `afterSeq < seq <= throughSeq`, by rising `seq`, of every epoch: the rows name theirs. */
  updatesBetween(document: string, afterSeq: number, throughSeq: number): Promise<Result<LogRow[], NotReadable>>

  /** Keeps a snapshot; one of the same `seq` is replaced. Older ones are removed except the last before it. */
  saveSnapshot(document: string, epoch: string, snapshot: Snapshot): Promise<Result<void, NotWritable>>

  /** Binds ids to a person (null: the server) for an epoch. Ids already that person's stay so. */
  bindClientIds(
    document: string,
    epoch: string,
    clientIds: readonly number[],
    person: PersonId | null,
  ): Promise<Result<void, BindError>>

  /** Every bound id of the epoch with its owner; null is the server. */
  clientIdOwners(document: string, epoch: string): Promise<Result<Map<number, PersonId | null>, NotReadable>>

  /** What an error that a plain query threw says of the store; null when it says nothing of it. */
  refusalOf(error: unknown): NotWritable | null

  /** Whether a write reaches the disk now; asked by `/readyz`, tried by writing. */
  isWritable(): Promise<boolean>

  /** Waits for the running transaction, then gives up the files and the lock. */
  close(): Promise<void>
}
