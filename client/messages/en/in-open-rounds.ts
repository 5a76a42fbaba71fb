// The English sentences of the pages of open rounds. Every other language has exactly these keys.
import { openRounds } from './open-rounds.ts'

export const inOpenRounds = { ...openRounds } as const

export type OpenRoundsMessageId = keyof typeof inOpenRounds
