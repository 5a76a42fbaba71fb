// How days, quarters, money and moments are written on a page: as everywhere, and moments by the reader's own clock.
import { formatDay } from '../../shared/formats.ts'

export * from '../../shared/formats.ts'

const two = (part: number) => String(part).padStart(2, '0')

/** A moment as the reader's clock shows it: "28 Nov 2026, 14:05". */
export function formatMoment(moment: Date): string {
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
  return `${formatDay(day)}, ${two(moment.getHours())}:${two(moment.getMinutes())}`
}
