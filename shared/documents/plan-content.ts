// What a plan says, as plain values: what its JSON file holds, and what a new plan can be made from. Answers, admissions and
// what goes on in delivery are no content: whoever is named in a plan made from this is asked anew.
import type * as Y from 'yjs'
import { z } from 'zod'
import { ActionId, GoalId, PartyId, randomId, RequestId, RowId } from '../ids.ts'
import { partyFor } from '../parties/eligible-party.ts'
import { contentOfEntries, contentOfText, creatingEntries, writeFields, writeText } from '../schema/plain-content.ts'
import type { Anew, PlainEntry } from '../schema/plain-content.ts'
import { RichText, TitleLine } from '../schema/rich-text-shape.ts'
import type { IsoDay } from '../schema/values.ts'
import type { EntriesView } from '../schema/view.ts'
import type { Fields } from '../schema/node.ts'
import { planSchema } from './plan.ts'
import type { PlanView } from './plan.ts'

const { goals, actions } = planSchema.roots
const { jointActionDays, indicators, funding, ...of } = actions.fields

/** Delegations by id, each of which is named. */
const named = (role: 'co-leader' | 'participant') => z.partialRecord(partyFor(role), z.literal(true))

const Row = { id: RowId }

export const ActionContent = z
  .strictObject({
    id: ActionId,
    title: TitleLine,
    description: RichText,
    expectedResult: RichText,
    goal: of.goal.schema,
    goalsServed: z.partialRecord(GoalId, z.literal(true)),
    links: keyed(of.links),
    kind: of.kind.schema,
    nature: of.nature.schema,
    stance: of.stance.schema,
    level: of.level.schema,
    leader: partyFor('action-leader'),
    coLeaders: named('co-leader'),
    participants: named('participant'),
    services: keyed(of.services),
    contacts: keyed(of.contacts),
    contributions: keyed(of.contributions),
    from: of.from.schema,
    to: of.to.schema,
    jointActionDays: z.array(z.strictObject({ ...Row, quarter: jointActionDays.fields.quarter.schema, count: jointActionDays.fields.count.schema }).partial({ quarter: true, count: true })),
    indicators: z.array(z.strictObject({ ...Row, name: indicators.fields.name.schema, resultKind: indicators.fields.resultKind.schema, unit: indicators.fields.unit.schema, target: indicators.fields.target.schema }).partial({ name: true, resultKind: true, unit: true, target: true })),
    funding: z.array(z.strictObject({ ...Row, source: funding.fields.source.schema, amount: funding.fields.amount.schema }).partial({ source: true, amount: true })),
    ownResources: keyed(of.ownResources),
    channel: of.channel.schema,
  })
  .partial()
  .required({ id: true })
  .superRefine((action, context) => {
    for (const { code, keys, holds } of actions.constraints) {
      if (!holds(action)) context.addIssue({ code: 'custom', message: code, path: keys.slice(0, 1) })
    }
    for (const rows of [action.jointActionDays, action.indicators, action.funding]) refuseTwice(rows ?? [], context)
  })
  .meta({ id: 'Action' })
export type ActionContent = z.infer<typeof ActionContent>

/** More than any plan has; the largest of the sample has 120. */
export const maxActionsInFile = 500
const maxGoals = 50

export const PlanContent = z.strictObject({
  aim: RichText.optional(),
  /** Of every goal its text, or why it has no action. */
  goals: z.array(z.strictObject({ id: GoalId, text: RichText.optional(), gapReason: goals.fields.gapReason.schema.optional() }).meta({ id: 'Goal' })).max(maxGoals).superRefine(refuseTwice),
  /** In the order of the plan. */
  actions: z.array(ActionContent).max(maxActionsInFile).superRefine(refuseTwice),
})
export type PlanContent = z.infer<typeof PlanContent>

export function contentOfPlan(doc: Y.Doc, goalsOfCycle: readonly GoalId[]): PlanContent {
  const aim = contentOfText('rich', doc.getXmlFragment('aim'))
  const places: readonly string[] = goalsOfCycle
  const place = ({ goal, id }: PlainEntry): number => {
    const index = places.indexOf(String(goal ?? id))
    return index === -1 ? places.length : index
  }
  const content = {
    ...(aim !== undefined && { aim }),
    goals: contentOfEntries(goals, doc.getMap('goals')).sort((a, b) => place(a) - place(b)),
    // Those of one goal stay in their order.
    actions: contentOfEntries(actions, doc.getMap('actions')).sort((a, b) => place(a) - place(b)),
  }
  // What the gate has let in by the same schema.
  return content as unknown as PlanContent
}

/** Writes content into a plan as it was made, with an entry for each goal of the cycle. Everybody named is asked on this day; `made` is
 *  told of each action in order. Content for goals that the plan does not have is left out: see `unknownGoalIn`. In steps, the largest
 *  of which is one action: a plan of 500 actions takes half a second. */
export function* fillingPlan(plan: PlanView, content: PlanContent, today: IsoDay, made: (action: ActionId) => void): Generator<void> {
  if (content.aim !== undefined) writeText(plan.roots.aim, content.aim)
  for (const { id, ...goal } of content.goals) {
    const entry = plan.roots.goals.get(id)
    if (entry !== undefined) writeFields(asAny(entry), goals.fields, goal, {})
  }
  yield* creatingEntries(asAny(plan.roots.actions), actions, content.actions as readonly PlainEntry[], askedAnew(today))
  for (const { id } of content.actions) made(id)
}

/** The place in the list of the first goal that is none of these; null where there is none. */
export function unknownGoalIn(content: PlanContent, goalsOfCycle: readonly GoalId[]): number | null {
  const index = content.goals.findIndex(({ id }) => !goalsOfCycle.includes(id))
  return index === -1 ? null : index
}

function askedAnew(on: IsoDay): Anew {
  const request = () => ({ request: RequestId.parse(randomId()), on })
  return { leader: party => ({ ...request(), party: PartyId.parse(party) }), coLeaders: request, participants: request }
}

/** The typed view as one of any fields, for writers that go along the schema. */
const asAny = <View>(view: unknown): View => view as View & EntriesView<string, Fields>

function keyed<Value>({ key, schema }: { readonly key: z.ZodType<string>; readonly schema: z.ZodType<Value> }) {
  return z.partialRecord(key as unknown as z.ZodString, schema)
}

function refuseTwice(list: readonly { readonly id: string }[], context: { addIssue(issue: { code: 'custom'; message: string; path: (string | number)[] }): void }): void {
  const seen = new Set<string>()
  list.forEach(({ id }, index) => {
    if (seen.has(id)) context.addIssue({ code: 'custom', message: 'file/id-twice', path: [index, 'id'] })
    seen.add(id)
  })
}
