// The English sentences of the history of a plan. Every other language has exactly these keys.
import { history } from './history.ts'

export const inHistory = { ...history } as const

export type HistoryMessageId = keyof typeof inHistory
