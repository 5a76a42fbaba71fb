// One scripted person: a real websocket, a replica of its own, and a script that types one character at a time, says
// where its caret is, and now and then sets a field. Each character leaves as its own update, as the page sends it.
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { planSchema, planView } from '../../shared/documents/plan.ts'
import type { ActionView, PlanView } from '../../shared/documents/plan.ts'
import type { PartyId, PersonId } from '../../shared/ids.ts'
import { helloToQuery } from '../../shared/protocol/hello.ts'
import { decodeServerMessage, encodeClientMessage, providerVersion } from '../../shared/protocol/messages.ts'
import type { ClientMessage } from '../../shared/protocol/messages.ts'
import type { SeededRandom } from '../../shared/sample/seeded-random.ts'
import { leverLevels } from '../../shared/vocabularies/actions.ts'
import { until } from '../harness/wait.ts'
import type { DeliveryLedger } from './delivery-ledger.ts'

/** About four characters a second, no two pauses alike. */
const shortestPauseMs = 150
const longestPauseMs = 350
/** The page gathers movements of the caret for this long. */
const caretGatherMs = 50
const phrases = ['and with partners in the region ', 'before the end of the quarter ', 'as agreed among the delegations ', 'where the picture asks for it ']

export type WriterOptions = {
  readonly origin: string
  readonly plan: string
  readonly cookie: string
  readonly person: PersonId
  readonly party: PartyId
  readonly random: SeededRandom
  readonly ledger: DeliveryLedger
  /** Of all actions in the order of the plan, those at this place, this place plus the step, and so on. */
  readonly firstAction: number
  readonly step: number
}

export class ScriptedWriter {
  readonly doc = new Y.Doc()
  readonly refusals: string[] = []
  closedWith: number | null = null
  sent = 0
  settled = 0
  private readonly plan: PlanView = planView(this.doc)
  private readonly awareness = new Awareness(this.doc)
  private readonly options: WriterOptions
  private readonly socket: WebSocket
  /** Client ids that had written in the plan before this writer came. */
  hadWritten: ReadonlySet<number> = new Set()
  private isInStep = false
  private isStopping = false

  constructor(options: WriterOptions) {
    this.options = options
    const query = helloToQuery({ person: options.person, party: options.party, clients: [this.doc.clientID], schema: planSchema.version, provider: providerVersion })
    this.socket = new WebSocket(`${options.origin.replace('http', 'ws')}/sync/plan/${options.plan}?${query}`, { headers: { origin: options.origin, cookie: options.cookie } })
    this.socket.on('message', (data: Buffer) => this.take(new Uint8Array(data)))
    this.socket.on('close', code => { this.closedWith ??= code })
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.sendEdit(update)
    })
  }

  async join(): Promise<void> {
    await until('the socket of a writer is open', () => this.socket.readyState === WebSocket.OPEN)
    this.say({ type: 'step1', stateVector: Y.encodeStateVector(this.doc) })
    await until('a writer has the plan', () => this.isInStep)
  }

  /** Types until it is told to stop, in one of its actions after the other. */
  async write(): Promise<void> {
    const { random } = this.options
    const actions = this.ownActions()
    for (let round = 0; !this.isStopping; round++) {
      const action = actions[round % actions.length]
      if (action === undefined) throw new Error('the plan has fewer actions than there are writers')
      const isTitle = random.chance(0.25)
      const text = isTitle ? action.title : action.description
      const typed = await this.typeInto(text.fragment, text.path, random.one(phrases))
      // A title does not grow for ever: what was typed into it is taken back.
      if (isTitle) await this.takeBack(typed)
      if (random.chance(0.3)) action.level.set(random.one(leverLevels.filter(level => level !== action.level.get())))
    }
  }

  /** Types no more; what was sent is settled when this resolves. */
  async stop(): Promise<void> {
    this.isStopping = true
    await until('everything a writer sent is settled', () => this.settled >= this.sent || this.closedWith !== null)
    this.closedWith ??= 0
    this.socket.close()
    this.awareness.destroy()
    this.doc.destroy()
  }

  private ownActions(): ActionView[] {
    const { actions } = this.plan.roots
    const ordered = actions.ids()
      .map(id => ({ id, action: actions.get(id) }))
      .flatMap(({ id, action }) => (action === undefined ? [] : [{ action, key: `${action.goal.get() ?? ''} ${action.order.get() ?? ''} ${id}` }]))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
    return ordered.filter((_, index) => index % this.options.step === this.options.firstAction).map(({ action }) => action)
  }

  private async typeInto(fragment: Y.XmlFragment, path: readonly string[], phrase: string): Promise<Y.RelativePosition[]> {
    const run = firstRunOf(fragment)
    const typed: Y.RelativePosition[] = []
    for (const character of phrase) {
      if (this.isStopping || run === null) break
      run.insert(run.length, character)
      typed.push(Y.createRelativePositionFromTypeIndex(run, run.length - 1))
      this.showCaret(Y.createRelativePositionFromTypeIndex(run, run.length), path)
      await this.pause()
    }
    return typed
  }

  private async takeBack(typed: readonly Y.RelativePosition[]): Promise<void> {
    for (const position of typed.toReversed()) {
      if (this.isStopping) return
      const place = Y.createAbsolutePositionFromRelativePosition(position, this.doc)
      if (place?.type instanceof Y.XmlText && place.index < place.type.length) place.type.delete(place.index, 1)
      await this.pause()
    }
  }

  private pause(): Promise<void> {
    return new Promise(resolve => setTimeout(resolve, this.options.random.between(shortestPauseMs, longestPauseMs)))
  }

  private showCaret(position: Y.RelativePosition, place: readonly string[]): void {
    const point = Y.relativePositionToJSON(position)
    setTimeout(() => {
      if (this.closedWith !== null) return
      this.awareness.setLocalState({ cursor: { anchor: point, head: point }, place: [...place] })
      this.say({ type: 'awareness', update: encodeAwarenessUpdate(this.awareness, [this.doc.clientID]) })
    }, caretGatherMs)
  }

  private sendEdit(update: Uint8Array): void {
    if (this.isStopping || this.closedWith !== null) return
    this.sent++
    this.options.ledger.sent(this.doc.clientID, Y.getState(this.doc.store, this.doc.clientID))
    this.say({ type: 'update', update })
  }

  private say(message: ClientMessage): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(encodeClientMessage(message))
  }

  private take(bytes: Uint8Array): void {
    const decoded = decodeServerMessage(bytes)
    if (!decoded.ok) throw new Error('the server sent bytes that are no message')
    const message = decoded.value
    if (message.type === 'committed') {
      if (this.isInStep) this.options.ledger.received(this.doc.clientID, message.update)
      Y.applyUpdate(this.doc, message.update, this)
      if (!this.isInStep) this.hadWritten = new Set(this.doc.store.clients.keys())
      this.isInStep = true
    } else if (message.type === 'acknowledgement') this.settled = message.count
    else if (message.type === 'refusal') {
      this.settled = message.count
      this.refusals.push(message.refusal.code)
    }
  }
}

/** The first run of characters of the first paragraph, where most people write on. */
function firstRunOf(fragment: Y.XmlFragment): Y.XmlText | null {
  const paragraph = fragment.toArray().find(child => child instanceof Y.XmlElement && child.nodeName === 'paragraph')
  const run = paragraph instanceof Y.XmlElement ? paragraph.toArray().find(child => child instanceof Y.XmlText) : undefined
  return run instanceof Y.XmlText ? run : null
}
