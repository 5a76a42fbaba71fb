// What a replica needs of the world around it. The browser gives the real things (browser-environment.ts); tests and
// the simulation give a clock, a network and a storage of their own, and run the same code.
import type { PersonId } from '../../shared/ids.ts'
import type { Cipher } from './cipher.ts'
import type { OutboxStore } from './outbox-store.ts'

export type Timer = number | object
export type Clock = {
  /** Milliseconds since 1970. */
  now(): number
  setTimeout(act: () => void, afterMs: number): Timer
  clearTimeout(timer: Timer): void
}

/** After `closed` nothing more is told. `closed` also follows a socket that never opened. */
export type SocketEvents = {
  message(bytes: Uint8Array): void
  closed(code: number): void
}
export type LineSocket = {
  send(bytes: Uint8Array): void
  close(): void
}

/** Locks between the tabs of one browser; a lock ends with its tab. */
export type Locks = {
  /** Takes the lock if nobody holds it. Resolves to how to give it back, or to null when it is held. */
  hold(name: string): Promise<(() => void) | null>
}

export type PageEvents = {
  /** The network may be back, or the page is looked at again: a good moment to try. */
  awake(): void
  /** The device says that it has no network: whatever line there is will not carry anything. */
  offline(): void
  /** The page may be ended without another word. */
  hidden(): void
}

export type Environment = {
  readonly clock: Clock
  /** From 0 to just below 1. */
  random(): number
  /** Opens a websocket to a path of this server, e.g. `/sync/plan/x?…`. */
  openSocket(path: string, events: SocketEvents): LineSocket
  /** Null where the device keeps nothing, e.g. without a secure context. */
  readonly store: OutboxStore | null
  readonly locks: Locks | null
  readonly cipher: Cipher
  /** The key under which this person's unsent work is kept on the device. Rejects when the session is not this
   *  person's or the server cannot be reached; work is then kept in memory until a later attempt. */
  fetchKey(person: PersonId): Promise<CryptoKey>
  /** A word for one socket whose session has run out. Null: nobody is signed in, or not this person. Rejects when the
   *  server cannot be reached. */
  fetchRenewal(person: PersonId): Promise<string | null>
  /** Returns how to stop. */
  watchPage(events: PageEvents): () => void
  /** Asks before the page is closed as long as `isNeeded` says so. Returns how to stop. */
  warnBeforeClosing(isNeeded: () => boolean): () => void
}

/** An id that is unique among the records of one device. */
export function newLocalId(environment: Environment): string {
  let id = ''
  while (id.length < 24) id += Math.floor(environment.random() * 36 ** 6).toString(36).padStart(6, '0')
  return id
}

/** Yjs client ids are unsigned 32-bit integers. */
export const newClientId = (environment: Environment): number => Math.floor(environment.random() * 0x1_0000_0000)
