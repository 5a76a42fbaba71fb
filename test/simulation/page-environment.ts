// What a page of the product finds around it, simulated: the clock of its life, sockets over the network, the storage and locks of its
// device, which outlive it, and its session.
import type { Cipher } from '../../client/replica/cipher.ts'
import type { Environment, PageEvents } from '../../client/replica/environment.ts'
import { MemoryStore } from '../client/replica/device.ts'
import type { Network } from './network.ts'
import type { Random } from './randomness.ts'
import type { Life } from './simulated-time.ts'

export type Device = {
  readonly name: string
  /** Null: a browser that keeps nothing. */
  readonly store: MemoryStore | null
  readonly heldLocks: Set<string>
}

export const aDevice = (name: string, keeps: boolean): Device => ({ name, store: keeps ? new MemoryStore() : null, heldLocks: new Set() })

/** Says what the bytes are about and hides nothing: what a device holds can be looked for. */
const openCipher: Cipher = {
  seal: async (_key, bytes, about) => new Uint8Array(Buffer.concat([Buffer.from(`${about}\n`), bytes])),
  open: async (_key, sealed, about) => {
    const start = Buffer.from(`${about}\n`)
    return Buffer.from(sealed).subarray(0, start.length).equals(start) ? sealed.slice(start.length) : null
  },
}
export const unsealed = (sealed: Uint8Array): Uint8Array => sealed.slice(sealed.indexOf('\n'.charCodeAt(0)) + 1)

/** The cipher above looks at no key. */
const noKey = await crypto.subtle.importKey('raw', new Uint8Array(16), 'AES-GCM', false, ['encrypt'])

/** What a hello names. */
export const clientIdsOf = (path: string): number[] => (new URL(path, 'ws://server').searchParams.get('clients') ?? '').split(',').map(Number)

export type PageOptions = {
  readonly name: string
  readonly life: Life
  readonly device: Device
  readonly network: Network
  readonly random: Random
  /** As the page has it now. */
  readonly sessionId: () => string
  readonly isOnline: () => boolean
  /** Whether the opening of the next socket is heard twice. */
  readonly opensTwice: () => boolean
  /** Whether a request over HTTP is answered for this session now. */
  readonly isServed: (sessionId: string) => boolean
  /** The word for a socket that it is given then; null without a session. */
  readonly renewalFor: (sessionId: string) => string | null | 'no answer'
  /** The page names these client ids as its own. */
  readonly names: (clientIds: readonly number[]) => void
}

export class PageEnvironment {
  readonly environment: Environment
  private readonly device: Device
  private readonly watchers = new Set<PageEvents>()
  private readonly warnings = new Set<() => boolean>()
  private readonly locks = new Set<string>()

  constructor({ name, life, device, network, random, sessionId, isOnline, opensTwice, isServed, renewalFor, names }: PageOptions) {
    this.device = device
    const { store } = device
    this.environment = {
      clock: life.clock,
      random: random.unit,
      openSocket: (path, events) => {
        names(clientIdsOf(path))
        return network.open(path, sessionId(), name, {
          message: bytes => { if (!life.isOver) events.message(bytes) },
          closed: code => { if (!life.isOver) events.closed(code) },
        }, isOnline(), opensTwice())
      },
      store: store === null ? null : {
        list: async (...what) => {
          await life.wait(random.below(4))
          return store.list(...what)
        },
        write: async change => {
          await life.wait(random.below(4))
          return store.write(change)
        },
      },
      locks: {
        hold: async lock => {
          await life.wait(0)
          if (device.heldLocks.has(lock)) return null
          device.heldLocks.add(lock)
          this.locks.add(lock)
          return () => {
            device.heldLocks.delete(lock)
            this.locks.delete(lock)
          }
        },
      },
      cipher: openCipher,
      fetchKey: async () => {
        await life.wait(random.between(1, 30))
        if (!isOnline() || !isServed(sessionId())) throw new Error('no answer')
        return noKey
      },
      fetchRenewal: async () => {
        await life.wait(random.between(1, 30))
        const answer = isOnline() ? renewalFor(sessionId()) : 'no answer'
        if (answer === 'no answer') throw new Error(answer)
        return answer
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
  }

  /** Closing the page now loses something: a browser would ask. */
  get wouldLose(): boolean {
    return [...this.warnings].some(isNeeded => isNeeded())
  }

  tellOnline(isOnline: boolean): void {
    for (const { awake, offline } of [...this.watchers]) {
      if (isOnline) awake()
      else offline()
    }
  }

  tellHidden(): void {
    for (const { hidden } of [...this.watchers]) hidden()
  }

  /** The page is gone without a word. */
  dropLocks(): void {
    for (const lock of this.locks) this.device.heldLocks.delete(lock)
  }
}
