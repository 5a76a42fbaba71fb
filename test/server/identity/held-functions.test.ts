// What somebody may do with proposals and in rounds is what they hold when their write has its turn, and not when they asked: over the real store and
// documents, and a function that ends in between.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { heldFunctions } from '../../../server/identity/held-functions.ts'
import type { HeldFunctions } from '../../../server/identity/held-functions.ts'
import { documentOfPlan } from '../../../server/plans/plan-record.ts'
import { Proposals } from '../../../server/proposals/proposals.ts'
import { Rounds } from '../../../server/rounds/rounds.ts'
import { Steps } from '../../../server/rounds/steps.ts'
import { serverOrigin } from '../../../server/sync/document.ts'
import { NamedVersions } from '../../../server/versions/named-versions.ts'
import type { AnswerBody, StepBody } from '../../../shared/api/rounds.ts'
import { planPlain } from '../../../shared/documents/plan.ts'
import { documentOfSide, sideView } from '../../../shared/documents/side.ts'
import type { ProposalId } from '../../../shared/ids.ts'
import { germany, malta, planInMemory, today } from '../../harness/plan-in-memory.ts'
import type { PlanInMemory, Somebody } from '../../harness/plan-in-memory.ts'

const place = ['goals', '2026-2029/goal-1', 'gapReason'] as const
let { store, documents, plans, plan, german, noLongerSpeaks, opened, speaking } = {} as PlanInMemory
let at: PlanInMemory
let maltese: Somebody

beforeEach(async () => {
  at = await planInMemory()
  ;({ store, documents, plans, plan, german, noLongerSpeaks, opened, speaking } = at)
  maltese = await speaking('Rita', malta)
})
afterEach(() => at.close())

const asHeld = (): HeldFunctions => heldFunctions(store.database, at.ended, () => today)
const proposals = (heldNow = asHeld()): Proposals => new Proposals({ store, documents, heldNow, now: () => today })
async function draft(): Promise<ProposalId> {
  const begun = await proposals().draft(maltese, plan, place)
  if (!begun.ok) throw new Error(begun.error.code)
  await (await opened(documentOfSide({ plan, party: malta }))).write(doc => sideView(doc, serverOrigin).roots.overlays.get(begun.value)?.proposed.set('not-relevant'))
  return begun.value
}
const inPlan = async (id: ProposalId) => (await opened(documentOfPlan(plan))).whenStored(doc => planPlain(doc).proposals[id])

test('whoever has lost the function since they asked sends nothing and decides nothing', async () => {
  const id = await draft()
  await noLongerSpeaks(maltese)
  // Both still ask with what their session held.
  expect(await proposals().send(maltese, plan, [id])).toMatchObject({ ok: false, error: { code: expect.stringMatching(/^mandate\//) } })
  expect(await inPlan(id)).toBeUndefined()
  const second = await speaking('Rosa', malta)
  expect(await proposals().send(second, plan, [id])).toMatchObject({ ok: true, value: [{ error: null }] })
  await noLongerSpeaks(german)
  expect(await proposals().decide(german, plan, [id], { decision: 'accepted' })).toMatchObject({ ok: true, value: [{ error: expect.stringMatching(/^mandate\//) }] })
  expect((await inPlan(id))?.decision).toBeUndefined()
})

test('a function that ends while the write waits for its turn is looked up once more, and the write is refused', async () => {
  const id = await draft()
  expect(await proposals().send(maltese, plan, [id])).toMatchObject({ ok: true, value: [{ error: null }] })
  let looks = 0
  const endsMeanwhile: HeldFunctions = async (person, party) => {
    const held = await asHeld()(person, party)
    if (looks++ === 0) await noLongerSpeaks(german)
    return held
  }
  expect(await proposals(endsMeanwhile).decide(german, plan, [id], { decision: 'declined', reason: 'No' })).toMatchObject({ ok: true, value: [{ error: expect.stringMatching(/^mandate\//) }] })
  expect([looks, (await inPlan(id))?.decision]).toEqual([2, undefined])
})

describe('a round', () => {
  const steps = (heldNow = asHeld()): Steps => new Steps({ store, plans, heldNow, now: () => today, changed: () => {} })
  const rounds = (heldNow = asHeld()): Rounds => new Rounds({ store, plans, documents, heldNow, now: () => today, changed: () => {} })
  const names = (heldNow = asHeld()): NamedVersions => new NamedVersions({ store, plans, heldNow, now: () => today })
  const openRound: StepBody = { step: 'open-round', party: germany, inMinutes: 0, deadline: '2026-12-10T17:00:00.000Z', silence: 'no-answer' }
  const reserve: AnswerBody = { party: malta, answer: 'reserve', reserves: [{ place: [], words: 'Not before our parliament has seen it.' }] }
  const refused = { ok: false, error: { code: expect.stringMatching(/^(mandate|step|plan)\//) } }
  const rows = async (table: 'rounds' | 'round_answers' | 'reserves' | 'named_versions' | 'round_extensions') => (await store.database.selectFrom(table).selectAll().execute()).length
  const deadline = '2026-12-20T17:00:00.000Z'

  /** The first look finds what was held, which ends before the write has its turn. */
  function endingMeanwhile(whose: Somebody): { readonly heldNow: HeldFunctions; readonly looks: () => number } {
    let looks = 0
    return {
      heldNow: async (person, party) => {
        const held = await asHeld()(person, party)
        if (looks++ === 0) await noLongerSpeaks(whose)
        return held
      },
      looks: () => looks,
    }
  }
  type Held = { readonly steps: Steps; readonly rounds: Rounds; readonly names: NamedVersions }
  const acts: readonly (readonly [string, 'german' | 'maltese', (held: Held) => Promise<unknown>])[] = [
    ['takes no step', 'german', held => held.steps.take(german, plan, { step: 'back-to-drafting', party: germany })],
    ['gives no more time', 'german', held => held.rounds.extend(german, plan, 1, deadline)],
    ['reminds nobody', 'german', held => held.rounds.remind(german, plan, 1)],
    ['names no version', 'german', held => held.names.name(german, plan, 'Before the meeting')],
    ['answers nothing', 'maltese', held => held.rounds.answer(maltese, plan, 1, reserve)],
  ]

  async function withRound(): Promise<readonly number[]> {
    expect(await steps().take(german, plan, openRound)).toMatchObject({ ok: true })
    return counts()
  }
  const counts = (): Promise<readonly number[]> => Promise.all((['rounds', 'round_answers', 'reserves', 'named_versions', 'round_extensions'] as const).map(rows))
  const state = async () => ({ counts: await counts(), record: await plans.record(plan) })

  test.each(acts)('whoever has lost the function since they asked %s', async (_what, who, act) => {
    await withRound()
    const before = await state()
    await noLongerSpeaks(who === 'german' ? german : maltese)
    expect(await act({ steps: steps(), rounds: rounds(), names: names() })).toMatchObject(refused)
    expect(await state()).toEqual(before)
  })

  test.each(acts)('whoever loses it while the write waits for its turn %s', async (_what, who, act) => {
    await withRound()
    const before = await state()
    const { heldNow, looks } = endingMeanwhile(who === 'german' ? german : maltese)
    expect(await act({ steps: steps(heldNow), rounds: rounds(heldNow), names: names(heldNow) })).toMatchObject(refused)
    expect([looks(), await state()]).toEqual([2, before])
  })

  test('a step is neither announced nor taken back by whoever loses the function while the write waits for its turn', async () => {
    const announced = async () => (await plans.record(plan))?.nextStep?.status
    const first = endingMeanwhile(german)
    expect(await steps(first.heldNow).take(german, plan, { ...openRound, inMinutes: 10 })).toMatchObject(refused)
    expect([first.looks(), await announced()]).toEqual([2, undefined])
    const second = await speaking('Gerda', germany)
    expect(await steps().take(second, plan, { ...openRound, inMinutes: 10 })).toMatchObject({ ok: true })
    const other = endingMeanwhile(second)
    expect(await steps(other.heldNow).takeBack(second, plan)).toMatchObject(refused)
    expect([other.looks(), await announced()]).toEqual([2, 'consultation'])
  })

  test('a reserve is not lifted by whoever has lost the function since they asked', async () => {
    await withRound()
    expect(await rounds().answer(maltese, plan, 1, reserve)).toMatchObject({ ok: true })
    const { id } = await store.database.selectFrom('reserves').select('id').executeTakeFirstOrThrow()
    const { heldNow, looks } = endingMeanwhile(maltese)
    expect(await rounds(heldNow).lift(maltese, plan, id)).toMatchObject(refused)
    expect([looks(), (await store.database.selectFrom('reserves').select('lifted_at').executeTakeFirst())?.lifted_at]).toEqual([2, null])
  })
})
