// An Operational Action Plan: one area and one plan period. Everything that delegations write together is here; what
// people decide outside the text (driver, circle, status …) is a row in SQL, of which `record` is a mirror that only the
// server writes. Exact dates and places of joint action days are in no plan: the log of a document never forgets.
import { z } from 'zod'
import { ActionId, AreaId, GoalId, PartyId, PlanId, RequestId, RowId } from '../ids.ts'
import { mayHold } from '../parties/eligibility.ts'
import { isKnownParty } from '../parties/parties.ts'
import { ActionKind, Channel, ContributionKind, FundingSource, GapReason, LeverLevel, LeverNature, LeverStance, Marking, PlanStatus, ResultKind } from '../vocabularies/vocabularies.ts'
import { documentSchema, entries, fixed, keyed, required, text, value } from '../schema/node.ts'
import { plainOf, readingOf } from '../schema/reading.ts'
import type { PlainDocument, Reading } from '../schema/reading.ts'
import { Amount, isFirstDayOfQuarter, isLastDayOfQuarter, IsoDay, OrderKey, Quarter, shortLine } from '../schema/values.ts'
import { viewOf } from '../schema/view.ts'
import type { DocumentView, FieldsView } from '../schema/view.ts'
import type * as Y from 'yjs'

/** A delegation of the reference data; an unknown one is refused. */
const KnownParty = PartyId.refine(isKnownParty, { error: 'party/unknown' })

const partyFor = (role: Parameters<typeof mayHold>[0]) =>
  KnownParty.superRefine((party, context) => {
    const may = mayHold(role, party)
    if (!may.ok) context.addIssue({ code: 'custom', message: may.error.code })
  })

/** Being named asks: the request waits for the delegation's own answer, and naming again asks again. */
export const Request = z.strictObject({ request: RequestId })
export type Request = z.infer<typeof Request>

const LeaderRequest = z.strictObject({ request: RequestId, party: partyFor('action-leader') })

/** What the giver of an answer had seen of the plan: a `seq` means something only within its epoch. */
const Seen = { epoch: z.string().max(40), seq: z.int().nonnegative() }

export const Answer = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('confirmed'), ...Seen }),
  z.strictObject({ answer: z.literal('confirmed-subject'), condition: shortLine(300), ...Seen }),
  z.strictObject({ answer: z.literal('declined'), ...Seen }),
  z.strictObject({ answer: z.literal('to-be-confirmed'), ...Seen }),
])
export type Answer = z.infer<typeof Answer>

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
/** A contribution stands under the delegation and its kind: `ms-it:people`. */
export const ContributionKey = keyWithParty(rest => ContributionKind.safeParse(rest).success)

export const answerKey = (party: PartyId, role: RoleInAction, request: RequestId): string => `${party}:${role}:${request}`
export const confirmationKey = (leader: PartyId, request: RequestId): string => `${leader}:${request}`
export const contributionKey = (party: PartyId, kind: ContributionKind): string => `${party}:${kind}`

function keyWithParty(isRest: (rest: string) => boolean) {
  return z.string().max(100).refine(key => {
    const party = partyOfKey(key)
    return party !== null && isKnownParty(party) && isRest(key.slice(party.length + 1))
  })
}

function partyOfKey(key: string): PartyId | null {
  const parsed = PartyId.safeParse(key.slice(0, key.indexOf(':')))
  return parsed.success ? parsed.data : null
}
function partyItself(key: string): PartyId | null {
  const parsed = PartyId.safeParse(key)
  return parsed.success ? parsed.data : null
}

const byDrafters = (label: string) => ({ label, writtenBy: 'drafting' }) as const
/** Freedom of action: nobody signs another party up, and nobody speaks for it. */
const byDelegation = (label: string, partyOf: (key: string) => PartyId | null) =>
  ({ label, writtenBy: 'delegation', partyOf, source: 'staff-working-document' }) as const
const byServer = (label: string) => ({ label, writtenBy: 'server' }) as const
/** Keys may be renewed without a change of order; what counts is the place. */
const placeWithin = (label: string, within: string | null) => ({ ...byDrafters(label), content: { position: { within } } }) as const
const removing = (label: string) => ({ ...byDrafters(label), content: { removal: true } }) as const
/** That a delegation is named is what the plan says; the request's id only ties its answer to it. */
const namedOnly = { part: (): true => true }

/** Quarters only: a joint action day rests on surprise, so a plan must not hold its exact days.
 *  Source: staff working document, seventh principle (Surprise). */
const kindsWithQuartersOnly: readonly unknown[] = ['jad', 'cyber-patrol']

const actionFields = {
  title: text('title', byDrafters('action.title')),
  description: text('rich', byDrafters('action.description')),
  expectedResult: text('rich', byDrafters('action.expectedResult')),
  goal: value(GoalId, byDrafters('action.goal')),
  order: required(value(OrderKey, placeWithin('action.order', 'goal'))),
  /** Removing marks: what a colleague types into a removed action is still there when it is brought back. */
  removed: required(value(z.boolean(), removing('action.removed'))),
  goalsServed: keyed(GoalId, z.literal(true), byDrafters('action.goalsServed')),
  /** Other plans (`plan/<id>`) and actions (`action/<plan>/<id>`), by id only: titles are resolved for each reader. */
  links: keyed(linkKey(), z.literal(true), byDrafters('action.links')),
  kind: value(ActionKind, byDrafters('action.kind')),
  nature: value(LeverNature, byDrafters('action.nature')),
  stance: value(LeverStance, byDrafters('action.stance')),
  level: value(LeverLevel, byDrafters('action.level')),
  /** One key, so that there can never be two. Source of who may: see eligibility. */
  leader: value(LeaderRequest, { ...byDrafters('action.leader'), source: 'terms', content: { part: leaderNamed } }),
  coLeaders: keyed(partyFor('co-leader'), Request, { ...byDrafters('action.coLeaders'), content: namedOnly }),
  participants: keyed(partyFor('participant'), Request, { ...byDrafters('action.participants'), content: namedOnly }),
  services: keyed(KnownParty, shortLine(120), byDrafters('action.services')),
  /** An office, never a person's name. */
  contacts: keyed(KnownParty, shortLine(160), byDrafters('action.contacts')),
  /** What delegations say to the plan is no part of what it says: an answer must not make it another plan than the one
   *  that was answered. */
  answers: keyed(AnswerKey, Answer, { ...byDelegation('action.answers', partyOfKey), content: false }),
  /** The driver's word that an outside leader works under its responsibility.
   *  Source: staff working document, footnote 5. */
  confirmations: keyed(ConfirmationKey, z.strictObject(Seen), { label: 'action.confirmations', writtenBy: 'driver', source: 'staff-working-document', content: false }),
  contributions: keyed(ContributionKey, shortLine(300), byDelegation('action.contributions', partyOfKey)),
  from: value(IsoDay, byDrafters('action.from')),
  to: value(IsoDay, byDrafters('action.to')),
  jointActionDays: entries(RowId, {
    quarter: value(Quarter, byDrafters('jointActionDays.quarter')),
    count: value(z.int().min(1).max(99), byDrafters('jointActionDays.count')),
    order: required(value(OrderKey, placeWithin('row.order', null))),
    removed: required(value(z.boolean(), removing('row.removed'))),
  }, byDrafters('action.jointActionDays')),
  indicators: entries(RowId, {
    name: value(shortLine(200), byDrafters('indicator.name')),
    /** A kind of result that is counted across plans, where one fits. */
    resultKind: value(ResultKind, byDrafters('indicator.resultKind')),
    unit: value(shortLine(60), byDrafters('indicator.unit')),
    target: value(z.number().min(0).max(1_000_000_000), byDrafters('indicator.target')),
    order: required(value(OrderKey, placeWithin('row.order', null))),
    removed: required(value(z.boolean(), removing('row.removed'))),
  }, byDrafters('action.indicators')),
  funding: entries(RowId, {
    source: value(FundingSource, byDrafters('funding.source')),
    amount: value(Amount, byDrafters('funding.amount')),
    order: required(value(OrderKey, placeWithin('row.order', null))),
    removed: required(value(z.boolean(), removing('row.removed'))),
  }, byDrafters('action.funding')),
  /** What a delegation brings of its own, by delegation: only its people write it. */
  ownResources: keyed(KnownParty, Amount, byDelegation('action.ownResources', partyItself)),
  channel: value(Channel, byDrafters('action.channel')),
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

export const planSchema = documentSchema({
  kind: 'plan',
  version: 1,
  roots: {
    aim: text('rich', byDrafters('plan.aim')),
    /** One entry a goal of the cycle, made by the server; the text of the matrix cell, and why a cell is empty. */
    goals: entries(GoalId, {
      text: text('rich', byDrafters('goal.text')),
      gapReason: value(GapReason, byDrafters('goal.gapReason')),
    }, byServer('plan.goals')),
    actions: entries(ActionId, actionFields, byDrafters('plan.actions'), [{
      code: 'dates/whole-quarters-only',
      keys: ['kind', 'from', 'to'],
      holds: ({ kind, from, to }) =>
        !kindsWithQuartersOnly.includes(kind) ||
        ((typeof from !== 'string' || isFirstDayOfQuarter(from)) && (typeof to !== 'string' || isLastDayOfQuarter(to))),
    }]),
    /** `MS-26-014` by action: written in the commit that brings the action, kept for ever. */
    references: keyed(ActionId, z.string().max(20), { ...byServer('plan.references'), content: false }),
    /** A decision about the plan does not change what the plan says: no content. */
    record: fixed({
      area: value(AreaId, byServer('record.area')),
      periodStart: value(IsoDay, byServer('record.period')),
      periodEnd: value(IsoDay, byServer('record.period')),
      status: value(PlanStatus, byServer('record.status')),
      archived: value(z.boolean(), byServer('record.archived')),
      marking: value(Marking, byServer('record.marking')),
      driver: value(z.strictObject({ party: PartyId, accepted: z.boolean(), decision: z.string(), on: IsoDay }), byServer('record.driver')),
      coDrivers: value(z.array(z.strictObject({ party: PartyId, accepted: z.boolean(), decision: z.string(), on: IsoDay })), byServer('record.coDrivers')),
      addedToCircle: value(z.array(PartyId), byServer('record.circle')),
      councilDocument: value(z.string(), byServer('record.councilDocument')),
      predecessor: value(PlanId, byServer('record.predecessor')),
      sample: value(z.boolean(), byServer('record.sample')),
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

export const isQuartersOnly = (kind: ActionKind | undefined): boolean => kindsWithQuartersOnly.includes(kind)
