// The list of plans and the matrix in a real browser over the real server.
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousViolations } from '../harness/accessibility.ts'
import { launchBrowser } from '../harness/browser.ts'
import { startServer, type RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'

const pictures = fileURLToPath(new URL('../../test-output/plans', import.meta.url))
const sizes = [{ width: 1440, height: 900 }, { width: 1024, height: 768 }, { width: 390, height: 844 }]
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
  await context.request.post(`${server.origin}/api/sample-sign-in`, { data: { person: `sample-person-${name}` }, headers: { origin: server.origin } })
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

const rowOf = (page: Page, plan: string) => page.getByRole('row').filter({ has: page.getByRole('link', { name: plan, exact: true }) })

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

  it('the filter leaves the plans in which one’s delegation has a part', async () => {
    const { page, context } = await pageOf('mt-speaks', '/plans')
    await rowOf(page, 'Cyber-attacks').waitFor()
    await page.getByText('Only where Malta has a part').click()
    await page.getByText('Malta has no part in a plan of this period').waitFor()
    await page.getByRole('button', { name: 'Show all plans' }).click()
    await rowOf(page, 'Cyber-attacks').waitFor()
    await context.close()
  })

  it('a delegation outside every circle reads why it sees nothing', async () => {
    const { page, context } = await pageOf('ge-drafter', '/plans')
    await page.getByText('No plan is open to your delegation').waitFor()
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
    expect(await option.getAttribute('aria-disabled')).toBe('true')
    expect(await option.textContent()).toContain('Only a Member State can be driver')
    await context.close()
  })
})

describe('the matrix', () => {
  it('arrow keys move from cell to cell, Enter opens the cell beside it, Escape goes back to it', async () => {
    const { page, context } = await pageOf('de-drafter', '/matrix')
    const first = page.getByRole('gridcell').first()
    await first.focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowDown')
    const focused = page.locator('td:focus')
    expect(await focused.getAttribute('id')).toBe('cell-ca-2026-2026-2029-goal-2')
    await page.keyboard.press('Enter')
    const panel = page.getByRole('complementary', { name: 'Cyber-attacks × Operational activities' })
    await panel.waitFor()
    expect(await page.getByRole('gridcell', { selected: true }).count()).toBe(1)
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
    await page.waitForFunction(() => document.activeElement?.id === 'cell-ca-2026-2026-2029-goal-2')
    await context.close()
  })

  it('a cell that is opened is the plan itself: what is written there is in the plan of others, and the count follows', async () => {
    const { page, context } = await pageOf('de-drafter', '/matrix')
    const { page: other, context: otherContext } = await pageOf('fr-drafter', '/plans/cch-2026')
    const cell = page.locator('#cell-cch-2026-2026-2029-goal-5')
    await cell.click()
    const panel = page.getByRole('complementary', { name: /Cannabis, cocaine and heroin × / })
    await panel.getByRole('article').first().waitFor()
    const before = await panel.getByRole('article').count()
    await panel.getByRole('button', { name: 'Add an action to goal 5' }).click()
    await panel.getByRole('textbox', { name: 'Title' }).fill('Lamps bought in bulk')
    await other.getByRole('article', { name: 'Lamps bought in bulk' }).waitFor()
    await other.getByRole('article', { name: 'Lamps bought in bulk' }).getByRole('button', { name: 'Open Lamps bought in bulk' }).click()
    await other.getByRole('textbox', { name: 'Title' }).fill('Lamps sold in bulk')
    await panel.getByRole('article', { name: 'Lamps sold in bulk' }).waitFor()
    await cell.getByText('Lamps sold in bulk').waitFor()
    expect(await panel.getByRole('article').count()).toBe(before + 1)
    expect(await panel.getByText('Saved').count()).toBe(1)
    await context.close()
    await otherContext.close()
  })

  it('at 390 pixels one goal is shown, and another can be chosen', async () => {
    const { page, context } = await pageOf('de-drafter', '/matrix', { viewport: { width: 390, height: 844 } })
    await page.getByRole('columnheader', { name: /Goal 1/ }).waitFor()
    expect(await page.getByRole('columnheader', { name: /Goal 2/ }).count()).toBe(0)
    await page.getByRole('button', { name: /Goal/ }).click()
    await page.getByRole('option', { name: '2 Operational activities' }).click()
    await page.getByRole('columnheader', { name: /Goal 2/ }).waitFor()
    await context.close()
  })
})

for (const path of ['/plans', '/matrix']) {
  for (const viewport of sizes) {
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`${path} has no serious accessibility violation at ${viewport.width} pixels in ${colorScheme}, and nothing is cut off`, async () => {
        // axe is put into the page as a script of its own, which the policy rightly refuses.
        const { page, context } = await pageOf('support-team', path, { viewport, colorScheme, bypassCSP: true })
        await shown(page, page.getByRole('link', { name: 'Cyber-attacks' }))
        expect(await seriousViolations(page)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
        await page.screenshot({ path: `${pictures}${path}-${viewport.width}-${colorScheme}.png` })
        await context.close()
      })
    }
  }
}
