// What a browser has to fetch before the first page can be used, on the slow line of a guest network.
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../harness/browser.ts'
import { contextOf } from '../harness/plan-page.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'

/** Of 250,000 that a first page may need: so much is left for a day on which something has to come in. */
const mostScriptBytes = 244_000

let server: RunningServer
let browser: Browser
beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await server?.remove()
})

test.each(['/sign-in', '/delegation', '/plans', '/matrix'])(`%s needs at most ${mostScriptBytes} bytes of packed scripts, sent packed, all from here, no editor and no words of an open plan`, async path => {
  const context = path === '/sign-in' ? await browser.newContext() : await contextOf(browser, server, 'de-drafter')
  const page = await context.newPage()
  const scripts: Promise<{ url: string; packed: number; encoding: string | undefined }>[] = []
  const foreign: string[] = []
  page.on('response', response => {
    const { origin, pathname } = new URL(response.url())
    if (origin !== server.origin) foreign.push(response.url())
    if (!pathname.endsWith('.js')) return
    scripts.push(Promise.all([response.body(), response.allHeaders()]).then(([body, headers]) => ({ url: pathname, packed: gzipSync(body).byteLength, encoding: headers['content-encoding'] })))
  })
  await page.goto(`${server.origin}${path}`)
  await page.getByRole('heading', { level: 1 }).or(page.getByRole('heading', { name: 'Sign in' })).first().waitFor()
  await page.waitForLoadState('networkidle')
  const loaded = await Promise.all(scripts)
  expect(loaded.length).toBeGreaterThan(3)
  expect(loaded.reduce((sum, { packed }) => sum + packed, 0)).toBeLessThanOrEqual(mostScriptBytes)
  // Small ones are not worth packing.
  expect(loaded.filter(({ packed, encoding }) => packed > 2_000 && encoding !== 'gzip')).toEqual([])
  expect(loaded.filter(({ url }) => /bound-text|rich-text|in-plan/.test(url))).toEqual([])
  expect(foreign).toEqual([])
  await context.close()
})
