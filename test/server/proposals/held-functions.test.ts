// What somebody may do with proposals is what they hold when their write has its turn, and not when they asked: over the real store and
// documents, and a function that ends in between.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '../../../server/clock.ts'
import { heldFunctions } from '../../../server/identity/held-functions.ts'
import type { HeldFunctions } from '../../../server/identity/held-functions.ts'
import { insertPerson } from '../../../server/identity/people.ts'
import { documentOfPlan } from '../../../server/plans/plan-record.ts'
import { planKind } from '../../../server/plans/plan-kind.ts'
import { Plans } from '../../../server/plans/plans.ts'
import { Proposals } from '../../../server/proposals/proposals.ts'
import { loadReferenceData } from '../../../server/reference-data.ts'
import { sideKind } from '../../../server/sides/side-kind.ts'
import { SideRights } from '../../../server/sides/side-rights.ts'
import { openInMemory } from '../../../server/store/sqlite/open-in-memory.ts'
import type { Store } from '../../../server/store/store.ts'
import { GroupCommit } from '../../../server/sync/commit.ts'
import { serverOrigin } from '../../../server/sync/document.ts'
import { EndedRights } from '../../../server/sync/ended-rights.ts'
import { OpenDocuments } from '../../../server/sync/open-documents.ts'
import { seenProofs } from '../../../server/sync/seen-proof.ts'
import { planPlain } from '../../../shared/documents/plan.ts'
import { documentOfSide, sideView } from '../../../shared/documents/side.ts'
import { AreaId, PartyId } from '../../../shared/ids.ts'
import type { PersonId, PlanId, ProposalId } from '../../../shared/ids.ts'
import type { PersonFunction } from '../../../shared/mandates/functions.ts'
import { IsoDay } from '../../../shared/schema/values.ts'

type Somebody = { readonly person: PersonId; readonly party: PartyId; readonly functions: readonly PersonFunction[] }

const now = new Date('2026-11-30T09:00:00.000Z')
const [germany, malta] = [PartyId.parse('ms-de'), PartyId.parse('ms-mt')]
const place = ['goals', '2026-2029/goal-1', 'gapReason'] as const
let store: Store
let documents: OpenDocuments
let ended: EndedRights
let plan: PlanId
let german: Somebody
let maltese: Somebody
let close: () => Promise<void>

beforeEach(async () => {
  ;({ store } = await openInMemory(() => now))
  await loadReferenceData(store.database)
  const commits = new GroupCommit(store, { fatal: () => {}, failing: () => {}, recovered: () => {}, failed: () => {}, finished: () => {} })
  const sideRights = new SideRights(store, () => documents, () => now)
  documents = new OpenDocuments(store, commits, [planKind(store), sideKind(sideRights, () => now)], {
    committed: (document, report) => sideRights.committed(document, report),
    accepted: () => {}, refused: () => {}, presenceChanged: () => {}, epochRaised: () => {}, fault: (_what, _document, error) => { throw error },
  }, seenProofs('a secret of tests'))
  ended = new EndedRights()
  const plans = new Plans(store, documents, () => {}, { ...systemClock, now: () => now.getTime() })
  const made = await plans.create(AreaId.parse('2026-2029/msthb/ms'), IsoDay.parse('2026-01-01'), null)
  if (!made.ok) throw new Error(made.error.code)
  plan = made.value.id
  german = await somebody('Greta', germany)
  maltese = await somebody('Rita', malta)
  const by = { person: german.person, party: germany, capacity: 'speaks' as const }
  await plans.recordDriver(plan, { party: germany, decision: 'provisional', on: IsoDay.parse('2026-11-20') }, { ...by, capacity: 'support-team' })
  expect(await plans.accept(plan, 'driver', germany, by)).toMatchObject({ ok: true })
  close = async () => {
    plans.close()
    await commits.stop()
    await documents.closeAll()
    await store.close()
  }
})
afterEach(() => close())

async function somebody(name: string, party: PartyId): Promise<Somebody> {
  const person = await store.database.transaction().execute(transaction => insertPerson(transaction, { name, email: `${name}@office.example`, memberships: [{ party, function: 'speaks' }] }, now))
  return { person, party, functions: ['speaks'] }
}
/** Gone from the store first, and told then, as server/identity does. */
async function noLongerSpeaks({ person }: Somebody): Promise<void> {
  await store.database.updateTable('memberships').set({ until_at: now.toISOString() }).where('person', '=', person).execute()
  ended.note({ person })
}
const asHeld = (): HeldFunctions => heldFunctions(store.database, ended, () => now)
const proposals = (heldNow = asHeld()): Proposals => new Proposals({ store, documents, heldNow, now: () => now })
async function opened(id: string) {
  const found = await documents.open(id)
  if (!found.ok || found.value === null) throw new Error(`${id} is not open`)
  return found.value
}
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
  const second = await somebody('Rosa', malta)
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
