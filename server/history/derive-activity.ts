// Reads the log of a plan and says what was done in it. Pure: the same rows give the same entries, whenever they are read, so that
// what is kept of them can be thrown away.
//
// What must stay true:
// 1. What one person writes at one place is one entry, until somebody else writes there, or they stop for a quarter of an hour.
// 2. A window begins after a break of everybody, with a new epoch, or after so many rows; nothing runs on from one into the next.
//    So whoever begins at the beginning of a window reads what whoever read everything has read.
// 3. What the server writes by itself is nobody's, and is told only where it is a fact on record. Of those each change is an entry of its
//    own, with whoever decided it: a plan that went from drafting to adoption in an hour did so step by step.
import * as Y from 'yjs'
import { planSchema } from '../../shared/documents/plan.ts'
import { longestBreakMs } from '../../shared/history/activity.ts'
import type { ActivityKind } from '../../shared/history/activity.ts'
import { placesOf } from '../../shared/history/action-places.ts'
import { outsideOrder } from '../../shared/history/outside-order.ts'
import { asBlocks, goalsIn } from '../../shared/history/plan-difference.ts'
import type { ActionPlace } from '../../shared/history/plan-difference.ts'
import { wordsWritten } from '../../shared/history/words-changed.ts'
import type { PartyId } from '../../shared/ids.ts'
import { sameValue } from '../../shared/projection/same-value.ts'
import { nodeAt, samePath } from '../../shared/schema/node.ts'
import type { Path } from '../../shared/schema/node.ts'
import { contentOfText, isInFile } from '../../shared/schema/plain-content.ts'
import { Adoption, Amendment, Round } from '../../shared/workflow/record.ts'
import type { LogRow } from '../store/store.ts'
import { mapAt } from '../sync/gate/map-at.ts'

/** A row of the log, as far as it is read. */
export type ReadRow = Pick<LogRow, 'seq' | 'epoch' | 'bytes' | 'person' | 'party' | 'capacity' | 'role' | 'clientIds' | 'at'>

type Author = Pick<ReadRow, 'person' | 'party' | 'capacity' | 'role'>

/** `from`, `to`: the first and the last row that it tells of; `position` tells apart what began with the same row. */
export type DerivedEntry = Author & {
  readonly from: number
  readonly to: number
  readonly position: number
  readonly began: string
  readonly at: string
  readonly kind: ActivityKind
  readonly path: Path
  readonly isContent: boolean
  readonly added: number
  readonly removed: number
  readonly detail: { readonly before?: unknown; readonly after?: unknown; readonly proposedBy?: PartyId }
}

/** The state of a plan right after a row. `rowsSinceKept`: that many rows after the last state that is worth keeping; 0, this one. */
export type KnownState = { readonly epoch: string; readonly seq: number; readonly at: string; readonly rowsSinceKept: number; readonly state: Uint8Array }

export type Window = { readonly begin: KnownState | null; readonly entries: readonly DerivedEntry[] }

/** Rows in one window. No state is further than this from one that can be kept. */
export const rowsInWindow = 1_000
/** Characters of a value that are told. */
const longestValue = 200

type Touched = { readonly path: Path; readonly old: unknown; readonly isNew: boolean }
type Unit = Author & {
  readonly what: What
  readonly path: Path
  readonly from: number
  readonly began: string
  readonly position: number
  readonly before: unknown
  readonly proposedBy: PartyId | undefined
  to: number
  at: string
  /** Of a text: under which ids it was written in last, and what it said when it was last read. */
  clientIds: string
  latest: { readonly value: unknown } | null
}

/** What is told as one: a text, a field, whether an action or a row is there, and where it stands. */
type What = 'text' | 'field' | 'action' | 'place' | 'row' | 'row-place'
type At = { readonly what: What; readonly path: Path }

/** Facts on record that belong to the story of a plan, told with what stood there and what stands there. */
const factsTold: readonly string[] = ['status', 'driver', 'coDrivers', 'marking', 'archived']
/** Written along with what is told already. */
const alongside: readonly string[] = ['askers', 'carriedFrom']
const rootsRead = ['aim', 'goals', 'actions', 'threads', 'proposals', 'numbers', 'record'] as const

export class ActivityDeriver {
  private doc = new Y.Doc()
  private epoch = ''
  private seq = 0
  private lastAt = ''
  private rowsOfWindow = 0
  private rowsSinceKept = 0
  /** By path, what each text said before anybody who is at it now wrote in it. */
  private readonly texts = new Map<string, unknown>()
  private places: ReadonlyMap<string, RankedPlace> = new Map()
  private readonly open = new Map<string, Unit>()
  private ended: DerivedEntry[] = []
  private begin: KnownState | null = null
  private touched: Touched[] = []
  private readonly endedWindows: Window[] = []

  /** `begin`: where a window began; null reads from the first row on. */
  constructor(begin: KnownState | null) {
    if (begin === null) return
    this.epoch = begin.epoch
    this.seq = begin.seq
    this.lastAt = begin.at
    this.rowsSinceKept = begin.rowsSinceKept
    this.begin = begin
    this.watch(begin.state)
  }

  /** Of the last row that was read; 0 for none. */
  get readThrough(): number {
    return this.seq
  }

  /** The windows that ended since this was asked last, oldest first. The next goes on where `begin` of it says. */
  takeEndedWindows(): readonly Window[] {
    return this.endedWindows.splice(0)
  }

  /** The window that goes on, as it is now. `begin` null: it began with the log. */
  window(): Window {
    const going = [...this.open.values()].flatMap(unit => this.entryOf(unit, this.standsAt(unit)) ?? [])
    return { begin: this.begin, entries: inOrder([...this.ended, ...going]) }
  }

  /** The state after the last row. */
  state(): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc)
  }

  /** Rows by rising `seq`, none left out. */
  take(row: ReadRow): void {
    const isFirst = row.epoch !== this.epoch
    if (isFirst) this.beginEpoch(row)
    else if (this.rowsOfWindow >= rowsInWindow || isBreak(this.lastAt, row.at)) this.beginWindow()
    this.readTextsOfOthers(row)
    this.touched = []
    Y.applyUpdate(this.doc, row.bytes)
    this.seq = row.seq
    this.lastAt = row.at
    this.rowsOfWindow++
    // What a plan was made with, or goes on from in a new epoch, is nobody's work.
    if (isFirst && row.person === null) this.readBaseline()
    else this.tell(row)
  }

  private beginEpoch(row: ReadRow): void {
    if (this.epoch !== '') this.beginWindow()
    this.epoch = row.epoch
    this.watch(null)
  }

  private beginWindow(): void {
    this.endedWindows.push(this.window())
    for (const unit of this.open.values()) if (unit.what === 'text') this.texts.set(keyOf(unit.path), this.standsAt(unit))
    this.open.clear()
    this.ended = []
    const rows = this.rowsSinceKept + this.rowsOfWindow
    this.rowsSinceKept = rows < rowsInWindow ? rows : 0
    this.rowsOfWindow = 0
    this.begin = { epoch: this.epoch, seq: this.seq, at: this.lastAt, rowsSinceKept: this.rowsSinceKept, state: this.state() }
  }

  private watch(state: Uint8Array | null): void {
    this.doc.destroy()
    this.doc = new Y.Doc()
    if (state !== null) Y.applyUpdate(this.doc, state)
    for (const root of rootsRead) {
      const shared = root === 'aim' ? this.doc.getXmlFragment(root) : this.doc.getMap(root)
      const observer = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
        for (const event of events) this.note(root, event)
      }
      // Yjs types an observer by the one shared type it watches; ours takes the events of any.
      shared.observeDeep(observer as Parameters<typeof shared.observeDeep>[0])
    }
    this.readBaseline()
  }

  private note(root: string, event: Y.YEvent<Y.AbstractType<unknown>>): void {
    const base = [root, ...event.path.map(String)]
    const text = base.slice(0, root === 'aim' ? 1 : 3)
    if (nodeAt(planSchema, text)?.node === 'text') {
      if (!this.touched.some(({ path }) => samePath(path, text))) this.touched.push({ path: text, old: undefined, isNew: false })
    } else if (event.target instanceof Y.Map) {
      // Known only until the transaction ends.
      for (const [key, { oldValue, action }] of event.changes.keys) this.touched.push({ path: [...base, key], old: oldValue, isNew: action === 'add' })
    }
  }

  private readBaseline(): void {
    this.texts.clear()
    this.texts.set('aim', textAt(this.doc, ['aim']))
    for (const root of ['goals', 'actions']) for (const id of this.doc.getMap(root).keys()) this.readTextsOf([root, id])
    this.places = placesIn(this.doc)
  }

  private readTextsOf(entry: Path): void {
    const node = nodeAt(planSchema, entry)
    if (node?.node !== 'fixed') return
    for (const [field, { node: kind }] of Object.entries(node.fields)) if (kind === 'text') this.texts.set(keyOf([...entry, field]), textAt(this.doc, [...entry, field]))
  }

  /** Whoever writes now may write where another is: what that one wrote is read before. */
  private readTextsOfOthers(row: ReadRow): void {
    for (const unit of this.open.values()) {
      if (unit.what !== 'text' || unit.latest !== null) continue
      const isOthers = unit.person !== row.person || unit.party !== row.party || unit.clientIds !== row.clientIds.join()
      if (isOthers || isBreak(unit.at, row.at)) unit.latest = { value: textAt(this.doc, unit.path) }
    }
  }

  private tell(row: ReadRow): void {
    const takenIn = this.proposalsTakenIn()
    const onlyOrdered = this.orderedAlong()
    let position = 0
    for (const touched of this.touched) {
      const { path, isNew } = touched
      const fact = factAt(this.doc, touched)
      if (fact !== null) this.ended.push({ ...authorOf(row), from: row.seq, to: row.seq, position: position++, began: row.at, at: row.at, path, isContent: false, added: 0, removed: 0, ...fact })
      const event = eventAt(this.doc, path, isNew)
      if (event !== null && row.party !== null) {
        this.ended.push({ ...authorOf(row), from: row.seq, to: row.seq, position: position++, began: row.at, at: row.at, ...event, isContent: false, added: 0, removed: 0, detail: {} })
      }
      const at = whatIsAt(path)
      if (at === null || (at.what === 'place' && onlyOrdered.has(path[1] ?? ''))) continue
      if (row.party !== null) this.extend(row, at, touched, position++, takenIn.get(keyOf(at.path)))
      else if (at.what === 'text' && !this.open.has(keyOfUnit(at))) this.texts.set(keyOf(path), textAt(this.doc, path))
    }
    for (const { path, isNew } of this.touched) if (path.length === 2 && path[0] === 'actions' && isNew) this.readTextsOf(path)
    if (this.touched.some(({ path }) => placing(path))) this.places = placesIn(this.doc)
  }

  private extend(row: ReadRow, at: At, touched: Touched, position: number, proposedBy: PartyId | undefined): void {
    const key = keyOfUnit(at)
    const unit = this.open.get(key)
    const goesOn = unit !== undefined && unit.person === row.person && unit.party === row.party && unit.proposedBy === proposedBy && !isBreak(unit.at, row.at)
    if (goesOn) {
      unit.to = row.seq
      unit.at = row.at
      unit.clientIds = row.clientIds.join()
      unit.latest = null
      return
    }
    const before = unit?.latest !== null && unit?.latest !== undefined ? unit.latest.value : this.stoodAt(at, touched)
    if (unit !== undefined) {
      const entry = this.entryOf(unit, before)
      if (entry !== null) this.ended.push(entry)
    }
    if (at.what === 'text') this.texts.set(keyOf(at.path), before)
    this.open.set(key, { ...authorOf(row), ...at, from: row.seq, to: row.seq, began: row.at, at: row.at, position, before, proposedBy, clientIds: row.clientIds.join(), latest: null })
  }

  /** Actions that were given another key of order, and stand among the others as before: one of those was moved, or put between. */
  private orderedAlong(): ReadonlySet<string> {
    const ordered = this.touched.filter(({ path }) => path.length === 3 && path[0] === 'actions' && path[2] === 'order').map(({ path }) => path[1] ?? '')
    if (ordered.length < 2) return new Set()
    const now = placesIn(this.doc)
    const before = [...this.places.keys()]
    const stayed = [...now.keys()].filter(id => this.places.has(id))
    const moved = new Set(outsideOrder(stayed.map(id => before.indexOf(id))).map(index => stayed[index]))
    return new Set(ordered.filter(id => !moved.has(id) && this.places.get(id)?.goal === now.get(id)?.goal))
  }

  /** Who proposed what this row takes in, by place. */
  private proposalsTakenIn(): ReadonlyMap<string, PartyId> {
    const taken = new Map<string, PartyId>()
    for (const { path: [root, id = '', field] } of this.touched) {
      if (root !== 'proposals' || field !== 'decision') continue
      const proposal = mapAt(this.doc, ['proposals', id])
      const [place, by, decision] = [proposal?.get('place'), proposal?.get('by'), proposal?.get('decision')]
      if (!Array.isArray(place) || typeof by !== 'string') continue
      const made = typeof decision === 'object' && decision !== null && 'action' in decision ? decision.action : undefined
      taken.set(keyOf(made === undefined ? place.map(String) : ['actions', String(made)]), by as PartyId)
    }
    return taken
  }

  /** What was there before the row that has just been read. */
  private stoodAt({ what, path }: At, { path: touched, old, isNew }: Touched): unknown {
    switch (what) {
      case 'text':
        return this.texts.get(keyOf(path))
      case 'field':
        return old
      case 'place':
        return this.places.get(path[1] ?? '')
      case 'row-place':
        return old
      case 'action':
      case 'row': {
        const entry = mapAt(this.doc, path)
        if (entry === null || (isNew && samePath(touched, path))) return 'none'
        const key = touched.at(-1)
        const was = (field: string): unknown => (key === field ? old : entry.get(field))
        return standingOf(was('removed') === true && key === 'removed' && isFirstChangeOf(entry, 'removed') ? 'as made' : was('removed'), was('proposedBy'), was('takenIn'))
      }
    }
  }

  /** What is there now, as far as the unit goes. */
  private standsAt({ what, path, latest }: Unit): unknown {
    const [, id = ''] = path
    switch (what) {
      case 'text':
        return latest === null ? textAt(this.doc, path) : latest.value
      case 'place':
        return this.places.get(id)
      case 'field':
      case 'row-place':
        return mapAt(this.doc, path.slice(0, -1))?.get(path.at(-1) ?? '')
      case 'action':
      case 'row': {
        const entry = mapAt(this.doc, path)
        return entry === null ? 'none' : standingOf(entry.get('removed'), entry.get('proposedBy'), entry.get('takenIn'))
      }
    }
  }

  /** Null: nothing is another than before. */
  private entryOf(unit: Unit, after: unknown): DerivedEntry | null {
    const { what, path, before, from, to, position, began, at, proposedBy } = unit
    if (sameValue(before, after)) return null
    const told = { ...authorOf(unit), from, to, position, began, at, path, isContent: true, added: 0, removed: 0 }
    const said = proposedBy === undefined ? {} : { proposedBy }
    switch (what) {
      case 'text':
        return { ...told, kind: 'text', ...wordsWritten(asBlocks(before), asBlocks(after)), detail: said }
      case 'field': {
        const node = nodeAt(planSchema, path)
        const [was, is] = [shortOf(path, before), shortOf(path, after)]
        // Naming a delegation anew asks it again; to readers of the plan it is named as before.
        if (was === is && path[2] !== 'answers') return null
        return { ...told, kind: 'field', isContent: node !== null && isInFile(node.content), detail: { ...said, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) } }
      }
      case 'place':
        return { ...told, kind: 'moved', detail: { ...said, before: placeTold(before), after: placeTold(after) } }
      case 'row-place':
        return before === undefined ? null : { ...told, kind: 'row-moved', detail: said }
      case 'action': {
        const kind = kindOfAction(before as Standing, after as Standing)
        return kind === null ? null : { ...told, kind, isContent: kind !== 'action-proposed', detail: said }
      }
      case 'row': {
        const kind = after === 'present' ? (before === 'none' ? 'row-added' : 'row-brought-back') : before === 'present' ? 'row-removed' : null
        return kind === null ? null : { ...told, kind, detail: said }
      }
    }
  }
}

type Standing = 'none' | 'removed' | 'proposed' | 'present'

/** An entry is made removed and then brought in: until then it was never there. */
function standingOf(removed: unknown, proposedBy: unknown, takenIn: unknown): Standing {
  if (removed === 'as made') return 'none'
  if (removed === true) return 'removed'
  return proposedBy !== undefined && takenIn !== true ? 'proposed' : 'present'
}

function kindOfAction(before: Standing, after: Standing): ActivityKind | null {
  const [wasThere, isThere] = [before, after].map(standing => standing === 'present' || standing === 'proposed')
  if (wasThere === true && isThere === true) return after === 'present' ? 'action-taken-in' : null
  if (wasThere === true) return 'action-removed'
  if (isThere !== true) return null
  return before === 'removed' ? 'action-brought-back' : after === 'proposed' ? 'action-proposed' : 'action-added'
}

/** Whether what stands under the key has taken the place of what the entry was made with. */
function isFirstChangeOf(entry: Y.Map<unknown>, key: string): boolean {
  const present = entry._map.get(key)
  return present?.left != null && present.left.left == null
}

const isBreak = (before: string, after: string): boolean => Date.parse(after) - Date.parse(before) >= longestBreakMs

/** A number that stays says nothing of the order. */
type RankedPlace = ActionPlace & { readonly rank: number }

const placeTold = (place: unknown): ActionPlace => {
  const { goal = null, number = null } = (place ?? {}) as Partial<RankedPlace>
  return { goal, number }
}

/** Those of actions that are in the plan, by the rules of plan-order.ts. */
function placesIn(doc: Y.Doc): ReadonlyMap<string, RankedPlace> {
  const actions = [...doc.getMap('actions').entries()].flatMap(([id, entry]) => {
    if (!(entry instanceof Y.Map) || standingOf(entry.get('removed'), entry.get('proposedBy'), entry.get('takenIn')) !== 'present') return []
    return [{ id, goal: entry.get('goal') as unknown, order: String(entry.get('order') ?? '') }]
  })
  const places = placesOf(doc, actions.toSorted((a, b) => compare(a.order, b.order) || compare(a.id, b.id)), goalsIn(doc))
  const ranks = new Map<string | null, number>()
  return new Map([...places].map(([id, place]) => {
    const rank = (ranks.get(place.goal) ?? 0) + 1
    ranks.set(place.goal, rank)
    return [id, { ...place, rank }]
  }))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const placing = ([root, , field, ...deeper]: Path): boolean => root === 'numbers' || root === 'actions' && deeper.length === 0 && (field === undefined || ['removed', 'order', 'goal', 'takenIn', 'proposedBy'].includes(field))

/** What is told of a place that was touched; null: nothing, or not by itself. */
function whatIsAt(path: Path): At | null {
  const [root = '', id = '', field = '', key = '', rowField] = path
  if (root === 'aim') return { what: 'text', path }
  if (root === 'actions' && path.length === 2) return { what: 'action', path }
  if (alongside.includes(field)) return null
  if ((root === 'goals' || root === 'actions') && path.length === 3) {
    if (root === 'actions' && ['removed', 'proposedBy', 'takenIn'].includes(field)) return { what: 'action', path: [root, id] }
    if (root === 'actions' && (field === 'goal' || field === 'order')) return { what: 'place', path: [root, id, 'order'] }
    return { what: nodeAt(planSchema, path)?.node === 'text' ? 'text' : 'field', path }
  }
  if (root !== 'actions') return null
  if (path.length === 4) return { what: nodeAt(planSchema, path)?.node === 'fixed' ? 'row' : 'field', path }
  if (path.length !== 5) return null
  if (rowField === 'removed') return { what: 'row', path: [root, id, field, key] }
  return { what: rowField === 'order' ? 'row-place' : 'field', path }
}

/** A change of the record: of the procedure, what of it is a step by itself. Null: nothing that is told. */
function factAt(doc: Y.Doc, { path, old }: Touched): Pick<DerivedEntry, 'kind' | 'detail'> | null {
  const [root, fact = ''] = path
  if (root !== 'record' || path.length !== 2) return null
  const now = mapAt(doc, ['record'])?.get(fact)
  if (factsTold.includes(fact)) {
    const [before, after] = [shortOf(path, old), shortOf(path, now)]
    return before === after ? null : { kind: 'field', detail: { ...(before !== undefined && { before }), ...(after !== undefined && { after }) } }
  }
  switch (fact) {
    case 'round': {
      const [was, is] = [Round.safeParse(old), Round.safeParse(now)]
      if (!is.success) return null
      if (was.data?.number !== is.data.number) return { kind: 'round-opened', detail: { after: is.data.label } }
      return was.data.deadline === is.data.deadline ? null : { kind: 'round-extended', detail: { before: was.data.deadline, after: is.data.deadline } }
    }
    case 'amendment': {
      const [was, is] = [Amendment.safeParse(old), Amendment.safeParse(now)]
      if (was.data?.state === is.data?.state) return null
      return { kind: is.success ? 'amendment' : 'amendment-ended', detail: { ...(was.success && { before: was.data.state }), ...(is.success && { after: is.data.state }) } }
    }
    case 'adoption': {
      const is = Adoption.safeParse(now)
      return is.success ? { kind: 'adoption-recorded', detail: { after: `${is.data.label} (${is.data.body}, ${is.data.on}, ${is.data.document})`.slice(0, longestValue) } } : null
    }
    default:
      return null
  }
}

/** What was said about the plan: told where it stands in the plan. */
function eventAt(doc: Y.Doc, path: Path, isNew: boolean): { readonly kind: ActivityKind; readonly path: Path } | null {
  const [root = '', id = '', field, inner] = path
  if (root !== 'threads' && root !== 'proposals') return null
  const entry = mapAt(doc, [root, id])
  const about = entry?.get(root === 'threads' ? 'about' : 'place')
  if (entry === null || !Array.isArray(about)) return null
  const told = (kind: ActivityKind): { readonly kind: ActivityKind; readonly path: Path } => ({ kind, path: about.map(String) })
  if (path.length === 2) return isNew ? told(root === 'threads' ? 'thread-begun' : 'proposal-sent') : null
  if (field === 'resolved') return told(entry.get('resolved') === undefined ? 'thread-reopened' : 'thread-closed')
  if (field === 'comments' && path.length === 4 && isNew) {
    const comments: unknown = entry.get('comments')
    // The first is the thread itself.
    return comments instanceof Y.Map && comments.size > 1 && inner !== undefined ? told('commented') : null
  }
  if (field !== 'decision') return null
  const decision = entry.get('decision')
  const word = typeof decision === 'object' && decision !== null && 'decision' in decision ? decision.decision : null
  return word === 'accepted' || word === 'declined' || word === 'withdrawn' ? told(`proposal-${word}`) : null
}

/** What of a value is told: the part that is content, the word of an answer, whatever else it is as true. */
function shortOf(path: Path, value: unknown): string | number | boolean | undefined {
  const rule = nodeAt(planSchema, path)?.content
  const part = value !== undefined && typeof rule === 'object' && 'part' in rule ? rule.part(value) : value
  if (typeof part === 'string') return part.slice(0, longestValue)
  if (typeof part === 'number' || typeof part === 'boolean' || part === undefined) return part
  for (const key of ['answer', 'admission', 'reply', 'what', 'on', 'party']) {
    const word: unknown = typeof part === 'object' && part !== null && key in part ? Reflect.get(part, key) : undefined
    if (typeof word === 'string') return word
  }
  return Array.isArray(part) ? part.map(each => shortOf([], each)).join(', ').slice(0, longestValue) : true
}

function textAt(doc: Y.Doc, path: Path): unknown {
  const node = nodeAt(planSchema, path)
  const shared = path.length === 1 ? doc.getXmlFragment(path[0]) : mapAt(doc, path.slice(0, -1))?.get(path.at(-1) ?? '')
  return node?.node === 'text' && shared instanceof Y.XmlFragment ? contentOfText(node.kind, shared) : undefined
}

const authorOf = ({ person, party, capacity, role }: Author): Author => ({ person, party, capacity, role })
const keyOf = (path: Path): string => path.join(' ')
const keyOfUnit = ({ what, path }: At): string => `${what} ${keyOf(path)}`

const inOrder = (entries: readonly DerivedEntry[]): readonly DerivedEntry[] => entries.toSorted((a, b) => a.from - b.from || a.position - b.position || a.to - b.to)
