// The page of goals in real windows: a supervisor is recorded and writes, a driver reads along, and rights change on pages
// that stay open.
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { seriousViolations } from '../harness/accessibility.ts'
import { listenTo } from '../harness/announcements.ts'
import { contextOf, goal as goalOfPlan, openPlanPage, saved } from '../harness/plan-page.ts'
import type { RunningServer } from '../harness/server.ts'
import { serverAndBrowser } from '../harness/server-and-browser.ts'
import { signInAs } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'

// Germany drives it in the sample.
const plan = 'ms-2026'

let server: RunningServer
let browser: Browser
serverAndBrowser(started => ({ server, browser } = started))

async function openGoals(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${server.origin}/goals`)
  await goal(page, 1).waitFor()
  return page
}
const goal = (page: Page, number: number): Locator => page.getByRole('region', { name: new RegExp(`^Goal ${number} `) })
const note = (page: Page, number: number): Locator => page.getByRole('textbox', { name: `Guidance note of goal ${number}` })
const isWritable = (page: Page, number: number) => expect.poll(() => note(page, number).getAttribute('aria-readonly'))

/** Records it as the support team does on its page. */
async function record(page: Page, number: number, delegation: string): Promise<void> {
  await goal(page, number).getByRole('button', { name: 'Record supervisor…' }).click()
  const dialog = page.getByRole('dialog', { name: `Supervisor of goal ${number}` })
  await dialog.getByRole('combobox', { name: 'Supervisor' }).fill(delegation)
  await page.getByRole('option', { name: delegation }).click()
  await dialog.getByRole('textbox', { name: 'Decision' }).fill('15220/26')
  await dialog.getByRole('button', { name: 'Record supervisor' }).click()
  await dialog.waitFor({ state: 'detached' })
}

test('a supervisor is recorded and writes on the page that it has open; a driver sees it live, on both pages, and writes nothing', async () => {
  const [support, italy, germany] = await Promise.all(['support-team', 'it-speaks', 'de-drafter'].map(name => contextOf(browser, server, name, { bypassCSP: true }))) as [BrowserContext, BrowserContext, BrowserContext]
  const italian = await openGoals(italy)
  await goal(italian, 1).getByText('No supervisor is recorded yet').waitFor()
  await isWritable(italian, 1).toBe('true')
  expect(await italian.getByRole('button', { name: 'Record supervisor…' }).count()).toBe(0)
  const told = await listenTo(italian)
  const driver = await openPlanPage(germany, server, plan)
  const shownInPlan = goalOfPlan(driver, 1).getByText('Supervisor')
  expect(await shownInPlan.count()).toBe(0)

  const team = await openGoals(support)
  expect(await seriousViolations(team)).toEqual([])
  await record(team, 1, 'Italy')
  await goal(team, 1).getByText('Decision: 15220/26').waitFor()

  // Without a reload: Italy's own goal stands first and can be written.
  await isWritable(italian, 1).toBe('false')
  await goal(italian, 1).getByText('Supervised by your delegation').waitFor()
  await told('Your delegation supervises goal 1 now.')
  await shownInPlan.waitFor()
  expect(await goalOfPlan(driver, 1).getByRole('button', { name: 'Guidance note of Italy' }).count()).toBe(0)
  await note(italian, 1).click()
  await italian.keyboard.type('Name the port authority in every action.')
  await saved(italian)

  // Beside the plan the note comes with its first words, to be read.
  const opener = goalOfPlan(driver, 1).getByRole('button', { name: 'Guidance note of Italy' })
  await opener.click()
  await goalOfPlan(driver, 1).getByText('Name the port authority in every action.').waitFor()
  await italian.keyboard.type(' And its hours.')
  await goalOfPlan(driver, 1).getByText('Name the port authority in every action. And its hours.').waitFor()
  expect(await goalOfPlan(driver, 1).getByRole('textbox', { name: /Guidance note/ }).count()).toBe(0)

  // On the page of goals it is text for a driver, who sees that Italy is there.
  const reader = await openGoals(germany)
  await goal(reader, 1).getByText('And its hours.').waitFor()
  await isWritable(reader, 1).toBe('true')
  await reader.getByRole('button', { name: /(person is|people are) here/ }).waitFor()
  for (const page of [italian, reader, driver]) expect(await seriousViolations(page)).toEqual([])

  // Ended: it can be read by everybody, and its note stays.
  await goal(team, 1).getByRole('button', { name: 'Record supervisor…' }).click()
  const dialog = team.getByRole('dialog', { name: 'Supervisor of goal 1' })
  // What ends says so, and of whom; it is asked once more.
  await dialog.getByRole('button', { name: 'End supervision of goal 1 by Italy…' }).press('Enter')
  await dialog.getByText('Nobody supervises this goal from then on.', { exact: false }).waitFor()
  await expect.poll(() => dialog.getByRole('button', { name: 'Do not end it' }).evaluate(button => button === document.activeElement)).toBe(true)
  await dialog.getByRole('button', { name: 'End supervision of goal 1 by Italy', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await isWritable(italian, 1).toBe('true')
  await goal(italian, 1).getByText('No supervisor is recorded yet').waitFor()
  await goal(italian, 1).getByText('And its hours.').waitFor()
  await told('does not supervise goal 1 any more')
  await goalOfPlan(driver, 1).getByRole('button', { name: 'Guidance note', exact: true }).waitFor()
  await Promise.all([support.close(), italy.close(), germany.close()])
})

test('a page of a plan opens the document of its cycle once, for all its goals, and is not seen there', async () => {
  const supportTeam = await signInAs(server.origin, 'support-team')
  expect((await supportTeam.call('PUT', '/api/cycles/2026-2029/supervisor', { goal: '2026-2029/goal-2', party: 'ms-fr', decision: 'provisional', on: '2026-11-20' })).status).toBe(200)
  const [germany, italy] = await Promise.all(['de-drafter', 'it-speaks'].map(name => contextOf(browser, server, name))) as [BrowserContext, BrowserContext]
  const goals = await openGoals(italy)
  const page = await germany.newPage()
  const opened: URL[] = []
  page.on('websocket', socket => void opened.push(new URL(socket.url())))
  await page.goto(`${server.origin}/plans/${plan}`)
  await goalOfPlan(page, 2).getByText('Supervisor').waitFor()
  // Who supervises comes with what all pages know, and may stand there before the line is open.
  const announced = () => opened.filter(({ pathname }) => pathname === '/sync/cycle/2026-2029').map(({ searchParams }) => searchParams.get('clients'))
  await expect.poll(announced).toEqual([''])
  // Somebody who writes a note sees the reader that came after it, and nobody from the pages of plans.
  const second = await openGoals(await contextOf(browser, server, 'fr-drafter'))
  await goals.getByRole('button', { name: '1 person is here' }).waitFor()
  expect(announced()).toEqual([''])
  await second.close()
  await Promise.all([germany.close(), italy.close()])
})

test('a goal leads to its column of the matrix, and the cell there shows the note', async () => {
  const france = await contextOf(browser, server, 'fr-drafter', { bypassCSP: true })
  const page = await openGoals(france)
  await expect.poll(() => page.getByRole('region', { name: /^Goal \d/ }).first().getByRole('heading', { level: 2 }).innerText()).toMatch(/^Goal 2/)
  await note(page, 2).click()
  await page.keyboard.type('One team for each raid.')
  await saved(page)
  await goal(page, 2).getByRole('link', { name: /actions in \d+ plans/ }).click()
  await page.getByRole('columnheader', { name: /Goal 2/ }).waitFor()
  await page.locator('#cell-ms-2026-2026-2029-goal-2').click()
  await page.getByRole('button', { name: 'Guidance note of France' }).click()
  await page.getByText('One team for each raid.').waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await france.close()
})

test('in a cycle that is over everything can be read, and nothing is recorded', async () => {
  const support = await contextOf(browser, server, 'support-team')
  const page = await support.newPage()
  await page.goto(`${server.origin}/goals?period=2025-01-01`)
  await page.getByText('This cycle is over').waitFor()
  await goal(page, 1).waitFor()
  expect(await page.getByRole('button', { name: 'Record supervisor…' }).count()).toBe(0)
  expect(await page.getByText('No supervisor is recorded yet').count()).toBe(0)
  await support.close()
})

test('words written without a network, when the supervision has ended meanwhile, are kept for whoever wrote them', async () => {
  const supportTeam = await signInAs(server.origin, 'support-team')
  const records = (party: string | null) => supportTeam.call('PUT', '/api/cycles/2026-2029/supervisor', { goal: '2026-2029/goal-4', party, decision: 'provisional', on: '2026-11-20' })
  expect((await records('ms-fr')).status).toBe(200)
  const france = await contextOf(browser, server, 'fr-drafter')
  const page = await openGoals(france)
  await note(page, 4).click()
  await page.keyboard.type('Begun. ')
  await saved(page)
  await france.setOffline(true)
  // The emulation leaves a socket that is open as it is: this is what a cut cable does to it.
  await page.evaluate(() => window.dispatchEvent(new Event('offline')))
  await page.keyboard.type('Written without a network.')
  await page.getByText(/changes? kept on this device/).waitFor()
  expect((await records(null)).status).toBe(200)
  await france.setOffline(false)
  const kept = page.getByRole('region', { name: /^Kept for you/ })
  await kept.getByText('Written without a network.').first().waitFor()
  await kept.getByText('Cooperation with non-EU partners (third countries, international organisations) · Guidance note').waitFor()
  await isWritable(page, 4).toBe('true')
  await expect.poll(() => note(page, 4).innerText()).toBe('Begun. ')
  await france.close()
})

test('a note written without a network on a page that was closed is counted on the list of plans, which leads to where it is sent', async () => {
  const supportTeam = await signInAs(server.origin, 'support-team')
  expect((await supportTeam.call('PUT', '/api/cycles/2026-2029/supervisor', { goal: '2026-2029/goal-5', party: 'ms-nl', decision: 'provisional', on: '2026-11-20' })).status).toBe(200)
  const netherlands = await contextOf(browser, server, 'nl-speaks')
  const page = await openGoals(netherlands)
  await isWritable(page, 5).toBe('false')
  await saved(page)
  await netherlands.setOffline(true)
  // The emulation leaves a socket that is open as it is: this is what a cut cable does to it.
  await page.evaluate(() => window.dispatchEvent(new Event('offline')))
  await note(page, 5).click()
  await page.keyboard.type('For whoever comes next.')
  await page.getByText(/changes? kept on this device/).waitFor()
  await page.close({ runBeforeUnload: false })
  await netherlands.setOffline(false)
  const plans = await netherlands.newPage()
  await plans.goto(`${server.origin}/plans`)
  await plans.getByText(/^\d+ changes? of yours (is|are) kept on this device and not sent yet/).getByRole('link', { name: /^Guidance notes of the goals/ }).click()
  await goal(plans, 5).waitFor()
  await saved(plans)
  await expect.poll(() => note(plans, 5).innerText()).toBe('For whoever comes next.')
  await netherlands.close()
})

test('a supervisor that is typed and not chosen is taken where it can mean only one, and else missed at the field', async () => {
  const support = await contextOf(browser, server, 'support-team', { bypassCSP: true })
  const team = await openGoals(support)
  await goal(team, 4).getByRole('button', { name: 'Record supervisor…' }).click()
  const dialog = team.getByRole('dialog', { name: 'Supervisor of goal 4' })
  const box = dialog.getByRole('combobox', { name: 'Supervisor' })
  await until('the focus is in the first field', () => box.evaluate(element => element === document.activeElement))
  const missed = dialog.getByText('“an” was not chosen from the list, so nothing has changed. Choose one.')
  for (const key of ['Tab', 'Enter']) {
    await box.fill('an')
    await box.press(key)
    await missed.waitFor()
    await expect.poll(() => box.getAttribute('aria-invalid')).toBe('true')
    await box.fill('Fra')
    await missed.waitFor({ state: 'detached' })
  }
  // An open list hides what is around it.
  await box.fill('an')
  await box.press('Tab')
  await missed.waitFor()
  await expect.poll(() => dialog.getByRole('button', { name: 'Record supervisor' }).getAttribute('aria-disabled')).toBe('true')
  await box.fill('france')
  await box.press('Tab')
  await expect.poll(() => box.inputValue()).toBe('France')
  await missed.waitFor({ state: 'detached' })
  expect(await seriousViolations(team, '[role="dialog"]')).toEqual([])
  await dialog.getByRole('button', { name: 'Record supervisor' }).click()
  await goal(team, 4).getByText('France').waitFor()
  await support.close()
})
