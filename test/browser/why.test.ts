// "Why may I (not)?" at a field, and what the answers lead to, as people of several delegations see it on the real page.
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { seriousViolations } from '../harness/accessibility.ts'
import { launchBrowser } from '../harness/browser.ts'
import { addAction, choose, contextOf as contextIn, field, inDays, makeEmptyPlan, openCard, openPlanPage, participants, saved } from '../harness/plan-page.ts'
import { lendPen } from '../harness/roles.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
import { until } from '../harness/wait.ts'

vi.setConfig({ testTimeout: 150_000 })

let server: RunningServer
let browser: Browser
let contexts: BrowserContext[] = []

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await server?.remove()
})
beforeEach(() => {
  contexts = []
})
afterEach(async () => {
  await Promise.all(contexts.map(context => context.close()))
})

/** In which nobody has the pen. */
const planOf = (area: string): Promise<string> => makeEmptyPlan(server, `2026-2029/${area}`, 'roles')

async function pageOf(person: string, plan: string, viewport = { width: 1440, height: 900 }): Promise<Page> {
  // axe is brought in as a script of its own.
  const context = await contextIn(browser, server, person, { bypassCSP: true, viewport })
  contexts.push(context)
  return openPlanPage(context, server, plan)
}

const answerAt = (page: Page, name: string): Locator => page.getByRole('dialog', { name: `Who writes “${name}”, and why` })
const isFocused = (control: Locator): Promise<boolean> => control.evaluate(element => element === document.activeElement)

test('a field that one may not write says who may, since when and by whose appointment, and asks the driver for the pen in one press', async () => {
  const plan = await planOf('env/env')
  const [german, maltese] = [await pageOf('de-speaks', plan), await pageOf('mt-speaks', plan)]
  await addAction(german, 'Watch the waste')
  const own = await openCard(maltese, 'Watch the waste')
  const kind = own.locator('[data-place$="/kind"]')
  await kind.scrollIntoViewIfNeeded()
  await kind.hover()
  await kind.getByRole('button', { name: 'Why?' }).click()
  const answer = answerAt(maltese, 'Kind')
  await answer.getByText('You may not write this now.').waitFor()
  await answer.getByText('The driver, the co-drivers and the accepted leaders of this action write it.', { exact: false }).waitFor()
  await answer.getByText('Germany, as driver').waitFor()
  await answer.getByText('Frontex, as co-driver').waitFor()
  await expect.poll(() => answer.getByText(/^Named on 20 Nov 2026, decision: provisional\. It accepted on \d+ \w{3} \d{4}\.$/).count()).toBe(2)
  await answer.getByText('Terms of Reference 14884/1/18: the driver leads the priority and its plan', { exact: false }).waitFor()
  expect(await seriousViolations(maltese, '[role="dialog"]')).toEqual([])
  await answer.getByRole('button', { name: 'Ask Germany for the pen' }).click()
  await answer.getByText('Asked for the pen', { exact: true }).waitFor()
  await german.getByText('1 delegation asks for the pen').waitFor()
  // The button goes where one points, and no field keeps one.
  await maltese.keyboard.press('Escape')
  await answer.waitFor({ state: 'detached' })
  const driver = maltese.locator('[data-why="record/driver"]')
  await driver.hover()
  await driver.getByRole('button', { name: 'Why?' }).waitFor()
  await kind.hover()
  await driver.getByRole('button', { name: 'Why?' }).waitFor({ state: 'detached' })
})

test('by keyboard: Alt and W opens it in any field, Tab goes on to the next one, and the other fields are led to from there', async () => {
  const plan = await planOf('ecfin/vat')
  const german = await pageOf('de-speaks', plan)
  await addAction(german, 'Count the carousels')
  const maltese = await pageOf('mt-speaks', plan)
  const own = await openCard(maltese, 'Count the carousels')
  await field(own, 'Description').focus()
  const button = own.locator('[data-place$="/description"]').getByRole('button', { name: 'Why?', description: 'Who writes “Description”, and why' })
  await button.waitFor()
  await maltese.keyboard.press('Tab')
  expect(await maltese.evaluate(() => document.activeElement?.textContent)).not.toBe('Why?')
  await field(own, 'Description').focus()
  await maltese.keyboard.press('Alt+KeyW')
  await answerAt(maltese, 'Description').getByText('You may not write this now.').waitFor()
  await answerAt(maltese, 'Description').getByRole('button', { name: 'Action leader' }).click()
  await answerAt(maltese, 'Action leader').getByText('The driver and the co-drivers write this.', { exact: false }).waitFor()
  await maltese.keyboard.press('Escape')
  await until('the focus is back', () => isFocused(field(own, 'Description')))

  const aim = field(german, 'Aim')
  await aim.click()
  await german.keyboard.type('Fewer carousels')
  await german.keyboard.press('Alt+KeyW')
  await answerAt(german, 'Aim').getByText('You may write this, as driver: Germany.').waitFor()
  await german.keyboard.press('Escape')
  await until('the caret is back in the aim', () => isFocused(aim))
  await german.keyboard.type('.')
  await saved(german)
  expect((await aim.innerText()).trim()).toBe('Fewer carousels.')
  // What is closed takes no focus: the card has a button of its own.
  await own.getByRole('button', { name: 'Who writes “Count the carousels”, and why' }).press('Enter')
  await answerAt(maltese, 'Description').waitFor()
})

test('on a telephone the panel scrolls inside and its close button stays in view; Escape closes it too, and the focus goes back', async () => {
  const plan = await planOf('mtcn/mtcn')
  const german = await pageOf('de-speaks', plan)
  await addAction(german, 'Name the networks')
  const maltese = await pageOf('mt-speaks', plan, { width: 390, height: 600 })
  const own = await openCard(maltese, 'Name the networks')
  const answer = answerAt(maltese, 'Participants')
  const takePart = own.getByRole('button', { name: 'Take part as Malta' })
  await takePart.focus()
  await maltese.keyboard.press('Alt+KeyW')
  await answer.waitFor()
  const close = answer.getByRole('button', { name: 'Close' })
  const scrolled = await answer.evaluate(dialog => {
    const panel = dialog.parentElement
    if (panel === null) throw new Error('the dialog is in its panel')
    panel.scrollTop = panel.scrollHeight
    return { by: panel.scrollTop, bottom: panel.getBoundingClientRect().bottom, height: window.innerHeight }
  })
  expect(scrolled.by).toBeGreaterThan(0)
  expect(scrolled.bottom).toBeLessThanOrEqual(scrolled.height)
  const isAtTop = (button: Element): boolean => {
    const { left, top, width, height } = button.getBoundingClientRect()
    return button.contains(document.elementFromPoint(left + width / 2, top + height / 2))
  }
  expect(await close.evaluate(isAtTop)).toBe(true)
  await close.click()
  await answer.waitFor({ state: 'detached' })
  await until('the focus is back after closing', () => isFocused(takePart))
  // Asked by the button in the field, the focus goes back to where one was, and not to that button.
  await own.locator('[data-place$="/participants"]').getByRole('button', { name: 'Why?' }).click()
  await answer.waitFor()
  await maltese.keyboard.press('Escape')
  await answer.waitFor({ state: 'detached' })
  await until('the focus is back after Escape', () => isFocused(takePart))
})

test('there is one button at a time, and it lies over no control, at any width', async () => {
  const plan = await planOf('firex/firex')
  const german = await pageOf('de-speaks', plan)
  await addAction(german, 'Trace the parts')
  await choose(await openCard(german, 'Trace the parts'), /^Participants/, 'Italy')
  await choose(await openCard(german, 'Trace the parts'), /^Participants/, 'Spain')
  await saved(german)
  for (const width of [1440, 1024, 390]) {
    await german.setViewportSize({ width, height: 900 })
    const met = await german.evaluate(async () => {
      const pressable = 'a[href], button:not([data-tells]), input, textarea, [contenteditable="true"]'
      const over: string[] = []
      let shown = 0
      for (const place of document.querySelectorAll<HTMLElement>('[data-why], [data-place]:not(article)')) {
        if (place.getClientRects().length === 0) continue
        place.scrollIntoView({ block: 'center' })
        place.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))
        await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))
        const chips = [...document.querySelectorAll<HTMLElement>('button[data-tells]')].filter(button => button.textContent === 'Why?')
        if (chips.length > 1) over.push(`${chips.length} buttons at ${place.dataset['why'] ?? place.dataset['place']}`)
        const [chip] = chips
        if (chip === undefined || getComputedStyle(chip).visibility === 'hidden') continue
        shown++
        const box = chip.getBoundingClientRect()
        if (box.right > document.documentElement.clientWidth) over.push(`beyond the window: ${place.dataset['place']}`)
        const around = place.closest('article') ?? place.closest('section') ?? document.body
        for (const control of around.querySelectorAll<HTMLElement>(pressable)) {
          const { left, top, right, bottom, width: across } = control.getBoundingClientRect()
          if (control.contains(place) || across <= 1) continue
          if (left < box.right - 0.5 && box.left < right - 0.5 && top < box.bottom - 0.5 && box.top < bottom - 0.5) over.push(`${place.dataset['why'] ?? place.dataset['place']}: ${control.getAttribute('aria-label') ?? control.textContent}`)
        }
      }
      return { over, shown }
    })
    expect([width, met.over]).toEqual([width, []])
    expect(met.shown).toBeGreaterThan(20)
  }
  // One that has the focus and another that is pointed at: the one pointed at has it.
  await field(await openCard(german, 'Trace the parts'), 'Description').focus()
  await german.locator('article [data-place$="/kind"]').hover()
  await german.locator('article [data-place$="/kind"]').getByRole('button', { name: 'Why?' }).waitFor()
  await expect.poll(() => german.getByRole('button', { name: 'Why?' }).count()).toBe(1)
})

test('whoever could be lent the pen is told how to ask for it first of all in “Who may do what”, and whoever writes the plan is not', async () => {
  const plan = await planOf('dru/syn')
  const maltese = await pageOf('mt-speaks', plan, { width: 390, height: 700 })
  const panel = (page: Page): Locator => page.getByRole('dialog', { name: 'Who may do what here, and why' })
  await maltese.getByRole('button', { name: 'Who may do what' }).click()
  const askFirst = panel(maltese).getByRole('button', { name: 'Ask Germany for the pen' })
  await askFirst.waitFor()
  const { isInView, isBeforeAllElse } = await askFirst.evaluate(button => ({
    isInView: button.getBoundingClientRect().bottom <= window.innerHeight,
    isBeforeAllElse: [...(button.closest('[role="dialog"]')?.querySelectorAll('h3') ?? [])].every(title => (button.compareDocumentPosition(title) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0),
  }))
  expect([isInView, isBeforeAllElse]).toEqual([true, true])
  expect(await seriousViolations(maltese, '[role="dialog"]')).toEqual([])
  await askFirst.click()
  await panel(maltese).getByText('Asked for the pen', { exact: true }).waitFor()
  const german = await pageOf('de-speaks', plan)
  await german.getByRole('button', { name: 'Who may do what' }).click()
  await panel(german).getByText('What you may do now').waitFor()
  // Who is asked meets the question before what there is to read.
  expect(await panel(german).getByRole('heading', { level: 3 }).allInnerTexts()).toEqual(['Pens that are lent', 'What you may do now', 'Releases'])
  expect(await panel(german).getByRole('button', { name: /for the pen/ }).count()).toBe(0)
})

test('words that were refused carry the same next step, and why', async () => {
  const plan = await planOf('ecfin/ipc')
  await lendPen(server.origin, plan, 'ms-mt')
  const maltese = await pageOf('mt-speaks', plan)
  const german = await pageOf('de-speaks', plan)
  await field(maltese, 'Aim').click()
  await until('Malta holds the pen', async () => (await field(maltese, 'Aim').getAttribute('contenteditable')) === 'true')
  await contexts[0]?.setOffline(true)
  await maltese.keyboard.type('Written on a train')
  await german.getByRole('button', { name: 'Who may do what' }).click()
  await german.getByRole('button', { name: 'Take back' }).click()
  await german.getByText('No pen is lent.').waitFor()
  await contexts[0]?.setOffline(false)
  const kept = maltese.getByRole('region', { name: 'Kept for you, not saved in the plan' })
  await kept.getByText('Written on a train').waitFor()
  await kept.getByRole('button', { name: 'Why?' }).click()
  await answerAt(maltese, 'Aim').getByText('Germany, as driver').waitFor()
  await maltese.keyboard.press('Escape')
  await kept.getByRole('button', { name: 'Ask Germany for the pen' }).click()
  await kept.getByText('Asked for the pen', { exact: true }).waitFor()
})

test('an answer received in writing is recorded by the driver, shown as that, and replaced by the delegation’s own in one press', async () => {
  const plan = await planOf('dru/cch')
  const [german, italian] = [await pageOf('de-speaks', plan), await pageOf('it-speaks', plan)]
  await addAction(german, 'Follow the barrels')
  const atDriver = await openCard(german, 'Follow the barrels')
  await choose(atDriver, /^Participants/, 'Italy')
  await participants(atDriver).getByRole('button', { name: 'Record a written answer…' }).click()
  const form = german.getByRole('dialog', { name: 'Answer in writing of Italy' })
  // Nothing is chosen beforehand, and until something is nothing can be recorded.
  const record = form.getByRole('button', { name: 'Record the answer' })
  const said = form.getByRole('button', { name: /^Choose… .*Answer|Answer.* Choose…/ })
  await expect.poll(() => record.getAttribute('aria-disabled')).toBe('true')
  await record.focus()
  await german.getByRole('tooltip').getByText('Choose what the delegation answered first.').waitFor()
  await form.getByRole('textbox', { name: 'Reference' }).fill('Never mind')
  await form.getByRole('button', { name: 'Cancel' }).click()
  await form.waitFor({ state: 'detached' })
  await participants(atDriver).getByText('Asked to take part', { exact: true }).waitFor()
  await participants(atDriver).getByRole('button', { name: 'Record a written answer…' }).click()
  expect(await form.getByRole('textbox', { name: 'Reference' }).inputValue()).toBe('')
  await form.getByRole('textbox', { name: 'Reference' }).press('Escape')
  await form.waitFor({ state: 'detached' })
  await participants(atDriver).getByRole('button', { name: 'Record a written answer…' }).click()
  await said.click()
  await german.getByRole('option', { name: 'Confirmed', exact: true }).click()
  await record.click()
  await form.getByRole('alert').getByText('Give the day it was received', { exact: false }).waitFor()
  const day = form.getByRole('textbox', { name: 'Received on' })
  await day.fill(inDays(-2))
  await day.press('Tab')
  await form.getByRole('textbox', { name: 'Reference' }).fill('Note 14/26')
  expect(await seriousViolations(german, '[role="dialog"]')).toEqual([])
  await form.getByRole('button', { name: 'Record the answer' }).click()

  const own = await openCard(italian, 'Follow the barrels')
  const sentence = `in writing, received ${inDays(-2)} (Note 14/26), recorded by Germany`
  for (const opened of [atDriver, own]) {
    await participants(opened).getByText('Confirmed', { exact: true }).waitFor()
    await participants(opened).getByText(sentence).waitFor()
  }
  await participants(atDriver).getByRole('button', { name: 'Correct' }).click()
  await form.getByRole('button', { name: 'Take back' }).waitFor()
  await form.getByRole('textbox', { name: 'Reference' }).press('Escape')
  await form.waitFor({ state: 'detached' })
  // Its own word, in one press, stands over the letter, and nothing is recorded over it.
  await participants(own).getByRole('button', { name: 'Confirm', exact: true }).click()
  for (const opened of [atDriver, own]) await participants(opened).getByText(sentence).waitFor({ state: 'detached' })
  await participants(atDriver).getByText('Confirmed', { exact: true }).waitFor()
  expect(await participants(atDriver).getByRole('button', { name: /^(Record a written answer…|Correct)$/ }).count()).toBe(0)
})

test('whoever holds the pen asks in its own name, and is not offered itself', async () => {
  const plan = await planOf('ecfin/cfml')
  await lendPen(server.origin, plan, 'ms-it')
  const german = await pageOf('de-speaks', plan)
  await addAction(german, 'Look at the ledgers')
  const italian = await pageOf('it-speaks', plan)
  const own = await openCard(italian, 'Look at the ledgers')
  const box = own.getByRole('combobox', { name: /^Participants/ })
  await box.scrollIntoViewIfNeeded()
  await box.fill('Italy')
  const itself = italian.getByRole('option', { name: /Italy/ }).first()
  await itself.getByText('it cannot name your own delegation', { exact: false }).waitFor()
  await expect.poll(() => itself.getAttribute('aria-disabled')).toBe('true')
  await box.press('Escape')
  await choose(own, /^Participants/, 'Austria')
  await participants(await openCard(german, 'Look at the ledgers')).getByText('asked by Italy').waitFor()
})
