// A plan that is not theirs: every byte that outsiders of each kind are sent, over the routes of the API, all sockets and the
// line of lists, while others work in the plan. None of it is of the plan, and each answer is the one for no plan at all.
import JSZip from 'jszip'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cycleRoutes } from '../../server/api/cycles.ts'
import { deadlineRoutes } from '../../server/api/deadlines.ts'
import { guidanceRoutes } from '../../server/api/guidance.ts'
import { calendarRoutes, daysRoutes } from '../../server/api/days.ts'
import { proposalRoutes } from '../../server/api/proposals.ts'
import { historyRoutes } from '../../server/api/history.ts'
import { openRoundRoutes } from '../../server/api/open-rounds.ts'
import { roundRoutes } from '../../server/api/rounds.ts'
import { sideRoutes } from '../../server/api/sides.ts'
import { planFileRoutes } from '../../server/api/plan-files.ts'
import { planRoutes } from '../../server/api/plans.ts'
import { searchRoutes } from '../../server/api/search.ts'
import { versionRoutes } from '../../server/api/versions.ts'
import { supervisorRoutes } from '../../server/api/supervisors.ts'
import { planFormats } from '../../shared/api/exports.ts'
import type { PlanFormat } from '../../shared/api/exports.ts'
import { addAction } from '../../shared/documents/plan-commands.ts'
import { GoalId, PartyId, PersonId } from '../../shared/ids.ts'
import type { ActionId } from '../../shared/ids.ts'
import { encodeClientMessage } from '../../shared/protocol/messages.ts'
import { IsoDay } from '../../shared/schema/values.ts'
import { fillText, fillTitle } from '../../shared/schema/rich-text-writing.ts'
import { inStore } from '../harness/in-store.ts'
import { askForFile, exportPlan, fileFrom } from '../harness/exports.ts'
import { readLive } from '../harness/live-reader.ts'
import type { LiveReader } from '../harness/live-reader.ts'
import { readPdf } from '../harness/pdf-text.ts'
import { joinRaw, openRaw } from '../harness/raw-client.ts'
import type { RawClient } from '../harness/raw-client.ts'
import { done } from '../harness/roles.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import type { SignedInPerson } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'
import { awarenessOf } from '../hostile/recorded.ts'

const plan = 'env-2028'
/** A name that a plan could have, and none has. */
const noPlan = 'env-2031'
const goal = GoalId.parse('2026-2029/goal-1')
/** Words of the plan's texts, of what is recorded about it and of who is there, which stand nowhere else; and its name. */
const canaries = ['quetzalaim', 'axolotltitle', 'vicunatext', 'okapiplace', 'ST 4711/28', 'capybara-decision', plan]

/** Sample people, each made somebody who speaks for a delegation of another kind outside: a third country, an international
 *  organisation, a private partner, and a network and a body of the Union that were not added to the plan. */
const outsiders = { 'ge-drafter': 'tc-ge', 'nl-speaks': 'interpol', 'mt-speaks': 'pp-sample', 'carin-drafter': 'carin', 'fr-drafter': 'eeas' } as const
type Name = keyof typeof outsiders
const names = Object.keys(outsiders) as Name[]
type Outsider = { readonly name: Name; readonly who: SignedInPerson; readonly party: string; readonly lists: LiveReader; readonly heard: (string | Uint8Array)[] }

let server: RunningServer
let german: RawClient
let action: ActionId
const open: Outsider[] = []

beforeAll(async () => {
  server = await startServer()
  await inStore(server, async ({ database }) => {
    for (const name of names) {
      const membership = { party: PartyId.parse(outsiders[name]), function: 'speaks' } as const
      await database.updateTable('memberships').set(membership).where('person', '=', PersonId.parse(`sample-person-${name}`)).execute()
    }
  })
  for (const name of names) {
    const who = await signInAs(server.origin, name)
    open.push({ name, who, party: outsiders[name], lists: await readLive(server, who, outsiders[name]), heard: [] })
  }
  const supportTeam = await signInAs(server.origin, 'support-team')
  await done(supportTeam.call('POST', '/api/plans', { area: '2026-2029/env/env', periodStart: '2028-01-01' }))
  await done(supportTeam.call('PUT', `/api/plans/${plan}/driver`, { party: 'ms-de', decision: 'capybara-decision', on: '2026-11-20' }))
  await done(supportTeam.call('PUT', `/api/plans/${plan}/references`, { councilDocument: 'ST 4711/28', predecessor: null }))
  await done((await signInAs(server.origin, 'de-speaks')).call('POST', `/api/plans/${plan}/accept`, { party: 'ms-de', role: 'driver' }))
  german = await joinRaw(server, await signInAs(server.origin, 'de-drafter'), 'ms-de', plan)
})
afterAll(() => server?.remove())

const canariesIn = (bytes: string | Uint8Array): string[] => canaries.filter(word => Buffer.from(bytes).includes(word))

/** The routes there are about plans, cycles and days, and the search over them: one that is added later is asked too. */
const routes: readonly { readonly method: string; readonly path: string; readonly word?: string }[] = [
  ...planRoutes({} as never).routes.map(({ method, path }) => ({ method, path: `/api/plans${path}` })),
  ...planFileRoutes({} as never, {} as never, {} as never).routes.map(({ method, path }) => ({ method, path: `/api/plans${path}` })),
  ...proposalRoutes({} as never).routes.map(({ method, path }) => ({ method, path: `/api/plans${path}` })),
  ...sideRoutes({} as never).routes.map(({ method, path }) => ({ method, path: `/api/plans${path}` })),
  ...roundRoutes({} as never, {} as never).routes.map(({ method, path }) => ({ method, path: `/api/plans${path === '/:plan/rounds' ? `${path}?party=:party` : path}` })),
  ...versionRoutes({} as never, {} as never, {} as never).routes.map(({ method, path }) => ({ method, path: `/api/plans${path}${method === 'GET' ? '?party=:party' : ''}` })),
  ...historyRoutes({} as never).routes.map(({ method, path }) => ({ method, path: `/api/plans${path}${method === 'GET' ? `?party=:party${path.endsWith('/state') ? '&seq=1' : path.endsWith('/difference') ? '&before=1&after=2' : ''}` : ''}` })),
  ...deadlineRoutes({} as never).routes.map(({ method, path }) => ({ method, path: `/api/plans${path}?party=:party${path.includes('requests') ? '&key=one&on=2028-02-01' : ''}` })),
  ...openRoundRoutes({} as never).routes.filter(({ path }) => path.startsWith('/:plan')).map(({ method, path }) => ({ method, path: `/api/open-rounds${path.endsWith('/brief') ? `${path}?party=:party` : path}` })),
  ...daysRoutes({} as never).routes.map(({ method, path }) => ({ method, path: `/api/plans${path}` })),
  ...calendarRoutes({} as never).routes.map(({ method, path }) => ({ method, path: `/api/calendar${path}` })),
  ...cycleRoutes({} as never).routes.map(({ method, path }) => ({ method, path: `/api/cycles${path}` })),
  ...guidanceRoutes({} as never).routes.map(({ method, path }) => ({ method, path: `/api/cycles${path}` })),
  ...supervisorRoutes({} as never).routes.map(({ method, path }) => ({ method, path: `/api/cycles${path}` })),
  // A search names no plan: what is looked for is a word that stands in it, or one that stands nowhere.
  ...[...new Set(searchRoutes({} as never).routes.map(({ method }) => method))].flatMap(method => [...canaries, 'quetz', 'xolotlti', 'unate'].map(word => ({ method, path: `/api/search?q=:plan&party=:party`, word }))),
]
/** What a page would send, so that a route does not turn it away for its form. */
const inAnHour = new Date(Date.now() + 3_600_000).toISOString()
const bodies: { readonly [route: string]: (party: string) => unknown } = {
  'POST /api/plans/:plan/pens': party => ({ party, place: { of: 'plan' }, until: inAnHour }),
  'POST /api/plans/:plan/pen-requests': () => ({ place: { of: 'plan' } }),
  'POST /api/plans/:plan/releases': () => ({ party: 'tc-ge', purpose: 'To read it', until: inAnHour }),
  'POST /api/plans/:plan/accept': party => ({ party, role: 'driver' }),
  'POST /api/plans/:plan/exports': () => ({ format: 'docx' }),
  'POST /api/plans/:plan/drafts': party => ({ party, place: ['aim'] }),
  'POST /api/plans/:plan/side': party => ({ party }),
  'POST /api/plans/:plan/proposals': party => ({ party, ids: ['QmFzZTY0dXJsLWlkLTIxLWM'] }),
  'POST /api/plans/:plan/proposals/decisions': party => ({ party, ids: ['QmFzZTY0dXJsLWlkLTIxLWM'], decision: 'declined' }),
  'POST /api/plans/:plan/steps': party => ({ party, step: 'submit' }),
  'DELETE /api/plans/:plan/steps': party => ({ party }),
  'POST /api/plans/:plan/rounds/:round/answers': party => ({ party, answer: 'no-objection' }),
  'PUT /api/plans/:plan/rounds/:round/deadline': party => ({ party, deadline: inAnHour }),
  'POST /api/plans/:plan/rounds/:round/reminders': party => ({ party }),
  'PUT /api/open-rounds/:plan/:round/position': party => ({ party, answer: null, remarks: '', revision: 0 }),
  'PUT /api/open-rounds/:plan/:round/services/:service': party => ({ party, said: 'asked', words: '' }),
  'POST /api/plans/:plan/versions': party => ({ party, name: 'Theirs', seq: 1 }),
  'PUT /api/plans/:plan/versions/:version/name': party => ({ party, name: 'Theirs' }),
  'PUT /api/plans/:plan/history/look': party => ({ party, seq: 1 }),
  'POST /api/plans/:plan/reserves/:reserve/lifted': party => ({ party }),
}

/** What a file says, unpacked. */
async function wordsIn(format: PlanFormat, file: Uint8Array): Promise<string> {
  if (file.byteLength === 0) return ''
  if (format === 'pdf') return readPdf(file).pages.join('\n')
  if (format === 'ics' || format === 'json') return Buffer.from(file).toString().replace(/\r\n /g, '')
  const zip = await JSZip.loadAsync(file)
  return (await Promise.all(Object.values(zip.files).map(entry => entry.async('string')))).join('\n')
}

/** One route as this outsider asks for it: status and bytes. */
async function asks({ who, party }: Outsider, { method, path, word }: (typeof routes)[number], ofPlan: string): Promise<string> {
  const body = method === 'GET' || (method === 'DELETE' && bodies[`${method} ${path}`] === undefined) ? undefined : JSON.stringify(bodies[`${method} ${path}`]?.(party) ?? {})
  const address = path.replace(':plan', word === undefined ? ofPlan : encodeURIComponent(ofPlan === plan ? word : 'nowhereatall')).replace(':action', action).replace(':party', party).replace(':cycle', '2026-2029').replace(':round', '1').replace(/:\w+/, 'QmFzZTY0dXJsLWlkLTIxLWM')
  const response = await fetch(`${server.origin}${address}`, { method, headers: { cookie: who.cookie, origin: server.origin, ...(body !== undefined && { 'content-type': 'application/json' }) }, ...(body !== undefined && { body }) })
  return `${response.status} ${await response.text()}`
}

test('none of it is sent to an outsider of any kind, and each answer is the one for a plan that does not exist', async () => {
  german.doc.transact(() => {
    fillText(german.plan.roots.aim.fragment, [{ type: 'paragraph', text: 'quetzalaim' }])
    action = addAction(german.plan, goal)
    const view = german.plan.roots.actions.get(action)
    if (view === undefined) throw new Error('the action was added')
    fillTitle(view.title.fragment, 'axolotltitle')
    fillText(view.description.fragment, [{ type: 'paragraph', text: 'vicunatext' }])
    view.kind.set('jad')
    view.from.set(IsoDay.parse('2028-01-01'))
    view.to.set(IsoDay.parse('2028-06-30'))
  })
  german.sendOwn()
  expect(await german.settled(1)).toBe('taken')
  german.sendBytes(encodeClientMessage({ type: 'awareness', update: awarenessOf(german.doc.clientID, { place: ['okapiplace'] }) }))

  // Whoever it is for is sent all of it, over the same lines.
  const italian = await signInAs(server.origin, 'it-speaks')
  const lists = await readLive(server, italian, 'ms-it')
  const reader = await joinRaw(server, italian, 'ms-it', plan)
  await until('a reader of the circle knows of all of it', () => {
    const all = [...reader.received, ...lists.messages.map(message => JSON.stringify(message))]
    return canaries.every(word => all.some(bytes => Buffer.from(bytes).includes(word)))
  })

  // What is looked for below is found by whoever it is for: the plan has been indexed.
  await until('a reader of the circle finds the plan by a word of its action', async () => {
    const { json } = await italian.call('GET', '/api/search?q=vicunatext&party=ms-it')
    return JSON.stringify(json).includes(action)
  })
  // Files hold the texts of the plan and what is recorded of it, in each of the formats; who is there now is in none of them.
  for (const format of planFormats) {
    const { file } = await exportPlan(server.origin, italian, plan, format)
    const words = await wordsIn(format, file)
    expect([format, canariesIn(words).includes('okapiplace'), words.includes('axolotltitle')]).toEqual([format, false, true])
    if (format !== 'ics') expect([format, words.includes('ST 4711/28')]).toEqual([format, true])
    if (format === 'docx' || format === 'json') expect([format, words.includes('quetzalaim'), words.includes('vicunatext')]).toEqual([format, true, true])
  }

  expect(routes.length).toBeGreaterThan(15)
  for (const outsider of open) {
    const { name, who, party, heard } = outsider
    for (const route of routes) {
      const answered = await asks(outsider, route, plan)
      heard.push(answered)
      expect([name, route, answered]).toEqual([name, route, await asks(outsider, route, noPlan)])
    }
    for (const format of planFormats) heard.push(await wordsIn(format, (await exportPlan(server.origin, who, plan, format)).file))
    // The period of the plan: its row would be in a matrix of whoever may read it.
    const matrix = await fileFrom(await askForFile(server.origin, who, '/api/matrix/exports', { party, cycle: '2026-2029', periodStart: '2028-01-01' }))
    expect([name, matrix.status]).toEqual([name, 200])
    heard.push(await wordsIn('xlsx', matrix.file))
    for (const document of [`plan/${plan}`, `jad/${plan}/${action}`]) {
      const [socket, none] = [openRaw(server, who, party, document), openRaw(server, who, party, document.replace(plan, noPlan))]
      await until(`${name} is turned away`, () => socket.closedWith !== null && none.closedWith !== null)
      expect([name, socket.closedWith, socket.received.length]).toEqual([name, none.closedWith, 0])
      heard.push(...socket.received)
    }
  }
  // Whatever the lines of lists had to tell of these edits they have told by now: the circle's has.
  for (const { name, lists: own, heard } of open) {
    heard.push(...own.messages.map(message => JSON.stringify(message)))
    expect([name, own.plans.includes(plan), heard.flatMap(canariesIn)]).toEqual([name, false, []])
    own.close()
  }
  reader.close()
  lists.close()
}, 240_000)
