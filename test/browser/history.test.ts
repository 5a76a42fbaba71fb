// The history of a plan in two windows: its driver, who wrote it, and an agency that reads it.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, Locator, Page } from 'playwright-core'
import { beforeAll, expect, test, vi } from 'vitest'
import type { ActionView } from '../../shared/documents/plan.ts'
import { verifyAdoptedVersion } from '../../shared/exports/adopted-version.ts'
import { fillText } from '../../shared/schema/rich-text-writing.ts'
import { IsoDay } from '../../shared/schema/values.ts'
import { seriousViolations } from '../harness/accessibility.ts'
import { bringTo } from '../harness/bring-to.ts'
import { caretTo } from '../harness/caret.ts'
import { addAction, card, field, makeEmptyPlan, openCard, planPageOf, saved } from '../harness/plan-page.ts'
import { isPhotographing, photograph } from '../harness/photograph.ts'
import { joinRaw } from '../harness/raw-client.ts'
import type { RunningServer } from '../harness/server.ts'
import { serverAndBrowser } from '../harness/server-and-browser.ts'
import { signInAs } from '../harness/sign-in.ts'

vi.setConfig({ testTimeout: 150_000 })

let server: RunningServer
let browser: Browser
serverAndBrowser(started => ({ server, browser } = started))

const title = 'Watch the strait'
let plan: string
let driver: Page
let agency: Page

beforeAll(async () => {
  plan = await makeEmptyPlan(server, '2026-2029/env/env', 'roles')
  driver = await pageOf('de-speaks')
  await addAction(driver, title)
  const description = field(await openCard(driver, title), 'Description')
  await caretTo('start', description)
  await driver.keyboard.type('Fewer crossings by small boats')
  await saved(driver)
  agency = await pageOf('eurojust-drafter')
}, 150_000)

// axe is brought in as a script of its own.
const pageOf = (person: string): Promise<Page> => planPageOf(browser, server, person, plan, { bypassCSP: true })
const session = (page: Page, by: string) => page.getByRole('main').getByRole('listitem').filter({ hasText: by }).first()

test('what was written is told in words: to its own delegation with the name, to another with the function', async () => {
  await driver.getByRole('button', { name: 'History', exact: true }).click()
  const own = session(driver, 'speaks for the delegation')
  await own.getByText('Added 5 words to 1.1 · Description').waitFor()
  await own.getByText(`Added the action 1.1 ${title}`).waitFor()
  const name = (await own.locator('strong').first().innerText()).trim()
  expect(name).not.toBe('Germany')
  await agency.goto(`${server.origin}/plans/${plan}/history`)
  const others = session(agency, 'speaks for the delegation')
  await others.getByText('Added 5 words to 1.1 · Description').waitFor()
  expect(await others.locator('strong').first().innerText()).toBe('Germany')
  expect(await agency.getByRole('main').innerText()).not.toContain(name)
  expect(await seriousViolations(driver)).toEqual([])
})

test('words are brought back as an edit that the other sees, and taken back by an undo; whoever may not write reads what is new since the last look, and is offered nothing', async () => {
  await agency.getByRole('tab', { name: 'Versions' }).click()
  await agency.getByRole('heading', { name: `1.1 ${title}` }).waitFor()
  await openPlan(driver)
  const description = field(await openCard(driver, title), 'Description')
  await caretTo('end', description)
  await driver.keyboard.type(' at night')
  await saved(driver)
  await driver.goto(`${server.origin}/plans/${plan}/history?show=versions`)
  await driver.getByRole('radio', { name: 'Look at one' }).click()
  const slider = driver.getByRole('slider', { name: 'Moment of the drafting' })
  await slider.focus()
  await driver.keyboard.press('Home')
  await driver.getByText('The plan said nothing yet.').waitFor()
  // Whoever asked for less motion steps by themselves.
  expect(await driver.getByRole('button', { name: 'Play' }).count()).toBe(0)
  await driver.keyboard.press('End')
  await driver.getByRole('article').getByText('Fewer crossings by small boats at night').waitFor()

  await openCard(agency = await reopened(agency), title)
  await driver.getByRole('radio', { name: 'Compare two' }).click()
  await driver.getByRole('combobox', { name: 'Earlier version' }).selectOption({ label: 'As it was made' })
  await driver.getByRole('heading', { name: `1.1 ${title}` }).waitFor()
  expect(await seriousViolations(driver)).toEqual([])

  const words = field(card(agency, title), 'Description')
  await openPlan(driver)
  const written = field(await openCard(driver, title), 'Description')
  await written.press('ControlOrMeta+a')
  await driver.keyboard.type('Nothing of that')
  await saved(driver)
  await words.getByText('Nothing of that').waitFor()
  await driver.goto(`${server.origin}/plans/${plan}/history?show=versions`)
  await driver.getByRole('radio', { name: 'Look at one' }).click()
  await driver.getByRole('button', { name: 'One step earlier' }).click()
  await driver.getByRole('article').getByText('Fewer crossings').waitFor()
  await driver.getByRole('button', { name: 'Bring back the words of 1.1 · Description as they were' }).click()
  await words.getByText('Fewer crossings by small boats').waitFor()
  await saved(driver)
  await driver.getByRole('button', { name: 'Undo' }).first().click()
  await words.getByText('Nothing of that').waitFor()

  await agency.goto(`${server.origin}/plans/${plan}/history`)
  await agency.getByRole('tab', { name: 'Versions' }).click()
  await agency.getByText(/^When you last looked/).first().waitFor({ state: 'attached' })
  await agency.locator('del').getByText('Fewer crossings by small boats').waitFor()
  await agency.locator('ins').getByText('Nothing of that').waitFor()
  expect(await agency.getByRole('button', { name: /^Bring/ }).count()).toBe(0)
})

/** Written beside the pages, by another of the driver's people. */
async function write(act: (action: ActionView) => void, isSent = true): Promise<void> {
  const client = await joinRaw(server, await signInAs(server.origin, 'de-drafter'), 'ms-de', plan)
  const [id] = client.plan.roots.actions.ids()
  const action = id === undefined ? undefined : client.plan.roots.actions.get(id)
  if (action === undefined) throw new Error('the action is there')
  act(action)
  if (isSent) client.sendOwn()
  if (isSent) expect(await client.settled(1)).toBe('taken')
  client.close()
}
/** A state stands in a list with all that it is called. */
async function chooseNamed(list: Locator, name: string): Promise<void> {
  await list.selectOption((await list.locator('option').filter({ hasText: `Named “${name}”` }).getAttribute('value')) ?? '')
}
const pictures = fileURLToPath(new URL('../../test-output/history', import.meta.url))
async function pictureOf(page: Page, name: string): Promise<void> {
  if (!isPhotographing) return
  for (const [width, scheme] of [[1440, 'light'], [1440, 'dark'], [390, 'light']] as const) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme: scheme })
    await photograph(page, { path: `${pictures}/${name}-${scheme}-${width}.png` })
  }
  await page.setViewportSize({ width: 1280, height: 720 })
  await page.emulateMedia({ colorScheme: 'light' })
}

test('a state that got a name is found by it, and what stood there then is brought back field by field', async () => {
  await write(action => {
    action.kind.set('training')
    action.from.set(IsoDay.parse('2026-04-01'))
    fillText(action.expectedResult.fragment, [{ type: 'bulletList', items: ['ports'] }])
  })
  await driver.goto(`${server.origin}/plans/${plan}/history?show=versions`)
  await driver.getByRole('button', { name: 'Name the plan as it is' }).press('Enter')
  await driver.getByRole('textbox', { name: 'Name of this version' }).fill('Kick-off')
  await pictureOf(driver, 'naming')
  await driver.getByRole('textbox', { name: 'Name of this version' }).press('Enter')
  await driver.getByText('This version is called “Kick-off” now.').first().waitFor()
  await driver.getByRole('button', { name: 'Name the plan as it is', exact: true }).and(driver.locator(':focus')).waitFor()
  await write(action => {
    action.kind.set('meeting')
    action.from.set(IsoDay.parse('2026-07-01'))
    fillText(action.expectedResult.fragment, [{ type: 'bulletList', items: ['ports', 'roads'] }])
  })
  await driver.reload()
  const earlier = driver.getByRole('combobox', { name: 'Earlier version' })
  await driver.getByRole('button', { name: /^Bring back/ }).first().waitFor()
  // Until the other version has come there is nothing to press in the one before.
  let answer = (): void => undefined
  const held = new Promise<void>(resolve => {
    answer = resolve
  })
  await driver.route(url => url.pathname.endsWith('/history/difference'), async route => {
    await held
    await route.continue()
  })
  await chooseNamed(earlier, 'Kick-off')
  await driver.locator('[inert][aria-busy="true"]').waitFor()
  answer()
  await driver.locator('[inert]').waitFor({ state: 'detached' })
  await driver.locator('ins').getByText('• roads').waitFor()
  await driver.getByRole('button', { name: 'Bring back 1.1 · First day as it was' }).waitFor()
  await pictureOf(driver, 'difference')
  await driver.getByRole('button', { name: 'Bring back 1.1 · Kind as it was' }).press('Enter')
  const line = driver.getByRole('listitem').filter({ hasText: 'Meeting' })
  await line.getByText('The plan says this now').and(driver.locator(':focus')).waitFor()
  await line.getByRole('button', { name: 'Bring back 1.1 · Kind as it was' }).waitFor({ state: 'detached' })
  expect(await seriousViolations(driver)).toEqual([])
  await saved(driver)
  await write(action => expect([action.kind.get(), action.from.get()]).toEqual(['training', '2026-07-01']), false)
  await driver.getByRole('button', { name: 'Undo' }).first().click()
  await driver.getByRole('button', { name: 'Bring back 1.1 · Kind as it was' }).waitFor()

  await driver.getByRole('radio', { name: 'Look at one' }).click()
  await chooseNamed(driver.getByRole('combobox', { name: 'Version to look at' }), 'Kick-off')
  await driver.getByRole('article').getByText('Training').waitFor()
  await driver.getByRole('button', { name: 'Give it another name' }).click()
  expect(await seriousViolations(driver)).toEqual([])
  await driver.getByRole('textbox', { name: 'Another name for this version' }).fill('After the kick-off')
  await driver.getByRole('button', { name: 'Keep the name' }).click()
  await driver.getByRole('combobox', { name: 'Version to look at' }).locator('option').getByText(/After the kick-off/).waitFor({ state: 'attached' })
  await driver.getByRole('article').getByText('Training').waitFor()
  const called = driver.getByRole('combobox', { name: 'Version to look at' }).locator('option').getByText(/After the kick-off/)
  await driver.getByRole('button', { name: 'Take its name away' }).click()
  await called.waitFor({ state: 'detached' })
  await driver.getByRole('button', { name: 'Name this state', exact: true }).and(driver.locator(':focus')).waitFor()
  await driver.getByRole('button', { name: 'Name it so again' }).click()
  await called.waitFor({ state: 'attached' })
  await pictureOf(driver, 'look-at-one')
})

test('what of the activity is shown stands in the address, and the way back shows the same', async () => {
  await agency.goto(`${server.origin}/plans/${plan}/history`)
  await agency.getByRole('combobox', { name: 'About what' }).selectOption('steps')
  await agency.getByRole('combobox', { name: 'By whom' }).selectOption('ms-de')
  const named = agency.getByRole('link', { name: 'Named a version “After the kick-off”' })
  await named.waitFor()
  expect(await agency.getByText(/^Added/).count()).toBe(0)
  expect(new URL(agency.url()).search).toBe('?about=steps&by=ms-de')
  await pictureOf(agency, 'activity')
  await agency.getByRole('tab', { name: 'Versions' }).click()
  await agency.getByRole('heading', { name: /^1\.1/ }).first().waitFor()
  expect(await agency.getByRole('button', { name: 'Name the plan as it is' }).count()).toBe(0)
  await agency.waitForURL(url => /^\?show=versions&one=\d+$/.test(url.search))
  await chooseNamed(agency.getByRole('combobox', { name: 'Later version' }), 'After the kick-off')
  await agency.waitForURL(url => /^\?show=versions&one=\d+&other=\d+$/.test(url.search))
  await agency.reload()
  expect(await agency.getByRole('combobox', { name: 'Later version' }).locator('option:checked').innerText()).toContain('After the kick-off')
  await agency.getByRole('radio', { name: 'Look at one' }).click()
  await chooseNamed(agency.getByRole('combobox', { name: 'Version to look at' }), 'After the kick-off')
  await agency.waitForURL(url => /^\?show=version&one=\d+$/.test(url.search))
  await agency.reload()
  expect(await agency.getByRole('combobox', { name: 'Version to look at' }).locator('option:checked').innerText()).toContain('After the kick-off')
  await agency.goBack()
  await agency.getByRole('combobox', { name: 'Later version' }).waitFor()
  await agency.goBack()
  await named.waitFor()
  expect(await agency.getByRole('combobox', { name: 'About what' }).inputValue()).toBe('steps')
  await agency.reload()
  await named.waitFor()
  expect(await seriousViolations(agency)).toEqual([])
})

const openPlan = async (page: Page): Promise<void> => void (await page.goto(`${server.origin}/plans/${plan}`))
async function reopened(page: Page): Promise<Page> {
  await openPlan(page)
  return page
}

test('what was adopted shows its hashes, is checked in the page, and leaves as a file that says the same', async () => {
  await bringTo(server.origin, plan, 'adopted')
  await agency.goto(`${server.origin}/plans/${plan}/history`)
  await agency.getByRole('tab', { name: 'Versions' }).click()
  const adopted = agency.getByRole('region', { name: /^Version 1\.0 was adopted by COSI on / })
  await adopted.getByRole('button', { name: 'Check it now' }).press('Enter')
  await adopted.getByText('Computed anew, both hashes are the same').waitFor()
  const [file] = await Promise.all([agency.waitForEvent('download'), adopted.getByRole('button', { name: 'Download the adopted version' }).press('Enter')])
  const path = await file.path()
  const verified = verifyAdoptedVersion(await readFile(path, 'utf8'))
  if (!verified.ok) throw new Error(verified.error.code)
  expect(await adopted.locator('dd').allInnerTexts()).toEqual([verified.value.contentHash, verified.value.dossierHash])
})
