// What a row of the log does, in the words of the specification of mandates (test/mandates): read from the structs that it
// brings and removes, so also where somebody else's value wins, and without asking the gate.
import * as Y from 'yjs'
import { OfferReply, Participation, Reminder } from '../../shared/documents/plan.ts'
import type { PlanPlain } from '../../shared/documents/plan.ts'
import { ActionId, PartyId } from '../../shared/ids.ts'
import type { Path } from '../../shared/schema/node.ts'
import { threadActs } from './thread-acts.ts'

/** `operation` is a line of the specification, or none of them for what nobody ever does. */
export type Deed = { readonly operation: string; readonly path: Path; readonly isNew: boolean }

const nobodyDoes = 'what nobody does'

/** What an update of a delegation's person did. `before`: the plan as it was. */
export function deedsOf(writes: readonly Write[], before: PlanPlain, own: PartyId): Deed[] {
  return writes.flatMap(({ path, value }) => deedsAt(path, value))

  function deedsAt(path: Path, value: unknown): Deed[] {
    if (path[0] === 'threads' && path.length > 1) return threadActs(path, value, before, own).map(({ operation, about }) => ({ operation, path: about, isNew: false }))
    const deed = { operation: operationOf(path, value, before, own), path, isNew: value instanceof Y.Map }
    return path.length === 2 && value instanceof Y.Map ? [deed, ...within(path, value)] : [deed]
  }

  /** What a new action comes with. */
  function within(path: Path, entry: Y.Map<unknown>): Deed[] {
    const found: Deed[] = []
    for (const [field, value] of entry.entries()) {
      if (given.has(field) || value instanceof Y.XmlFragment) continue
      if (!(value instanceof Y.Map)) found.push(...deedsAt([...path, field], value))
      else for (const [key, inner] of value.entries()) found.push(...deedsAt([...path, field, key], inner))
    }
    return found.map(deed => ({ ...deed, isNew: true }))
  }
}

export type Write = { readonly path: Path; readonly value: unknown }

/** Every place that a transaction wrote at, with all values that it brought there; undefined: it only took away, or wrote in a text.
 *  To be asked before the transaction is over. */
export function writesIn(transaction: Y.Transaction): Write[] {
  const isNew = ({ id }: Y.Item): boolean => id.clock >= (transaction.beforeState.get(id.client) ?? 0)
  const writes: Write[] = []
  for (const [type, keys] of transaction.changed) {
    const path = pathOf(type)
    for (const key of keys) {
      if (key === null || !(type instanceof Y.Map)) writes.push({ path, value: undefined })
      else for (const value of written(type, key, isNew)) writes.push({ path: [...path, key], value })
    }
  }
  return writes
}

/** What every new action is made with. */
const given = new Set(['goal', 'order', 'removed', 'proposedBy'])

/** All values that an update brings under a key, whichever stands in the end; undefined: it only takes away. */
function written(map: Y.Map<unknown>, key: string, isNew: (item: Y.Item) => boolean): unknown[] {
  const values: unknown[] = []
  for (let item = map._map.get(key) ?? null; item !== null; item = item.left) if (isNew(item)) values.push(item.content.getContent().at(-1))
  return values.length === 0 ? [undefined] : values
}

export function pathOf(type: Parameters<typeof Y.findRootTypeKey>[0]): Path {
  const item = type._item
  if (item === null) return [Y.findRootTypeKey(type)]
  // A struct that is in a document has its parent there.
  const path = pathOf(item.parent as Y.AbstractType<unknown>)
  return item.parentSub === null ? path : [...path, item.parentSub]
}

function operationOf([root, id, field, key = '', inner]: Path, value: unknown, before: PlanPlain, own: PartyId): string {
  switch (root) {
    case 'aim':
      return 'the aim'
    case 'goals':
      return field === 'text' ? 'the text of a goal' : field === 'gapReason' ? 'why a goal is empty' : nobodyDoes
    case 'record':
      return 'the driver of the plan'
    case 'references':
      return 'a lasting reference'
    case 'actions':
      break
    default:
      return nobodyDoes
  }
  const isOwn = key.split(':')[0] === own
  switch (field) {
    case undefined: {
      if (!(value instanceof Y.Map)) return nobodyDoes
      const proposer = value.get('proposedBy')
      return proposer === undefined ? 'an action of the plan' : proposer === own ? 'an action as a proposal' : 'a proposal of another'
    }
    case 'title':
    case 'description':
    case 'expectedResult':
      return 'a text of the action'
    case 'goal':
    case 'order':
      return 'the place of the action'
    case 'removed':
      return 'removing the action'
    case 'proposedBy':
      return 'a proposal of another'
    case 'takenIn':
      return 'taking a proposal in'
    case 'leader':
      return 'the action leader'
    case 'coLeaders':
      return 'a co-leader'
    case 'participants': {
      const was = before.actions[ActionId.parse(id)]?.participants[PartyId.parse(key)]
      const isJoining = value === undefined ? was?.joined === true : Participation.safeParse(value).data?.joined === true
      if (isOwn) return isJoining ? 'adding oneself' : 'asking a participant'
      return isJoining && value !== undefined ? 'saying another joined' : 'asking a participant'
    }
    case 'admissions':
      return 'turning a joiner down'
    case 'answers':
      return isOwn ? 'one’s own answer' : 'another’s answer'
    case 'answersInWriting':
      return isOwn ? 'one’s own answer in writing' : 'another’s answer in writing'
    case 'askers':
      return value === undefined || value === own ? 'asking a participant' : 'asking in another’s name'
    case 'offers':
      return isOwn ? 'offering to lead' : 'offering that another leads'
    case 'offerReplies':
      return value === undefined || OfferReply.safeParse(value).data?.by === own ? 'declining an offer' : 'declining in another’s name'
    case 'reminders':
      return value === undefined || Reminder.safeParse(value).data?.by === own ? 'reminding a delegation' : 'reminding in another’s name'
    case 'confirmations':
      return 'the driver’s confirmation'
    case 'contributions':
      return isOwn ? 'one’s own contribution' : 'another’s contribution'
    case 'ownResources':
      return isOwn ? 'one’s own resources' : 'another’s own resources'
    case 'services':
    case 'contacts':
      return isOwn ? 'one’s own service' : 'another’s service'
    case 'deliveries':
      return isOwn ? 'one’s own part in delivery' : 'another’s part in delivery'
    case 'movements':
      return isOwn ? 'that one joined or left' : 'that another joined or left'
    case 'status':
    case 'progress':
      return 'the status of the action'
    case 'indicators':
      return inner === 'result' ? 'the result of an indicator' : rowOperation(inner, value)
    case 'jointActionDays':
    case 'funding':
      return rowOperation(inner, value)
    default:
      return 'a field of the action'
  }
}

/** A row is added and marked, never taken away. */
function rowOperation(inner: string | undefined, value: unknown): string {
  if (inner !== undefined) return 'a field of the action'
  return value instanceof Y.Map ? 'a new row of the action' : nobodyDoes
}
