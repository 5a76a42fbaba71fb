// One browser of one or several people: its storage and locks, shared by its tabs. A tab can die without a word.
import { webCipher, outboxKey } from '../../../client/replica/cipher.ts'
import type { Environment, Locks, PageEvents, SocketEvents } from '../../../client/replica/environment.ts'
import type { OutboxRecord, OutboxStore, RecordChange } from '../../../client/replica/outbox-store.ts'
import type { PersonId } from '../../../shared/ids.ts'
import type { ScriptedPeer } from './scripted-peer.ts'
import type { VirtualClock } from './virtual-clock.ts'

export class MemoryStore implements OutboxStore {
  readonly records = new Map<string, OutboxRecord>()
  isFull = false

  async list(person: string, document: string): Promise<OutboxRecord[]> {
    await Promise.resolve()
    return [...this.records.values()].filter(record => record.person === person && record.document === document)
  }

  async write({ put, remove }: RecordChange): Promise<void> {
    await Promise.resolve()
    if (this.isFull) throw new Error('quota exceeded')
    for (const id of remove) this.records.delete(id)
    for (const record of put) this.records.set(record.id, structuredClone(record))
  }
}

export class Device {
  readonly store = new MemoryStore()
  private readonly held = new Set<string>()
  private readonly clock: VirtualClock
  private readonly peer: ScriptedPeer
  private seed: number

  constructor(clock: VirtualClock, peer: ScriptedPeer, seed = 1) {
    this.clock = clock
    this.peer = peer
    this.seed = seed
  }

  openTab(keyOf: (person: PersonId) => Promise<CryptoKey> = keyOfPerson): Tab {
    return new Tab(this.clock, this.peer, this.store, this.held, keyOf, this.seed++)
  }
}

export class Tab {
  readonly environment: Environment
  private readonly watchers = new Set<PageEvents>()
  private readonly warnings = new Set<() => boolean>()
  private readonly locks = new Set<string>()
  private isDead = false
  private hangUp: () => void = () => undefined

  constructor(clock: VirtualClock, peer: ScriptedPeer, store: OutboxStore, held: Set<string>, keyOf: (person: PersonId) => Promise<CryptoKey>, seed: number) {
    const random = randomFrom(seed)
    const locks: Locks = {
      hold: async name => {
        await Promise.resolve()
        if (held.has(name)) return null
        held.add(name)
        this.locks.add(name)
        return () => held.delete(name)
      },
    }
    this.environment = {
      clock: { ...clock, now: clock.now, clearTimeout: clock.clearTimeout, setTimeout: (act, ms) => clock.setTimeout(() => this.isDead || act(), ms) },
      random,
      openSocket: (path: string, events: SocketEvents) => {
        const socket = peer.connect(path, {
          message: bytes => this.isDead || events.message(bytes),
          closed: code => this.isDead || events.closed(code),
        })
        this.hangUp = () => socket.close()
        return socket
      },
      store,
      locks,
      cipher: {
        seal: (...args) => clock.waitingFor(webCipher.seal(...args)),
        open: (...args) => clock.waitingFor(webCipher.open(...args)),
      },
      fetchKey: person => clock.waitingFor(keyOf(person)),
      fetchRenewal: async () => {
        await Promise.resolve()
        if (this.renewal === 'no answer') throw new Error(this.renewal)
        return this.renewal
      },
      watchPage: events => {
        this.watchers.add(events)
        return () => this.watchers.delete(events)
      },
      warnBeforeClosing: isNeeded => {
        this.warnings.add(isNeeded)
        return () => this.warnings.delete(isNeeded)
      },
    }
    this.free = () => {
      for (const name of this.locks) held.delete(name)
    }
  }

  private readonly free: () => void
  /** What is answered to a page that asks for a word to go on with; null: nobody is signed in. */
  renewal: string | null = null

  awake = (): void => {
    for (const { awake } of this.watchers) awake()
  }
  /** The device has lost its network and says so; lines break without a word. */
  goOffline = (): void => {
    for (const { offline } of this.watchers) offline()
  }
  hide = (): void => {
    for (const { hidden } of this.watchers) hidden()
  }
  /** Whether anything still listens to this tab's page. */
  get isWatched(): boolean {
    return this.watchers.size > 0
  }
  get wouldWarn(): boolean {
    return [...this.warnings].some(isNeeded => isNeeded())
  }

  /** The tab is gone at once: no timer fires, no byte leaves, and the browser frees its locks. */
  die(): void {
    this.isDead = true
    this.hangUp()
    this.free()
  }
}

/** The same key for the same person, another for another. */
export const keyOfPerson = async (person: PersonId): Promise<CryptoKey> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(person))
  return outboxKey(new Uint8Array(digest))
}

/** Mulberry32: small, and good enough to spread. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
