// New actions as proposals between windows of real browsers, in a round, in which nobody adds an action to the plan.
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { addAction, askToLead } from '../../shared/documents/plan-commands.ts'
import { GoalId, PartyId } from '../../shared/ids.ts'
import { fillTitle } from '../../shared/schema/rich-text-writing.ts'
import { seriousViolations } from '../harness/accessibility.ts'
import { letSpeak } from '../harness/let-speak.ts'
import { photograph } from '../harness/photograph.ts'
import { card, choose, contextOf, field, goal, makeEmptyPlan, openCard, openPlanPage, participants } from '../harness/plan-page.ts'
import { joinRaw } from '../harness/raw-client.ts'
import { done } from '../harness/roles.ts'
import type { RunningServer } from '../harness/server.ts'
import { serverAndBrowser } from '../harness/server-and-browser.ts'
import { signInAs } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'

vi.setConfig({ testTimeout: 150_000 })

let server: RunningServer
let browser: Browser
serverAndBrowser(started => ({ server, browser } = started))

const contexts: BrowserContext[] = []
let driver: Page
let drafter: Page
let speaker: Page
let plan: string
const germany = PartyId.parse('ms-de')

beforeAll(async () => {
  await letSpeak(server, 'support-team', 'europol')
  plan = await makeEmptyPlan(server, '2026-2029/env/env', 'roles')
  const german = await signInAs(server.origin, 'de-speaks')
  const client = await joinRaw(server, german, germany, plan)
  const view = client.plan.roots.actions.get(addAction(client.plan, GoalId.parse('2026-2029/goal-1')))
  // An open card is named by its title.
  if (view !== undefined) fillTitle(view.title.fragment, 'Map the routes')
  if (view !== undefined) askToLead(client.plan, view, germany, { party: germany, answersForParty: true, isDriver: true }, { epoch: '', seq: 0 })
  client.sendOwn()
  expect(await client.settled(1)).toBe('taken')
  client.close()
  await done(german.call('POST', `/api/plans/${plan}/steps`, { party: germany, step: 'open-round', deadline: new Date(Date.now() + 5 * 86_400_000).toISOString(), silence: 'no-answer' }))
  ;[driver, drafter, speaker] = await Promise.all([pageOf('de-speaks'), pageOf('europol-analyst'), pageOf('support-team')])
}, 150_000)
afterAll(() => Promise.all(contexts.map(context => context.close())))

async function pageOf(person: string): Promise<Page> {
  // axe is brought in as a script of its own.
  const context = await contextOf(browser, server, person, { bypassCSP: true })
  contexts.push(context)
  return openPlanPage(context, server, plan)
}

const review = (page: Page): Locator => page.getByRole('complementary', { name: 'Review' })
const draftOf = (page: Page, title: string): Locator => goal(page, 1).getByRole('region', { name: `Draft of Europol: new action “${title}” in Goal 1` })
const proposed = (page: Page, title: string): Locator => goal(page, 1).getByRole('region', { name: `Proposal of Europol: new action “${title}” in Goal 1` })
const inPanel = (page: Page, title: string): Locator => review(page).getByRole('listitem', { name: `Proposal of Europol: new action “${title}” in Goal 1` })
const hasFocus = (locator: Locator): Promise<boolean> => locator.evaluate(element => element === document.activeElement)
async function showProposals(page: Page): Promise<void> {
  await review(page).getByRole('tab', { name: /^Proposals/ }).click()
}

/** By keys: the caret is in the title. */
async function begin(title: string): Promise<Locator> {
  await goal(drafter, 1).getByRole('button', { name: 'Propose a new action for goal 1' }).press('Enter')
  const untitled = draftOf(drafter, 'Action without a title')
  await untitled.waitFor()
  await until('the caret is in the title', () => field(untitled, 'Title').evaluate(element => element.contains(document.activeElement)))
  await drafter.keyboard.type(title)
  return draftOf(drafter, title)
}

const pictures = async (page: Page, name: string): Promise<void> => {
  for (const [width, height] of [[1440, 900], [390, 844]] as const) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height })
      await photograph(page, { path: `/tmp/w/new-actions-${name}-${width}-${colorScheme}.png` })
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1440, height: 900 })
}

test('a delegation drafts a new action together, without a connection too, and nobody else is told of it before it is sent', async () => {
  const draft = await begin('Watch the strait')
  await field(draft, 'Description').click()
  await drafter.keyboard.type('Boats meet the team at sea.')
  await choose(draft, /^Action leader/, 'Europol')
  await draft.getByRole('button', { name: /Kind/ }).click()
  await drafter.getByRole('option', { name: 'Training' }).click()
  // The rest with the same pickers and rows as on a card.
  await choose(draft, /^Co-leaders/, 'Malta')
  await choose(draft, /^Participants/, 'Spain')
  await draft.getByRole('group', { name: 'Service of Spain' }).getByRole('textbox', { name: 'Service' }).fill('Civil Guard')
  await draft.getByRole('button', { name: 'Add an indicator' }).click()
  await draft.getByRole('textbox', { name: 'Indicator' }).fill('Boats searched')
  await draft.getByRole('textbox', { name: 'Target' }).fill('12')
  await draft.getByRole('button', { name: 'Add own resources of Europol' }).click()
  await draft.getByRole('textbox', { name: 'People' }).fill('Two analysts')
  await field(draft, 'Description').click()
  await draft.getByText('Sending this is the yes of Europol').waitFor()
  await draft.getByText('Saved').waitFor()
  // The second one the page begins by itself.
  await drafter.context().setOffline(true)
  await draft.getByText('Kept on this device').waitFor()
  await begin('Search the hulls')
  await drafter.context().setOffline(false)
  // For another goal it stands there, and whoever chose that is there too.
  const goalOfDraft = (number: number): Locator => goal(drafter, number).getByRole('region', { name: `Draft of Europol: new action “Search the hulls” in Goal ${number}` }).getByRole('button', { name: /Main goal/ })
  for (const [from, to] of [[1, 2], [2, 1]] as const) {
    await goalOfDraft(from).click()
    await drafter.getByRole('option', { name: new RegExp(`^Goal ${to} `) }).click()
    await until('the focus is in the other goal', async () => await goalOfDraft(to).count() === 1 && hasFocus(goalOfDraft(to)))
  }
  await showProposals(speaker)
  await review(speaker).getByRole('button', { name: 'new action “Search the hulls” in Goal 1' }).waitFor({ timeout: 60_000 })
  await goal(speaker, 1).getByRole('button', { name: 'Open our draft: new action “Watch the strait” in Goal 1' }).click()
  await draftOf(speaker, 'Watch the strait').getByText('Boats meet the team at sea.').waitFor()
  // From its top, so that nothing stands half under the bar of goals.
  await goal(drafter, 1).evaluate(element => {
    for (let around = element.parentElement; around !== null; around = around.parentElement) around.scrollTop = 0
  })
  expect(await seriousViolations(drafter)).toEqual([])
  await pictures(drafter, 'draft')
  await showProposals(driver)
  await review(driver).getByText('No proposals yet').waitFor()
  expect(await driver.getByText('Watch the strait').count()).toBe(0)
  expect(await driver.locator('[title$="· Europol"]').count()).toBe(0)
})

test('drafts wait in My delegation of whoever sends them, and what was sent is told in the table and the matrix', async () => {
  expect(await review(speaker).getByRole('tab', { name: 'Proposals 0 , 2 drafts of ours' }).count()).toBe(1)
  const own = await speaker.context().newPage()
  await own.goto(`${server.origin}/delegation`)
  const toSend = own.getByRole('region', { name: /^To send/ })
  await toSend.getByRole('link', { name: /^2 drafts of ours in Environmental crime/ }).waitFor()
  // Each draft is counted, in the heading as in what waits.
  await toSend.getByRole('heading', { name: 'To send 2' }).waitFor()
  const waits = own.getByRole('region', { name: /^Waits for/ })
  const counts = (await waits.getByRole('heading', { level: 3 }).allInnerTexts()).map(heading => Number(/\d+$/.exec(heading)?.[0]))
  await waits.getByText(`${counts.reduce((sum, count) => sum + count, 0)} things wait`, { exact: true }).waitFor()
  expect(await seriousViolations(own)).toEqual([])
  await pictures(own, 'my-delegation')
  await toSend.getByRole('link', { name: /^2 drafts/ }).click()
  await review(own).getByRole('button', { name: 'Send all 2' }).waitFor()
  await own.close()

  // Whoever may only propose is told so in words, wherever they are; a card that is open stays open for whoever comes back.
  const opened = card(drafter, 'Map the routes')
  await opened.getByRole('button', { name: 'Open Map the routes' }).click()
  await opened.locator('[data-text="rich"]').first().hover()
  await opened.getByRole('button', { name: 'Propose here' }).getByText('Propose', { exact: true }).waitFor()
  await pictures(drafter, 'propose-here')
  await drafter.getByRole('link', { name: 'To the answers' }).or(drafter.getByRole('button', { name: 'To the answers' })).first().click()
  await drafter.getByRole('heading', { level: 1, name: /Round 1|answers/i }).first().waitFor()
  await drafter.goBack()
  await card(drafter, 'Map the routes').getByRole('button', { name: 'Close Map the routes' }).waitFor()

  await review(speaker).getByRole('button', { name: 'Send all 2' }).click()
  await driver.getByRole('tab', { name: 'Table' }).click()
  const row = driver.getByRole('row', { name: /Proposed.*Watch the strait/ })
  await row.waitFor()
  expect(await seriousViolations(driver)).toEqual([])
  await pictures(driver, 'table')
  await row.getByRole('gridcell').focus()
  await driver.keyboard.press('Enter')
  await until('it has the focus', () => hasFocus(inPanel(driver, 'Watch the strait')))
  await driver.getByRole('tab', { name: 'Cards' }).click()

  const matrix = await driver.context().newPage()
  await matrix.goto(`${server.origin}/matrix?period=2028-01-01`)
  const cell = matrix.locator(`td[data-plan="${plan}"][data-goal="2026-2029/goal-1"]`)
  await cell.getByText('2 new actions are proposed here').waitFor({ state: 'attached' })
  expect(await cell.getByText('2 proposed', { exact: true }).isVisible()).toBe(true)
  expect(await matrix.getByText(/new action.* proposed here/).count()).toBe(1)
  await cell.click()
  await matrix.keyboard.press('Enter')
  await matrix.getByText('Boats meet the team at sea.').waitFor()
  expect(await seriousViolations(matrix)).toEqual([])
  await pictures(matrix, 'matrix')
  await matrix.close()
})

test('sent, everybody reads it in its goal; the driver accepts from the keyboard and it is an action with the next number; what is declined says why', async () => {
  await proposed(driver, 'Watch the strait').getByText('Boats meet the team at sea.').waitFor()
  for (const words of ['Training', 'Spain, Civil Guard', 'Boats searched: ≥ 12', 'People: Two analysts']) await proposed(driver, 'Watch the strait').getByText(words).waitFor()
  expect(await draftOf(drafter, 'Watch the strait').count()).toBe(0)
  await inPanel(driver, 'Search the hulls').waitFor()
  // Two for one goal are in nobody's way.
  expect(await review(driver).getByText('take one at a time').count()).toBe(0)
  await proposed(driver, 'Watch the strait').getByRole('button', { name: /^Open the proposal/ }).click()
  await until('it has the focus', () => hasFocus(inPanel(driver, 'Watch the strait')))
  expect(await seriousViolations(driver)).toEqual([])
  await pictures(driver, 'proposed')
  // On it, wherever the focus went while it was looked at.
  await inPanel(driver, 'Watch the strait').press('a')
  await card(driver, 'Watch the strait').getByText('1.2', { exact: true }).waitFor()
  // In one write, with everybody named asked by it.
  const opened = await openCard(drafter, 'Watch the strait')
  await opened.getByText('Boats searched').or(opened.locator('input[value="Boats searched"]')).first().waitFor()
  await participants(opened).filter({ hasText: 'Spain' }).getByText('asked by Germany').waitFor()
  await until('the next one has the focus', () => hasFocus(inPanel(driver, 'Search the hulls')))
  await driver.keyboard.press('d')
  await driver.keyboard.type('Customs do that')
  await driver.keyboard.press('Enter')
  await showProposals(drafter)
  await review(drafter).getByRole('combobox', { name: 'Which proposals' }).selectOption('Decided')
  await inPanel(drafter, 'Search the hulls').getByText('Customs do that').waitFor()
  await inPanel(drafter, 'Watch the strait').getByRole('button', { name: 'Go to the action' }).click()
  await field(card(drafter, 'Watch the strait'), 'Description').waitFor()
  expect(await proposed(driver, 'Search the hulls').count()).toBe(0)
})
