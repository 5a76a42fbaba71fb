// A new action as a delegation proposes it: what it says in one text each and in fields of one value. Who else takes part, and rows, are
// left to whoever writes the action once it is in the plan: naming a delegation asks it, and nobody is asked for what may never be.
import { z } from 'zod'
import { GoalId, PartyId } from '../ids.ts'
import { partyFor } from '../parties/eligible-party.ts'
import { required, text, value } from '../schema/node.ts'
import { RichText, TitleLine } from '../schema/rich-text-shape.ts'
import { IsoDay } from '../schema/values.ts'
import { ActionKind, Channel, LeverLevel, LeverNature, LeverStance } from '../vocabularies/vocabularies.ts'
import { CommentText } from './threads.ts'

/** Its fields of one value, in the order of a card. */
export const valuesOfNewAction = ['leader', 'kind', 'channel', 'from', 'to', 'nature', 'stance', 'level'] as const
export type ValueOfNewAction = (typeof valuesOfNewAction)[number]

/** Its texts besides the title, in the order of a card. */
export const textsOfNewAction = ['description', 'expectedResult'] as const
export type TextOfNewAction = (typeof textsOfNewAction)[number]

/** As it is sent and kept: also when a delegation may not lead any more, what it once was proposed for is readable. Absent: nothing is said. */
export const ProposedAction = z.strictObject({
  title: TitleLine,
  description: RichText.optional(),
  expectedResult: RichText.optional(),
  leader: PartyId.optional(),
  kind: ActionKind.optional(),
  channel: Channel.optional(),
  from: IsoDay.optional(),
  to: IsoDay.optional(),
  nature: LeverNature.optional(),
  stance: LeverStance.optional(),
  level: LeverLevel.optional(),
})
export type ProposedAction = z.infer<typeof ProposedAction>

const own = (label: string) => ({ label, writtenBy: 'own-side', source: 'house-rule' }) as const

/** Its draft in a delegation's own side, held to what an action of a plan is held to. Nothing of it stands in the plan yet, so it is begun by
 *  the page, also without a connection. */
export const newActionFields = {
  title: text('title', own('action.title')),
  description: text('rich', own('action.description')),
  expectedResult: text('rich', own('action.expectedResult')),
  goal: required(value(GoalId, own('action.goal'))),
  leader: value(partyFor('action-leader'), { ...own('action.leader'), source: 'terms' }),
  kind: value(ActionKind, own('action.kind')),
  channel: value(Channel, own('action.channel')),
  from: value(IsoDay, own('action.from')),
  to: value(IsoDay, own('action.to')),
  nature: value(LeverNature, own('action.nature')),
  stance: value(LeverStance, own('action.stance')),
  level: value(LeverLevel, own('action.level')),
  reason: value(CommentText, own('overlay.reason')),
  /** Put aside by the delegation itself. */
  dropped: value(z.literal(true), own('overlay.dropped')),
  /** It went into the plan under the same id; from then on that one counts. */
  sentAt: value(z.iso.datetime(), { label: 'overlay.sentAt', writtenBy: 'server' }),
}
