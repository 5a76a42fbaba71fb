// How much room proposals have: what a delegation may send, and what a plan takes in. In bytes, about.
import * as Y from 'yjs'
import type { ProposedChange } from '../../shared/documents/proposals.ts'
import { maxDocumentBytes } from '../../shared/protocol/limits.ts'

/** What all proposals of one delegation in one plan may take, decided ones included: they stay on record. */
export const maxBytesOfParty = 2 * 1024 * 1024
/** Above it nothing more is proposed, so that what is left of a plan's room is for those who write in it. */
export const roomyBytes = Math.floor(maxDocumentBytes * 0.75)
export const bytesOf = (change: ProposedChange | undefined): number => (change === undefined ? 0 : JSON.stringify(change).length)

/** By how much a plan grows that takes it in, or what was chosen instead; what shortens it or only chooses is never too much. */
export function growthBy(change: ProposedChange, instead: unknown): number {
  if (change.kind === 'action') return bytesOf(change)
  return change.kind === 'text' ? Math.max(0, JSON.stringify(instead ?? change.proposed).length - JSON.stringify(change.base).length) : 0
}

/** What a plan has left for proposals: measured where the sum of its updates says that it is none, since what was taken
 *  out of it counts there. */
export class Room {
  private readonly doc: Y.Doc
  private readonly upTo: number
  private bytes: number
  private isMeasured = false

  constructor(summedBytes: number, upTo: number, doc: Y.Doc) {
    this.bytes = summedBytes
    this.upTo = upTo
    this.doc = doc
  }

  holds(added: number): boolean {
    if (this.bytes + added > this.upTo && !this.isMeasured) {
      this.bytes = Y.encodeStateAsUpdate(this.doc).byteLength
      this.isMeasured = true
    }
    return this.bytes + added <= this.upTo
  }

  take(added: number): void {
    this.bytes += added
  }
}
