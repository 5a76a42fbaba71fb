// The facts that people decide outside a plan's text, as one value: read from and written to rows of SQL, and mirrored
// in the plan's document under `record`, which only the server writes.
import type { Kysely, Transaction } from 'kysely'
import type * as Y from 'yjs'
import { z } from 'zod'
import type { PlanView } from '../../shared/documents/plan.ts'
import { planView } from '../../shared/documents/plan.ts'
import { PartyId } from '../../shared/ids.ts'
import type { AreaId, PersonId, PlanId, PriorityId } from '../../shared/ids.ts'
import { mayRead } from '../../shared/mandates/mandates.ts'
import type { PlanFacts } from '../../shared/mandates/mandates.ts'
import { isRunning, PenPlace } from '../../shared/mandates/pen.ts'
import type { Pen, PenRequest } from '../../shared/mandates/pen.ts'
import type { Release } from '../../shared/mandates/release.ts'
import { IsoDay } from '../../shared/schema/values.ts'
import { Marking, PlanStatus } from '../../shared/vocabularies/vocabularies.ts'
import { Silence } from '../../shared/workflow/positions.ts'
import { Adoption, Amendment } from '../../shared/workflow/record.ts'
import type { Round } from '../../shared/workflow/record.ts'
import type { Database } from '../store/schema.ts'
import { serverOrigin } from '../sync/document.ts'

/** A delegation that the Member States agreed on for a role. It has the role once it accepts. */
export type Appointment = {
  readonly party: PartyId
  /** Reference of the decision, or the word `provisional`. */
  readonly decision: string
  readonly on: IsoDay
  readonly acceptedAt: string | null
  readonly acceptedBy: PersonId | null
}

export type PlanRecord = {
  readonly id: PlanId
  readonly area: AreaId
  readonly priority: PriorityId
  readonly cycle: string
  readonly periodStart: IsoDay
  readonly periodEnd: IsoDay
  readonly areaCode: string
  readonly marking: Marking
  readonly status: PlanStatus
  readonly driver: Appointment | null
  readonly coDrivers: readonly Appointment[]
  readonly addedToCircle: readonly PartyId[]
  /** Those that may still be running; one that has ended is kept in its table only. */
  readonly pens: readonly LentPen[]
  readonly penRequests: readonly AskedPen[]
  readonly releases: readonly RecordedRelease[]
  /** The step of status that is announced, and when it is taken. */
  readonly nextStep: NextStep | null
  /** The latest; its rows are written with the step that opens or closes it. */
  readonly round: RoundOnRecord | null
  readonly adoption: Adoption | null
  readonly amendment: Amendment | null
  readonly councilDocument: string | null
  readonly predecessor: PlanId | null
  readonly archivedAt: string | null
  readonly isSample: boolean
}

export type LentPen = Pen & { readonly lentByPerson: PersonId; readonly lentAt: string }
export type AskedPen = PenRequest & { readonly askedBy: PersonId }
export type RecordedRelease = Release & { readonly recordedBy: PersonId; readonly recordedAt: string }
/** `taking`: what was asked for, and by whom, as JSON that the step reads again when its time has come. */
export type NextStep = { readonly status: PlanStatus; readonly at: string; readonly taking: string | null }
export type RoundOnRecord = Round & { readonly asked: readonly PartyId[] }

export const documentOfPlan = (plan: PlanId): string => `plan/${plan}`

/** What decides about mandates at this moment: a pen or a release that has run out counts no more. */
export function factsOf(record: PlanRecord, now: Date): PlanFacts {
  return {
    status: record.status,
    archived: record.archivedAt !== null,
    driver: record.driver?.acceptedAt ? record.driver.party : null,
    coDrivers: new Set(record.coDrivers.filter(coDriver => coDriver.acceptedAt !== null).map(coDriver => coDriver.party)),
    addedToCircle: new Set(record.addedToCircle),
    releasedTo: new Set(record.releases.filter(release => isRunning(release, now)).map(release => release.party)),
    pens: record.pens.filter(pen => isRunning(pen, now)),
    amendment: record.amendment === null ? null : { state: record.amendment.state, isMinor: record.amendment.isMinor },
  }
}

/** Whether a plan, by its record, is there for a delegation at this moment. One that is not theirs and none are answered alike. */
export const isOpenTo = (party: PartyId, record: PlanRecord | null, now: Date): record is PlanRecord =>
  record !== null && mayRead(party, factsOf(record, now))

/** Null: there is no such plan. As much is asked as of one that there is: how long an answer takes must not tell whoever it
 *  is not for. */
export async function readRecord(database: Kysely<Database> | Transaction<Database>, plan: string): Promise<PlanRecord | null> {
  const id = plan as PlanId
  const row = await database.selectFrom('plans').selectAll().where('id', '=', id).executeTakeFirst()
  const coDrivers = await database.selectFrom('co_drivers').selectAll().where('plan', '=', id).orderBy('position').execute()
  const additions = await database.selectFrom('circle_additions').selectAll().where('plan', '=', id).orderBy('party').execute()
  const pens = await database.selectFrom('pens').selectAll().where('plan', '=', id).where('ended_at', 'is', null).orderBy('lent_at').execute()
  const penRequests = await database.selectFrom('pen_requests').selectAll().where('plan', '=', id).where('ended_at', 'is', null).orderBy('asked_at').execute()
  const releases = await database.selectFrom('releases').selectAll().where('plan', '=', id).where('ended_at', 'is', null).orderBy('recorded_at').execute()
  const round = await readLatestRound(database, id)
  if (row === undefined) return null
  return {
    id: row.id,
    area: row.area,
    priority: row.priority,
    cycle: row.cycle,
    periodStart: IsoDay.parse(row.period_start),
    periodEnd: IsoDay.parse(row.period_end),
    areaCode: row.area_code,
    marking: Marking.parse(row.marking),
    status: PlanStatus.parse(row.status),
    driver:
      row.driver === null
        ? null
        : {
            party: row.driver,
            decision: row.driver_decision ?? 'provisional',
            on: IsoDay.parse(row.driver_recorded_at),
            acceptedAt: row.driver_accepted_at,
            acceptedBy: row.driver_accepted_by,
          },
    coDrivers: coDrivers.map(coDriver => ({
      party: coDriver.party,
      decision: coDriver.decision,
      on: IsoDay.parse(coDriver.recorded_at),
      acceptedAt: coDriver.accepted_at,
      acceptedBy: coDriver.accepted_by,
    })),
    addedToCircle: additions.map(addition => addition.party),
    pens: pens.map(pen => ({
      id: pen.id,
      party: pen.party,
      place: PenPlace.parse(JSON.parse(pen.place)),
      until: pen.until_at,
      lentBy: pen.lent_by_party,
      lentByPerson: pen.lent_by,
      lentAt: pen.lent_at,
    })),
    penRequests: penRequests.map(request => ({ id: request.id, party: request.party, place: PenPlace.parse(JSON.parse(request.place)), at: request.asked_at, askedBy: request.asked_by })),
    releases: releases.map(release => ({
      party: release.party,
      purpose: release.purpose,
      until: release.until_at,
      recordedBy: release.recorded_by,
      recordedAt: release.recorded_at,
    })),
    nextStep: row.next_status === null || row.next_status_at === null ? null : { status: PlanStatus.parse(row.next_status), at: row.next_status_at, taking: row.next_step },
    round,
    adoption: row.adoption === null ? null : Adoption.parse(JSON.parse(row.adoption)),
    amendment: row.amendment === null ? null : Amendment.parse(JSON.parse(row.amendment)),
    councilDocument: row.council_document,
    predecessor: row.predecessor,
    archivedAt: row.archived_at,
    isSample: row.is_sample === 1,
  }
}

async function readLatestRound(database: Kysely<Database> | Transaction<Database>, plan: PlanId): Promise<RoundOnRecord | null> {
  const row = await database
    .selectFrom('rounds')
    .innerJoin('plan_versions', 'plan_versions.id', 'rounds.version')
    .selectAll('rounds')
    .select('plan_versions.label as label')
    .where('rounds.plan', '=', plan)
    .orderBy('rounds.number', 'desc')
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    number: row.number,
    version: row.version,
    label: row.label,
    openedAt: row.opened_at,
    deadline: row.deadline_at,
    silence: Silence.parse(row.silence),
    ...(row.closed_at !== null && { closedAt: row.closed_at }),
    asked: z.array(PartyId).parse(JSON.parse(row.asked)),
  }
}

const withoutAsked = ({ asked: _asked, ...round }: RoundOnRecord): Round => round

/** Writes all rows of a record inside a transaction of the store; `by` is kept with what was added to the circle. */
export async function saveRecord(transaction: Transaction<Database>, record: PlanRecord, by: PersonId | null, at: string): Promise<void> {
  const row = {
    id: record.id,
    document: documentOfPlan(record.id),
    area: record.area,
    priority: record.priority,
    cycle: record.cycle,
    period_start: record.periodStart,
    period_end: record.periodEnd,
    area_code: record.areaCode,
    marking: record.marking,
    status: record.status,
    driver: record.driver?.party ?? null,
    driver_recorded_at: record.driver?.on ?? null,
    driver_decision: record.driver?.decision ?? null,
    driver_accepted_at: record.driver?.acceptedAt ?? null,
    driver_accepted_by: record.driver?.acceptedBy ?? null,
    council_document: record.councilDocument,
    predecessor: record.predecessor,
    archived_at: record.archivedAt,
    is_sample: record.isSample ? 1 : 0,
    title_override: null,
    next_status: record.nextStep?.status ?? null,
    next_status_at: record.nextStep?.at ?? null,
    next_step: record.nextStep?.taking ?? null,
    adoption: record.adoption === null ? null : JSON.stringify(record.adoption),
    amendment: record.amendment === null ? null : JSON.stringify(record.amendment),
  }
  const { id: _id, area_code: _frozen, ...changing } = row
  await transaction.insertInto('plans').values(row).onConflict(conflict => conflict.column('id').doUpdateSet(changing)).execute()
  await transaction.deleteFrom('co_drivers').where('plan', '=', record.id).execute()
  for (const [position, coDriver] of record.coDrivers.entries()) {
    await transaction.insertInto('co_drivers').values({
      plan: record.id,
      party: coDriver.party,
      recorded_at: coDriver.on,
      decision: coDriver.decision,
      accepted_at: coDriver.acceptedAt,
      accepted_by: coDriver.acceptedBy,
      position,
    }).execute()
  }
  const before = await transaction.selectFrom('circle_additions').selectAll().where('plan', '=', record.id).execute()
  for (const addition of before) {
    if (record.addedToCircle.includes(addition.party)) continue
    await transaction.deleteFrom('circle_additions').where('plan', '=', record.id).where('party', '=', addition.party).execute()
  }
  for (const party of record.addedToCircle) {
    if (before.some(addition => addition.party === party)) continue
    await transaction.insertInto('circle_additions').values({ plan: record.id, party, recorded_at: at, recorded_by: by }).execute()
  }
  await savePens(transaction, record.id, record.pens, at)
  await savePenRequests(transaction, record.id, record.penRequests, at)
  await saveReleases(transaction, record.id, record.releases, at)
}

async function savePens(transaction: Transaction<Database>, plan: PlanId, pens: readonly LentPen[], at: string): Promise<void> {
  const before = await transaction.selectFrom('pens').select('id').where('plan', '=', plan).where('ended_at', 'is', null).execute()
  const ended = before.map(pen => pen.id).filter(id => !pens.some(pen => pen.id === id))
  if (ended.length > 0) await transaction.updateTable('pens').set({ ended_at: at }).where('id', 'in', ended).execute()
  for (const pen of pens) {
    if (before.some(({ id }) => id === pen.id)) continue
    await transaction.insertInto('pens').values({
      id: pen.id,
      plan,
      party: pen.party,
      place: JSON.stringify(pen.place),
      until_at: pen.until,
      lent_by_party: pen.lentBy,
      lent_by: pen.lentByPerson,
      lent_at: pen.lentAt,
      ended_at: null,
    }).execute()
  }
}

async function savePenRequests(transaction: Transaction<Database>, plan: PlanId, requests: readonly AskedPen[], at: string): Promise<void> {
  const before = await transaction.selectFrom('pen_requests').select('id').where('plan', '=', plan).where('ended_at', 'is', null).execute()
  const ended = before.map(({ id }) => id).filter(id => !requests.some(request => request.id === id))
  if (ended.length > 0) await transaction.updateTable('pen_requests').set({ ended_at: at }).where('id', 'in', ended).execute()
  for (const request of requests) {
    if (before.some(({ id }) => id === request.id)) continue
    await transaction.insertInto('pen_requests').values({ id: request.id, plan, party: request.party, place: JSON.stringify(request.place), asked_by: request.askedBy, asked_at: request.at, ended_at: null }).execute()
  }
}

async function saveReleases(transaction: Transaction<Database>, plan: PlanId, releases: readonly RecordedRelease[], at: string): Promise<void> {
  const before = await transaction.selectFrom('releases').select(['party', 'recorded_at']).where('plan', '=', plan).where('ended_at', 'is', null).execute()
  for (const { party, recorded_at } of before) {
    if (releases.some(release => release.party === party && release.recordedAt === recorded_at)) continue
    await transaction.updateTable('releases').set({ ended_at: at }).where('plan', '=', plan).where('party', '=', party).where('recorded_at', '=', recorded_at).execute()
  }
  for (const release of releases) {
    if (before.some(({ party, recorded_at }) => party === release.party && recorded_at === release.recordedAt)) continue
    await transaction.insertInto('releases').values({
      plan,
      party: release.party,
      recorded_at: release.recordedAt,
      purpose: release.purpose,
      until_at: release.until,
      recorded_by: release.recordedBy,
      ended_at: null,
    }).execute()
  }
}

/** Writes the mirror of a record into its plan's document. Runs inside the server's own transaction. */
export function mirrorRecord(doc: Y.Doc, record: PlanRecord): void {
  const mirror: PlanView['roots']['record'] = planView(doc, serverOrigin).roots.record
  const appointment = ({ party, decision, on, acceptedAt }: Appointment) => ({ party, decision, on, accepted: acceptedAt !== null, ...(acceptedAt === null ? {} : { acceptedAt }) })
  mirror.area.set(record.area)
  mirror.periodStart.set(record.periodStart)
  mirror.periodEnd.set(record.periodEnd)
  mirror.status.set(record.status)
  mirror.archived.set(record.archivedAt !== null)
  mirror.marking.set(record.marking)
  if (record.driver === null) mirror.driver.clear()
  else mirror.driver.set(appointment(record.driver))
  mirror.coDrivers.set(record.coDrivers.map(appointment))
  mirror.addedToCircle.set([...record.addedToCircle])
  if (record.councilDocument === null) mirror.councilDocument.clear()
  else mirror.councilDocument.set(record.councilDocument)
  if (record.predecessor === null) mirror.predecessor.clear()
  else mirror.predecessor.set(record.predecessor)
  mirror.sample.set(record.isSample)
  mirror.pens.set(record.pens.map(({ id, party, place, until, lentBy, lentAt }) => ({ id, party, place, until, lentBy, lentAt })))
  mirror.penRequests.set(record.penRequests.map(({ id, party, place, at }) => ({ id, party, place, at })))
  mirror.releases.set(record.releases.map(({ party, purpose, until }) => ({ party, purpose, until })))
  if (record.nextStep === null) mirror.nextStep.clear()
  else mirror.nextStep.set({ status: record.nextStep.status, at: record.nextStep.at })
  if (record.round === null) mirror.round.clear()
  else mirror.round.set(withoutAsked(record.round))
  if (record.adoption === null) mirror.adoption.clear()
  else mirror.adoption.set(record.adoption)
  if (record.amendment === null) mirror.amendment.clear()
  else mirror.amendment.set(record.amendment)
}
