// What is said to a delegation over all plans that it may read at this moment. The items of a plan are read from it: once when they are first
// asked for, and then with each of its commits.
import type { Kysely } from 'kysely'
import type { InboxAnswer, InboxEntry, RoundPosition } from '../../shared/api/inbox.ts'
import { planPlain } from '../../shared/documents/plan.ts'
import type { PlanPlain } from '../../shared/documents/plan.ts'
import type { PartyId, PersonId, PlanId } from '../../shared/ids.ts'
import { inboxItemsOf, isFor } from '../../shared/inbox/inbox-items.ts'
import type { Deciders, InboxItem } from '../../shared/inbox/inbox-items.ts'
import { readsByOwnRight } from '../../shared/mandates/mandates.ts'
import { isInBaseCircle } from '../../shared/parties/circle.ts'
import type { PlanSummary } from '../../shared/projection/plan-summary-shape.ts'
import { stillAsked } from '../../shared/workflow/positions.ts'
import { remindersTo } from '../../shared/workflow/reminders.ts'
import { othersTurn, systemClock } from '../clock.ts'
import { newsOfDraft } from '../open-rounds/draft-rows.ts'
import { documentOfPlan, factsOf, readRecord } from '../plans/plan-record.ts'
import { remindersOf } from '../rounds/reminders.ts'
import { standingReserves } from '../rounds/round-rows.ts'
import { countingAnswers } from '../rounds/standing-answers.ts'
import type { Database } from '../store/schema.ts'
import type { OpenDocuments } from '../sync/open-documents.ts'
import type { OwnSaid } from './own-said.ts'

/** Lists hold no more; what is older is found in its plan. */
const mostEntries = 300

type Parts = {
  readonly database: Kysely<Database>
  readonly documents: OpenDocuments
  /** Of the plans that a delegation may read at this moment. */
  readonly summariesFor: (party: PartyId) => Iterable<PlanSummary>
  /** What is said in a plan is another than before. */
  readonly changed: (plan: PlanId) => void
  /** What colleagues say among themselves. */
  readonly ownSaid: Pick<OwnSaid, 'entriesFor'>
  readonly now: () => Date
}

export class Inbox {
  private readonly parts: Parts
  private readonly itemsByPlan = new Map<PlanId, readonly InboxItem[]>()

  constructor(parts: Parts) {
    this.parts = parts
  }

  /** To be called with each plan as it is stored. */
  projected({ plan, plain }: { readonly plan: PlanId; readonly plain: PlanPlain }): void {
    const before = this.itemsByPlan.get(plan)
    const items = inboxItemsOf(plain)
    if (before !== undefined && before.length === items.length && before.every((item, index) => item === items[index])) return
    this.itemsByPlan.set(plan, items)
    if (before !== undefined) this.parts.changed(plan)
  }

  /** For a person of a delegation, which has been checked. `isOwnSide`: who is told what colleagues noted and say among themselves. */
  async read(person: PersonId, party: PartyId, isOwnSide = false): Promise<InboxAnswer> {
    const found: Omit<InboxEntry, 'isUnread'>[] = []
    const positions: RoundPosition[] = []
    const withSide: PlanId[] = []
    for (const summary of [...this.parts.summariesFor(party)]) {
      if (summary.archived) continue
      const deciders = decidersOf(summary)
      for (const item of await this.itemsOf(summary.plan)) if (isFor(party, item, deciders)) found.push(entryOf(summary.plan, item))
      if (isOwnSide && (await this.isOpenByOwnRight(summary.plan, party))) withSide.push(summary.plan)
      const position = summary.round?.isOpen === true ? await this.positionIn(summary.plan, party, isOwnSide ? person : null) : null
      if (position === null) continue
      positions.push(position)
      // They are there as long as the answer is due.
      if (position.isAsked && position.answer === null) found.push(...(await remindersIn(this.parts.database, party, position)))
    }
    found.push(...(await this.parts.ownSaid.entriesFor(person, party, withSide)))
    const latest = found.sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0)).slice(0, mostEntries)
    const read = new Set((await this.parts.database.selectFrom('inbox_read').select('item').where('person', '=', person).execute()).map(({ item }) => item))
    return { entries: latest.map(entry => ({ ...entry, isUnread: !read.has(entry.id) })), positions: positions.map(position => ({ ...position, unread: position.unread.filter(id => !read.has(id)) })) }
  }

  /** That this person has read these, or is to be shown them as unread again. */
  async mark(person: PersonId, ids: readonly string[], isRead: boolean): Promise<void> {
    const { database } = this.parts
    if (!isRead) return void (await database.deleteFrom('inbox_read').where('person', '=', person).where('item', 'in', ids).execute())
    const at = this.parts.now().toISOString()
    await database.insertInto('inbox_read').values(ids.map(item => ({ person, item, read_at: at }))).onConflict(conflict => conflict.doNothing()).execute()
  }

  private async itemsOf(plan: PlanId): Promise<readonly InboxItem[]> {
    const known = this.itemsByPlan.get(plan)
    if (known !== undefined) return known
    const opened = await this.parts.documents.open(documentOfPlan(plan))
    if (!opened.ok || opened.value === null) return []
    try {
      const items = await opened.value.whenStored(doc => inboxItemsOf(planPlain(doc)))
      // One that came with a commit meanwhile is newer.
      if (!this.itemsByPlan.has(plan)) this.itemsByPlan.set(plan, items)
      return items
    } catch {
      // Its commit failed: it is being opened again, and asked the next time.
      return []
    } finally {
      await othersTurn(systemClock)
    }
  }

  /** A side is there for whoever reads the plan so. */
  private async isOpenByOwnRight(plan: PlanId, party: PartyId): Promise<boolean> {
    if (isInBaseCircle(party)) return true
    const record = await readRecord(this.parts.database, plan)
    return record !== null && readsByOwnRight(party, factsOf(record, this.parts.now()))
  }

  private async positionIn(plan: PlanId, party: PartyId, colleague: PersonId | null): Promise<RoundPosition | null> {
    const { database } = this.parts
    const record = await readRecord(database, plan)
    if (record === null || record.round === null) return null
    const facts = factsOf(record, this.parts.now())
    if (!readsByOwnRight(party, facts)) return null
    const { number } = record.round
    const answers = await countingAnswers(database, plan, record.round)
    const own = answers.findLast(answer => answer.party === party)
    const asked = stillAsked(record.round.asked, facts)
    const reserves = (await standingReserves(database, plan, record.round)).filter(each => each.party === party)
    return {
      plan,
      round: number,
      isAsked: asked.includes(party),
      answer: own?.answer ?? null,
      standingReserves: reserves.length,
      missing: asked.filter(each => !answers.some(answer => answer.party === each)).length,
      unread: asked.includes(party) ? [...(own === undefined ? [`round:${plan}:${number}`] : []), ...(colleague === null ? [] : await newsOfDraft(database, { plan, party, round: number }, colleague))] : [],
    }
  }
}

function decidersOf({ driver, coDrivers, actions }: PlanSummary): Deciders {
  const drafters = new Set([...(driver === null ? [] : [driver]), ...coDrivers].filter(({ accepted }) => accepted).map(({ party }) => party))
  return {
    drafters,
    leaderOf: id => {
      const action = (actions as Readonly<Record<string, PlanSummary['actions'][keyof PlanSummary['actions']] | undefined>>)[id]
      return action?.leaderAccepted === true ? action.leader : null
    },
  }
}

/** Sent to this delegation, while its answer was due. */
async function remindersIn(database: Kysely<Database>, party: PartyId, { plan, round }: RoundPosition): Promise<Omit<InboxEntry, 'isUnread'>[]> {
  const sent = remindersTo(await remindersOf(database, plan), round, party)
  return sent.map(({ id, by, at }) => ({ plan, id: `reminder:${id}`, kind: 'reminder', about: [], by, at, words: '' }))
}

const entryOf = (plan: PlanId, item: InboxItem): Omit<InboxEntry, 'isUnread'> => ({
  plan,
  id: item.id,
  kind: item.kind,
  about: [...item.about],
  by: item.by,
  at: item.at,
  words: item.words,
  ...('thread' in item && { thread: item.thread }),
  ...(item.kind === 'decision' && { decision: item.decision }),
})
