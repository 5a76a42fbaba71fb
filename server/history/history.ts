// The history of a plan for one person: what was done, by whom, as far as that is for them. A plan that is not theirs is answered like
// none. Of other delegations they learn delegation and function; names of persons only of their own.
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { entriesOnPage } from '../../shared/history/activity.ts'
import type { ActivityAnswer, ActivityCursor, ActivityEntry, ActivityQuery } from '../../shared/history/activity.ts'
import type { PartyId, PersonId, PlanId } from '../../shared/ids.ts'
import { isInBaseCircle } from '../../shared/parties/circle.ts'
import { historiesAtOnce, historiesPerSecond } from '../../shared/protocol/limits.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { systemClock } from '../clock.ts'
import type { Clock } from '../clock.ts'
import { documentOfPlan, isOpenTo, readRecord } from '../plans/plan-record.ts'
import type { Database } from '../store/schema.ts'
import type { Session } from '../sync/endpoint.ts'
import { byPerson, RateLimit } from '../sync/rate.ts'
import type { HistoryIndex } from './history-index.ts'

export type HistoryError = { readonly code: 'plan/not-found' | 'api/other-delegation' | 'history/too-often' }

/** What a reader is told: `content` to whom the plan was released. */
type Scope = 'all' | 'content'

const Path = z.array(z.string())
const Detail = z.strictObject({ before: z.json().optional(), after: z.json().optional(), proposedBy: z.string().optional() })

export class History {
  private readonly database: Kysely<Database>
  private readonly index: HistoryIndex
  private readonly clock: Clock
  private readonly limitOf: (person: PersonId) => RateLimit

  constructor(database: Kysely<Database>, index: HistoryIndex, clock: Clock = systemClock) {
    this.database = database
    this.index = index
    this.clock = clock
    this.limitOf = byPerson(() => new RateLimit(historiesPerSecond, historiesAtOnce, clock.steadyMs))
  }

  async activity(session: Session, plan: PlanId, query: ActivityQuery): Promise<Result<ActivityAnswer, HistoryError>> {
    return this.forReader(session, plan, query.party, async scope => {
      const seq = await this.index.follow(documentOfPlan(plan))
      const rows = await this.rowsOf(plan, query, scope)
      const entries = await this.told(rows.slice(0, entriesOnPage), query.party)
      const last = entries.at(-1)
      return { seq, entries, next: rows.length > entriesOnPage && last !== undefined ? cursorOf(last) : null }
    })
  }

  /** Asked before anything is read, and again before it is answered: a right that ended meanwhile has ended. */
  private async forReader<T>(session: Session, plan: PlanId, party: PartyId, read: (scope: Scope) => Promise<T>): Promise<Result<T, HistoryError>> {
    if (!session.memberships.some(held => held.party === party)) return err({ code: 'api/other-delegation' })
    if (!this.limitOf(session.person.id).take()) return err({ code: 'history/too-often' })
    const scope = await this.scopeOf(plan, party)
    if (scope === null) return err({ code: 'plan/not-found' })
    const answer = await read(scope)
    return (await this.scopeOf(plan, party)) === scope ? ok(answer) : err({ code: 'plan/not-found' })
  }

  private async scopeOf(plan: PlanId, party: PartyId): Promise<Scope | null> {
    const record = await readRecord(this.database, plan)
    if (!isOpenTo(party, record, new Date(this.clock.now()))) return null
    return isInBaseCircle(party) || record.addedToCircle.includes(party) ? 'all' : 'content'
  }

  private rowsOf(plan: PlanId, { before, by, action, field, since, until }: ActivityQuery, scope: Scope) {
    let rows = this.database
      .selectFrom('history_entries')
      .selectAll()
      .where('document', '=', documentOfPlan(plan))
      .orderBy('to_seq', 'desc')
      .orderBy('from_seq', 'desc')
      .orderBy('position', 'desc')
      .limit(entriesOnPage + 1)
    if (scope === 'content') rows = rows.where('is_content', '=', 1)
    if (by !== undefined) rows = rows.where('party', '=', by)
    if (action !== undefined) rows = rows.where('action', '=', action)
    if (field !== undefined) rows = rows.where('field', '=', field)
    if (since !== undefined) rows = rows.where('at', '>=', since)
    if (until !== undefined) rows = rows.where('began_at', '<=', until)
    if (before !== undefined) {
      const [to = 0, from = 0, position = 0] = before.split('.').map(Number)
      rows = rows.where(({ and, or, eb }) => or([eb('to_seq', '<', to), and([eb('to_seq', '=', to), or([eb('from_seq', '<', from), and([eb('from_seq', '=', from), eb('position', '<', position)])])])]))
    }
    return rows.execute()
  }

  private async told(rows: Awaited<ReturnType<History['rowsOf']>>, party: PartyId): Promise<ActivityEntry[]> {
    const own = [...new Set(rows.flatMap(row => (row.party === party && row.person !== null ? [row.person] : [])))]
    const people = own.length === 0 ? [] : await this.database.selectFrom('people').select(['id', 'name']).where('id', 'in', own).execute()
    const nameById = new Map(people.map(({ id, name }) => [id, name]))
    return rows.map(row => {
      const { person, detail } = row
      const isOwn = row.party === party && person !== null
      return {
        from: row.from_seq, to: row.to_seq, position: row.position, began: row.began_at, at: row.at,
        party: row.party, person: isOwn ? { id: person, name: nameById.get(person) ?? '' } : null, capacity: row.capacity,
        roles: row.role === null || row.role === '' ? [] : row.role.split(' '),
        kind: row.kind, path: Path.parse(JSON.parse(row.path)), added: row.added, removed: row.removed,
        // Written by the deriver, and held to its shape before it leaves.
        ...(Detail.parse(JSON.parse(detail)) as Pick<ActivityEntry, 'before' | 'after' | 'proposedBy'>),
      }
    })
  }
}

const cursorOf = ({ to, from, position }: ActivityEntry): ActivityCursor => `${to}.${from}.${position}`
