// Plans as the support team and the delegations change them outside their text: made, archived, driver and co-drivers
// recorded and accepted, marking, references, circle. Each change is rows of SQL, the mirror in the document and a line
// of the record's log, in one commit of the document's own queue; open pages feel it at once.
import type { Kysely, Transaction } from 'kysely'
import * as Y from 'yjs'
import { fillingPlan, unknownGoalIn } from '../../shared/documents/plan-content.ts'
import type { PlanContent } from '../../shared/documents/plan-content.ts'
import { planView } from '../../shared/documents/plan.ts'
import type { PlanView } from '../../shared/documents/plan.ts'
import { planPeriodsOf } from '../../shared/cycles/periods.ts'
import type { PenPlace } from '../../shared/mandates/pen.ts'
import { PenId, PlanId, randomId } from '../../shared/ids.ts'
import type { ActionId, AreaId, GoalId, PartyId, PriorityId } from '../../shared/ids.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { IsoDay } from '../../shared/schema/values.ts'
import type { Marking } from '../../shared/vocabularies/vocabularies.ts'
import { systemClock } from '../clock.ts'
import type { Clock } from '../clock.ts'
import { logLine } from '../record-log.ts'
import type { Actor } from '../record-log.ts'
import { closeRound } from '../rounds/round-rows.ts'
import type { Database } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import type { OpenDocument } from '../sync/document.ts'
import type { OpenDocuments } from '../sync/open-documents.ts'
import { atMoment } from '../sync/valid-until.ts'
import { Turns } from '../turns.ts'
import * as loans from './loans.ts'
import type { LoanError } from './loans.ts'
import { newPlanInTurns } from './new-plan.ts'
import type { PlanGovernance } from './plan-kind.ts'
import { carryingOver } from './next-plan.ts'
import { documentOfPlan, factsOf, isOpenTo, mirrorRecord, readRecord, saveRecord } from './plan-record.ts'
import type { Appointment, PlanRecord } from './plan-record.ts'
import { readCounter, referenceOf, saveCounter } from './references.ts'

export type PlanError = {
  readonly code:
    | 'plan/not-found'
    | 'plan/exists'
    | 'plan/archived'
    | 'plan/unknown-area'
    | 'plan/not-a-period'
    | 'plan/not-named'
    | 'plan/driver-is-co-driver'
    | 'plan/predecessor-unknown'
    | 'plan/predecessor-not-earlier'
    | 'import/unknown-goal'
    | LoanError['code']
    | 'store/not-writable'
    | 'store/not-readable'
  readonly field?: string
}

/** `mayStill` is asked when the change has its turn: another one may have ended the right meanwhile. */
export type MandatedActor = Actor & { readonly mayStill?: (record: PlanRecord) => boolean }

type Edit = (record: PlanRecord) => Result<PlanRecord, PlanError> | Promise<Result<PlanRecord, PlanError>>

/** A change of the record that looks at the document, or writes more than the record, in the same commit. */
export type PreparedChange<E> = {
  /** Asked of the server's replica when the write has its turn: what stands in the way. */
  readonly check?: (doc: Y.Doc) => E | null
  readonly record: (doc: Y.Doc) => PlanRecord
  /** Writes more into the document, after the mirror. */
  readonly after?: (doc: Y.Doc) => void
  readonly alongside?: (transaction: Transaction<Database>, at: { readonly epoch: string; readonly seq: number }) => Promise<void>
}
type Prepare<E> = (record: PlanRecord) => Result<PreparedChange<E>, E> | Promise<Result<PreparedChange<E>, E>>

/** What could not be stored when its time came is tried again after this. */
const retryMs = 5_000

export class Plans {
  private readonly store: Store
  private readonly documents: OpenDocuments
  private readonly clock: Clock
  private readonly changed: (plan: PlanId) => void
  private readonly fault: (what: string, error: unknown) => void
  /** Changes of one plan's record, one after the other: each is computed from what the one before left. */
  private readonly turns = new Turns()
  private readonly stopWatchingByPlan = new Map<PlanId, () => void>()
  private isClosed = false
  private stepDue: (plan: PlanId, taking: string) => Promise<void> = () => Promise.resolve()

  constructor(store: Store, documents: OpenDocuments, changed: (plan: PlanId) => void, clock: Clock = systemClock, fault: (what: string, error: unknown) => void = () => undefined) {
    this.store = store
    this.documents = documents
    this.changed = changed
    this.clock = clock
    this.fault = fault
  }

  /** Watches for what runs out of every plan: what did while the process was away is settled at once. */
  async start(): Promise<void> {
    const { database } = this.store
    const waiting = await database
      .selectFrom('plans')
      .select('id')
      .where(any => any.or([
        any('next_status', 'is not', null),
        any('status', 'in', ['adopted', 'in-delivery']),
        any('id', 'in', database.selectFrom('pens').select('plan').where('ended_at', 'is', null)),
        any('id', 'in', database.selectFrom('releases').select('plan').where('ended_at', 'is', null)),
      ]))
      .execute()
    for (const { id } of waiting) {
      const record = await this.record(id)
      if (record !== null) this.watch(record)
    }
  }

  /** Who takes a step that was announced, when its time has come. */
  onStepDue(take: (plan: PlanId, taking: string) => Promise<void>): void {
    this.stepDue = take
  }

  close(): void {
    this.isClosed = true
    for (const stop of this.stopWatchingByPlan.values()) stop()
    this.stopWatchingByPlan.clear()
  }

  private now = (): Date => new Date(this.clock.now())

  /** The record of a plan, whoever asks; see `isOpenTo` for whether they may. */
  record = (plan: string): Promise<PlanRecord | null> => readRecord(this.store.database, plan)

  /** Makes a plan that says this, from a file or another plan: everybody named in it is asked anew, and its actions get
   *  references of their own. Err `import/unknown-goal`: it says something of a goal that the area's cycle does not have. */
  async createWith(content: PlanContent, area: AreaId, periodStart: IsoDay, by: Actor, initial: Partial<PlanRecord> = {}): Promise<Result<PlanRecord, PlanError>> {
    const goals = await this.store.database
      .selectFrom('areas')
      .innerJoin('priorities', 'priorities.id', 'areas.priority')
      .innerJoin('goals', 'goals.cycle', 'priorities.cycle')
      .select('goals.id as id')
      .where('areas.id', '=', area)
      .execute()
    const unknown = unknownGoalIn(content, goals.map(({ id }) => id as GoalId))
    if (goals.length > 0 && unknown !== null) return err({ code: 'import/unknown-goal', field: `content.goals.${unknown}.id` })
    return this.create(area, periodStart, by, initial, (plan, _record, giveReference) => fillingPlan(plan, content, IsoDay.parse(this.now().toISOString().slice(0, 10)), giveReference))
  }

  /** Makes the plan of an area for the period that begins on this day. `fill` writes its first content, and gives each
   *  action its lasting reference. */
  async create(
    area: AreaId,
    periodStart: IsoDay,
    by: Actor | null,
    initial: Partial<PlanRecord> = {},
    fill?: (plan: PlanView, record: PlanRecord, giveReference: (action: ActionId) => void) => Iterable<void> | void,
  ): Promise<Result<PlanRecord, PlanError>> {
    const database = this.store.database
    const place = await database
      .selectFrom('areas')
      .innerJoin('priorities', 'priorities.id', 'areas.priority')
      .innerJoin('cycles', 'cycles.id', 'priorities.cycle')
      .select(['areas.code as code', 'priorities.id as priority', 'cycles.id as cycle', 'cycles.starts_on', 'cycles.ends_on', 'cycles.plan_period_years'])
      .where('areas.id', '=', area)
      .executeTakeFirst()
    if (place === undefined) return err({ code: 'plan/unknown-area', field: 'area' })
    const periods = planPeriodsOf({ startsOn: place.starts_on, endsOn: place.ends_on, planPeriodYears: place.plan_period_years })
    const period = periods.find(({ start }) => start === periodStart)
    // A reference names the year alone, so two periods of an area may not begin in one year.
    if (period === undefined) return err({ code: 'plan/not-a-period', field: 'periodStart' })
    const periodEnd = period.end
    const existing = await database.selectFrom('plans').select('id').where('area', '=', area).where('period_start', '=', periodStart).where('archived_at', 'is', null).executeTakeFirst()
    if (existing !== undefined) return err({ code: 'plan/exists', field: 'area' })
    const id = await this.freeId(database, place.code, periodStart)
    const record: PlanRecord = {
      id,
      area,
      priority: place.priority as PriorityId,
      cycle: place.cycle,
      periodStart,
      periodEnd,
      areaCode: place.code,
      marking: 'limite',
      status: 'drafting',
      driver: null,
      coDrivers: [],
      addedToCircle: [],
      pens: [],
      penRequests: [],
      releases: [],
      nextStep: null,
      round: null,
      adoption: null,
      amendment: null,
      councilDocument: null,
      predecessor: null,
      archivedAt: null,
      isSample: false,
      ...initial,
    }
    const goals = await database.selectFrom('goals').select('id').where('cycle', '=', place.cycle).orderBy('position').execute()
    const at = this.now().toISOString()
    // An archived plan of this area and period may have given some already: none is given twice.
    const counter = await readCounter(database, record)
    const first = counter.next
    const made = await newPlanInTurns(record, goals.map(goal => goal.id as GoalId), at, plan =>
      fill?.(plan, record, action => plan.roots.references.set(action, referenceOf(record, counter.next++))), this.clock)
    const created = await this.store.createDocument(made.document, made.rows, async transaction => {
      await saveRecord(transaction, record, by?.person ?? null, at)
      if (counter.next > first) await saveCounter(record, counter.next)(transaction)
      await transaction.insertInto('record_log').values(logLine(at, by, 'plan-created', documentOfPlan(id), {})).execute()
    })
    if (!created.ok) return err({ code: created.error.code === 'store/not-writable' ? 'store/not-writable' : 'plan/exists' })
    this.changed(id)
    return ok(record)
  }

  /** Makes the plan that follows an earlier one, with what of it goes on: see next-plan.ts. Its circle and marking go on too; a
   *  driver is named anew. */
  async createFrom(from: PlanId, area: AreaId, periodStart: IsoDay, by: Actor): Promise<Result<PlanRecord, PlanError>> {
    const before = await this.record(from)
    if (!isOpenTo(by.party, before, this.now())) return err({ code: 'plan/predecessor-unknown', field: 'from' })
    if (before.periodStart >= periodStart) return err({ code: 'plan/predecessor-not-earlier', field: 'from' })
    const doc = await this.copyOf(before.id)
    if (doc === null) return err({ code: 'store/not-readable' })
    const goalsOf = (cycle: string) => this.store.database.selectFrom('goals').select('id').where('cycle', '=', cycle).orderBy('position').execute()
    const goals = (await goalsOf(before.cycle)).map(({ id }) => id as GoalId)
    const initial = { predecessor: before.id, marking: before.marking, addedToCircle: before.addedToCircle, isSample: before.isSample }
    return this.create(area, periodStart, by, initial, (plan, record, giveReference) =>
      carryingOver({ plan: before.id, doc, goals }, plan, {
        periodStart: record.periodStart,
        periodEnd: record.periodEnd,
        goals: plan.roots.goals.ids(),
        today: IsoDay.parse(this.now().toISOString().slice(0, 10)),
        giveReference,
      }))
  }

  /** As it is stored; null where it cannot be opened. */
  private async copyOf(plan: PlanId): Promise<Y.Doc | null> {
    const opened = await this.documents.open(documentOfPlan(plan))
    if (!opened.ok || opened.value === null) return null
    const state = await opened.value.whenStored(doc => Y.encodeStateAsUpdate(doc))
    const copy = new Y.Doc()
    Y.applyUpdate(copy, state)
    return copy
  }

  recordDriver(plan: string, driver: { party: PartyId; decision: string; on: IsoDay } | null, by: Actor): Promise<Result<PlanRecord, PlanError>> {
    return this.change(plan, by, 'driver-recorded', record => {
      if (driver !== null && record.coDrivers.some(coDriver => coDriver.party === driver.party)) {
        return err({ code: 'plan/driver-is-co-driver', field: 'party' })
      }
      return ok({ ...record, driver: driver === null ? null : named(driver, record.driver) })
    })
  }

  recordCoDrivers(plan: string, coDrivers: readonly { party: PartyId; decision: string; on: IsoDay }[], by: Actor): Promise<Result<PlanRecord, PlanError>> {
    return this.change(plan, by, 'co-drivers-recorded', record => {
      if (coDrivers.some(coDriver => coDriver.party === record.driver?.party)) return err({ code: 'plan/driver-is-co-driver', field: 'coDrivers' })
      const byParty = new Map(coDrivers.map(coDriver => [coDriver.party, coDriver]))
      return ok({
        ...record,
        coDrivers: [...byParty.values()].map(coDriver => named(coDriver, record.coDrivers.find(before => before.party === coDriver.party) ?? null)),
      })
    })
  }

  /** The delegation named accepts for itself. Accepted again it stays as it was. The caller has checked that the actor speaks for
   *  that delegation. */
  accept(plan: string, role: 'driver' | 'co-driver', party: PartyId, by: Actor): Promise<Result<PlanRecord, PlanError>> {
    const accepted = (appointment: Appointment): Appointment => ({ ...appointment, acceptedAt: this.now().toISOString(), acceptedBy: by.person })
    return this.change(plan, by, `${role}-accepted`, record => {
      const appointments = role === 'driver' ? [record.driver] : record.coDrivers
      const appointment = appointments.find(each => each?.party === party)
      if (!appointment) return err({ code: 'plan/not-named', field: 'party' })
      if (appointment.acceptedAt !== null) return ok(record)
      if (record.archivedAt !== null) return err({ code: 'plan/archived' })
      if (role === 'driver') return ok({ ...record, driver: accepted(appointment) })
      return ok({ ...record, coDrivers: record.coDrivers.map(coDriver => (coDriver.party === party ? accepted(coDriver) : coDriver)) })
    })
  }

  setMarking = (plan: string, marking: Marking, by: Actor) => this.change(plan, by, 'marking-set', record => ok({ ...record, marking }))

  setReferences(plan: string, references: { councilDocument: string | null; predecessor: PlanId | null }, by: Actor): Promise<Result<PlanRecord, PlanError>> {
    return this.change(plan, by, 'references-set', async record => {
      if (references.predecessor !== null) {
        const predecessor = await this.record(references.predecessor)
        if (predecessor === null) return err({ code: 'plan/predecessor-unknown', field: 'predecessor' })
        if (predecessor.periodStart >= record.periodStart) return err({ code: 'plan/predecessor-not-earlier', field: 'predecessor' })
      }
      return ok({ ...record, ...references })
    })
  }

  setCircle = (plan: string, added: readonly PartyId[], by: Actor) => this.change(plan, by, 'circle-set', record => ok({ ...record, addedToCircle: [...new Set(added)].sort() }))

  /** The caller has checked that the actor may lend, release or record the status. */
  lendPen = (plan: string, pen: { party: PartyId; place: PenPlace; until: string }, by: MandatedActor) =>
    this.change(plan, by, 'pen-lent', record =>
      this.ifThere(record.id, pen.place, () => loans.lendPen(record, { ...pen, id: PenId.parse(randomId()) }, by, this.now())))

  endPen = (plan: string, pen: PenId, by: MandatedActor) => this.change(plan, by, 'pen-ended', record => loans.endPen(record, pen))

  /** The caller has checked that the actor may ask. */
  askForPen = (plan: string, place: PenPlace, by: MandatedActor) =>
    this.change(plan, by, 'pen-asked', record =>
      this.ifThere(record.id, place, () => loans.askForPen(record, { id: PenId.parse(randomId()), place }, by, this.now())))

  endPenRequest = (plan: string, id: PenId, by: MandatedActor) => this.change(plan, by, 'pen-request-ended', record => loans.endPenRequest(record, id))

  release = (plan: string, to: { party: PartyId; purpose: string; until: string }, by: MandatedActor) =>
    this.change(plan, by, 'released', record => loans.release(record, to, by.person, this.now()))

  endRelease = (plan: string, party: PartyId, by: MandatedActor) => this.change(plan, by, 'release-ended', record => loans.endRelease(record, party))

  archive = (plan: string, archived: boolean, by: Actor) =>
    this.change(plan, by, archived ? 'archived' : 'brought-back', async record => {
      if (!archived && (await this.otherPlanOf(record))) return err({ code: 'plan/exists', field: 'area' })
      return ok({ ...record, archivedAt: archived ? this.now().toISOString() : null })
    })

  /** Whether another plan has taken the place of an archived one. */
  private async otherPlanOf({ id, area, periodStart }: PlanRecord): Promise<boolean> {
    const other = await this.store.database
      .selectFrom('plans')
      .select('id')
      .where('area', '=', area)
      .where('period_start', '=', periodStart)
      .where('archived_at', 'is', null)
      .where('id', '!=', id)
      .executeTakeFirst()
    return other !== undefined
  }

  /** Changes the record of a plan, in its turn. `by` null: the time that was set has come. Err: what `edit` says, and nothing has
   *  changed. The caller has checked who may. */
  change(plan: string, by: MandatedActor | null, what: string, edit: Edit, detail?: object): Promise<Result<PlanRecord, PlanError>> {
    return this.changeWith<PlanError>(plan, by, what, async record => {
      const edited = await edit(record)
      return edited.ok ? ok({ record: () => edited.value }) : edited
    }, detail)
  }

  /** The same for a change that looks at the document or writes more. */
  changeWith<E>(plan: string, by: MandatedActor | null, what: string, prepare: Prepare<E>, detail?: object): Promise<Result<PlanRecord, PlanError | E>> {
    return this.turns.take(plan, () => this.changeInTurn(plan, by, what, prepare, detail))
  }

  /** Work that must not meet a change of this plan's record. */
  inTurn<T>(plan: PlanId, work: () => Promise<T>): Promise<T> {
    return this.turns.take(plan, work)
  }

  private async changeInTurn<E>(plan: string, by: MandatedActor | null, what: string, prepare: Prepare<E>, detail?: object): Promise<Result<PlanRecord, PlanError | E>> {
    const id = PlanId.safeParse(plan)
    if (!id.success) return err({ code: 'plan/not-found' })
    const opened = await this.documents.open(documentOfPlan(id.data))
    if (!opened.ok) return err({ code: 'store/not-readable' })
    const document = opened.value
    if (document === null) return err({ code: 'plan/not-found' })
    const governance = planGovernanceOf(document)
    const before = governance.record()
    if (by?.mayStill?.(before) === false) return err({ code: 'plan/not-named' })
    const prepared = await prepare(before)
    if (!prepared.ok) return prepared
    const { check, record, after, alongside } = prepared.value
    const at = this.now().toISOString()
    let outcome: Result<PlanRecord, PlanError | E> = err({ code: 'store/not-writable' })
    try {
      await document.write(
        doc => {
          const problem = check?.(doc) ?? null
          outcome = problem === null ? ok(record(doc)) : err(problem)
          if (!outcome.ok || outcome.value === before) return
          mirrorRecord(doc, outcome.value)
          after?.(doc)
        },
        async transaction => {
          if (!outcome.ok || outcome.value === before) return
          await saveRecord(transaction, outcome.value, by?.person ?? null, at)
          await alongside?.(transaction, { epoch: document.epoch, seq: document.acceptedThrough })
          await transaction.insertInto('record_log').values(logLine(at, by, what, documentOfPlan(id.data), detail ?? outcome.value)).execute()
        },
        () => {
          if (!outcome.ok || outcome.value === before) return
          governance.replace(outcome.value)
          turnAwayThoseOutside(document)
        },
        // The row of the log says at whose word: the history of the plan tells it.
        by === null ? null : { person: by.person, party: by.party, grants: [{ role: 'delegation', capacity: by.capacity }] },
      )
    } catch {
      return err({ code: 'store/not-writable' })
    }
    const done = outcome as Result<PlanRecord, PlanError | E>
    if (!done.ok || done.value === before) return done
    this.watch(done.value)
    this.changed(id.data)
    return done
  }

  private async ifThere(plan: PlanId, place: PenPlace, edit: () => Result<PlanRecord, PlanError>): Promise<Result<PlanRecord, PlanError>> {
    const isThere = await this.hasPlace(plan, place)
    if (isThere === null) return err({ code: 'store/not-writable' })
    return isThere ? edit() : err({ code: 'pen/no-such-place', field: 'place' })
  }

  /** Whether the plan holds what a pen is to be lent for. Null: it cannot be told now. */
  private async hasPlace(plan: PlanId, place: PenPlace): Promise<boolean | null> {
    if (place.of === 'plan') return true
    const opened = await this.documents.open(documentOfPlan(plan))
    if (!opened.ok || opened.value === null) return null
    try {
      return await opened.value.whenStored(doc => {
        const { goals, actions } = planView(doc).roots
        return place.of === 'goal' ? goals.has(place.goal) : actions.has(place.action)
      })
    } catch {
      // A commit failed meanwhile: the plan is being opened again.
      return null
    }
  }

  private watch(record: PlanRecord): void {
    this.stopWatchingByPlan.get(record.id)?.()
    const end = loans.nextEnd(record)
    if (end === null) this.stopWatchingByPlan.delete(record.id)
    else this.settleAt(record.id, end)
  }

  private settleAt(plan: PlanId, moment: Date): void {
    this.stopWatchingByPlan.get(plan)?.()
    if (!this.isClosed) this.stopWatchingByPlan.set(plan, atMoment(moment, () => void this.settle(plan), this.clock))
  }

  /** Whatever has run out holds no more from its moment on, whether or not that can be stored now; then it is taken out of
   *  the record. */
  private async settle(plan: PlanId): Promise<void> {
    let isSettled = false
    try {
      const due = await this.dueStep(plan)
      if (due !== null) await this.stepDue(plan, due)
      const opened = await this.documents.open(documentOfPlan(plan))
      if (opened.ok && opened.value !== null) turnAwayThoseOutside(opened.value)
      this.changed(plan)
      const done = await this.changeWith<PlanError>(plan, null, 'time-came', record => {
        const now = this.now()
        const after = loans.settled(record, now)
        const { round } = record
        const ended = after.round?.closedAt
        const hasEnded = round !== null && round.closedAt === undefined && ended !== undefined
        return ok({ record: () => after, ...(hasEnded && { alongside: transaction => closeRound(transaction, plan, round, factsOf(record, now), ended) }) })
      })
      // A step that could not be stored is still announced.
      isSettled = done.ok && (await this.dueStep(plan)) === null
    } catch (error) {
      this.fault('a step that is due', error)
    }
    if (!isSettled) this.settleAt(plan, new Date(this.now().getTime() + retryMs))
  }

  /** What was announced and whose time has come. */
  private async dueStep(plan: PlanId): Promise<string | null> {
    const step = (await this.record(plan))?.nextStep
    return step?.taking != null && Date.parse(step.at) <= this.clock.now() ? step.taking : null
  }

  /** `ms-2026`, and `ms-2026-2` where an archived plan has that name. */
  private async freeId(database: Kysely<Database>, areaCode: string, periodStart: string): Promise<PlanId> {
    const stem = `${areaCode.toLowerCase()}-${periodStart.slice(0, 4)}`
    for (let count = 1; ; count++) {
      const id = PlanId.parse(count === 1 ? stem : `${stem}-${count}`)
      const taken = await database.selectFrom('documents').select('id').where('id', '=', documentOfPlan(id)).executeTakeFirst()
      if (taken === undefined) return id
    }
  }
}

export function planGovernanceOf(document: OpenDocument): PlanGovernance {
  // Documents of kind plan are governed by planKind alone.
  return document.governance as PlanGovernance
}

/** Who may no longer read hears nothing more, on every open socket, at once. */
function turnAwayThoseOutside(document: OpenDocument): void {
  for (const connection of document.connections) {
    if (!document.governance.mayRead(connection.writer)) connection.close('rightLost')
  }
}

/** Recorded again with the same party, an acceptance stays; another party has to accept anew. */
function named(next: { party: PartyId; decision: string; on: IsoDay }, before: Appointment | null): Appointment {
  const same = before?.party === next.party ? before : null
  return { ...next, acceptedAt: same?.acceptedAt ?? null, acceptedBy: same?.acceptedBy ?? null }
}
