// A replica as a page shows it: what the editors and fields are bound to lags a little behind when its copy is replaced.
import type * as Y from 'yjs'
import type { Replica } from '../../client/replica/index.ts'
import type { PlainDocument } from '../../shared/schema/reading.ts'
import type { Roots } from '../../shared/schema/node.ts'
import type { Random } from './randomness.ts'
import type { Life } from './simulated-time.ts'

/** What an editor's transactions carry. */
export const editorOrigin = { name: 'editor' }

export class ShownReplica<R extends Roots> {
  readonly replica: Replica<R>
  /** Tokens that were stored and are lost with the server's disk: this page alone remembers them until it is told. */
  readonly onlyHere = new Set<string>()
  private readonly plainOf: (doc: Y.Doc) => PlainDocument<R>
  private shownDoc: Y.Doc

  constructor({ replica, plainOf, life, random, renewed, changed }: {
    readonly replica: Replica<R>
    readonly plainOf: (doc: Y.Doc) => PlainDocument<R>
    readonly life: Life
    readonly random: Random
    /** A new copy took the place of the one that the page showed. */
    readonly renewed: () => void
    readonly changed: () => void
  }) {
    this.replica = replica
    this.plainOf = plainOf
    this.shownDoc = replica.doc
    let { generation } = replica
    replica.subscribe(() => {
      changed()
      if (replica.generation !== generation) {
        generation = replica.generation
        renewed()
      }
      if (replica.doc === this.shownDoc) return
      life.clock.setTimeout(() => { this.shownDoc = replica.doc }, random.below(600))
    })
  }

  get doc(): Y.Doc {
    return this.shownDoc
  }

  /** What the page shows, in plain values. */
  plain = (): PlainDocument<R> => (this.replica.doc === this.shownDoc ? this.replica.reading.current() : this.plainOf(this.shownDoc))

  /** As an editor bound to a text does. */
  type(act: () => void): void {
    this.replica.undo.manager.addTrackedOrigin(editorOrigin)
    this.shownDoc.transact(act, editorOrigin)
  }
}
