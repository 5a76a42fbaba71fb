// Comments between two windows of real browsers: an agency that may not write a word of the plan, and the driver.
import type { Browser, Locator, Page } from 'playwright-core'
import { beforeAll, expect, test, vi } from 'vitest'
import { seriousViolations } from '../harness/accessibility.ts'
import { listenTo } from '../harness/announcements.ts'
import { caretTo } from '../harness/caret.ts'
import { addAction, card, field, makeEmptyPlan, openCard, planPageOf, saved } from '../harness/plan-page.ts'
import { forEveryone, review, thread } from '../harness/review-panel.ts'
import type { RunningServer } from '../harness/server.ts'
import { serverAndBrowser } from '../harness/server-and-browser.ts'
import { until } from '../harness/wait.ts'
import { selectRead, selectWritten } from '../harness/words.ts'

vi.setConfig({ testTimeout: 150_000 })

let server: RunningServer
let browser: Browser
serverAndBrowser(started => ({ server, browser } = started))

let driver: Page
let agency: Page
let plan: string
const title = 'Watch the strait'

beforeAll(async () => {
  plan = await makeEmptyPlan(server, '2026-2029/env/env', 'roles')
  driver = await pageOf('de-speaks')
  await addAction(driver, title)
  const description = field(await openCard(driver, title), 'Description')
  await caretTo('start', description)
  await driver.keyboard.type('Fewer crossings by small boats')
  await driver.keyboard.press('Enter')
  await driver.keyboard.type('And at night')
  await saved(driver)
  agency = await pageOf('eurojust-drafter')
  await openCard(agency, title)
}, 150_000)

// axe is brought in as a script of its own.
const pageOf = (person: string, options: Parameters<typeof planPageOf>[4] = {}): Promise<Page> => planPageOf(browser, server, person, plan, { bypassCSP: true, ...options })

const description = (page: Page): Locator => field(card(page, title), 'Description')
const marked = (page: Page): Promise<readonly string[]> => description(page).locator('mark').allInnerTexts()

test('an agency that may not write comments on words; the driver hears of it, sees them and replies; both live', async () => {
  const told = await listenTo(driver)
  await selectRead(description(agency), 'crossings by')
  await agency.getByRole('button', { name: 'Comment', exact: true }).click()
  const box = review(agency).getByRole('textbox', { name: 'Your comment' })
  await until('the box has the focus', () => box.evaluate(element => element === document.activeElement))
  expect(await box.getAttribute('aria-label')).toBe('Your comment · Only Eurojust')
  await forEveryone(agency)
  expect(await box.getAttribute('aria-label')).toBe('Your comment · Everyone in this plan')
  await agency.keyboard.type('How many? @ger')
  await review(agency).getByRole('option', { name: 'Germany, DE' }).waitFor()
  await agency.keyboard.press('Enter')
  await agency.keyboard.type('knows.')
  expect(await box.inputValue()).toBe('How many? @DE knows.')
  await agency.keyboard.press('Control+Enter')
  expect(await marked(agency)).toEqual(['crossings by'])
  await expect.poll(() => marked(driver)).toEqual(['crossings by'])
  await told('Eurojust commented on 1.1 · Description')
  // Nothing of what the driver writes has changed.
  expect((await description(driver).innerText()).replaceAll(/\s+/g, ' ').trim()).toBe('Fewer crossings by small boats And at night')
  await description(driver).locator('mark').click()
  await thread(driver, 'How many?').getByRole('img', { name: 'Germany' }).waitFor()
  await thread(driver, 'How many?').getByText('drafts').waitFor()
  await thread(driver, 'How many?').getByRole('button', { name: 'Agree', exact: true }).click()
  await thread(driver, 'How many?').getByRole('textbox', { name: 'Your reply' }).fill('Two hundred.')
  await driver.keyboard.press('Control+Enter')
  await thread(agency, 'Two hundred.').getByText('Agree').first().waitFor()
  await thread(agency, 'Two hundred.').getByRole('button', { name: 'Agree: Germany' }).waitFor()
  await card(agency, title).getByRole('button', { name: 'Open the comments on 1.1: 1 comment' }).waitFor()
})

test('the words stay marked when the driver writes before them, splits their line and makes a heading of it; the text that was removed is quoted', async () => {
  await caretTo('start', description(driver))
  await driver.keyboard.type('Far f')
  await driver.keyboard.press('Delete')
  await expect.poll(() => marked(agency)).toEqual(['crossings by'])
  expect(await marked(driver)).toEqual(['crossings by'])
  await selectWritten(description(driver), 'crossings', 'end')
  await driver.keyboard.press('Enter')
  await expect.poll(() => marked(agency)).toEqual(['crossings', ' by'])
  await caretTo('start', description(driver))
  await driver.keyboard.press('Control+Alt+2')
  await description(agency).getByRole('heading', { name: /Far fewer/ }).waitFor()
  await expect.poll(() => marked(agency)).toEqual(['crossings', ' by'])
  expect(await marked(driver)).toEqual(['crossings', ' by'])
  await driver.keyboard.press('Control+A')
  await driver.keyboard.type('By sea, in all kinds of weather')
  await thread(agency, 'Two hundred.').getByText('The text was removed').waitFor()
  expect(await thread(agency, 'Two hundred.').locator('s').innerText()).toBe('crossings by')
  expect(await marked(agency)).toEqual([])
})

test('a comment on a field is begun beside “Why?”, one on an action in its menu, and the focus is in the box at once', async () => {
  const kind = card(agency, title).locator('[data-place$="/kind"]')
  await kind.scrollIntoViewIfNeeded()
  await kind.hover()
  await kind.getByRole('button', { name: 'Comment here', description: 'Comment on “Kind”' }).click()
  await forEveryone(agency)
  await agency.keyboard.type('Which kind?')
  await agency.keyboard.press('Control+Enter')
  await thread(driver, 'Which kind?').getByRole('button', { name: '1.1 · Kind' }).waitFor()
  // What was pressed is gone; one goes on in the field.
  await until('the field has the focus', () => kind.evaluate(element => element.contains(document.activeElement)))
  await card(agency, title).getByRole('button', { name: /^What to do with/ }).click()
  await agency.getByRole('menuitem', { name: 'Comment on this action' }).click()
  const box = review(agency).getByRole('textbox', { name: 'Your comment' })
  await until('the box has the focus', () => box.evaluate(element => element === document.activeElement))
  await forEveryone(agency)
  await agency.keyboard.type('Twice?')
  await agency.keyboard.press('Control+Enter')
  await thread(driver, 'Twice?').getByRole('button', { name: '1.1', exact: true }).press('Enter')
  await card(driver, title).getByRole('button', { name: 'Open the comments on 1.1: 3 comments' }).waitFor()
  // In the order of the page: the action before its fields, and those as they stand on the card.
  expect(await review(driver).getByRole('list', { name: 'Comments in the order of the plan' }).getByRole('heading').allInnerTexts()).toEqual(['1.1', '1.1 · Description', '1.1 · Kind'])
  await thread(driver, 'Twice?').getByRole('button', { name: 'Resolve' }).click()
  await thread(driver, 'Which kind?').getByRole('button', { name: '1.1 · Kind' }).click()
  await thread(driver, 'Which kind?').getByRole('button', { name: 'Resolve' }).click()
})

test('whoever began it resolves it, and the driver opens it again; it stands under what one looks for', async () => {
  for (const page of [agency, driver]) await thread(page, 'How many?').getByRole('button', { name: '1.1 · Description' }).click()
  await thread(agency, 'Two hundred.').getByRole('button', { name: 'Resolve' }).click()
  await thread(driver, 'Two hundred.').getByText(/Resolved by Eurojust on/).waitFor()
  await card(driver, title).getByRole('button', { name: /^Open the comments/ }).waitFor({ state: 'detached' })
  await review(agency).getByRole('combobox', { name: 'Which comments' }).selectOption('Resolved')
  await thread(agency, 'How many?').waitFor()
  await thread(driver, 'Two hundred.').getByRole('button', { name: 'Reopen' }).click()
  await card(agency, title).getByRole('button', { name: /^Open the comments/ }).first().waitFor()
  await review(agency).getByRole('combobox', { name: 'Which comments' }).selectOption('Open')
  await review(agency).getByRole('combobox', { name: 'Whose comments' }).selectOption('That mention us')
  await review(driver).getByRole('combobox', { name: 'Whose comments' }).selectOption('That mention us')
  await thread(driver, 'How many?').waitFor()
  await review(driver).getByRole('combobox', { name: 'Whose comments' }).selectOption('Of everybody')
  await review(agency).getByRole('combobox', { name: 'Whose comments' }).selectOption('Of everybody')
})

test('by keyboard alone: words in the editor, a field, an opened thread, a change and a withdrawal of one’s own', async () => {
  await selectWritten(description(driver), 'By')
  await driver.keyboard.press('Control+Alt+KeyM')
  const box = review(driver).getByRole('textbox', { name: 'Your comment' })
  await until('the box has the focus', () => box.evaluate(element => element === document.activeElement))
  await driver.keyboard.type('Or by land?')
  await driver.keyboard.press('Control+Enter')
  await until('the caret is back in the text', () => description(driver).evaluate(element => element === document.activeElement))
  expect(await marked(driver)).toEqual(['By'])
  await description(agency).locator('mark').waitFor()
  // In commented words the same key leads to their thread, and Enter does where nothing is written.
  await selectWritten(description(driver), 'By', 'end')
  await driver.keyboard.press('Control+Alt+KeyM')
  await until('the thread has the focus', () => thread(driver, 'Or by land?').getByRole('button', { name: '1.1 · Description' }).evaluate(element => element === document.activeElement))
  await description(agency).locator('mark').press('Enter')
  await until('the thread has the focus', () => thread(agency, 'Or by land?').getByRole('button', { name: '1.1 · Description' }).evaluate(element => element === document.activeElement))
  // A field, from wherever the focus is in it.
  await field(card(agency, title), 'Expected result').focus()
  await agency.keyboard.press('Control+Alt+KeyM')
  await review(agency).getByRole('heading', { name: 'New comment on 1.1 · Expected result' }).waitFor()
  await forEveryone(agency)
  await agency.keyboard.type('In numbers')
  await agency.keyboard.press('Escape')
  await agency.getByRole('alertdialog').getByRole('button', { name: 'Keep writing' }).press('Enter')
  await until('one goes on writing', () => review(agency).getByRole('textbox', { name: 'Your comment' }).evaluate(element => element === document.activeElement))
  await agency.keyboard.type(', please.')
  await agency.keyboard.press('Control+Enter')
  await thread(driver, 'In numbers, please.').waitFor()
  await card(driver, title).getByRole('button', { name: 'Open the comments on Expected result: 1 comment' }).press('Enter')
  // Its own people may change and withdraw it; others may not.
  expect(await thread(driver, 'In numbers, please.').getByRole('button', { name: 'Withdraw' }).count()).toBe(0)
  await thread(agency, 'In numbers, please.').getByRole('button', { name: 'Edit' }).press('Enter')
  await agency.keyboard.press('Control+A')
  await agency.keyboard.type('In euro, please.')
  await agency.keyboard.press('Control+Enter')
  await thread(driver, 'In euro, please.').getByText('edited').waitFor()
  await thread(agency, 'In euro, please.').getByRole('button', { name: 'Withdraw' }).press('Enter')
  await agency.getByRole('alertdialog').getByRole('button', { name: 'Withdraw' }).press('Enter')
  await review(driver).getByText('Withdrawn by its delegation.').waitFor()
  await driver.keyboard.press('Shift+?')
  await driver.getByRole('dialog').getByText('Comment on the selected words, the field or the action', { exact: false }).waitFor()
  await driver.keyboard.press('Escape')
})

test('written without a connection it says so, and arrives', async () => {
  await agency.context().setOffline(true)
  await agency.locator('[data-saved-state="offline"]').waitFor({ state: 'attached' })
  await selectRead(description(agency), 'sea')
  await agency.getByRole('button', { name: 'Comment', exact: true }).click()
  await forEveryone(agency)
  await agency.keyboard.type('Which one?')
  await agency.keyboard.press('Control+Enter')
  await thread(agency, 'Which one?').getByText('Not sent yet').waitFor()
  expect(await marked(agency)).toContain('sea')
  expect(await marked(driver)).not.toContain('sea')
  await agency.context().setOffline(false)
  await expect.poll(() => marked(driver)).toContain('sea')
  await thread(agency, 'Which one?').getByText('Not sent yet').waitFor({ state: 'detached' })
  expect(await marked(agency)).toContain('sea')
})

test('no serious violation in the panel, open and with a box, at 1440 in light and at 390 in dark, where it is a sheet', async () => {
  await review(agency).getByRole('button', { name: 'Comment on the whole plan' }).click()
  await review(agency).getByRole('textbox', { name: 'Your comment' }).waitFor()
  expect(await seriousViolations(agency)).toEqual([])
  const phone = await pageOf('eurojust-drafter', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  await card(phone, title).getByRole('button', { name: /^Open the comments/ }).click()
  const sheet = phone.getByRole('dialog', { name: 'Review' })
  await sheet.getByRole('textbox', { name: 'Your reply' }).waitFor()
  expect(await seriousViolations(phone, '[role="dialog"]')).toEqual([])
  await sheet.getByRole('button', { name: 'Go to the place' }).click()
  await sheet.waitFor({ state: 'detached' })
  expect(await seriousViolations(phone, 'main')).toEqual([])
})
