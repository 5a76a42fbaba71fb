// The support team's pages say which rule turns work away again and again, while it happens.
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { expect, test } from 'vitest'
import { toldFrom } from '../../server/live/repeated-refusals.ts'
import type { PlanView } from '../../shared/documents/plan.ts'
import { GoalId } from '../../shared/ids.ts'
import type { TextReference } from '../../shared/schema/view.ts'
import { looks, seriousViolations } from '../harness/accessibility.ts'
import { photograph } from '../harness/photograph.ts'
import { contextOf } from '../harness/plan-page.ts'
import { joinRaw } from '../harness/raw-client.ts'
import type { RunningServer } from '../harness/server.ts'
import { serverAndBrowser } from '../harness/server-and-browser.ts'
import { signInAs } from '../harness/sign-in.ts'
import { runOf } from '../hostile/recorded.ts'

const pictures = fileURLToPath(new URL('../../test-output/repeated-refusals', import.meta.url))
let server: RunningServer
let browser: Browser
serverAndBrowser(started => ({ server, browser } = started), pictures)

test('the support team is told on whatever page it is, and finds plan, rule, how often and what helps on the list', async () => {
  const context = await contextOf(browser, server, 'support-team', { bypassCSP: true })
  const page = await context.newPage()
  await page.goto(`${server.origin}/matrix`)
  await page.getByText('Up to date').waitFor({ state: 'attached' })
  const german = await contextOf(browser, server, 'de-drafter')
  const other = await german.newPage()
  await other.goto(`${server.origin}/plans`)
  const italy = await signInAs(server.origin, 'it-speaks')
  const isRefused = async (code: string, textOf: (plan: PlanView) => TextReference | undefined): Promise<void> => {
    const client = await joinRaw(server, italy, 'ms-it', 'ms-2026')
    const text = textOf(client.plan)
    if (text === undefined) throw new Error('the plan has no such text')
    runOf(text.fragment).insert(0, 'words')
    client.sendOwn()
    expect(await client.settled(1)).toBe(code)
    client.close()
  }
  for (let time = 1; time < toldFrom; time++) await isRefused('mandate/drafters-only', plan => plan.roots.aim)
  await isRefused('mandate/drafters-only', plan => plan.roots.goals.get(GoalId.parse('2026-2029/goal-1'))?.text)
  const ofSomeAction = (plan: PlanView): TextReference | undefined => {
    const [id] = plan.roots.actions.ids()
    return id === undefined ? undefined : plan.roots.actions.get(id)?.description
  }
  for (let time = 0; time < toldFrom; time++) await isRefused('mandate/action-writers-only', ofSomeAction)
  await page.getByText('Work of Italy in Migrant smuggling 2026–27 is refused again and again.').first().waitFor()
  await photograph(page, { path: `${pictures}/notice.png` })
  await page.getByRole('button', { name: 'See which rule' }).first().click()
  const list = page.getByRole('region', { name: 'Repeated refusals' })
  await list.getByRole('link', { name: 'Migrant smuggling 2026–27' }).first().waitFor()
  await list.getByText(/^5 times since \d+ \w+ \d{4}, \d\d:\d\d, last /).first().waitFor()
  await list.getByText('Changes of Italy were not taken, because only the driver, the co-drivers and whoever has the pen write there.').waitFor()
  await list.getByText('Where: Text for this goal (goal 1), Aim', { exact: true }).waitFor()
  await list.getByText(/^Where: Description of [A-Z]+-26-\d{3}$/).waitFor()
  // The sentence for whoever wrote it is not for the support team.
  expect(await list.getByText(/Ask one of their people/).count()).toBe(0)
  for (const { width, colorScheme } of looks) {
    await page.evaluate(chosen => document.documentElement.setAttribute('data-theme', chosen), colorScheme)
    await page.setViewportSize({ width, height: 900 })
    await photograph(page, { path: `${pictures}/list-${colorScheme}-${width}.png` })
    expect(await seriousViolations(page)).toEqual([])
  }
  await other.getByRole('heading', { level: 1, name: 'Plans' }).waitFor()
  expect(await other.getByRole('region', { name: 'Repeated refusals' }).count()).toBe(0)
  for (const each of [context, german]) await each.close()
})
