// Comments among colleagues between windows of real browsers: two people of an agency, and the driver, who learns of none of it until one
// of them sends it, and then of what was sent.
import type { Browser, Locator, Page } from 'playwright-core'
import { beforeAll, expect, test, vi } from 'vitest'
import { seriousViolations } from '../harness/accessibility.ts'
import { agencyAndDriver, description, title } from '../harness/agency-and-driver.ts'
import type { AgencyAndDriver } from '../harness/agency-and-driver.ts'
import { caretTo } from '../harness/caret.ts'
import { photograph } from '../harness/photograph.ts'
import { card } from '../harness/plan-page.ts'
import { review, thread } from '../harness/review-panel.ts'
import type { RunningServer } from '../harness/server.ts'
import { serverAndBrowser } from '../harness/server-and-browser.ts'
import { until } from '../harness/wait.ts'
import { selectRead } from '../harness/words.ts'

vi.setConfig({ testTimeout: 150_000 })

let server: RunningServer
let browser: Browser
serverAndBrowser(started => ({ server, browser } = started))

let driver: Page
let analyst: Page
let colleague: Page
let pageOf: AgencyAndDriver['pageOf']
beforeAll(async () => {
  ;({ driver, analyst, speaker: colleague, pageOf } = await agencyAndDriver(browser, server))
}, 150_000)

const marked = (page: Page): Promise<readonly string[]> => description(page).locator('mark').allInnerTexts()
const box = (page: Page): Locator => review(page).getByRole('textbox', { name: 'Your comment · Only Europol' })

test('whoever has no role comments among colleagues unless they say otherwise; a colleague reads it, is mentioned and replies; the driver has nothing of it', async () => {
  await selectRead(description(analyst), 'twelve months')
  await analyst.getByRole('button', { name: 'Comment', exact: true }).click()
  await until('the box has the focus', () => box(analyst).evaluate(element => element === document.activeElement))
  expect(await review(analyst).getByRole('radio', { name: 'Only Europol' }).getAttribute('aria-checked')).toBe('true')
  await analyst.keyboard.type('Too long for us? @a')
  await review(analyst).getByRole('option', { name: 'Ansgar Loevdal' }).waitFor()
  // No other delegation reads it.
  expect(await review(analyst).getByRole('option', { name: /^Austria/ }).count()).toBe(0)
  await analyst.keyboard.type('ns')
  await analyst.keyboard.press('Enter')
  await analyst.keyboard.type('knows.')
  expect(await seriousViolations(analyst)).toEqual([])
  await photograph(analyst, { path: '/tmp/own-box-1440.png' })
  await analyst.keyboard.press('Control+Enter')
  await expect.poll(() => marked(analyst)).toEqual(['twelve months'])
  await thread(analyst, 'Too long for us?').getByText('Only Europol').first().waitFor()
  await expect.poll(() => thread(analyst, 'Too long for us?').getByText('Not sent yet').count()).toBe(0)
  await card(analyst, title).getByRole('button', { name: 'Open the comments on 1.1: 1 comment, only Europol' }).waitFor()
  await card(colleague, title).getByRole('button', { name: 'Open the comments on 1.1: 1 comment, only Europol' }).click()
  await thread(colleague, 'Too long for us?').getByText('@Ansgar Loevdal').waitFor()
  await thread(colleague, 'Too long for us?').getByText('Hedda Sternlund').waitFor()
  await review(colleague).getByRole('textbox', { name: 'Your reply · Only Europol' }).fill('Our lawyers must not be quoted.')
  await colleague.keyboard.press('Control+Enter')
  await review(analyst).getByText('Our lawyers must not be quoted.').waitFor()
  await review(colleague).getByRole('combobox', { name: 'Whose comments' }).selectOption('Only Europol')
  await thread(colleague, 'Too long for us?').waitFor()
  await review(colleague).getByRole('combobox', { name: 'Whose comments' }).selectOption('Of everybody')
  expect(await marked(driver)).toEqual([])
  expect(await driver.getByText('Too long for us?').count()).toBe(0)
})

test('a mention among colleagues waits in the inbox of whom it names, and leads to that very thread', async () => {
  const page = await colleague.context().newPage()
  await page.goto(`${server.origin}/delegation`)
  const inbox = page.getByRole('region', { name: 'Inbox' })
  const mention = inbox.getByRole('listitem').filter({ hasText: 'Hedda Sternlund mentions you: 1.1 · Watch the strait' })
  await mention.getByText('Only Europol').waitFor()
  await mention.getByText('Too long for us? @Ansgar Loevdal knows.').waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await photograph(page, { path: '/tmp/own-inbox-1440.png' })
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await photograph(page, { path: '/tmp/own-inbox-390-dark.png' })
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.emulateMedia({ colorScheme: 'light' })
  await mention.getByRole('link').press('Enter')
  await review(page).getByRole('textbox', { name: 'Your reply · Only Europol' }).waitFor()
  await review(page).getByText('Our lawyers must not be quoted.').waitFor()
  await page.close()
  // The one who was answered has that, and the driver nothing.
  const answered = await analyst.context().newPage()
  await answered.goto(`${server.origin}/delegation`)
  await answered.getByRole('region', { name: 'Inbox' }).getByText('Ansgar Loevdal replies: 1.1 · Watch the strait').waitFor()
  await answered.close()
})

test('the words stay found when the driver splits their line and makes a heading of it, where no mark follows them', async () => {
  await caretTo('start', description(driver))
  await driver.keyboard.type('First of all. ')
  for (let step = 0; step < 'The team works for'.length; step++) await driver.keyboard.press('ArrowRight')
  await driver.keyboard.press('Enter')
  await driver.keyboard.press('Control+Alt+2')
  await description(analyst).getByRole('heading', { name: /twelve months/ }).waitFor()
  await expect.poll(() => marked(analyst)).toEqual(['twelve months'])
  await expect.poll(() => marked(colleague)).toEqual(['twelve months'])
})

test('what is copied from the text holds nothing of the comments on it', async () => {
  await selectRead(description(analyst), 'twelve months')
  const copied = await analyst.evaluate(() => new Promise<readonly string[]>(resolve => {
    document.addEventListener('copy', ({ clipboardData }) => resolve(['text/html', 'text/plain'].map(type => clipboardData?.getData(type) ?? '')), { once: true })
    const range = getSelection()?.getRangeAt(0)
    const line = range?.commonAncestorContainer.parentElement?.closest('h2, p')
    if (line !== null && line !== undefined) range?.selectNodeContents(line)
    document.execCommand('copy')
  }))
  expect(copied[0]).toMatch(/twelve months/)
  expect(copied[0]).not.toMatch(/<mark|data-thread|aria-description/)
  expect(copied[1]).toMatch(/twelve months/)
})

test('written without a connection it waits, and the colleague has it afterwards', async () => {
  await analyst.context().setOffline(true)
  await analyst.locator('[data-saved-state="offline"]').waitFor({ state: 'attached' })
  await review(analyst).getByRole('button', { name: 'Comment on the whole plan' }).click()
  await box(analyst).fill('What do we say to all of this?')
  await analyst.keyboard.press('Control+Enter')
  await thread(analyst, 'What do we say to all of this?').getByText('Not sent yet').waitFor()
  await analyst.context().setOffline(false)
  await thread(colleague, 'What do we say to all of this?').waitFor()
})

test('before it is sent one sees what others will; they are sent that and no more, and the rest is read under it by colleagues alone', async () => {
  if (await thread(colleague, 'Too long for us?').getByRole('button', { name: 'Send to everyone' }).count() === 0) await thread(colleague, 'Too long for us?').getByRole('button', { name: /1\.1/ }).first().click()
  await thread(colleague, 'Too long for us?').getByRole('button', { name: 'Send to everyone' }).press('Enter')
  const toAll = review(colleague).getByRole('textbox', { name: 'Your comment · Everyone in this plan' })
  await until('the box has the focus', () => toAll.evaluate(element => element === document.activeElement))
  // Nobody is named, and the reply is not in it.
  expect(await toAll.inputValue()).toBe('Too long for us? knows.')
  await review(colleague).getByText('The reply under it stays with your delegation.').waitFor()
  expect(await seriousViolations(colleague)).toEqual([])
  await photograph(colleague, { path: '/tmp/own-send-1440.png' })
  await toAll.fill('Twelve months are long.')
  await colleague.keyboard.press('Control+Enter')
  await review(driver).getByRole('tab', { name: /^Comments/ }).click()
  await thread(driver, 'Twelve months are long.').waitFor()
  await expect.poll(() => marked(driver)).toEqual(['twelve months'])
  await expect.poll(() => marked(analyst)).toEqual(['twelve months'])
  const sent = thread(analyst, 'Twelve months are long.')
  if (await sent.getByText(/from before it was sent/).count() === 0) await sent.getByRole('button', { name: /1\.1/ }).first().click()
  await sent.getByRole('button', { name: 'Only Europol: 2 comments from before it was sent' }).press('Enter')
  await sent.getByText('Our lawyers must not be quoted.').waitFor()
  await photograph(analyst, { path: '/tmp/own-sent-1440.png' })
  expect((await driver.content()).includes('lawyers')).toBe(false)
  // Who is here is told by name to everybody; who commented is not.
  expect(await review(driver).innerText()).not.toMatch(/Hedda|Ansgar/)
})

test('rows of the table say how much is said about an action, to each what they read', async () => {
  await description(analyst).focus()
  await analyst.keyboard.press('Shift+F2')
  await box(analyst).fill('And what of the costs?')
  await analyst.keyboard.press('Control+Enter')
  for (const page of [analyst, driver]) await page.getByRole('tab', { name: 'Table' }).click()
  await analyst.getByRole('rowheader', { name: 'Watch the strait 1 comment 1 comment, only Europol' }).waitFor()
  await driver.getByRole('rowheader', { name: 'Watch the strait 1 comment', exact: true }).waitFor()
  expect(await seriousViolations(analyst)).toEqual([])
  await analyst.emulateMedia({ colorScheme: 'dark' })
  await photograph(analyst, { path: '/tmp/own-table-dark.png' })
  for (const page of [analyst, driver]) await page.getByRole('tab', { name: 'Cards' }).click()
})

test('the driver talks to everyone unless it says otherwise, and its first comment among its own is written without a connection; no serious violation at 390 in dark, where the panel is a sheet', async () => {
  await review(driver).getByRole('button', { name: 'Comment on the whole plan' }).click()
  await review(driver).getByRole('textbox', { name: 'Your comment · Everyone in this plan' }).waitFor()
  await review(driver).getByRole('button', { name: 'Cancel' }).click()
  // Its own first comment among colleagues, without a connection: kept like any other.
  await driver.context().setOffline(true)
  await driver.locator('[data-saved-state="offline"]').waitFor({ state: 'attached' })
  await review(driver).getByRole('button', { name: 'Comment on the whole plan' }).click()
  await review(driver).getByRole('radio', { name: 'Only Germany' }).click()
  await review(driver).getByRole('textbox', { name: 'Your comment · Only Germany' }).fill('Shall we give way?')
  await review(driver).getByRole('button', { name: /^Add/ }).click()
  await thread(driver, 'Shall we give way?').getByText('Only Germany').first().waitFor()
  await thread(driver, 'Shall we give way?').getByText('Not sent yet').waitFor()
  expect(await review(driver).getByRole('list', { name: 'Comments that wait for a connection' }).count()).toBe(0)
  await driver.context().setOffline(false)
  await expect.poll(() => thread(driver, 'Shall we give way?').getByText('Not sent yet').count()).toBe(0)
  const phone = await pageOf('europol-analyst', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  await phone.getByRole('button', { name: /to fix/i }).first().click()
  const sheet = phone.getByRole('dialog', { name: 'Review' })
  await sheet.getByRole('tab', { name: /^Comments/ }).click()
  await sheet.getByText('What do we say to all of this?').first().click()
  await sheet.getByRole('textbox', { name: 'Your reply · Only Europol' }).waitFor()
  expect(await seriousViolations(phone, '[role="dialog"]')).toEqual([])
  await photograph(phone, { path: '/tmp/own-390-dark.png' })
})
