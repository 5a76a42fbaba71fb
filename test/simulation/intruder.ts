// A person whose page sends whatever it likes: bent and forged updates, other people's client ids, fields that are not
// theirs, garbage. What it forges carries marks of its own, so that they can be looked for.
import * as Y from 'yjs'
import type { LineSocket } from '../../client/replica/environment.ts'
import { admissionKey, answerKey, planSchema, planView } from '../../shared/documents/plan.ts'
import { addAction, askToLead, proposeAction, takeIn } from '../../shared/documents/plan-commands.ts'
import { GoalId, PartyId, randomId, RequestId } from '../../shared/ids.ts'
import { helloToQuery } from '../../shared/protocol/hello.ts'
import { decodeServerMessage, encodeClientMessage, providerVersion } from '../../shared/protocol/messages.ts'
import { commentTricks, playWithComments } from './comment-tricks.ts'
import type { CommentTrick } from './comment-tricks.ts'
import type { Network } from './network.ts'
import type { Person } from './people.ts'
import type { Random } from './randomness.ts'

export const tricks = [
  'connects', 'connects under a foreign client id', 'sends what it may write', 'sends a bent update', 'sends a piece of an update', 'sends garbage', 'sends garbage as an update',
  'writes under a foreign client id', 'leaves a gap', 'writes the record', 'gives a reference', 'answers for another', 'deletes an action', 'makes a goal', 'writes an unknown root',
  'writes a wrong value', 'sends its whole state', 'sends others’ updates as its own', 'puts a script into a text', 'speaks for a foreign presence', 'sends far clocks',
  'writes another’s answer', 'says that another joined', 'proposes in another’s name', 'takes a proposal in', 'makes itself the leader', 'adds an action of the plan', 'turns a joiner down', 'writes an action', 'writes the aim', 'says to have seen more',
  ...commentTricks,
] as const
export type Trick = (typeof tricks)[number]

/** What no honest page writes; nowhere to be found, except where a mandate allows it. */
export const forged = '(forged)'

const goal = GoalId.parse('2026-2029/goal-1')
/** In whose name it would like to speak. */
const someParty = PartyId.parse('ms-de')

export class Intruder {
  readonly person: Person
  private readonly sessionId: string
  private readonly plan: string
  private readonly network: Network
  private readonly random: Random
  private readonly made: (clientId: number) => void
  private doc = new Y.Doc()
  /** The foreign client id that the present connection named. */
  private squatted: number | null = null
  private socket: LineSocket | null = null
  private readonly heard: Uint8Array[] = []
  /** The epoch that the server last named. */
  private epoch = ''

  constructor(options: { person: Person; sessionId: string; plan: string; network: Network; random: Random; made: (clientId: number) => void }) {
    this.person = options.person
    this.sessionId = options.sessionId
    this.plan = options.plan
    this.network = options.network
    this.random = options.random
    this.made = options.made
    this.made(this.doc.clientID)
  }

  /** `foreign`: client ids of others that it has come to know. */
  play(trick: Trick, foreign: readonly number[]): void {
    const { random } = this
    const someone = this.squatted ?? (foreign.length === 0 ? 1 : random.pick(foreign))
    if (trick === 'connects' || this.socket === null) return this.connect([this.doc.clientID])
    switch (trick) {
      case 'connects under a foreign client id':
        this.connect([this.doc.clientID, someone])
        this.squatted = someone
        return
      case 'sends what it may write':
        return this.update(this.edit(doc => this.lawful(doc)))
      case 'sends a bent update':
        return this.update(this.bent(this.edit(doc => this.word(doc))))
      case 'sends a piece of an update': {
        const whole = this.edit(doc => this.word(doc))
        return this.update(whole.slice(0, random.below(whole.length)))
      }
      case 'sends garbage':
        return this.socket.send(this.garbage())
      case 'sends garbage as an update':
        return this.update(this.garbage())
      case 'writes under a foreign client id':
        return this.forge(doc => this.word(doc), someone)
      case 'leaves a gap':
        this.edit(doc => this.word(doc))
        return this.update(this.edit(doc => this.word(doc)))
      case 'writes the record':
        return this.forge(doc => doc.getMap('record').set('driver', { party: this.person.party, accepted: true, decision: forged, on: '2026-01-01' }))
      case 'gives a reference':
        return this.forge(doc => doc.getMap('references').set(randomId(), forged))
      case 'answers for another':
        return this.forge(doc => this.inAction(doc, 'contributions')?.set('ms-de:people', forged))
      case 'deletes an action':
        return this.forge(doc => {
          const [id] = doc.getMap('actions').keys()
          if (id !== undefined) doc.getMap('actions').delete(id)
        })
      case 'makes a goal':
        return this.forge(doc => doc.getMap('goals').set('2026-2029/goal-1', new Y.Map()))
      case 'writes an unknown root':
        return this.forge(doc => doc.getMap(forged).set('a', forged))
      case 'writes a wrong value':
        return this.forge(doc => this.inAction(doc, null)?.set(random.pick(['kind', 'order', 'from', 'removed']), random.pick([forged, 7, null, {}])))
      case 'sends its whole state':
        return this.update(Y.encodeStateAsUpdate(this.doc))
      case 'sends others’ updates as its own':
        return this.heard.length === 0 ? undefined : this.update(random.pick(this.heard))
      case 'puts a script into a text':
        return this.forge(doc => {
          const run = firstRun(doc)
          run?.format(0, Math.max(1, run.length), { link: { href: 'javascript:alert(1)' }, [forged]: {} })
          run?.insert(0, 'a', { link: { href: 'javascript:alert(1)' } })
        })
      case 'speaks for a foreign presence':
        return this.socket.send(encodeClientMessage({ type: 'awareness', update: new Uint8Array([1, ...varUint(someone), 99, 2, 123, 125]) }))
      case 'sends far clocks':
        return this.update(new Uint8Array([1, 1, ...varUint(this.doc.clientID), ...varUint(2 ** 40 + random.below(1000)), 0, 10, 0]))
      case 'writes another’s answer':
        return this.forge(doc => this.inAction(doc, 'answers')?.set(answerKey(someParty, 'participant', RequestId.parse(randomId())), { answer: 'confirmed', epoch: '', seq: 0 }))
      case 'says that another joined':
        return this.forge(doc => this.inAction(doc, 'participants')?.set(someParty, { request: randomId(), joined: true }))
      case 'proposes in another’s name':
        return this.forge(doc => void proposeAction(planView(doc), goal, someParty))
      case 'adds an action of the plan':
        return this.forge(doc => void addAction(planView(doc), goal))
      case 'takes a proposal in':
        return this.forge(doc => {
          for (const id of planView(doc).roots.actions.ids()) takeIn(planView(doc), id)
        })
      case 'makes itself the leader':
        return this.forge(doc => {
          const plan = planView(doc)
          const [id] = plan.roots.actions.ids()
          const action = id === undefined ? undefined : plan.roots.actions.get(id)
          if (action !== undefined) askToLead(plan, action, this.person.party, { party: this.person.party, answersForParty: true, isDriver: true }, { epoch: '', seq: 0 })
        })
      case 'turns a joiner down':
        return this.forge(doc => this.inAction(doc, 'admissions')?.set(admissionKey(someParty, RequestId.parse(randomId())), { admission: 'turned-down', by: this.person.party, on: '2026-03-03' }))
      // Lawful as long as it is lent the pen, and not a moment longer.
      case 'writes an action':
        return this.forge(doc => this.inAction(doc, null)?.set('nature', random.pick(['preventive', 'repressive'])))
      case 'writes the aim':
        return this.forge(doc => this.word(doc))
      case 'says to have seen more':
        return this.connect([this.doc.clientID], { epoch: this.epoch, seq: 2 ** 45, proof: 'A'.repeat(22) })
      default:
        return this.comment(trick)
    }
  }

  /** In its own copy: some of it is lawful for some, and whoever is refused begins anew. */
  private comment(trick: CommentTrick): void {
    const update = this.edit(doc => playWithComments(trick, doc, { party: this.person.party, words: forged, random: this.random }))
    this.update(update)
  }

  /** What it learned of others' client ids is worth nothing any more. */
  forget(): void {
    this.squatted = null
  }

  private connect(clients: readonly number[], seen: { readonly epoch?: string; readonly seq?: number; readonly proof?: string } = {}): void {
    this.socket?.close()
    this.squatted = null
    // Yjs gives a document a new id that is sent structs of its own one.
    this.made(this.doc.clientID)
    const { id, party } = this.person
    const query = helloToQuery({ person: id, party, clients: [...clients], schema: planSchema.version, ...seen, ...(this.random.chance(0.7) && { provider: providerVersion }) })
    let isOpen = true
    this.socket = this.network.open(`/sync/plan/${this.plan}?${query}`, this.sessionId, this.person.name, {
      message: bytes => {
        if (isOpen) this.hear(bytes)
      },
      closed: () => {
        isOpen = false
        this.socket = null
      },
    }, true, false)
    const { socket } = this
    // It does not wait to be welcomed.
    socket.send(encodeClientMessage({ type: 'step1', stateVector: Y.encodeStateVector(this.doc) }))
  }

  private hear(bytes: Uint8Array): void {
    const decoded = decodeServerMessage(bytes)
    if (!decoded.ok) return
    const message = decoded.value
    if (message.type === 'welcome') this.epoch = message.epoch
    // Whoever was refused begins anew, as our page does.
    if (message.type === 'refusal') return this.beginAnew()
    if (message.type !== 'committed' && message.type !== 'update' && message.type !== 'step2') return
    this.heard.push(message.update)
    if (this.heard.length > 20) this.heard.shift()
    Y.applyUpdate(this.doc, message.update, 'server')
  }

  private beginAnew(): void {
    this.doc = new Y.Doc()
    this.made(this.doc.clientID)
    this.connect([this.doc.clientID])
  }

  private edit(act: (doc: Y.Doc) => void): Uint8Array {
    const before = Y.encodeStateVector(this.doc)
    this.doc.transact(() => act(this.doc))
    return Y.encodeStateAsUpdate(this.doc, before)
  }

  /** An act of a copy that is thrown away, so that the next trick does not rest on this one. */
  private forge(act: (doc: Y.Doc) => void, clientId = this.doc.clientID): void {
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(this.doc))
    copy.clientID = clientId
    const made: Uint8Array[] = []
    copy.on('update', (update: Uint8Array) => made.push(update))
    copy.transact(() => act(copy))
    const [update] = made
    if (update !== undefined) this.update(update)
    copy.destroy()
  }

  private update(update: Uint8Array): void {
    this.socket?.send(encodeClientMessage({ type: 'update', update }))
  }

  private word(doc: Y.Doc): void {
    firstRun(doc)?.insert(0, `${forged} `)
  }

  /** Its delegation may propose actions, and write those. */
  private lawful(doc: Y.Doc): void {
    const plan = planView(doc)
    const own = plan.roots.actions.ids().map(id => plan.roots.actions.get(id)).filter(action => action?.proposedBy.get() === this.person.party)
    const [action] = own
    if (action === undefined) return void proposeAction(plan, goal, this.person.party)
    const block: unknown = action.title.fragment.get(0)
    const run: unknown = block instanceof Y.XmlElement ? block.get(0) : null
    if (run instanceof Y.XmlText) run.insert(0, `${forged} `)
    else if (block instanceof Y.XmlElement) block.insert(0, [new Y.XmlText(forged)])
  }

  private inAction(doc: Y.Doc, field: string | null): Y.Map<unknown> | null {
    const [action] = doc.getMap('actions').values()
    if (!(action instanceof Y.Map)) return null
    const inner: unknown = field === null ? action : action.get(field)
    return inner instanceof Y.Map ? inner : null
  }

  private bent(update: Uint8Array): Uint8Array {
    const copy = new Uint8Array(update)
    for (let count = this.random.between(1, 3); count > 0; count--) copy[this.random.below(copy.length)] = this.random.below(256)
    return copy
  }

  private garbage = (): Uint8Array => Uint8Array.from({ length: this.random.below(60) }, () => this.random.below(256))
}

function firstRun(doc: Y.Doc): Y.XmlText | null {
  const block = doc.getXmlFragment('aim').get(0)
  const run: unknown = block instanceof Y.XmlElement ? block.get(0) : null
  return run instanceof Y.XmlText ? run : null
}

function varUint(value: number): number[] {
  const bytes: number[] = []
  let left = value
  while (left > 127) {
    bytes.push((left % 128) + 128)
    left = Math.floor(left / 128)
  }
  return [...bytes, left]
}
