// Taking a deadline along, out of the workspace: as a message to copy, and into a calendar.
export { PassOn } from './pass-on.tsx'
export type { Letter } from './letter.ts'
export { speakersOf } from './speakers.ts'
export { roundCalendar, requestCalendar } from './calendar-api.ts'
