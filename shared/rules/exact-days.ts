// What is to look at about exact days, from the two documents that a page of them holds. In no register of rules and in no
// summary: those are sent to the whole circle, and these say something of days.
import type { DayPlain, DaysPlain } from '../documents/joint-action-days.ts'
import { orderedRows } from '../documents/plan-order.ts'
import type { ActionPlain } from '../documents/plan.ts'
import { plannedDays } from '../documents/planned-days.ts'
import type { PartyId, RowId } from '../ids.ts'
import { quarterOf } from '../schema/values.ts'
import type { IsoDay, Quarter } from '../schema/values.ts'

export type DaysFinding =
  /** The last day lies before the first. */
  | { readonly code: 'out-of-order'; readonly day: RowId }
  /** Some of it lies in a quarter that the plan does not state. */
  | { readonly code: 'outside-quarters'; readonly day: RowId; readonly quarter: Quarter }
  /** The same service of a delegation is in two places at once. */
  | { readonly code: 'service-twice'; readonly day: RowId; readonly party: PartyId }
  /** Of a quarter, fewer or more are fixed than the plan states. An entry counts once, however many days it lasts. */
  | { readonly code: 'count-differs'; readonly day: null; readonly quarter: Quarter; readonly fixed: number; readonly planned: number }

/** What is wrong, and not only to look at: it stands at the field, and the list of what is to fix counts it. */
export const isToFix = ({ code }: DaysFinding): boolean => code === 'out-of-order'

type Entry = { readonly id: RowId; readonly row: DayPlain }
type Span = Entry & { readonly from: IsoDay; readonly to: IsoDay }

/** Source: house rules; the plan holds quarter and count (staff working document, seventh principle). */
export function findingsOfDays({ days }: Pick<DaysPlain, 'days'>, action: Pick<ActionPlain, 'kind' | 'jointActionDays'>): readonly DaysFinding[] {
  const entries = orderedRows<RowId, DayPlain>(days)
  const spans = entries.flatMap(spanOf)
  const planned = plannedByQuarter(action)
  // Dates that cannot be count as none, until they are put right.
  const inOrder = spans.filter(({ from, to }) => from <= to)
  return [
    ...spans.filter(({ from, to }) => to < from).map(({ id }): DaysFinding => ({ code: 'out-of-order', day: id })),
    ...(planned.size === 0 ? [] : inOrder.flatMap(span => outsideOf(span, planned))),
    ...inOrder.flatMap((span, index) => twiceIn(span, inOrder.slice(0, index))),
    ...[...planned].flatMap(([quarter, count]) => differing(quarter, count, inOrder)),
  ]
}

/** One of the two days alone stands for both. */
function spanOf({ id, row }: Entry): Span[] {
  const from = row.from ?? row.to
  return from === undefined ? [] : [{ id, row, from, to: row.to ?? from }]
}

/** Null where a quarter has no count yet. */
function plannedByQuarter(action: Pick<ActionPlain, 'kind' | 'jointActionDays'>): ReadonlyMap<Quarter, number | null> {
  const planned = new Map<Quarter, number | null>()
  for (const { quarter, count } of plannedDays(action)) {
    if (quarter === undefined) continue
    const before = planned.get(quarter)
    planned.set(quarter, count === undefined || before === null ? null : (before ?? 0) + count)
  }
  return planned
}

function outsideOf({ id, from, to }: Span, planned: ReadonlyMap<Quarter, unknown>): DaysFinding[] {
  const outside = [quarterOf(from), quarterOf(to)].find(quarter => !planned.has(quarter))
  return outside === undefined ? [] : [{ code: 'outside-quarters', day: id, quarter: outside }]
}

function twiceIn(span: Span, earlier: readonly Span[]): DaysFinding[] {
  const meeting = earlier.filter(other => other.from <= span.to && span.from <= other.to)
  return servicesOf(span)
    .filter(({ party, service }) => meeting.some(other => servicesOf(other).some(there => there.party === party && there.service === service)))
    .map(({ party }) => ({ code: 'service-twice', day: span.id, party }))
}

function servicesOf({ row }: Span): { party: PartyId; service: string }[] {
  return Object.entries(row.services).flatMap(([party, service]) => {
    const named = service?.trim().toLowerCase() ?? ''
    // The keys of a reading are those that the schema let in.
    return named === '' ? [] : [{ party: party as PartyId, service: named }]
  })
}

function differing(quarter: Quarter, planned: number | null, spans: readonly Span[]): DaysFinding[] {
  const fixed = spans.filter(({ from }) => quarterOf(from) === quarter).length
  return planned === null || fixed === planned ? [] : [{ code: 'count-differs', day: null, quarter, fixed, planned }]
}
