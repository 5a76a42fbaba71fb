// The steps of a plan from its first draft to its end: one table, read by page, server and tests. The product adopts nothing: it
// records what a body of the Council decided.
import type { MandateRefusal, PlanFacts, Writer } from '../mandates/mandates.ts'
import { err, ok } from '../result.ts'
import type { Result } from '../result.ts'
import type { SourceKey } from '../sources.ts'
import type { PlanStatus } from '../vocabularies/vocabularies.ts'

export const stepIds = ['open-round', 'back-to-drafting', 'finish-rounds', 'submit', 'record-adoption', 'send-back', 'begin-delivery', 'close', 'open-amendment', 'drop-amendment'] as const
export type StepId = (typeof stepIds)[number]

/** Who takes a step: whoever speaks for the driver; the support team or the secretariat, which record what a body decided; or nobody,
 *  because its day has come. */
export type StepTaker = 'driver' | 'recorder' | 'time'

/** What a step asks for. `no-red-findings` and `unchanged` are looked for in the plan, the others are said by whoever takes it. */
export type StepNeed =
  | 'no-red-findings'
  /** Until when delegations answer, and what it means that one does not. */
  | 'round'
  /** Each undecided proposal and each standing reserve, named one by one. */
  | 'acknowledged'
  /** Which body decided, on which day, in which document. */
  | 'decision'
  | 'reason'
  /** The plan says what it said when it was adopted. */
  | 'unchanged'

export type StepRow = {
  readonly id: StepId
  readonly from: readonly PlanStatus[]
  /** Null: the plan stays where it is, and an amendment begins or ends. */
  readonly to: PlanStatus | null
  readonly taker: StepTaker
  readonly needs: readonly StepNeed[]
  readonly source: SourceKey
  readonly passage: string
}

export const steps: readonly StepRow[] = [
  { id: 'open-round', from: ['drafting'], to: 'consultation', taker: 'driver', needs: ['no-red-findings', 'round'], source: 'house-rule', passage: 'the driver asks the delegations when its draft is whole' },
  { id: 'back-to-drafting', from: ['consultation', 'final-draft'], to: 'drafting', taker: 'driver', needs: [], source: 'house-rule', passage: 'what a round brings up is drafted before the next' },
  { id: 'finish-rounds', from: ['consultation'], to: 'final-draft', taker: 'driver', needs: ['acknowledged'], source: 'house-rule', passage: 'nothing that was said is passed over unseen' },
  { id: 'submit', from: ['final-draft'], to: 'submitted', taker: 'driver', needs: ['no-red-findings'], source: 'house-rule', passage: 'the driver hands the plan in; reserves go along' },
  { id: 'record-adoption', from: ['submitted'], to: 'adopted', taker: 'recorder', needs: ['decision'], source: 'terms', passage: 'footnote 5: the committee supervises; what it decided is recorded' },
  { id: 'send-back', from: ['submitted'], to: 'final-draft', taker: 'recorder', needs: ['reason'], source: 'house-rule', passage: 'the body asks for more, and says why' },
  { id: 'begin-delivery', from: ['adopted'], to: 'in-delivery', taker: 'time', needs: [], source: 'house-rule', passage: 'on the first day of the period' },
  { id: 'close', from: ['in-delivery'], to: 'closed', taker: 'time', needs: [], source: 'house-rule', passage: 'after the last day of the period' },
  { id: 'open-amendment', from: ['adopted', 'in-delivery'], to: null, taker: 'driver', needs: ['reason'], source: 'house-rule', passage: 'what was adopted is changed by another adoption' },
  { id: 'drop-amendment', from: ['drafting'], to: null, taker: 'driver', needs: ['unchanged'], source: 'house-rule', passage: 'an amendment that changes nothing needs no decision' },
]

export const stepById: ReadonlyMap<StepId, StepRow> = new Map(steps.map(step => [step.id, step]))

/** Of an amendment: where it stands, as a plan does until it is adopted. A minor one changes services and contacts only, and goes in
 *  without a round. */
export type AmendmentState = { readonly state: PlanStatus; readonly isMinor: boolean }

/** Where the text stands that steps are about: the amendment where one is open, else the plan. */
export const stateOf = ({ status, amendment }: Pick<PlanFacts, 'status' | 'amendment'>): PlanStatus => amendment?.state ?? status

/** The steps that could come next, whoever takes them. */
export function stepsFrom(facts: Pick<PlanFacts, 'status' | 'amendment' | 'archived'>): readonly StepRow[] {
  if (facts.archived) return []
  return steps.filter(step => isFromHere(step, facts))
}

function isFromHere({ id, from }: StepRow, facts: Pick<PlanFacts, 'status' | 'amendment'>): boolean {
  const { amendment } = facts
  switch (id) {
    case 'open-amendment':
      return amendment === null && from.includes(facts.status)
    case 'drop-amendment':
      return amendment !== null && from.includes(amendment.state)
    // The plan itself goes on while it is amended.
    case 'begin-delivery':
    case 'close':
      return from.includes(facts.status)
    case 'submit':
      return from.includes(stateOf(facts)) || (amendment?.isMinor === true && amendment.state === 'drafting')
    case 'open-round':
      return from.includes(stateOf(facts)) && amendment?.isMinor !== true
    default:
      return from.includes(stateOf(facts))
  }
}

export type StepRefusal = { readonly code: 'step/not-from-here' | 'step/driver-only' | 'step/speaks-only' | 'step/recorder-only' | 'step/by-time' | 'plan/archived' | MandateRefusal['code'] }

/** As what somebody takes a step. `instead-of-driver`: there is no driver, so the support team does it and says why. */
export type TakenAs = 'driver' | 'recorder' | 'instead-of-driver'

/** Whether this person may take a step now. What the step itself asks for is not looked at here. */
export function mayTakeStep(writer: Writer, facts: PlanFacts, step: StepRow): Result<TakenAs, StepRefusal> {
  const as = takerOf(writer, facts, step)
  if (!as.ok) return as
  if (facts.archived) return err({ code: 'plan/archived' })
  return isFromHere(step, facts) ? as : err({ code: 'step/not-from-here' })
}

function takerOf(writer: Writer, facts: PlanFacts, step: StepRow): Result<TakenAs, StepRefusal> {
  const isSupportTeam = writer.functions.includes('support-team')
  switch (step.taker) {
    case 'time':
      return err({ code: 'step/by-time' })
    case 'recorder':
      return isSupportTeam || writer.functions.includes('secretariat') ? ok('recorder') : err({ code: 'step/recorder-only' })
    case 'driver':
      if (facts.driver === null) return isSupportTeam ? ok('instead-of-driver') : err({ code: 'step/driver-only' })
      if (facts.driver !== writer.party) return err({ code: 'step/driver-only' })
      return writer.functions.includes('speaks') ? ok('driver') : err({ code: 'step/speaks-only' })
  }
}

/** What a step asks for when it is taken so. Without a driver nothing holds it up but that a reason is given; a decision and a round are
 *  still what they are. */
export const needsOf = (step: StepRow, as: TakenAs): readonly StepNeed[] =>
  as === 'instead-of-driver' ? [...step.needs.filter(need => need === 'round'), 'reason'] : step.needs

/** Whether somebody who may write now may not after the step: it can be announced, so that nobody is thrown out in mid-sentence. */
export const closesWriting = ({ id }: StepRow): boolean => id === 'open-round' || id === 'submit'

/** The step that was announced, by the status to which it leads; null for one of an older server. */
export const announcedStep = (to: PlanStatus): StepRow | null => steps.find(step => closesWriting(step) && step.to === to) ?? null
