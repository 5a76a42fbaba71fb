// Taking a deadline along, out of the workspace: as a message to copy, and into a calendar.
export type { Matter } from './matter.ts'
export { PassOn } from './pass-on.tsx'
export { speakersOf } from './speakers.ts'
