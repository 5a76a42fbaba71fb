// The exact days of joint action days as the API gives them: the document of an action, made when somebody first needs it,
// and the calendar of everything that one person may see.
import type { CalendarDay } from '../../shared/api/days.ts'
import { daysPlain, documentOfDays } from '../../shared/documents/joint-action-days.ts'
import type { DayPlain, DaysPlace } from '../../shared/documents/joint-action-days.ts'
import { orderedRows } from '../../shared/documents/plan-order.ts'
import type { PlanId, RowId } from '../../shared/ids.ts'
import { PartyId } from '../../shared/ids.ts'
import { maySeeDays, mayWriteSomeDays } from '../../shared/mandates/joint-action-days.ts'
import type { Writer } from '../../shared/mandates/mandates.ts'
import { actionsWithPart } from '../../shared/projection/part-in-days.ts'
import type { PlanSummary } from '../../shared/projection/plan-summary.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { othersTurn } from '../clock.ts'
import { isOpenTo, readRecord } from '../plans/plan-record.ts'
import type { Store } from '../store/store.ts'
import type { Session } from '../sync/endpoint.ts'
import type { OpenDocuments } from '../sync/open-documents.ts'
import type { DaysFacts, DaysRights } from './days-rights.ts'
import { newDays } from './new-days.ts'

/** `days/not-found`: no such plan, action or document, or not theirs; they are not told apart. */
export type DaysError = { readonly code: 'days/not-found' | 'store/not-readable' | 'store/not-writable' }

type Summaries = () => Iterable<readonly [PlanId, PlanSummary]>

/** What a person may see of exact days, over all plans. */
type Calendar = { readonly days: CalendarDay[]; readonly withoutDates: DaysPlace[] }

export class Days {
  private readonly store: Store
  private readonly documents: OpenDocuments
  private readonly rights: DaysRights
  private readonly summaries: Summaries
  private readonly now: () => Date

  /** @param summaries in which actions somebody has a part is looked for in these; whether there are days, and for whom, in the plans. */
  constructor(store: Store, documents: OpenDocuments, rights: DaysRights, summaries: Summaries, now: () => Date = () => new Date()) {
    this.store = store
    this.documents = documents
    this.rights = rights
    this.summaries = summaries
    this.now = now
  }

  /** Sees to it that the document of an action's days is there, for a person who may see it. It is made by the first who
   *  may write something in it; asked again it stays as it is. */
  async open(session: Session, place: DaysPlace): Promise<Result<DaysPlace, DaysError>> {
    const asked = await this.readersOf(session, place)
    if (!asked.ok) return asked
    const { action, readers } = asked.value
    if (await this.isThere(place)) return ok(place)
    if (!action.hasDays() || !readers.some(reader => mayWriteSomeDays(reader, action.facts(), place.action, action.standing()).ok)) return err({ code: 'days/not-found' })
    const { document, rows } = newDays(place, this.now().toISOString())
    const made = await this.store.createDocument(document, rows)
    // Another asked at the same moment.
    if (made.ok || made.error.code === 'store/document-exists') return ok(place)
    return err({ code: 'store/not-writable' })
  }

  /** Every exact day that a person may see, over all plans, by first day, and the actions that they are to be fixed for. Asked
   *  about are the actions in which they have a part, whether there are days or not: how long the answer takes does not tell
   *  somebody else how many there are. */
  async calendar(session: Session): Promise<Result<Calendar, DaysError>> {
    const theirs = await this.plansOf(session)
    const days: CalendarDay[] = []
    const withoutDates: DaysPlace[] = []
    for (const place of this.partsOf(session, theirs)) {
      await othersTurn()
      const asked = await this.readersOf(session, place)
      if (!asked.ok && asked.error.code !== 'days/not-found') return asked
      if (!asked.ok) continue
      const { action, readers } = asked.value
      const entries = (await this.isThere(place)) ? await this.daysOf(place, action, readers) : ok([])
      if (!entries.ok) return entries
      days.push(...entries.value)
      if (entries.value.length === 0 && action.hasDays()) withoutDates.push(place)
    }
    return ok({ days: days.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)), withoutDates })
  }

  private async plansOf(session: Session): Promise<ReadonlySet<PlanId>> {
    const readers = writersOf(session)
    const theirs = new Set<PlanId>()
    for (const { id } of await this.store.database.selectFrom('plans').select('id').execute()) {
      await othersTurn()
      const record = await readRecord(this.store.database, id)
      if (readers.some(({ party }) => isOpenTo(party, record, this.now()))) theirs.add(id)
    }
    return theirs
  }

  /** The actions in which a person may have to do with days, as far as summaries tell; whether they may see any is asked of the plan. */
  private partsOf(session: Session, theirs: ReadonlySet<PlanId>): DaysPlace[] {
    const parties = [...new Set(session.memberships.map(({ party }) => party))]
    return [...this.summaries()]
      .filter(([plan]) => theirs.has(plan))
      .flatMap(([plan, summary]) => [...new Set(parties.flatMap(party => actionsWithPart(party, summary)))].map(action => ({ plan, action })))
  }

  /** In which delegations' name a person may see an action's days; never none of them. */
  private async readersOf(session: Session, place: DaysPlace): Promise<Result<{ action: DaysFacts; readers: Writer[] }, DaysError>> {
    const readers: Writer[] = []
    for (const reader of writersOf(session)) {
      const may = await this.rights.maySee(place, reader)
      if (!may.ok) return err({ code: 'store/not-readable' })
      if (may.value) readers.push(reader)
    }
    if (readers.length === 0) return err({ code: 'days/not-found' })
    const found = await this.rights.of(place)
    if (!found.ok) return err({ code: 'store/not-readable' })
    return found.value === null ? err({ code: 'days/not-found' }) : ok({ action: found.value, readers })
  }

  private async isThere(place: DaysPlace): Promise<boolean> {
    return (await this.store.database.selectFrom('documents').select('id').where('id', '=', documentOfDays(place)).executeTakeFirst()) !== undefined
  }

  private async daysOf(place: DaysPlace, action: DaysFacts, readers: readonly Writer[]): Promise<Result<CalendarDay[], DaysError>> {
    const opened = await this.documents.open(documentOfDays(place))
    if (!opened.ok) return err({ code: 'store/not-readable' })
    if (opened.value === null) return ok([])
    try {
      // A right that ended while this waited has ended for the answer too.
      return ok(await opened.value.whenStored(doc =>
        readers.some(reader => maySeeDays(reader, action.facts(), action.standing()))
          ? orderedRows<RowId, DayPlain>(daysPlain(doc).days).flatMap(({ id, row }) => calendarDay(place, id, row))
          : []))
    } catch {
      return err({ code: 'store/not-readable' })
    }
  }
}

function calendarDay(place: DaysPlace, day: RowId, row: DayPlain): CalendarDay[] {
  const from = row.from ?? row.to
  if (from === undefined) return []
  const services = Object.entries(row.services).flatMap(([party, service]) => (service === undefined ? [] : [{ party: PartyId.parse(party), service }]))
  return [{ ...place, day, from, to: row.to ?? from, place: row.place ?? null, services }]
}

/** A person once for each delegation that it acts for, with all its functions there. */
function writersOf({ person, memberships }: Session): Writer[] {
  const parties = [...new Set(memberships.map(({ party }) => party))]
  return parties.map(party => ({ person: person.id, party, functions: memberships.filter(held => held.party === party).map(held => held.function) }))
}
