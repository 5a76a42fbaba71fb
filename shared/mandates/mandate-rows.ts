// The table of mandates: which role, held through which functions, while the plan has which status, may write which kinds of
// field, and from which source. Knows of a plan only how it stands, so that lists can ask it too.
import type { SourceKey } from '../sources.ts'
import { planStatuses } from '../vocabularies/vocabularies.ts'
import type { PlanStatus } from '../vocabularies/vocabularies.ts'
import type { PersonFunction } from './functions.ts'
import type { PlanFacts, RoleInPlan } from './mandates.ts'
import type { WrittenBy } from './written-by.ts'

export type MandateRow = {
  readonly role: RoleInPlan
  readonly functions: readonly PersonFunction[]
  readonly statuses: readonly PlanStatus[]
  readonly writes: readonly WrittenBy[]
  readonly source: SourceKey
  /** Where in the source, or what the house rule rests on. */
  readonly passage: string
}

/** Whoever speaks for a delegation drafts for it too. */
export const ownPeople: readonly PersonFunction[] = ['drafter', 'speaks']
/** Answers, acceptances and confirmations bind the delegation. In a Member State the National EMPACT Coordinator gives
 *  them. */
export const whoSpeaks: readonly PersonFunction[] = ['speaks']
/** Until the plan is handed in. */
const untilSubmitted: readonly PlanStatus[] = ['drafting', 'consultation', 'final-draft']
const untilFinalDraft: readonly PlanStatus[] = ['drafting', 'consultation']
const inDelivery: readonly PlanStatus[] = ['adopted', 'in-delivery']
/** In a round the text stands still, for everybody to clear one and the same: it changes by proposals that are taken in, and by
 *  nobody's typing. */
const besideRounds: readonly PlanStatus[] = ['drafting', 'final-draft']
const untilAdopted: readonly PlanStatus[] = ['drafting', 'consultation', 'final-draft', 'submitted']
const inRound: readonly PlanStatus[] = ['consultation']

/** Exact days are planned and put right as long as the plan lives: most of them are fixed after it was adopted. */
const untilClosed: readonly PlanStatus[] = planStatuses.filter(status => status !== 'closed')

export const ofTheDays = ['exact-days', 'days-service'] as const
const ofAnAction = ['action', 'party-row', 'participation'] as const
const ofThePlan = [...ofAnAction, 'plan-text', 'placing', 'leading', 'adding'] as const

export const mandateRows: readonly MandateRow[] = [
  { role: 'driver', functions: ownPeople, statuses: besideRounds, writes: ofThePlan, source: 'terms', passage: 'the driver leads the priority and its plan' },
  { role: 'driver', functions: ownPeople, statuses: untilSubmitted, writes: ['taking-in', 'admission', 'deciding'], source: 'terms', passage: 'the driver leads the priority and its plan' },
  { role: 'driver', functions: whoSpeaks, statuses: untilSubmitted, writes: ['confirmation'], source: 'staff-working-document', passage: 'footnote 5: others lead actions under the responsibility of the driver' },
  { role: 'driver', functions: whoSpeaks, statuses: planStatuses, writes: ['releasing'], source: 'house-rule', passage: 'the driver answers for who reads its plan' },
  { role: 'driver', functions: ownPeople, statuses: ['drafting'], writes: ['lending'], source: 'house-rule', passage: 'whoever drafts a plan may let others help' },
  { role: 'co-driver', functions: ownPeople, statuses: ['drafting'], writes: ['lending'], source: 'house-rule', passage: 'whoever drafts a plan may let others help' },
  { role: 'co-driver', functions: ownPeople, statuses: besideRounds, writes: ofThePlan, source: 'terms', passage: 'the co-driver supports the driver' },
  { role: 'co-driver', functions: ownPeople, statuses: untilSubmitted, writes: ['deciding'], source: 'terms', passage: 'the co-driver supports the driver' },
  { role: 'action-leader', functions: ownPeople, statuses: ['drafting'], writes: [...ofAnAction, 'admission'], source: 'house-rule', passage: 'an accepted leader answers for its action' },
  { role: 'action-leader', functions: ownPeople, statuses: untilFinalDraft, writes: ['deciding'], source: 'house-rule', passage: 'an accepted leader answers for its action' },
  { role: 'co-leader', functions: ownPeople, statuses: ['drafting'], writes: ofAnAction, source: 'house-rule', passage: 'an accepted co-leader shares that' },
  { role: 'author', functions: ownPeople, statuses: ['drafting'], writes: [...ofAnAction, 'placing', 'leading'], source: 'house-rule', passage: 'a proposal is its author’s until the driver takes it in' },
  { role: 'pen', functions: ownPeople, statuses: ['drafting'], writes: [...ofAnAction, 'plan-text'], source: 'house-rule', passage: 'the driver or a co-driver lent the pen' },
  { role: 'delegation', functions: whoSpeaks, statuses: untilFinalDraft, writes: ['answer'], source: 'staff-working-document', passage: 'sixth principle: freedom of action' },
  { role: 'driver', functions: whoSpeaks, statuses: untilFinalDraft, writes: ['recording'], source: 'house-rule', passage: 'an answer received in writing is recorded, marked so, until the delegation answers itself' },
  { role: 'named', functions: ownPeople, statuses: untilFinalDraft, writes: ['contribution', 'party-row'], source: 'staff-working-document', passage: 'sixth principle: freedom of action' },
  { role: 'circle', functions: ownPeople, statuses: ['drafting'], writes: ['adding', 'joining', 'offering'], source: 'staff-working-document', passage: 'section 3: Member States and agencies take part as they choose' },
  { role: 'guest', functions: ownPeople, statuses: ['drafting'], writes: ['joining', 'offering'], source: 'house-rule', passage: 'the Commission and added networks join as participants, and may offer to lead' },
  { role: 'reader', functions: ownPeople, statuses: ['drafting'], writes: ['asking-for-pen'], source: 'house-rule', passage: 'whoever could help may ask' },
  { role: 'reader', functions: ownPeople, statuses: untilClosed, writes: ['commenting'], source: 'house-rule', passage: 'whoever is sent a plan may say something about it' },
  { role: 'delegation', functions: ownPeople, statuses: untilClosed, writes: ['own-comment', 'resolving'], source: 'house-rule', passage: 'a comment is the word of its delegation' },
  { role: 'driver', functions: ownPeople, statuses: untilClosed, writes: ['resolving'], source: 'house-rule', passage: 'whoever writes the text says what is done with it' },
  { role: 'co-driver', functions: ownPeople, statuses: untilClosed, writes: ['resolving'], source: 'house-rule', passage: 'whoever writes the text says what is done with it' },
  { role: 'action-leader', functions: ownPeople, statuses: untilClosed, writes: ['resolving'], source: 'house-rule', passage: 'whoever writes the action says what is done with it' },
  { role: 'delegation', functions: ownPeople, statuses: untilSubmitted, writes: ['own-side'], source: 'house-rule', passage: 'a delegation drafts what it would have changed in a room of its own' },
  { role: 'delegation', functions: ownPeople, statuses: untilClosed, writes: ['own-thread'], source: 'house-rule', passage: 'what a delegation’s people say among themselves is nobody else’s' },
  { role: 'delegation', functions: whoSpeaks, statuses: untilSubmitted, writes: ['sending'], source: 'house-rule', passage: 'whoever speaks for a delegation sends what it proposes' },
  { role: 'delegation', functions: whoSpeaks, statuses: inRound, writes: ['position'], source: 'staff-working-document', passage: 'sixth principle: freedom of action' },
  { role: 'driver', functions: whoSpeaks, statuses: inRound, writes: ['recording-position'], source: 'house-rule', passage: 'an answer received in writing is recorded, marked so, until the delegation answers itself' },
  { role: 'delegation', functions: whoSpeaks, statuses: untilAdopted, writes: ['lifting'], source: 'house-rule', passage: 'whoever made a reserve lifts it, up to the decision' },
  { role: 'driver', functions: whoSpeaks, statuses: inRound, writes: ['extending'], source: 'house-rule', passage: 'whoever set the time may give more of it' },
  { role: 'driver', functions: ownPeople, statuses: untilClosed, writes: ['naming-version'], source: 'house-rule', passage: 'whoever drafts a plan says which of its states are worth finding again' },
  { role: 'co-driver', functions: ownPeople, statuses: untilClosed, writes: ['naming-version'], source: 'house-rule', passage: 'whoever drafts a plan says which of its states are worth finding again' },
  { role: 'driver', functions: ownPeople, statuses: inDelivery, writes: ['delivery'], source: 'house-rule', passage: 'the driver reports on its plan' },
  { role: 'action-leader', functions: ownPeople, statuses: inDelivery, writes: ['delivery'], source: 'house-rule', passage: 'the leader reports on its action' },
  { role: 'named', functions: ownPeople, statuses: inDelivery, writes: ['own-delivery'], source: 'house-rule', passage: 'each participant reports its own part' },
  { role: 'driver', functions: ownPeople, statuses: untilClosed, writes: ofTheDays, source: 'house-rule', passage: 'who leads joint action days fixes them' },
  { role: 'co-driver', functions: ownPeople, statuses: untilClosed, writes: ofTheDays, source: 'house-rule', passage: 'who leads joint action days fixes them' },
  { role: 'action-leader', functions: ownPeople, statuses: untilClosed, writes: ofTheDays, source: 'house-rule', passage: 'who leads joint action days fixes them' },
  { role: 'co-leader', functions: ownPeople, statuses: untilClosed, writes: ofTheDays, source: 'house-rule', passage: 'who leads joint action days fixes them' },
  { role: 'delegation', functions: ownPeople, statuses: untilClosed, writes: ['days-service'], source: 'staff-working-document', passage: 'sixth principle: freedom of action' },
  { role: 'delegation', functions: whoSpeaks, statuses: inDelivery, writes: ['movement'], source: 'staff-working-document', passage: 'sixth principle: freedom of action' },
]

/** What a minor amendment may change. */
const ofMinorAmendments: readonly WrittenBy[] = ['party-row']

/** Whether a row of the table is open now: in the status of the plan, or in what stands of an amendment to it. While one is open its
 *  delivery goes on. */
export function isRowOpen({ statuses }: Pick<MandateRow, 'statuses'>, { status, amendment }: Pick<PlanFacts, 'status' | 'amendment'>, writtenBy: WrittenBy): boolean {
  if (statuses.includes(status)) return true
  return amendment !== null && statuses.includes(amendment.state) && (!amendment.isMinor || ofMinorAmendments.includes(writtenBy))
}
