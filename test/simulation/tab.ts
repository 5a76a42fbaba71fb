// One page of an honest person: the product's own replicas of the plan, and of the delegation's own side once it looks there, over a
// simulated browser. The browser's storage and locks belong to the device, so they outlive the page.
import type * as Y from 'yjs'
import { openReplica } from '../../client/replica/index.ts'
import type { Replica } from '../../client/replica/index.ts'
import { planPlain, planSchema, planView } from '../../shared/documents/plan.ts'
import type { PlanPlain, PlanView } from '../../shared/documents/plan.ts'
import { documentOfSide, sidePlain, sideSchema } from '../../shared/documents/side.ts'
import { PlanId, ThreadId } from '../../shared/ids.ts'
import type { PersonFunction } from '../../shared/mandates/functions.ts'
import { mayWrite } from '../../shared/mandates/mandates.ts'
import type { PlanFacts, Writer } from '../../shared/mandates/mandates.ts'
import { factsIn } from '../../shared/mandates/plan-facts.ts'
import { fieldAt, mayWriteField } from '../../shared/mandates/plan-writes.ts'
import type { Path } from '../../shared/schema/node.ts'
import { PageEnvironment } from './page-environment.ts'
import type { Device, PageOptions } from './page-environment.ts'
import type { Network } from './network.ts'
import type { Person } from './people.ts'
import type { Random } from './randomness.ts'
import { editorOrigin, ShownReplica } from './shown-replica.ts'
import type { Life, SimulatedTime } from './simulated-time.ts'

export type PlanReplica = Replica<(typeof planSchema)['roots']>
export type ShownSide = ShownReplica<(typeof sideSchema)['roots']>

export type TabOptions = Pick<PageOptions, 'isServed' | 'renewalFor' | 'names'> & {
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
  /** A new copy took the place of the one that the page showed. */
  readonly renewed: () => void
}

export class Tab {
  readonly name: string
  readonly person: Person
  readonly device: Device
  readonly shown: ShownReplica<(typeof planSchema)['roots']>
  /** Tokens that this page typed since closing it would have lost nothing. */
  readonly atRisk = new Set<string>()
  sessionId: string
  isOnline = true
  /** `left`: the person went elsewhere in the application, and what is on its way is given time. */
  use: 'open' | 'left' | 'dead' = 'open'
  /** The next openings of a socket that are heard twice. */
  openTwice = 0
  /** Null: it has not looked there. */
  side: ShownSide | null = null
  private readonly functions: () => readonly PersonFunction[]
  private readonly life: Life
  private readonly page: PageEnvironment
  private readonly plan: string
  private readonly random: Random
  private readonly renewed: () => void

  constructor({ name, person, sessionId, device, plan, time, network, random, functions, isServed, renewalFor, names, renewed }: TabOptions) {
    this.name = name
    this.person = person
    this.sessionId = sessionId
    this.device = device
    this.plan = plan
    this.random = random
    this.functions = functions
    this.renewed = renewed
    this.life = time.newLife()
    this.page = new PageEnvironment({
      name,
      life: this.life,
      device,
      network,
      random,
      sessionId: () => this.sessionId,
      isOnline: () => this.isOnline,
      opensTwice: () => this.openTwice > 0 && this.openTwice-- > 0,
      isServed,
      renewalFor,
      names,
    })
    const replica = openReplica({
      kind: 'plan',
      id: plan,
      schema: planSchema,
      identity: { person: person.id, party: person.party },
      environment: this.page.environment,
      ownOrigins: [editorOrigin],
      mayWrite: (path, plain) => this.mayWrite(path, plain),
    })
    this.shown = new ShownReplica({ replica, plainOf: planPlain, ...this.around })
  }

  private get around() {
    return { life: this.life, random: this.random, renewed: this.renewed, changed: () => { if (!this.wouldLose) this.atRisk.clear() } }
  }

  /** Looks into the delegation's own side, whether there is one or not. */
  lookAtSide(): ShownSide {
    if (this.side !== null) {
      if (this.side.replica.status().state === 'closed') this.side.replica.resume()
      return this.side
    }
    const { id: person, party } = this.person
    const replica = openReplica({
      kind: 'side',
      id: documentOfSide({ plan: PlanId.parse(this.plan), party }).slice('side/'.length),
      schema: sideSchema,
      identity: { person, party },
      environment: this.page.environment,
      ownOrigins: [editorOrigin],
      mayWrite: () => this.mayPropose,
    })
    return (this.side = new ShownReplica({ replica, plainOf: sidePlain, ...this.around }))
  }

  /** What the page has open. */
  get replicas(): readonly Pick<PlanReplica, 'status' | 'keptWords' | 'discard' | 'resume' | 'close' | 'isSynced' | 'doc'>[] {
    return [this.replica, ...(this.side === null ? [] : [this.side.replica])]
  }
  get replica(): PlanReplica {
    return this.shown.replica
  }
  /** What the editors and fields of the plan are bound to. */
  get doc(): Y.Doc {
    return this.shown.doc
  }
  get view(): PlanView {
    return planView(this.doc)
  }
  get isClosed(): boolean {
    return this.use !== 'open'
  }
  get mayBeEdited(): boolean {
    return !this.isClosed && this.replica.isSynced
  }
  /** Closing the tab now loses something: a browser would ask. */
  get wouldLose(): boolean {
    return this.page.wouldLose
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
    return field !== null && mayWriteField(this.writer, factsIn(plain.record, this.today), field, id => plain.actions[id] ?? null, undefined, id => plain.threads[ThreadId.parse(id)] ?? null).ok
  }
  /** Whether it offers to draft what the delegation would have changed. */
  get mayPropose(): boolean {
    return mayWrite(this.writer, this.facts, { writtenBy: 'own-side', party: this.person.party }).ok
  }
  get maySend(): boolean {
    return mayWrite(this.writer, this.facts, { writtenBy: 'sending', party: this.person.party }).ok
  }
  get today(): Date {
    return new Date(this.life.clock.now())
  }

  /** What the page shows of the plan, in plain values. */
  plain = (): PlanPlain => this.shown.plain()

  /** What a request over HTTP does: nothing, where the page is gone before it is made. */
  request(act: () => void): void {
    this.life.clock.setTimeout(() => { if (this.isOnline) act() }, this.random.between(1, 60))
  }

  /** The network of the device goes or comes back, and the page is told. */
  setOnline(isOnline: boolean, network: Network): void {
    this.isOnline = isOnline
    for (const line of [...network.lines]) if (line.owner === this.name && !isOnline) line.cut()
    this.page.tellOnline(isOnline)
  }

  /** Where it stands, for a trace. */
  describe = (): string => this.replicas.map(replica => `${this.name} (${this.use}, ${this.device.name}) stands at ${JSON.stringify(replica.status())} and keeps ${JSON.stringify(replica.keptWords())}`).join('\n')

  hide(): void {
    this.page.tellHidden()
  }

  /** The person has signed in again, or comes back. */
  resume(): void {
    for (const replica of this.replicas) replica.resume()
  }

  /** The person leaves the page; what is on its way is given time. */
  leave(): void {
    this.use = 'left'
    for (const replica of this.replicas) replica.close()
  }

  /** Gone without a word, as when a browser crashes. */
  die(network: Network): void {
    this.use = 'dead'
    this.life.end()
    for (const line of [...network.lines]) if (line.owner === this.name) line.cut()
    this.page.dropLocks()
  }
}
