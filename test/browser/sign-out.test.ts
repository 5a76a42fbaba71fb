// Signing out while the server does not have all that was written: the page asks what is to become of it.
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seriousViolations } from '../harness/accessibility.ts'
import { launchBrowser } from '../harness/browser.ts'
import { caretTo } from '../harness/caret.ts'
import { photograph } from '../harness/photograph.ts'
import { contextOf, field, makeEmptyPlan, openPlanPage, saved } from '../harness/plan-page.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
import { until } from '../harness/wait.ts'

const pictures = fileURLToPath(new URL('../../test-output/sign-out', import.meta.url))
let server: RunningServer
let browser: Browser
let plan: string

beforeAll(async () => {
  await mkdir(pictures, { recursive: true })
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
  plan = await makeEmptyPlan(server, '2026-2029/msthb/ms')
})
afterAll(async () => {
  await browser?.close()
  await server?.remove()
})

/** A page of Germany's drafter whose line to the plan can be cut and given back; everything else goes on. */
async function aPage(): Promise<{ readonly page: Page; readonly context: BrowserContext; readonly setLine: (isUp: boolean) => Promise<void> }> {
  const context = await contextOf(browser, server, 'de-drafter', { bypassCSP: true })
  let isUp = true
  await context.routeWebSocket(/\/sync\//, socket => {
    if (!isUp) return void socket.close({ code: 1013 })
    const onward = socket.connectToServer()
    lines.add(socket)
    onward.onClose((code, reason) => void socket.close({ ...(code === undefined ? {} : { code }), ...(reason === undefined ? {} : { reason }) }))
  })
  const lines = new Set<{ close(options?: { code?: number }): Promise<void> }>()
  const page = await openPlanPage(context, server, plan)
  return {
    page,
    context,
    setLine: async up => {
      isUp = up
      if (!up) await Promise.all([...lines].map(line => line.close({ code: 1013 })))
      lines.clear()
    },
  }
}

async function writesOffline({ page, setLine }: Awaited<ReturnType<typeof aPage>>, words: string): Promise<void> {
  await saved(page)
  await setLine(false)
  await field(page, 'Aim').click()
  await page.keyboard.type(words)
  await page.getByText(/changes? kept on this device/).waitFor()
}
async function signsOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Your account: Jonna Feldwiese/ }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
}
const question = (page: Page): Locator => page.getByRole('alertdialog', { name: 'Sign out with unsent work?' })
const isOut = (page: Page): Promise<void> => page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
/** What the device keeps, as the browser has it: how many records, and whether the words can be read in them. */
const onDevice = (page: Page, words: string): Promise<{ records: number; isReadable: boolean }> => page.evaluate(async sought => {
  const opened = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('empact-outbox')
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(new Error('no database')))
  })
  const records = await new Promise<{ sealed: Uint8Array }[]>(resolve => {
    const request = opened.transaction('records').objectStore('records').getAll()
    request.addEventListener('success', () => resolve(request.result as { sealed: Uint8Array }[]))
  })
  opened.close()
  return { records: records.length, isReadable: records.some(({ sealed }) => new TextDecoder().decode(sealed).includes(sought)) }
}, words)

test('send now: what was written is stored before the person is signed out', async () => {
  const own = await aPage()
  await writesOffline(own, 'Sent at the last moment. ')
  await signsOut(own.page)
  await question(own.page).getByText(/changes? of yours (has|have) not reached the server yet/).waitFor()
  for (const theme of ['light', 'dark']) {
    await own.page.evaluate(chosen => document.documentElement.setAttribute('data-theme', chosen), theme)
    await photograph(own.page, { path: `${pictures}/question-${theme}.png` })
    expect(await seriousViolations(own.page, '[role=alertdialog]')).toEqual([])
  }
  await own.page.setViewportSize({ width: 390, height: 844 })
  await photograph(own.page, { path: `${pictures}/question-390.png` })
  await own.setLine(true)
  await question(own.page).getByRole('button', { name: 'Send now' }).click()
  await isOut(own.page)
  expect((await onDevice(own.page, '')).records).toBe(0)
  const next = await aPage()
  await expect.poll(() => field(next.page, 'Aim').innerText()).toContain('Sent at the last moment.')
  for (const { context } of [own, next]) await context.close()
})

test('keep: nothing readable stays, the server has nothing yet, and the next sign-in sends it', async () => {
  const own = await aPage()
  await writesOffline(own, 'Kept for the next time. ')
  await signsOut(own.page)
  await question(own.page).getByRole('button', { name: 'Keep for the next sign-in' }).click()
  await isOut(own.page)
  const kept = await onDevice(own.page, 'Kept for the next time')
  expect([kept.records > 0, kept.isReadable]).toEqual([true, false])
  const colleague = await aPage()
  expect(await field(colleague.page, 'Aim').innerText()).not.toContain('Kept for the next time.')
  await own.setLine(true)
  await own.page.getByRole('button', { name: /Jonna Feldwiese/ }).click()
  await own.page.getByRole('heading', { level: 1, name: 'My delegation' }).waitFor()
  await own.page.goto(`${server.origin}/plans/${plan}`)
  await colleague.page.getByText('Kept for the next time.').waitFor()
  for (const { context } of [own, colleague]) await context.close()
})

test('discard: nothing stays on the device, and nothing is ever sent', async () => {
  const own = await aPage()
  const second = await openPlanPage(own.context, server, plan)
  await saved(second)
  await writesOffline(own, 'Better not said. ')
  await field(second, 'Aim').click()
  await second.keyboard.type('Nor this. ')
  await second.getByText(/changes? kept on this device/).waitFor()
  await signsOut(own.page)
  await question(own.page).getByRole('button', { name: 'Discard' }).click()
  await isOut(own.page)
  expect((await onDevice(own.page, '')).records).toBe(0)
  await own.setLine(true)
  await own.page.getByRole('button', { name: /Jonna Feldwiese/ }).click()
  await own.page.getByRole('heading', { level: 1, name: 'My delegation' }).waitFor()
  await own.page.goto(`${server.origin}/plans/${plan}`)
  await saved(own.page)
  // The other page of the same person goes on as well, without what was discarded.
  await saved(second)
  for (const page of [own.page, second]) expect(await field(page, 'Aim').innerText()).not.toMatch(/Better not said|Nor this/)
  await own.context.close()
})

test('what cannot be sent is said, and nobody is signed out by that', async () => {
  const own = await aPage()
  await writesOffline(own, 'Still here. ')
  await signsOut(own.page)
  await question(own.page).getByRole('button', { name: 'Send now' }).click()
  await question(own.page).getByText(/^\d+ changes? could not be sent/).waitFor()
  await photograph(own.page, { path: `${pictures}/left.png` })
  await question(own.page).getByRole('button', { name: 'Close' }).click()
  await own.setLine(true)
  await saved(own.page)
  await expect.poll(() => field(own.page, 'Aim').innerText()).toContain('Still here.')
  await own.context.close()
})

const isSignedIn = async (context: BrowserContext): Promise<boolean> => (await context.request.get(`${server.origin}/api/me`)).ok()
const notTold = (page: Page): Locator => page.getByText(/^You are signed out here, and this browser shows nothing of the workspace\./)

test('without a connection a person is signed out here at once, on all pages of the browser, and by the server once there is one', async () => {
  const own = await aPage()
  const second = await openPlanPage(own.context, server, plan)
  await saved(second)
  await writesOffline(own, 'Kept without a line. ')
  await own.context.setOffline(true)
  await signsOut(own.page)
  await question(own.page).getByText('It cannot be sent now: there is no connection.').waitFor()
  await question(own.page).getByText(/^You are signed out here at once\./).waitFor()
  await expect.poll(() => question(own.page).getByRole('button', { name: 'Send now' }).isDisabled()).toBe(true)
  await photograph(own.page, { path: `${pictures}/question-offline.png` })
  await question(own.page).getByRole('button', { name: 'Keep for the next sign-in' }).click()
  await isOut(own.page)
  await notTold(own.page).waitFor()
  for (const width of [1440, 390]) {
    await own.page.setViewportSize({ width, height: 900 })
    await photograph(own.page, { path: `${pictures}/signed-out-here-${width}.png` })
  }
  expect([await isSignedIn(own.context), (await own.page.content()).includes('Kept without a line'), new URL(own.page.url()).pathname]).toEqual([true, false, '/sign-in'])
  await again(second).waitFor()
  expect(await field(second, 'Aim').count()).toBe(0)
  await own.context.setOffline(false)
  await own.setLine(true)
  await until('the server has ended the session', async () => !(await isSignedIn(own.context)))
  await notTold(own.page).waitFor({ state: 'detached' })
  await own.page.getByRole('button', { name: /Jonna Feldwiese/ }).click()
  await own.page.getByRole('heading', { level: 1, name: 'My delegation' }).waitFor()
  await own.page.goto(`${server.origin}/plans/${plan}`)
  await saved(own.page)
  await until('the words are there', async () => (await field(own.page, 'Aim').innerText()).includes('Kept without a line.'))
  await own.context.close()
})

test('while the server could not be told, a page that is loaded anew shows nothing, and whoever signs in anew is let in', async () => {
  const own = await aPage()
  await saved(own.page)
  await own.context.route('**/api/sign-out', route => route.abort())
  await signsOut(own.page)
  await isOut(own.page)
  await own.page.goto(`${server.origin}/plans/${plan}`)
  await isOut(own.page)
  await notTold(own.page).waitFor()
  expect(await isSignedIn(own.context)).toBe(true)
  await own.page.getByRole('button', { name: /Odile Verclair/ }).first().click()
  await own.page.getByRole('button', { name: /^Your account: Odile Verclair/ }).waitFor()
  await own.page.reload()
  await own.page.getByRole('button', { name: /^Your account: Odile Verclair/ }).waitFor()
  await own.context.close()
})

const again = (page: Page): Locator => page.getByRole('alertdialog', { name: 'Sign in again to go on' })
const signsOutElsewhere = async (context: BrowserContext): Promise<void> => expect((await context.request.post(`${server.origin}/api/sign-out`, { headers: { origin: server.origin } })).ok()).toBe(true)

test('signed out elsewhere, nothing of the page can be read under the question, and it goes on where it was', async () => {
  const own = await aPage()
  await saved(own.page)
  await caretTo('end', field(own.page, 'Aim'))
  await own.page.keyboard.type('Read by nobody. ')
  await saved(own.page)
  const title = await own.page.title()
  await own.page.getByRole('button', { name: 'Who may do what' }).click()
  const over = own.page.getByText('Who may do what here, and why')
  await over.waitFor()
  await signsOutElsewhere(own.context)
  await again(own.page).waitFor()
  expect([await over.isVisible(), await own.page.getByText('Read by nobody.').isVisible(), await own.page.title()]).toEqual([false, false, 'Sign in again to go on · EMPACT Workspace'])
  expect(await own.page.locator('body').innerText()).not.toContain('Read by nobody.')
  expect(await own.page.locator('body').ariaSnapshot()).not.toMatch(/Read by nobody|Who may do what|Goal 1/)
  for (const theme of ['light', 'dark']) {
    await own.page.evaluate(chosen => document.documentElement.setAttribute('data-theme', chosen), theme)
    for (const width of [1440, 390]) {
      await own.page.setViewportSize({ width, height: 900 })
      await photograph(own.page, { path: `${pictures}/covered-${theme}-${width}.png` })
    }
    expect(await seriousViolations(own.page, '[role=alertdialog]')).toEqual([])
  }
  await own.page.setViewportSize({ width: 1440, height: 900 })
  await again(own.page).getByRole('button', { name: 'Go on as Jonna Feldwiese' }).click()
  await over.waitFor()
  await own.page.keyboard.press('Escape')
  await own.page.getByText('Read by nobody.').waitFor()
  expect(await own.page.title()).toBe(title)
  await own.context.close()
})

test('somebody else than whose page it is gets to sign-in, after the question about unsent work', async () => {
  const own = await aPage()
  await writesOffline(own, 'Of the one before. ')
  await signsOutElsewhere(own.context)
  await own.setLine(true)
  await again(own.page).getByRole('button', { name: 'I am somebody else than Jonna Feldwiese' }).click()
  const leaving = own.page.getByRole('alertdialog', { name: 'Leave with unsent work?' })
  await leaving.getByText('It cannot be sent now: the session is over.').waitFor()
  await expect.poll(() => leaving.getByRole('button', { name: 'Send now' }).isDisabled()).toBe(true)
  expect(await own.page.getByText('Of the one before.').isVisible()).toBe(false)
  await photograph(own.page, { path: `${pictures}/leaving.png` })
  await leaving.getByRole('button', { name: 'Close' }).click()
  await again(own.page).getByRole('button', { name: 'I am somebody else than Jonna Feldwiese' }).click()
  await leaving.getByRole('button', { name: 'Keep for the next sign-in' }).click()
  await isOut(own.page)
  const kept = await onDevice(own.page, 'Of the one before')
  expect([kept.records > 0, kept.isReadable]).toEqual([true, false])
  await own.page.getByRole('button', { name: /Odile Verclair/ }).first().click()
  await own.page.getByRole('heading', { level: 1, name: 'My delegation' }).waitFor()
  await own.context.close()
})

test('with everything sent the person is signed out without being asked', async () => {
  const own = await aPage()
  await saved(own.page)
  await signsOut(own.page)
  await isOut(own.page)
  await own.context.close()
})
