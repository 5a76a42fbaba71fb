// What delegations answer in a round: taken in the order of the plan's own changes, so that none comes into a round that is over. Answers
// and reserves are rows, and whoever reads the plan by a release is told nothing of them.
import type { Transaction } from 'kysely'
import type * as Y from 'yjs'
import type { AnswerBody, RoundsAnswer } from '../../shared/api/rounds.ts'
import { planSchema } from '../../shared/documents/plan.ts'
import { AnswerId, ReserveId, randomId } from '../../shared/ids.ts'
import type { PartyId, PlanId } from '../../shared/ids.ts'
import type { PersonFunction } from '../../shared/mandates/functions.ts'
import { mayWrite, readsByOwnRight } from '../../shared/mandates/mandates.ts'
import type { MandateRefusal, PlanFacts, Writer } from '../../shared/mandates/mandates.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { nodeAt } from '../../shared/schema/node.ts'
import type { Path } from '../../shared/schema/node.ts'
import { maxAnswersOfPartyInRound, maxStandingReservesOfParty } from '../../shared/workflow/bounds.ts'
import { answersOpenTo, isReserve, liftsReserves, stillAsked } from '../../shared/workflow/positions.ts'
import { mayBeReminded } from '../../shared/workflow/reminders.ts'
import { asHeld, endedMeanwhile, storedAsHeld } from '../identity/held-functions.ts'
import type { HeldFunctions } from '../identity/held-functions.ts'
import { emptyDraft } from '../open-rounds/draft-rows.ts'
import { changeAsHeld } from '../plans/change-as-held.ts'
import { documentOfPlan, factsOf, isOpenTo } from '../plans/plan-record.ts'
import type { PlanRecord } from '../plans/plan-record.ts'
import type { PlanError, Plans } from '../plans/plans.ts'
import { logLine } from '../record-log.ts'
import type { Actor } from '../record-log.ts'
import type { Database } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { mapAt } from '../sync/gate/map-at.ts'
import type { OpenDocuments } from '../sync/open-documents.ts'
import { versionsOf } from '../versions/versions.ts'
import { changedSince } from './changed-since.ts'
import { insertReminder, remindersOf } from './reminders.ts'
import { answersOf, reservesOf, roundsOf, standingReserves } from './round-rows.ts'
import { dueIn } from './standing-answers.ts'

export type RoundError = {
  readonly code:
    | PlanError['code']
    | MandateRefusal['code']
    | 'answer/no-round'
    | 'answer/not-asked'
    | 'answer/not-open-to-you'
    | 'answer/answered-already'
    | 'answer/too-many'
    | 'answer/too-many-reserves'
    | 'answer/reserve-needs-place'
    | 'answer/no-such-place'
    | 'reserve/not-found'
    | 'reserve/lifted-already'
    | 'round/not-later'
    | 'round/nobody-to-remind'
    | 'round/not-due'
    | 'round/reminded-today'
  readonly field?: string
}

type Parts = { readonly store: Store; readonly plans: Plans; readonly documents: OpenDocuments; readonly heldNow: HeldFunctions; readonly now: () => Date; readonly changed: (plan: PlanId) => void }

type Outcome = Result<void, RoundError> | typeof endedMeanwhile

export class Rounds {
  private readonly parts: Parts

  constructor(parts: Parts) {
    this.parts = parts
  }

  /** A delegation's answer to the round that is open; another one of it takes the place of the one before. With "no objection" it
   *  lifts the reserves that it has, if it says so itself. */
  async answer(asked: Writer, plan: PlanId, number: number, body: AnswerBody): Promise<Result<void, RoundError>> {
    const opened = await this.open(asked.party, plan)
    if (!opened.ok) return opened
    const places = await this.placesThere(plan, body.reserves.map(({ place }) => place))
    if (!places.ok) return places
    return this.inTurn(asked, plan, async (writer, stillHold) => {
      const record = await this.parts.plans.record(plan)
      if (record === null) return err({ code: 'plan/not-found' })
      const facts = factsOf(record, this.parts.now())
      const of = body.of ?? writer.party
      const by = of === writer.party ? own(writer, facts, 'position') : recording(writer, facts)
      if (!by.ok) return by
      const { round } = record
      if (round === null || round.number !== number || round.closedAt !== undefined) return err({ code: 'answer/no-round' })
      if (!stillAsked(round.asked, facts).includes(of)) return err({ code: 'answer/not-asked', field: 'of' })
      if (!answersOpenTo(of).includes(body.answer)) return err({ code: 'answer/not-open-to-you', field: 'answer' })
      const { database } = this.parts.store
      const before = await database.selectFrom('round_answers').select(['how']).where('plan', '=', plan).where('round', '=', number).where('party', '=', of).execute()
      const how = of === writer.party ? 'given' : 'in-writing'
      if (how === 'in-writing' && before.some(each => each.how === 'given')) return err({ code: 'answer/answered-already', field: 'of' })
      // Each by itself: what others put down for a delegation must not take its own word from it.
      if (before.filter(each => each.how === how).length >= maxAnswersOfPartyInRound) return err({ code: 'answer/too-many' })
      const standing = await database.selectFrom('reserves').select('id').where('plan', '=', plan).where('party', '=', of).where('lifted_at', 'is', null).execute()
      const inRound = (await standingReserves(database, plan, round)).filter(({ party }) => party === of).length
      if (isReserve(body.answer) && body.reserves.length === 0 && inRound === 0) return err({ code: 'answer/reserve-needs-place', field: 'reserves' })
      if (isReserve(body.answer) && inRound + body.reserves.length > maxStandingReservesOfParty) return err({ code: 'answer/too-many-reserves', field: 'reserves' })
      const at = this.parts.now().toISOString()
      const { person, party, capacity } = by.value
      return this.stored(plan, stillHold, async transaction => {
        await transaction.insertInto('round_answers').values({
          id: AnswerId.parse(randomId()),
          plan,
          round: number,
          party: of,
          answer: body.answer,
          remarks: body.remarks ?? null,
          version: round.version,
          given_at: at,
          how,
          received: body.inWriting ?? null,
          person,
          by_party: party,
          capacity,
          is_late: at > round.deadline ? 1 : 0,
        }).execute()
        for (const { place, words } of body.reserves) {
          await transaction.insertInto('reserves').values({
            id: ReserveId.parse(randomId()),
            plan,
            round: number,
            party: of,
            kind: body.answer,
            place: JSON.stringify(place),
            words,
            version: round.version,
            raised_at: at,
            person,
            by_party: party,
            capacity,
            lifted_at: null,
            lifted_by: null,
            lifted_by_party: null,
            lifted_capacity: null,
          }).execute()
        }
        if (how === 'given' && liftsReserves(body.answer) && standing.length > 0) {
          await transaction.updateTable('reserves').set(lifting(at, by.value)).where('id', 'in', standing.map(({ id }) => id)).execute()
        }
        // What the delegation had noted of it is said now.
        if (of === writer.party) await emptyDraft(transaction, { plan, party: of, round: number }, at, person)
        // What was said is in its own table; the log says that it was.
        await transaction.insertInto('record_log').values(logLine(at, by.value, 'round-answered', documentOfPlan(plan), { round: number, of, answer: body.answer })).execute()
      })
    })
  }

  /** Lifts a reserve of the writer's own delegation; it stays on record. */
  async lift(asked: Writer, plan: PlanId, reserve: ReserveId): Promise<Result<void, RoundError>> {
    const opened = await this.open(asked.party, plan)
    if (!opened.ok) return opened
    return this.inTurn(asked, plan, async (writer, stillHold) => {
      const record = await this.parts.plans.record(plan)
      const row = await this.parts.store.database.selectFrom('reserves').selectAll().where('plan', '=', plan).where('id', '=', reserve).executeTakeFirst()
      if (record === null || row === undefined) return err({ code: 'reserve/not-found' })
      const by = own(writer, factsOf(record, this.parts.now()), 'lifting', row.party)
      if (!by.ok) return by
      if (row.lifted_at !== null) return err({ code: 'reserve/lifted-already' })
      const at = this.parts.now().toISOString()
      return this.stored(plan, stillHold, async transaction => {
        await transaction.updateTable('reserves').set(lifting(at, by.value)).where('id', '=', reserve).execute()
        await transaction.insertInto('record_log').values(logLine(at, by.value, 'reserve-lifted', documentOfPlan(plan), { reserve })).execute()
      })
    })
  }

  /** Gives a round more time. */
  async extend(asked: Writer, plan: PlanId, number: number, deadline: string): Promise<Result<void, RoundError>> {
    const opened = await this.open(asked.party, plan)
    if (!opened.ok) return opened
    const at = this.parts.now().toISOString()
    const done = await changeAsHeld<RoundError>(this.parts, asked, plan, {
      what: 'round-extended',
      may: held => {
        const by = extending(held, factsOf(opened.value, this.parts.now()))
        return by.ok ? ok({ by: by.value, detail: { round: number, deadline } }) : by
      },
      prepare: (record, held) => {
        const { round } = record
        const by = extending(held, factsOf(record, this.parts.now()))
        if (!by.ok) return err({ code: 'plan/not-named' })
        if (round === null || round.number !== number || round.closedAt !== undefined) return err({ code: 'answer/no-round' })
        if (deadline <= round.deadline || deadline <= at) return err({ code: 'round/not-later', field: 'deadline' })
        return ok({
          record: () => ({ ...record, round: { ...round, deadline } }),
          alongside: async transaction => {
            await transaction.updateTable('rounds').set({ deadline_at: deadline }).where('plan', '=', plan).where('number', '=', number).execute()
            await transaction.insertInto('round_extensions').values({ plan, round: number, extended_at: at, from_deadline: round.deadline, to_deadline: deadline, person: by.value.person, party: by.value.party }).execute()
          },
        })
      },
    })
    if (!done.ok) return done
    this.parts.changed(plan)
    return ok(undefined)
  }

  /** Reminds one delegation whose answer is still due, or with null all of them. Whoever may put down another's answer may ask for it. */
  async remind(asked: Writer, plan: PlanId, number: number, of: PartyId | null = null): Promise<Result<void, RoundError>> {
    const opened = await this.open(asked.party, plan)
    if (!opened.ok) return opened
    return this.inTurn(asked, plan, async (writer, stillHold) => {
      const record = await this.parts.plans.record(plan)
      if (record === null) return err({ code: 'plan/not-found' })
      const now = this.parts.now()
      const facts = factsOf(record, now)
      const by = recording(writer, facts)
      if (!by.ok) return by
      const { round } = record
      if (round === null || round.number !== number || round.closedAt !== undefined) return err({ code: 'answer/no-round' })
      const { database } = this.parts.store
      const due = await dueIn(database, plan, round, facts)
      if (of === null ? due.length === 0 : !due.includes(of)) return err(of === null ? { code: 'round/nobody-to-remind' } : { code: 'round/not-due', field: 'of' })
      const sent = await remindersOf(database, plan)
      // One to all passes over whoever was reminded within the day.
      if (!(of === null ? due : [of]).some(each => mayBeReminded(sent, number, each, now.getTime()))) return err({ code: 'round/reminded-today' })
      const at = now.toISOString()
      return this.stored(plan, stillHold, async transaction => {
        await insertReminder(transaction, plan, number, of, by.value, at)
      })
    })
  }

  /** Rounds, answers and reserves, for a delegation that may know them. Of reminders, whom one went to alone is told to that delegation and to
   *  those who remind. @param functions what the asker holds for it. */
  async view(party: PartyId, plan: PlanId, functions: readonly PersonFunction[] = []): Promise<Result<RoundsAnswer, RoundError>> {
    const opened = await this.open(party, plan)
    if (!opened.ok) return opened
    const { database } = this.parts.store
    const reminds = party === factsOf(opened.value, this.parts.now()).driver || functions.includes('support-team')
    const [rounds, answers, reserves, versions] = [await roundsOf(database, plan), await answersOf(database, plan), await reservesOf(database, plan), await versionsOf(database, plan)]
    const named = new Set([...rounds, ...answers, ...reserves].map(({ version }) => version))
    const document = await this.document(plan)
    if (!document.ok) return document
    return ok({
      rounds: [...rounds],
      answers: [...answers],
      reserves: [...reserves],
      versions: versions.map(({ epoch: _epoch, seq: _seq, by, ...version }) => ({ ...version, by: by === null ? null : { party: by.party, capacity: by.capacity } })),
      changedSince: await changedSince(database, document.value, plan, [...named]),
      amendment: opened.value.amendment,
      reminders: (await remindersOf(database, plan)).filter(({ of }) => of === null || of === party || reminds).map(({ round, at, by, of }) => ({ round, at, by, of })),
    })
  }

  /** A plan that is not theirs answers like none; who reads it by a release, that this is not for them. */
  private async open(party: PartyId, plan: PlanId): Promise<Result<PlanRecord, RoundError>> {
    const record = await this.parts.plans.record(plan)
    const now = this.parts.now()
    if (!isOpenTo(party, record, now)) return err({ code: 'plan/not-found' })
    return readsByOwnRight(party, factsOf(record, now)) ? ok(record) : err({ code: 'mandate/not-in-circle' })
  }

  private async document(plan: PlanId) {
    const opened = await this.parts.documents.open(documentOfPlan(plan))
    return opened.ok && opened.value !== null ? ok(opened.value) : err({ code: 'store/not-readable' as const })
  }

  /** Whether the plan holds every place that a reserve is to stand on. */
  private async placesThere(plan: PlanId, places: readonly Path[]): Promise<Result<void, RoundError>> {
    const document = await this.document(plan)
    if (!document.ok) return document
    try {
      const isThere = await document.value.whenStored(doc => places.every(place => isPlaceIn(doc, place)))
      return isThere ? ok(undefined) : err({ code: 'answer/no-such-place', field: 'reserves' })
    } catch {
      return err({ code: 'store/not-readable' })
    }
  }

  /** In the order of the plan's own changes, at the word of a writer as it is then. */
  private inTurn(asked: Writer, plan: PlanId, act: (writer: Writer, stillHold: () => boolean) => Promise<Outcome>): Promise<Result<void, RoundError>> {
    return this.parts.plans.inTurn(plan, () => asHeld(this.parts.heldNow, asked, act))
  }

  private async stored(plan: PlanId, ...write: [stillHold: () => boolean, write: (transaction: Transaction<Database>) => Promise<void>]): Promise<Outcome> {
    const written = await storedAsHeld(this.parts.store, ...write)
    if (written !== endedMeanwhile && written.ok) this.parts.changed(plan)
    return written
  }
}

function own(writer: Writer, facts: PlanFacts, writtenBy: 'position' | 'lifting' | 'extending', party: PartyId = writer.party): Result<Actor, RoundError> {
  const may = mayWrite(writer, facts, { writtenBy, party })
  return may.ok ? ok({ person: writer.person, party: writer.party, capacity: may.value.capacity }) : may
}

/** Whoever gives a round more time: who speaks for the driver, and without one the support team. */
function extending(writer: Writer, facts: PlanFacts): Result<Actor, RoundError> {
  const isInstead = facts.driver === null && !facts.archived && writer.functions.includes('support-team')
  return isInstead ? ok({ person: writer.person, party: writer.party, capacity: 'support-team' }) : own(writer, facts, 'extending')
}

/** What stands in everybody's way. */
const ofThePlan: readonly RoundError['code'][] = ['mandate/no-round', 'plan/archived']

/** Whoever records what came in writing for another: whoever speaks for the driver, or the support team. */
function recording(writer: Writer, facts: PlanFacts): Result<Actor, RoundError> {
  const may = mayWrite(writer, facts, { writtenBy: 'recording-position' })
  if (may.ok) return ok({ person: writer.person, party: writer.party, capacity: may.value.capacity })
  return !ofThePlan.includes(may.error.code) && writer.functions.includes('support-team') ? ok({ person: writer.person, party: writer.party, capacity: 'support-team' }) : may
}

const lifting = (at: string, { person, party, capacity }: Actor) => ({ lifted_at: at, lifted_by: person, lifted_by_party: party, lifted_capacity: capacity })

/** The whole plan, a text of it, a goal, an action or one of their fields. */
function isPlaceIn(doc: Y.Doc, place: Path): boolean {
  if (place.length === 0) return true
  return nodeAt(planSchema, place) !== null && (place.length === 1 || mapAt(doc, place.slice(0, 2)) !== null)
}
