// A new action as a delegation proposes it: all that an action says, in texts, fields of one value, delegations that are named, and rows. What
// delegations say for themselves is in it only of the one whose draft it is: the others are asked once it is in the plan.
import { z } from 'zod'
import { GoalId, PartyId, RowId } from '../ids.ts'
import { partyFor } from '../parties/eligible-party.ts'
import { entries, keyed, required, text, value } from '../schema/node.ts'
import { RichText, TitleLine } from '../schema/rich-text-shape.ts'
import { Amount, IsoDay, OrderKey } from '../schema/values.ts'
import { ActionKind, Channel, ContributionKind, LeverLevel, LeverNature, LeverStance } from '../vocabularies/vocabularies.ts'
import { contactLine, contributionLine, fundingValues, indicatorValues, jointActionDayValues, seeksLine, serviceLine } from './action-rows.ts'
import { KnownParty } from './party-keys.ts'
import { CommentText } from './threads.ts'

/** Its fields of one value, in the order of a card. */
export const valuesOfNewAction = ['leader', 'seeks', 'kind', 'channel', 'from', 'to', 'nature', 'stance', 'level'] as const
export type ValueOfNewAction = (typeof valuesOfNewAction)[number]

/** Its texts besides the title, in the order of a card. */
export const textsOfNewAction = ['description', 'expectedResult'] as const
export type TextOfNewAction = (typeof textsOfNewAction)[number]

/** Those who are named in it besides the leader, and how each is called as a role. */
export const namedInNewAction = { coLeaders: 'co-leader', participants: 'participant' } as const
export type NamedInNewAction = keyof typeof namedInNewAction

/** Its rows, with what one holds. */
export const rowsOfNewAction = { jointActionDays: jointActionDayValues, indicators: indicatorValues, funding: fundingValues } as const
export type RowsOfNewAction = keyof typeof rowsOfNewAction

/** As it is sent and kept: also when a delegation may not lead any more, what it once was proposed for is readable. Absent: nothing is said.
 *  How many are named and how many rows it has is bounded when it is sent (new-action.ts). */
export const ProposedAction = z.strictObject({
  title: TitleLine,
  description: RichText.optional(),
  expectedResult: RichText.optional(),
  leader: PartyId.optional(),
  coLeaders: z.array(PartyId).min(1).optional(),
  participants: z.array(PartyId).min(1).optional(),
  /** Of those who are named. */
  services: z.partialRecord(PartyId, serviceLine).optional(),
  contacts: z.partialRecord(PartyId, contactLine).optional(),
  seeks: seeksLine.optional(),
  goalsServed: z.array(GoalId).min(1).optional(),
  kind: ActionKind.optional(),
  channel: Channel.optional(),
  from: IsoDay.optional(),
  to: IsoDay.optional(),
  nature: LeverNature.optional(),
  stance: LeverStance.optional(),
  level: LeverLevel.optional(),
  jointActionDays: z.array(z.strictObject(jointActionDayValues).partial()).min(1).optional(),
  indicators: z.array(z.strictObject(indicatorValues).partial()).min(1).optional(),
  funding: z.array(z.strictObject(fundingValues).partial()).min(1).optional(),
  /** What the delegation that proposes it would bring itself. */
  contributions: z.partialRecord(ContributionKind, contributionLine).optional(),
  ownResources: Amount.optional(),
})
export type ProposedAction = z.infer<typeof ProposedAction>

const own = (label: string) => ({ label, writtenBy: 'own-side', source: 'house-rule' }) as const
const rowOrder = { order: required(value(OrderKey, own('row.order'))), removed: required(value(z.boolean(), own('row.removed'))) }

/** Its draft in a delegation's own side, held to what an action of a plan is held to. Nothing of it stands in the plan yet, so it is begun by
 *  the page, also without a connection. */
export const newActionFields = {
  title: text('title', own('action.title')),
  description: text('rich', own('action.description')),
  expectedResult: text('rich', own('action.expectedResult')),
  goal: required(value(GoalId, own('action.goal'))),
  leader: value(partyFor('action-leader'), { ...own('action.leader'), source: 'terms' }),
  coLeaders: keyed(partyFor('co-leader'), z.literal(true), own('action.coLeaders')),
  participants: keyed(partyFor('participant'), z.literal(true), own('action.participants')),
  services: keyed(KnownParty, serviceLine, own('action.services')),
  contacts: keyed(KnownParty, contactLine, own('action.contacts')),
  seeks: value(seeksLine, own('action.seeks')),
  goalsServed: keyed(GoalId, z.literal(true), own('action.goalsServed')),
  kind: value(ActionKind, own('action.kind')),
  channel: value(Channel, own('action.channel')),
  from: value(IsoDay, own('action.from')),
  to: value(IsoDay, own('action.to')),
  nature: value(LeverNature, own('action.nature')),
  stance: value(LeverStance, own('action.stance')),
  level: value(LeverLevel, own('action.level')),
  jointActionDays: entries(RowId, {
    quarter: value(jointActionDayValues.quarter, own('jointActionDays.quarter')),
    count: value(jointActionDayValues.count, own('jointActionDays.count')),
    ...rowOrder,
  }, own('action.jointActionDays')),
  indicators: entries(RowId, {
    name: value(indicatorValues.name, own('indicator.name')),
    resultKind: value(indicatorValues.resultKind, own('indicator.resultKind')),
    unit: value(indicatorValues.unit, own('indicator.unit')),
    target: value(indicatorValues.target, own('indicator.target')),
    ...rowOrder,
  }, own('action.indicators')),
  funding: entries(RowId, {
    source: value(fundingValues.source, own('funding.source')),
    amount: value(fundingValues.amount, own('funding.amount')),
    ...rowOrder,
  }, own('action.funding')),
  /** What the delegation itself brings, by kind: nobody else's can be said here, since no other delegation is in the key. */
  contributions: keyed(ContributionKind, contributionLine, own('action.contributions')),
  ownResources: value(Amount, own('action.ownResources')),
  reason: value(CommentText, own('overlay.reason')),
  /** Put aside by the delegation itself. */
  dropped: value(z.literal(true), own('overlay.dropped')),
  /** It went into the plan under the same id; from then on that one counts. */
  sentAt: value(z.iso.datetime(), { label: 'overlay.sentAt', writtenBy: 'server' }),
}
