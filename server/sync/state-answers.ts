// What a document answers to a step 1, kept for a moment: after a cut line everybody comes back at once, nearly all of
// them with one state vector, and to encode what it lacks is most of what a return costs.
import * as Y from 'yjs'
import { encodeServerMessage } from '../../shared/protocol/messages.ts'
import type { ServerMessage } from '../../shared/protocol/messages.ts'
import type { Clock, Timer } from '../clock.ts'

/** As long as a storm of returns takes. An answer may be as large as the document, so no quiet one holds it. */
const keptMs = 3_000

type Kept = { readonly stateVector: Uint8Array; readonly message: Uint8Array }

export class StateAnswers {
  private readonly doc: Y.Doc
  private readonly clock: Clock
  private readonly committed: (update: Uint8Array) => ServerMessage
  private ours: Kept | null = null
  private plain: Kept | null = null
  private step1: Uint8Array | null = null
  private timer: Timer | null = null

  /** `committed`: how what is stored so far is told in our messages. */
  constructor(doc: Y.Doc, clock: Clock, committed: (update: Uint8Array) => ServerMessage) {
    this.doc = doc
    this.clock = clock
    this.committed = committed
  }

  /** Whether the answer is there already. */
  has(stateVector: Uint8Array, inOurMessages: boolean): boolean {
    const kept = inOurMessages ? this.ours : this.plain
    return kept !== null && isEqual(kept.stateVector, stateVector)
  }

  /** What this state vector lacks, as a message; all of it is stored. Throws where it is no state vector. */
  to(stateVector: Uint8Array, inOurMessages: boolean): Uint8Array {
    const kept = inOurMessages ? this.ours : this.plain
    if (kept !== null && isEqual(kept.stateVector, stateVector)) return kept.message
    const update = Y.encodeStateAsUpdate(this.doc, stateVector)
    const message = encodeServerMessage(inOurMessages ? this.committed(update) : { type: 'step2', update })
    if (inOurMessages) this.ours = { stateVector, message }
    else this.plain = { stateVector, message }
    this.timer ??= this.clock.setTimeout(() => this.forget(), keptMs)
    return message
  }

  /** The server's own step 1. */
  question(): Uint8Array {
    this.timer ??= this.clock.setTimeout(() => this.forget(), keptMs)
    return (this.step1 ??= encodeServerMessage({ type: 'step1', stateVector: Y.encodeStateVector(this.doc) }))
  }

  /** The document holds something else now, or nobody has asked for a while. */
  forget(): void {
    if (this.timer !== null) this.clock.clearTimeout(this.timer)
    this.timer = null
    this.ours = null
    this.plain = null
    this.step1 = null
  }
}

const isEqual = (one: Uint8Array, other: Uint8Array): boolean => one.length === other.length && one.every((byte, index) => byte === other[index])
