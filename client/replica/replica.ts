// What a page holds of a document: one copy kept in step, what of it is not sent yet, and what could not be sent.
import type * as Y from 'yjs'
import type { Awareness } from 'y-protocols/awareness'
import type { PartyId, PersonId } from '../../shared/ids.ts'
import type { Refusal } from '../../shared/protocol/messages.ts'
import type { DocumentSchema, Path, Roots } from '../../shared/schema/node.ts'
import type { PlainDocument, Reading } from '../../shared/schema/reading.ts'
import type { PageUndo } from '../editor/page-undo.ts'
import type { Environment } from './environment.ts'
import type { KeptWords } from './outbox-entry.ts'
import type { LineState, Seen } from './provider.ts'

export type ReplicaOptions<R extends Roots> = {
  readonly kind: string
  readonly id: string
  readonly schema: DocumentSchema<R>
  readonly identity: { readonly person: PersonId; readonly party: PartyId }
  readonly environment: Environment
  /** Origins of the page's own transactions, besides typed view, undo and bound editors, which are known. */
  readonly ownOrigins?: readonly unknown[]
  /** The page only reads, for good: no client id is bound for it, no edit of it is taken or kept, and it is not among those
   *  who are shown as here. For what stands beside the document that a page is about. */
  readonly isReader?: boolean
  /** Whether the person may write there today; asked before an edit is done again. Without it the server is asked. */
  readonly mayWrite?: (path: Path, plain: PlainDocument<R>) => boolean
}

export type ReplicaStatus = LineState & {
  /** Edits that the server has not acknowledged. */
  readonly unsent: number
  /** How many of them would be there after the tab is gone. */
  readonly kept: number
  /** `not-storing`: the line is there, and the server cannot save at the moment. */
  readonly saved: 'saved' | 'saving' | 'offline' | 'not-storing'
  /** False: what is unsent is lost with this tab. */
  readonly keptOnDevice: boolean
}

/** A refused edit of this page's life; its words are in `keptWords`. */
export type RefusedEdit = { readonly refusal: Refusal; readonly at: number }

export type Replica<R extends Roots> = {
  /** Of the generation of now: bind to them anew when `generation` changes. */
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly reading: Reading<R>
  readonly undo: PageUndo
  /** Counts from 1. */
  readonly generation: number
  /** Whether there is anything to show; once true it stays. */
  readonly isSynced: boolean
  /** Settles with the first state. It stays open where the document is closed to this person: see `status`. */
  readonly synced: Promise<void>
  /** The same object until something changes. */
  status(): ReplicaStatus
  /** What this copy has seen of the document, for answers that name it; null before the first state. */
  seen(): Seen | null
  /** Called when generation, status, refusals or kept words may have changed. Returns how to stop. */
  subscribe(listener: () => void): () => void
  /** All that the page writes within `act` leaves as one update, which the server takes whole or refuses whole. Steps of undo
   *  stay what they are. Not for what may be larger than an update may be. */
  asOne<T>(act: () => T): T
  refusals(): readonly RefusedEdit[]
  /** Words that are in no document: of refused edits, and of edits whose place is gone or was changed by others. */
  keptWords(): readonly KeptWords[]
  discard(id: string): void
  /** Whether the person may write all that was kept there today, and the document is open for it. */
  mayReapply(kept: KeptWords): boolean
  /** Writes what was kept over what stands there now, as new edits, at the person's own word. What finds no place any more
   *  stays kept. */
  reapplyKept(id: string): void
  /** What the device keeps of it is kept under this name: see `outboxDocument`. */
  readonly keptUnder: string
  /** Whose unsent work that is. */
  readonly keptBy: PersonId
  /** Nothing that was not sent yet ever will be, at the person's own word. The copy still shows it: the page is to be left. */
  discardUnsent(): void
  /** Everything typed so far is on the device or on its way. */
  flush(): Promise<void>
  /** Connects again at once, e.g. when the person has signed in again. */
  resume(): void
  /** Ends the page's use. What is on its way is given a little time to arrive; the rest stays on the device. */
  close(): void
}
