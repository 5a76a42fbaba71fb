// The first page after sign-in, in a real browser over the real server: what waits, the act in the row, and what others see of it.
import { fileURLToPath } from 'node:url'
import type { Browser, Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { cycleSchema, cycleView } from '../../shared/documents/cycle.ts'
import { GoalId } from '../../shared/ids.ts'
import { fillText } from '../../shared/schema/rich-text-writing.ts'
import { looks, seriousViolations } from '../harness/accessibility.ts'
import { listenTo } from '../harness/announcements.ts'
import { bringTo } from '../harness/bring-to.ts'
import { photograph } from '../harness/photograph.ts'
import { addAction, card, choose, contextOf, field, goal, makeEmptyPlan, openCard, openPlanPage, participants, saved } from '../harness/plan-page.ts'
import type { RunningServer } from '../harness/server.ts'
import { serverAndBrowser } from '../harness/server-and-browser.ts'
import { signInAs } from '../harness/sign-in.ts'
import { joinDocument } from '../harness/raw-client.ts'
import { done } from '../harness/roles.ts'

const pictures = fileURLToPath(new URL('../../test-output/my-delegation', import.meta.url))
let server: RunningServer
let browser: Browser
serverAndBrowser(started => ({ server, browser } = started), pictures)

async function openOwn(person: string, options: Parameters<typeof contextOf>[3] = {}): Promise<Page> {
  const page = await (await contextOf(browser, server, person, options)).newPage()
  await page.goto(`${server.origin}/`)
  await page.getByRole('region', { name: /^Waits for / }).waitFor()
  return page
}

const waiting = (page: Page): Locator => page.getByRole('region', { name: /^Waits for / })
const row = (page: Page, title: string | RegExp): Locator => page.locator('[data-row]').filter({ has: page.getByRole('link', { name: title }) })
const closeAll = (...pages: readonly Page[]): Promise<unknown> => Promise.all(pages.map(page => page.context().close()))

/** An action of Germany's plan in which Italy is asked to take part. */
async function askItaly(german: Page, title: string): Promise<Locator> {
  await addAction(german, title)
  const opened = await openCard(german, title)
  await choose(opened, /^Participants/, 'Italy')
  await saved(german)
  return opened
}

test('a delegation that is asked in a plan sees it wait, confirms in the row, and the plan shows its answer; the focus goes on and it is said', async () => {
  const plan = await makeEmptyPlan(server, '2026-2029/env/env', 'roles')
  const [italian, german] = [await openOwn('it-speaks'), await openPlanPage(await contextOf(browser, server, 'de-drafter'), server, plan)]
  expect(new URL(italian.url()).pathname).toBe('/delegation')
  const card1 = await askItaly(german, 'Shared list of brokers')
  const asked = row(italian, /^Take part in 1\.1 · Shared list of brokers$/)
  await asked.waitFor()
  await askItaly(german, 'Second list of brokers')
  await row(italian, /Second list of brokers/).waitFor()
  // A pen that ends soon is told of, asked for again in the row, and read.
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString()
  await done((await signInAs(server.origin, 'de-drafter')).call('POST', `/api/plans/${plan}/pens`, { party: 'ms-it', place: { of: 'plan' }, until: tomorrow }))
  const ends = row(italian, /^Your pen for the whole plan ends on /)
  await ends.getByRole('button', { name: 'Ask for it again' }).press('Enter')
  await ends.getByText('asked for again', { exact: true }).waitFor()
  expect(await ends.getByRole('button', { name: 'Ask for it again' }).count()).toBe(0)
  await ends.getByRole('button', { name: 'Read', exact: true }).press('Enter')
  await ends.waitFor({ state: 'detached' })
  const told = await listenTo(italian)
  await asked.getByRole('button', { name: 'Confirm', exact: true }).press('Enter')
  await told(/^Confirmed: Take part in 1\.1 · Shared list of brokers\. \d+ things? waits?\./)
  await asked.waitFor({ state: 'detached' })
  await italian.waitForFunction(() => document.activeElement?.closest('[data-row]') !== null)
  await participants(card1).filter({ hasText: 'Italy' }).getByText('Confirmed', { exact: true }).waitFor()
  // With a condition, by key alone.
  const second = row(italian, /Second list of brokers/)
  await second.getByRole('button', { name: 'Confirm subject to…' }).press('Enter')
  await second.getByRole('textbox', { name: 'Subject to' }).waitFor()
  await italian.keyboard.type('two people at most')
  await italian.keyboard.press('Enter')
  await second.waitFor({ state: 'detached' })
  await participants(await openCard(german, 'Second list of brokers')).filter({ hasText: 'two people at most' }).waitFor()
  // What it confirmed is changed in the plan, and kept here.
  await field(card(german, 'Shared list of brokers'), 'Title').fill('Shared list of all brokers')
  await saved(german)
  const changed = row(italian, '1.1 · Shared list of all brokers, as participant')
  await changed.getByText('The title is new.').waitFor()
  await changed.getByRole('button', { name: 'Keep' }).click()
  await changed.waitFor({ state: 'detached' })
  await closeAll(italian, german)
})

test('several requests of one plan are confirmed together after a look over them, without the one that was left out', async () => {
  const plan = await makeEmptyPlan(server, '2026-2029/mtcn/mtcn', 'roles')
  const german = await openPlanPage(await contextOf(browser, server, 'de-drafter'), server, plan)
  for (const title of ['First of three', 'Second of three', 'Third of three']) await askItaly(german, title)
  const italian = await openOwn('it-speaks')
  await waiting(italian).getByRole('button', { name: /^Confirm all 3 of .* 2028–29…$/ }).press('Enter')
  const review = italian.getByRole('dialog', { name: /^Confirm for Italy in / })
  await review.getByText('Third of three').waitFor()
  await review.getByRole('checkbox', { name: /Second of three/ }).press('Space')
  await review.getByRole('button', { name: 'Confirm 2' }).press('Enter')
  await row(italian, /First of three/).waitFor({ state: 'detached' })
  await row(italian, /Third of three/).waitFor({ state: 'detached' })
  // What is put off waits on, and says so.
  const left = row(italian, /Second of three/)
  await left.getByRole('button', { name: 'Later' }).press('Enter')
  await left.getByText('To be confirmed', { exact: true }).waitFor()
  expect(await left.getByRole('button', { name: 'Later' }).count()).toBe(0)
  await left.getByRole('button', { name: 'Confirm', exact: true }).waitFor()
  await closeAll(italian, german)
})

test('the driver takes a proposal in and turns down who added itself, in the row; a step that is announced is read once', async () => {
  const plan = await makeEmptyPlan(server, '2026-2029/online/ca', 'roles')
  const german = await openPlanPage(await contextOf(browser, server, 'de-drafter'), server, plan)
  await addAction(german, 'Open to all')
  const maltese = await openPlanPage(await contextOf(browser, server, 'mt-speaks'), server, plan)
  await goal(maltese, 2).getByRole('button', { name: /^Propose an action/ }).press('Enter')
  await field(goal(maltese, 2), 'Title').last().fill('Proposed from Malta')
  await saved(maltese)
  const joined = await openCard(maltese, 'Open to all')
  await joined.getByRole('button', { name: 'Take part as Malta' }).press('Enter')
  await saved(maltese)
  await german.goto(`${server.origin}/delegation`)
  await row(german, /^Malta proposes Proposed from Malta$/).getByRole('button', { name: 'Take into the plan' }).press('Enter')
  await row(german, /^Malta proposes/).waitFor({ state: 'detached' })
  const waits = row(german, /^Malta wants to take part in 1\.1 · Open to all$/)
  await waits.getByRole('button', { name: 'Turn down…' }).press('Enter')
  await german.getByRole('textbox', { name: 'Why' }).waitFor()
  await german.keyboard.type('The team is complete')
  await german.keyboard.press('Enter')
  await waits.waitFor({ state: 'detached' })
  await participants(joined).getByText(/Turned down by Germany on .*: The team is complete/).waitFor()
  const supportTeam = await signInAs(server.origin, 'support-team')
  await done(supportTeam.call('PUT', `/api/plans/${plan}/driver`, { party: null, decision: 'provisional', on: '2026-11-20' }))
  await done(supportTeam.call('POST', `/api/plans/${plan}/steps`, { party: 'europol', step: 'open-round', deadline: new Date(Date.now() + 86_400_000).toISOString(), silence: 'no-answer', inMinutes: 600, reason: 'The driver steps down' }))
  await done(supportTeam.call('PUT', `/api/plans/${plan}/driver`, { party: 'ms-de', decision: 'provisional', on: '2026-11-20' }))
  await done((await signInAs(server.origin, 'de-speaks')).call('POST', `/api/plans/${plan}/accept`, { party: 'ms-de', role: 'driver' }))
  const step = row(german, /goes on to Consultation on/)
  await step.getByRole('button', { name: 'Read', exact: true }).press('Enter')
  await step.waitFor({ state: 'detached' })
  // A goal that it has to do with gets a guidance note.
  await done(supportTeam.call('PUT', '/api/cycles/2026-2029/supervisor', { goal: '2026-2029/goal-2', party: 'ms-fr', decision: 'provisional', on: '2026-11-20' }))
  const supervisor = await joinDocument(server, await signInAs(server.origin, 'fr-drafter'), 'ms-fr', 'cycle/2026-2029', { schema: cycleSchema.version })
  const note = cycleView(supervisor.doc).roots.goals.get(GoalId.parse('2026-2029/goal-2'))?.guidance
  if (note === undefined) throw new Error('the goal is there')
  fillText(note.fragment, [{ type: 'paragraph', text: 'Ask the carriers first.' }])
  supervisor.sendOwn()
  expect(await supervisor.settled(1)).toBe('taken')
  supervisor.close()
  await german.reload()
  await waiting(german).waitFor()
  const guidance = row(german, /^Guidance note of goal 2, /)
  await guidance.getByText('by France').waitFor()
  await guidance.getByRole('button', { name: 'Read', exact: true }).press('Enter')
  await guidance.waitFor({ state: 'detached' })
  await german.getByText(/^Consultation on/).first().waitFor()
  expect(await step.count()).toBe(0)
  await closeAll(german, maltese)
})

test('what the server does not take says why in its row, and nothing is lost; who may not answer reads who can', async () => {
  const plan = await makeEmptyPlan(server, '2026-2029/online/ocse', 'roles')
  const german = await openPlanPage(await contextOf(browser, server, 'de-drafter'), server, plan)
  await askItaly(german, 'Asked just before the step')
  const context = await contextOf(browser, server, 'it-speaks')
  const italian = await context.newPage()
  let isHeld = false
  await italian.routeWebSocket(/\/live\?/, socket => {
    const line = socket.connectToServer()
    line.onMessage(message => {
      if (!isHeld) socket.send(message)
    })
  })
  await italian.goto(`${server.origin}/delegation`)
  const asked = row(italian, /Asked just before the step/)
  await asked.waitFor()
  // The page is not told yet of the step that closes the answer.
  isHeld = true
  await bringTo(server.origin, plan, 'final-draft')
  await asked.getByRole('button', { name: 'Confirm', exact: true }).press('Enter')
  await asked.getByText('The status that the plan has now closes this to you.').waitFor()
  await asked.getByRole('button', { name: 'Confirm', exact: true }).waitFor()
  const reader = await openOwn('it-reader')
  await waiting(reader).getByText('Answers are given by whoever speaks for Italy.').first().waitFor()
  expect(await waiting(reader).getByRole('button', { name: 'Confirm', exact: true }).count()).toBe(0)
  await closeAll(italian, german, reader)
})

test('a newcomer takes part in an action within a minute of signing in, and each step is ticked once it was done', async () => {
  const page = await openOwn('mt-speaks')
  await page.getByText('Nothing waits.').waitFor()
  const counted = Number(/^(\d+) actions? looks? for participants\.$/.exec((await waiting(page).getByRole('link', { name: /look for participants/ }).innerText()).trim())?.[1])
  expect(counted).toBeGreaterThan(0)
  const steps = page.getByRole('region', { name: 'New here? Three things to try' })
  expect(await steps.locator('[data-done="true"]').count()).toBe(0)
  await steps.getByRole('link', { name: /^See / }).press('Enter')
  await page.waitForFunction(() => document.activeElement?.closest('#looking') !== null)
  await page.keyboard.press('Enter')
  await steps.locator('[data-step="join"][data-done="true"]').waitFor()
  await page.getByRole('region', { name: 'Our plans and actions' }).getByText('takes part, waits to be taken in').waitFor()
  // The line of one's delegation is led to, open and with the caret in it.
  await steps.getByRole('link', { name: /^Write it in / }).press('Enter')
  await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT' && document.activeElement.closest('[data-party="ms-mt"]') !== null)
  await page.keyboard.type('Two analysts')
  await page.keyboard.press('Tab')
  await saved(page)
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: /^My delegation/ }).click()
  await waiting(page).waitFor()
  await expect.poll(() => steps.count()).toBe(0)
  await closeAll(page)
})

test('everybody finds something sensible: outside every circle, the support team, and who of ours is where', async () => {
  const georgian = await (await contextOf(browser, server, 'ge-drafter')).newPage()
  await georgian.goto(`${server.origin}/`)
  await georgian.getByText('No plan is open to Georgia').waitFor()
  const team = await openOwn('support-team')
  await team.getByRole('region', { name: 'For the support team' }).getByText(/driver/).first().waitFor()
  const german = await openOwn('de-speaks')
  const colleague = await openPlanPage(await contextOf(browser, server, 'de-drafter'), server, 'ms-2026')
  const here = german.getByRole('region', { name: 'Ours who are here now' })
  await here.getByRole('listitem').filter({ hasText: 'Jonna Feldwiese', has: german.getByRole('link', { name: 'in Migrant smuggling 2026–27' }) }).waitFor()
  await closeAll(georgian, team, german, colleague)
})

test('without a connection the page says so, shows what it knows, and an act says that nothing was written', async () => {
  const page = await openOwn('de-speaks')
  await page.context().setOffline(true)
  await page.getByRole('banner').getByText('Offline').waitFor()
  await page.getByText('The list may be out of date').waitFor()
  const first = row(page, /./).filter({ has: page.getByRole('button', { name: 'Decline' }) }).first()
  await first.getByRole('button', { name: 'Decline' }).press('Enter')
  await first.getByText('Nothing was written: there is no connection.').waitFor()
  await page.context().setOffline(false)
  await page.getByRole('banner').getByText('Up to date').waitFor()
  await closeAll(page)
})

for (const { width, colorScheme } of looks) {
  test(`has no serious accessibility violation in ${colorScheme}, and no scrolling to the side, at ${width} pixels`, async () => {
    const page = await openOwn('de-speaks', { colorScheme, bypassCSP: true, viewport: { width, height: 900 } })
    await row(page, /./).first().waitFor()
    await photograph(page, { path: `${pictures}/${colorScheme}-${width}.png` })
    expect(await seriousViolations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await closeAll(page)
  })
}
