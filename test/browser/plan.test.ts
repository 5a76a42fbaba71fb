// One plan open in the browsers of several delegations, against the real server.
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { seriousViolations } from '../harness/accessibility.ts'
import { launchBrowser } from '../harness/browser.ts'
import { addAction, card, contextOf as contextIn, field, goal, makeEmptyPlan, openCard, openPlanPage, saved } from '../harness/plan-page.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
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
  // Each test has an area of its own.
  plan = await makeEmptyPlan(server, areas.shift() ?? '')
})
afterEach(async () => {
  await Promise.all(contexts.map(context => context.close()))
})

const areas = ['2026-2029/mtcn/mtcn', '2026-2029/online/ca', '2026-2029/online/ocse', '2026-2029/online/ofs', '2026-2029/dru/cch', '2026-2029/dru/syn', '2026-2029/msthb/ms', '2026-2029/msthb/thb']

async function contextOf(person: string, options?: Parameters<Browser['newContext']>[0]): Promise<BrowserContext> {
  const context = await contextIn(browser, server, person, options)
  contexts.push(context)
  return context
}
const openPlan = (context: BrowserContext, id = plan): Promise<Page> => openPlanPage(context, server, id)

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

test('a card is dragged by its handle to another place, and into another goal', async () => {
  const page = await openPlan(await contextOf('de-drafter'))
  for (const title of ['One', 'Two', 'Three']) await addAction(page, title)
  for (const title of ['One', 'Two', 'Three']) await card(page, title).getByRole('button', { name: `Close ${title}` }).click()
  const titles = (number: number): Promise<string[]> => goal(page, number).getByRole('article').getByRole('heading').allInnerTexts()
  const handle = (title: string): Locator => card(page, title).locator('[draggable="true"]')
  await card(page, 'Three').hover()
  await handle('Three').dragTo(card(page, 'One'), { targetPosition: { x: 300, y: 4 } })
  await until('the third stands first', async () => (await titles(1)).join() === 'Three,One,Two')
  await handle('Three').dragTo(card(page, 'One'), { targetPosition: { x: 300, y: 40 } })
  await until('it stands between', async () => (await titles(1)).join() === 'One,Three,Two')
  await handle('One').dragTo(goal(page, 2).getByRole('heading', { level: 2 }))
  await until('it stands in the other goal', async () => (await titles(2)).join() === 'One')
  expect(await titles(1)).toEqual(['Three', 'Two'])
})

test('a link to an action of another plan is named for who may see that plan, and leads to it', async () => {
  const page = await openPlan(await contextOf('de-drafter'))
  await addAction(page, 'Shared desk')
  const opened = await openCard(page, 'Shared desk')
  await opened.getByRole('button', { name: 'Link a plan or an action' }).click()
  await opened.getByRole('combobox', { name: 'Link a plan or an action' }).fill('MS-26-001')
  await page.getByRole('option', { name: /^MS-26-001/ }).click()
  const link = opened.getByRole('link', { name: /^MS-26-001 .*Migrant smuggling 2026–27/ })
  await link.click()
  await page.waitForURL(/ms-2026#action-/)
  await until('the action is open there', async () => (await page.getByRole('textbox', { name: 'Description' }).count()) === 1)
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
