// A session runs out over an open plan, in a real browser: the page asks who is there and goes on over the line it has.
import type { Browser, WebSocket } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSqliteStore } from '../../server/store/sqlite/open.ts'
import type { Store } from '../../server/store/store.ts'
import { PersonId } from '../../shared/ids.ts'
import { launchBrowser } from '../harness/browser.ts'
import { contextOf, field, makeEmptyPlan, openPlanPage, saved } from '../harness/plan-page.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'

const endsInMs = 15_000

let server: RunningServer
let browser: Browser
let store: Store
beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
  const opened = await openSqliteStore({ directory: server.dataDirectory, as: 'beside' })
  if (!opened.ok) throw new Error(opened.error.code)
  store = opened.value
})
afterAll(async () => {
  await browser?.close()
  await store?.close()
  await server?.remove()
})

test('a page whose session has run out shows what others wrote meanwhile after signing in, over the same line', async () => {
  const plan = await makeEmptyPlan(server, '2026-2029/env/env')
  const [germany, france] = await Promise.all([contextOf(browser, server, 'de-drafter'), contextOf(browser, server, 'fr-drafter')])
  const french = await openPlanPage(france, server, plan)
  const lines: WebSocket[] = []
  const closed: WebSocket[] = []
  const page = await germany.newPage()
  page.on('websocket', line => {
    if (!line.url().includes('/sync/plan/')) return
    lines.push(line)
    line.on('close', () => closed.push(line))
  })
  await page.goto(`${server.origin}/plans/${plan}`)
  await saved(page)
  // Told of the end when it connects, as a page that has been open for long was.
  const expiry = new Date(Date.now() + endsInMs).toISOString()
  await store.database.updateTable('sessions').set({ expires_at: expiry }).where('person', '=', PersonId.parse('sample-person-de-drafter')).execute()
  await page.reload()
  await field(page, 'Aim').waitFor()
  await saved(page)
  await field(page, 'Aim').click()
  await page.keyboard.type('Written in time. ')
  await saved(page)
  const [linesBefore, closedBefore] = [lines.length, closed.length]

  const dialog = page.getByRole('alertdialog', { name: 'Sign in again to go on' })
  await dialog.waitFor()
  await field(french, 'Aim').click()
  await french.keyboard.press('End')
  await french.keyboard.type('Written meanwhile.')
  await saved(french)
  // Covered, and as it was.
  await expect.poll(() => page.locator('.ProseMirror').first().textContent()).toBe('Written in time. ')

  await dialog.getByRole('button', { name: /^Go on as / }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('Written in time. Written meanwhile.').waitFor()
  await field(page, 'Aim').click()
  await page.keyboard.press('End')
  await page.keyboard.type(' And after.')
  await french.getByText('Written in time. Written meanwhile. And after.').waitFor()
  expect([lines.length, closed.length]).toEqual([linesBefore, closedBefore])
  await Promise.all([germany.close(), france.close()])
})
