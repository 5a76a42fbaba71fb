// What the page of a round shows: each delegation that was asked with the position that counts for it, and how many stand where. A
// position belongs to the version it was given on and stands in later rounds, until its delegation says something else or the plan is
// adopted; what silence meant in an earlier round does not.
import type { AnswerView, ReserveView, RoundsAnswer, RoundView } from '../../../shared/api/rounds.ts'
import type { CommentPlace } from '../../../shared/documents/threads.ts'
import type { PartyId } from '../../../shared/ids.ts'
import type { Path } from '../../../shared/schema/node.ts'
import { isReserve, speaksIn, stillAsked } from '../../../shared/workflow/positions.ts'
import type { RoundAnswer } from '../../../shared/workflow/positions.ts'

export type RoundRow = {
  readonly party: PartyId
  readonly answer: AnswerView | null
  /** What changed in the plan since the version that it was given on. */
  readonly changed: readonly CommentPlace[]
  /** Put until this round, the latest first; lifted ones among them. */
  readonly reserves: readonly ReserveView[]
}

export const tallies = ['no-objection', 'remarks', 'reserve', 'out', 'advice', 'not-yet'] as const
export type Tally = (typeof tallies)[number]

const tallyByAnswer: { readonly [Answer in RoundAnswer]: Tally } = {
  'no-objection': 'no-objection',
  'no-objection-with-remarks': 'remarks',
  'scrutiny-reserve': 'reserve',
  'reserve': 'reserve',
  'does-not-take-part': 'out',
  'no-comments': 'advice',
  'comments': 'advice',
}

/** In the order of the reference data, as they were asked. */
export function rowsOf(round: Pick<RoundView, 'number' | 'asked' | 'openedAt'>, { answers, reserves, changedSince, versions }: Pick<RoundsAnswer, 'answers' | 'reserves' | 'changedSince' | 'versions'>): readonly RoundRow[] {
  return round.asked.map(party => {
    // They come the latest first, so the first that speaks is the one that stands.
    const answer = answers.find(each => each.party === party && speaksIn(each, round, versions)) ?? null
    return {
      party,
      answer,
      changed: answer === null ? [] : (changedSince[answer.version] ?? []),
      reserves: reserves.filter(each => each.party === party && each.round <= round.number),
    }
  })
}

/** Without those that said nothing and are asked no longer, while the round is open: see `stillAsked`. */
export function rowsWaitedFor(rows: readonly RoundRow[], { closedAt, asked }: Pick<RoundView, 'closedAt' | 'asked'>, facts: Parameters<typeof stillAsked>[1]): readonly RoundRow[] {
  if (closedAt !== null) return rows
  const still = stillAsked(asked, facts)
  return rows.filter(({ party, answer, reserves }) => answer !== null || reserves.length > 0 || still.includes(party))
}

/** Whether a reserve was all that stood in the way, and stands no longer. */
export const isLifted = ({ answer, reserves }: Pick<RoundRow, 'answer' | 'reserves'>): boolean =>
  answer !== null && isReserve(answer.answer) && reserves.length > 0 && standing(reserves).length === 0

/** Whoever has lifted every reserve objects no longer. Source: house rule. */
export const tallyOf = (row: Pick<RoundRow, 'answer' | 'reserves'>): Tally => (row.answer === null ? 'not-yet' : isLifted(row) ? 'no-objection' : tallyByAnswer[row.answer.answer])

export const countsOf = (rows: readonly RoundRow[]): ReadonlyMap<Tally, number> => new Map(tallies.map(tally => [tally, rows.filter(row => tallyOf(row) === tally).length]))

/** Those that a tally stands for; all where none is chosen. */
export const shownBy = (rows: readonly RoundRow[], tally: Tally | null): readonly RoundRow[] => (tally === null ? rows : rows.filter(row => tallyOf(row) === tally))

export const standing = (reserves: readonly ReserveView[]): readonly ReserveView[] => reserves.filter(({ lifted }) => lifted === null)

/** The entries of the plan in which something changed, each once: an action, a goal, the aim. */
export function entriesOf(places: readonly Path[]): readonly Path[] {
  return [...new Map(places.map(place => [place.slice(0, 2).join('/'), place.slice(0, 2)])).values()]
}
