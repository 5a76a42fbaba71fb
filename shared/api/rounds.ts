// Bodies and answers of the routes of steps, rounds, answers and reserves. Unknown keys are refused.
import { z } from 'zod'
import { AnswerId, PartyId, PlanId, ProposalId, ReserveId, VersionId } from '../ids.ts'
import { CommentPlace, CommentText } from '../documents/threads.ts'
import { PersonFunction } from '../mandates/functions.ts'
import { shortLine } from '../schema/values.ts'
import { maxProposalsToAcknowledge, maxReservesToAcknowledge, maxStandingReservesOfParty } from '../workflow/bounds.ts'
import { AnsweredHow, needsRemarks, isReserve, ReserveKind, RoundAnswer, Silence } from '../workflow/positions.ts'
import { Amendment, Decided, VersionLabel } from '../workflow/record.ts'
import { VersionAnswer } from './versions.ts'

const Moment = z.iso.datetime()
/** As it is kept, so that instants compare as text. */
const Deadline = Moment.transform(moment => new Date(moment).toISOString())
const Reason = shortLine(500).trim().min(1)

/** A step that closes writing may be announced: it is taken after so many minutes. */
const inMinutes = { inMinutes: z.int().min(0).max(1440).default(0) }
/** Why the support team takes a step in place of a driver that there is not. */
const instead = { reason: Reason.optional() }
const party = { party: PartyId }

/** What is asked for, by the step: see shared/workflow/steps.ts. `party`: in whose name. */
export const StepBody = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('open-round'), ...party, ...inMinutes, ...instead, deadline: Deadline, silence: Silence, name: shortLine(80).trim().min(1).optional() }),
  z.strictObject({ step: z.literal('back-to-drafting'), ...party, ...instead }),
  z.strictObject({ step: z.literal('finish-rounds'), ...party, ...instead, acknowledged: z.strictObject({ proposals: z.array(ProposalId).max(maxProposalsToAcknowledge), reserves: z.array(ReserveId).max(maxReservesToAcknowledge) }).optional() }),
  z.strictObject({ step: z.literal('submit'), ...party, ...inMinutes, ...instead }),
  z.strictObject({ step: z.literal('record-adoption'), ...party, decision: Decided }),
  z.strictObject({ step: z.literal('send-back'), ...party, reason: Reason }),
  z.strictObject({ step: z.literal('open-amendment'), ...party, reason: Reason, isMinor: z.boolean() }),
  z.strictObject({ step: z.literal('drop-amendment'), ...party, ...instead }),
])
export type StepBody = z.infer<typeof StepBody>

/** A step that is announced is taken back by whoever could take it. */
export const AnnouncedBody = z.strictObject({ party: PartyId })

const reserveIn = z.strictObject({ place: CommentPlace, words: CommentText })

/** `inWriting`: how and when it came, where it is recorded for another delegation (`of`). */
export const AnswerBody = z
  .strictObject({
    party: PartyId,
    of: PartyId.optional(),
    inWriting: Reason.optional(),
    answer: RoundAnswer,
    remarks: CommentText.optional(),
    /** What the reserve stands on: at least one of a reserve, none of anything else. Those that stand already stay. */
    reserves: z.array(reserveIn).max(maxStandingReservesOfParty).default([]),
  })
  .refine(({ answer, remarks }) => !needsRemarks(answer) || remarks !== undefined, { error: 'answer/remarks-needed', path: ['remarks'] })
  .refine(({ answer, reserves }) => isReserve(answer) || reserves.length === 0, { error: 'answer/no-reserves-with-it', path: ['reserves'] })
  .refine(({ of, inWriting, party: by }) => (of === undefined || of === by) === (inWriting === undefined), { error: 'answer/in-writing-needed', path: ['inWriting'] })
export type AnswerBody = z.infer<typeof AnswerBody>

export const RoundAddress = z.strictObject({ plan: PlanId, round: z.coerce.number().int().positive() })
export const ReserveAddress = z.strictObject({ plan: PlanId, reserve: ReserveId })
export const LiftBody = z.strictObject({ party: PartyId })
/** `of`: one delegation alone; left out: all whose answer is due. */
export const ReminderBody = z.strictObject({ party: PartyId, of: PartyId.optional() })
export const ExtensionBody = z.strictObject({ party: PartyId, deadline: Deadline })

/** A delegation and in which capacity one of its people acted; never who. */
const ByDelegation = z.strictObject({ party: PartyId, capacity: PersonFunction })

export const RoundView = z.strictObject({
  number: z.int().positive(),
  version: VersionId,
  label: VersionLabel,
  openedAt: Moment,
  openedBy: PartyId,
  deadline: Moment,
  silence: Silence,
  asked: z.array(PartyId),
  extensions: z.array(z.strictObject({ at: Moment, from: Moment, to: Moment, by: PartyId })),
  closedAt: Moment.nullable(),
})
export type RoundView = z.infer<typeof RoundView>

export const AnswerView = z.strictObject({
  id: AnswerId,
  round: z.int().positive(),
  party: PartyId,
  answer: RoundAnswer,
  remarks: z.string().nullable(),
  label: VersionLabel,
  version: VersionId,
  at: Moment,
  how: AnsweredHow,
  received: z.string().nullable(),
  by: ByDelegation.nullable(),
  isLate: z.boolean(),
})
export type AnswerView = z.infer<typeof AnswerView>

export const ReserveView = z.strictObject({
  id: ReserveId,
  round: z.int().positive(),
  party: PartyId,
  kind: ReserveKind,
  place: CommentPlace,
  words: z.string(),
  label: VersionLabel,
  version: VersionId,
  at: Moment,
  by: ByDelegation.nullable(),
  lifted: z.strictObject({ at: Moment, by: ByDelegation }).nullable(),
})
export type ReserveView = z.infer<typeof ReserveView>

/** Everything that delegations answered about a plan; nothing of it is sent to whoever reads by a release. */
export const RoundsAnswer = z.strictObject({
  /** The latest first. */
  rounds: z.array(RoundView),
  /** All that were ever given, the latest first. */
  answers: z.array(AnswerView),
  /** The latest first. */
  reserves: z.array(ReserveView),
  versions: z.array(VersionAnswer),
  /** By version: the places that changed since. A whole action is its path; the plan's own texts theirs. */
  changedSince: z.record(VersionId, z.array(CommentPlace)),
  amendment: Amendment.nullable(),
  /** Sent to delegations without an answer, the latest first. */
  reminders: z.array(z.strictObject({ round: z.int().positive(), at: Moment, by: PartyId, of: PartyId.nullable() })),
})
export type RoundsAnswer = z.infer<typeof RoundsAnswer>
