// The whole way of a plan, as four people see it in four browsers: from drafting through two rounds to recorded adoption and an
// amendment. Germany drives, Frontex drafts with it, Italy answers, and the support team records; nobody does anything but on a page.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { extractRawText } from 'mammoth'
import type { Browser, Locator, Page } from 'playwright-core'
import readExcel from 'read-excel-file/node'
import { beforeAll, expect, test, vi } from 'vitest'
import { PlanId } from '../../shared/ids.ts'
import { caretTo } from '../harness/caret.ts'
import { inStore } from '../harness/in-store.ts'
import { isPhotographing, photograph } from '../harness/photograph.ts'
import { addAction, card, choose, contextOf, field, makeEmptyPlan, openCard, openPlanPage, planPageOf, saved } from '../harness/plan-page.ts'
import { downloaded, exported } from '../harness/downloads.ts'
import { runProgram } from '../harness/program.ts'
import { draft, forEveryone, proposal, review, showPart, thread } from '../harness/review-panel.ts'
import { adoption, atOnce, openerOf, says, startRound, takeOtherStep, takeStep, toAnswers, toPlan } from '../harness/round-page.ts'
import type { RunningServer } from '../harness/server.ts'
import { serverAndBrowser } from '../harness/server-and-browser.ts'
import { slowLine, type SlowLine } from '../harness/slow-line.ts'
import { until } from '../harness/wait.ts'
import { selectRead, selectWritten } from '../harness/words.ts'

vi.setConfig({ testTimeout: 180_000 })

const pictures = fileURLToPath(new URL('../../test-output/whole-way', import.meta.url))
const title = 'Watch the strait'
const planName = 'Migrant smuggling 2028–29'
let server: RunningServer
let browser: Browser
serverAndBrowser(started => ({ server, browser } = started), pictures)

let plan: string
let driver: Page
let agency: Page
let line: SlowLine
let delegation: Page
let team: Page

beforeAll(async () => {
  plan = await makeEmptyPlan(server, '2026-2029/msthb/ms', 'roles')
  const frontex = await contextOf(browser, server, 'frontex-speaks')
  line = await slowLine(frontex, '/sync/plan')
  const open = (person: string): Promise<Page> => planPageOf(browser, server, person, plan)
  ;[agency, driver, delegation, team] = await Promise.all([openPlanPage(frontex, server, plan), open('de-speaks'), open('it-speaks'), open('support-team')])
}, 180_000)

const text = (page: Page, name: string): Locator => (name === 'Aim' ? field(page, name) : field(card(page, title), name))
const words = async (locator: Locator): Promise<string> => (await locator.innerText()).replaceAll(/[\s\u200b\ufeff]+/g, ' ').trim()
const status = (page: Page, name: string): Promise<void> => page.getByRole('listitem').filter({ hasText: name }).and(page.locator('[aria-current="step"]')).waitFor()

let pictured = 0
async function pictureOf(page: Page, name: string): Promise<void> {
  if (!isPhotographing) return
  const before = page.viewportSize()
  pictured++
  for (const [width, colorScheme] of [[1440, 'light'], [390, 'dark']] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 900 })
    await photograph(page, { path: `${pictures}/${String(pictured).padStart(2, '0')}-${name}-${width}.png` })
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  if (before !== null) await page.setViewportSize(before)
}

test('the plan is drafted and commented on, and the driver is shown what stands in the way of a round before it can be opened', async () => {
  await addAction(driver, title)
  await caretTo('start', field(await openCard(driver, title), 'Description'))
  await driver.keyboard.type('The team works for twelve months. It meets in spring, and reports to the driver of this plan.')
  await saved(driver)

  await openCard(delegation, title)
  await selectRead(text(delegation, 'Description'), 'in spring')
  await delegation.getByRole('button', { name: 'Comment', exact: true }).click()
  await forEveryone(delegation)
  await delegation.keyboard.type('Before the season, please.')
  await delegation.keyboard.press('Control+Enter')
  await text(driver, 'Description').locator('mark').click()
  await thread(driver, 'Before the season').getByRole('textbox', { name: 'Your reply' }).fill('In March, then.')
  await driver.keyboard.press('Control+Enter')
  await thread(delegation, 'In March, then.').waitFor()

  // Whoever may not take the step reads who may.
  await team.getByText(/^Next step: Start consultation · \d to fix/).waitFor()
  expect(await team.getByRole('button', { name: /^Start consultation/ }).count()).toBe(0)
  await team.getByRole('button', { name: 'Ask Germany to start the consultation' }).click()
  const asked = team.getByRole('dialog', { name: 'Ask Germany to start the consultation' })
  await asked.getByText('Whoever speaks for Germany, the driver, takes this step.').waitFor()
  await pictureOf(team, 'who-may')
  await asked.getByRole('button', { name: 'Close' }).click()
  await driver.getByRole('button', { name: /^Start consultation · \d to fix/ }).click()
  const dialog = driver.getByRole('dialog', { name: 'Start consultation' })
  expect(await dialog.getByRole('button', { name: 'Start consultation' }).getAttribute('aria-disabled')).toBe('true')
  await pictureOf(driver, 'in-the-way')
  await dialog.getByRole('listitem').filter({ hasText: /leader/i }).getByRole('button', { name: 'Go there' }).click()
  await dialog.waitFor({ state: 'detached' })
  await choose(card(driver, title), /^Action leader/, 'Germany')
  await saved(driver)
  await driver.getByRole('button', { name: 'Start consultation', exact: true }).waitFor()
})

test('the agency that types while the round opens keeps its words, and sends them as a proposal', async () => {
  await text(agency, 'Aim').click()
  await saved(agency)
  line.hold()
  await agency.keyboard.type('Fewer boats.')
  await startRound(driver, 'Start consultation', 'counts as “no objection”')
  await agency.getByText(/^Round 1 is open until/).waitFor()
  line.letGo()
  const kept = agency.getByRole('region', { name: 'Kept for you, not saved in the plan' })
  await kept.getByText('A round of consultation is open').waitFor()
  await kept.getByText('Fewer boats.').waitFor()
  await pictureOf(agency, 'kept-words')
  expect(await words(text(driver, 'Aim'))).toBe('')

  // All that was typed in one go is one piece, and what can be done with it stands beside it.
  expect(await kept.getByText('Mine:').count()).toBe(1)
  await kept.getByRole('button', { name: 'Propose a change' }).click()
  const own = draft(agency, 'Frontex', 'Aim')
  await caretTo('start', own.getByRole('textbox', { name: 'Draft of Frontex: Aim' }))
  await agency.keyboard.type('Fewer boats.')
  await own.getByRole('textbox', { name: 'Reason' }).fill('It is what we count.')
  await own.getByRole('button', { name: 'Send', exact: true }).click()
  await kept.getByRole('button', { name: 'Discard', exact: true }).click()
  await kept.waitFor({ state: 'detached' })
  await showPart(driver, 'Proposals')
  await proposal(driver, 'Frontex', 'Aim').getByText('It is what we count.').waitFor()
})

test('the time runs out while the delegation is off-line and the server is away; what it wrote arrives, and its late answer is taken and marked', async () => {
  // Begun with a connection, and gone on with without one.
  await text(delegation, 'Description').focus()
  await delegation.keyboard.press('Control+Alt+P')
  const own = draft(delegation, 'Italy', 'Description')
  const written = own.getByRole('textbox', { name: 'Draft of Italy: Description' })
  await until('the caret is in the draft', () => written.evaluate(element => element.contains(document.activeElement)))
  await delegation.context().setOffline(true)
  await own.getByText('Kept on this device').waitFor()
  await selectWritten(written, 'twelve months')
  await delegation.keyboard.type('two years')
  await own.getByRole('textbox', { name: 'Reason' }).fill('Courts need the time.')
  await selectRead(text(delegation, 'Description'), 'reports to')
  await delegation.getByRole('button', { name: 'Comment', exact: true }).click()
  await forEveryone(delegation)
  await delegation.keyboard.type('Written on the train.')
  await delegation.keyboard.press('Control+Enter')
  await thread(delegation, 'Written on the train.').getByText('Not sent yet').waitFor()
  await pictureOf(delegation, 'off-line')

  // Meanwhile the others answer, one of them by e-mail, and there is more time.
  await Promise.all([agency, team, driver].map(toAnswers))
  await agency.getByRole('button', { name: 'Answer for Frontex' }).click()
  const answer = agency.getByRole('dialog', { name: 'Answer of Frontex' })
  await answer.getByRole('radio', { name: 'Comments', exact: true }).check({ force: true })
  await answer.getByRole('textbox', { name: 'Remarks' }).fill('See our proposal')
  await answer.getByRole('button', { name: 'Answer for Frontex' }).click()
  await says(driver, 'Frontex', 'See our proposal')
  await openerOf(team, 'Netherlands').click()
  await team.getByRole('button', { name: 'Record an answer received in writing' }).click()
  const received = team.getByRole('dialog', { name: /^An answer of .*Netherlands received in writing/ })
  await received.getByRole('textbox', { name: 'How and when it came' }).fill('E-mail of 24 November')
  await received.getByRole('radio', { name: 'No objection', exact: true }).check({ force: true })
  await received.getByRole('button', { name: 'Record the answer' }).click()
  await says(driver, 'Netherlands', 'in writing, recorded by Europol')
  await driver.getByRole('button', { name: 'Give more time' }).click()
  await driver.getByRole('dialog', { name: 'Give more time' }).getByRole('button', { name: 'Extend the round' }).click()
  await team.getByText(/^extended by Germany/).waitFor()

  await server.kill()
  await inStore(server, ({ database }) => database.updateTable('rounds').set({ deadline_at: new Date(Date.now() - 60_000).toISOString() }).where('plan', '=', PlanId.parse(plan)).execute())
  await server.startAgain()
  await driver.getByText(/^time was up/).waitFor()

  await delegation.context().setOffline(false)
  await toPlan(driver, planName)
  await showPart(driver, 'Comments')
  await thread(driver, 'Written on the train.').waitFor()
  await thread(delegation, 'Written on the train.').getByText('Not sent yet').waitFor({ state: 'detached' })
  await own.getByRole('button', { name: 'Send', exact: true }).click()
  await showPart(driver, 'Proposals')
  await proposal(driver, 'Italy', '1.1 · Description').getByText('Courts need the time.').waitFor()

  await toAnswers(delegation)
  await delegation.getByRole('button', { name: 'Answer for Italy' }).click()
  const form = delegation.getByRole('dialog', { name: 'Answer of Italy' })
  await form.getByRole('radio', { name: /^Reserve/ }).check({ force: true })
  await choose(form, /^Stands on/, '1.1')
  await form.getByRole('textbox', { name: 'What you cannot agree to, and what would help' }).fill('Prosecutors must be able to leave')
  await form.getByRole('button', { name: 'Another place' }).click()
  const second = form.getByRole('group', { name: 'Reserve 2' })
  await choose(second, /^Stands on/, 'Aim')
  await second.getByRole('textbox', { name: 'What you cannot agree to, and what would help' }).fill('It names no route')
  await form.getByRole('button', { name: 'Answer for Italy' }).click()
  await says(team, 'Italy', 'late')
  await pictureOf(team, 'answers')
})

test('one proposal is taken in and the other declined with a word that its author reads; the next round asks about what is new', async () => {
  await proposal(driver, 'Frontex', 'Aim').getByRole('button', { name: 'Decline …' }).click()
  const word = proposal(driver, 'Frontex', 'Aim').getByRole('textbox', { name: 'Why (needed)' })
  await word.fill('We count arrests')
  await word.press('Enter')
  await proposal(driver, 'Frontex', 'Aim').waitFor({ state: 'detached' })
  await proposal(driver, 'Italy', '1.1 · Description').getByRole('button', { name: 'Accept', exact: true }).click()
  await openCard(driver, title)
  await expect.poll(() => words(text(driver, 'Description'))).toBe('The team works for two years. It meets in spring, and reports to the driver of this plan.')
  await toPlan(agency, planName)
  await agency.getByText(/^Round 1 is still open, .* its time was up/).waitFor()
  await showPart(agency, 'Proposals')
  await review(agency).getByRole('combobox', { name: 'Which proposals' }).selectOption('Decided')
  await proposal(agency, 'Frontex', 'Aim').getByText('We count arrests').waitFor()
  await pictureOf(agency, 'declined')

  await takeOtherStep(driver, 'Back to drafting', async dialog => {
    await pictureOf(driver, 'leaving')
    await dialog.getByText(/39 delegations that were asked have not answered; .*by silence\./).waitFor()
  })
  await until('it can be written', async () => (await text(driver, 'Aim').getAttribute('aria-readonly')) !== 'true')
  await text(driver, 'Aim').click()
  await driver.keyboard.type('More arrests.')
  await saved(driver)
  await startRound(driver, 'Start round 2', 'counts as “no answer”')
  await delegation.getByRole('heading', { name: 'Consultation, round 2' }).waitFor()
  await says(delegation, 'Netherlands', /Aim.* changed since/)
  await openerOf(delegation, 'Italy').click()
  const panel = delegation.getByRole('complementary', { name: 'Italy' })
  await panel.getByRole('article').filter({ hasText: 'Prosecutors' }).getByRole('button', { name: 'Lift the reserve' }).click()
  await panel.getByText(/^lifted on .* for Italy; it stays on record/).waitFor()
  await pictureOf(delegation, 'lifted')
})

test('what still stands goes along, seen by the driver; the plan is handed in, its adoption recorded, and the table of answers says all of it', async () => {
  await takeStep(driver, 'Finish the rounds', async dialog => {
    await dialog.getByText(/39 delegations that were asked have not answered, and have time until/).waitFor()
    await pictureOf(driver, 'finish')
    await dialog.getByRole('checkbox', { name: 'Italy: reserve on Aim' }).check({ force: true })
  })
  await takeStep(driver, 'Submit the plan', atOnce)
  await toPlan(team, planName)
  await takeStep(team, 'Record adoption', adoption('COSI', 'ST 15432/26'))
  await status(driver, 'Adopted')
  await pictureOf(driver, 'adopted')

  const sheets = await readExcel(readFileSync(await exported(delegation, 'Excel workbook')))
  const [answers = [], proposals = [], rounds = []] = sheets.map(({ data }) => data.map(cells => cells.map(value => (value === null ? '' : String(value)))))
  const rowOf = (round: string, of: string): readonly string[] => answers.find(cells => cells[0] === round && cells[1] === of) ?? []
  expect(rowOf('1', 'Netherlands')).toEqual(expect.arrayContaining(['no objection', 'recorded by Europol', 'E-mail of 24 November']))
  expect(rowOf('1', 'Italy')).toEqual(expect.arrayContaining(['reserve', 'late', '0.1']))
  expect(rowOf('1', 'Italy').at(-1)).toMatch(/1\.1: Prosecutors must be able to leave \(lifted .*Italy\)/)
  expect(rowOf('1', 'Italy').at(-1)).toMatch(/Aim: It names no route \(stands\)/)
  expect(rowOf('1', 'Austria')).toContain('by silence')
  expect(rowOf('2', 'Austria')).toContain('not answered')
  expect(proposals.slice(2).map(cells => [cells[0], cells[1], cells[3]?.split(',')[0]])).toEqual([['Aim', 'Frontex', 'declined by Germany'], ['1.1 · Description', 'Italy', 'accepted by Germany']])
  expect(rounds.find(cells => cells[0] === '1')).toContainEqual(expect.stringMatching(/^given by Germany on .*; it was .* before$/))
  const { value: paper } = await extractRawText({ path: await exported(delegation, 'Word document') })
  for (const said of ['E-mail of 24 November', 'late', 'lifted', 'by silence', 'We count arrests']) expect([said, paper.includes(said)]).toEqual([said, true])
})

const adopted = (page: Page, label: string): Locator => page.getByRole('region', { name: new RegExp(`^Version ${label.replace('.', '\\.')} was adopted by COSI on `) })

/** What anybody of the circle downloads, checked by the program that needs no workspace; and with one word changed. */
async function verify(page: Page, label: string, word: string): Promise<void> {
  const path = await downloaded(page, () => adopted(page, label).getByRole('button', { name: 'Download the adopted version' }).click())
  const folder = mkdtempSync(join(tmpdir(), 'empact-whole-way-'))
  const changed = join(folder, 'changed.json')
  const said = readFileSync(path, 'utf8')
  expect(said).toContain(word)
  writeFileSync(changed, said.replace(word, 'Fewer'))
  const [good, bad] = await Promise.all([path, changed].map(each => runProgram('verify', [each], {})))
  rmSync(folder, { recursive: true })
  expect([good?.code, bad?.code]).toEqual([0, 1])
  for (const hash of await adopted(page, label).locator('dd').allInnerTexts()) expect(good?.said).toContain(hash)
}

test('the adopted version is downloaded and verifies, an amendment goes the same way beside the plan, and what it adopts verifies too', async () => {
  await agency.getByRole('button', { name: 'History', exact: true }).click()
  await agency.getByRole('main').getByText('Accepted a proposal for 1.1 · Description').waitFor()
  await agency.getByRole('tab', { name: 'Versions' }).click()
  await pictureOf(agency, 'versions')
  await verify(agency, '1.0', 'More arrests.')

  await takeStep(driver, 'Amend the plan', dialog => dialog.getByRole('textbox', { name: 'Reason' }).fill('A new route appeared'))
  await until('it can be written', async () => (await text(driver, 'Aim').getAttribute('aria-readonly')) !== 'true')
  await caretTo('end', text(driver, 'Aim'))
  await driver.keyboard.type(' On the new route too.')
  await saved(driver)
  await startRound(driver, 'Start round 3', 'counts as “no answer”')
  await driver.getByRole('link', { name: 'The texts here are the amendment’s; what was adopted is version 1.0' }).waitFor()
  await pictureOf(driver, 'amendment')
  await delegation.getByRole('heading', { name: 'Consultation, round 3' }).waitFor()
  // What was said before the adoption was about what is adopted: an amendment asks anew.
  await delegation.getByRole('button', { name: 'Answer for Italy' }).first().click()
  const form = delegation.getByRole('dialog', { name: 'Answer of Italy' })
  await form.getByRole('radio', { name: 'No objection', exact: true }).check({ force: true })
  await form.getByText('This answer lifts your standing reserve.').waitFor()
  await form.getByRole('button', { name: 'Answer for Italy' }).click()
  await says(delegation, 'Italy', 'no objection')
  await takeStep(driver, 'Finish the rounds')
  await takeStep(driver, 'Submit the plan', atOnce)
  await takeStep(team, 'Record adoption', adoption('COSI', 'ST 16000/26'))
  await verify(agency, '2.0', 'On the new route too.')
  await status(driver, 'Adopted')
  await driver.getByText(/^COSI, .*ST 16000\/26 \(version 2\.0\)$/).waitFor()
})
