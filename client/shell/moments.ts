// Loans and releases last until the end of a day, as the person who sets them sees it.
import { formatDay } from '../messages/formats.ts'

/** The last second of a day, where the person is, as an instant in UTC. */
export const endOfDay = (day: string): string => new Date(`${day}T23:59:59`).toISOString()

/** The day on which an instant falls, where the reader is, as it is written on screen. */
export function untilLabel(instant: string): string {
  const at = new Date(instant)
  const two = (number: number): string => String(number).padStart(2, '0')
  return formatDay(`${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`)
}

const weekMs = 7 * 86_400_000
export const inAWeek = (): string => new Date(Date.now() + weekMs).toISOString()
