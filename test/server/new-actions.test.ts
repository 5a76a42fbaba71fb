// New actions as proposals, over a real server: drafted where nobody else is sent them, sent whole, and made into one action of the plan by
// whoever decides what comes into it, in a round too.
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { applyChange } from '../../server/proposals/apply-proposal.ts'
import { dossierOf } from '../../server/rounds/dossier.ts'
import { changedSince } from '../../shared/documents/confirmed-since.ts'
import { answerOf } from '../../shared/documents/plan-answers.ts'
import { addAction, askToLead } from '../../shared/documents/plan-commands.ts'
import { orderedActions } from '../../shared/documents/plan-order.ts'
import { planPlain, planView } from '../../shared/documents/plan.ts'
import type { ActionPlain } from '../../shared/documents/plan.ts'
import { ProposedChange } from '../../shared/documents/proposals.ts'
import { sidePlain, sideSchema, sideView } from '../../shared/documents/side.ts'
import type { NewActionView } from '../../shared/documents/side.ts'
import { ActionId, GoalId, PartyId, ProposalId, RowId, randomId } from '../../shared/ids.ts'
import { fillText, fillTitle } from '../../shared/schema/rich-text-writing.ts'
import { IsoDay, OrderKey } from '../../shared/schema/values.ts'
import { makeEmptyPlan } from '../harness/plan-page.ts'
import { joinDocument, joinRaw } from '../harness/raw-client.ts'
import type { RawClient } from '../harness/raw-client.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import type { SignedInPerson } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'

const secret = 'Divers look under the hulls'
const goal = GoalId.parse('2026-2029/goal-1')
const otherGoal = GoalId.parse('2026-2029/goal-2')
const [spain, malta, germany] = ['ms-es', 'ms-mt', 'ms-de'].map(id => PartyId.parse(id)) as [PartyId, PartyId, PartyId]

let server: RunningServer
let maltese: SignedInPerson
let german: SignedInPerson
let speaksForGermany: SignedInPerson
let plan: string
let page: RawClient
beforeAll(async () => {
  server = await startServer()
  ;[maltese, german, speaksForGermany] = await Promise.all(['mt-speaks', 'de-drafter', 'de-speaks'].map(name => signInAs(server.origin, name))) as [SignedInPerson, SignedInPerson, SignedInPerson]
  plan = await makeEmptyPlan(server, '2026-2029/msthb/ms', 'roles')
  page = await joinRaw(server, german, 'ms-de', plan)
})
afterAll(async () => {
  page?.close()
  await server?.remove()
})

type Outcomes = { status: number; errors: (string | null)[] }
const outcomesOf = ({ status, json }: { status: number; json: unknown }): Outcomes => {
  const answer = json as { outcomes?: { error: string | null }[]; error?: { code: string } }
  return { status, errors: answer.outcomes?.map(({ error }) => error) ?? [answer.error?.code ?? null] }
}
const send = async (ids: readonly string[], who = maltese, party = 'ms-mt'): Promise<Outcomes> => outcomesOf(await who.call('POST', `/api/plans/${plan}/proposals`, { party, ids }))
const decide = async (ids: readonly string[], decision: string, more: object = {}, who = german, party = 'ms-de'): Promise<Outcomes> =>
  outcomesOf(await who.call('POST', `/api/plans/${plan}/proposals/decisions`, { party, ids, decision, ...more }))
const begin = async (): Promise<ProposalId> => {
  const { status, json } = await maltese.call('POST', `/api/plans/${plan}/drafts`, { party: 'ms-mt', place: ['goals', goal] })
  expect({ status, json }).toMatchObject({ status: 200 })
  return ProposalId.parse((json as { id: string }).id)
}
const done: Outcomes = { status: 200, errors: [null] }
const actions = (): readonly ActionPlain[] => Object.values(planPlain(page.doc).actions).filter(action => action !== undefined)
const titled = (title: string): readonly ActionPlain[] => actions().filter(action => action.title === title)
const idOf = (title: string): ActionId => ActionId.parse(Object.entries(planPlain(page.doc).actions).find(([, action]) => action?.title === title)?.[0])
const decisionOn = (id: ProposalId) => until('the decision is there', () => planPlain(page.doc).proposals[id]?.decision)

/** What Malta writes in its own side, in one update; how the server took it. */
async function inSide(change: (view: ReturnType<typeof sideView>) => void): Promise<string> {
  const client = await joinDocument(server, maltese, 'ms-mt', `side/${plan}/ms-mt`, { schema: sideSchema.version })
  change(sideView(client.doc))
  client.sendOwn()
  const settled = await client.settled(1)
  client.close()
  return settled
}

/** Begun by the page itself, as without a connection. */
async function drafted(title: string, more: (draft: NewActionView) => void = () => undefined): Promise<ProposalId> {
  const id = ProposalId.parse(randomId())
  expect(await inSide(view => view.change(() => {
    const draft = view.roots.newActions.create(id, { goal })
    fillTitle(draft.title.fragment, title)
    more(draft)
  }))).toBe('taken')
  return id
}

let first: ProposalId
test('a draft of a new action is written in the delegation’s own side, begun by the server or by the page, each time another', async () => {
  first = await begin()
  expect(await begin()).not.toBe(first)
  expect(await inSide(view => view.change(() => {
    const draft = view.roots.newActions.get(first)
    if (draft === undefined) throw new Error('the side holds it')
    fillTitle(draft.title.fragment, 'Search the boats')
    fillText(draft.description.fragment, [{ type: 'paragraph', text: secret }])
    draft.leader.set(spain)
    draft.kind.set('training')
    draft.from.set(IsoDay.parse('2028-03-01'))
    draft.reason.set(`${secret}, as in 2025`)
  }))).toBe('taken')
  await drafted('Begun without the server')
  expect(actions()).toEqual([])
  expect(Object.keys(planPlain(page.doc).proposals)).toEqual([])
  expect((await maltese.call('POST', `/api/plans/${plan}/drafts`, { party: 'ms-mt', place: ['goals', '2026-2029/goal-99'] })).json).toMatchObject({ error: { code: 'proposal/no-such-place' } })
})

test('a draft is held to what an action is held to, and neither says that it was sent nor goes into the plan by itself', async () => {
  const begun = (initial: object, more: (draft: NewActionView) => void = () => undefined) =>
    inSide(view => view.change(() => more(view.roots.newActions.create(ProposalId.parse(randomId()), { goal, ...initial }))))
  expect(await begun({ leader: 'pp-sample' })).toBe('role/leader-not-this-kind')
  expect(await begun({ kind: 'jad', from: '2028-03-02' })).toBe('dates/whole-quarters-only')
  expect(await begun({ kind: 'jad', from: '2028-01-01' })).toBe('taken')
  expect(await begun({ level: 'nonsense' })).toBe('value/not-allowed')
  expect(await begun({ sentAt: '2026-11-26T10:00:00.000Z' })).toBe('mandate/server-only')
  const client = await joinRaw(server, maltese, 'ms-mt', plan)
  client.plan.roots.proposals.create(ProposalId.parse(randomId()), { place: ['goals', goal], by: malta, sent: { at: '2026-11-26T10:00:00.000Z', capacity: 'speaks' }, change: { kind: 'action', action: { title: 'Slipped in' } } })
  client.sendOwn()
  expect(await client.settled(1)).toBe('mandate/server-only')
  client.close()
})

test('nothing of a draft reached anybody of another delegation, and it cannot be sent by them', async () => {
  const received = Buffer.concat(page.received.map(bytes => Buffer.from(bytes)))
  expect([received.includes(secret), received.includes('Search the boats')]).toEqual([false, false])
  expect(outcomesOf(await german.call('POST', `/api/plans/${plan}/proposals`, { party: 'ms-mt', ids: [first] }))).toEqual({ status: 403, errors: ['api/other-delegation'] })
  expect(await send([first], speaksForGermany, 'ms-de')).toEqual({ status: 200, errors: ['proposal/not-found'] })
})

test('that drafts wait to be sent is told to whoever speaks for their delegation, by place, and to nobody else', async () => {
  const toSend = async (who: SignedInPerson, party: string) => who.call('GET', `/api/open-rounds/unsent?party=${party}`)
  const unsent = ({ json }: Awaited<ReturnType<typeof toSend>>) => (json as { unsent: { plan: string; places: string[][] }[] }).unsent
  const told = await toSend(maltese, 'ms-mt')
  expect(unsent(told)).toEqual([{ plan, places: expect.arrayContaining([['goals', goal]]) }])
  expect(JSON.stringify(told.json)).not.toContain(secret)
  expect((await toSend(speaksForGermany, 'ms-mt')).status).toBe(403)
  expect(unsent(await toSend(speaksForGermany, 'ms-de'))).toEqual([])
  // Their own are told to those of Germany who speak, and not to who only drafts.
  const begun = await german.call('POST', `/api/plans/${plan}/drafts`, { party: 'ms-de', place: ['goals', otherGoal] })
  expect(begun.status).toBe(200)
  expect([unsent(await toSend(german, 'ms-de')), unsent(await toSend(speaksForGermany, 'ms-de'))]).toEqual([[], [{ plan, places: [['goals', otherGoal]] }]])
  expect(JSON.stringify(unsent(await toSend(maltese, 'ms-mt')))).not.toContain(otherGoal)
})

test('sent it is one proposal with all it says; without a title it is not sent', async () => {
  const untitled = await drafted('  ')
  expect((await send([untitled])).errors).toEqual(['proposal/needs-title'])
  const gone = await drafted('For a goal that is none', draft => draft.goal.set(GoalId.parse('2026-2029/goal-99')))
  expect((await send([gone])).errors).toEqual(['proposal/goal-gone'])
  expect(await send([first])).toEqual(done)
  expect(await until('the plan has it', () => planPlain(page.doc).proposals[first])).toEqual({
    place: ['goals', goal],
    by: 'ms-mt',
    sent: { at: expect.any(String), capacity: 'speaks' },
    reason: `${secret}, as in 2025`,
    change: { kind: 'action', action: { title: 'Search the boats', description: [{ type: 'paragraph', content: [{ type: 'text', text: secret }] }], leader: 'ms-es', kind: 'training', from: '2028-03-01' } },
    decision: undefined,
  })
  expect(await send([first])).toEqual(done)
  expect(actions()).toEqual([])
  // Under what another delegation's proposal is called nothing passes for sent.
  const own = await joinDocument(server, speaksForGermany, 'ms-de', `side/${plan}/ms-de`, { schema: sideSchema.version })
  sideView(own.doc).roots.newActions.create(first, { goal })
  own.sendOwn()
  expect(await own.settled(1)).toBe('taken')
  expect((await send([first], speaksForGermany, 'ms-de')).errors).toEqual(['proposal/not-found'])
  expect(sidePlain(own.doc).newActions[first]?.sentAt).toBeUndefined()
  own.close()
})

test('whoever decides what comes into the plan accepts it, once: one action, with its reference, asked of its leader, kept as proposed by whom', async () => {
  expect((await decide([first], 'accepted', {}, maltese, 'ms-mt')).errors[0]).toMatch(/^mandate\//)
  expect(actions()).toEqual([])
  expect(await decide([first], 'accepted', { reason: 'We had nobody for it' })).toEqual(done)
  const decision = await decisionOn(first)
  expect(decision).toMatchObject({ decision: 'accepted', by: 'ms-de', reason: 'We had nobody for it', action: idOf('Search the boats') })
  const [made] = titled('Search the boats')
  expect(made).toMatchObject({ goal, removed: false, proposedBy: 'ms-mt', takenIn: true, description: secret, kind: 'training', from: '2028-03-01', leader: { party: 'ms-es' } })
  const { references } = planPlain(page.doc)
  expect(references[idOf('Search the boats')]).toMatch(/^MS-28-\d{3}$/)
  // Asked by who accepted it, and answered by nobody yet.
  expect([Object.values(made?.askers ?? {}), made?.answers]).toEqual([['ms-de'], {}])
  expect((await decide([first], 'accepted')).errors).toEqual(['proposal/decided-already'])
  expect(titled('Search the boats')).toHaveLength(1)
})

test('who takes part, rows and what the delegation brings itself go along; the others are asked and have said nothing, and it has said yes by sending', async () => {
  const id = await drafted('Divers together', draft => {
    draft.coLeaders.set(spain, true)
    for (const party of [malta, germany]) draft.participants.set(party, true)
    draft.services.set(malta, 'Armed Forces')
    draft.contributions.set('people', 'Two divers')
    draft.ownResources.set(5_000)
    draft.indicators.create(RowId.parse(randomId()), { name: 'Boats', target: 12, order: OrderKey.parse('a1'), removed: false })
    draft.indicators.create(RowId.parse(randomId()), { name: 'Taken out again', order: OrderKey.parse('a0'), removed: true })
    draft.funding.create(RowId.parse(randomId()), { source: 'europol-lvg', amount: 40_000, order: OrderKey.parse('a0'), removed: false })
  })
  expect(await send([id])).toEqual(done)
  const said = { coLeaders: [spain], participants: [germany, malta], services: { [malta]: 'Armed Forces' }, contributions: { people: 'Two divers' }, ownResources: 5_000, indicators: [{ name: 'Boats', target: 12 }], funding: [{ source: 'europol-lvg', amount: 40_000 }] }
  expect((await until('the plan has it', () => planPlain(page.doc).proposals[id]))?.change).toMatchObject({ kind: 'action', action: said })
  // By a drafter, who speaks for nobody.
  expect(await decide([id], 'accepted')).toEqual(done)
  await decisionOn(id)
  const [made] = titled('Divers together')
  if (made === undefined) throw new Error('it was accepted')
  expect([answerOf(made, 'co-leader', spain), answerOf(made, 'participant', germany), answerOf(made, 'participant', malta)]).toEqual(['asked', 'asked', 'confirmed'])
  expect(new Set(Object.values(made.askers))).toEqual(new Set([germany]))
  expect(made).toMatchObject({ services: { [malta]: 'Armed Forces' }, contributions: { 'ms-mt:people': 'Two divers' }, ownResources: { [malta]: 5_000 }, admissions: {}, confirmations: {} })
  expect(Object.values(made.indicators).map(row => [row?.name, row?.target, row?.removed])).toEqual([['Boats', 12, false]])
  expect(changedSince(made, 'participant', malta)?.changed).toEqual([])
})

test('what others would bring or answer cannot be drafted, and what the plan would refuse is refused by name', async () => {
  const other = 'ms-it:people' as 'people'
  const id = await drafted('Not for others')
  const write = (change: (draft: NewActionView) => void) => inSide(view => view.change(() => {
    const draft = view.roots.newActions.get(id)
    if (draft !== undefined) change(draft)
  }))
  expect(await write(draft => draft.contributions.set(other, 'Their divers'))).toBe('structure/unknown-field')
  expect(await write(draft => draft.coLeaders.set(PartyId.parse('pp-sample'), true))).toBe('structure/unknown-field')
  expect(await write(draft => void draft.jointActionDays.create(RowId.parse(randomId()), { count: 0, order: OrderKey.parse('a0'), removed: false }))).toBe('value/not-allowed')
  expect(await write(draft => draft.contributions.set('people', 'Two divers'))).toBe('taken')
  expect((await send([id])).errors).toEqual(['proposal/brings-without-part'])
  expect(await write(draft => draft.participants.set(malta, true))).toBe('taken')
  expect(await send([id])).toEqual(done)
  expect(await decide([id], 'withdrawn', {}, maltese, 'ms-mt')).toEqual(done)
})

test('several are accepted together, each an action after the other; what is added later is given a reference of its own', async () => {
  const ids = [await drafted('Watch the ports'), await drafted('Watch the rails', draft => draft.goal.set(otherGoal))]
  expect((await send(ids)).errors).toEqual([null, null])
  expect((await decide([...ids, first], 'accepted')).errors).toEqual([null, null, 'proposal/decided-already'])
  await until('both are there', () => titled('Watch the ports').length + titled('Watch the rails').length === 2)
  const driver = await joinRaw(server, german, 'ms-de', plan)
  const added = addAction(driver.plan, goal)
  driver.sendOwn()
  await until('it has its reference', () => planPlain(page.doc).references[added])
  driver.close()
  const { references } = planPlain(page.doc)
  expect(new Set(Object.values(references)).size).toBe(Object.keys(planPlain(page.doc).actions).length)
})

test('of two that decide at the same moment one comes first, and there is an action only where it was accepted', async () => {
  for (let round = 0; round < 5; round++) {
    const title = `Contested ${round}`
    const id = await drafted(title)
    expect(await send([id])).toEqual(done)
    const [taken, also, back] = await Promise.all([decide([id], 'accepted'), decide([id], 'accepted', {}, speaksForGermany), decide([id], 'withdrawn', {}, maltese, 'ms-mt')])
    expect([...taken.errors, ...also.errors, ...back.errors].filter(error => error === null)).toHaveLength(1)
    const isAccepted = back.errors[0] !== null
    expect((await decisionOn(id)).decision).toBe(isAccepted ? 'accepted' : 'withdrawn')
    expect(titled(title)).toHaveLength(isAccepted ? 1 : 0)
  }
})

test('where its goal is gone or its leader may not lead any more, nothing of it is written, and what was decided of it goes into the record of a round', () => {
  const plain = () => JSON.stringify(planPlain(view.doc))
  const view = planView(new Y.Doc())
  view.roots.goals.create(goal, {})
  const before = plain()
  const taking = { by: { party: germany, answersForParty: false, isDriver: true }, proposedBy: malta, proposerAnswers: false, seen: { epoch: '', seq: 0, on: IsoDay.parse('2026-11-26') } }
  const accept = (action: object, of = goal) => applyChange(view.doc, ['goals', of], ProposedChange.parse({ kind: 'action', action: { title: 'Late', ...action } }), taking)
  expect(accept({}, otherGoal)).toEqual({ ok: false, error: { code: 'proposal/goal-gone' } })
  expect(accept({ leader: 'pp-sample' })).toEqual({ ok: false, error: { code: 'proposal/leader-not-allowed' } })
  expect(plain()).toBe(before)
  const change = ProposedChange.parse({ kind: 'action', action: { title: 'Late', leader: 'pp-sample' } })
  view.roots.proposals.create(ProposalId.parse(randomId()), { place: ['goals', goal], by: malta, sent: { at: '2026-11-26T10:00:00.000Z', capacity: 'speaks' }, change, decision: { decision: 'declined', by: germany, capacity: 'drafter', at: '2026-11-26T11:00:00.000Z', reason: 'Another leader, please' } })
  const dossier = dossierOf({ rounds: [], answers: [], reserves: [] }, planPlain(view.doc), { body: 'COSI', on: IsoDay.parse('2026-12-01'), document: '1/26' }, '2026-12-01T10:00:00.000Z')
  expect(dossier.proposals).toMatchObject([{ place: ['goals', goal], by: malta, change, decision: { decision: 'declined', reason: 'Another leader, please' } }])
})

test('in a round, in which nobody adds an action, one is proposed and accepted all the same, and has the next number of its goal', async () => {
  plan = await makeEmptyPlan(server, '2026-2029/env/env', 'roles')
  page.close()
  page = await joinRaw(server, german, 'ms-de', plan)
  const driver = await joinRaw(server, speaksForGermany, 'ms-de', plan)
  const led = addAction(driver.plan, goal)
  const view = driver.plan.roots.actions.get(led)
  if (view === undefined) throw new Error('it was just added')
  askToLead(driver.plan, view, PartyId.parse('ms-de'), { party: PartyId.parse('ms-de'), answersForParty: true, isDriver: true }, { epoch: '', seq: 0 })
  driver.sendOwn()
  expect(await driver.settled(1)).toBe('taken')
  const opened = await speaksForGermany.call('POST', `/api/plans/${plan}/steps`, { party: 'ms-de', step: 'open-round', deadline: new Date(Date.now() + 5 * 86_400_000).toISOString(), silence: 'no-answer' })
  expect(opened).toMatchObject({ status: 200 })
  await until('the round is open', () => planPlain(page.doc).record.status === 'consultation')
  addAction(driver.plan, goal)
  driver.sendOwn()
  expect(await driver.settled(2)).toBe('mandate/round-open')
  driver.close()
  await begin()
  const id = await drafted('Proposed in the round', draft => draft.leader.set(malta))
  expect(await send([id])).toEqual(done)
  expect((await decide([id], 'accepted', {}, maltese, 'ms-mt')).errors).toEqual([expect.stringMatching(/^mandate\//)])
  expect(await decide([id], 'accepted')).toEqual(done)
  await decisionOn(id)
  // It said so itself, and nobody else did: in a round answers are open.
  expect(answerOf(titled('Proposed in the round')[0] as ActionPlain, 'action-leader', malta)).toBe('confirmed')
  const place = orderedActions(planPlain(page.doc), [goal, otherGoal]).find(({ action }) => action.title === 'Proposed in the round')
  expect(place).toMatchObject({ goal, number: '1.2', isProposal: false })
})
