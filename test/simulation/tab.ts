// One page of an honest person: the product's own replica over a simulated browser. The browser's storage and locks belong
// to the device, so they outlive the page; what the page shows lags a little behind when its copy is replaced.
import type * as Y from 'yjs'
import type { Cipher } from '../../client/replica/cipher.ts'
import type { Environment, PageEvents } from '../../client/replica/environment.ts'
import { openReplica } from '../../client/replica/index.ts'
import type { Replica } from '../../client/replica/index.ts'
import { planPlain, planSchema, planView } from '../../shared/documents/plan.ts'
import type { PlanPlain, PlanView } from '../../shared/documents/plan.ts'
import type { PersonFunction } from '../../shared/mandates/functions.ts'
import type { PlanFacts, Writer } from '../../shared/mandates/mandates.ts'
import { factsIn } from '../../shared/mandates/plan-facts.ts'
import { fieldAt, mayWriteField } from '../../shared/mandates/plan-writes.ts'
import type { Path } from '../../shared/schema/node.ts'
import { MemoryStore } from '../client/replica/device.ts'
import type { Network } from './network.ts'
import type { Person } from './people.ts'
import type { Random } from './randomness.ts'
import type { Life, SimulatedTime } from './simulated-time.ts'

export type PlanReplica = Replica<(typeof planSchema)['roots']>

export type Device = {
  readonly name: string
  /** Null: a browser that keeps nothing. */
  readonly store: MemoryStore | null
  readonly heldLocks: Set<string>
}

export const aDevice = (name: string, keeps: boolean): Device => ({ name, store: keeps ? new MemoryStore() : null, heldLocks: new Set() })

/** What an editor's transactions carry. */
const editorOrigin = { name: 'editor' }

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

export type TabOptions = {
  readonly name: string
  readonly person: Person
  readonly sessionId: string
  readonly device: Device
  readonly plan: string
  readonly time: SimulatedTime
  readonly network: Network
  readonly random: Random
  /** What the person may do for its delegation now. */
  readonly functions: () => readonly PersonFunction[]
  /** Whether a request over HTTP is answered for this session now. */
  readonly isServed: (sessionId: string) => boolean
  /** The word for a socket that it is given then; null without a session. */
  readonly renewalFor: (sessionId: string) => string | null | 'no answer'
  /** The page names these client ids as its own. */
  readonly names: (clientIds: readonly number[]) => void
  /** A new copy took the place of the one that the page showed. */
  readonly renewed: () => void
}

export class Tab {
  readonly name: string
  readonly person: Person
  readonly device: Device
  readonly replica: PlanReplica
  /** Tokens that this page typed since closing it would have lost nothing. */
  readonly atRisk = new Set<string>()
  /** Tokens that were stored and are lost with the server's disk: this page alone remembers them until it is told. */
  readonly onlyHere = new Set<string>()
  sessionId: string
  isOnline = true
  /** `left`: the person went elsewhere in the application, and what is on its way is given time. */
  use: 'open' | 'left' | 'dead' = 'open'
  /** The next openings of a socket that are heard twice. */
  openTwice = 0
  private readonly functions: () => readonly PersonFunction[]
  private readonly life: Life
  private readonly watchers = new Set<PageEvents>()
  private readonly warnings = new Set<() => boolean>()
  private readonly locks = new Set<string>()
  private shownDoc: Y.Doc

  constructor({ name, person, sessionId, device, plan, time, network, random, functions, isServed, renewalFor, names, renewed }: TabOptions) {
    this.name = name
    this.person = person
    this.sessionId = sessionId
    this.device = device
    this.functions = functions
    this.life = time.newLife()
    const { life } = this
    const { store } = device
    const environment: Environment = {
      clock: life.clock,
      random: random.unit,
      openSocket: (path, events) => {
        names(clientIdsOf(path))
        return network.open(path, this.sessionId, name, {
          message: bytes => { if (!life.isOver) events.message(bytes) },
          closed: code => { if (!life.isOver) events.closed(code) },
        }, this.isOnline, this.openTwice > 0 && this.openTwice-- > 0)
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
        if (!this.isOnline || !isServed(this.sessionId)) throw new Error('no answer')
        return noKey
      },
      fetchRenewal: async () => {
        await life.wait(random.between(1, 30))
        const answer = this.isOnline ? renewalFor(this.sessionId) : 'no answer'
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
    this.replica = openReplica({
      kind: 'plan',
      id: plan,
      schema: planSchema,
      identity: { person: person.id, party: person.party },
      environment,
      ownOrigins: [editorOrigin],
      mayWrite: (path, plain) => this.mayWrite(path, plain),
    })
    this.shownDoc = this.replica.doc
    let { generation } = this.replica
    this.replica.subscribe(() => {
      if (!this.wouldLose) this.atRisk.clear()
      if (this.replica.generation !== generation) {
        generation = this.replica.generation
        renewed()
      }
      if (this.replica.doc === this.shownDoc) return
      life.clock.setTimeout(() => { this.shownDoc = this.replica.doc }, random.below(600))
    })
  }

  /** What the editors and fields of the page are bound to. */
  get doc(): Y.Doc {
    return this.shownDoc
  }
  get view(): PlanView {
    return planView(this.shownDoc)
  }
  get isClosed(): boolean {
    return this.use !== 'open'
  }
  get mayBeEdited(): boolean {
    return !this.isClosed && this.replica.isSynced
  }
  /** Closing the tab now loses something: a browser would ask. */
  get wouldLose(): boolean {
    return [...this.warnings].some(isNeeded => isNeeded())
  }

  /** As the page has it from its session. */
  get writer(): Writer {
    return { person: this.person.id, party: this.person.party, functions: [...this.functions()] }
  }
  get facts(): PlanFacts {
    return factsIn(this.plain().record, this.today)
  }
  /** Whether the page offers to write there. */
  mayWrite(path: Path, plain: PlanPlain = this.plain()): boolean {
    const field = fieldAt(path)
    return field !== null && mayWriteField(this.writer, factsIn(plain.record, this.today), field, id => plain.actions[id] ?? null).ok
  }
  private get today(): Date {
    return new Date(this.life.clock.now())
  }

  /** What the page shows, in plain values. */
  plain = (): PlanPlain => (this.replica.doc === this.shownDoc ? this.replica.reading.current() : planPlain(this.shownDoc))

  /** As an editor bound to a text does. */
  type(act: () => void): void {
    this.replica.undo.manager.addTrackedOrigin(editorOrigin)
    this.shownDoc.transact(act, editorOrigin)
  }

  /** The network of the device goes or comes back, and the page is told. */
  setOnline(isOnline: boolean, network: Network): void {
    this.isOnline = isOnline
    for (const line of [...network.lines]) if (line.owner === this.name && !isOnline) line.cut()
    for (const { awake, offline } of [...this.watchers]) {
      if (isOnline) awake()
      else offline()
    }
  }

  /** Where it stands, for a trace. */
  describe = (): string => `${this.name} (${this.use}, ${this.device.name}) stands at ${JSON.stringify(this.replica.status())} and keeps ${JSON.stringify(this.replica.keptWords())}`

  hide(): void {
    for (const { hidden } of [...this.watchers]) hidden()
  }

  /** The person leaves the page; what is on its way is given time. */
  leave(): void {
    this.use = 'left'
    this.replica.close()
  }

  /** Gone without a word, as when a browser crashes. */
  die(network: Network): void {
    this.use = 'dead'
    this.life.end()
    for (const line of [...network.lines]) if (line.owner === this.name) line.cut()
    for (const lock of this.locks) this.device.heldLocks.delete(lock)
  }
}
