// The plan of the next period, begun with what of the last one goes on.
import type { Browser } from 'playwright-core'
import { expect, test } from 'vitest'
import { fileURLToPath } from 'node:url'
import { photograph } from '../harness/photograph.ts'
import { contextOf, openPlanPage } from '../harness/plan-page.ts'
import { serverAndBrowser } from '../harness/server-and-browser.ts'
import type { RunningServer } from '../harness/server.ts'

let server: RunningServer
let browser: Browser
const pictures = fileURLToPath(new URL('../../test-output/next-plan', import.meta.url))
serverAndBrowser(started => { ({ server, browser } = started) }, pictures)

test('the support team begins the next plan with what of the last one goes on, and every action says where it came from', async () => {
  const context = await contextOf(browser, server, 'support-team')
  const page = await context.newPage()
  await page.goto(`${server.origin}/plans?period=2028-01-01`)
  await page.getByRole('main').getByRole('button', { name: 'New plan' }).last().click()
  const dialog = page.getByRole('dialog', { name: 'New plan for 2028–29' })
  await dialog.getByRole('button', { name: /Area/ }).click()
  await page.getByRole('option', { name: 'Migrant smuggling' }).click()
  await dialog.getByRole('button', { name: /Begin with.*Migrant smuggling 2026–27: \d+ open actions/ }).or(dialog.getByRole('button', { name: /Migrant smuggling 2026–27: \d+ open actions.*Begin with/ })).waitFor()
  await dialog.getByText('Every delegation is asked anew').waitFor()
  await photograph(page, { path: `${pictures}/dialog.png` })
  await dialog.getByRole('button', { name: 'Make the plan' }).click()
  await dialog.waitFor({ state: 'detached' })
  const plan = await openPlanPage(context, server, 'ms-2028')
  const [first] = await plan.getByRole('article').all()
  await plan.getByText(/^Carried over from MS-26-\d{3}$/).first().waitFor()
  expect(await plan.getByRole('article').count()).toBe(await plan.getByText(/^Carried over from MS-26-\d{3}$/).count())
  await first?.getByRole('button', { name: /^Open / }).click()
  await photograph(plan, { path: `${pictures}/plan.png` })
  await context.close()
})
