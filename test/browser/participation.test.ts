// Who takes part in what, in a real browser over the real server: by keyboard, by screen reader, and between delegations.
import { fileURLToPath } from 'node:url'
import type { Browser, Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { seriousViolations } from '../harness/accessibility.ts'
import { listenTo } from '../harness/announcements.ts'
import { photograph } from '../harness/photograph.ts'
import { addAction, card, choose, contextOf, field, makeEmptyPlan, openCard, openPlanPage, participants, saved } from '../harness/plan-page.ts'
import { until } from '../harness/wait.ts'
import { serverAndBrowser } from '../harness/server-and-browser.ts'
import type { RunningServer } from '../harness/server.ts'

const pictures = fileURLToPath(new URL('../../test-output/participation', import.meta.url))
let server: RunningServer
let browser: Browser
serverAndBrowser(started => ({ server, browser } = started), pictures)

async function gridOf(person: string, options: Parameters<Browser['newContext']>[0] = {}, path = '/participation'): Promise<Page> {
  const context = await contextOf(browser, server, person, options)
  const page = await context.newPage()
  await page.goto(`${server.origin}${path}`)
  await grid(page).waitFor()
  return page
}
const grid = (page: Page): Locator => page.getByRole('grid')
const rowOf = (page: Page, title: string): Locator => page.locator('[data-row]').filter({ has: page.getByRole('link', { name: title }) })
const cell = (row: Locator, party: string): Locator => row.locator(`[data-party="${party}"]`)
const says = (row: Locator, party: string, words: RegExp): Promise<void> => row.getByRole('gridcell', { name: words }).and(row.locator(`[data-party="${party}"]`)).waitFor()
/** The row and the words of the cell that has the focus. */
const focused = (page: Page): Promise<{ row: string | undefined; words: string | null }> =>
  page.evaluate(() => ({ row: document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset['row'], words: document.activeElement?.getAttribute('aria-label') ?? null }))

describe('over all plans of a period', () => {
  test('a delegation joins twelve actions by keyboard alone, takes the last back by the same key and joins it again', { timeout: 180_000 }, async () => {
    const page = await gridOf('mt-speaks')
    const told = await listenTo(page)
    await grid(page).locator('[tabindex="0"]').focus()
    const joined: string[] = []
    while (joined.length < 12) {
      const { row, words } = await focused(page)
      if (row === undefined) throw new Error('the keyboard is in no row')
      if (words === 'Malta: no part') {
        await page.keyboard.press('Space')
        joined.push(row)
      }
      if (joined.length < 12) await page.keyboard.press('ArrowDown')
    }
    await told('Malta takes part in')
    const last = page.locator(`[data-row="${joined.at(-1)}"]`)
    await says(last, 'ms-mt', /^Malta: participant, added itself, waits/)
    await page.keyboard.press('Space')
    await says(last, 'ms-mt', /^Malta: no part/)
    await page.keyboard.press('Space')
    await says(last, 'ms-mt', /^Malta: participant, added itself, waits/)
    // What is stored is there for a page that is opened anew.
    await page.reload()
    await grid(page).waitFor()
    for (const row of joined) {
      const there = page.locator(`[data-row="${row}"]`)
      if ((await there.count()) > 0) await says(there, 'ms-mt', /^Malta: participant, added itself, waits/)
    }
    await page.getByRole('gridcell', { name: /^Malta: takes part in 12 actions/ }).waitFor()
    await page.context().close()
  })

  test('whoever speaks for a delegation answers all requests that wait at once, and takes that back', async () => {
    const page = await gridOf('it-speaks')
    const told = await listenTo(page)
    await page.getByRole('gridcell', { name: /^Italy: takes part in \d+ actions, \d+ requests? waits?/ }).waitFor()
    await page.getByRole('button', { name: 'Select all that wait' }).press('Enter')
    const tools = page.getByRole('toolbar', { name: / selected$/ })
    await tools.getByRole('button', { name: 'Confirm selected' }).press('Enter')
    // What was pressed went with the selection: the keyboard goes on in the grid.
    await page.waitForFunction(() => document.activeElement?.closest('[role="grid"]') !== null)
    await told(/requests? confirmed\./)
    // What was confirmed and has changed since waits on, for a word of its own.
    await page.getByRole('gridcell', { name: /^Italy: takes part in \d+ actions$/ }).waitFor()
    await page.getByRole('button', { name: 'Undo' }).press('Enter')
    await told('Undone.')
    await page.getByRole('gridcell', { name: /^Italy: takes part in \d+ actions, \d+ requests? waits?/ }).waitFor()
    await page.context().close()
  })

  test('shows the own column alone on a small screen, and another one when it is chosen', async () => {
    const page = await gridOf('it-speaks', { viewport: { width: 390, height: 844 } })
    expect(await page.getByRole('columnheader').allInnerTexts()).toEqual(['Selected', 'Action', expect.stringContaining('Italy (your column)')])
    await page.getByRole('button', { name: /Delegation/ }).click()
    await page.getByRole('option', { name: 'Belgium' }).click()
    await page.getByRole('columnheader', { name: /Belgium/ }).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await page.context().close()
  })

  test('a screen reader is told where it is: the grid, its headers, each cell in words', async () => {
    const page = await gridOf('it-speaks')
    expect(await grid(page).getAttribute('aria-label')).toMatch(/^Who takes part, 2026–27$/)
    const described = await grid(page).evaluate(element => document.getElementById(element.getAttribute('aria-describedby') ?? '')?.textContent)
    expect(described).toMatch(/arrow keys.*Space takes part.*L offers to lead.*Enter opens/s)
    const headers = await page.getByRole('columnheader').allInnerTexts()
    expect([headers[0], headers[1], headers.at(-1)]).toEqual(['Selected', 'Action', 'Take part'])
    await page.getByRole('columnheader', { name: 'Italy Italy (your column)' }).waitFor()
    const counts = await grid(page).evaluate(element => ({
      columns: Number(element.getAttribute('aria-colcount')),
      rows: Number(element.getAttribute('aria-rowcount')),
      drawn: element.querySelectorAll('[data-row]').length,
      places: [...element.querySelectorAll('[data-row]')].every(row => row.querySelectorAll('[aria-colindex]').length === Number(element.getAttribute('aria-colcount'))),
    }))
    expect(counts.columns).toBe(headers.length)
    // All rows are counted, and only those in sight are drawn.
    expect(counts.rows).toBeGreaterThan(300)
    expect(counts.drawn).toBeLessThan(60)
    expect(counts.places).toBe(true)
    await grid(page).locator('[tabindex="0"]').focus()
    expect((await focused(page)).words).toMatch(/^Italy: /)
    await page.keyboard.press('ArrowRight')
    expect((await focused(page)).words).toMatch(/^Austria: /)
    await page.keyboard.press('Control+End')
    expect((await focused(page)).words).toMatch(/(delegations? takes? part|no delegation takes part)$/)
    await page.keyboard.press('Control+Home')
    expect((await focused(page)).words).toMatch(/^Select /)
    await page.keyboard.press('Space')
    await page.getByRole('toolbar', { name: '1 action selected' }).waitFor()
    expect(await grid(page).locator('[tabindex="0"]').count()).toBe(1)
    await page.keyboard.press('Escape')
    await page.getByRole('toolbar').waitFor({ state: 'detached' })
    await page.keyboard.press('?')
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await help.getByText('Take part, confirm or take out, in your own column').waitFor()
    await page.keyboard.press('Escape')
    await help.waitFor({ state: 'detached' })
    // An earlier period is there to be read.
    await page.getByRole('combobox', { name: 'Cycle' }).selectOption('2022–2025')
    await page.getByText('Earlier period: read only').waitFor()
    await grid(page).waitFor()
    expect([await page.getByRole('checkbox').count(), await page.getByRole('button', { name: 'Take part' }).count()]).toEqual([0, 0])
    await page.context().close()
  })

  for (const [width, scheme] of [[1440, 'light'], [390, 'dark']] as const) {
    test(`has no serious accessibility problem at ${width} px, ${scheme}`, async () => {
      const page = await gridOf('it-speaks', { viewport: { width, height: 900 }, colorScheme: scheme, bypassCSP: true })
      await photograph(page, { path: `${pictures}/grid-${width}-${scheme}.png` })
      expect(await seriousViolations(page)).toEqual([])
      await page.context().close()
    })
  }
})

describe('in one plan', () => {
  test('an offer to lead waits until the driver takes it, and its yes stands at once', async () => {
    const plan = await makeEmptyPlan(server, '2026-2029/env/env', 'roles')
    const atDriver = await openPlanPage(await contextOf(browser, server, 'de-speaks'), server, plan)
    await addAction(atDriver, 'Trace the waste')
    const own = await gridOf('it-speaks', {}, `/plans/${plan}?view=participation`)
    await cell(rowOf(own, 'Trace the waste'), 'ms-it').focus()
    await own.keyboard.press('l')
    await says(rowOf(own, 'Trace the waste'), 'ms-it', /^Italy: offers to lead since /)
    const opened = await openCard(atDriver, 'Trace the waste')
    await opened.getByRole('list', { name: 'Offers to lead' }).getByText('whoever speaks for it has said yes').waitFor()
    await opened.getByRole('button', { name: 'Let Italy lead' }).press('Enter')
    await says(rowOf(own, 'Trace the waste'), 'ms-it', /^Italy: leader, confirmed$/)
    // What it looks for stands in every grid; an offer that is declined says so; a menu says what can be done, and gives the focus back.
    await field(opened, 'Looks for participants').fill('Two chemists')
    await atDriver.keyboard.press('Tab')
    await rowOf(own, 'Trace the waste').getByText('Looks for: Two chemists').waitFor()
    await addAction(atDriver, 'Weigh the waste')
    const weighs = cell(rowOf(own, 'Weigh the waste'), 'ms-it')
    await weighs.focus()
    await own.keyboard.press('Shift+F10')
    const menu = own.getByRole('menu', { name: 'The part of Italy in Weigh the waste' })
    expect(await menu.getByRole('menuitem').allInnerTexts()).toEqual([expect.stringContaining('Take part'), expect.stringContaining('Offer to lead'), expect.stringContaining('Offer to help lead'), expect.stringContaining('Open beside')])
    await own.keyboard.press('Escape')
    await menu.waitFor({ state: 'detached' })
    expect((await focused(own)).words).toBe('Italy: no part')
    await own.keyboard.press('Shift+F10')
    await menu.getByRole('menuitem', { name: /^Offer to help lead/ }).press('Enter')
    await says(rowOf(own, 'Weigh the waste'), 'ms-it', /^Italy: offers to help lead since /)
    const weighed = await openCard(atDriver, 'Weigh the waste')
    await weighed.getByRole('list', { name: 'Offers to lead' }).getByRole('button', { name: 'Decline…' }).press('Enter')
    await atDriver.getByRole('dialog', { name: 'Decline the offer of Italy' }).getByRole('textbox').fill('The team is complete')
    await atDriver.keyboard.press('Enter')
    await says(rowOf(own, 'Weigh the waste'), 'ms-it', /^Italy: offer to help lead declined/)
    // Filled down: the first of the selected is repeated in the others.
    await addAction(atDriver, 'Count the waste')
    await weighs.press('p')
    await says(rowOf(own, 'Weigh the waste'), 'ms-it', /^Italy: participant, added itself, waits/)
    await weighs.press('Shift+ArrowDown')
    await own.getByRole('toolbar', { name: '2 actions selected' }).waitFor()
    await own.keyboard.press('Control+d')
    await says(rowOf(own, 'Count the waste'), 'ms-it', /^Italy: participant, added itself, waits/)
    await atDriver.context().close()
    await own.context().close()
  })

  test('a confirmation whose action changes shows the difference, and is kept by one press', async () => {
    const plan = await makeEmptyPlan(server, '2026-2029/firex/firex', 'roles')
    const atDriver = await openPlanPage(await contextOf(browser, server, 'de-speaks'), server, plan)
    await addAction(atDriver, 'Map the couriers')
    // A request is reminded once a day, and can be withdrawn.
    const asking = await openCard(atDriver, 'Map the couriers')
    await saved(atDriver)
    await choose(asking, /^Participants/, 'France')
    const french = participants(asking).filter({ hasText: 'France' })
    await french.getByRole('button', { name: 'Remind France' }).press('Enter')
    await french.getByText(/^reminded on /).waitFor()
    expect(await french.getByRole('button', { name: 'Remind France' }).getAttribute('aria-disabled')).toBe('true')
    await french.getByRole('button', { name: 'Withdraw the request to France' }).press('Enter')
    await french.waitFor({ state: 'detached' })
    const own = await gridOf('it-speaks', {}, `/plans/${plan}?view=participation`)
    const told = await listenTo(own)
    await cell(rowOf(own, 'Map the couriers'), 'ms-it').focus()
    await own.keyboard.press('p')
    await says(rowOf(own, 'Map the couriers'), 'ms-it', /^Italy: participant, added itself, waits/)
    await field(card(atDriver, 'Map the couriers'), 'Title').fill('Map the couriers and their routes')
    await saved(atDriver)
    await says(rowOf(own, 'Map the couriers and their routes'), 'ms-it', /^Italy: participant, confirmed, changed since$/)
    await cell(rowOf(own, 'Map the couriers and their routes'), 'ms-it').press('Enter')
    const panel = own.getByRole('complementary', { name: 'Map the couriers and their routes' })
    const difference = panel.locator('dl[aria-label="What changed since it confirmed"]')
    await difference.getByText('Map the couriers', { exact: true }).waitFor()
    await difference.getByText('Map the couriers and their routes', { exact: true }).waitFor()
    await panel.getByRole('button', { name: 'Keep our confirmation' }).press('Enter')
    await told('Your confirmation stands, for the action as it is now.')
    await difference.waitFor({ state: 'detached' })
    // What it brings is written in the side field.
    await field(panel, 'People').fill('Two officers')
    await own.keyboard.press('Enter')
    await own.keyboard.press('Escape')
    await until('the keyboard is back in the cell', async () => (await focused(own)).words?.startsWith('Italy: participant') === true)
    await atDriver.context().close()
    await own.context().close()
  })
})
