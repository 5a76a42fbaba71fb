// What of an update the replica lacks, and whether it may be taken at all before anybody asks where it stands: of one
// client id, named, without a gap, and with nothing that could stay pending or make Yjs throw half-way.
import * as Y from 'yjs'
import { maxCollectedLength } from '../../../shared/protocol/limits.ts'
import type { Refusal } from '../../../shared/protocol/messages.ts'
import { ok } from '../../../shared/result.ts'
import type { Result } from '../../../shared/result.ts'
import type { DecodedUpdate, Struct } from './decode.ts'
import { refuse } from './refusal.ts'

type FreshContext = {
  readonly doc: Y.Doc
  readonly namedClientIds: ReadonlySet<number>
  readonly finishedClientIds: ReadonlySet<number>
}

export type NewStructs = {
  /** Null where nothing is new but deletions. */
  readonly clientId: number | null
  /** In clock order. */
  readonly structs: readonly Struct[]
  /** What was sent before, and came to nothing. */
  readonly lostPlace: boolean
}

/** The structs that the replica lacks, in clock order: of one client id at most, named by the connection, without gap.
 *  One client id an update is what pages send, and it makes sure that nothing waits for anything: with several, the
 *  clocks of two ids can wait for each other for ever. */
export function newStructs(update: DecodedUpdate, context: FreshContext): Result<NewStructs, Refusal> {
  let lostPlace = false
  let clientId: number | null = null
  let structs: readonly Struct[] = []
  for (const [client, ofClient] of update.structsByClient) {
    const state = Y.getState(context.doc.store, client)
    // Yjs asks for the references of what it has, too, and parks it when they are not there.
    if (ofClient.some(struct => struct.id.clock < state && struct instanceof Y.Item && refersToMissing(context.doc, struct))) return refuse('update/malformed', [])
    if (context.namedClientIds.has(client) && ofClient.some(struct => isCollectedSince(context.doc, struct, state))) lostPlace = true
    const fresh = ofClient.filter(struct => struct.id.clock + struct.length > state)
    const [first] = fresh
    if (first === undefined) continue
    if (clientId !== null) return refuse('update/malformed', [])
    if (context.finishedClientIds.has(client)) return refuse('client-id/finished', [])
    if (!context.namedClientIds.has(client)) return refuse('client-id/not-named', [])
    if (first.id.clock > state) return refuse('update/gap', [])
    if (first.id.clock < state && !continuesWhatIsStored(context.doc, first, state)) return refuse('update/malformed', [])
    for (const struct of fresh) {
      if (struct instanceof Y.Skip) return refuse('update/gap', [])
      if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) {
        if (struct.length > maxCollectedLength) return refuse('update/collected-too-long', [])
      }
      if (struct instanceof Y.Item && refersForward(struct)) return refuse('update/malformed', [])
    }
    clientId = client
    structs = fresh
  }
  return ok({ clientId, structs, lostPlace })
}

/** Whether a struct that is stored already came to nothing: its place was gone when it came, or has been collected since.
 *  Its author may be sending it again because the line was cut before they heard so. Told once too often, words are kept
 *  that stood in the plan for a while; told once too seldom, they are nowhere. */
function isCollectedSince(doc: Y.Doc, struct: Struct, state: number): boolean {
  if (!(struct instanceof Y.Item) || struct.id.clock >= state || !(struct.content instanceof Y.ContentString || struct.content instanceof Y.ContentType)) return false
  const stored: unknown = Y.getItem(doc.store, struct.id)
  return stored instanceof Y.GC
}

/** Of a struct whose beginning is stored already Yjs takes the rest, puts it behind what is stored, and believes the
 *  struct which type that is in: another one would tie two lists together. */
function continuesWhatIsStored(doc: Y.Doc, struct: Struct, state: number): boolean {
  if (!(struct instanceof Y.Item)) return true
  const stored = Y.getItem(doc.store, Y.createID(struct.id.client, state - 1))
  const beside = struct.origin ?? struct.rightOrigin
  const parent: unknown = struct.parent
  let type: unknown = null
  let key = struct.parentSub
  const isCollected = (id: Y.ID | null): boolean => id !== null && !(Y.getItem(doc.store, id) instanceof Y.Item)
  if (isCollected(struct.origin) || isCollected(struct.rightOrigin)) type = null
  else if (beside !== null) {
    const neighbour = Y.getItem(doc.store, beside)
    type = neighbour.parent
    key = neighbour.parentSub
  } else if (typeof parent === 'string') type = doc.share.get(parent)
  else if (parent instanceof Y.ID) {
    const holder: unknown = Y.getItem(doc.store, parent)
    type = holder instanceof Y.Item && holder.content instanceof Y.ContentType ? holder.content.type : null
  }
  return stored instanceof Y.Item ? stored.parent === type && stored.parentSub === key : type === null
}

function refersToMissing(doc: Y.Doc, struct: Y.Item): boolean {
  const parent: unknown = struct.parent
  return [struct.origin, struct.rightOrigin, parent].some(id => id instanceof Y.ID && id.clock >= Y.getState(doc.store, id.client))
}

/** Yjs waits for other ids' clocks, but takes an id's own earlier structs for granted and throws when they are later. */
function refersForward(struct: Y.Item): boolean {
  const parent: unknown = struct.parent
  return [struct.origin, struct.rightOrigin, parent].some(
    id => id instanceof Y.ID && id.client === struct.id.client && id.clock >= struct.id.clock,
  )
}
