// One server and one browser for all tests of a file: begun before the first of them, ended after the last.
import { mkdir } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launchBrowser } from './browser.ts'
import { startServer } from './server.ts'
import type { RunningServer } from './server.ts'

type Started = { readonly server: RunningServer; readonly browser: Browser }

/** To be called outside of tests. `use` is given both; `pictures` is a folder that is made for what is photographed. */
export function serverAndBrowser(use: (started: Started) => void, pictures?: string): void {
  let server: RunningServer | null = null
  let browser: Browser | null = null
  beforeAll(async () => {
    if (pictures !== undefined) await mkdir(pictures, { recursive: true })
    ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
    use({ server, browser })
  })
  afterAll(async () => {
    await browser?.close()
    await server?.remove()
  })
}
