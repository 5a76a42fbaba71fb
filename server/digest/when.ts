// When a person is told by mail. Pure, so that nights, changes of clocks and days are tried without waiting for them; all hours are those
// that clocks in Brussels show.
import type { DigestSettings } from '../../shared/api/digest.ts'
import { inBrussels, instantInBrussels } from '../../shared/workflow/brussels-time.ts'
import { IsoDay } from '../../shared/schema/values.ts'
import type { DigestState } from './settings.ts'

/** The daily digest is for the beginning of a working day. */
const morning = '07:00'
export const gatheredForMs = 3_600_000
const msPerDay = 86_400_000

/** How many days before its deadline a round is reminded of, the nearest last. */
export const remindedBeforeDays = [3, 1] as const

/** Until when reminders that fall due are told now. Null: nobody needs to look for this person at this moment. */
export function tellsUntil({ settings: { rhythm, quiet }, dailyOn, notBefore }: DigestState, now: Date): Date | null {
  if (rhythm === 'off' || (notBefore !== null && now.toISOString() < notBefore)) return null
  if (rhythm === 'as-it-comes') return now
  const { day, time } = inBrussels(now)
  // Quiet hours that go on in the morning end later; those over the whole day leave the hours before it.
  const opensAt = quiet !== null && covers(quiet, morning) ? quiet.to : morning
  if (time < opensAt || dailyOn === day || isQuiet(quiet, now)) return null
  // What falls due in the course of the day would otherwise be told a day late.
  return endOfDay(day)
}

const isQuiet = (quiet: DigestSettings['quiet'], now: Date): boolean => quiet !== null && covers(quiet, inBrussels(now).time)

/** Over midnight where the end is before the beginning. */
const covers = ({ from, to }: NonNullable<DigestSettings['quiet']>, time: string): boolean => (from < to ? time >= from && time < to : time >= from || time < to)

const endOfDay = (day: string): Date => instantInBrussels(IsoDay.parse(new Date(Date.parse(day) + msPerDay).toISOString().slice(0, 10)), '00:00')

/** The reminders of a deadline that have fallen due by then, in days before it; none once it has passed. */
export const remindersDue = (deadline: string, until: Date, now: Date): readonly number[] =>
  Date.parse(deadline) <= now.getTime() ? [] : remindedBeforeDays.filter(days => Date.parse(deadline) - days * msPerDay <= until.getTime())

/** What becomes of what is new: sent now, gathered from now or further on, or nothing. In quiet hours it is gathered, and goes when they end. */
export function whatNow({ settings: { rhythm, quiet }, gatheringSince }: DigestState, news: readonly { readonly isUrgent: boolean }[], now: Date): 'send' | 'begin' | 'gather' | 'nothing' {
  if (news.length === 0) return 'nothing'
  if (!isQuiet(quiet, now) && (rhythm === 'daily' || news.some(({ isUrgent }) => isUrgent))) return 'send'
  if (gatheringSince === null) return 'begin'
  return !isQuiet(quiet, now) && now.getTime() - Date.parse(gatheringSince) >= gatheredForMs ? 'send' : 'gather'
}
