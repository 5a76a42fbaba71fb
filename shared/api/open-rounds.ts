// Bodies and answers of the routes of open rounds: where one delegation stands in all of them, what it notes for itself, and what it gives its
// services to look at.
import { z } from 'zod'
import { CommentPlace, longestComment } from '../documents/threads.ts'
import { ActionId, GoalId, PartyId, PersonId, PlanId, ServiceId, VersionId } from '../ids.ts'
import { IsoDay, shortLine } from '../schema/values.ts'
import { ContributionKind, Marking } from '../vocabularies/vocabularies.ts'
import { RoundAnswer, Silence } from '../workflow/positions.ts'
import { VersionLabel } from '../workflow/record.ts'
import { AnswerView } from './rounds.ts'

const Moment = z.iso.datetime()

/** Of one delegation; far more than any has. */
export const mostServices = 60
export const longestServiceName = 120
const ServiceName = shortLine(longestServiceName).trim().min(1)

/** A service of the delegation, as it calls it. `removed`: it is in the list no more, and what it said still stands in a round. */
export const OwnService = z.strictObject({ id: ServiceId, name: z.string(), removed: z.boolean() })
export type OwnService = z.infer<typeof OwnService>

export const serviceWords = ['asked', 'fine', 'reserve'] as const
/** How it stands with a service: it was asked, it has nothing against it, or it has. */
export const ServiceWord = z.enum(serviceWords)
export type ServiceWord = z.infer<typeof ServiceWord>

export const ServiceInput = z.strictObject({ service: ServiceId, said: ServiceWord, words: z.string(), at: Moment })
export type ServiceInput = z.infer<typeof ServiceInput>

/** What the delegation thinks of answering. `round`: in which it was written last. `revision`: another each time it is written. */
export const DraftPosition = z.strictObject({
  answer: RoundAnswer.nullable(),
  remarks: z.string(),
  round: z.int().positive(),
  revision: z.int().positive(),
  at: Moment,
  /** A colleague of the reader's. */
  by: z.strictObject({ id: PersonId, name: z.string() }),
})
export type DraftPosition = z.infer<typeof DraftPosition>

export const OpenRound = z.strictObject({
  plan: PlanId,
  round: z.int().positive(),
  kind: z.enum(['consultation', 'amendment']),
  version: VersionId,
  label: VersionLabel,
  marking: Marking,
  openedAt: Moment,
  deadline: Moment,
  silence: Silence,
  isAsked: z.boolean(),
  /** The one that stands, also of a round before. */
  answer: AnswerView.nullable(),
  /** What changed in the plan since the version that was answered on, or else since the one that is asked about. */
  changed: z.array(CommentPlace),
  standingReserves: z.int().nonnegative(),
  /** Of the delegation's own: null and empty for whoever only serves the plan as a whole. */
  draft: DraftPosition.nullable(),
  inputs: z.array(ServiceInput),
  mayAnswer: z.boolean(),
  mayDraft: z.boolean(),
})
export type OpenRound = z.infer<typeof OpenRound>

/** Proposals that were drafted and not sent, by place. */
export const Unsent = z.strictObject({ plan: PlanId, places: z.array(CommentPlace) })
export type Unsent = z.infer<typeof Unsent>

/** For whoever sends them. */
export const DraftsToSend = z.strictObject({ unsent: z.array(Unsent) })
export type DraftsToSend = z.infer<typeof DraftsToSend>

/** `rounds`: the one that ends first comes first. `isOwnSide`: whether this person is sent what is the delegation's own. */
export const OpenRoundsAnswer = z.strictObject({
  isOwnSide: z.boolean(),
  mayEditServices: z.boolean(),
  services: z.array(OwnService),
  rounds: z.array(OpenRound),
  unsent: z.array(Unsent),
})
export type OpenRoundsAnswer = z.infer<typeof OpenRoundsAnswer>

/** As in comments: lines, and no other signs that nobody types. */
// oxlint-disable-next-line no-control-regex
const Note = z.string().max(longestComment).regex(/^[^\u0000-\u0009\u000b-\u001f\u007f\u2028\u2029]*$/)

/** `revision`: that of the draft as the page showed it; 0 for none. */
export const DraftBody = z.strictObject({ party: PartyId, answer: RoundAnswer.nullable(), remarks: Note, revision: z.int().nonnegative() })
export type DraftBody = z.infer<typeof DraftBody>
export const DraftWritten = z.strictObject({ revision: z.int().positive() })

/** `said` null: it was not asked after all. */
export const InputBody = z.strictObject({ party: PartyId, said: ServiceWord.nullable(), words: shortLine(500).trim() })
export type InputBody = z.infer<typeof InputBody>

export const OpenRoundAddress = z.strictObject({ plan: PlanId, round: z.coerce.number().int().positive() })
export const InputAddress = z.strictObject({ ...OpenRoundAddress.shape, service: ServiceId })
export const ServiceAddress = z.strictObject({ service: ServiceId })
export const ServiceBody = z.strictObject({ party: PartyId, name: ServiceName })
export const ServiceMade = z.strictObject({ id: ServiceId })
export const OfParty = z.strictObject({ party: PartyId })

/** What part the delegation has in an action, as the version says it. */
export const partsInBrief = ['action-leader', 'co-leader', 'participant', 'author'] as const

const BriefAction = z.strictObject({
  id: ActionId,
  number: z.string().nullable(),
  reference: z.string().nullable(),
  title: z.string(),
  goal: GoalId.nullable(),
  parts: z.array(z.enum(partsInBrief)),
  /** Which service of the delegation the plan names there. */
  service: z.string().nullable(),
  from: IsoDay.nullable(),
  to: IsoDay.nullable(),
  description: z.string(),
  expectedResult: z.string(),
  contributions: z.array(z.strictObject({ kind: ContributionKind, words: z.string() })),
  /** Whether it says something else by now. */
  hasChanged: z.boolean(),
})
export type BriefAction = z.infer<typeof BriefAction>

/** What a round asks of a delegation, with its actions as the version says them, in the order of the plan. */
export const RoundBrief = z.strictObject({
  plan: PlanId,
  round: z.int().positive(),
  kind: z.enum(['consultation', 'amendment']),
  label: VersionLabel,
  contentHash: z.string(),
  marking: Marking,
  isSample: z.boolean(),
  deadline: Moment,
  silence: Silence,
  aim: z.string(),
  actions: z.array(BriefAction),
})
export type RoundBrief = z.infer<typeof RoundBrief>
