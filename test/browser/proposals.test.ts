// Proposals between windows of real browsers: an agency that may not write a word of the plan drafts and sends, and the driver decides.
import type { Browser, Locator, Page } from 'playwright-core'
import { beforeAll, expect, test, vi } from 'vitest'
import { seriousViolations } from '../harness/accessibility.ts'
import { agencyAndDriver, description, title } from '../harness/agency-and-driver.ts'
import { caretTo } from '../harness/caret.ts'
import { card, saved } from '../harness/plan-page.ts'
import type { RunningServer } from '../harness/server.ts'
import { done } from '../harness/roles.ts'
import { serverAndBrowser } from '../harness/server-and-browser.ts'
import { signInAs } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'
import { selectWritten } from '../harness/words.ts'

vi.setConfig({ testTimeout: 150_000 })

let server: RunningServer
let browser: Browser
serverAndBrowser(started => ({ server, browser } = started))

let driver: Page
let drafter: Page
let speaker: Page
let plan: string
beforeAll(async () => {
  ;({ plan, driver, analyst: drafter, speaker } = await agencyAndDriver(browser, server))
}, 150_000)

const draftOf = (page: Page, place: string): Locator => card(page, title).getByRole('region', { name: `Draft of Europol: ${place}` })
const inDraft = (page: Page): Locator => draftOf(page, 'Description').getByRole('textbox', { name: 'Draft of Europol: Description' })
const review = (page: Page): Locator => page.getByRole('complementary', { name: 'Review' })
const inPanel = (page: Page, place: string): Locator => review(page).getByRole('listitem', { name: `Proposal of Europol: 1.1 · ${place}` })
const stored = (page: Page): Promise<void> => page.locator('[data-draft-saved="saved"]').first().waitFor()
const hasFocus = (locator: Locator): Promise<boolean> => locator.evaluate(element => element === document.activeElement)
const words = async (locator: Locator): Promise<string> => (await locator.innerText()).replaceAll(/\s+/g, ' ').trim()

async function showProposals(page: Page): Promise<void> {
  await review(page).getByRole('tab', { name: /^Proposals/ }).click()
}

/** Begins a draft on the description, by keys, and replaces some of its words by others. */
async function draftWords(before: string, after: string): Promise<void> {
  await description(drafter).focus()
  await drafter.keyboard.press('Control+Alt+P')
  await until('the caret is in the draft', () => inDraft(drafter).evaluate(element => element.contains(document.activeElement)))
  await selectWritten(inDraft(drafter), before)
  await drafter.keyboard.type(after)
}

test('an agency drafts words and a field, a colleague sees the draft as it is written, and nobody else is told of it', async () => {
  await draftWords('twelve months', 'two years')
  await showProposals(speaker)
  await card(speaker, title).getByRole('button', { name: 'Open our draft: Description' }).click()
  await expect.poll(() => words(inDraft(speaker))).toContain('works for two years.')
  await drafter.keyboard.type(' at most')
  await expect.poll(() => words(inDraft(speaker))).toContain('works for two years at most.')
  // Not even that somebody is at that place is told to others.
  expect(await card(driver, title).locator('[title$="· Europol"]').count()).toBe(0)
  // Once begun it is written without a connection too.
  await drafter.context().setOffline(true)
  await draftOf(drafter, 'Description').getByText('Kept on this device').waitFor()
  await inDraft(drafter).focus()
  await drafter.keyboard.type(' and a day')
  await drafter.context().setOffline(false)
  await expect.poll(() => words(inDraft(speaker)), { timeout: 60_000 }).toContain('at most and a day.')
  await draftOf(drafter, 'Description').getByRole('textbox', { name: 'Reason' }).fill('Courts need the time.')
  await draftOf(drafter, 'Description').getByRole('radio', { name: 'Difference' }).click()
  expect(await draftOf(drafter, 'Description').locator('del').innerText()).toContain('twelve months')
  // The plan has a line of its own, which may come back later than that of the draft; without it no draft is begun.
  await drafter.locator('[data-saved-state="offline"]').waitFor({ state: 'detached' })
  const kind = card(drafter, title).locator('[data-place$="/kind"]')
  await kind.scrollIntoViewIfNeeded()
  await kind.hover()
  await kind.getByRole('button', { name: 'Propose here', description: 'Propose another “Kind”' }).click()
  await draftOf(drafter, 'Kind').getByRole('button', { name: /Kind, proposed/ }).click()
  await drafter.getByRole('option', { name: 'Training' }).click()
  await stored(drafter)
  expect(await seriousViolations(drafter)).toEqual([])
  // Whoever drafts does not send, and the driver's page knows of nothing.
  await draftOf(drafter, 'Kind').getByText('Whoever speaks for Europol sends it.').waitFor()
  await showProposals(driver)
  await review(driver).getByText('No proposals yet').waitFor()
  expect(await driver.getByText('two years').count()).toBe(0)
  expect(await words(description(driver))).toContain('twelve months')
  // Where nothing can be proposed the key says why, to everybody.
  await card(driver, title).locator('[data-place$="/participants"] input').first().focus()
  await driver.keyboard.press('Shift+F8')
  await driver.getByText('Who takes part, and with what, cannot be proposed').waitFor()
})

test('sent by whoever speaks for it, the driver sees the words where they are meant, accepts from the keyboard what was written beside meanwhile, and declines with a reason that the author reads', async () => {
  await review(speaker).getByRole('button', { name: 'Send all 2' }).click()
  await inPanel(driver, 'Description').waitFor()
  const inline = card(driver, title).getByRole('region', { name: 'Proposal of Europol: Description' })
  await inline.getByRole('img', { name: 'Europol' }).waitFor()
  expect(await inline.locator('ins').innerText()).toContain('two years at most and a day')
  // What the driver writes elsewhere in the same text stays.
  await caretTo('end', description(driver))
  await driver.keyboard.type(' Twice.')
  await saved(driver)
  await inPanel(driver, 'Description').getByText('The plan has changed here since.').waitFor()
  await inPanel(driver, 'Description').getByText('Courts need the time.').waitFor()
  await inline.getByRole('button', { name: 'Open the proposal of Europol: Description' }).click()
  await until('it has the focus', () => hasFocus(inPanel(driver, 'Description')))
  await driver.keyboard.press('j')
  expect(await hasFocus(inPanel(driver, 'Kind'))).toBe(true)
  await driver.keyboard.press('k')
  await driver.keyboard.press('a')
  await expect.poll(() => words(description(driver))).toBe('The team works for two years at most and a day. It meets in spring, and reports to the driver of this plan. Twice.')
  await until('the next one has the focus', () => hasFocus(inPanel(driver, 'Kind')))
  await driver.keyboard.press('d')
  await driver.keyboard.type('We train later')
  await driver.keyboard.press('Enter')
  await inPanel(driver, 'Kind').waitFor({ state: 'detached' })
  await showProposals(drafter)
  await review(drafter).getByRole('combobox', { name: 'Which proposals' }).selectOption('Decided')
  await inPanel(drafter, 'Kind').getByText('Declined by Germany').waitFor()
  await inPanel(drafter, 'Kind').getByText('We train later').waitFor()
  await inPanel(drafter, 'Description').getByText('Accepted by Germany').waitFor()
  // What was sent is no draft any more.
  expect(await card(drafter, title).getByRole('region', { name: /^Draft of/ }).count()).toBe(0)
})

test('where both changed the same words nothing is written until the driver has chosen between three versions', async () => {
  await draftWords('spring', 'summer')
  await stored(drafter)
  await card(speaker, title).getByRole('button', { name: 'Open our draft: Description' }).click()
  await draftOf(speaker, 'Description').getByRole('button', { name: 'Send', exact: true }).click()
  await inPanel(driver, 'Description').waitFor()
  await description(driver).fill('The team works for two years at most and a day. It meets in autumn, and reports to the driver of this plan.')
  await saved(driver)
  await inPanel(driver, 'Description').getByText('The plan has changed here since.').waitFor()
  await inPanel(driver, 'Description').getByRole('button', { name: 'Accept', exact: true }).click()
  const dialog = driver.getByRole('alertdialog', { name: 'What is to stand there?' })
  // What the plan says already takes in nothing.
  expect(await dialog.getByRole('button', { name: 'Accept it so' }).getAttribute('aria-disabled')).toBe('true')
  await dialog.getByRole('button', { name: 'Begin with this: Proposed by Europol' }).click()
  const result = dialog.getByRole('textbox', { name: 'What is to stand there' })
  await expect.poll(() => words(result)).toContain('It meets in summer')
  expect(await words(description(driver))).toContain('autumn')
  expect(await seriousViolations(driver)).toEqual([])
  await caretTo('end', result)
  await driver.keyboard.type(' Agreed.')
  await dialog.getByRole('button', { name: 'Accept it so' }).click()
  await expect.poll(() => words(description(drafter))).toMatch(/It meets in summer, .* Agreed\.$/)
})


test('of two for one place neither is taken in with the other; both are declined with one word, and what was sent is taken back', async () => {
  const action = String(await card(driver, title).getAttribute('data-place')).split('/')
  for (const [person, party] of [['mt-speaks', 'ms-mt'], ['nl-speaks', 'ms-nl']] as const) {
    const { call } = await signInAs(server.origin, person)
    const { json } = await call('POST', `/api/plans/${plan}/drafts`, { party, place: action })
    await done(call('POST', `/api/plans/${plan}/proposals`, { party, ids: [(json as { id: string }).id] }))
  }
  await Promise.all([showProposals(driver), showProposals(speaker)])
  const all = review(driver).getByRole('checkbox', { name: 'Choose all that you can decide' })
  await all.check()
  await review(driver).getByRole('button', { name: 'Accept 2' }).click()
  await driver.getByText('2 were left').waitFor()
  await review(driver).getByRole('button', { name: 'Side by side' }).click()
  const dialog = driver.getByRole('dialog', { name: 'Proposals on 1.1' })
  expect(await dialog.getByRole('listitem', { name: /^Proposal of (Malta|Netherlands)/ }).count()).toBe(2)
  await dialog.getByRole('button', { name: 'Close' }).click()
  await review(driver).getByRole('button', { name: 'Decline 2 …' }).click()
  await driver.keyboard.type('We need it')
  await driver.keyboard.press('Enter')
  await review(driver).getByText('No proposals of this kind').waitFor()
  await review(driver).getByRole('combobox', { name: 'Which proposals' }).selectOption('Decided')
  await expect.poll(() => review(driver).getByText('We need it').count()).toBe(2)
  await card(driver, title).waitFor()

  await card(speaker, title).getByRole('button', { name: `What to do with ${title}` }).click()
  await speaker.getByRole('menuitem', { name: 'Propose to take this action out' }).click()
  await review(speaker).getByRole('button', { name: 'Send it' }).click()
  await review(speaker).getByRole('listitem', { name: 'Proposal of Europol: 1.1' }).getByRole('button', { name: 'Take back' }).click()
  await review(speaker).getByRole('combobox', { name: 'Which proposals' }).selectOption('Decided')
  await review(speaker).getByText('Taken back by Europol').waitFor()
})
