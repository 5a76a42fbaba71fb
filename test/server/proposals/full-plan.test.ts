// What is taken in finds its end where the plan does; declining and shortening go on.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { heldFunctions } from '../../../server/identity/held-functions.ts'
import { documentOfPlan } from '../../../server/plans/plan-record.ts'
import { Proposals } from '../../../server/proposals/proposals.ts'
import { serverOrigin } from '../../../server/sync/document.ts'
import type { OpenDocument } from '../../../server/sync/document.ts'
import { planPlain, planView } from '../../../shared/documents/plan.ts'
import type { ProposedChange } from '../../../shared/documents/proposals.ts'
import { GoalId, ProposalId, randomId } from '../../../shared/ids.ts'
import { maxDocumentBytes } from '../../../shared/protocol/limits.ts'
import type { Path } from '../../../shared/schema/node.ts'
import { fillText } from '../../../shared/schema/rich-text-writing.ts'
import { malta, planInMemory, today } from '../../harness/plan-in-memory.ts'
import type { PlanInMemory } from '../../harness/plan-in-memory.ts'

const goal = GoalId.parse('2026-2029/goal-1')
const paragraph = (text: string) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] })
const stands = 'What is known of the routes is drawn together four times a year.'
let at: PlanInMemory
let document: OpenDocument
let proposals: Proposals

beforeEach(async () => {
  at = await planInMemory()
  document = await at.opened(documentOfPlan(at.plan))
  proposals = new Proposals({ store: at.store, documents: at.documents, heldNow: heldFunctions(at.store.database, at.ended, () => today), now: () => today })
  await document.write(doc => fillText(planView(doc, serverOrigin).roots.aim.fragment, [{ type: 'paragraph', text: stands }]))
})
afterEach(() => at.close())

async function sent(place: Path, change: ProposedChange): Promise<ProposalId> {
  const id = ProposalId.parse(randomId())
  await document.write(doc => void planView(doc, serverOrigin).roots.proposals.create(id, { place: [...place], by: malta, change, sent: { at: today.toISOString(), capacity: 'speaks' } }))
  return id
}
/** Leaves less than `bytes` of room, in what nobody took out again. */
async function fillUpTo(bytes: number): Promise<void> {
  const room = maxDocumentBytes - document.snapshot().byteLength
  await document.write(doc => fillText(planView(doc, serverOrigin).roots.goals.get(goal)?.text.fragment ?? planView(doc, serverOrigin).roots.aim.fragment, [{ type: 'paragraph', text: 'x'.repeat(room - bytes) }]))
  await document.whenStored(() => undefined)
}
const decided = async (ids: readonly ProposalId[], decision: 'accepted' | 'declined') => {
  const outcome = await proposals.decide(at.german, at.plan, ids, { decision })
  return outcome.ok ? outcome.value.map(({ error }) => error) : outcome.error.code
}
const count = (): Promise<number> => document.whenStored(doc => Object.keys(planPlain(doc).actions).length)
const action = (title: string): ProposedChange => ({ kind: 'action', action: { title, description: [paragraph('x'.repeat(2_000))] } } as ProposedChange)

test('whole new actions are taken in as long as the plan has room, and not one more', async () => {
  const ids: ProposalId[] = []
  for (const title of ['One', 'Two', 'Three']) ids.push(await sent(['goals', goal], action(title)))
  await fillUpTo(5_500)
  expect(await decided(ids, 'accepted')).toEqual([null, null, 'document/full'])
  expect(await count()).toBe(2)
  expect(await decided(ids.slice(2), 'declined')).toEqual([null])
})

test('in a full plan a text is not made longer, but shorter', async () => {
  const change = (...proposed: string[]): ProposedChange => ({ kind: 'text', seq: 0, base: [paragraph(stands)], proposed: proposed.map(paragraph) })
  const [longer, shorter] = [await sent(['aim'], change(stands, 'x'.repeat(3_000))), await sent(['aim'], change('The routes are drawn.'))]
  await fillUpTo(2_000)
  expect(await decided([longer, shorter], 'accepted')).toEqual(['document/full', null])
})
