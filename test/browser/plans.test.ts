// The list of plans and the matrix in a real browser over the real server.
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { looks, seriousViolations } from '../harness/accessibility.ts'
import { launchBrowser } from '../harness/browser.ts'
import { photograph } from '../harness/photograph.ts'
import { startServer, type RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'

const pictures = fileURLToPath(new URL('../../test-output/plans', import.meta.url))
const sizes = [{ width: 1440, height: 900 }, { width: 1024, height: 768 }, { width: 390, height: 844 }] as const
let server: RunningServer
let browser: Browser

beforeAll(async () => {
  await mkdir(pictures, { recursive: true })
  server = await startServer()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.remove()
})

type PageOptions = Parameters<Browser['newContext']>[0]

async function pageOf(name: string, path: string, options: PageOptions = {}): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...options })
  context.setDefaultTimeout(20_000)
  const signedIn = await context.request.post(`${server.origin}/api/sample-sign-in`, { data: { person: `sample-person-${name}` }, headers: { origin: server.origin } })
  if (!signedIn.ok()) throw new Error(`signing in as ${name}: ${signedIn.status()}`)
  const page = await context.newPage()
  await page.goto(`${server.origin}${path}`)
  return { page, context }
}

/** What does not come is said with what stands there instead. */
async function shown(page: Page, what: Locator): Promise<void> {
  await what.waitFor().catch(async (error: unknown) => {
    throw new Error(`${page.url()} shows:\n${await page.locator('body').innerText()}`, { cause: error })
  })
}

const rowOf = (page: Page, plan: string) => page.getByRole('row').filter({ has: page.getByRole('link', { name: new RegExp(`^${plan}( 20|$)`) }) })

async function chooseFilter(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Which plans' }).selectOption({ label: name })
}

describe('the list of plans', () => {
  it('a driver recorded elsewhere shows at once, and who speaks for it accepts in the list', async () => {
    const { page, context } = await pageOf('it-speaks', '/plans')
    await rowOf(page, 'Environmental crime').getByText('vacant').waitFor()
    const supportTeam = await signInAs(server.origin, 'support-team')
    await supportTeam.call('PUT', '/api/plans/env-2026/driver', { party: 'ms-it', decision: 'provisional', on: '2026-11-20' })
    const row = rowOf(page, 'Environmental crime')
    await row.getByText('not accepted yet').waitFor()
    await row.getByRole('button', { name: 'Accept as driver' }).click()
    await row.getByText('not accepted yet').waitFor({ state: 'detached' })
    await row.getByRole('img', { name: 'Italy' }).waitFor()
    await context.close()
  })

  it('the filter leaves the plans in which one’s delegation has a part, and is remembered', async () => {
    const { page, context } = await pageOf('mt-speaks', '/plans')
    await rowOf(page, 'Cyber-attacks').waitFor()
    await chooseFilter(page, 'Where Malta has any part')
    await page.getByText('Malta has no part in a plan of this period').waitFor()
    await page.reload()
    await page.getByText('Malta has no part in a plan of this period').waitFor()
    await page.getByRole('button', { name: 'Show all plans' }).click()
    await rowOf(page, 'Cyber-attacks').waitFor()
    await context.close()
  })

  it('a delegation with a part nearly everywhere finds the plans that it drives', async () => {
    const { page, context } = await pageOf('de-drafter', '/plans')
    await rowOf(page, 'Migrant smuggling').waitFor()
    const rows = page.getByRole('row').filter({ has: page.getByRole('link') })
    const all = await rows.count()
    await chooseFilter(page, 'Where Germany is driver or co-driver')
    await rowOf(page, 'Firearms and explosives crime').waitFor({ state: 'detached' })
    await rowOf(page, 'Migrant smuggling').waitFor()
    const driven = await rows.count()
    expect(driven).toBeLessThan(all / 2)
    await expect.poll(() => rows.filter({ has: page.getByRole('img', { name: 'Germany' }) }).count()).toBe(driven)
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await photograph(page, { path: `${pictures}/driven-390.png` })
    await context.close()
  })

  it('the support team is led to “New plan” where a period has none; the side bar counts the period that is chosen there, and its links keep it', async () => {
    const { page, context } = await pageOf('support-team', '/plans?period=2028-01-01')
    await page.getByText('Make the first one with “New plan”.').waitFor()
    const sideBar = page.getByRole('navigation', { name: 'Pages' })
    await expect.poll(() => sideBar.getByRole('link', { name: /^Plans/ }).innerText()).toBe('Plans')
    await page.getByRole('main').getByRole('button', { name: 'New plan' }).last().click()
    await page.getByRole('dialog', { name: 'New plan for 2028–29' }).waitFor()
    await page.keyboard.press('Escape')
    await sideBar.getByRole('link', { name: 'Matrix' }).click()
    await page.waitForURL(/\/matrix\?period=2028-01-01$/)
    // The address changes before the page that it names has come.
    await page.getByRole('heading', { name: 'Matrix', level: 1 }).waitFor()
    await sideBar.getByRole('combobox', { name: 'Plan period' }).selectOption({ label: '2026–27' })
    await sideBar.getByRole('link', { name: /^Plans\s*\d+$/ }).waitFor()
    await sideBar.getByRole('combobox', { name: 'Cycle' }).selectOption({ label: '2022–2025' })
    await page.waitForURL(/\/matrix\?period=202[2-5]-01-01$/)
    await sideBar.getByRole('link', { name: /^Plans/ }).click()
    await page.waitForURL(/\/plans\?period=202[2-5]-01-01$/)
    await page.goto(`${server.origin}/plans/ms-2026`)
    await sideBar.getByRole('combobox', { name: 'Plan period' }).selectOption({ label: '2028–29' })
    await page.waitForURL(/\/plans\?period=2028-01-01$/)
    await context.close()
  })

  it('a delegation outside every circle reads why it sees nothing', async () => {
    const { page, context } = await pageOf('ge-drafter', '/plans')
    await page.getByText('No plan is open to your delegation').waitFor()
    await expect.poll(() => page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: /^Plans/ }).innerText()).toBe('Plans')
    await context.close()
  })

  it('the support team archives a plan, makes the next of its area, and both windows show it', async () => {
    const { page: reader, context: readerContext } = await pageOf('fr-drafter', '/plans')
    const { page, context } = await pageOf('support-team', '/plans')
    await page.getByRole('button', { name: 'Plan facts: Synthetic drugs and new psychoactive substances' }).click()
    await page.getByRole('button', { name: 'Archive this plan' }).click()
    await page.getByRole('button', { name: 'Bring this plan back' }).waitFor()
    await page.getByRole('button', { name: 'Close' }).click()
    await reader.getByRole('button', { name: 'Archived (1)' }).waitFor()
    await page.getByRole('button', { name: 'New plan' }).click()
    await page.getByRole('button', { name: /Area/ }).click()
    await page.getByRole('option', { name: /Synthetic drugs/ }).click()
    await page.getByRole('button', { name: 'Make the plan' }).click()
    await rowOf(page, 'Synthetic drugs and new psychoactive substances').getByText('vacant').waitFor()
    await rowOf(reader, 'Synthetic drugs and new psychoactive substances').getByText('vacant').waitFor()
    await context.close()
    await readerContext.close()
  })

  it('an agency cannot be chosen as driver, and the reason stands beside it', async () => {
    const { page, context } = await pageOf('support-team', '/plans')
    await page.getByRole('button', { name: 'Plan facts: Cyber-attacks' }).click()
    const driver = page.getByRole('region', { name: 'Driver', exact: true }).getByRole('combobox')
    await driver.fill('Frontex')
    const option = page.getByRole('option', { name: /Frontex/ })
    await option.waitFor()
    await expect.poll(() => option.getAttribute('aria-disabled')).toBe('true')
    await expect.poll(() => option.textContent()).toContain('Only a Member State can be driver')
    await context.close()
  })
})

describe('what the support team records', () => {
  it('a fact is recorded by its own button, which says that nothing is changed until something is', async () => {
    const { page, context } = await pageOf('support-team', '/plans')
    await page.getByRole('button', { name: 'Plan facts: Online fraud schemes' }).click()
    const record = page.getByRole('button', { name: 'Set references' })
    await record.waitFor()
    for (const name of ['Record driver', 'Record co-drivers', 'Set marking', 'Set references', 'Set circle']) {
      expect([name, await page.getByRole('button', { name }).getAttribute('aria-disabled')]).toEqual([name, 'true'])
    }
    // A tip goes when what it hangs on is scrolled, as it is when the focus brings it into sight.
    await record.focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Shift+Tab')
    await page.getByRole('tooltip', { name: 'Nothing is changed yet.' }).waitFor()
    await page.getByRole('textbox', { name: 'Council document number' }).fill('12345/26')
    await expect.poll(() => record.getAttribute('aria-disabled')).toBeNull()
    await record.click()
    await page.getByText('Recorded.').waitFor()
    await expect.poll(() => record.getAttribute('aria-disabled')).toBe('true')
    await page.getByRole('button', { name: 'Close' }).click()
    await page.getByRole('button', { name: 'Plan facts: Online fraud schemes' }).click()
    await page.getByRole('textbox', { name: 'Council document number' }).waitFor()
    await expect.poll(() => page.getByRole('textbox', { name: 'Council document number' }).inputValue()).toBe('12345/26')
    await context.close()
  })

  it('a fact that is not recorded is asked about before the dialog closes, by its button and by Escape in a field alike', async () => {
    const { page, context } = await pageOf('support-team', '/plans')
    const dialog = page.getByRole('dialog', { name: /^Plan facts: Online child sexual exploitation/ })
    const council = dialog.getByRole('textbox', { name: 'Council document number' })
    const question = dialog.getByText('Not recorded yet: References. Close anyway?')
    const open = async (): Promise<void> => {
      await page.getByRole('button', { name: 'Plan facts: Online child sexual exploitation' }).click()
      await council.waitFor()
    }
    await open()
    await council.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await open()
    await council.fill('99999/26')
    await dialog.getByRole('button', { name: 'Close', exact: true }).click()
    await question.waitFor()
    await photograph(page, { path: `${pictures}/not-recorded.png` })
    await page.waitForFunction(() => document.activeElement?.textContent === 'Go on')
    await page.keyboard.press('Enter')
    await question.waitFor({ state: 'detached' })
    await expect.poll(() => council.inputValue()).toBe('99999/26')
    await council.press('Escape')
    await question.waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => question.count()).toBe(1)
    await dialog.getByRole('button', { name: 'Close anyway' }).click()
    await dialog.waitFor({ state: 'detached' })
    await open()
    expect(await council.inputValue()).toBe('')
    await context.close()
  })

  it('whoever only records facts about a plan is not shown as being in it', async () => {
    const { page: reader, context: readerContext } = await pageOf('fr-drafter', '/plans')
    await rowOf(reader, 'Cyber-attacks').waitFor()
    await reader.evaluate(() => {
      const seen = new Set<string>()
      Object.assign(window, { seen })
      new MutationObserver(() => document.querySelectorAll('td[data-label="Here now"]').forEach(cell => seen.add(cell.textContent))).observe(document.body, { childList: true, subtree: true, characterData: true })
    })
    const { page, context } = await pageOf('support-team', '/plans')
    await page.getByRole('button', { name: 'Plan facts: Cyber-attacks' }).click()
    await page.getByRole('button', { name: 'Record driver' }).waitFor()
    // Somebody who does open the plan is shown, later than the dialog would have been.
    const { context: writerContext } = await pageOf('de-drafter', '/plans/ca-2026')
    await rowOf(reader, 'Cyber-attacks').getByText('JF').waitFor()
    expect(await reader.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen].filter(text => text.includes('AL')))).toEqual([])
    await Promise.all([context, readerContext, writerContext].map(opened => opened.close()))
  })

  it('where every area has its plan there is nothing dead to press, but the period that has room', async () => {
    const { page, context } = await pageOf('support-team', '/plans')
    await page.getByRole('button', { name: 'New plan' }).click()
    await page.getByText('Every area has its plan for 2026–27 already.').waitFor()
    expect(await page.getByRole('button', { name: 'Make the plan' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Make a plan for 2028–29' }).click()
    await page.getByRole('dialog', { name: 'New plan for 2028–29' }).getByRole('button', { name: /Area/ }).waitFor()
    await context.close()
  })
})

it('work that was typed offline in a tab that was closed is told in the list, until its plan was opened', async () => {
  const { page: plan, context } = await pageOf('de-drafter', '/plans/ms-2026')
  const aim = plan.getByRole('textbox', { name: 'Aim', exact: true })
  await aim.click()
  await context.setOffline(true)
  // The emulation leaves a socket that is open as it is: this is what a cut cable does to it.
  await plan.evaluate(() => window.dispatchEvent(new Event('offline')))
  await plan.keyboard.type('Written without a network. ')
  await plan.getByText(/changes? kept on this device/).waitFor()
  await plan.close({ runBeforeUnload: false })
  await context.setOffline(false)
  const page = await context.newPage()
  await page.goto(`${server.origin}/plans`)
  const told = page.getByText(/^\d+ changes? of yours (is|are) kept on this device and not sent yet/)
  await shown(page, told)
  await photograph(page, { path: `${pictures}/kept.png` })
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await photograph(page, { path: `${pictures}/kept-390.png` })
  await told.getByRole('link', { name: 'Migrant smuggling 2026–27' }).click()
  await page.getByText('Written without a network.').waitFor()
  await page.locator('[data-saved-state="saved"]').waitFor({ state: 'attached' })
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: /^Plans/ }).click()
  await rowOf(page, 'Migrant smuggling').waitFor()
  // Longer than it takes to tell what stays.
  await page.waitForTimeout(2_000)
  expect(await told.count()).toBe(0)
  await context.close()
})

describe('whether a list is up to date', () => {
  for (const path of ['/plans', '/matrix']) {
    it(`is in sight on ${path} at every width, at once when the network goes and when it is back`, async () => {
      const { page, context } = await pageOf('de-drafter', path)
      await page.getByRole('link', { name: 'Cyber-attacks' }).waitFor()
      for (const viewport of sizes) {
        await page.setViewportSize(viewport)
        await expect.poll(() => page.getByRole('banner').getByText('Up to date').isVisible()).toBe(true)
      }
      await context.setOffline(true)
      await page.getByRole('banner').getByText('Offline').waitFor()
      await page.getByText('The list may be out of date').waitFor()
      expect(await page.getByRole('button', { name: 'Reload' }).count()).toBe(0)
      await page.getByRole('link', { name: 'Cyber-attacks' }).waitFor()
      await context.setOffline(false)
      await page.getByRole('banner').getByText('Up to date').waitFor()
      await page.getByText('The list may be out of date').waitFor({ state: 'detached' })
      await context.close()
    })
  }

  it('a page that the server does not take any more offers to load it anew', async () => {
    const { page, context } = await pageOf('de-drafter', '/sign-in')
    await page.routeWebSocket(/\/live\?/, socket => socket.close({ code: 4426 }))
    await page.goto(`${server.origin}/plans`)
    await page.getByRole('banner').getByText('Not up to date').waitFor()
    await page.getByRole('main').getByRole('button', { name: 'Reload' }).waitFor()
    await context.close()
  })
})

describe('a page whose first question is never answered', () => {
  for (const [what, address] of [['who is signed in', '**/api/me'], ['the cycles', '**/api/cycles']] as const) {
    it(`asks again for ${what}, and shows its plans`, async () => {
      const { page, context } = await pageOf('de-drafter', '/sign-in')
      let questions = 0
      await page.route(address, async route => {
        questions += 1
        // The first is left hanging.
        if (questions > 1) await route.continue()
      })
      await page.goto(`${server.origin}/plans`)
      await shown(page, page.getByRole('link', { name: 'Cyber-attacks' }))
      expect(questions).toBeGreaterThan(1)
      await context.close()
    })
  }

  it('offers to load the page anew where the code of the line did not come', async () => {
    const { page, context } = await pageOf('de-drafter', '/sign-in')
    await page.route(/live-plans.*\.js/, route => route.abort())
    await page.goto(`${server.origin}/plans`)
    await page.getByText('A part of this page did not arrive').waitFor()
    await page.unroute(/live-plans.*\.js/)
    await page.getByRole('main').getByRole('button', { name: 'Reload' }).click()
    await shown(page, page.getByRole('link', { name: 'Cyber-attacks' }))
    await context.close()
  })

  it('opens the line again, and shows its plans', async () => {
    const { page, context } = await pageOf('de-drafter', '/sign-in')
    let lines = 0
    let wasTold = (): void => undefined
    const told = new Promise<void>(resolve => { wasTold = resolve })
    await page.routeWebSocket(/\/live\?/, async socket => {
      lines += 1
      if (lines === 1) return
      // Opened only once the page was read: what it says meanwhile must not be gone before it is looked at.
      await told
      socket.connectToServer()
    })
    await page.goto(`${server.origin}/plans`)
    await page.getByText('The plans could not be fetched').waitFor()
    wasTold()
    await shown(page, page.getByRole('link', { name: 'Cyber-attacks' }))
    await context.close()
  })
})

it('at 1024 pixels the tables of all priorities share their columns, and none is cut off', async () => {
  const { page, context } = await pageOf('support-team', '/plans', { viewport: { width: 1024, height: 768 } })
  await rowOf(page, 'Cyber-attacks').waitFor()
  const columns = await page.locator('[aria-labelledby^="priority-"] table').evaluateAll(tables => tables.map(table => ({
    lefts: [...table.querySelectorAll('thead th')].map(cell => Math.round(cell.getBoundingClientRect().left)).join(' '),
    isCut: table.scrollWidth > (table.parentElement?.clientWidth ?? 0),
    overflowing: [...table.querySelectorAll('td, th')].filter(cell => cell.scrollWidth > cell.clientWidth + 1).length,
  })))
  expect(columns.length).toBeGreaterThan(3)
  expect(new Set(columns.map(({ lefts }) => lefts)).size).toBe(1)
  expect(columns.filter(({ isCut, overflowing }) => isCut || overflowing > 0)).toEqual([])
  await context.close()
})

describe('the matrix', () => {
  it('an action without a goal is counted, so that the sums agree with the list, and its plan is one step away', async () => {
    const { page, context } = await pageOf('de-drafter', '/plans')
    const inList = async (): Promise<string> => rowOf(page, 'Cyber-attacks').getByRole('cell').nth(1).innerText()
    await rowOf(page, 'Cyber-attacks').waitFor()
    const expected = await inList()
    const ofAll = /(\d+) actions/.exec(await page.getByText(/\d+ plans · \d+ actions/).innerText())?.[1]
    await page.getByRole('link', { name: 'Matrix' }).click()
    await page.getByRole('grid').waitFor()
    const row = rowOf(page, 'Cyber-attacks')
    await row.waitFor()
    expect((await row.locator('td').last().innerText()).split('\n')[0]).toBe(expected)
    expect((await page.locator('tfoot td').last().innerText()).split('\n')[0]).toBe(ofAll)
    await row.getByRole('link', { name: '+1 without a goal' }).click()
    await page.getByRole('heading', { name: 'Without a goal of the cycle' }).waitFor()
    await context.close()
  })

  it('Escape pressed in a text of the panel closes it and goes back to the cell; offline shows there at once', async () => {
    const { page, context } = await pageOf('de-drafter', '/matrix')
    await page.locator('#cell-ca-2026-2026-2029-goal-5').focus()
    await page.keyboard.press('Enter')
    const panel = page.getByRole('complementary', { name: 'Cyber-attacks × Document fraud' })
    await panel.getByText('Saved').waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('aside') !== null)).toBe(true)
    await context.setOffline(true)
    await panel.getByText('Offline', { exact: true }).first().waitFor()
    await context.setOffline(false)
    await panel.getByText('Saved').waitFor()
    await panel.getByRole('textbox', { name: 'Text of goal 5' }).click()
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
    await page.waitForFunction(() => document.activeElement?.id === 'cell-ca-2026-2026-2029-goal-5')
    await context.close()
  })

  it('arrow keys move from cell to cell, Enter opens the cell beside it, Escape goes back to it', async () => {
    const { page, context } = await pageOf('de-drafter', '/matrix')
    const first = page.getByRole('gridcell').first()
    await first.focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowDown')
    const focused = page.locator('td:focus')
    await expect.poll(() => focused.getAttribute('id')).toBe('cell-ca-2026-2026-2029-goal-2')
    await page.keyboard.press('Enter')
    const panel = page.getByRole('complementary', { name: 'Cyber-attacks × Operational activities' })
    await panel.waitFor()
    await expect.poll(() => page.getByRole('gridcell', { selected: true }).count()).toBe(1)
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
    await page.waitForFunction(() => document.activeElement?.id === 'cell-ca-2026-2026-2029-goal-2')
    await context.close()
  })

  it('the cell that the keyboard goes to lies beside the row head, below the header and above the sums, with one outline', async () => {
    const { page, context } = await pageOf('de-drafter', '/matrix')
    for (const viewport of [...sizes, { width: 1440, height: 480 }]) {
      await page.setViewportSize(viewport)
      await page.getByRole('gridcell').first().focus()
      for (const key of ['Control+End', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowUp', 'Control+Home', 'Control+End', 'Home', 'Control+Home']) {
        await page.keyboard.press(key)
        const { cell, sides, look } = await page.locator('td:focus').evaluate(focused => {
          const { left, top, bottom } = focused.getBoundingClientRect()
          const table = focused.closest('table')
          const headBottom = table?.querySelector('thead th')?.getBoundingClientRect().bottom ?? NaN
          const footTop = table?.querySelector('tfoot th')?.getBoundingClientRect().top ?? NaN
          const rowHeadRight = focused.parentElement?.querySelector('th')?.getBoundingClientRect().right ?? NaN
          return { cell: { left, top, bottom }, sides: { headBottom, footTop, rowHeadRight }, look: getComputedStyle(focused).boxShadow }
        })
        const where = `${key} at ${viewport.width} × ${viewport.height}`
        expect([where, cell.left >= sides.rowHeadRight - 1]).toEqual([where, true])
        expect([where, cell.top >= sides.headBottom - 1]).toEqual([where, true])
        // A cell that is higher than the room begins in sight.
        if (cell.bottom - cell.top < sides.footTop - sides.headBottom - 40) expect([where, cell.bottom <= sides.footTop + 1]).toEqual([where, true])
        expect(look).toBe('none')
      }
    }
    await context.close()
  })

  it('a cell that is opened is the plan itself: what is written there is in the plan of others, and the count follows', async () => {
    const { page, context } = await pageOf('de-drafter', '/matrix')
    const { page: other, context: otherContext } = await pageOf('fr-drafter', '/plans/ms-2026')
    const cell = page.locator('#cell-ms-2026-2026-2029-goal-5')
    await cell.click()
    const panel = page.getByRole('complementary', { name: /Migrant smuggling × / })
    await panel.getByRole('article').first().waitFor()
    const before = await panel.getByRole('article').count()
    await panel.getByRole('button', { name: 'Add an action to goal 5' }).click()
    await panel.getByRole('textbox', { name: 'Title' }).fill('Lamps bought in bulk')
    await other.getByRole('article', { name: 'Lamps bought in bulk' }).waitFor()
    await other.getByRole('article', { name: 'Lamps bought in bulk' }).getByRole('button', { name: 'Open Lamps bought in bulk' }).click()
    await other.getByRole('textbox', { name: 'Title' }).fill('Lamps sold in bulk')
    await panel.getByRole('article', { name: 'Lamps sold in bulk' }).waitFor()
    await cell.getByText('Lamps sold in bulk').waitFor()
    await expect.poll(() => panel.getByRole('article').count()).toBe(before + 1)
    await expect.poll(() => panel.getByText('Saved').count()).toBe(1)
    await context.close()
    await otherContext.close()
  })

  it('at 390 pixels one goal is shown, and another can be chosen', async () => {
    const { page, context } = await pageOf('de-drafter', '/matrix', { viewport: { width: 390, height: 844 } })
    await page.getByRole('columnheader', { name: /Goal 1/ }).waitFor()
    expect(await page.getByRole('columnheader', { name: /Goal 2/ }).count()).toBe(0)
    await page.getByRole('combobox', { name: 'Goal' }).selectOption({ label: '2 Operational activities' })
    await page.getByRole('columnheader', { name: /Goal 2/ }).waitFor()
    await context.close()
  })
})

// The matrix has the like in a file of its own.
for (const { width, colorScheme } of looks) {
  it(`/plans has no serious accessibility violation at ${width} pixels in ${colorScheme}, and nothing is cut off`, async () => {
    // axe is put into the page as a script of its own, which the policy rightly refuses.
    const { page, context } = await pageOf('support-team', '/plans', { viewport: { width, height: 900 }, colorScheme, bypassCSP: true })
    await shown(page, page.getByRole('link', { name: 'Cyber-attacks' }))
    expect(await seriousViolations(page)).toEqual([])
    for (const viewport of sizes) {
      await page.setViewportSize(viewport)
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${viewport.width} pixels`).toBe(true)
      await photograph(page, { path: `${pictures}/plans-${viewport.width}-${colorScheme}.png` })
    }
    await context.close()
  })
}
