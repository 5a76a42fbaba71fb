// What a delegation answers to a round: one table, read by page, server and tests. Answers and reserves are rows, and stand in no
// document: a plan that is released to an outsider takes none of them along.
import { z } from 'zod'
import type { PartyId } from '../ids.ts'
import type { PlanFacts } from '../mandates/mandates.ts'
import { isInBaseCircle } from '../parties/circle.ts'
import { parties, partiesById } from '../parties/parties.ts'

export const roundAnswers = ['no-objection', 'no-objection-with-remarks', 'scrutiny-reserve', 'reserve', 'does-not-take-part', 'no-comments', 'comments'] as const
export const RoundAnswer = z.enum(roundAnswers)
export type RoundAnswer = z.infer<typeof RoundAnswer>

/** A Member State agrees to the text or does not: source: staff working document, sixth principle; the words are the Council's
 *  own (house rule, since no public source lists them). */
const ofMemberStates: readonly RoundAnswer[] = ['no-objection', 'no-objection-with-remarks', 'scrutiny-reserve', 'reserve', 'does-not-take-part']
/** Agencies, the Commission, networks and others advise. Source: house rule. */
const ofOthers: readonly RoundAnswer[] = ['no-comments', 'comments']

/** What a delegation may answer; empty for one that is unknown. */
export function answersOpenTo(party: PartyId): readonly RoundAnswer[] {
  const kind = partiesById.get(party)?.kind
  return kind === undefined ? [] : kind === 'member-state' ? ofMemberStates : ofOthers
}

/** A reserve says that a delegation cannot agree yet; a scrutiny reserve, that it cannot say yet. */
export const ReserveKind = z.enum(['reserve', 'scrutiny-reserve'])
export type ReserveKind = z.infer<typeof ReserveKind>
export const isReserve = (answer: RoundAnswer): answer is ReserveKind => answer === 'reserve' || answer === 'scrutiny-reserve'
/** With these a delegation lifts the reserves that it has: whoever does not take part, or is quoted by another, has not said so. */
export const liftsReserves = (answer: RoundAnswer): boolean => answer === 'no-objection' || answer === 'no-objection-with-remarks'
/** Answers that say why. */
export const needsRemarks = (answer: RoundAnswer): boolean => answer === 'no-objection-with-remarks' || answer === 'comments'

/** What it means that a Member State says nothing until the end of a round. */
export const Silence = z.enum(['no-answer', 'no-objection'])
export type Silence = z.infer<typeof Silence>

/** How an answer came: given by the delegation, received in writing and recorded by another, or said by nobody. */
export const AnsweredHow = z.enum(['given', 'in-writing', 'silence'])
export type AnsweredHow = z.infer<typeof AnsweredHow>

/** Who is asked in a round: everybody in the circle, but the driver, whose text it is, and the offices that hold the meeting.
 *  By party, in the order of the reference data. Source: house rule. */
export function askedIn({ driver, addedToCircle }: Pick<PlanFacts, 'driver' | 'addedToCircle'>): readonly PartyId[] {
  return parties.map(({ id }) => id).filter(id => id !== driver && !holdsTheMeeting.includes(id) && (isInBaseCircle(id) || addedToCircle.has(id)))
}
const holdsTheMeeting: readonly string[] = ['presidency', 'gsc']

/** Those of whom were asked that are asked still: whoever drives the plan by now does not answer about its own text, and whoever is out of
 *  its circle is told of no round. What they said before stands. Source: house rule. */
export function stillAsked(asked: readonly PartyId[], facts: Pick<PlanFacts, 'driver' | 'addedToCircle'>): readonly PartyId[] {
  const now = askedIn(facts)
  return asked.filter(party => now.includes(party))
}

/** Silence speaks for a Member State alone. */
export const silenceCountsFor = (party: PartyId): boolean => partiesById.get(party)?.kind === 'member-state'

/** What an answer has to say of itself; `at` and `settledAt` are ISO instants. */
export type AnswerAt = { readonly round: number; readonly how: AnsweredHow; readonly at: string }

/** Whether an answer speaks for its delegation in a round: what was said in an earlier one stands until something else is said, but not
 *  what silence meant there, and nothing that an adoption has settled since: an amendment asks anew. Source: house rule.
 *  @param settledAt when the last adoption before the round was recorded; null: there was none. */
export const countsInRound = ({ round, how, at }: AnswerAt, number: number, settledAt: string | null): boolean =>
  round === number || (round < number && how !== 'silence' && (settledAt === null || at > settledAt))

type Made = { readonly kind: string; readonly madeAt: string }
type Asking = { readonly number: number; readonly openedAt: string }

/** The same from the versions of the plan: adopted ones are among them. */
export function speaksIn(answer: AnswerAt, { number, openedAt }: Asking, versions: readonly Made[]): boolean {
  const adoptions = versions.filter(({ kind, madeAt }) => kind === 'adopted' && madeAt <= openedAt).map(({ madeAt }) => madeAt)
  return countsInRound(answer, number, adoptions.toSorted().at(-1) ?? null)
}

/** Whether a reserve stands in a round: nobody has lifted it, and no adoption has settled it since. */
export const standsIn = ({ round: number, at, lifted }: { readonly round: number; readonly at: string; readonly lifted: unknown }, round: Asking, versions: readonly Made[]): boolean =>
  lifted === null && speaksIn({ round: number, how: 'given', at }, round, versions)

/** Who was asked and has no answer that speaks, in the order of asking. */
export const unansweredIn = (
  round: Asking & { readonly asked: readonly PartyId[] },
  { answers, versions }: { readonly answers: readonly (AnswerAt & { readonly party: PartyId })[]; readonly versions: readonly Made[] },
): readonly PartyId[] => round.asked.filter(party => !answers.some(answer => answer.party === party && speaksIn(answer, round, versions)))
