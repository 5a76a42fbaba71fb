// What pages of a plan and of its rounds share: what delegations answered, and what asks the server.
export { DeadlineFields, useDeadline, usualDays } from './deadline-fields.tsx'
export { HowARoundWorks } from './how-a-round-works.tsx'
export { roundsApi } from './rounds-api.ts'
export { RoundsProvider, useRounds } from './rounds-context.tsx'
export type { RoundsHere } from './rounds-context.tsx'
export { isOfRound, roundAt } from './round-at.ts'
export type { RoundFilter } from './round-at.ts'
