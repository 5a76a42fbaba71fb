// A person who reaches for what delegations draft among themselves: listens at others' sides, writes in its own one what only the
// server writes there, and asks over HTTP for what is not its own to ask.
import * as Y from 'yjs'
import type { LineSocket } from '../../client/replica/environment.ts'
import { documentOfSide, sideSchema, sideView } from '../../shared/documents/side.ts'
import { PartyId, ProposalId, randomId } from '../../shared/ids.ts'
import type { PlanId } from '../../shared/ids.ts'
import { helloToQuery } from '../../shared/protocol/hello.ts'
import { decodeServerMessage, encodeClientMessage, providerVersion } from '../../shared/protocol/messages.ts'
import type { Writer } from '../../shared/mandates/mandates.ts'
import { forged } from './intruder.ts'
import type { Network } from './network.ts'
import type { Person } from './people.ts'
import type { Random } from './randomness.ts'
import type { SimulatedServer } from './simulated-server.ts'

export const sideTricks = [
  'listens at another’s side', 'begins a draft of its own', 'writes in its own side', 'makes a draft by itself', 'bends where a draft began', 'says that a draft was sent', 'deletes a draft',
  'sends another’s draft', 'sends its own draft', 'accepts what is proposed', 'accepts with other words', 'turns down what is proposed', 'takes back what another proposed',
] as const
export type SideTrick = (typeof sideTricks)[number]

/** What the world knows and nobody tells: drafts and proposals, whoever's they are. */
export type Known = { readonly drafts: readonly ProposalId[]; readonly proposals: readonly ProposalId[] }
/** Asks the server over HTTP, with its session. */
export type Asking = (act: (server: SimulatedServer, writer: Writer) => Promise<unknown>) => void

/** Whose drafts it would like to see. */
const others = ['ms-de', 'ms-it', 'ms-mt', 'europol', 'ms-fr'].map(id => PartyId.parse(id))

export class SideIntruder {
  private readonly person: Person
  private readonly sessionId: string
  private readonly plan: PlanId
  private readonly network: Network
  private readonly random: Random
  private readonly made: (clientId: number) => void
  private readonly ask: Asking
  private doc = new Y.Doc()
  private socket: LineSocket | null = null

  constructor(options: { person: Person; sessionId: string; plan: PlanId; network: Network; random: Random; made: (clientId: number) => void; ask: Asking }) {
    this.person = options.person
    this.sessionId = options.sessionId
    this.plan = options.plan
    this.network = options.network
    this.random = options.random
    this.made = options.made
    this.ask = options.ask
  }

  play(trick: SideTrick, { drafts, proposals }: Known): void {
    const { plan, random, person } = this
    const draft = drafts.length === 0 ? ProposalId.parse(randomId()) : random.pick(drafts)
    const proposal = proposals.length === 0 ? draft : random.pick(proposals)
    switch (trick) {
      case 'listens at another’s side': {
        const whose = random.pick(others.filter(party => party !== person.party))
        this.connect(whose)
        // Without a word of welcome, too.
        this.write(doc => sideView(doc).roots.overlays.create(ProposalId.parse(randomId()), { place: ['aim'], base: { kind: 'removal' } }))
        return
      }
      case 'begins a draft of its own':
        return this.ask(({ proposals: all }, writer) => all.draft(writer, plan, random.pick([['aim'], ['record', 'driver'], ['threads'], ['actions', 'none']])))
      case 'writes in its own side':
        return this.inOwnSide(doc => {
          const [id] = sideView(doc).roots.overlays.ids()
          const overlay = id === undefined ? undefined : sideView(doc).roots.overlays.get(id)
          overlay?.reason.set(forged)
        })
      case 'makes a draft by itself':
        return this.inOwnSide(doc => sideView(doc).roots.overlays.create(ProposalId.parse(randomId()), { place: ['aim'], base: { kind: 'text', seq: 0, base: [{ type: 'paragraph' }] } }))
      case 'bends where a draft began':
        return this.inDraft(overlay => overlay.set('base', { kind: 'value', base: forged }))
      case 'says that a draft was sent':
        return this.inDraft(overlay => overlay.set('sentAt', '2026-03-03T00:00:00.000Z'))
      case 'deletes a draft':
        return this.inOwnSide(doc => {
          const [id] = doc.getMap('overlays').keys()
          if (id !== undefined) doc.getMap('overlays').delete(id)
        })
      case 'sends another’s draft':
        return this.ask(({ proposals: all }, writer) => all.send(writer, plan, [draft]))
      case 'sends its own draft':
        return this.ask(({ proposals: all }, writer) => all.send(writer, plan, sideView(this.doc).roots.overlays.ids()))
      case 'accepts what is proposed':
        return this.decide(proposal, 'accepted')
      case 'accepts with other words':
        return this.decide(proposal, 'accepted', random.pick([forged, [{ type: 'paragraph', content: [{ type: 'text', text: forged }] }]]))
      case 'turns down what is proposed':
        return this.decide(proposal, 'declined')
      case 'takes back what another proposed':
        return this.decide(proposal, 'withdrawn')
    }
  }

  private decide(id: ProposalId, decision: 'accepted' | 'declined' | 'withdrawn', instead?: unknown): void {
    this.ask(({ proposals }, writer) => proposals.decide(writer, this.plan, [id], { decision, ...(instead !== undefined && { instead }) }))
  }

  private inDraft(act: (overlay: Y.Map<unknown>) => void): void {
    this.inOwnSide(doc => {
      const [overlay] = doc.getMap('overlays').values()
      if (overlay instanceof Y.Map) act(overlay)
    })
  }

  /** First it sees to it that there is one, and goes in. */
  private inOwnSide(act: (doc: Y.Doc) => void): void {
    if (this.socket !== null) return this.write(act)
    this.ask(async ({ proposals }, writer) => {
      await proposals.draft(writer, this.plan, ['aim'])
      this.connect(this.person.party)
    })
  }

  private write(act: (doc: Y.Doc) => void): void {
    const before = Y.encodeStateVector(this.doc)
    this.doc.transact(() => act(this.doc))
    this.socket?.send(encodeClientMessage({ type: 'update', update: Y.encodeStateAsUpdate(this.doc, before) }))
  }

  /** Each time as one who knows nothing. */
  private connect(whose: PartyId): void {
    this.socket?.close()
    this.doc = new Y.Doc()
    const { doc, person: { id, party, name } } = this
    this.made(doc.clientID)
    const query = helloToQuery({ person: id, party, clients: [doc.clientID], schema: sideSchema.version, ...(this.random.chance(0.7) && { provider: providerVersion }) })
    const line: { socket: LineSocket | null } = { socket: null }
    line.socket = this.network.open(`/sync/${documentOfSide({ plan: this.plan, party: whose })}?${query}`, this.sessionId, name, {
      message: bytes => {
        const decoded = decodeServerMessage(bytes)
        if (!decoded.ok || this.doc !== doc) return
        const message = decoded.value
        if (message.type === 'refusal') return this.connect(party)
        if (message.type === 'committed' || message.type === 'update' || message.type === 'step2') Y.applyUpdate(doc, message.update, 'server')
      },
      closed: () => {
        if (this.socket === line.socket) this.socket = null
      },
    }, true, false)
    this.socket = line.socket
    this.socket.send(encodeClientMessage({ type: 'step1', stateVector: Y.encodeStateVector(doc) }))
  }
}
