// Searching over the real server: what is found in which words, for whom, and that it stays so through removal, restarts and
// kills.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SearchAnswer } from '../../shared/api/search.ts'
import { addAction, askToLead } from '../../shared/documents/plan-commands.ts'
import { cycleSchema, cycleView } from '../../shared/documents/cycle.ts'
import { contributionKey } from '../../shared/documents/plan.ts'
import { GoalId, PartyId, PlanId } from '../../shared/ids.ts'
import type { ActionId } from '../../shared/ids.ts'
import { searchesAtOnce } from '../../shared/protocol/limits.ts'
import { fillText, fillTitle } from '../../shared/schema/rich-text-writing.ts'
import { makeEmptyPlan } from '../harness/plan-page.ts'
import { joinDocument, joinRaw } from '../harness/raw-client.ts'
import type { RawClient } from '../harness/raw-client.ts'
import { done } from '../harness/roles.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import type { SignedInPerson } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'

const goal = GoalId.parse('2026-2029/goal-1')
let server: RunningServer
let plan: string
let german: RawClient
let italian: SignedInPerson
let georgian: SignedInPerson

beforeAll(async () => {
  server = await startServer()
  plan = await makeEmptyPlan(server, '2026-2029/env/env')
  german = await joinRaw(server, await signInAs(server.origin, 'de-drafter'), 'ms-de', plan)
  italian = await signInAs(server.origin, 'it-speaks')
  georgian = await signInAs(server.origin, 'ge-drafter')
})
afterAll(() => server?.remove())

const asked = (who: SignedInPerson, q: string, party: string) => who.call('GET', `/api/search?${new URLSearchParams({ q, party })}`)

async function search(q: string, who = italian, party = 'ms-it'): Promise<SearchAnswer> {
  // Who looks again and again until something is found waits now and then.
  const { status, json } = await until('the search answers', async () => {
    const answer = await asked(who, q, party)
    return answer.status === 429 ? null : answer
  })
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(json)}`)
  return SearchAnswer.parse(json)
}

const actionsIn = async (q: string, who = italian, party = 'ms-it'): Promise<readonly ActionId[]> => (await search(q, who, party)).actions.map(({ action }) => action)

let sent = 0
/** Writes as Germany, and resolves when it is stored. */
async function written(write: () => void, by = german): Promise<void> {
  by.doc.transact(write)
  by.sendOwn()
  expect(await by.settled(++sent)).toBe('taken')
}

async function anAction(title: string, description = ''): Promise<ActionId> {
  let id: ActionId | undefined
  await written(() => {
    id = addAction(german.plan, goal)
    const view = german.plan.roots.actions.get(id)
    if (view === undefined) throw new Error('the action was added')
    fillTitle(view.title.fragment, title)
    if (description !== '') fillText(view.description.fragment, [{ type: 'paragraph', text: description }])
  })
  if (id === undefined) throw new Error('the action was added')
  return id
}

const setRemoved = (action: ActionId, isRemoved: boolean): void => german.plan.roots.actions.get(action)?.removed.set(isRemoved)

const found = (q: string, action: ActionId, who = italian, party = 'ms-it') => until(`"${q}" finds the action`, async () => (await actionsIn(q, who, party)).includes(action), 15_000)
const gone = (q: string, action: ActionId) => until(`"${q}" does not find the action`, async () => !(await actionsIn(q)).includes(action), 15_000)

describe('what is found', () => {
  let action: ActionId
  beforeAll(async () => {
    action = await anAction('Zsákutca on the route', 'Whoever Kövesd the trail tells the Łódź office.')
    const view = german.plan.roots.actions.get(action)
    await written(() => {
      if (view !== undefined) askToLead(german.plan, view, PartyId.parse('ms-de'), { party: PartyId.parse('ms-de'), answersForParty: false, isDriver: false }, { epoch: '', seq: 0 })
    })
    await written(() => {
      view?.contributions.set(contributionKey(PartyId.parse('ms-de'), 'people'), 'Four quokkaspotters')
      view?.services.set(PartyId.parse('ms-de'), 'Numbatservice')
      fillText(german.plan.roots.aim.fragment, [{ type: 'paragraph', text: 'An aim of wombatwords' }])
      const text = german.plan.roots.goals.get(goal)?.text.fragment
      if (text !== undefined) fillText(text, [{ type: 'paragraph', text: 'A goal of bilbywords' }])
    })
    await found('quokka', action)
  })

  test.each(['zsakutca', 'SÁKUT', 'kovesd', 'lodz', 'övesd', 'quokkasp', 'numbat', 'route lodz', 'zs'])('an action by "%s"', async q => {
    expect(await actionsIn(q)).toContain(action)
  })

  test('an action by its reference, whole and in part, before all others', async () => {
    const { actions } = await search('zsakutca')
    const reference = actions[0]?.reference ?? ''
    expect(reference).toMatch(/^\w+-28-\d+$/)
    expect((await search(reference)).actions[0]?.action).toBe(action)
    expect(await actionsIn(reference.toLowerCase().slice(0, -2))).toContain(action)
    expect((await search(reference.replaceAll('-', ' '))).actions[0]?.action).toBe(action)
  })

  test('what fits is told as places in the text, beside the field and the delegation under whose name it stands', async () => {
    const [first] = (await search('quokka')).actions
    expect(first?.excerpt).toMatchObject({ field: 'action.contributions', party: 'ms-de', text: { text: 'Four quokkaspotters', ranges: [[5, 11]] } })
    const [titled] = (await search('sakut')).actions
    expect(titled?.title).toEqual({ text: 'Zsákutca on the route', ranges: [[1, 6]] })
  })

  test('a plan by its aim, its area and its name; a goal by what the plan says of it; a person by name', async () => {
    expect((await search('wombat')).plans).toMatchObject([{ plan, excerpt: { field: 'plan.aim' } }])
    expect((await search('environmental crime 2028')).plans.map(each => each.plan)).toContain(plan)
    expect((await search('bilby')).goals).toMatchObject([{ plan, goal, excerpt: { field: 'goal.text' } }])
    expect((await search('feldwiese')).people).toMatchObject([{ person: 'sample-person-de-drafter', memberships: [{ party: 'ms-de' }] }])
  })

  test('a guidance note of a goal', async () => {
    await done((await signInAs(server.origin, 'support-team')).call('PUT', '/api/cycles/2026-2029/supervisor', { goal, party: 'ms-it', decision: '15220/26', on: '2026-11-20' }))
    const supervisor = await joinDocument(server, italian, 'ms-it', 'cycle/2026-2029', { schema: cycleSchema.version })
    const note = cycleView(supervisor.doc).roots.goals.get(goal)?.guidance.fragment
    if (note === undefined) throw new Error('the goal is there')
    fillText(note, [{ type: 'paragraph', text: 'Bear the bandicoot in mind' }])
    supervisor.sendOwn()
    expect(await supervisor.settled(1)).toBe('taken')
    await until('the note is found', async () => (await search('bandicoot')).guidance.length > 0, 15_000)
    // Cycles are sent to everybody, and their notes are.
    expect((await search('bandicoot', georgian, 'tc-ge')).guidance).toMatchObject([{ cycle: '2026-2029', goal, excerpt: { field: 'goal.guidance', text: { ranges: [[9, 18]] } } }])
    supervisor.close()
  })

  test.each(['"', '" OR "', "';drop table search_items;--", 'names : zsakutca', 'NEAR(zsakutca route)', '(((', '%%%', '\\\\\\', '\u0000\u0000\u0000', '<b>zsakutca</b>'])('signs are text and nothing else: %j', async q => {
    expect(await search(q)).toEqual({ plans: [], goals: [], actions: [], guidance: [], people: [] })
  })

  test.each([
    ['q', 'search/too-long', 'x'.repeat(10_000), 'ms-it', 400],
    ['q', 'search/empty', '  ', 'ms-it', 400],
    ['party', 'api/invalid-body', 'route', 'No Party', 400],
    ['party', 'search/not-your-delegation', 'route', 'ms-de', 403],
  ])('what cannot be asked names the field %s: %s', async (fieldName, code, q, party, status) => {
    expect(await asked(italian, q, party)).toMatchObject({ status, json: { error: { code, field: fieldName } } })
  })

  test('a query of anything else than text and delegation is refused', async () => {
    expect(await italian.call('GET', '/api/search?q=route&party=ms-it&more=1')).toMatchObject({ status: 400, json: { error: { code: 'api/invalid-body' } } })
    expect(await italian.call('GET', '/api/search?party=ms-it')).toMatchObject({ status: 400, json: { error: { field: 'q' } } })
  })

  test('who asks again and again waits, and others do not', async () => {
    const french = await signInAs(server.origin, 'fr-drafter')
    const answers = await Promise.all(Array.from({ length: searchesAtOnce + 40 }, () => asked(french, 'zs', 'ms-fr')))
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(searchesAtOnce)
    expect(answers.find(({ status }) => status === 429)).toMatchObject({ json: { error: { code: 'search/too-often' } } })
    expect((await asked(italian, 'zs', 'ms-it')).status).toBe(200)
  })

  test('a stranger is answered nothing', async () => {
    expect((await fetch(`${server.origin}/api/search?q=zsakutca&party=ms-it`)).status).toBe(401)
  })
})

describe('who finds it', () => {
  test('whoever is outside finds nothing of a plan until it is released to them, and nothing once that ends', async () => {
    const action = await anAction('Pangolinroute to be released')
    await found('pangolin', action)
    const nothing = await asked(georgian, 'nothing of the kind', 'tc-ge')
    expect(await asked(georgian, 'pangolin', 'tc-ge')).toEqual(nothing)
    const speaks = await signInAs(server.origin, 'de-speaks')
    await done(speaks.call('POST', `/api/plans/${plan}/releases`, { party: 'tc-ge', purpose: 'To read it', until: new Date(Date.now() + 3_600_000).toISOString() }))
    expect(await actionsIn('pangolin', georgian, 'tc-ge')).toEqual([action])
    await done(speaks.call('DELETE', `/api/plans/${plan}/releases/tc-ge`))
    expect(await asked(georgian, 'pangolin', 'tc-ge')).toEqual(nothing)
  })

  test('whoever is outside finds the people of their own delegation and no others', async () => {
    const names = async (q: string) => (await search(q, georgian, 'tc-ge')).people.map(({ person }) => person)
    expect(await names('feldwiese')).toEqual([])
    const all = new Set((await Promise.all([...'abcdefghijklmnopqrstuvwxyz'].map(names))).flat())
    expect([...all].filter(person => !person.includes('-ge-'))).toEqual([])
    expect(all).toContain('sample-person-ge-drafter')
  })

  test('a plan that is put away is not found, and found again when it is brought back', async () => {
    const away = await makeEmptyPlan(server, '2026-2029/msthb/ms', 'vacant')
    const supportTeam = await signInAs(server.origin, 'support-team')
    const isFound = async () => (await search(away)).plans.some(each => each.plan === PlanId.parse(away))
    await until('the new plan is found', isFound, 15_000)
    await done(supportTeam.call('PUT', `/api/plans/${away}/archived`, { archived: true }))
    expect(await isFound()).toBe(false)
    await done(supportTeam.call('PUT', `/api/plans/${away}/archived`, { archived: false }))
    expect(await isFound()).toBe(true)
  })
})

describe('what becomes of it', () => {
  test('an action that is removed is not found, and found again when it is brought back', async () => {
    const action = await anAction('Kakaporoute')
    await found('kakapo', action)
    await written(() => setRemoved(action, true))
    await gone('kakapo', action)
    await written(() => setRemoved(action, false))
    await found('kakapo', action)
  })

  test('an action that is written again is found by its new words and no longer by its old ones', async () => {
    const action = await anAction('Thylacineroute')
    await found('thylacine', action)
    await written(() => {
      const title = german.plan.roots.actions.get(action)?.title.fragment
      if (title !== undefined) fillTitle(title, 'Dodoroute')
    })
    await found('dodoroute', action)
    expect(await actionsIn('thylacine')).toEqual([])
  })

  test('after a kill right behind an edit everything that was taken is found, and nothing that was removed', async () => {
    const removed = await anAction('Moaroute')
    await found('moaroute', removed)
    const added = await anAction('Aurochsroute')
    await written(() => setRemoved(removed, true))
    await server.kill()
    await server.startAgain()
    // At once: what the killed process did not get to was caught up before this one listened.
    expect(await actionsIn('aurochs')).toEqual([added])
    expect(await actionsIn('moaroute')).toEqual([])
    await server.stop()
    await server.startAgain()
    expect(await actionsIn('aurochs')).toEqual([added])
  })
})
