// One Y.Doc of a replica with everything that lives and ends with it. A refused edit ends a client id, and with it the
// document that wrote under it: the next generation is a new one, loaded afresh.
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { DocumentSchema, Fields, AnyNode, RootNode, Roots } from '../../shared/schema/node.ts'
import { readingOf } from '../../shared/schema/reading.ts'
import type { Reading } from '../../shared/schema/reading.ts'
import { creationOrigin, typedViewOrigin } from '../../shared/schema/view.ts'
import { createPageUndo } from '../editor/page-undo.ts'
import type { PageUndo } from '../editor/page-undo.ts'
import { awarenessOf } from './awareness-exchange.ts'
import { newClientId } from './environment.ts'
import type { Environment } from './environment.ts'
import { watchOwnEdits } from './local-edits.ts'
import type { OwnEdit } from './local-edits.ts'
import { reapplyOrigin } from './re-apply.ts'

export type Generation<R extends Roots> = {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly reading: Reading<R>
  readonly undo: PageUndo
  /** Entries of the outbox that this document was given as they are. */
  readonly restored: Set<string>
  close(): void
}

export type GenerationOptions<R extends Roots> = {
  readonly schema: DocumentSchema<R>
  readonly environment: Environment
  /** Origins of transactions that the page began itself, besides those of the typed view and of undo. */
  readonly ownOrigins: readonly unknown[]
  readonly edited: (generation: Generation<R>, edit: OwnEdit) => void
}

export function createGeneration<R extends Roots>({ schema, environment, ownOrigins, edited }: GenerationOptions<R>): Generation<R> {
  const doc = new Y.Doc({ guid: schema.kind })
  doc.clientID = newClientId(environment)
  doc.on('afterTransaction', leaveTidying)
  const awareness = awarenessOf(doc)
  const reading = readingOf(doc, schema)
  const undo = createPageUndo(doc, rootsOfPeople(doc, schema), typedViewOrigin)
  const own = new Set<unknown>([typedViewOrigin, creationOrigin, reapplyOrigin, undo.manager, ...ownOrigins])
  // Editors add their origin to what undo follows when they are bound.
  const isOwn = (origin: unknown): boolean => own.has(origin) || (origin !== null && undo.manager.trackedOrigins.has(origin))
  const stopWatching = watchOwnEdits(doc, reading, isOwn, edit => edited(generation, edit))
  const generation: Generation<R> = {
    doc,
    awareness,
    reading,
    undo,
    restored: new Set(),
    close: () => {
      stopWatching()
      undo.close()
      reading.close()
      doc.destroy()
    },
  }
  return generation
}

/** Yjs deletes marks that look redundant on every copy that receives a change. What is redundant here may not be where
 *  the server, or a colleague's undo, is a step ahead, and since it is no edit of this person it would never be sent: two
 *  pages would show one text differently until they are loaded again. So only the server tidies, and sends what it did.
 *  (yjs 13.6.33, `YText._callObserver`; test: own-edits.test.ts) */
function leaveTidying(transaction: Y.Transaction): void {
  transaction._needFormattingCleanup = false
}

/** The roots that hold anything a person writes; the server's own are not to be undone. */
function rootsOfPeople(doc: Y.Doc, schema: DocumentSchema<Roots>): (Y.Map<unknown> | Y.XmlFragment)[] {
  return Object.entries(schema.roots)
    .filter(([, node]) => peopleWrite(node))
    .map(([name, node]) => (node.node === 'text' ? doc.getXmlFragment(name) : doc.getMap(name)))
}

function peopleWrite(node: AnyNode | RootNode): boolean {
  const isOwnWord = node.node !== 'fixed' && node.writtenBy !== 'server'
  const fields: Fields = node.node === 'fixed' || node.node === 'entries' ? node.fields : {}
  return isOwnWord || Object.values(fields).some(peopleWrite)
}
