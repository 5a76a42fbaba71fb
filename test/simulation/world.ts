// One world: people with their devices and pages, a network, the server with its store, and whoever sends what no page
// sends. Everything in it comes from one seed; what goes wrong in it is kept as the first broken invariant.
import { createHash } from 'node:crypto'
import type { PersonId, PlanId, ProposalId } from '../../shared/ids.ts'
import type { Writer } from '../../shared/mandates/mandates.ts'
import { closeNameOf } from '../../shared/protocol/close-codes.ts'
import { decodeClientMessage, decodeServerMessage } from '../../shared/protocol/messages.ts'
import type { ClientMessage, ServerMessage } from '../../shared/protocol/messages.ts'
import type { Result } from '../../shared/result.ts'
import type { PlanRecord } from '../../server/plans/plan-record.ts'
import type { LogRow } from '../../server/store/store.ts'
import { Broken } from './broken.ts'
import type { StoreFaults, StoreWatcher } from './faulty-store.ts'
import { Intruder } from './intruder.ts'
import { SideIntruder } from './side-intruder.ts'
import type { Known } from './side-intruder.ts'
import { describeMessage } from './describe-message.ts'
import { foundPlan } from './founding.ts'
import { honestCloses, honestRefusals } from './honest-answers.ts'
import { broughtBackBy } from './kept-words.ts'
import type { Ledger } from './ledger.ts'
import { Ledgers } from './ledgers.ts'
import { writeLongHistory } from './long-history.ts'
import { LogWatcher } from './log-watcher.ts'
import type { MemoryStore } from './memory-store.ts'
import { Network } from './network.ts'
import type { Line } from './network.ts'
import { dishonestPeople, honestPeople, network as networkParty, Sessions, supportTeam } from './people.ts'
import type { Person } from './people.ts'
import { randomFrom } from './randomness.ts'
import type { Random } from './randomness.ts'
import { SimulatedServer } from './simulated-server.ts'
import { SimulatedTime } from './simulated-time.ts'
import { aDevice, clientIdsOf } from './page-environment.ts'
import type { Device } from './page-environment.ts'
import { Tab } from './tab.ts'
import { chooseTemper } from './temper.ts'
import type { Temper } from './temper.ts'

/** Sessions outlast a world unless a step says otherwise. */
const sessionMs = 24 * 60 * 60 * 1000

export const by = { person: supportTeam.id, party: supportTeam.party, capacity: 'support-team' } as const

type Beginning = { readonly time: SimulatedTime; readonly store: MemoryStore; readonly record: PlanRecord; readonly rows: readonly LogRow[] }

export class World {
  readonly time: SimulatedTime
  readonly random: Random
  readonly network: Network
  readonly ledgers = new Ledgers()
  readonly sessions: Sessions
  readonly faults: StoreFaults = { slownessMs: 3, next: [] }
  readonly tabs: Tab[] = []
  readonly devices: Device[] = []
  readonly intruders: Intruder[] = []
  /** The same people, and what they try with others' drafts. */
  readonly sideIntruders: { readonly person: Person; readonly tries: SideIntruder }[] = []
  /** How often each thing happened; a world in which nothing did proves nothing. */
  readonly counts = { edits: 0, rows: 0, deeds: 0, refusals: 0, crashes: 0, generations: 0, frames: 0, rollBacks: 0, epochs: 0, toldOfLoss: 0, wentOn: 0, steps: 0, versions: 0, comments: 0, drafts: 0, drafted: 0, sent: 0, decided: 0, accepted: 0 }
  /** Of all bytes that the server let go, in their order. */
  readonly sent = createHash('sha256')
  readonly watcher: LogWatcher
  readonly plan: PlanId
  private readonly beganAt: number
  readonly temper: Temper
  broken: Broken | null = null
  /** Told of every message, for whoever wants to see a seed closely. */
  trace: ((line: string) => void) | null = null
  server: SimulatedServer
  private readonly store: MemoryStore
  /** Of the watcher, when the store was last copied. */
  private goBack: (() => void) | null = null
  private readonly makers = new Map<number, PersonId>()
  private readonly welcomed = new Set<number>()
  private readonly epochsOf = new Map<string, number>()
  readonly people: ReadonlyMap<PersonId, Person>
  private readonly personByOwner = new Map<string, Person>()

  static async make(seed: number, time: SimulatedTime, store: MemoryStore): Promise<World> {
    store.empty()
    const founding = new SimulatedServer({
      time,
      store: store.store,
      faults: { slownessMs: 0, next: [] },
      random: randomFrom(seed),
      sessions: new Sessions(time.now),
      watcher: { appended: async () => undefined, created: () => undefined, epochBegan: () => undefined, epochRaised: () => undefined, crash: () => undefined },
      cycles: store.cycles,
      fault: () => undefined,
    })
    const random = randomFrom(seed)
    const circle = random.chance(0.5) ? [networkParty] : []
    const founded = foundPlan(founding.plans, new Date(time.now()), circle)
    await time.pass(10)
    const made = await founded
    founding.crash()
    if (!made.ok) throw new Error(made.error.code)
    if (random.chance(0.15)) await writeLongHistory(store.store, made.value.id)
    const loaded = await store.store.loadDocument(`plan/${made.value.id}`)
    if (!loaded.ok || loaded.value === null) throw new Error('the plan is not there')
    return new World(seed, { time, store, record: made.value, rows: loaded.value.updates })
  }

  private constructor(seed: number, { time, store, record, rows }: Beginning) {
    this.random = randomFrom(seed)
    this.time = time
    this.beganAt = time.now()
    this.store = store
    this.plan = record.id
    this.temper = chooseTemper(this.random)
    this.sessions = new Sessions(time.now)
    this.people = new Map([...honestPeople, ...dishonestPeople, supportTeam].map(each => [each.id, each]))
    for (const each of this.people.values()) this.personByOwner.set(each.name, each)
    this.watcher = new LogWatcher({
      store: store.store,
      ledger: this.ledger,
      draftsOf: this.ledgers.draftsOf,
      drafterOf: this.ledgers.drafterOf,
      record,
      rows,
      makers: this.makers,
      people: this.people,
      sessions: this.sessions,
      now: time.now,
      deed: () => void this.counts.deeds++,
      isHonest: id => honestPeople.some(each => each.id === id),
    })
    this.network = new Network(time, this.random.branch(), {
      leaves: (line, bytes) => this.check(() => {
        this.counts.frames++
        this.sent.update(bytes)
        this.tellMessage(line, 'is sent', decodeServerMessage(bytes))
        this.watcher.leaves(line, bytes, this.personOf(line))
      }),
      reaches: (line, bytes) => this.check(() => {
        this.tellMessage(line, 'says', decodeClientMessage(bytes))
        this.watcher.reaches(line, bytes)
      }),
      arrives: (line, bytes) => this.check(() => this.arrived(line, bytes)),
      closed: (line, code) => this.check(() => this.closed(line, code)),
    })
    this.server = this.startServer()
  }

  get ledger(): Ledger {
    return this.ledgers.plan
  }

  get isServerUp(): boolean {
    return this.network.listener !== null
  }

  /** What is broken is kept and told after the step: whoever is being watched goes on undisturbed. */
  check(judge: () => void): void {
    try {
      judge()
    } catch (error) {
      if (!(error instanceof Broken)) throw error
      this.broken ??= error
    }
  }

  startServer(): SimulatedServer {
    const server = new SimulatedServer({
      time: this.time,
      store: this.store.store,
      faults: this.faults,
      random: this.random.branch(),
      sessions: this.sessions,
      watcher: this.storeWatcher,
      cycles: this.store.cycles,
      fault: (what, error) => this.check(() => {
        throw new Broken('the server does not meet a fault of its own', `${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
      }),
    })
    this.server = server
    this.network.listener = server
    void server.projector.start()
    void server.plans.start()
    return server
  }

  /** The process dies, and is started again after a while. */
  crashServer(downMs: number): void {
    if (this.server.life.isOver) return
    this.counts.crashes++
    this.network.listener = null
    this.server.crash()
    this.startLater(downMs)
  }

  get isCopied(): boolean {
    return this.goBack !== null
  }

  copyStore(): void {
    this.store.copy()
    const goBacks = [this.watcher.memo(), this.ledger.memo()]
    this.goBack = () => goBacks.forEach(goBack => goBack())
  }

  /** The machine goes down and comes up with the data of an earlier moment, under the pages' feet. */
  putStoreBack(downMs: number): void {
    const { goBack, watcher } = this
    if (goBack === null || !this.isServerUp) return
    this.goBack = null
    this.counts.rollBacks++
    this.network.listener = null
    this.server.crash()
    this.store.putBack()
    const before = new Set(watcher.storedWords)
    goBack()
    for (const ledger of this.ledgers.all) for (const token of before) this.lostWithDisk(ledger, token)
    // Whose these ids are was lost too.
    this.welcomed.clear()
    for (const intruder of this.intruders) intruder.forget()
    this.startLater(downMs)
  }

  private lostWithDisk(ledger: Ledger, token: string): void {
    const word = ledger.words.get(token)
    if (word === undefined || this.watcher.storedWords.has(token)) return
    // Whoever wrote it and still has it open has it in memory, and is told when that page comes back.
    ledger.unsettled.delete(token)
    const tab = this.tabs.find(({ name }) => name === word.tab)
    const page = ledger === this.ledger ? tab?.shown : tab?.side
    if (tab !== undefined && !tab.isClosed && page) page.onlyHere.add(token)
    else ledger.excuse([token], 'lost with the disk, and its page was gone')
  }

  /** SIGTERM and a new process; on the way it may still die. */
  async restartServer(downMs: number): Promise<void> {
    if (!this.isServerUp) return
    const { server } = this
    this.network.listener = null
    await server.stop()
    if (server.life.isOver) return
    server.crash()
    this.startLater(downMs)
  }

  private startLater(downMs: number): void {
    for (const line of [...this.network.lines]) line.serverDied()
    this.time.after(downMs, () => void this.startServer())
  }

  newDevice(keeps: boolean): Device {
    const device = aDevice(`device ${this.devices.length + 1}`, keeps)
    this.devices.push(device)
    return device
  }

  openTab(person: Person, device: Device, sessionId = this.signIn(person)): Tab {
    const tab = new Tab({
      name: `${person.name}/${this.tabs.length + 1}`,
      person,
      sessionId,
      device,
      plan: this.plan,
      time: this.time,
      network: this.network,
      random: this.random.branch(),
      functions: () => this.sessions.functionsOf(person),
      renewalFor: id => {
        const word = this.isServerUp ? this.server.renewalFor(id) : 'no answer'
        if (word !== null && word !== 'no answer') this.counts.wentOn++
        return word
      },
      isServed: id => this.isServerUp && this.sessions.of(id) !== null,
      renewed: () => void this.counts.generations++,
      names: clientIds => this.check(() => {
        for (const id of clientIds) {
          const maker = this.makers.get(id) ?? person.id
          if (maker !== person.id) throw new Broken('every struct is its author’s', `a page of ${person.name} names a client id of ${maker}`)
          this.makers.set(id, person.id)
        }
      }),
    })
    this.personByOwner.set(tab.name, person)
    this.tabs.push(tab)
    return tab
  }

  /** These are gone with a page, unless its device keeps them. */
  excuseOnlyHere({ shown, side, device, name }: Tab, of: 'plan' | 'side' | 'both' = 'both'): void {
    const onDevice = new Set([...(device.store?.records.values() ?? [])].flatMap(({ sealed }) => broughtBackBy(sealed)))
    for (const page of [of === 'side' ? null : shown, of === 'plan' ? null : side]) {
      if (page === null) continue
      this.ledgers.excuse([...page.onlyHere].filter(token => !onDevice.has(token) && !this.watcher.storedWords.has(token)), `lost with the disk, and ${name} is gone`)
      page.onlyHere.clear()
    }
  }

  /** A request over HTTP, as the routes of the API answer it: under the session of the page, in the name of its delegation. */
  request(tab: Tab, act: (server: SimulatedServer, writer: Writer) => Promise<void>): void {
    tab.request(() => this.answer(tab.person, tab.sessionId, act))
  }

  private answer({ id, party }: Person, sessionId: string, act: (server: SimulatedServer, writer: Writer) => Promise<unknown>): void {
    const session = this.isServerUp ? this.sessions.of(sessionId) : null
    if (session !== null) void act(this.server, { person: id, party, functions: session.memberships.map(membership => membership.function) })
  }

  openIntruder(person: Person): Intruder {
    const intruder = new Intruder({
      person,
      sessionId: this.signIn(person),
      plan: this.plan,
      network: this.network,
      random: this.random.branch(),
      made: id => this.makers.set(id, person.id),
    })
    this.intruders.push(intruder)
    const sessionId = this.signIn(person)
    const tries = new SideIntruder({
      person,
      sessionId,
      plan: this.plan,
      network: this.network,
      random: this.random.branch(),
      made: id => this.makers.set(id, person.id),
      ask: act => void this.time.after(this.random.between(1, 60), () => this.answer(person, sessionId, act)),
    })
    this.sideIntruders.push({ person, tries })
    return intruder
  }

  /** What nobody tells. */
  get known(): Known {
    const proposals = Object.keys(this.watcher.plan.reading.current().proposals) as ProposalId[]
    const drafts = [...this.watcher.sides.values()].flatMap(side => Object.keys(side.plain().overlays) as ProposalId[])
    return { proposals: proposals.sort(), drafts: drafts.sort() }
  }

  /** These are gone with a page, unless they had arrived. */
  excuseUnstored(tokens: Iterable<string>, why: string): void {
    this.ledgers.excuse([...tokens].filter(token => !this.watcher.storedWords.has(token)), why)
  }

  signIn = (person: Person, forMs = sessionMs): string => this.sessions.signIn(person, new Date(this.time.now() + forMs))

  /** Client ids of honest people that were let in; from then on anybody sees them in the plan. */
  get honestClientIds(): number[] {
    return [...this.welcomed].filter(id => honestPeople.some(each => each.id === this.makers.get(id)))
  }

  get intruderClientIds(): Set<number> {
    return new Set([...this.makers].filter(([, maker]) => !honestPeople.some(each => each.id === maker)).map(([id]) => id))
  }

  private personOf(line: Line): Person {
    const person = this.personByOwner.get(line.owner)
    if (person === undefined) throw new Error(`nobody is ${line.owner}`)
    return person
  }

  private isHonest = (line: Line): boolean => this.tabs.some(tab => tab.name === line.owner)

  private tellMessage(line: Line, verb: string, message: Result<ClientMessage | ServerMessage, unknown>): void {
    if (this.trace === null) return
    this.trace(`${(this.time.now() - this.beganAt).toFixed(0).padStart(9)}  ${line.owner} ${line.id} ${verb} ${message.ok ? describeMessage(message.value) : 'what cannot be read'}`)
  }

  private arrived(line: Line, bytes: Uint8Array): void {
    const decoded = decodeServerMessage(bytes)
    this.tellMessage(line, 'hears', decoded)
    if (decoded.ok && decoded.value.type === 'welcome') for (const id of clientIdsOf(line.path)) this.welcomed.add(id)
    if (!decoded.ok || decoded.value.type !== 'refusal') return
    this.counts.refusals++
    this.watcher.hearsRefusal(line)
    const { code, path } = decoded.value.refusal
    // A page opened anew sends what it finds on the device before it has seen the state. Where that follows what was lost
    // with the disk, it hears of the gap, or that there is no such place, and does it again under another client id or keeps it.
    const isBehindLost = (code === 'update/gap' || (code === 'structure/unknown-field' && path.length === 0)) && this.counts.rollBacks > 0
    if (this.isHonest(line) && !isBehindLost && !honestRefusals.some(known => known.test(code))) {
      throw new Broken('an honest page is refused only for want of a mandate', `${line.owner} hears ${code} at ${path.join('/')}`)
    }
  }

  private closed(line: Line, code: number): void {
    this.trace?.(`${(this.time.now() - this.beganAt).toFixed(0).padStart(9)}  ${line.owner} ${line.id} is closed with ${code}`)
    if (this.isHonest(line) && !honestCloses.includes(closeNameOf(code))) throw new Broken('an honest page is not thrown out', `${line.owner} is closed with ${code}`)
  }

  private readonly storeWatcher: StoreWatcher = {
    appended: async rows => {
      try {
        this.counts.rows += rows.length
        await this.watcher.appended(rows)
      } catch (error) {
        this.check(() => {
          throw error
        })
      }
    },
    created: (document, rows) => this.check(() => this.watcher.created(document, rows)),
    epochBegan: next => this.check(() => this.watcher.epochBegan(next)),
    epochRaised: document => this.check(() => {
      this.counts.epochs++
      const raised = (this.epochsOf.get(document) ?? 0) + 1
      this.epochsOf.set(document, raised)
      if (raised > this.counts.rollBacks) throw new Broken('an epoch ends only when the data were put back', `${raised} epochs of ${document}, ${this.counts.rollBacks} times put back`)
    }),
    crash: () => this.crashServer(500),
  }
}
