// The page of a round as a driver and a delegation work on it late in the evening, by keyboard: proposals are decided in the panel, one
// delegation is reminded from its row, one's own position stands whole at the top, a form keeps what was typed, and the page prints.
import { fileURLToPath } from 'node:url'
import type { Browser, Locator, Page } from 'playwright-core'
import { beforeAll, expect, test, vi } from 'vitest'
import { seriousViolations } from '../harness/accessibility.ts'
import { caretTo } from '../harness/caret.ts'
import { photographInLooks } from '../harness/photograph.ts'
import { addAction, card, choose, field, makeEmptyPlan, openCard, planPageOf, saved } from '../harness/plan-page.ts'
import { draft } from '../harness/review-panel.ts'
import { done } from '../harness/roles.ts'
import { answerOf, openerOf, startRound, toAnswers } from '../harness/round-page.ts'
import type { RunningServer } from '../harness/server.ts'
import { serverAndBrowser } from '../harness/server-and-browser.ts'
import { signInAs } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'

vi.setConfig({ testTimeout: 150_000 })

const pictures = fileURLToPath(new URL('../../test-output/deciding-in-a-round', import.meta.url))
const title = 'Follow the boats'
let server: RunningServer
let browser: Browser
serverAndBrowser(started => ({ server, browser } = started), pictures)

let driver: Page
let italian: Page
let plan: string
const hasFocus = (locator: Locator): Promise<boolean> => locator.evaluate(element => element === document.activeElement)
const proposal = (page: Page, place: string): Locator => page.getByRole('listitem', { name: `Proposal of Italy: 1.1 · ${place}` })

/** Begins a draft at a field of the action by keys, and sends it. */
async function propose(name: string, write: (inDraft: Locator) => Promise<unknown>): Promise<void> {
  await field(card(italian, title), name).focus()
  await italian.keyboard.press('Control+Alt+P')
  const own = draft(italian, 'Italy', name)
  await write(own.getByRole('textbox', { name: `Draft of Italy: ${name}` }))
  // Whoever does not decide there is not offered to.
  expect(await own.getByRole('button', { name: 'Send and accept' }).count()).toBe(0)
  await own.getByRole('button', { name: 'Send', exact: true }).click()
  await own.waitFor({ state: 'detached' })
}

const pictureOf = (page: Page, name: string): Promise<void> => photographInLooks(page, `${pictures}/${name}`)

beforeAll(async () => {
  plan = await makeEmptyPlan(server, '2026-2029/msthb/ms', 'roles')
  // axe is brought in as a script of its own.
  driver = await planPageOf(browser, server, 'de-speaks', plan, { bypassCSP: true })
  await addAction(driver, title)
  const opened = await openCard(driver, title)
  await caretTo('start', field(opened, 'Description'))
  await driver.keyboard.type('The team works for twelve months.')
  await choose(opened, /^Action leader/, 'Germany')
  await saved(driver)
  await startRound(driver, 'Start consultation', 'counts as “no objection”')
  italian = await planPageOf(browser, server, 'it-speaks', plan, { bypassCSP: true })
  await openCard(italian, title)
  for (const [name, words] of [['Description', ' It goes on when a member leaves.'], ['Expected result', 'Two networks are known.']] as const) {
    await propose(name, async inDraft => {
      await caretTo('end', inDraft)
      await italian.keyboard.type(words)
    })
  }
  await toAnswers(driver)
  await toAnswers(italian)
}, 150_000)

test('in a round the driver proposes and accepts in one act, and it stands in the plan under its name', async () => {
  const page = await planPageOf(browser, server, 'de-speaks', plan)
  await field(page, 'Aim').focus()
  await page.keyboard.press('Control+Alt+P')
  const own = draft(page, 'Germany', 'Aim')
  await caretTo('end', own.getByRole('textbox', { name: 'Draft of Germany: Aim' }))
  await page.keyboard.type('Fewer boats.')
  await own.getByRole('button', { name: 'Send and accept' }).press('Enter')
  await field(page, 'Aim').getByText('Fewer boats.').waitFor()
  await own.waitFor({ state: 'detached' })
  const { json } = await (await signInAs(server.origin, 'it-speaks')).call('GET', `/api/plans/${plan}/history?party=ms-it&topic=proposals`)
  expect((json as { entries: { kind: string; party: string }[] }).entries.filter(({ party }) => party === 'ms-de').map(({ kind }) => kind)).toEqual(['proposal-accepted', 'proposal-sent'])
  await page.context().close()
})

test('the driver decides what a delegation proposed beside its answer, and reminds another from its row, by keyboard alone', async () => {
  const row = answerOf(driver, 'Italy')
  await row.getByText('2 proposals on 1.1').waitFor()
  await openerOf(driver, 'Italy').focus()
  await driver.keyboard.press('Enter')
  const panel = driver.getByRole('complementary', { name: 'Italy' })
  await panel.getByText('2 open proposals').waitFor()
  await pictureOf(driver, 'panel')
  // Escape closes it from its row and from its own button, whose tip is open, and goes back to the row.
  for (const from of [openerOf(driver, 'Italy'), panel.getByRole('button', { name: 'Close' })]) {
    await from.focus()
    await driver.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
    await until('the delegation has the focus', () => hasFocus(openerOf(driver, 'Italy')))
    await driver.keyboard.press('Enter')
    await panel.waitFor()
  }
  expect(await seriousViolations(driver, '#root')).toEqual([])

  // Accepted by its key; the focus goes to the next, and from the last of them to what they are listed under.
  await proposal(driver, 'Description').focus()
  await driver.keyboard.press('a')
  await until('the next has the focus', () => hasFocus(proposal(driver, 'Expected result')))
  await driver.keyboard.press('d')
  await driver.keyboard.press('Enter')
  await panel.getByText('Say why first.').waitFor()
  await driver.keyboard.type('Counted elsewhere.')
  await driver.keyboard.press('Enter')
  await panel.getByRole('list', { name: 'Decided' }).getByText('Counted elsewhere.').waitFor()
  await until('the focus is still in the panel', () => hasFocus(panel.getByRole('heading', { name: 'Proposals (2)' })))
  await row.getByText('2 proposals on 1.1').waitFor({ state: 'detached' })
  await driver.keyboard.press('Escape')
  await until('the delegation has the focus', () => hasFocus(openerOf(driver, 'Italy')))

  // One Tab from the delegation to its reminder; then the next one's has the focus.
  const remind = (delegation: string): Locator => driver.getByRole('button', { name: `Remind ${delegation}`, exact: true })
  await openerOf(driver, 'Austria').focus()
  await driver.keyboard.press('Tab')
  await until('the reminder of this row is the next stop', () => hasFocus(remind('Austria')))
  await driver.keyboard.press('Enter')
  await answerOf(driver, 'Austria').getByText(/^reminded on/).waitFor()
  await until('the next reminder has the focus', () => hasFocus(remind('Belgium')))
  expect(await remind('Austria').count()).toBe(0)
  await pictureOf(driver, 'table')
  // Whoever was just reminded is passed over and not counted.
  const due = await driver.getByRole('button', { name: /^Remind (?!the )/ }).count()
  await driver.getByRole('button', { name: `Remind the ${due} without an answer` }).press('Enter')
  await driver.getByText(`${due} delegations were reminded.`).first().waitFor()
})

test('a delegation has its position whole at the top, asks for steps that are another’s, and no key takes what it typed', async () => {
  const said = italian.getByRole('region', { name: 'Your delegation: Italy' })
  await said.getByText('Italy has not answered yet.').waitFor()
  expect(await italian.getByRole('button', { name: /^Finish the rounds/ }).count()).toBe(0)
  await italian.getByRole('button', { name: 'Ask Germany to finish the rounds' }).click()
  await italian.getByRole('dialog', { name: 'Ask Germany to finish the rounds' }).getByRole('button', { name: 'Copy' }).waitFor()
  await italian.keyboard.press('Escape')

  // Escape closes a form in which nothing was typed, also from a field of it, and leaves words where they are.
  const form = italian.getByRole('dialog', { name: 'Answer of Italy' })
  const answer = (): Promise<void> => said.getByRole('button', { name: 'Answer for Italy' }).press('Enter')
  await answer()
  await form.getByRole('textbox', { name: /^Remarks/ }).focus()
  await italian.keyboard.press('Escape')
  await form.waitFor({ state: 'detached' })
  await answer()
  const remarks = form.getByRole('textbox', { name: /^Remarks/ })
  await remarks.fill('We wait for our prosecutors.')
  await remarks.press('Escape')
  await form.getByRole('alert').getByText('What you typed is still here.').waitFor()
  await form.getByRole('radio', { name: /^Reserve/ }).focus()
  await italian.keyboard.press('Escape')
  expect(await remarks.inputValue()).toBe('We wait for our prosecutors.')

  // On a small screen what is wrong is brought to whoever pressed.
  await italian.setViewportSize({ width: 390, height: 700 })
  await form.getByRole('radio', { name: /^Reserve/ }).check({ force: true })
  await form.getByRole('button', { name: 'Answer for Italy' }).press('Enter')
  const place = form.getByRole('combobox', { name: /^Stands on/ })
  await until('the focus is in what is missing', () => place.evaluate(box => {
    const [first = ''] = (box.getAttribute('aria-describedby') ?? '').split(' ')
    const { top, bottom } = box.getBoundingClientRect()
    return box === document.activeElement && top > 0 && bottom < window.innerHeight && document.getElementById(first)?.textContent === 'Choose what the reserve stands on.'
  }))
  await pictureOf(italian, 'answer')
  await form.getByRole('button', { name: 'Cancel' }).click()
  await italian.setViewportSize({ width: 1440, height: 900 })

  const put = { party: 'ms-it', answer: 'reserve', remarks: 'We wait for our prosecutors.', reserves: [{ place: ['aim'], words: 'It names no route.' }] }
  await done((await signInAs(server.origin, 'it-speaks')).call('POST', `/api/plans/${plan}/rounds/1/answers`, put))
  await said.getByText('We wait for our prosecutors.').waitFor()
  await said.getByRole('article', { name: 'reserve on Aim' }).getByRole('button', { name: 'Lift the reserve' }).waitFor()
  await said.getByRole('button', { name: 'Replace the answer' }).waitFor()
  await pictureOf(italian, 'own')
  expect(await seriousViolations(italian, '#root')).toEqual([])

  // On paper: which plan and round it is, its period and marking, and the words of the reserve; dark letters on white, whatever the screen has.
  await italian.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await italian.getByText(/^Migrant smuggling 2028–29 · cycle 2026–2029 · 1 Jan 2028 to 31 Dec 2029 · LIMITE/).waitFor()
  await answerOf(italian, 'Italy').getByText('reserve on Aim: It names no route.').waitFor()
  expect(await said.isVisible()).toBe(false)
  expect(await italian.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light')
})
