// Messages as honest pages send them, recorded by doing what people do: what the tests bend, cut and mix. Nothing here is
// bytes of unknown origin.
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { addAction, addRow, ask, moveAction, removeAction, setDates, setKind } from '../../shared/documents/plan-commands.ts'
import type { ActionView, PlanView } from '../../shared/documents/plan.ts'
import { GoalId, PartyId } from '../../shared/ids.ts'
import type { ActionId } from '../../shared/ids.ts'
import { encodeClientMessage } from '../../shared/protocol/messages.ts'
import { IsoDay } from '../../shared/schema/values.ts'
import { itemAt, updateOf } from '../server/sync/hand-made.ts'
import type { Part } from '../server/sync/hand-made.ts'

export const firstGoal = GoalId.parse('2026-2029/goal-1')
const seen = { epoch: 'e', seq: 1 }
const france = { party: PartyId.parse('ms-fr'), answersForParty: true, isDriver: false }

/** The first run of a text, where words stand; made, as an editor does, where others have left none. */
export function runOf(fragment: Y.XmlFragment): Y.XmlText {
  const line = fragment.get(0)
  if (!(line instanceof Y.XmlElement) || line.nodeName !== 'paragraph') {
    fragment.insert(0, [new Y.XmlElement('paragraph')])
    return runOf(fragment)
  }
  const run = line.get(0)
  if (run instanceof Y.XmlText) return run
  line.insert(0, [new Y.XmlText()])
  return runOf(fragment)
}

export function firstAction(plan: PlanView): { id: ActionId; action: ActionView } {
  const [id] = plan.roots.actions.ids()
  const action = id === undefined ? undefined : plan.roots.actions.get(id)
  if (id === undefined || action === undefined) throw new Error('the plan has an action')
  return { id, action }
}

/** Each is one thing that a person does on the page of a plan that has an action. */
export const acts: readonly (readonly [what: string, act: (plan: PlanView, doc: Y.Doc) => void])[] = [
  ['adds an action', plan => void addAction(plan, firstGoal)],
  ['writes into a text', plan => runOf(plan.roots.aim.fragment).insert(0, 'Fewer crossings, é and 🚢. ')],
  ['writes a title', plan => runOf(firstAction(plan).action.title.fragment).insert(0, 'Map the routes')],
  ['makes words bold and links them', plan => {
    const run = runOf(firstAction(plan).action.description.fragment)
    run.insert(0, 'see the report')
    run.format(4, 10, { bold: {}, link: { href: 'https://europa.eu/report' } })
  }],
  ['takes words away', plan => {
    const run = runOf(plan.roots.aim.fragment)
    run.insert(0, 'some words')
    run.delete(2, 5)
  }],
  ['makes a table', plan => {
    const cell = (name: string): Y.XmlElement => {
      const made = new Y.XmlElement(name)
      made.insert(0, [new Y.XmlElement('paragraph')])
      return made
    }
    const row = new Y.XmlElement('tableRow')
    row.insert(0, [cell('tableHeader'), cell('tableCell')])
    const table = new Y.XmlElement('table')
    table.insert(0, [row])
    plan.roots.aim.fragment.insert(1, [table])
  }],
  ['takes a paragraph away', plan => {
    plan.roots.aim.fragment.insert(1, [new Y.XmlElement('paragraph')])
    plan.roots.aim.fragment.delete(1, 1)
  }],
  ['chooses a kind and dates', plan => {
    const { action } = firstAction(plan)
    setKind(plan, action, 'training')
    setDates(plan, action, IsoDay.parse('2026-02-03'), IsoDay.parse('2026-09-30'))
  }],
  ['changes a choice twice', plan => {
    const { action } = firstAction(plan)
    action.channel.set('siena')
    action.channel.clear()
    action.kind.set('meeting')
  }],
  ['asks a delegation', plan => ask(plan, firstAction(plan).action, 'participant', PartyId.parse('ms-it'), france, seen)],
  ['adds a row and fills it', plan => {
    const { indicators } = firstAction(plan).action
    indicators.get(addRow(plan, indicators))?.target.set(7.5)
  }],
  ['moves an action', plan => moveAction(plan, firstAction(plan).id, GoalId.parse('2026-2029/goal-2'), 0)],
  ['removes an action', plan => removeAction(plan, firstAction(plan).id)],
]

/** What a page says of its cursor. */
export function awarenessOf(clientId: number, state: unknown = { cursor: null, place: ['aim'], idle: false }): Uint8Array {
  return encoding.encode(encoder => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, clientId)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarString(encoder, JSON.stringify(state))
  })
}

/** Every kind of message that a page sends, around one update. */
export const messagesAround = (update: Uint8Array, doc: Y.Doc): readonly Uint8Array[] => [
  encodeClientMessage({ type: 'update', update }),
  encodeClientMessage({ type: 'step1', stateVector: Y.encodeStateVector(doc) }),
  encodeClientMessage({ type: 'awareness', update: awarenessOf(doc.clientID) }),
  encodeClientMessage({ type: 'query-awareness' }),
]

/** How bytes are bent; places are shares of the length, so that one bend fits any message. */
export type Bend =
  | { readonly how: 'flip'; readonly at: number; readonly bit: number }
  | { readonly how: 'put' | 'insert'; readonly at: number; readonly byte: number }
  | { readonly how: 'cut out' | 'double'; readonly at: number; readonly length: number }
  | { readonly how: 'end at'; readonly at: number }
  | { readonly how: 'overflow'; readonly at: number }

export function bent(bytes: Uint8Array, bends: readonly Bend[]): Uint8Array {
  let now = [...bytes]
  for (const bend of bends) {
    const at = Math.floor(bend.at * now.length)
    switch (bend.how) {
      case 'flip':
        now[at] = (now[at] ?? 0) ^ (1 << bend.bit)
        break
      case 'put':
        now[at] = bend.byte
        break
      case 'insert':
        now.splice(at, 0, bend.byte)
        break
      case 'cut out':
        now.splice(at, bend.length)
        break
      case 'double':
        now.splice(at, 0, ...now.slice(at, at + bend.length))
        break
      case 'end at':
        now = now.slice(0, at)
        break
      case 'overflow':
        // A number of variable length that never ends where numbers end.
        now.splice(at, 1, ...Array.from({ length: 10 }, () => 0xff))
        break
    }
  }
  return new Uint8Array(now)
}

/** How an update is rebuilt: one of its structs says something else, and everything is well formed. */
export type Change = { readonly what: 'key' | 'content' | 'origin' | 'right origin' | 'parent' | 'client id' | 'clock' | 'deletion' | 'left out'; readonly at: number; readonly choice: number }

const keys = ['kind', 'order', 'removed', 'title', 'leader', 'answers', 'marking', 'level', 'ms-it', 'colour', '__proto__', 'MS-26-001']
const contents: readonly (() => ConstructorParameters<typeof Y.Item>[7])[] = [
  () => new Y.ContentString('line\nbreak'),
  () => new Y.ContentString('a word'),
  () => new Y.ContentAny(['2026-02-13']),
  () => new Y.ContentAny([{ request: 'AAAAAAAAAAAAAAAAAAAAAAAA', party: 'pp-sample' }]),
  () => new Y.ContentAny([1, 2]),
  () => new Y.ContentDeleted(3),
  () => new Y.ContentFormat('bold', {}),
  () => new Y.ContentFormat('onclick', {}),
  () => new Y.ContentType(new Y.XmlElement('script')),
  () => new Y.ContentType(new Y.XmlText()),
  () => new Y.ContentType(new Y.Map()),
  () => new Y.ContentEmbed({ src: 'x' }),
  () => new Y.ContentDoc(new Y.Doc()),
]

export function rebuilt(update: Uint8Array, { what, at, choice }: Change, server: { readonly client: number; readonly clock: number }): Uint8Array {
  const { structs, ds } = Y.decodeUpdate(update)
  const parts = structs as Part[]
  const [first] = parts
  const deletions = [...ds.clients].flatMap(([client, items]) => items.map(item => [client, item.clock, item.len] as const))
  if (first === undefined) return update
  const index = Math.floor(at * parts.length)
  const chosen = parts[index]
  const elsewhere = Y.createID(choice % 2 === 0 ? server.client : first.id.client, choice % 3 === 0 ? first.id.clock + choice : choice % (server.clock + 1))
  const changed = parts.flatMap((part): Part[] => {
    if (part !== chosen) return [part]
    if (what === 'left out') return []
    if (!(part instanceof Y.Item)) return [part]
    const parent: unknown = part.parent
    const { origin, rightOrigin, parentSub: key } = part
    const known = { origin, rightOrigin, key, ...(typeof parent === 'string' || parent instanceof Y.ID ? { parent } : {}) }
    const replaced = {
      ...known,
      ...(what === 'key' && { key: keys[choice % keys.length] ?? null }),
      ...(what === 'origin' && { origin: elsewhere }),
      ...(what === 'right origin' && { rightOrigin: elsewhere }),
      ...(what === 'parent' && { parent: choice % 4 === 0 ? (['secret', 'record', 'references', 'aim'][choice % 4] ?? 'aim') : elsewhere }),
    }
    const content = what === 'content' ? contents[choice % contents.length]?.() : undefined
    return [itemAt(part.id.client, part.id.clock + (what === 'clock' ? 1 + (choice % 3) : 0), content ?? part.content, replaced)]
  })
  return updateOf(what === 'client id' ? server.client : first.id.client, changed, what === 'deletion' ? [[server.client, choice % (server.clock + 1), 1 + (choice % 5)]] : deletions)
}
