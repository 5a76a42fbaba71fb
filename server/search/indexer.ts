// Keeps the full-text index in step: takes from the projector what it has just read of a plan, reads guidance notes of cycles
// itself, gathers, and writes all of it together. What a stopped process did not get to is caught up at start.
//
// What must stay true:
// 1. The index says of each document which `seq` it reflects; what is behind at a start is made anew from the whole document.
// 2. Changes of a document reach the index in their order, and none is lost by a write that failed: it is tried again.
// 3. Nothing is read in a text that was not touched.
import type { Kysely } from 'kysely'
import type { CycleView } from '../../shared/api/cycles.ts'
import { cyclePlain } from '../../shared/documents/cycle.ts'
import type { PlanPlain } from '../../shared/documents/plan.ts'
import { PlanId } from '../../shared/ids.ts'
import type { ActionId } from '../../shared/ids.ts'
import { othersTurn, systemClock } from '../clock.ts'
import type { Clock, Timer } from '../clock.ts'
import { documentOfPlan } from '../plans/plan-record.ts'
import type { Database } from '../store/schema.ts'
import type { OpenDocument } from '../sync/document.ts'
import type { OpenDocuments } from '../sync/open-documents.ts'
import { idsOfActions, itemOfAction, itemsOfCycle, itemsOfPlan } from './indexed-texts.ts'
import type { DocumentChange, IndexedItem, ItemKey, SearchIndex } from './search-index.ts'

/** Under typing the index follows at most this often. The page finds what it has in its own lists without waiting for it. */
const gatherMs = 3_000
/** Where writing takes long, it is done for a twentieth of the time at most. */
const pausePerWork = 20
/** What could not be written, for instance because the store takes nothing, is tried again after this. */
const againMs = 10_000
/** Documents in one transaction; between two of them others have a turn. */
const documentsAtOnce = 5

/** A plan as the projector has just read it. `touched` null: all of it may be another. */
export type ProjectedPlan = { readonly plan: PlanId; readonly epoch: string; readonly seq: number; readonly plain: PlanPlain; readonly touched: readonly ActionId[] | null; readonly cycles: readonly CycleView[] }

type Waiting = { epoch: string; seq: number; isWhole: boolean; readonly items: Map<string, IndexedItem>; readonly removed: Map<string, ItemKey> }

export class SearchIndexer {
  private readonly index: SearchIndex
  private readonly documents: OpenDocuments
  private readonly database: Kysely<Database>
  private readonly fault: (what: string, error: unknown) => void
  private readonly clock: Clock
  private readonly waiting = new Map<string, Waiting>()
  /** Cycles that were written in and not read since. */
  private readonly cyclesTouched = new Set<string>()
  /** Of what the index holds and of what waits for it: another epoch is another document. */
  private readonly epochByDocument = new Map<string, string>()
  private timer: Timer | null = null
  private running: Promise<void> = Promise.resolve()
  private lastWorkMs = 0

  constructor(index: SearchIndex, documents: OpenDocuments, database: Kysely<Database>, fault: (what: string, error: unknown) => void, clock: Clock = systemClock) {
    this.index = index
    this.documents = documents
    this.database = database
    this.fault = fault
    this.clock = clock
  }

  /** Makes anew what is missing or behind its document. `project` has the projector read a plan, which comes back here. */
  async start(project: (plan: PlanId) => Promise<void>): Promise<void> {
    await this.attempt(async () => {
      await this.index.prepare()
      const reflected = new Map((await this.index.reflected()).map(row => [row.document, row]))
      for (const { document, epoch } of reflected.values()) if (!this.waiting.has(document)) this.epochByDocument.set(document, epoch)
      const stored = await this.database.selectFrom('documents').select(['id', 'kind', 'epoch', 'head_seq']).where('kind', 'in', ['plan', 'cycle']).orderBy('id').execute()
      for (const { id, kind, epoch, head_seq: seq } of stored) {
        const known = this.waiting.get(id) ?? reflected.get(id)
        if (known?.epoch === epoch && known.seq === seq) continue
        this.epochByDocument.delete(id)
        if (kind === 'cycle') this.cyclesTouched.add(id)
        else await project(PlanId.parse(id.slice('plan/'.length)))
        if (this.waiting.size >= documentsAtOnce) await this.flush()
      }
    })
    await this.flush()
  }

  /** To be called while `plain` is what is stored. What goes wrong is a fault, and nobody else's: the plan is made anew at the
   *  next start, since the index is behind it. */
  projected(projected: ProjectedPlan): void {
    try {
      this.takeProjected(projected)
    } catch (error) {
      this.fault('a plan could not be read for the index', error)
    }
  }

  private takeProjected({ plan, epoch, seq, plain, touched, cycles }: ProjectedPlan): void {
    const document = documentOfPlan(plan)
    const isWhole = touched === null || this.epochByDocument.get(document) !== epoch
    const actions = isWhole ? idsOfActions(plain) : touched
    const items = [...(isWhole ? itemsOfPlan(plan, plain, cycles) : []), ...actions.flatMap(id => itemOfAction(id, plain) ?? [])]
    const present = new Set(items.map(({ item }) => item))
    this.gather({ document, epoch, seq, isWhole, items, removed: actions.filter(id => !present.has(id)).map(item => ({ kind: 'action', item })) })
  }

  committed({ id, kind }: OpenDocument): void {
    if (kind.kind !== 'cycle') return
    this.cyclesTouched.add(id)
    this.writeSoon()
  }

  /** Resolves when the index holds what has come so far, or could not take it. */
  flush(): Promise<void> {
    if (this.timer !== null) this.clock.clearTimeout(this.timer)
    this.timer = null
    this.running = this.running.then(async () => {
      const startedAt = this.clock.steadyMs()
      await this.attempt(() => this.readCycles())
      await this.attempt(() => this.write())
      this.lastWorkMs = this.clock.steadyMs() - startedAt
    })
    return this.running
  }

  private writeSoon(afterMs = Math.max(gatherMs, this.lastWorkMs * pausePerWork)): void {
    this.timer ??= this.clock.setTimeout(() => void this.flush(), afterMs)
  }

  private gather(change: DocumentChange): void {
    this.epochByDocument.set(change.document, change.epoch)
    const before = change.isWhole ? undefined : this.waiting.get(change.document)
    const waits: Waiting = before ?? { epoch: change.epoch, seq: change.seq, isWhole: change.isWhole, items: new Map(), removed: new Map() }
    add(waits, change)
    this.waiting.set(change.document, waits)
    this.writeSoon()
  }

  private async readCycles(): Promise<void> {
    for (const id of [...this.cyclesTouched]) {
      this.cyclesTouched.delete(id)
      try {
        const opened = await this.documents.open(id)
        if (!opened.ok || opened.value === null) continue
        const document = opened.value
        const change = await document.whenStored(doc => ({ document: id, epoch: document.epoch, seq: document.seq, isWhole: true, items: itemsOfCycle(cyclePlain(doc)), removed: [] }))
        this.gather(change)
      } catch (error) {
        this.cyclesTouched.add(id)
        this.writeSoon(againMs)
        throw error
      }
    }
  }

  private async write(): Promise<void> {
    const changes = [...this.waiting].map(([document, { epoch, seq, isWhole, items, removed }]): DocumentChange => ({ document, epoch, seq, isWhole, items: [...items.values()], removed: [...removed.values()] }))
    this.waiting.clear()
    if (this.timer !== null) this.clock.clearTimeout(this.timer)
    this.timer = null
    for (let next = 0; next < changes.length; next += documentsAtOnce) {
      if (next > 0) await othersTurn(this.clock)
      try {
        await this.index.take(changes.slice(next, next + documentsAtOnce))
      } catch (error) {
        for (const change of changes.slice(next)) this.putBack(change)
        this.writeSoon(againMs)
        throw error
      }
    }
  }

  /** Under what has come meanwhile, which is newer. */
  private putBack(change: DocumentChange): void {
    const newer = this.waiting.get(change.document)
    if (newer?.isWhole === true) return
    const waits: Waiting = { epoch: change.epoch, seq: change.seq, isWhole: change.isWhole, items: new Map(), removed: new Map() }
    add(waits, change)
    if (newer !== undefined) add(waits, { epoch: newer.epoch, seq: newer.seq, items: [...newer.items.values()], removed: [...newer.removed.values()] })
    this.waiting.set(change.document, waits)
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      this.fault('what was written could not be indexed', error)
    }
  }
}

function add(waits: Waiting, { epoch, seq, items, removed }: Pick<DocumentChange, 'epoch' | 'seq' | 'items' | 'removed'>): void {
  waits.epoch = epoch
  waits.seq = seq
  for (const item of items) {
    waits.items.set(keyOf(item), item)
    waits.removed.delete(keyOf(item))
  }
  for (const key of removed) {
    waits.items.delete(keyOf(key))
    waits.removed.set(keyOf(key), key)
  }
}

const keyOf = ({ kind, item }: ItemKey): string => `${kind} ${item}`
