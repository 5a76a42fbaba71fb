// The support team's pages say which rule turns work away again and again, while it happens.
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toldFrom } from '../../server/live/repeated-refusals.ts'
import { seriousViolations } from '../harness/accessibility.ts'
import { launchBrowser } from '../harness/browser.ts'
import { contextOf } from '../harness/plan-page.ts'
import { joinRaw } from '../harness/raw-client.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import { runOf } from '../hostile/recorded.ts'

const pictures = fileURLToPath(new URL('../../test-output/repeated-refusals', import.meta.url))
let server: RunningServer
let browser: Browser
beforeAll(async () => {
  await mkdir(pictures, { recursive: true })
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await server?.remove()
})

test('the support team is told on whatever page it is, and finds plan, rule, how often and what helps on the list', async () => {
  const context = await contextOf(browser, server, 'support-team', { bypassCSP: true })
  const page = await context.newPage()
  await page.goto(`${server.origin}/matrix`)
  await page.getByText('Up to date').waitFor({ state: 'attached' })
  const german = await contextOf(browser, server, 'de-drafter')
  const other = await german.newPage()
  await other.goto(`${server.origin}/plans`)
  const italy = await signInAs(server.origin, 'it-speaks')
  for (let time = 0; time < toldFrom; time++) {
    const client = await joinRaw(server, italy, 'ms-it', 'ms-2026')
    runOf(client.plan.roots.aim.fragment).insert(0, 'words')
    client.sendOwn()
    expect(await client.settled(1)).toBe('mandate/drafters-only')
    client.close()
  }
  await page.getByText('Work of Italy in Migrant smuggling 2026–27 is refused again and again.').waitFor()
  await page.screenshot({ path: `${pictures}/notice.png` })
  await page.getByRole('button', { name: 'See which rule' }).click()
  const list = page.getByRole('region', { name: 'Repeated refusals' })
  await list.getByRole('link', { name: 'Migrant smuggling 2026–27' }).waitFor()
  await list.getByText(/^5 times since \d+ \w+ \d{4}, \d\d:\d\d, last /).waitFor()
  await list.getByText('The driver and the co-drivers write this. Ask one of their people.').waitFor()
  for (const theme of ['light', 'dark']) {
    await page.evaluate(chosen => document.documentElement.setAttribute('data-theme', chosen), theme)
    for (const width of [1440, 1024, 390]) {
      await page.setViewportSize({ width, height: 900 })
      await page.screenshot({ path: `${pictures}/list-${theme}-${width}.png` })
    }
    expect(await seriousViolations(page)).toEqual([])
  }
  await other.getByRole('heading', { level: 1, name: 'Plans' }).waitFor()
  expect(await other.getByRole('region', { name: 'Repeated refusals' }).count()).toBe(0)
  for (const each of [context, german]) await each.close()
})
