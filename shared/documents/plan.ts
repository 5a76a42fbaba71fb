// An Operational Action Plan: one area and one plan period. Everything that delegations write together is here; what
// people decide outside the text (driver, circle, status …) is a row in SQL, of which `record` is a mirror that only the
// server writes. Exact dates and places of joint action days are in no plan: the log of a document never forgets.
import { z } from 'zod'
import { contactLine, contributionLine, fundingValues, indicatorValues, jointActionDayValues, seeksLine, serviceLine } from './action-rows.ts'
import { AnswerBasis } from './answer-basis.ts'
import { KnownParty, keyWithParty, partyOfKey } from './party-keys.ts'
import { proposalFields } from './proposals.ts'
import { wholeQuartersOnly } from './quarters-only.ts'
import { threadFields } from './threads.ts'
import { ActionId, AreaId, GoalId, PartyId, PlanId, ProposalId, RequestId, RowId, ThreadId } from '../ids.ts'
import { Pen, PenRequest } from '../mandates/pen.ts'
import { Release } from '../mandates/release.ts'
import type { WrittenBy } from '../mandates/written-by.ts'
import { partyFor } from '../parties/eligible-party.ts'
import { ActionKind, ActionStatus, Channel, ContributionKind, GapReason, LeverLevel, LeverNature, LeverStance, Marking, PlanStatus, ProgressMark } from '../vocabularies/vocabularies.ts'
import { offeredRoles } from '../vocabularies/participation.ts'
import type { OfferedRole } from '../vocabularies/participation.ts'
import { documentSchema, entries, fixed, keyed, required, text, value } from '../schema/node.ts'
import { plainOf, readingOf } from '../schema/reading.ts'
import type { PlainDocument, Reading } from '../schema/reading.ts'
import { Amount, IsoDay, OrderKey, shortLine } from '../schema/values.ts'
import { viewOf } from '../schema/view.ts'
import type { DocumentView, FieldsView } from '../schema/view.ts'
import { Adoption, Amendment, Round } from '../workflow/record.ts'
import type * as Y from 'yjs'

export { isQuartersOnly } from './quarters-only.ts'

/** The day on which something was asked or said, as the writer's device had it; what was written before it was kept has none. */
const OnDay = { on: IsoDay.optional() }

/** Being named asks: the request waits for the delegation's own answer, and naming again asks again. */
export const Request = z.strictObject({ request: RequestId, ...OnDay })
export type Request = z.infer<typeof Request>

/** Asked by whoever writes the action, or `joined`: added by the delegation itself. */
export const Participation = z.strictObject({ request: RequestId, joined: z.literal(true).optional(), ...OnDay })
export type Participation = z.infer<typeof Participation>

/** Leader's or driver's word on a delegation that added itself: which, in whose name, on which day, and why. */
export const Admission = z.strictObject({ admission: z.enum(['taken-in', 'turned-down']), by: KnownParty, on: IsoDay, reason: shortLine(300).min(1).optional() })
export type Admission = z.infer<typeof Admission>

/** A delegation joined or left an action in delivery. */
export const Movement = z.strictObject({ what: z.enum(['joined', 'left']), on: IsoDay })
export type Movement = z.infer<typeof Movement>

/** A delegation's answer that reached the driver in writing: when it was received, and a line by which it is found again. */
const InWriting = { received: IsoDay, reference: shortLine(120).min(1), recordedBy: KnownParty }

const LeaderRequest = z.strictObject({ request: RequestId, party: partyFor('action-leader'), ...OnDay })

/** Whoever asks reminds the delegation that was asked: in whose name, and on which day last. */
export const Reminder = z.strictObject({ by: KnownParty, on: IsoDay })
export type Reminder = z.infer<typeof Reminder>

/** A delegation's own word that it would lead or help to lead. `request`: what the naming is called that takes it. Where whoever
 *  speaks for the delegation offers, its answer stands under that already. */
export const Offer = z.strictObject({ request: RequestId, ...OnDay })
export type Offer = z.infer<typeof Offer>

/** What became of an offer: in whose name, on which day, and why. */
export const OfferReply = z.strictObject({ reply: z.enum(['taken', 'declined']), by: KnownParty, on: IsoDay, reason: shortLine(300).min(1).optional() })
export type OfferReply = z.infer<typeof OfferReply>

/** The action of an earlier plan that this one was copied from, and its lasting reference there. */
export const CarriedFrom = z.strictObject({ plan: PlanId, action: ActionId, reference: z.string().max(20) })
export type CarriedFrom = z.infer<typeof CarriedFrom>

/** What the giver of an answer had seen of the plan: a `seq` means something only within its epoch. */
const Seen = { epoch: z.string().max(40), seq: z.int().nonnegative(), ...OnDay }
/** An answer also says what it was given on; those given before that was kept do not. */
const Given = { ...Seen, about: AnswerBasis.optional() }

export const Answer = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('confirmed'), ...Given }),
  z.strictObject({ answer: z.literal('confirmed-subject'), condition: shortLine(300), ...Given }),
  z.strictObject({ answer: z.literal('declined'), ...Given }),
  z.strictObject({ answer: z.literal('to-be-confirmed'), ...Given }),
])
export type Answer = z.infer<typeof Answer>

/** What a delegation answered in writing, as whoever speaks for the driver recorded it. */
export const AnswerInWriting = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('confirmed'), ...InWriting, ...Given }),
  z.strictObject({ answer: z.literal('confirmed-subject'), condition: shortLine(300), ...InWriting, ...Given }),
  z.strictObject({ answer: z.literal('declined'), ...InWriting, ...Given }),
])
export type AnswerInWriting = z.infer<typeof AnswerInWriting>

export const rolesInAction = ['action-leader', 'co-leader', 'participant'] as const
export type RoleInAction = (typeof rolesInAction)[number]

/** An answer stands under the delegation, the role it was named in and the request it answers:
 *  `ms-it:participant:<request>`. A request is made by whoever names, and means nothing under another delegation or role:
 *  else an answer to one question could be passed off as the answer to another. */
export const AnswerKey = keyWithParty(rest => {
  const [role, request, ...more] = rest.split(':')
  return more.length === 0 && rolesInAction.some(known => known === role) && RequestId.safeParse(request).success
})
/** The driver's word stands under the leader it is about and the request that named it: `tc-ge:<request>`. */
export const ConfirmationKey = keyWithParty(rest => RequestId.safeParse(rest).success)
/** Leader's or driver's word on a delegation that added itself, under both: `ms-mt:<request>`. */
export const AdmissionKey = keyWithParty(rest => RequestId.safeParse(rest).success)
/** Who asked stands under the delegation that was asked and the request: `ms-it:<request>`. */
export const AskerKey = keyWithParty(rest => RequestId.safeParse(rest).success)
/** An offer stands under the delegation and the role: `ms-mt:co-leader`. Whether it may hold that is asked with the mandate. */
export const OfferKey = keyWithParty(rest => offeredRoles.some(role => role === rest))
/** The reply to one, under the delegation and what the offer is called: `ms-mt:<request>`. */
export const OfferReplyKey = keyWithParty(rest => RequestId.safeParse(rest).success)
/** An entry of joining or leaving, under the delegation and an id of its own: `ms-mt:<row>`. */
export const MovementKey = keyWithParty(rest => RowId.safeParse(rest).success)
/** A contribution stands under the delegation and its kind: `ms-it:people`. */
export const ContributionKey = keyWithParty(rest => ContributionKind.safeParse(rest).success)

export const answerKey = (party: PartyId, role: RoleInAction, request: RequestId): string => `${party}:${role}:${request}`
export const confirmationKey = (leader: PartyId, request: RequestId): string => `${leader}:${request}`
export const admissionKey = (party: PartyId, request: RequestId): string => `${party}:${request}`
export const askerKey = (asked: PartyId, request: RequestId): string => `${asked}:${request}`
export const offerKey = (party: PartyId, role: OfferedRole): string => `${party}:${role}`
export const movementKey = (party: PartyId, id: RowId): string => `${party}:${id}`
export const contributionKey = (party: PartyId, kind: ContributionKind): string => `${party}:${kind}`

function partyItself(key: string): PartyId | null {
  const parsed = PartyId.safeParse(key)
  return parsed.success ? parsed.data : null
}

const planText = (label: string) => ({ label, writtenBy: 'plan-text' }) as const
const ofAction = (label: string) => ({ label, writtenBy: 'action' }) as const
const placing = (label: string) => ({ label, writtenBy: 'placing' }) as const
/** How a plan goes is no part of what was adopted. */
const delivery = (label: string) => ({ label, writtenBy: 'delivery', content: false }) as const
/** What stands under the name of a delegation. Freedom of action: nobody signs another party up, and nobody speaks for it. */
const ofDelegation = <const W extends WrittenBy>(label: string, writtenBy: W, partyOf: (key: string) => PartyId | null) =>
  ({ label, writtenBy, partyOf, source: 'staff-working-document' }) as const
const byServer = (label: string) => ({ label, writtenBy: 'server' }) as const
/** Keys may be renewed without a change of order; what counts is the place. */
const actionPlace = { ...placing('action.order'), content: { position: { within: 'goal' } } } as const
const rowPlace = { ...ofAction('row.order'), content: { position: { within: null } } } as const
const actionRemoved = { ...placing('action.removed'), content: { removal: true } } as const
const rowRemoved = { ...ofAction('row.removed'), content: { removal: true } } as const
/** That a delegation is named is what the plan says; the request's id only ties its answer to it. */
const namedOnly = { part: (): true => true }

const actionFields = {
  title: text('title', ofAction('action.title')),
  description: text('rich', ofAction('action.description')),
  expectedResult: text('rich', ofAction('action.expectedResult')),
  goal: value(GoalId, placing('action.goal')),
  order: required(value(OrderKey, actionPlace)),
  /** Removing marks: what a colleague types into a removed action is still there when it is brought back. */
  removed: required(value(z.boolean(), actionRemoved)),
  /** Set with the action, by a delegation that has no role in the plan: until the driver takes it in, the action stands as
   *  proposed. It has a reference then and no number, is not counted and blocks nothing. */
  proposedBy: value(KnownParty, { label: 'action.proposedBy', writtenBy: 'proposing', content: { proposal: { until: 'takenIn' } } }),
  takenIn: value(z.literal(true), { label: 'action.takenIn', writtenBy: 'taking-in', content: false }),
  goalsServed: keyed(GoalId, z.literal(true), ofAction('action.goalsServed')),
  /** Other plans (`plan/<id>`) and actions (`action/<plan>/<id>`), by id only: titles are resolved for each reader. */
  links: keyed(linkKey(), z.literal(true), ofAction('action.links')),
  /** In an action that looks for participants: for what kind of them. A call, and no part of what is agreed. */
  seeks: value(seeksLine, { ...ofAction('action.seeks'), content: false }),
  carriedFrom: value(CarriedFrom, { ...byServer('action.carriedFrom'), content: false }),
  kind: value(ActionKind, ofAction('action.kind')),
  nature: value(LeverNature, ofAction('action.nature')),
  stance: value(LeverStance, ofAction('action.stance')),
  level: value(LeverLevel, ofAction('action.level')),
  /** One key, so that there can never be two. Source of who may: see eligibility. */
  leader: value(LeaderRequest, { label: 'action.leader', writtenBy: 'leading', source: 'terms', content: { part: leaderNamed } }),
  coLeaders: keyed(partyFor('co-leader'), Request, { ...ofAction('action.coLeaders'), content: namedOnly }),
  participants: keyed(partyFor('participant'), Participation, { ...ofDelegation('action.participants', 'participation', partyItself), content: namedOnly }),
  /** What became of a delegation that added itself, under the delegation and its request. */
  admissions: keyed(AdmissionKey, Admission, { label: 'action.admissions', writtenBy: 'admission', source: 'house-rule', content: false }),
  /** Which delegation asked, with the request: whoever holds the pen asks in its own name. A field of its own, so that who
   *  brings a named delegation back need not be who asked it. */
  askers: keyed(AskerKey, KnownParty, { label: 'action.askers', writtenBy: 'participation', source: 'house-rule', content: false }),
  /** The last reminder of a request, under the same key as who asked. */
  reminders: keyed(AskerKey, Reminder, { label: 'action.reminders', writtenBy: 'participation', source: 'house-rule', content: false }),
  /** To lead or to help to lead, which delegations offer by themselves; nothing of the plan until the driver takes it. */
  offers: keyed(OfferKey, Offer, { ...ofDelegation('action.offers', 'offering', partyOfKey), source: 'house-rule', content: false }),
  offerReplies: keyed(OfferReplyKey, OfferReply, { label: 'action.offerReplies', writtenBy: 'leading', source: 'house-rule', content: false }),
  services: keyed(KnownParty, serviceLine, ofDelegation('action.services', 'party-row', partyItself)),
  /** An office, never a person's name. */
  contacts: keyed(KnownParty, contactLine, ofDelegation('action.contacts', 'party-row', partyItself)),
  /** What delegations say to the plan is no part of what it says: an answer must not make it another plan than the one
   *  that was answered. */
  answers: keyed(AnswerKey, Answer, { ...ofDelegation('action.answers', 'answer', partyOfKey), content: false }),
  /** Answers received in writing, under the same keys. Beside the delegations' own and never over them, also where both are
   *  written at the same time: an own answer stands over what was recorded. */
  answersInWriting: keyed(AnswerKey, AnswerInWriting, { ...ofDelegation('action.answersInWriting', 'recording', partyOfKey), source: 'house-rule', content: false }),
  /** The driver's word that an outside leader works under its responsibility.
   *  Source: staff working document, footnote 5. */
  confirmations: keyed(ConfirmationKey, z.strictObject(Seen), { label: 'action.confirmations', writtenBy: 'confirmation', source: 'staff-working-document', content: false }),
  contributions: keyed(ContributionKey, contributionLine, ofDelegation('action.contributions', 'contribution', partyOfKey)),
  from: value(IsoDay, ofAction('action.from')),
  to: value(IsoDay, ofAction('action.to')),
  jointActionDays: entries(RowId, {
    quarter: value(jointActionDayValues.quarter, ofAction('jointActionDays.quarter')),
    count: value(jointActionDayValues.count, ofAction('jointActionDays.count')),
    order: required(value(OrderKey, rowPlace)),
    removed: required(value(z.boolean(), rowRemoved)),
  }, ofAction('action.jointActionDays')),
  indicators: entries(RowId, {
    name: value(indicatorValues.name, ofAction('indicator.name')),
    resultKind: value(indicatorValues.resultKind, ofAction('indicator.resultKind')),
    unit: value(indicatorValues.unit, ofAction('indicator.unit')),
    target: value(indicatorValues.target, ofAction('indicator.target')),
    /** What was reached, once the plan is adopted. */
    result: value(z.number().min(0).max(1_000_000_000), delivery('indicator.result')),
    order: required(value(OrderKey, rowPlace)),
    removed: required(value(z.boolean(), rowRemoved)),
  }, ofAction('action.indicators')),
  funding: entries(RowId, {
    source: value(fundingValues.source, ofAction('funding.source')),
    amount: value(fundingValues.amount, ofAction('funding.amount')),
    order: required(value(OrderKey, rowPlace)),
    removed: required(value(z.boolean(), rowRemoved)),
  }, ofAction('action.funding')),
  /** What a delegation brings of its own, by delegation: only its people write it. */
  ownResources: keyed(KnownParty, Amount, ofDelegation('action.ownResources', 'contribution', partyItself)),
  channel: value(Channel, ofAction('action.channel')),
  /** How the adopted action goes: written in delivery by its leader and the driver, and by each delegation for its part. */
  status: value(ActionStatus, delivery('action.status')),
  progress: value(ProgressMark, delivery('action.progress')),
  deliveries: keyed(KnownParty, shortLine(300), { ...ofDelegation('action.deliveries', 'own-delivery', partyItself), content: false }),
  /** Who joined or left after the plan was adopted, by delegation, each entry dated: what was adopted stays as it is. */
  movements: keyed(MovementKey, Movement, { ...ofDelegation('action.movements', 'movement', partyOfKey), content: false }),
}

function leaderNamed(leader: unknown): unknown {
  return typeof leader === 'object' && leader !== null && 'party' in leader ? leader.party : undefined
}

function linkKey() {
  return z.string().max(120).refine(key => {
    const [kind, plan, action, ...rest] = key.split('/')
    if (rest.length > 0 || !PlanId.safeParse(plan).success) return false
    return kind === 'plan' ? action === undefined : kind === 'action' && ActionId.safeParse(action).success
  })
}

const InGoal = z.strictObject({ goal: GoalId, number: z.int().positive() })
export const NumberInGoal = z.strictObject({ ...InGoal.shape, former: z.array(InGoal).min(1).optional() })
export type NumberInGoal = z.infer<typeof NumberInGoal>

/** A delegation named for a role in the plan: by which decision, recorded when, and since when it has accepted. */
const Appointed = z.strictObject({ party: PartyId, accepted: z.boolean(), decision: z.string(), on: IsoDay, acceptedAt: z.iso.datetime().optional() })
export type Appointed = z.infer<typeof Appointed>

export const planSchema = documentSchema({
  kind: 'plan',
  version: 5,
  roots: {
    aim: text('rich', planText('plan.aim')),
    /** One entry a goal of the cycle, made by the server; the text of the matrix cell, and why a cell is empty. */
    goals: entries(GoalId, {
      text: text('rich', planText('goal.text')),
      gapReason: value(GapReason, planText('goal.gapReason')),
    }, byServer('plan.goals')),
    actions: entries(ActionId, actionFields, { label: 'plan.actions', writtenBy: 'adding' }, [wholeQuartersOnly]),
    /** `MS-26-014` by action: written in the commit that brings the action, kept for ever. */
    references: keyed(ActionId, z.string().max(20), { ...byServer('plan.references'), content: false }),
    /** From the first round on: which number an action has in its goal, and which it had in others. None is given twice, so that a
     *  number means the same action in every round. The server gives them in the commit that brings the action. */
    numbers: keyed(ActionId, NumberInGoal, { ...byServer('plan.numbers'), content: false }),
    /** What is said about the plan is no part of what it says. */
    threads: entries(ThreadId, threadFields, { label: 'plan.threads', writtenBy: 'commenting', content: false }),
    /** What delegations propose, sent and decided; no content until a proposal is accepted, and then what it says stands in the plan. */
    proposals: entries(ProposalId, proposalFields, { ...byServer('plan.proposals'), content: false }),
    /** A decision about the plan does not change what the plan says: no content. */
    record: fixed({
      area: value(AreaId, byServer('record.area')),
      periodStart: value(IsoDay, byServer('record.period')),
      periodEnd: value(IsoDay, byServer('record.period')),
      status: value(PlanStatus, byServer('record.status')),
      archived: value(z.boolean(), byServer('record.archived')),
      marking: value(Marking, byServer('record.marking')),
      driver: value(Appointed, byServer('record.driver')),
      coDrivers: value(z.array(Appointed), byServer('record.coDrivers')),
      addedToCircle: value(z.array(PartyId), byServer('record.circle')),
      councilDocument: value(z.string(), byServer('record.councilDocument')),
      predecessor: value(PlanId, byServer('record.predecessor')),
      sample: value(z.boolean(), byServer('record.sample')),
      pens: value(z.array(Pen), byServer('record.pens')),
      penRequests: value(z.array(PenRequest), byServer('record.penRequests')),
      releases: value(z.array(Release), byServer('record.releases')),
      /** The step that is announced: from that moment on the plan has this status. */
      nextStep: value(z.strictObject({ status: PlanStatus, at: z.iso.datetime() }), byServer('record.nextStep')),
      round: value(Round, byServer('record.round')),
      adoption: value(Adoption, byServer('record.adoption')),
      amendment: value(Amendment, byServer('record.amendment')),
    }, false),
  },
})

type PlanRoots = (typeof planSchema)['roots']
export type PlanView = DocumentView<PlanRoots>
export type ActionView = FieldsView<typeof actionFields>
export type PlanPlain = PlainDocument<PlanRoots>
export type ActionPlain = NonNullable<PlanPlain['actions'][ActionId]>
export type RecordPlain = PlanPlain['record']
export type PlanReading = Reading<PlanRoots>

export const planView = (doc: Y.Doc, origin?: unknown): PlanView => viewOf(doc, planSchema, origin)
export const planReading = (doc: Y.Doc): PlanReading => readingOf(doc, planSchema)
export const planPlain = (doc: Y.Doc): PlanPlain => plainOf(doc, planSchema)
