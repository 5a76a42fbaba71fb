// Deadlines are said in Brussels time, where the meetings are, whatever zone a device or the server is in.
import { formatDay } from '../formats.ts'
import type { IsoDay } from '../schema/values.ts'

const zone = 'Europe/Brussels'
const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' })
const msPerMinute = 60_000

/** By how much clocks in Brussels are ahead of UTC at an instant, in milliseconds. */
function aheadMs(instantMs: number): number {
  const shown = Object.fromEntries(parts.formatToParts(instantMs).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instantMs / 1_000) * 1_000
}

/** The instant at which clocks in Brussels show this day and time (`18:00`); of an hour that the change of clocks leaves out, the one
 *  after it, and of one that comes twice the first. */
export function instantInBrussels(day: IsoDay, time: string): Date {
  const asUtc = Date.parse(`${day}T${time}:00.000Z`)
  // The offset of the instant that is looked for; near a change of clocks the first guess may take the other one.
  const offsets = [asUtc - 60 * msPerMinute, asUtc - 120 * msPerMinute].map(aheadMs)
  const candidates = offsets.map(offset => asUtc - offset).sort((a, b) => a - b)
  const exact = candidates.find(candidate => candidate + aheadMs(candidate) === asUtc)
  return new Date(exact ?? Math.max(...candidates))
}

/** What clocks in Brussels show at an instant: its day and its time. */
export function inBrussels(instant: Date): { readonly day: string; readonly time: string } {
  const shown = new Date(instant.getTime() + aheadMs(instant.getTime())).toISOString()
  return { day: shown.slice(0, 10), time: shown.slice(11, 16) }
}

/** "Fri 28 Nov 2026, 18:00": what clocks in Brussels show, with the weekday, by which people remember a deadline. */
export function brusselsText(instant: Date): string {
  const { day, time } = inBrussels(instant)
  return `${weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''} ${formatDay(day)}, ${time}`
}
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
