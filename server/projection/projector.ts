// After a commit: recomputes the summaries of the plans touched, only for the actions touched, and hands them to the
// store and to open pages. Gathers commits for a moment; each stored summary holds the `seq` it reflects, and what a
// stopped process did not get to is caught up at start.
import type { CycleView } from '../../shared/api/cycles.ts'
import { planReading } from '../../shared/documents/plan.ts'
import type { PlanReading } from '../../shared/documents/plan.ts'
import { ActionId, PlanId } from '../../shared/ids.ts'
import type { PlanSummary, SummaryContext } from '../../shared/projection/plan-summary.ts'
import { PlanSummary as PlanSummarySchema, summaryOf, updateSummary } from '../../shared/projection/plan-summary.ts'
import { othersTurn, systemClock } from '../clock.ts'
import type { Clock, Timer } from '../clock.ts'
import type { LiveSummaries } from '../live/live-summaries.ts'
import { documentOfPlan, factsOf, readRecord } from '../plans/plan-record.ts'
import type { PlanRecord } from '../plans/plan-record.ts'
import { planGovernanceOf } from '../plans/plans.ts'
import type { ProjectedPlan } from '../search/indexer.ts'
import type { Store } from '../store/store.ts'
import type { CommitReport, OpenDocument } from '../sync/document.ts'
import type { OpenDocuments } from '../sync/open-documents.ts'

/** Commits within this time are projected together. Lists promise a change within a second; a projection costs as much as
 *  some ten commits, so under typing this decides what the server does most of the time. */
const gatherMs = 500
/** Under typing the stored summaries follow at most this often. A process that is killed before makes them anew at its start:
 *  open pages are sent theirs from memory. */
const keepMs = 5_000
/** What could not be projected, for instance because the store takes nothing, is tried again after this. */
const againMs = 10_000
/** With hundreds of plans typed in at once, projecting takes up to a seventh of the time, and lists follow later. */
const pausePerWork = 6
/** Projecting hundreds of plans lets others have a turn after this long. */
const workAtOnceMs = 5
/** Rows in one statement; between two of them others have a turn. */
const rowsAtOnce = 25

type KeptSummary = { readonly plan: PlanId; readonly epoch: string; readonly seq: number; readonly summary: PlanSummary }

type Pending = { readonly document: OpenDocument; readonly actions: Set<ActionId>; whole: boolean }

export class Projector {
  private readonly store: Store
  private readonly documents: OpenDocuments
  private readonly live: LiveSummaries
  private readonly cycles: () => Promise<readonly CycleView[]>
  private readonly fault: (what: string, error: unknown) => void
  private readonly pendingByPlan = new Map<PlanId, Pending>()
  private readonly readingByDocument = new WeakMap<OpenDocument, PlanReading>()
  private readonly clock: Clock
  /** Told of each plan as it was read, while that is what is stored. */
  private readonly alsoProjected: (projected: ProjectedPlan) => void
  private timer: Timer | null = null
  /** What could not be projected. */
  private readonly failed = new Map<PlanId, OpenDocument>()
  private againTimer: Timer | null = null
  private keepTimer: Timer | null = null
  private running: Promise<void> = Promise.resolve()
  private lastWorkMs = 0
  /** Commits that changed the record of a plan, whichever. */
  private recordsChanged = 0
  /** Made and not stored yet; written together. */
  private readonly kept = new Map<PlanId, KeptSummary>()
  private cyclesOfTurn: Promise<readonly CycleView[]> | null = null

  constructor(
    store: Store,
    documents: OpenDocuments,
    live: LiveSummaries,
    cycles: () => Promise<readonly CycleView[]>,
    fault: (what: string, error: unknown) => void,
    clock: Clock = systemClock,
    alsoProjected: (projected: ProjectedPlan) => void = () => {},
  ) {
    this.store = store
    this.documents = documents
    this.live = live
    this.cycles = cycles
    this.fault = fault
    this.clock = clock
    this.alsoProjected = alsoProjected
  }

  /** Publishes every stored summary, and makes anew those that are missing or behind their plan. */
  async start(): Promise<void> {
    const rows = await this.store.database
      .selectFrom('plans')
      .innerJoin('documents', 'documents.id', 'plans.document')
      .leftJoin('plan_summaries', 'plan_summaries.plan', 'plans.id')
      .select(['plans.id as plan', 'documents.head_seq', 'documents.epoch as epoch', 'plan_summaries.seq as seq', 'plan_summaries.epoch as summary_epoch', 'plan_summaries.summary'])
      .execute()
    for (const row of rows) {
      const record = await readRecord(this.store.database, row.plan)
      if (record === null) continue
      const stored = row.summary !== null && row.seq === row.head_seq && row.summary_epoch === row.epoch ? PlanSummarySchema.safeParse(JSON.parse(row.summary)) : null
      if (stored?.success) this.live.publish(record.id, stored.data, this.factsNow(record))
      else await this.project(record.id)
    }
  }

  committed(document: OpenDocument, report: CommitReport): void {
    if (document.kind.kind !== 'plan') return
    const plan = PlanId.safeParse(document.id.slice('plan/'.length))
    if (!plan.success) return
    // Who may read is true from this commit on; the summary, made later, only follows.
    if (report.whole) {
      this.recordsChanged++
      this.live.restrict(plan.data, this.factsNow(planGovernanceOf(document).record()))
    }
    const pending = this.pendingByPlan.get(plan.data) ?? { document, actions: new Set<ActionId>(), whole: this.failed.delete(plan.data) }
    this.pendingByPlan.set(plan.data, pending)
    if (report.whole) pending.whole = true
    for (const [root, id] of report.touched) {
      if (root !== 'actions') pending.whole = true
      else if (id !== undefined) pending.actions.add(ActionId.parse(id))
    }
    this.timer ??= this.clock.setTimeout(() => void this.projectWaiting('soon'), Math.max(gatherMs, this.lastWorkMs * pausePerWork))
  }

  /** Projects what is waiting; resolves when the stored summaries hold it. */
  flush(): Promise<void> {
    this.takeUpFailed()
    return this.projectWaiting('now')
  }

  private projectWaiting(stored: 'now' | 'soon'): Promise<void> {
    if (this.timer !== null) this.clock.clearTimeout(this.timer)
    this.timer = null
    const pending = [...this.pendingByPlan]
    this.pendingByPlan.clear()
    return this.inTurn(async () => {
      let turnBeganAt = this.clock.steadyMs()
      for (const [plan, { document, actions, whole }] of pending) {
        if (this.clock.steadyMs() - turnBeganAt > workAtOnceMs) {
          await othersTurn(this.clock)
          turnBeganAt = this.clock.steadyMs()
        }
        // What was let go since holds the same in the store: it is opened again.
        if (document.isRetired) await this.projectWhole(plan)
        else {
          const projected = this.projectOpen(plan, document, whole ? null : [...actions])
          await this.attempt(() => projected.catch(error => {
            if (document.isRetired) return this.projectWhole(plan)
            // What is shown now is behind in more than the next commit will touch.
            this.again(plan, document)
            throw error
          }))
        }
      }
    }, stored)
  }

  /** Other plans do not wait for it. */
  private again(plan: PlanId, document: OpenDocument): void {
    const pending = this.pendingByPlan.get(plan)
    if (pending !== undefined) {
      pending.whole = true
      return
    }
    this.failed.set(plan, document)
    // No reason to keep the process: started again it catches up by itself.
    this.againTimer ??= this.clock.setTimeout(() => {
      this.takeUpFailed()
      void this.projectWaiting('soon')
    }, againMs)
  }

  private takeUpFailed(): void {
    if (this.againTimer !== null) this.clock.clearTimeout(this.againTimer)
    this.againTimer = null
    for (const [plan, document] of this.failed) this.pendingByPlan.set(plan, { document, actions: new Set(), whole: true })
    this.failed.clear()
  }

  /** Makes a plan's summary from the whole plan, opening it if it is not. What goes wrong is a fault, and not thrown. Whoever
   *  may not read it any more is told so at once. */
  project(plan: PlanId): Promise<void> {
    this.live.timeCame(plan)
    return this.inTurn(() => this.projectWhole(plan), 'now')
  }

  /** One after the other, so that an older summary never follows a newer one. */
  private inTurn(work: () => Promise<void>, stored: 'now' | 'soon'): Promise<void> {
    this.running = this.running.then(async () => {
      const startedAt = this.clock.steadyMs()
      await work()
      if (stored === 'now') await this.attempt(() => this.writeKept())
      else if (this.kept.size > 0) this.keepTimer ??= this.clock.setTimeout(() => void this.inTurn(async () => {}, 'now'), keepMs)
      this.cyclesOfTurn = null
      this.lastWorkMs = this.clock.steadyMs() - startedAt
    })
    return this.running
  }

  /** A copy that is given up meanwhile (its commit failed) takes nothing with it: what is stored is opened again. While
   *  the process ends nothing opens, and the next start catches up. */
  private projectWhole(plan: PlanId): Promise<void> {
    return this.attempt(async () => {
      for (;;) {
        const opened = await this.documents.open(documentOfPlan(plan))
        if (!opened.ok || opened.value === null) return
        const document = opened.value
        try {
          return await this.projectOpen(plan, document, null)
        } catch (error) {
          if (!document.isRetired) throw error
        }
      }
    })
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      this.fault('a plan could not be summarised', error)
    }
  }

  private async projectOpen(plan: PlanId, document: OpenDocument, touched: readonly ActionId[] | null): Promise<void> {
    const governance = planGovernanceOf(document)
    const context = await this.contextFor(governance.record())
    const cycles = await (this.cyclesOfTurn ??= this.cycles())
    const before = this.live.summaryOf(plan)
    const { summary, seq } = await document.whenStored(doc => {
      let reading = this.readingByDocument.get(document)
      if (reading === undefined) this.readingByDocument.set(document, (reading = planReading(doc)))
      const current = reading.current()
      this.alsoProjected({ plan, epoch: document.epoch, seq: document.seq, plain: current, touched, cycles })
      return {
        summary: before === null || touched === null ? summaryOf(current, context) : updateSummary(before, current, touched, context),
        seq: document.seq,
      }
    })
    this.kept.set(plan, { plan, epoch: document.epoch, seq, summary })
    // The circle may have changed meanwhile: the record of this moment decides who is shown it. A document let go
    // meanwhile no longer knows; what it missed comes with the next commit of the one in its place.
    if (document.isRetired) return this.publishStored(plan, summary)
    this.live.publish(plan, summary, this.factsNow(governance.record()))
  }

  /** What is read while a record changes may be that of before, and is read again: a right that ended has ended. */
  private async publishStored(plan: PlanId, summary: PlanSummary): Promise<void> {
    for (;;) {
      const changed = this.recordsChanged
      const record = await readRecord(this.store.database, plan)
      if (record === null) return
      if (this.recordsChanged === changed) return this.live.publish(plan, summary, this.factsNow(record))
    }
  }

  private factsNow = (record: PlanRecord) => () => factsOf(record, new Date(this.clock.now()))

  private async contextFor(record: PlanRecord): Promise<SummaryContext> {
    const cycle = (await (this.cyclesOfTurn ??= this.cycles())).find(({ id }) => id === record.cycle)
    return { plan: record.id, goalsOfCycle: cycle?.goals.map(goal => goal.id) ?? [] }
  }

  /** Few commits for all that were made: with one for each, the disk would be waited for as often as there are plans. */
  private async writeKept(): Promise<void> {
    if (this.keepTimer !== null) this.clock.clearTimeout(this.keepTimer)
    this.keepTimer = null
    const rows = [...this.kept.values()]
    this.kept.clear()
    for (let next = 0; next < rows.length; next += rowsAtOnce) {
      if (next > 0) await othersTurn(this.clock)
      await this.store.database
        .insertInto('plan_summaries')
        .values(rows.slice(next, next + rowsAtOnce).map(row => ({ ...row, summary: JSON.stringify(row.summary) })))
        .onConflict(conflict =>
          conflict.column('plan').doUpdateSet(({ ref }) => ({ epoch: ref('excluded.epoch'), seq: ref('excluded.seq'), summary: ref('excluded.summary') })),
        )
        .execute()
    }
  }
}
