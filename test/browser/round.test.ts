// A whole round, as its people see it: the driver asks, a Member State puts a reserve and lifts it, an agency comments, the support team
// records what came by e-mail; and the same page by keyboard alone, in both looks.
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { seriousViolations } from '../harness/accessibility.ts'
import { photographInLooks } from '../harness/photograph.ts'
import { addAction, choose, contextOf as contextIn, field, makeEmptyPlan, openCard, openPlanPage, saved } from '../harness/plan-page.ts'
import { answerOf, openerOf, says, startRound, takeOtherStep } from '../harness/round-page.ts'
import type { RunningServer } from '../harness/server.ts'
import { proposeAndAccept } from '../harness/taken-in.ts'
import { serverAndBrowser } from '../harness/server-and-browser.ts'
import { until } from '../harness/wait.ts'

vi.setConfig({ testTimeout: 150_000 })

const pictures = fileURLToPath(new URL('../../test-output/round', import.meta.url))
let server: RunningServer
let browser: Browser
let contexts: BrowserContext[] = []
serverAndBrowser(started => ({ server, browser } = started), pictures)
beforeEach(() => {
  contexts = []
})
afterEach(async () => {
  await Promise.all(contexts.map(context => context.close()))
})

async function contextOf(person: string, options?: Parameters<Browser['newContext']>[0]): Promise<BrowserContext> {
  const context = await contextIn(browser, server, person, options)
  contexts.push(context)
  return context
}
async function roundOf(person: string, plan: string, options?: Parameters<Browser['newContext']>[0]): Promise<Page> {
  const page = await (await contextOf(person, options)).newPage()
  await page.goto(`${server.origin}/plans/${plan}/round`)
  await page.getByRole('heading', { name: /^Consultation/ }).waitFor()
  return page
}
const tally = (page: Page, words: string): Locator => page.getByRole('list', { name: /^Who stands where/ }).getByRole('button', { name: new RegExp(words) })

const pictureOf = (page: Page, name: string): Promise<void> => photographInLooks(page, `${pictures}/${name}`)

/** A plan with one action, which Germany leads and drives. */
async function preparedPlan(area: string): Promise<{ readonly plan: string; readonly german: Page }> {
  const plan = await makeEmptyPlan(server, `2026-2029/${area}`, 'roles')
  const german = await openPlanPage(await contextOf('de-speaks'), server, plan)
  await addAction(german, 'Follow the boats')
  await choose(await openCard(german, 'Follow the boats'), /^Action leader/, 'Germany')
  await saved(german)
  return { plan, german }
}

test('a round goes from its opening to the next, with a reserve that is lifted, comments, an answer by e-mail and more time, and every page shows it', async () => {
  const { plan, german } = await preparedPlan('msthb/ms')
  const italian = await openPlanPage(await contextOf('it-speaks'), server, plan)
  await startRound(german, 'Start consultation', /counts as “no objection”/)

  // On the page of the plan: until when, what silence means, and that Italy’s answer is missing.
  await italian.getByText('A Member State that says nothing has no objection.').waitFor()
  await italian.getByText('Your answer is missing.').waitFor()
  expect(await field(italian, 'Aim').getAttribute('aria-readonly')).toBe('true')
  await pictureOf(italian, 'plan')
  // Comments stay open while the text stands still, and are found by their round.
  const review = italian.getByRole('complementary', { name: 'Review' })
  await review.getByRole('tab', { name: /^Comments/ }).click()
  await review.getByRole('button', { name: 'Comment on the whole plan' }).click()
  await review.getByRole('textbox', { name: 'Your comment · Only Italy' }).fill('Can we say yes?')
  await italian.keyboard.press('Control+Enter')
  await review.getByText('Can we say yes?').waitFor()
  await review.getByRole('combobox', { name: 'Made in' }).selectOption('Between rounds')
  await review.getByText('No comments of this kind').waitFor()
  await review.getByRole('combobox', { name: 'Made in' }).selectOption('Round 1')
  await review.getByText('Can we say yes?').waitFor()
  const own = await (await contextOf('it-speaks')).newPage()
  await own.goto(`${server.origin}/delegation`)
  expect(await own.getByRole('link', { name: 'Round 1 of Migrant smuggling 2028–29' }).getAttribute('href')).toBe(`/plans/${plan}/round`)
  // From a field to the reserve on it.
  await field(await openCard(italian, 'Follow the boats'), 'Description').focus()
  await italian.keyboard.press('Alt+w')
  await italian.getByRole('link', { name: 'Put a reserve on this' }).click()

  const [driver, agency, team] = [await roundOf('de-speaks', plan), await roundOf('frontex-speaks', plan), await roundOf('support-team', plan)]
  await until('all who were asked have not answered', async () => Number((await tally(driver, 'not answered yet').locator('strong').innerText())) > 30)
  await driver.getByText('a Member State that says nothing has no objection').waitFor()
  expect(await answerOf(driver, 'Germany').count()).toBe(0)

  const form = italian.getByRole('dialog', { name: 'Answer of Italy' })
  expect(await form.getByRole('radio', { name: /^Reserve/ }).isChecked()).toBe(true)
  await until('it stands where one came from', async () => (await form.getByRole('combobox', { name: /^Stands on/ }).inputValue()) === '1.1 Follow the boats' && (await form.getByRole('button', { name: /In it/ }).innerText()).includes('Description'))
  await form.getByRole('button', { name: 'Answer for Italy' }).click()
  const cannot = form.getByRole('textbox', { name: 'What you cannot agree to, and what would help' })
  await form.getByText('Say what you cannot agree to.').waitFor()
  await until('the focus is in what is missing', () => cannot.evaluate(box => box === document.activeElement && box.getAttribute('aria-invalid') === 'true'))
  await cannot.fill('Prosecutors must be able to leave')
  // And on another place.
  await form.getByRole('button', { name: 'Another place' }).click()
  const second = form.getByRole('group', { name: 'Reserve 2' })
  await choose(second, /^Stands on/, 'Aim')
  await second.getByRole('textbox', { name: 'What you cannot agree to, and what would help' }).fill('It names no route')
  await pictureOf(italian, 'answer')
  await form.getByRole('button', { name: 'Answer for Italy' }).click()
  await says(driver, 'Italy', /reserve on .*1\.1 · Description/)
  await until('it is counted', async () => (await tally(driver, 'reserve or scrutiny reserve').locator('strong').innerText()) === '1')

  // An agency comments, and cannot object.
  await agency.getByRole('button', { name: 'Answer for Frontex' }).click()
  const comments = agency.getByRole('dialog', { name: 'Answer of Frontex' })
  await until('it can comment or not', async () => (await comments.getByRole('radio').count()) === 2)
  await comments.getByRole('radio', { name: 'Comments', exact: true }).check({ force: true })
  await comments.getByRole('textbox', { name: 'Remarks' }).fill('See our remarks on 1.1')
  await comments.getByRole('button', { name: 'Answer for Frontex' }).click()
  await says(driver, 'Frontex', 'See our remarks on 1.1')

  // What came by e-mail is recorded, and says so.
  await openerOf(team, 'Netherlands').click()
  await team.getByRole('button', { name: 'Record an answer received in writing' }).click()
  const record = team.getByRole('dialog', { name: /^An answer of (the )?Netherlands received in writing/ })
  await record.getByRole('textbox', { name: 'How and when it came' }).fill('E-mail of 24 November')
  await record.getByRole('radio', { name: 'No objection', exact: true }).check({ force: true })
  await record.getByRole('button', { name: 'Record the answer' }).click()
  await says(driver, 'Netherlands', 'in writing, recorded by Europol')

  // A number shows those it counts.
  await tally(driver, 'reserve or scrutiny reserve').click()
  await until('Italy stands there alone', async () => (await driver.getByRole('rowheader').count()) === 1)
  await openerOf(driver, 'Italy').click()
  const panel = driver.getByRole('complementary', { name: 'Italy' })
  await panel.getByText('Prosecutors must be able to leave').waitFor()
  expect(await panel.getByRole('button', { name: 'Lift the reserve' }).count()).toBe(0)
  await pictureOf(driver, 'round')

  await driver.getByRole('button', { name: 'Give more time' }).click()
  await driver.getByRole('dialog', { name: 'Give more time' }).getByRole('button', { name: 'Extend the round' }).click()
  await italian.getByText(/^extended by Germany/).waitFor()

  // One press, a moment to keep it, and it is lifted and still there.
  const lift = italian.getByRole('region', { name: 'Your delegation: Italy' }).getByRole('article').filter({ hasText: 'Prosecutors must be able to leave' })
  await lift.getByRole('button', { name: 'Lift the reserve' }).click()
  await lift.getByRole('button', { name: 'Keep it' }).click()
  await lift.getByRole('button', { name: 'Lift the reserve' }).click()
  await panel.getByText(/^lifted on .* for Italy; it stays on record/).waitFor()

  // The round ends, the plan is written, and the next asks about the next version: Italy’s word stands on the one before.
  await takeOtherStep(german, 'Back to drafting')
  await driver.getByText(/^closed /).waitFor()
  await until('it can be written', async () => (await field(german, 'Aim').getAttribute('aria-readonly')) !== 'true')
  await field(german, 'Aim').click()
  await german.keyboard.type('A new aim.')
  await saved(german)
  await startRound(german, 'Start round 2', /counts as “no answer”/)
  await driver.getByRole('heading', { name: 'Consultation, round 2' }).waitFor()
  await driver.getByRole('list', { name: /^Who stands where/ }).getByRole('button', { pressed: true }).click()
  await says(driver, 'Netherlands', 'Aim changed since')
  await says(driver, 'Netherlands', '0.1')
  await driver.getByRole('combobox', { name: 'Round', exact: true }).selectOption('Round 1')
  await driver.getByRole('heading', { name: 'Consultation, round 1' }).waitFor()
})

test('a page that is opened in a round shows what delegations are asked about, what changes under it as it comes, and either on request', async () => {
  const { plan, german } = await preparedPlan('msthb/thb')
  await field(german, 'Aim').click()
  await german.keyboard.type('Fewer loads by sea.')
  const card = await openCard(german, 'Follow the boats')
  await field(card, 'Description').click()
  await german.keyboard.type('From the coast to the inland ports.')
  await saved(german)
  await startRound(german, 'Start consultation', /counts as “no answer”/)
  const italian = await openPlanPage(await contextOf('it-speaks', { bypassCSP: true }), server, plan)
  await italian.getByText('Your answer is missing.').waitFor()
  const shown = italian.getByRole('radiogroup', { name: 'Which text the page shows' })
  expect(await shown.count()).toBe(0)
  const [action = ''] = await italian.getByRole('article', { name: 'Follow the boats' }).evaluateAll(cards => cards.map(each => each.id.replace('at-actions-', '')))
  const line = (text: string) => [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }]
  await proposeAndAccept(server, plan, { person: 'it-speaks', party: 'ms-it' }, { person: 'de-speaks', party: 'ms-de' }, [
    { place: ['aim'], text: line('Fewer loads by sea and by air.') },
    { place: ['actions', action, 'title'], value: 'Follow the boats and the planes' },
    { place: ['actions', action, 'kind'], value: 'training' },
  ])

  // On the open page it is there at once, with what has changed.
  await field(italian, 'Aim').getByText('Fewer loads by sea and by air.').waitFor()
  await italian.getByRole('button', { name: /^Show what was consulted: Aim/ }).waitFor()
  await italian.getByText('3 places have changed since version 0.1', { exact: false }).waitFor()
  expect(await shown.getByRole('radio', { name: 'As it stands now' }).getAttribute('aria-checked')).toBe('true')

  // Opened now, the page shows what was asked about, and says where it is not so any more. What is said of it has its room before it is known.
  let answer = (): void => undefined
  const held = new Promise<void>(resolve => {
    answer = resolve
  })
  await italian.route(url => url.pathname === `/api/plans/${plan}/rounds`, async route => {
    await held
    await route.continue()
  })
  await italian.reload()
  await italian.getByText('The plan has changed since version 0.1, about which delegations are asked.').waitFor()
  const heading = italian.getByRole('heading', { level: 1 })
  const before = await heading.boundingBox()
  answer()
  await italian.getByText('You read version 0.1, about which delegations are asked. 3 places have changed since; each says so.').waitFor()
  await italian.getByText('Your answer is missing.').waitFor()
  expect(await heading.boundingBox()).toEqual(before)
  // On a small screen it says until when and what one answered, and the rest on request.
  await italian.setViewportSize({ width: 390, height: 844 })
  const more = italian.getByRole('button', { name: 'More', exact: true })
  await more.waitFor()
  expect(await italian.getByRole('button', { name: /^Changes since version/ }).count()).toBe(0)
  await pictureOf(italian, 'small')
  // What its banner has no room for is found by its name.
  await italian.keyboard.press('Control+k')
  await italian.getByRole('combobox', { name: 'Search or jump to' }).fill('How a round works')
  await italian.getByRole('option', { name: /How a round works/ }).waitFor()
  await italian.keyboard.press('Enter')
  await italian.getByRole('dialog', { name: 'How a round works' }).waitFor()
  await italian.keyboard.press('Escape')
  await more.press('Enter')
  await italian.getByRole('button', { name: /^Changes since version 0\.1/ }).waitFor()
  await italian.getByRole('button', { name: 'Less', exact: true }).press('Enter')
  await italian.setViewportSize({ width: 1440, height: 900 })
  const consulted = italian.getByRole('region', { name: 'Aim, as in version 0.1' })
  expect(await consulted.innerText()).toBe('Fewer loads by sea.')
  const old = await openCard(italian, 'Follow the boats')
  await old.getByText('Changed since 0.1').waitFor()
  expect(await old.getByRole('region', { name: 'Kind, as in version 0.1' }).innerText()).not.toContain('Training')
  await field(old, 'Description').getByText('From the coast to the inland ports.').waitFor()
  await pictureOf(italian, 'consulted')
  expect(await seriousViolations(italian, '#root')).toEqual([])

  // One place, and then all of them.
  await italian.getByRole('button', { name: 'Show what stands now: Title' }).press('Enter')
  const renamed = italian.getByRole('article', { name: 'Follow the boats and the planes' })
  await renamed.getByRole('button', { name: /^Show what was consulted: Title/ }).waitFor()
  await shown.getByRole('radio', { name: 'As it stands now' }).click()
  await field(italian, 'Aim').getByText('Fewer loads by sea and by air.').waitFor()
  await renamed.getByText('Changed since version 0.1.').last().waitFor()
  await pictureOf(italian, 'today')
  await shown.getByRole('radio', { name: 'As consulted' }).click()
  await consulted.waitFor()
  // To go to a place is to see what stands there.
  await italian.getByRole('button', { name: /^Changes since version 0\.1/ }).click()
  await italian.getByRole('dialog').getByRole('button', { name: 'Aim' }).click()
  await field(italian, 'Aim').getByText('Fewer loads by sea and by air.').waitFor()

  // After the round there is one text again.
  await takeOtherStep(german, 'Back to drafting')
  await shown.waitFor({ state: 'detached' })
  await field(italian, 'Aim').getByText('Fewer loads by sea and by air.').waitFor()
})

test('the page of a round is read and answered by keyboard alone, and has no serious accessibility violation in both looks', async () => {
  const { plan, german } = await preparedPlan('env/env')
  const none = await roundOf('it-speaks', plan, { bypassCSP: true })
  await none.getByText('No round has been opened yet').waitFor()
  await startRound(german, 'Start consultation', /counts as “no answer”/)
  const page = none
  // What React Aria tells of a button that was pressed stands beside the page for some seconds, and names it no more.
  const part = '#root, [role=dialog]'
  const first = page.getByRole('rowheader').first().getByRole('button')
  await first.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  const reached = await page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
  expect(reached).toContain((await page.getByRole('rowheader').nth(1).innerText()).trim().split('\n').at(-1) ?? '')
  await page.keyboard.press('Enter')
  await page.getByRole('complementary').getByText('This delegation has not answered yet.').waitFor()
  await page.getByRole('button', { name: 'Answer for Italy' }).focus()
  await page.keyboard.press('Enter')
  const form = page.getByRole('dialog', { name: 'Answer of Italy' })
  await form.getByRole('radio', { name: 'No objection', exact: true }).focus()
  await page.keyboard.press('Space')
  expect(await seriousViolations(page, part)).toEqual([])
  await form.getByRole('button', { name: 'Answer for Italy' }).focus()
  await page.keyboard.press('Enter')
  await says(page, 'Italy', 'no objection')
  await page.getByRole('button', { name: 'How a round works' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'How a round works' }).getByText('The product adopts nothing.', { exact: false }).waitFor()
  await pictureOf(page, 'how')
  expect(await seriousViolations(page, part)).toEqual([])
  await page.keyboard.press('Escape')
  for (const [colorScheme, width] of [['light', 1440], ['dark', 390]] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 900 })
    expect(await seriousViolations(page, part)).toEqual([])
  }
})
