// One deadline as a calendar file (RFC 5545). It names the plan and what is due, and nothing that stands in the plan. Taken again after
// the deadline has moved, it takes the place of the one before: the same UID, a higher SEQUENCE.
import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventTransparency } from 'ical-generator'
import type { IsoDay } from '../../shared/schema/values.ts'

export type Deadline = {
  /** Stays the same for the same thing. */
  readonly uid: string
  /** An instant, or a whole day. */
  readonly at: Date | IsoDay
  readonly sequence: number
  readonly summary: string
  readonly description: string
  readonly link: string
}

const msPerDay = 86_400_000
const secondsPerDay = 86_400

export function deadlineFile({ uid, at, sequence, summary, description, link }: Deadline, now: Date): string {
  const calendar = ical({ prodId: { company: 'EMPACT', product: 'workspace', language: 'EN' }, method: ICalCalendarMethod.PUBLISH })
  // Instants in UTC and no time zone. A deadline has no length; a day ends where the next begins.
  const when = typeof at === 'string' ? { start: new Date(`${at}T00:00:00Z`), end: new Date(Date.parse(`${at}T00:00:00Z`) + msPerDay), allDay: true } : { start: at }
  const event = calendar.createEvent({ id: uid, ...when, stamp: now, sequence, transparency: ICalEventTransparency.TRANSPARENT, summary, description: `${description}\n${link}`, url: link })
  event.createAlarm({ type: ICalAlarmType.display, triggerBefore: secondsPerDay, description: summary })
  return calendar.toString()
}
