// Why a socket was closed. 4400–4499 are final: a client does not come back by itself (y-websocket's provider neither).
// The sentence for each stands in shared/messages under `close/<name>`.

export const closeCodes = {
  /** Signed out, or the browser's session now belongs to another person. */
  signedOut: 4401,
  /** The right to read ended while the page was open. */
  rightLost: 4403,
  /** No such document, or never yours: the two are not told apart. */
  notFound: 4404,
  /** The document was restored or replaced: the page's copy has another epoch. */
  otherEpoch: 4409,
  documentFull: 4413,
  /** Bytes that no page of ours sends. */
  malformed: 4422,
  /** The page's schema is older than the document's: it would delete what it does not know. */
  pageTooOld: 4426,
  restarting: 1012,
  /** The store takes nothing at the moment. */
  notStoring: 1013,
  handshakeTimeout: 4508,
  slowReader: 4510,
  tooFast: 4529,
  /** The person has as many sockets open as one may have. */
  tooManySockets: 4530,
} as const

export type CloseName = keyof typeof closeCodes
const finalFrom = 4400
const finalTo = 4499

/** Whether a client must not come back by itself after this code. */
export const isFinalClose = (code: number): boolean => code >= finalFrom && code <= finalTo

export function closeNameOf(code: number): CloseName | null {
  for (const [name, value] of Object.entries(closeCodes)) {
    // The keys of closeCodes are exactly the names.
    if (value === code) return name as CloseName
  }
  return null
}
