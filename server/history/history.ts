// The history of a plan for one person: what was done, by whom, as far as that is for them. A plan that is not theirs is answered like
// none. Of other delegations they learn delegation and function; names of persons only of their own.
import type { Kysely } from 'kysely'
import { ToldChange } from '../../shared/api/history.ts'
import type { DifferenceAnswer, MomentsAnswer, PlanVersion, StateAnswer } from '../../shared/api/history.ts'
import type { ActivityAnswer, ActivityEntry, ActivityQuery } from '../../shared/history/activity.ts'
import { comparing, isWithin } from '../../shared/history/plan-difference.ts'
import type { PlanChange } from '../../shared/history/plan-difference.ts'
import type { PartyId, PersonId, PlanId } from '../../shared/ids.ts'
import { isRunning } from '../../shared/mandates/pen.ts'
import { readsByOwnRight } from '../../shared/mandates/mandates.ts'
import { historiesAtOnce, historiesPerSecond } from '../../shared/protocol/limits.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { othersTurn, systemClock } from '../clock.ts'
import type { Clock } from '../clock.ts'
import { inTurns } from '../in-turns.ts'
import { documentOfPlan, factsOf, isOpenTo, readRecord } from '../plans/plan-record.ts'
import type { Database } from '../store/schema.ts'
import type { Session } from '../sync/endpoint.ts'
import { byPerson, RateLimit } from '../sync/rate.ts'
import { activityPage } from './activity-page.ts'
import type { Scope } from './activity-page.ts'
import type { HistoryIndex } from './history-index.ts'
import { stateContent } from './state-content.ts'
import { toldEntries } from './told-entries.ts'

export type HistoryError = { readonly code: 'plan/not-found' | 'api/other-delegation' | 'history/too-often' }

/** What parts one step of a drafting from the next: a pause, or so many rows. */
const pauseMs = 2_000
const rowsInStep = 40
/** Steps that are played of one's own work, at most. */
const longestDrafting = 2_000

/** Of a difference, that many entries are read before others have their turn. */
const entriesInTurn = 500

/** States of a plan that were kept by people or by a step, newest first. */
export type VersionsOf = (plan: PlanId) => Promise<readonly PlanVersion[]>

export class History {
  private readonly database: Kysely<Database>
  private readonly index: HistoryIndex
  private readonly clock: Clock
  private readonly versionsOf: VersionsOf
  private readonly limitOf: (person: PersonId) => RateLimit

  constructor(database: Kysely<Database>, index: HistoryIndex, versionsOf: VersionsOf = async () => [], clock: Clock = systemClock) {
    this.database = database
    this.index = index
    this.clock = clock
    this.versionsOf = versionsOf
    this.limitOf = byPerson(() => new RateLimit(historiesPerSecond, historiesAtOnce, clock.steadyMs))
  }

  async activity(session: Session, plan: PlanId, query: ActivityQuery): Promise<Result<ActivityAnswer, HistoryError>> {
    return this.forReader(session, plan, query.party, async scope => {
      const seq = await this.index.follow(documentOfPlan(plan))
      return { seq, ...(await activityPage(this.database, plan, query, scope)) }
    })
  }

  /** How a plan stood: what it says, and nothing else of it. */
  async state(session: Session, plan: PlanId, party: PartyId, seq: number): Promise<Result<StateAnswer, HistoryError>> {
    const read = await this.forReader(session, plan, party, async ({ fromSeq }) => {
      if (seq < fromSeq) return null
      const moment = await this.momentAt(plan, seq)
      const doc = await this.index.stateAt(documentOfPlan(plan), seq)
      if (moment === undefined || doc === null) return null
      return { ...moment, ...stateContent(doc) }
    })
    return read.ok ? orNone(read.value) : read
  }

  /** What two states say differently, each change with those who wrote there in between. */
  async difference(session: Session, plan: PlanId, party: PartyId, one: number, other: number): Promise<Result<DifferenceAnswer, HistoryError>> {
    const [before, after] = [Math.min(one, other), Math.max(one, other)]
    const read = await this.forReader(session, plan, party, async ({ fromSeq }) => {
      if (before < fromSeq) return null
      const document = documentOfPlan(plan)
      await this.index.follow(document)
      const was = await this.index.stateAt(document, before)
      await othersTurn(this.clock)
      const is = await this.index.stateAt(document, after)
      if (was === null || is === null) return null
      await othersTurn(this.clock)
      const changes = await inTurns(comparing(was, is), this.clock)
      const rows = await this.database.selectFrom('history_entries').selectAll().where('document', '=', document).where('is_content', '=', 1).where('to_seq', '>', before).where('from_seq', '<=', after).orderBy('to_seq').execute()
      const entries: ActivityEntry[] = []
      for (let next = 0; next < rows.length; next += entriesInTurn) {
        entries.push(...await toldEntries(this.database, rows.slice(next, next + entriesInTurn), party))
        await othersTurn(this.clock)
      }
      return { before, after, changes: await inTurns(withAuthors(changes, entries), this.clock) }
    })
    return read.ok ? orNone(read.value) : read
  }

  async moments(session: Session, plan: PlanId, party: PartyId): Promise<Result<MomentsAnswer, HistoryError>> {
    const read = await this.forReader(session, plan, party, async ({ fromSeq, isContentOnly }) => {
      const document = documentOfPlan(plan)
      const seq = await this.index.follow(document)
      const begin = await this.database.selectFrom('updates').select('seq').where('document', '=', document).orderBy('seq').limit(1).executeTakeFirst()
      if (begin === undefined) return null
      const ofContent = this.database.selectFrom('history_entries').where('document', '=', document).where('is_content', '=', 1)
      const days = await ofContent
        .select(({ fn, eb }) => [fn.max<number>('to_seq').as('seq'), fn.max<string>('at').as('at'), fn<string>('substr', [eb.ref('at'), eb.val(1), eb.val(10)]).as('day')])
        .groupBy('day').orderBy('day', 'desc').execute()
      // Their names tell of rounds: see the routes of versions.
      const kept = isContentOnly ? [] : await this.versionsOf(plan)
      const versions = [...kept, ...days.map(({ seq: of, at }) => ({ seq: of, at, kind: 'day' as const, name: null }))].filter(version => version.seq >= fromSeq).sort((a, b) => b.seq - a.seq)
      const look = await this.database.selectFrom('history_looks').select(['seq', 'at']).where('person', '=', session.person.id).where('plan', '=', plan).executeTakeFirst()
      return { begin: Math.max(begin.seq, fromSeq), seq, versions, own: await this.draftingOf(document, party), lastLook: look ?? null }
    })
    return read.ok ? orNone(read.value) : read
  }

  /** This person has seen the plan as it was after this `seq`. */
  async look(session: Session, plan: PlanId, party: PartyId, seq: number): Promise<Result<null, HistoryError>> {
    return this.forReader(session, plan, party, async () => {
      const at = new Date(this.clock.now()).toISOString()
      await this.database.insertInto('history_looks').values({ person: session.person.id, plan, seq, at }).onConflict(conflict => conflict.columns(['person', 'plan']).doUpdateSet({ seq, at })).execute()
      return null
    })
  }

  /** The steps in which a delegation drafted, from the log itself: what was done is told in larger pieces. */
  private async draftingOf(document: string, party: PartyId): Promise<MomentsAnswer['own']> {
    const rows = await this.database.selectFrom('updates').select(['seq', 'at', 'person', 'client_ids']).where('document', '=', document).where('party', '=', party).orderBy('seq').execute()
    let since = 0
    const steps = rows.filter((row, index) => {
      const next = rows[index + 1]
      const isSame = next !== undefined && next.person === row.person && next.client_ids === row.client_ids
      const ends = !isSame || ++since >= rowsInStep || Date.parse(next.at) - Date.parse(row.at) >= pauseMs
      if (ends) since = 0
      return ends
    })
    return steps.slice(-longestDrafting).map(({ seq, at }) => ({ seq, at }))
  }

  private momentAt(plan: PlanId, seq: number) {
    return this.database.selectFrom('updates').select(['seq', 'at']).where('document', '=', documentOfPlan(plan)).where('seq', '<=', seq).orderBy('seq', 'desc').limit(1).executeTakeFirst()
  }

  /** Asked before anything is read, and again before it is answered: a right that ended meanwhile has ended. */
  private async forReader<T>(session: Session, plan: PlanId, party: PartyId, read: (scope: Scope) => Promise<T>): Promise<Result<T, HistoryError>> {
    if (!session.memberships.some(held => held.party === party)) return err({ code: 'api/other-delegation' })
    if (!this.limitOf(session.person.id).take()) return err({ code: 'history/too-often' })
    const scope = await this.scopeOf(plan, party)
    if (scope === null) return err({ code: 'plan/not-found' })
    const answer = await read(scope)
    const still = await this.scopeOf(plan, party)
    return still?.isContentOnly === scope.isContentOnly && still.fromSeq === scope.fromSeq ? ok(answer) : err({ code: 'plan/not-found' })
  }

  private async scopeOf(plan: PlanId, party: PartyId): Promise<Scope | null> {
    const record = await readRecord(this.database, plan)
    const now = new Date(this.clock.now())
    if (!isOpenTo(party, record, now)) return null
    if (readsByOwnRight(party, factsOf(record, now))) return { isContentOnly: false, fromSeq: 0 }
    const release = record.releases.find(running => running.party === party && isRunning(running, now))
    if (release === undefined) return null
    const released = await this.database.selectFrom('updates').select(({ fn }) => fn.max<number | null>('seq').as('seq')).where('document', '=', documentOfPlan(plan)).where('at', '<=', release.recordedAt).executeTakeFirst()
    return { isContentOnly: true, fromSeq: released?.seq ?? 0 }
  }

}

const orNone = <T>(value: T | null): Result<T, HistoryError> => (value === null ? err({ code: 'plan/not-found' }) : ok(value))

/** As they leave, each held to the shape that the page knows, in steps of one. */
function* withAuthors(changes: readonly PlanChange[], entries: readonly ActivityEntry[]): Generator<void, ToldChange[]> {
  const told: ToldChange[] = []
  for (const change of changes) {
    told.push(ToldChange.parse({ ...wireOf(change), authors: authorsOf(change, entries) }))
    yield
  }
  return told
}

/** Of a text its words say what stands there now. */
function wireOf(change: PlanChange): object {
  if (change.kind !== 'text') return change
  const { after: _after, ...rest } = change
  return rest
}

function authorsOf(change: PlanChange, entries: readonly ActivityEntry[]): ToldChange['authors'] {
  // An action that moved was written at its order, whichever field says where it stands.
  const path = change.kind === 'moved' ? [...change.path.slice(0, 2), 'order'] : change.path
  const authors = new Map<string, ToldChange['authors'][number]>()
  for (const entry of entries) {
    // What was written in an action that came is not why it came; what was done to it is.
    if (entry.party === null || !isWithin(entry.path, path) || (change.kind.startsWith('action-') && entry.path.length > 2)) continue
    const key = `${entry.party} ${entry.capacity ?? ''} ${entry.person?.id ?? ''}`
    authors.delete(key)
    authors.set(key, { party: entry.party, capacity: entry.capacity, person: entry.person })
  }
  return [...authors.values()]
}
