// What the driver grants for a time: each as a change of the record, and what is left of a record when such a time, or a day of its
// period, has come. Pure; plans.ts stores it.
import type { PartyId, PenId, PersonId } from '../../shared/ids.ts'
import { isRunning, longestLoanDays, samePenPlace } from '../../shared/mandates/pen.ts'
import type { PenPlace } from '../../shared/mandates/pen.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import type { PlanStatus } from '../../shared/vocabularies/vocabularies.ts'
import { IsoDay } from '../../shared/schema/values.ts'
import { instantInBrussels } from '../../shared/workflow/brussels-time.ts'
import { isOpenTo } from './plan-record.ts'
import type { PlanRecord, RoundOnRecord } from './plan-record.ts'

export type LoanError = {
  readonly code: 'loan/not-to-come' | 'pen/asked-already' | 'pen/no-such-place' | 'pen/request-gone' | 'pen/too-long' | 'pen/not-a-reader' | 'pen/not-found' | 'release/not-found'
  readonly field?: string
}
type Edited = Result<PlanRecord, LoanError>

const msPerDay = 86_400_000

export function lendPen(record: PlanRecord, pen: { id: PenId; party: PartyId; place: PenPlace; until: string }, by: { person: PersonId; party: PartyId }, now: Date): Edited {
  if (!isRunning(pen, now)) return err({ code: 'loan/not-to-come', field: 'until' })
  if (Date.parse(pen.until) > now.getTime() + longestLoanDays * msPerDay) return err({ code: 'pen/too-long', field: 'until' })
  if (!isOpenTo(pen.party, record, now)) return err({ code: 'pen/not-a-reader', field: 'party' })
  // Lending answers who asked for it.
  const penRequests = record.penRequests.filter(request => request.party !== pen.party || !samePenPlace(request.place, pen.place))
  return ok({ ...record, penRequests, pens: [...record.pens, { ...pen, lentBy: by.party, lentByPerson: by.person, lentAt: now.toISOString() }] })
}

/** A delegation asks once for a place; a request that waits is not made again. */
export function askForPen(record: PlanRecord, { id, place }: { id: PenId; place: PenPlace }, by: { person: PersonId; party: PartyId }, now: Date): Edited {
  if (record.penRequests.some(request => request.party === by.party && samePenPlace(request.place, place))) return err({ code: 'pen/asked-already' })
  return ok({ ...record, penRequests: [...record.penRequests, { id, party: by.party, place, at: now.toISOString(), askedBy: by.person }] })
}

export function endPenRequest(record: PlanRecord, id: PenId): Edited {
  const penRequests = record.penRequests.filter(request => request.id !== id)
  return penRequests.length === record.penRequests.length ? err({ code: 'pen/request-gone' }) : ok({ ...record, penRequests })
}

export function endPen(record: PlanRecord, id: PenId): Edited {
  const pens = record.pens.filter(pen => pen.id !== id)
  return pens.length === record.pens.length ? err({ code: 'pen/not-found' }) : ok({ ...record, pens })
}

/** A release recorded again takes the place of the one that runs. */
export function release(record: PlanRecord, to: { party: PartyId; purpose: string; until: string }, by: PersonId, now: Date): Edited {
  if (!isRunning(to, now)) return err({ code: 'loan/not-to-come', field: 'until' })
  const others = record.releases.filter(({ party }) => party !== to.party)
  return ok({ ...record, releases: [...others, { ...to, recordedBy: by, recordedAt: now.toISOString() }] })
}

export function endRelease(record: PlanRecord, party: PartyId): Edited {
  const releases = record.releases.filter(running => running.party !== party)
  return releases.length === record.releases.length ? err({ code: 'release/not-found' }) : ok({ ...record, releases })
}

/** The record without what has run out, and with the steps taken that its days bring; the same when there is nothing. */
export function settled(record: PlanRecord, now: Date): PlanRecord {
  const pens = record.pens.filter(pen => isRunning(pen, now))
  const releases = record.releases.filter(running => isRunning(running, now))
  // Announced before steps were kept as they were asked for.
  const due = record.nextStep?.taking === null && Date.parse(record.nextStep.at) <= now.getTime() ? record.nextStep : null
  const status = due?.status ?? statusBy(record, now)
  if (pens.length === record.pens.length && releases.length === record.releases.length && status === record.status && due === null) return record
  const next = { ...record, pens, releases, status, ...(due !== null && { nextStep: null }) }
  // What was not adopted by the end of the period never will be: nobody is asked about it any more.
  return status === 'closed' ? { ...next, amendment: null, round: closed(record.round, now) } : next
}

const closed = (round: RoundOnRecord | null, now: Date): RoundOnRecord | null => (round === null || round.closedAt !== undefined ? round : { ...round, closedAt: now.toISOString() })

/** An adopted plan is in delivery from the first day of its period on, and closed after the last, by the clocks in Brussels. */
function statusBy({ status, periodStart, periodEnd }: PlanRecord, now: Date): PlanStatus {
  if (status !== 'adopted' && status !== 'in-delivery') return status
  return now >= endOf(periodEnd) ? 'closed' : now >= instantInBrussels(periodStart, '00:00') ? 'in-delivery' : status
}

const endOf = (day: IsoDay): Date => instantInBrussels(IsoDay.parse(new Date(Date.parse(day) + msPerDay).toISOString().slice(0, 10)), '00:00')

/** When something of a record next runs out or is due; null while nothing will. */
export function nextEnd(record: PlanRecord): Date | null {
  const { status, periodStart, periodEnd } = record
  const moments = [...record.pens.map(({ until }) => until), ...record.releases.map(({ until }) => until), ...(record.nextStep === null ? [] : [record.nextStep.at])].map(moment => Date.parse(moment))
  if (status === 'adopted') moments.push(instantInBrussels(periodStart, '00:00').getTime())
  if (status === 'in-delivery') moments.push(endOf(periodEnd).getTime())
  return moments.length === 0 ? null : new Date(Math.min(...moments))
}
