// Where two plans book the same delegation for the same kind of training or operation in the same weeks. Nobody wrote anything
// wrong: it is for the people of both plans to know, while it can still be moved. See docs/decisions/0024.
import type { ActionId, GoalId, PartyId, PlanId } from '../ids.ts'
import { daysOfQuarter, IsoDay, quarterOf } from '../schema/values.ts'
import type { Quarter } from '../schema/values.ts'
import type { ActionKind, ActionStatus } from '../vocabularies/vocabularies.ts'
import { partiesWithPart } from './part-in-action.ts'
import { actionsInOrder } from './plan-summary-shape.ts'
import type { ActionSummary, PlanSummary } from './plan-summary-shape.ts'

/** What takes people away from their desks for given weeks. */
const bookedKinds = ['training', 'operational-action', 'jad', 'cyber-patrol'] as const satisfies readonly ActionKind[]
export type BookedKind = (typeof bookedKinds)[number]

/** A stretch that is longer says when work goes on, not which weeks people are away. */
const longestBookingDays = 92
/** Nobody is away for these. */
const notHappening: readonly (ActionStatus | null)[] = ['cancelled', 'postponed', 'not-completed', 'carried-over']

export type OverlapSide = { readonly plan: PlanId; readonly action: ActionId; readonly goal: GoalId | null; readonly number: string | null; readonly title: string }

/** The weeks as their first Monday and last Sunday; a quarter where one of both plans says no more than that. */
export type OverlapTime = { readonly type: 'weeks'; readonly first: IsoDay; readonly last: IsoDay } | { readonly type: 'quarter'; readonly quarter: Quarter }

export type Overlap = {
  readonly kind: BookedKind
  /** In the order of the summaries. */
  readonly sides: readonly [OverlapSide, OverlapSide]
  /** At least one, in alphabetical order of their ids. */
  readonly parties: readonly PartyId[]
  /** At least one, the earliest first, none twice. */
  readonly times: readonly OverlapTime[]
}

/** Days since 1970. */
type Day = number
type Booked = { readonly from: Day; readonly to: Day; readonly quarter: Quarter | null }
type Booking = { readonly order: number; readonly side: OverlapSide; readonly kind: BookedKind; readonly parties: ReadonlySet<PartyId>; readonly times: readonly Booked[]; readonly from: Day; readonly to: Day }

/** Of the plans given, which are those of one period. Proposals, archived plans and what was called off book nobody. Empty
 *  where nothing meets; in the order of the summaries and their actions. */
export function overlapsOf(summaries: readonly PlanSummary[]): readonly Overlap[] {
  const byKind = new Map<BookedKind, Booking[]>()
  let order = 0
  for (const summary of summaries) {
    if (summary.archived) continue
    for (const booking of bookingsOf(summary, order)) {
      byKind.set(booking.kind, [...(byKind.get(booking.kind) ?? []), booking])
      order = booking.order + 1
    }
  }
  const found = [...byKind.values()].flatMap(overlapsOfKind)
  return found.toSorted((a, b) => a.first.order - b.first.order || a.second.order - b.second.order).map(({ overlap }) => overlap)
}

type Found = { readonly first: Booking; readonly second: Booking; readonly overlap: Overlap }

/** Only what has not ended when the next begins is held against it. */
function overlapsOfKind(bookings: readonly Booking[]): readonly Found[] {
  const found: Found[] = []
  let running: Booking[] = []
  for (const booking of bookings.toSorted((a, b) => a.from - b.from)) {
    running = running.filter(({ to }) => to >= booking.from)
    for (const other of running) {
      if (other.side.plan === booking.side.plan) continue
      const [first, second] = other.order < booking.order ? [other, booking] : [booking, other]
      const parties = [...first.parties].filter(party => second.parties.has(party))
      const times = parties.length === 0 ? [] : timesInCommon(first, second)
      if (times.length > 0) found.push({ first, second, overlap: { kind: first.kind, sides: [first.side, second.side], parties: parties.toSorted(), times } })
    }
    running.push(booking)
  }
  return found
}

function bookingsOf(summary: PlanSummary, firstOrder: number): readonly Booking[] {
  const bookings: Booking[] = []
  for (const [id, action] of actionsInOrder(summary)) {
    if (action.state === 'proposed' || notHappening.includes(action.status)) continue
    const side: OverlapSide = { plan: summary.plan, action: id, goal: action.goal, number: action.number, title: action.title }
    const parties = new Set(partiesWithPart(action))
    for (const [kind, times] of timesByKind(action)) {
      bookings.push({ order: firstOrder + bookings.length, side, kind, parties, times, from: Math.min(...times.map(mondayOf)), to: Math.max(...times.map(sundayOf)) })
    }
  }
  return bookings
}

/** Joint action days are an operation of their own also where the action is of another kind. */
function timesByKind({ kind, from, to, jointActionDays }: ActionSummary): ReadonlyMap<BookedKind, readonly Booked[]> {
  const times = new Map<BookedKind, readonly Booked[]>()
  const quarters = [...new Set(jointActionDays.map(({ quarter }) => quarter))].map(bookedQuarter)
  if (quarters.length > 0) times.set('jad', quarters)
  const booked = bookedKinds.find(known => known === kind)
  if (booked === undefined || from === null || to === null) return times
  const quarter = quarterOf(from)
  // Joint action days and cyber patrols can say no more in a plan.
  if (from === daysOfQuarter(quarter).first && to === daysOfQuarter(quarter).last) return times.has(booked) ? times : times.set(booked, [bookedQuarter(quarter)])
  const span: Booked = { from: dayOf(from), to: dayOf(to), quarter: null }
  if (span.to < span.from || span.to - span.from >= longestBookingDays) return times
  // Days that an action names for itself are more exact than its quarters.
  return times.set(booked, [span])
}

function bookedQuarter(quarter: Quarter): Booked {
  const { first, last } = daysOfQuarter(quarter)
  return { from: dayOf(first), to: dayOf(last), quarter }
}

function timesInCommon(one: Booking, other: Booking): readonly OverlapTime[] {
  const common = one.times.flatMap(time => other.times.flatMap(another => timeInCommon(time, another) ?? []))
  const byName = new Map(common.map(time => [time.type === 'quarter' ? time.quarter : `${time.first} ${time.last}`, time]))
  return [...byName.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, time]) => time)
}

function timeInCommon(one: Booked, other: Booked): OverlapTime | null {
  const quarter = one.quarter ?? other.quarter
  // A quarter ends in the middle of a week, and that week is no reason to say that the next quarter meets it.
  if (quarter !== null) return one.from <= other.to && other.from <= one.to ? { type: 'quarter', quarter } : null
  const [first, last] = [Math.max(mondayOf(one), mondayOf(other)), Math.min(sundayOf(one), sundayOf(other))]
  return first <= last ? { type: 'weeks', first: isoOf(first), last: isoOf(last) } : null
}

const msOfDay = 86_400_000
const dayOf = (day: IsoDay): Day => Date.parse(day) / msOfDay
const isoOf = (day: Day): IsoDay => IsoDay.parse(new Date(day * msOfDay).toISOString().slice(0, 10))
/** 1 January 1970 was a Thursday. */
const weekdayOf = (day: Day): number => (day + 3) % 7
const mondayOf = ({ from }: Booked): Day => from - weekdayOf(from)
const sundayOf = ({ to }: Booked): Day => to + 6 - weekdayOf(to)
