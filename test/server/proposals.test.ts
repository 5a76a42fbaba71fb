// Proposals over a real server: drafts that nobody else is sent, what is sent as it was drafted, and decisions of whoever may.
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { orderedActionsOf } from '../../shared/documents/plan-commands.ts'
import { planPlain } from '../../shared/documents/plan.ts'
import { sidePlain, sideSchema, sideView } from '../../shared/documents/side.ts'
import { GoalId, PartyId, ProposalId } from '../../shared/ids.ts'
import { updateText } from '../../shared/proposals/update-text.ts'
import { plainTextOf } from '../../shared/schema/rich-text-reading.ts'
import { fillText } from '../../shared/schema/rich-text-writing.ts'
import { joinDocument, joinRaw, openRaw } from '../harness/raw-client.ts'
import type { RawClient } from '../harness/raw-client.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import type { SignedInPerson } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'

const plan = 'ms-2026'
const secret = 'Malta would rather begin in spring'

let server: RunningServer
let malta: SignedInPerson
let german: SignedInPerson
let page: RawClient
beforeAll(async () => {
  server = await startServer()
  ;[malta, german] = await Promise.all([signInAs(server.origin, 'mt-speaks'), signInAs(server.origin, 'de-drafter')])
  page = await joinRaw(server, german, 'ms-de', plan)
})
afterAll(async () => {
  page?.close()
  await server?.remove()
})

const paragraph = (text: string) => ({ type: 'paragraph' as const, text })
const setAim = async (...lines: string[]): Promise<void> => {
  const writer = await joinRaw(server, german, 'ms-de', plan)
  fillText(writer.plan.roots.aim.fragment, lines.map(paragraph))
  writer.sendOwn()
  expect(await writer.settled(1)).toBe('taken')
  writer.close()
}
const aim = (): string => plainTextOf(page.plan.roots.aim.fragment)
const draft = async (place: readonly string[], who = malta, party = 'ms-mt'): Promise<ProposalId> => {
  const { status, json } = await who.call('POST', `/api/plans/${plan}/drafts`, { party, place })
  expect({ status, json }).toMatchObject({ status: 200 })
  return ProposalId.parse((json as { id: string }).id)
}
type Outcomes = { status: number; errors: (string | null)[] }
const outcomesOf = ({ status, json }: { status: number; json: unknown }): Outcomes => {
  const answer = json as { outcomes?: { error: string | null }[]; error?: { code: string } }
  return { status, errors: answer.outcomes?.map(({ error }) => error) ?? [answer.error?.code ?? null] }
}
const send = async (ids: readonly string[], who = malta, party = 'ms-mt'): Promise<Outcomes> => outcomesOf(await who.call('POST', `/api/plans/${plan}/proposals`, { party, ids }))
const decide = async (ids: readonly string[], decision: string, more: object = {}, who = german, party = 'ms-de'): Promise<Outcomes> =>
  outcomesOf(await who.call('POST', `/api/plans/${plan}/proposals/decisions`, { party, ids, decision, ...more }))
const done: Outcomes = { status: 200, errors: [null] }
const stateOf = async (id: ProposalId) => until('the plan has it', () => planPlain(page.doc).proposals[id])

/** Opens the writer's own side and is in step; `view` writes there. */
async function joinSide(who: SignedInPerson, party: string) {
  const client = await joinDocument(server, who, party, `side/${plan}/${party}`, { schema: sideSchema.version })
  return Object.assign(client, { view: sideView(client.doc) })
}

let ofAim: ProposalId
test('a draft begins with what stands in the plan, asked twice it is the same one, and it is written in the delegation’s own side', async () => {
  await setAim('Fewer crossings by small boats.', 'The picture is drawn twice a year.')
  ofAim = await draft(['aim'])
  expect(await draft(['aim'])).toBe(ofAim)
  const side = await joinSide(malta, 'ms-mt')
  await until('the side holds it', () => sidePlain(side.doc).overlays[ofAim] !== undefined)
  expect(plainTextOf(side.view.roots.overlays.get(ofAim)?.text.fragment as Y.XmlFragment)).toBe('Fewer crossings by small boats.\nThe picture is drawn twice a year.')
  const text = side.view.roots.overlays.get(ofAim)?.text.fragment
  if (text === undefined) throw new Error('it has a text')
  updateText(text, [{ type: 'paragraph', content: [{ type: 'text', text: 'Fewer crossings by small boats.' }] }, { type: 'paragraph', content: [{ type: 'text', text: 'The picture is drawn four times a year.' }] }])
  side.view.roots.overlays.get(ofAim)?.reason.set(secret)
  side.sendOwn()
  expect(await side.settled(1)).toBe('taken')
  side.close()
  // Nothing of it is in the plan.
  expect(aim()).toBe('Fewer crossings by small boats.\nThe picture is drawn twice a year.')
  expect(Object.keys(planPlain(page.doc).proposals)).toEqual([])
})

test('nobody else is let into a side, and nothing of it reached anybody’s page', async () => {
  const answers = []
  for (const [who, party] of [[german, 'ms-de'], [german, 'ms-mt']] as const) {
    const client = openRaw(server, who, party, `side/${plan}/ms-mt`, { schema: sideSchema.version })
    await until('it is turned away', () => client.closedWith !== null)
    answers.push(client.closedWith)
    client.close()
  }
  const none = openRaw(server, german, 'ms-de', `side/${plan}/ms-xx`, { schema: sideSchema.version })
  await until('it is turned away', () => none.closedWith !== null)
  expect(answers[0]).toBe(none.closedWith)
  const received = Buffer.concat(page.received.map(bytes => Buffer.from(bytes)))
  expect([received.includes(secret), received.includes('four times')]).toEqual([false, false])
  expect(outcomesOf(await german.call('POST', `/api/plans/${plan}/proposals`, { party: 'ms-mt', ids: [ofAim] }))).toEqual({ status: 403, errors: ['api/other-delegation'] })
  // Another's draft cannot be sent as one's own either: it is not in that side.
  expect(await send([ofAim], german, 'ms-de')).toMatchObject({ errors: [expect.stringMatching(/^mandate\/|proposal\/not-found/)] })
})

test('sent by whoever speaks for the delegation, it stands in the plan with its base; sent again it is the same', async () => {
  expect(await send([ofAim])).toEqual(done)
  const proposal = await stateOf(ofAim)
  expect(proposal).toMatchObject({ by: 'ms-mt', place: ['aim'], reason: secret, sent: { capacity: 'speaks' }, change: { kind: 'text' } })
  expect(await send([ofAim])).toEqual(done)
  expect(aim()).toContain('twice a year')
})

test('taken in after the plan went on, both changes stand; decided once, it is decided', async () => {
  await setAim('Many fewer crossings by small boats.', 'The picture is drawn twice a year.')
  expect(await decide([ofAim], 'accepted', { reason: 'Agreed in the margins' })).toEqual(done)
  await until('the plan says it', () => aim() === 'Many fewer crossings by small boats.\nThe picture is drawn four times a year.')
  expect((await stateOf(ofAim)).decision).toMatchObject({ decision: 'accepted', by: 'ms-de', reason: 'Agreed in the margins' })
  expect((await decide([ofAim], 'declined')).errors).toEqual(['proposal/decided-already'])
  expect((await decide([ofAim], 'withdrawn', {}, malta, 'ms-mt')).errors).toEqual(['proposal/decided-already'])
})

test('where both changed the same words nothing is written until somebody chooses', async () => {
  const id = await draft(['aim'])
  await edit(id, 'Many fewer crossings by small boats.', 'The picture is drawn each month.')
  expect(await send([id])).toEqual(done)
  await setAim('Many fewer crossings by small boats.', 'The picture is drawn every week.')
  const before = aim()
  expect((await decide([id], 'accepted')).errors).toEqual(['proposal/does-not-fit'])
  expect([aim(), (await stateOf(id)).decision]).toEqual([before, undefined])
  // Chosen is only what a text of the plan may hold, and something of the proposal.
  const line = (text: string) => [{ type: 'paragraph', content: [{ type: 'text', text }] }]
  for (const instead of [{ value: [{ type: 'script', attrs: { src: 'x' } }] }, { value: 5 }, { value: line('nul \u0000') }]) expect([instead, (await decide([id], 'accepted', { instead })).errors]).toEqual([instead, ['value/not-allowed']])
  expect((await decide([id], 'accepted', { instead: { text: [...line('Many fewer crossings by small boats.'), ...line('The picture is drawn every week.')] } })).errors).toEqual(['proposal/nothing-of-it'])
  expect([aim(), (await stateOf(id)).decision]).toEqual([before, undefined])
  expect(await decide([id], 'accepted', { instead: { text: [{ type: 'paragraph', content: [{ type: 'text', text: 'The picture is drawn every week, and sent each month.' }] }] } })).toEqual(done)
  await until('the plan says it', () => aim() === 'The picture is drawn every week, and sent each month.')
})

test('a field is proposed by its value, under the rules of the field, and is taken in where it still is what it was', async () => {
  const [action = ''] = Object.entries(planPlain(page.doc).actions).flatMap(([id, each]) => (each?.removed === false && each.kind !== 'jad' && each.kind !== 'cyber-patrol' ? [id] : []))
  const place = ['actions', action, 'kind']
  const id = await draft(place)
  await propose(id, 'nonsense')
  expect((await send([id])).errors).toEqual(['value/not-allowed'])
  await propose(id, 'training')
  expect(await send([id])).toEqual(done)
  expect(await decide([id], 'accepted')).toEqual(done)
  await until('the plan has it', () => planPlain(page.doc).actions[action as never]?.['kind'] === 'training')
  const late = await draft(place)
  await propose(late, 'operation')
  expect(await send([late])).toMatchObject({ status: 200 })
  // Who answers is named in it, and leads only once it has confirmed.
  const leader = await draft(['actions', action, 'leader'])
  await propose(leader, 'ms-be')
  expect(await send([leader])).toEqual(done)
  expect(await decide([leader], 'accepted')).toEqual(done)
  await until('Belgium is asked', () => planPlain(page.doc).actions[action as never]?.['leader']?.party === PartyId.parse('ms-be'))
})

test('another goal is proposed by its value: taken in, the action stands at the end of it; a goal that is not there is refused', async () => {
  const [action = ''] = Object.entries(planPlain(page.doc).actions).flatMap(([id, each]) => (each?.removed === false && each.goal === '2026-2029/goal-1' ? [id] : []))
  const goal = GoalId.parse('2026-2029/goal-3')
  const id = await draft(['actions', action, 'goal'])
  await propose(id, '2026-2029/goal-99')
  expect((await send([id])).errors).toEqual(['proposal/goal-gone'])
  await propose(id, goal)
  expect(await send([id])).toEqual(done)
  expect(await decide([id], 'accepted')).toEqual(done)
  await until('it stands there', () => orderedActionsOf(page.plan, goal).at(-1)?.id === action)
})

test('what a draft that changes nothing, a place that is none and an empty hand come to', async () => {
  const id = await draft(['goals', '2026-2029/goal-1', 'text'])
  expect((await send([id])).errors).toEqual(['proposal/changes-nothing'])
  expect((await malta.call('POST', `/api/plans/${plan}/drafts`, { party: 'ms-mt', place: ['record', 'driver'] })).json).toMatchObject({ error: { code: 'proposal/not-allowed-there' } })
  expect((await malta.call('POST', `/api/plans/${plan}/drafts`, { party: 'ms-mt', place: ['actions', 'x'.repeat(22), 'description'] })).json).toMatchObject({ error: { code: 'proposal/no-such-place' } })
  expect((await malta.call('POST', '/api/plans/ms-2099/drafts', { party: 'ms-mt', place: ['aim'] })).status).toBe(404)
})

test('only whoever may write there decides, and only its own delegation takes it back', async () => {
  const id = await draft(['aim'])
  await edit(id, 'Quite another aim.')
  expect(await send([id])).toEqual(done)
  expect((await decide([id], 'accepted', {}, malta, 'ms-mt')).errors[0]).toMatch(/^mandate\//)
  expect((await decide([id], 'withdrawn')).errors[0]).toMatch(/^mandate\//)
  expect(await decide([id], 'withdrawn', {}, malta, 'ms-mt')).toEqual(done)
  expect((await decide([id], 'accepted')).errors).toEqual(['proposal/decided-already'])
  expect(aim()).not.toContain('Quite another')
})

test('of two that decide at the same moment one comes first, and the plan holds what that one said', async () => {
  for (let round = 0; round < 5; round++) {
    const id = await draft(['aim'])
    await edit(id, `Aim of round ${round}.`)
    expect(await send([id])).toEqual(done)
    const before = aim()
    const [taken, back] = await Promise.all([decide([id], 'accepted'), decide([id], 'withdrawn', {}, malta, 'ms-mt')])
    expect([...taken.errors, ...back.errors].sort()).toEqual([null, 'proposal/decided-already'].sort())
    const accepted = taken.errors[0] === null
    await until('the decision is there', async () => (await stateOf(id)).decision !== undefined)
    expect((await stateOf(id)).decision?.decision).toBe(accepted ? 'accepted' : 'withdrawn')
    expect(aim()).toBe(accepted ? `Aim of round ${round}.` : before)
  }
})

test('a draft that stays open for 500 updates of the plan is taken in beside all of them, from the text that it was begun on', async () => {
  await setAim('The picture is drawn twice a year.', 'The list is short.')
  const id = await draft(['aim'])
  await edit(id, 'The picture is drawn four times a year.', 'The list is short.')
  const writer = await joinRaw(server, german, 'ms-de', plan)
  const second = writer.plan.roots.aim.fragment.get(1) as Y.XmlElement
  const line = second.get(0) as Y.XmlText
  const updates = 500
  for (let count = 1; count <= updates; count++) {
    line.insert(line.length, `${count} `)
    writer.sendOwn()
    // Sent as fast as they are taken, and never faster than a connection may.
    if (count % 25 === 0) expect(await writer.settled(count)).toBe('taken')
  }
  writer.close()
  expect(await send([id])).toEqual(done)
  expect(await decide([id], 'accepted')).toEqual(done)
  await until('both are there', () => aim().startsWith('The picture is drawn four times a year.\nThe list is short.1 2 3 ') && aim().endsWith(`${updates} `))
})

test('a delegation fills no plan with what it proposes: what it may propose has an end before the plan has', async () => {
  const places = Object.keys(planPlain(page.doc).actions).slice(0, 9).map(id => ['actions', id, 'description'])
  expect(places).toHaveLength(9)
  const errors: (string | null)[] = []
  for (const place of places) {
    const id = await draft(place)
    await edit(id, 'What is known of the routes. '.repeat(8_500))
    errors.push(...(await send([id])).errors)
  }
  expect([errors.slice(0, 8).every(error => error === null), errors[8]]).toEqual([true, 'proposal/no-room'])
  await setAim('The plan is written in as before.')
})

async function edit(id: ProposalId, ...lines: string[]): Promise<void> {
  const side = await joinSide(malta, 'ms-mt')
  const text = await until('the side holds it', () => side.view.roots.overlays.get(id)?.text.fragment)
  fillText(text, lines.map(paragraph))
  side.sendOwn()
  expect(await side.settled(1)).toBe('taken')
  side.close()
}

async function propose(id: ProposalId, value: string): Promise<void> {
  const side = await joinSide(malta, 'ms-mt')
  await until('the side holds it', () => side.view.roots.overlays.get(id))
  side.view.roots.overlays.get(id)?.proposed.set(value)
  side.sendOwn()
  expect(await side.settled(1)).toBe('taken')
  side.close()
}
