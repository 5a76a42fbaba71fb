// The history of a plan in two windows: its driver, who wrote it, and an agency that reads it.
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { beforeAll, expect, test, vi } from 'vitest'
import { verifyAdoptedVersion } from '../../shared/exports/adopted-version.ts'
import { seriousViolations } from '../harness/accessibility.ts'
import { bringTo } from '../harness/bring-to.ts'
import { caretTo } from '../harness/caret.ts'
import { addAction, card, field, makeEmptyPlan, openCard, planPageOf, saved } from '../harness/plan-page.ts'
import type { RunningServer } from '../harness/server.ts'
import { serverAndBrowser } from '../harness/server-and-browser.ts'

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
