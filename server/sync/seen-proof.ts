// What a client shows for a `seq` that it says it has seen: a code that only this server can make, sent with everything
// that was committed. A client that shows one for a `seq` beyond the head proves that the data directory was put back;
// without it anybody who may read could say so, and throw everybody out of the document.
import { createHmac, hash, timingSafeEqual } from 'node:crypto'

/** Nobody tries 2^128 of them over a socket that each attempt closes. */
const proofBytes = 16

export type SeenProofs = {
  /** In letters that stand in a query as they are. */
  give(document: string, epoch: string, seq: number): string
  isGiven(document: string, epoch: string, seq: number, proof: string): boolean
}

/** `secret` outlives the process and a restored data directory, as the one that signs sessions does. */
export function seenProofs(secret: string): SeenProofs {
  // Of its own, so that no code made for one purpose is ever good for another.
  const key = createHmac('sha256', secret).update('seen').digest('hex')
  // One is made for every commit of a document, and an HMAC of node:crypto was a tenth of all that the server computed for an
  // edit. SHA-3 needs no HMAC: with a key of fixed length before the text, nobody can go on from a code to that of a longer one.
  const codeOf = (document: string, epoch: string, seq: number): Buffer => hash('sha3-256', `${key} ${document} ${epoch} ${seq}`, 'buffer').subarray(0, proofBytes)
  return {
    give: (document, epoch, seq) => codeOf(document, epoch, seq).toString('base64url'),
    isGiven: (document, epoch, seq, proof) => {
      const shown = Buffer.from(proof, 'base64url')
      return shown.byteLength === proofBytes && timingSafeEqual(shown, codeOf(document, epoch, seq))
    },
  }
}
