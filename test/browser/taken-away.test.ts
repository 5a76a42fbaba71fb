// Being taken out while writing: whoever was writing is told so at the place, keeps a focus near by, and has their words.
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterEach, expect, test, vi } from 'vitest'
import { planPlain } from '../../shared/documents/plan.ts'
import { seriousViolations } from '../harness/accessibility.ts'
import { listenTo } from '../harness/announcements.ts'
import { caretTo } from '../harness/caret.ts'
import { isPhotographing, photograph } from '../harness/photograph.ts'
import { addAction, contextOf as contextIn, field, makeEmptyPlan, openCard, openPlanPage, participants, saved } from '../harness/plan-page.ts'
import { joinRaw } from '../harness/raw-client.ts'
import { lendPen } from '../harness/roles.ts'
import type { RunningServer } from '../harness/server.ts'
import { serverAndBrowser } from '../harness/server-and-browser.ts'
import { bringTo } from '../harness/bring-to.ts'
import { signInAs } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'

// Two windows, and pictures of one of them at each width in light and dark.
vi.setConfig({ testTimeout: 120_000 })

const pictures = fileURLToPath(new URL('../../test-output/taken-away', import.meta.url))
let server: RunningServer
let browser: Browser
const contexts: BrowserContext[] = []

serverAndBrowser(started => ({ server, browser } = started), pictures)
afterEach(async () => {
  await Promise.all(contexts.splice(0).map(context => context.close()))
})

async function pageOf(person: string, plan: string): Promise<Page> {
  const context = await contextIn(browser, server, person, { bypassCSP: true, permissions: ['clipboard-read', 'clipboard-write'] })
  contexts.push(context)
  return openPlanPage(context, server, plan)
}

const notice = (within: Page | Locator): Locator => within.getByRole('region', { name: 'Closed while you were writing' })
const hasFocus = (locator: Locator): Promise<boolean> => locator.evaluate(element => element.contains(document.activeElement))

async function pictureOf(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const width of isPhotographing ? [1440, 1024, 390] : []) {
      await page.setViewportSize({ width, height: 900 })
      await notice(page).scrollIntoViewIfNeeded()
      await photograph(page, { path: `${pictures}/${name}-${colorScheme}-${width}.png` })
    }
    expect(await seriousViolations(page, 'section[aria-label="Closed while you were writing"]')).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.setViewportSize({ width: 1440, height: 900 })
}

async function takeBackPens(plan: string): Promise<void> {
  const german = await signInAs(server.origin, 'de-drafter')
  const reader = await joinRaw(server, german, 'ms-de', plan)
  for (const { id } of planPlain(reader.doc).record.pens ?? []) expect((await german.call('DELETE', `/api/plans/${plan}/pens/${id}`)).status).toBe(200)
  reader.close()
}

test('a participant that is taken out of an action while it types in its own row is told by whom, and can copy what it typed', async () => {
  const plan = await makeEmptyPlan(server, '2026-2029/ecfin/vat', 'roles')
  const [german, maltese] = [await pageOf('de-drafter', plan), await pageOf('mt-speaks', plan)]
  await addAction(german, 'Count the carousels')
  const atDriver = await openCard(german, 'Count the carousels')
  const own = await openCard(maltese, 'Count the carousels')
  await own.getByRole('button', { name: 'Take part as Malta' }).click()
  await participants(own).getByRole('button', { name: 'Service and contribution' }).click()
  const told = await listenTo(maltese)
  const typed = field(participants(own), 'People')
  await typed.fill('Two analysts')
  await participants(atDriver).getByRole('button', { name: 'Remove Malta' }).click()
  await notice(own).getByText('Germany has taken your delegation out of this action.').waitFor()
  await told('Germany has taken your delegation out of this action.')
  expect(await participants(own).count()).toBe(0)
  await until('the focus is at the sentence', () => hasFocus(notice(own)))
  await pictureOf(maltese, 'taken-out')
  await notice(own).getByRole('button', { name: 'Copy what you wrote' }).click()
  expect(await maltese.evaluate(() => navigator.clipboard.readText())).toBe('Two analysts')
  await notice(own).getByRole('button', { name: 'Close' }).click()
  await notice(own).waitFor({ state: 'detached' })
  await until('the focus stays in the card', () => hasFocus(own))
})

test('an action that is removed while somebody types in it says so where it stood, with the words, and is brought back from there', async () => {
  const plan = await makeEmptyPlan(server, '2026-2029/ecfin/ipc')
  const [german, coDriver] = [await pageOf('de-drafter', plan), await pageOf('frontex-speaks', plan)]
  for (const title of ['First', 'Second']) await addAction(german, title)
  const opened = await openCard(coDriver, 'First')
  const told = await listenTo(coDriver)
  await field(opened, 'Description').click()
  await coDriver.keyboard.type('Words of Frontex.')
  await saved(coDriver)
  await german.getByRole('button', { name: 'What to do with First' }).click()
  await german.getByRole('menuitem', { name: 'Remove' }).click()
  await notice(coDriver).getByText(/removed “First”\. What you wrote stays in it and comes back with it\./).waitFor()
  await told(/removed “First”/)
  await until('the focus is at the sentence', () => hasFocus(notice(coDriver)))
  await notice(coDriver).getByText('Words of Frontex.').waitFor()
  // It stands where the card stood: before the one that followed it.
  expect(await notice(coDriver).evaluate(element => element.nextElementSibling?.matches('article'))).toBe(true)
  await pictureOf(coDriver, 'removed')
  await notice(coDriver).getByRole('button', { name: 'Bring back' }).click()
  await until('the words are back', async () => (await field(await openCard(german, 'First'), 'Description').innerText()).includes('Words of Frontex.'))
  expect(await notice(coDriver).count()).toBe(0)
})

test('a pen that is taken back, and a step of status, say so at the text that was being written', async () => {
  const plan = await makeEmptyPlan(server, '2026-2029/online/ofs', 'roles')
  await lendPen(server.origin, plan, 'ms-it')
  const [italian, coDriver] = [await pageOf('it-speaks', plan), await pageOf('frontex-speaks', plan)]
  const told = await listenTo(italian)
  await field(italian, 'Aim').click()
  await italian.keyboard.type('By Italy.')
  await saved(italian)
  await takeBackPens(plan)
  await notice(italian).getByText('Your right to write here has ended. What was saved stays in the plan.').waitFor()
  await told('Your right to write here has ended.')
  await until('the focus is at the sentence', () => hasFocus(notice(italian)))
  await notice(italian).getByText('By Italy.').waitFor()
  await pictureOf(italian, 'right-ended')

  await caretTo('end', field(coDriver, 'Aim'))
  await coDriver.keyboard.type(' And by Frontex.')
  await saved(coDriver)
  await bringTo(server.origin, plan, 'submitted')
  await notice(coDriver).getByText(/^The plan has gone on to .*, and this is closed to you for writing\./).waitFor()
  await notice(coDriver).getByText('And by Frontex.').waitFor()
})

test('a row of an action that is removed while somebody types in it says so in its list', async () => {
  const plan = await makeEmptyPlan(server, '2026-2029/firex/firex')
  const [german, french] = [await pageOf('de-drafter', plan), await pageOf('fr-drafter', plan)]
  await addAction(german, 'Follow the barrels')
  const atDriver = await openCard(german, 'Follow the barrels')
  await atDriver.getByRole('group', { name: 'Indicators' }).getByRole('button', { name: 'Add an indicator' }).click()
  const opened = await openCard(french, 'Follow the barrels')
  await field(opened, 'Indicator').fill('Barrels seized')
  await atDriver.getByRole('button', { name: 'Remove this row' }).click()
  await notice(opened).getByText(/the row that you were writing in/).waitFor()
  await until('the focus is at the sentence', () => hasFocus(notice(opened)))
  await notice(opened).getByText('Barrels seized').waitFor()
})

test('several pieces of kept work are discarded with one question that counts them, by keyboard, and the focus goes on beside', async () => {
  const plan = await makeEmptyPlan(server, '2026-2029/env/env', 'roles')
  await lendPen(server.origin, plan, 'ms-it')
  const italian = await pageOf('it-speaks', plan)
  await saved(italian)
  await italian.context().setOffline(true)
  for (const text of ['Aim', 'Text of goal 1', 'Text of goal 2']) {
    await field(italian, text).click()
    await italian.keyboard.type(`Into ${text}. `)
  }
  await italian.getByText(/changes? kept on this device/).waitFor()
  await takeBackPens(plan)
  await italian.context().setOffline(false)
  const kept = italian.getByRole('region', { name: 'Kept for you, not saved in the plan' })
  const boxes = (): Promise<number> => kept.getByRole('button', { name: 'Discard', exact: true }).count()
  await until('what could not be saved is kept', async () => (await boxes()) > 1)
  await until('all of it', async () => (await kept.getByText(/^Into Text of goal 2\./).count()) > 0)
  const count = await boxes()
  // Whoever is far below on the page is told of it, and led to it.
  const toast = italian.getByRole('alertdialog').filter({ hasText: `${count} pieces of your work are not in the plan and kept for you at the top of the page.` })
  await toast.getByRole('button', { name: 'Show them' }).press('Enter')
  await until('the focus is at the kept work', () => hasFocus(kept))
  await kept.scrollIntoViewIfNeeded()
  for (const width of [1440, 390]) {
    await italian.setViewportSize({ width, height: 900 })
    await photograph(italian, { path: `${pictures}/kept-${width}.png` })
  }
  const told = await listenTo(italian)
  await kept.getByRole('button', { name: 'Discard all' }).press('Enter')
  const question = italian.getByRole('alertdialog', { name: `Discard all ${count} pieces of kept work?` })
  await question.waitFor()
  await italian.keyboard.press('Escape')
  await question.waitFor({ state: 'detached' })
  expect(await boxes()).toBe(count)
  await kept.getByRole('button', { name: 'Discard all' }).press('Enter')
  await question.getByRole('button', { name: `Discard all ${count}` }).press('Enter')
  await kept.waitFor({ state: 'detached' })
  await told(`${count} pieces of kept work are discarded.`)
  await until('the focus is on the page', () => italian.evaluate(() => document.activeElement?.closest('main') !== null))
  await italian.reload()
  await field(italian, 'Aim').waitFor()
  expect(await kept.count()).toBe(0)
})
