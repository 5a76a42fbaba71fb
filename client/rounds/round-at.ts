// In which round something was said: each is open from when it was opened until it was left.
import type { RoundView } from '../../shared/api/rounds.ts'

export type RoundFilter = 'any' | 'between' | number

type Spans = readonly Pick<RoundView, 'number' | 'openedAt' | 'closedAt'>[]

/** Null: between rounds. @param moment ISO; undefined: the server has not taken it yet, so that it is of now. */
export function roundAt(rounds: Spans, moment: string | undefined): number | null {
  const isIn = ({ openedAt, closedAt }: Spans[number]): boolean =>
    moment === undefined ? closedAt === null : Date.parse(openedAt) <= Date.parse(moment) && (closedAt === null || Date.parse(moment) < Date.parse(closedAt))
  return rounds.find(isIn)?.number ?? null
}

export const isOfRound = (filter: RoundFilter, rounds: Spans, moment: string | undefined): boolean =>
  filter === 'any' || (filter === 'between' ? null : filter) === roundAt(rounds, moment)
