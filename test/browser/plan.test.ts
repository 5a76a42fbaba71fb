// One plan open in the browsers of several delegations, against the real server.
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { seriousViolations } from '../harness/accessibility.ts'
import { launchBrowser } from '../harness/browser.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'

const pictures = fileURLToPath(new URL('../../test-output/plan', import.meta.url))
let server: RunningServer
let browser: Browser
let contexts: BrowserContext[]
let plan: string

beforeAll(async () => {
  await mkdir(pictures, { recursive: true })
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await server?.remove()
})
beforeEach(async () => {
  contexts = []
  plan = await anEmptyPlan()
})
afterEach(async () => {
  await Promise.all(contexts.map(context => context.close()))
})

const areas = ['2026-2029/mtcn/mtcn', '2026-2029/online/ca', '2026-2029/online/ocse', '2026-2029/online/ofs', '2026-2029/dru/cch', '2026-2029/dru/syn', '2026-2029/msthb/ms', '2026-2029/msthb/thb']

/** A plan of the second period, which the sample leaves empty; each test has an area of its own. */
async function anEmptyPlan(): Promise<string> {
  const area = areas.shift()
  const supportTeam = await signInAs(server.origin, 'support-team')
  const { status, json } = await supportTeam.call('POST', '/api/plans', { area, periodStart: '2028-01-01' })
  if (status !== 200 || typeof json !== 'object' || json === null || !('id' in json)) throw new Error(`no plan of ${area}: ${status} ${JSON.stringify(json)}`)
  return String(json.id)
}

/** A browser of its own for one sample person. */
async function contextOf(person: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...options })
  context.setDefaultTimeout(40_000)
  contexts.push(context)
  const answer = await context.request.post(`${server.origin}/api/sample-sign-in`, { data: { person: `sample-person-${person}` }, headers: { origin: server.origin } })
  if (!answer.ok()) throw new Error(`signing in as ${person}: ${answer.status()}`)
  return context
}

async function openPlan(context: BrowserContext, id = plan): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${server.origin}/plans/${id}`)
  await goal(page, 1).waitFor()
  return page
}

const goal = (page: Page, number: number): Locator => page.getByRole('region', { name: new RegExp(`^Goal ${number} `) })
const card = (page: Page, title: string | RegExp): Locator => page.getByRole('article', { name: title })
const field = (within: Page | Locator, name: string): Locator => within.getByRole('textbox', { name, exact: true })
const saved = (page: Page): Promise<void> => page.locator('[data-saved-state="saved"]').waitFor({ state: 'attached' })

async function addAction(page: Page, title: string): Promise<void> {
  await goal(page, 1).getByRole('button', { name: /^Add an action/ }).click()
  await field(goal(page, 1), 'Title').last().fill(title)
  await saved(page)
}

/** Opens an action, unless it is open. */
async function openCard(page: Page, title: string): Promise<Locator> {
  const found = card(page, title)
  await found.waitFor()
  const button = found.getByRole('button', { name: `Open ${title}` })
  if (await button.isVisible()) await button.click()
  await field(found, 'Description').waitFor()
  return found
}

describe('two delegations in one plan', () => {
  test('both write in the same paragraph and see both texts, and each other’s caret', async () => {
    const [french, italian] = await Promise.all([contextOf('fr-drafter').then(context => openPlan(context)), contextOf('it-speaks').then(context => openPlan(context))])
    await field(french, 'Aim').click()
    await french.keyboard.type('From Paris. ')
    await until('the Italian page shows the French words', async () => (await field(italian, 'Aim').innerText()).includes('From Paris.'))
    await field(italian, 'Aim').click()
    await italian.keyboard.press('Control+End')
    await Promise.all([french.keyboard.type('More of it. '), italian.keyboard.type('From Rome. ')])
    for (const page of [french, italian]) {
      await until('both texts are in sight', async () => {
        const words = await field(page, 'Aim').innerText()
        return words.includes('More of it.') && words.includes('From Rome.')
      })
    }
    await french.locator('[data-label*="Montelago"]').waitFor({ state: 'attached' })
    await italian.locator('[data-label*="Verclair"]').waitFor({ state: 'attached' })
  })

  test('a participant is asked and answers, and nobody else can', async () => {
    const [german, italian, french] = await Promise.all(['de-drafter', 'it-speaks', 'fr-drafter'].map(async person => openPlan(await contextOf(person))))
    if (german === undefined || italian === undefined || french === undefined) throw new Error('three pages')
    await addAction(german, 'Watch the harbours')
    await openCard(german, 'Watch the harbours')
    const chooser = german.getByRole('combobox', { name: /^Participants/ })
    await chooser.fill('Italy')
    await german.getByRole('option', { name: /^Italy/ }).click()
    await german.keyboard.press('Escape')
    for (const page of [german, french]) {
      const opened = await openCard(page, 'Watch the harbours')
      await opened.getByText('Asked', { exact: true }).first().waitFor()
      expect(await opened.getByRole('button', { name: 'Confirm', exact: true }).count()).toBe(0)
    }
    const own = await openCard(italian, 'Watch the harbours')
    await own.getByRole('button', { name: 'Confirm', exact: true }).click()
    await card(german, 'Watch the harbours').getByText('Confirmed', { exact: true }).first().waitFor()
  })
})

test('a delegation that may not lead is not offered, and the reason stands beside it', async () => {
  const page = await openPlan(await contextOf('de-drafter'))
  await addAction(page, 'Follow the money')
  const opened = await openCard(page, 'Follow the money')
  await opened.getByRole('combobox', { name: 'Action leader' }).fill('Council')
  const option = page.getByRole('option', { name: /General Secretariat/ })
  await option.waitFor()
  expect(await option.getAttribute('aria-disabled')).toBe('true')
  expect(await option.innerText()).toContain('Commission')
})

test('keyboard alone adds, fills and moves an action', async () => {
  const page = await openPlan(await contextOf('de-drafter'))
  for (const title of ['First', 'Second']) {
    await goal(page, 1).getByRole('button', { name: /^Add an action/ }).focus()
    await page.keyboard.press('Enter')
    await until('the caret is in the new title', () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') === 'Title'))
    await page.keyboard.type(title)
  }
  await card(page, 'Second').waitFor()
  await page.keyboard.press('Alt+ArrowUp')
  await until('the second stands first', async () => (await goal(page, 1).getByRole('article').first().innerText()).includes('Second'))
})

test('what was written off-line in a tab that was closed arrives when the plan is opened again', async () => {
  const [context, elsewhere] = await Promise.all([contextOf('fr-drafter'), contextOf('it-speaks')])
  const [page, other] = await Promise.all([openPlan(context), openPlan(elsewhere)])
  await field(page, 'Aim').click()
  await page.keyboard.type('Begun. ')
  await saved(page)
  await context.setOffline(true)
  // The emulation leaves a socket that is open as it is: this is what a cut cable does to it.
  await page.evaluate(() => window.dispatchEvent(new Event('offline')))
  await page.keyboard.type('Written without a network. ')
  await until('the change is kept on the device', async () => (await page.locator('[data-saved-state]').getAttribute('data-saved-state')) !== 'saved')
  await page.close({ runBeforeUnload: false })
  await context.setOffline(false)
  await openPlan(context)
  await until('the words arrive', async () => (await field(other, 'Aim').innerText()).includes('Written without a network.'))
})

describe('everybody can use it', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`a full plan has no serious accessibility violation in ${colorScheme}, at 1440 and at 390 pixels`, async () => {
      const page = await openPlan(await contextOf('de-drafter', { colorScheme, bypassCSP: true }), 'ms-2026')
      const title = await page.getByRole('article').first().getByRole('heading').innerText()
      await openCard(page, title)
      for (const width of [1440, 1024, 390]) {
        await page.setViewportSize({ width, height: 900 })
        await page.screenshot({ path: `${pictures}/plan-${colorScheme}-${width}.png` })
        expect(await seriousViolations(page)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
      }
    })
  }
})
