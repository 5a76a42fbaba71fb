// The frame of the page and signing in, in a real browser against the real identity routes.
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { looks, seriousViolations } from '../harness/accessibility.ts'
import { launchBrowser } from '../harness/browser.ts'
import { startIdentityServer, type IdentityServer } from '../harness/identity-server.ts'
import { servePages, type ServedPages } from '../harness/pages.ts'
import { photograph } from '../harness/photograph.ts'

const pictures = fileURLToPath(new URL('../../test-output/shell', import.meta.url))
let browser: Browser
let server: IdentityServer
let pages: ServedPages
let context: BrowserContext
let page: Page

beforeAll(async () => {
  await mkdir(pictures, { recursive: true })
  server = await startIdentityServer()
  pages = await servePages('index.html', server.address)
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await pages?.close()
  await server?.close()
})

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  context.setDefaultTimeout(20_000)
  page = await context.newPage()
})

afterEach(async () => {
  await context.close()
})

async function open(path: string, opened = page): Promise<void> {
  await opened.goto(`${pages.origin}${path}`)
}

async function signInAs(name: RegExp, opened = page): Promise<void> {
  await opened.getByRole('button', { name }).click()
  await opened.getByRole('button', { name: /Your account/ }).waitFor()
}

describe('signing in', () => {
  it('shows nothing but sign-in to somebody without a session, and then goes where they wanted to go', async () => {
    await open('/nowhere?x=1')
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await signInAs(/driver of Migrant smuggling/)
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/nowhere?x=1')
    await page.getByRole('button', { name: 'Your account: Jonna Feldwiese, Germany' }).waitFor()
  })

  for (const { width, colorScheme } of looks) {
    it(`has no serious accessibility violation in ${colorScheme} at ${width} pixels`, async () => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await open('/sign-in')
      await page.getByRole('heading', { name: 'Look around as somebody' }).waitFor()
      await page.setViewportSize({ width, height: 900 })
      await photograph(page, { path: `${pictures}/sign-in-${colorScheme}-${width}.png`, fullPage: true })
      expect(await seriousViolations(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
    })
  }

  it('says in a sentence that e-mail and password do not belong together', async () => {
    await open('/sign-in')
    await page.getByLabel('E-mail').fill('nobody@example.org')
    await page.getByRole('textbox', { name: 'Password' }).fill('not the right one')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('alert').getByText('do not belong together').waitFor()
  })

  it('says at the field what is missing', async () => {
    await open('/sign-in')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByText('Write your password.').waitFor()
    await expect.poll(() => page.getByLabel('E-mail').getAttribute('aria-invalid')).toBe('true')
  })

  it('refuses a new password that is too short before anything is sent', async () => {
    await open('/set-password#a-token-of-more-than-twenty-one-characters')
    await page.getByRole('textbox', { name: 'New password' }).fill('short')
    await page.getByRole('button', { name: 'Set the password' }).click()
    await page.getByText('At least 12 characters; this has 5.').waitFor()
    await photograph(page, { path: `${pictures}/set-password.png` })
  })

  it('says so when a link to set a password is not complete', async () => {
    await open('/set-password')
    await page.getByText('This link is not complete.').waitFor()
  })
})

describe('the frame', () => {
  beforeEach(async () => {
    await open('/nowhere')
    await signInAs(/Italy speaks for the delegation/)
  })

  for (const { width, colorScheme } of looks) {
    it(`has no serious accessibility violation in ${colorScheme} at ${width} pixels`, async () => {
      const theme = page.getByRole('radio', { name: colorScheme === 'light' ? 'Light' : 'Dark' })
      await page.setViewportSize({ width, height: 844 })
      await page.getByRole('button', { name: /Your account/ }).click()
      await theme.click()
      await photograph(page, { path: `${pictures}/account-${colorScheme}-${width}.png` })
      expect(await seriousViolations(page)).toEqual([])
      await page.keyboard.press('Escape')
      await theme.waitFor({ state: 'hidden' })
      await photograph(page, { path: `${pictures}/frame-${colorScheme}-${width}.png` })
      expect(await seriousViolations(page)).toEqual([])
    })
  }

  it('remembers the chosen appearance', async () => {
    await page.getByRole('button', { name: /Your account/ }).click()
    await page.getByRole('radio', { name: 'Dark' }).click()
    await page.reload()
    await page.getByRole('button', { name: /Your account/ }).waitFor()
    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark')
  })

  it('offers a skip link first, which leads to the content', async () => {
    await page.reload()
    await page.getByRole('heading', { name: 'There is no page here' }).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('content')
  })

  it('names the page in the window’s title and moves the focus to its heading when one goes on', async () => {
    expect(await page.title()).toBe('There is no page here · EMPACT Workspace')
    await page.getByRole('link', { name: 'To all plans' }).click()
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
  })

  it('signs out to the sign-in page, in every window of this browser', async () => {
    const second = await context.newPage()
    await open('/elsewhere', second)
    await second.getByRole('button', { name: /Your account/ }).waitFor()
    await page.getByRole('button', { name: /Your account/ }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await second.getByRole('alertdialog', { name: 'Sign in again to go on' }).waitFor()
  })
})

describe('a page that is open while the session changes', () => {
  beforeEach(async () => {
    await open('/nowhere')
    await signInAs(/Italy speaks for the delegation/)
  })

  it('asks for sign-in over itself when the session has ended, and goes on as the same page afterwards', async () => {
    await page.evaluate(() => document.querySelector('h1')?.setAttribute('data-kept', 'yes'))
    const held = await context.cookies()
    await context.clearCookies()
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel never leaves the origin
    await page.evaluate(() => new BroadcastChannel('empact-session').postMessage('changed'))
    await page.getByRole('alertdialog', { name: 'Sign in again to go on' }).waitFor()
    await photograph(page, { path: `${pictures}/expired.png` })
    expect(await seriousViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Go on as Salvo Montelago' }).click()
    await page.getByRole('alertdialog').waitFor({ state: 'detached' })
    await expect.poll(() => page.locator('h1[data-kept]').count()).toBe(1)
    expect((await context.cookies()).length).toBe(held.length)
  })

  it('lets a person finish writing before it asks for sign-in, loses no key, and gives the caret back afterwards', async () => {
    await page.evaluate(() => {
      const field = document.createElement('textarea')
      field.setAttribute('aria-label', 'Some text')
      document.querySelector('main')?.append(field)
    })
    // By what it is: while the page is covered nothing on it has a role.
    const text = page.locator('textarea[aria-label="Some text"]')
    const dialog = page.getByRole('alertdialog', { name: 'Sign in again to go on' })
    await text.fill('before after')
    await text.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(7, 7))
    await context.clearCookies()
    await page.keyboard.type('in ', { delay: 50 })
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel never leaves the origin
    await page.evaluate(() => new BroadcastChannel('empact-session').postMessage('changed'))
    await page.keyboard.type('the middle of a word ', { delay: 100 })
    expect(await dialog.count()).toBe(0)
    await dialog.waitFor()
    expect(await text.evaluate((field: HTMLTextAreaElement) => field.value)).toBe('before in the middle of a word after')
    await page.getByRole('button', { name: 'Go on as Salvo Montelago' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA')
    await page.keyboard.type('and ')
    expect(await text.evaluate((field: HTMLTextAreaElement) => field.value)).toBe('before in the middle of a word and after')
  })

  it('asks for sign-in all the same of somebody who does not stop writing', async () => {
    await context.clearCookies()
    await page.keyboard.press('x')
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel never leaves the origin
    await page.evaluate(() => new BroadcastChannel('empact-session').postMessage('changed'))
    const dialog = page.getByRole('alertdialog', { name: 'Sign in again to go on' })
    for (let keys = 0; await dialog.count() === 0; keys++) {
      expect(keys).toBeLessThan(600)
      await page.keyboard.type('x', { delay: 50 })
    }
  })

  it('says who is signed in now when somebody else signs in, and stays the first person’s page', async () => {
    const second = await context.newPage()
    await context.clearCookies()
    await open('/sign-in', second)
    await signInAs(/Georgia drafter/, second)
    await page.getByText('You are signed in as Tamta Kvirikeli now. This page still belongs to Salvo Montelago and can only be read.').waitFor()
    await page.getByRole('button', { name: 'Your account: Salvo Montelago, Italy' }).waitFor()
    await photograph(page, { path: `${pictures}/other-person.png` })
    await page.getByRole('button', { name: 'Reload as Tamta Kvirikeli' }).click()
    await page.getByRole('button', { name: 'Your account: Tamta Kvirikeli, Georgia' }).waitFor()
  })
})
