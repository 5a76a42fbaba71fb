// One plan open in the browsers of several delegations, against the real server.
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { seriousViolations } from '../harness/accessibility.ts'
import { listenTo } from '../harness/announcements.ts'
import { caretTo } from '../harness/caret.ts'
import { letSpeak } from '../harness/let-speak.ts'
import { photograph } from '../harness/photograph.ts'
import { addAction, card, contextOf as contextIn, field, goal, makeEmptyPlan, openCard, openPlanPage, saved } from '../harness/plan-page.ts'
import type { RunningServer } from '../harness/server.ts'
import { serverAndBrowser } from '../harness/server-and-browser.ts'
import { signInAs } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'

const pictures = fileURLToPath(new URL('../../test-output/plan', import.meta.url))
let server: RunningServer
let browser: Browser
let contexts: BrowserContext[]
let plan: string | null

serverAndBrowser(started => ({ server, browser } = started), pictures)
beforeEach(() => {
  contexts = []
  plan = null
})
afterEach(async () => {
  await Promise.all(contexts.map(context => context.close()))
})

/** A delegation that is named anew; not a step that another is asked to take. */
const asksAnew = /^Ask(?! .+ to )/

const areas = [
  'mtcn/mtcn', 'online/ca', 'online/ocse', 'online/ofs', 'dru/cch', 'dru/syn', 'msthb/ms', 'msthb/thb', 'firex/firex', 'env/env', 'ecfin/vat', 'ecfin/ipc', 'ecfin/cfml',
].map(area => `2026-2029/${area}`)

/** The plan of this test, empty and in an area of its own. */
const ownPlan = async (roles?: 'vacant'): Promise<string> => (plan ??= await makeEmptyPlan(server, areas.shift() ?? '', roles))

async function contextOf(person: string, options?: Parameters<Browser['newContext']>[0]): Promise<BrowserContext> {
  const context = await contextIn(browser, server, person, options)
  contexts.push(context)
  return context
}
const openPlan = async (context: BrowserContext, id?: string): Promise<Page> => openPlanPage(context, server, id ?? (await ownPlan()))
const pageOf = async (person: string, id?: string): Promise<Page> => openPlan(await contextOf(person), id)

async function recordDriver(party: string): Promise<void> {
  const supportTeam = await signInAs(server.origin, 'support-team')
  const { status } = await supportTeam.call('PUT', `/api/plans/${await ownPlan()}/driver`, { party, decision: 'Council conclusions', on: '2027-11-02' })
  expect(status).toBe(200)
}

/** Chooses in a field that is searched by typing. */
async function choose(within: Locator, label: RegExp, delegation: string): Promise<void> {
  await within.getByRole('combobox', { name: label }).fill(delegation)
  await within.page().getByRole('option', { name: new RegExp(`^${delegation}`) }).click()
  await within.page().keyboard.press('Escape')
}

/** Takes the actions of a goal out; gives how many there were. */
async function makeGoalEmpty(page: Page, number: number): Promise<number> {
  const cards = goal(page, number).getByRole('article')
  const count = await cards.count()
  for (let left = count; left > 0; left--) {
    await cards.first().getByRole('button', { name: /^What to do with/ }).click()
    await page.getByRole('menuitem', { name: 'Remove' }).click()
    await until('the card is gone', async () => (await cards.count()) === left - 1)
  }
  return count
}

const review = (page: Page): Locator => page.getByRole('complementary', { name: 'Review' })
const isFocused = (locator: Locator): Promise<boolean> => locator.evaluate(element => element === document.activeElement)

describe('two delegations in one plan', () => {
  test('both write in the same paragraph and see both texts, and each other’s caret', async () => {
    await ownPlan()
    const [french, italian] = await Promise.all([pageOf('fr-drafter'), pageOf('it-speaks')])
    await field(french, 'Aim').click()
    await french.keyboard.type('From Paris. ')
    await until('the Italian page shows the French words', async () => (await field(italian, 'Aim').innerText()).includes('From Paris.'))
    await caretTo('end', field(italian, 'Aim'))
    await Promise.all([french.keyboard.type('More of it. '), italian.keyboard.type('From Rome. ')])
    for (const page of [french, italian]) {
      await until('both texts are in sight', async () => {
        const words = await field(page, 'Aim').innerText()
        return words.includes('More of it.') && words.includes('From Rome.')
      })
    }
    await french.locator('[data-label*="Montelago"]').waitFor({ state: 'attached' })
    await italian.locator('[data-label*="Verclair"]').waitFor({ state: 'attached' })
  })

  test('a participant is asked and answers, and nobody else can', async () => {
    await ownPlan()
    const [german, italian, french] = await Promise.all(['de-drafter', 'it-speaks', 'fr-drafter'].map(person => pageOf(person)))
    if (german === undefined || italian === undefined || french === undefined) throw new Error('three pages')
    await addAction(german, 'Watch the harbours')
    await openCard(german, 'Watch the harbours')
    await choose(card(german, 'Watch the harbours'), /^Participants/, 'Italy')
    for (const page of [german, french]) {
      const opened = await openCard(page, 'Watch the harbours')
      await opened.getByText(/^Asked to /).first().waitFor()
      expect(await opened.getByRole('button', { name: 'Confirm', exact: true }).count()).toBe(0)
    }
    const own = await openCard(italian, 'Watch the harbours')
    await own.getByRole('button', { name: 'Confirm', exact: true }).click()
    await card(german, 'Watch the harbours').getByText('Confirmed', { exact: true }).first().waitFor()
  })
})

test('a delegation that may not lead is not offered, and the reason stands beside it', async () => {
  const page = await pageOf('de-drafter', 'ms-2026')
  await addAction(page, 'Follow the money')
  const opened = await openCard(page, 'Follow the money')
  await opened.getByRole('combobox', { name: 'Action leader' }).fill('Council')
  const option = page.getByRole('option', { name: /General Secretariat/ })
  await option.waitFor()
  await expect.poll(() => option.getAttribute('aria-disabled')).toBe('true')
  await expect.poll(() => option.innerText()).toContain('Commission')
})

test('keyboard alone adds, fills and moves an action', async () => {
  const page = await openPlan(await contextOf('de-drafter'))
  for (const title of ['First', 'Second']) {
    await goal(page, 1).getByRole('button', { name: /^Add an action/ }).focus()
    await page.keyboard.press('Enter')
    await until('the caret is in the new title', () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') === 'Title'))
    await page.keyboard.type(title)
  }
  await card(page, 'Second').waitFor()
  await page.keyboard.press('Alt+ArrowUp')
  await until('the second stands first', async () => (await goal(page, 1).getByRole('article').first().innerText()).includes('Second'))
})

test('a card is dragged by its handle to another place, and into another goal', async () => {
  const page = await openPlan(await contextOf('de-drafter'))
  for (const title of ['One', 'Two', 'Three']) await addAction(page, title)
  for (const title of ['One', 'Two', 'Three']) await card(page, title).getByRole('button', { name: `Close ${title}` }).click()
  const titles = (number: number): Promise<string[]> => goal(page, number).getByRole('article').getByRole('heading').allInnerTexts()
  const handle = (title: string): Locator => card(page, title).locator('[draggable="true"]')
  await card(page, 'Three').hover()
  await handle('Three').dragTo(card(page, 'One'), { targetPosition: { x: 300, y: 4 } })
  await until('the third stands first', async () => (await titles(1)).join() === 'Three,One,Two')
  await handle('Three').dragTo(card(page, 'One'), { targetPosition: { x: 300, y: 40 } })
  await until('it stands between', async () => (await titles(1)).join() === 'One,Three,Two')
  await handle('One').dragTo(goal(page, 2).getByRole('heading', { level: 2 }))
  await until('it stands in the other goal', async () => (await titles(2)).join() === 'One')
  expect(await titles(1)).toEqual(['Three', 'Two'])
})

test('a link to an action of another plan is named for who may see that plan, and leads to it', async () => {
  const page = await openPlan(await contextOf('de-drafter'))
  await addAction(page, 'Shared desk')
  const opened = await openCard(page, 'Shared desk')
  await opened.getByRole('button', { name: 'Link a plan or an action' }).click()
  await opened.getByRole('combobox', { name: 'Link a plan or an action' }).fill('MS-26-001')
  await page.getByRole('option', { name: /^MS-26-001/ }).click()
  const link = opened.getByRole('link', { name: /^MS-26-001 .*Migrant smuggling 2026–27/ })
  await link.click()
  await page.waitForURL(/ms-2026#action-/)
  await until('the action is open there', async () => (await page.getByRole('textbox', { name: 'Description' }).count()) === 1)
})

test('what was written off-line in a tab that was closed arrives when the plan is opened again', async () => {
  const [context, elsewhere] = await Promise.all([contextOf('fr-drafter'), contextOf('it-speaks')])
  await ownPlan()
  const [page, other] = await Promise.all([openPlan(context), openPlan(elsewhere)])
  await field(page, 'Aim').click()
  await page.keyboard.type('Begun. ')
  await saved(page)
  await context.setOffline(true)
  // The emulation leaves a socket that is open as it is: this is what a cut cable does to it.
  await page.evaluate(() => window.dispatchEvent(new Event('offline')))
  await page.keyboard.type('Written without a network. ')
  await page.getByText(/changes? kept on this device/).waitFor()
  await page.close({ runBeforeUnload: false })
  await context.setOffline(false)
  await openPlan(context)
  await until('the words arrive', async () => (await field(other, 'Aim').innerText()).includes('Written without a network.'))
})

describe('what is to fix is mended by whoever can', () => {
  test('a leader that has confirmed is not asked again by others, and whoever speaks for the driver confirms it', async () => {
    // A network is sent the plan only when it is let in.
    const supportTeam = await signInAs(server.origin, 'support-team')
    expect((await supportTeam.call('PUT', `/api/plans/${await ownPlan()}/circle`, { added: ['carin'] })).status).toBe(200)
    const [coDriver, drafter, german] = [await pageOf('frontex-speaks'), await pageOf('carin-drafter'), await pageOf('de-speaks')]
    await addAction(coDriver, 'Trace the assets')
    const opened = await openCard(coDriver, 'Trace the assets')
    await choose(opened, /^Action leader/, 'Camden')
    await opened.getByText(/has not accepted yet/).waitFor()
    expect(await coDriver.getByRole('button', { name: asksAnew }).count()).toBe(0)
    // Its drafters do not answer for the network.
    const seen = await openCard(drafter, 'Trace the assets')
    await seen.getByText(/^Asked to /).waitFor()
    expect(await seen.getByRole('button', { name: 'Confirm', exact: true }).count()).toBe(0)
    await letSpeak(server, 'carin-drafter', 'carin')
    const network = await pageOf('carin-drafter')
    await (await openCard(network, 'Trace the assets')).getByRole('button', { name: 'Confirm', exact: true }).click()
    await opened.getByText('Confirmed', { exact: true }).waitFor()
    await opened.getByText(/Germany has not confirmed yet/).waitFor()
    expect(await coDriver.getByRole('button', { name: asksAnew }).count()).toBe(0)
    await review(german).getByRole('button', { name: 'Confirm for Germany' }).click()
    await opened.getByText('Confirmed by the driver').waitFor()
    await opened.getByText('Confirmed', { exact: true }).waitFor()
  })

  test('a delegation that has declined may be asked again, and answers anew', async () => {
    await ownPlan()
    const [german, italian] = [await pageOf('de-drafter'), await pageOf('it-speaks')]
    await addAction(german, 'Watch the coast')
    const opened = await openCard(german, 'Watch the coast')
    await choose(opened, /^Participants/, 'Italy')
    const own = await openCard(italian, 'Watch the coast')
    await own.getByRole('button', { name: 'Decline' }).click()
    await opened.getByRole('button', { name: 'Ask again' }).click()
    await own.getByText(/^Asked to /).waitFor()
    await own.getByRole('button', { name: 'Confirm subject to …' }).click()
    await until('the condition is in sight', () => own.getByRole('textbox', { name: 'Subject to' }).evaluate(element => element.contains(document.elementFromPoint(element.getBoundingClientRect().left + 2, element.getBoundingClientRect().top + 2))))
    await own.getByRole('textbox', { name: 'Subject to' }).fill('subject to two officers')
    await own.getByRole('button', { name: 'Confirm subject to this' }).click()
    await until('the focus is at the answer', () => focusIn(own.getByRole('list', { name: 'Participants' })))
    await opened.getByText('Confirmed, subject to', { exact: true }).waitFor()
    await opened.getByText('two officers', { exact: true }).waitFor()
  })

  test('the review leads to the driver and to the unit of an indicator, and whoever speaks for a delegation accepts there', async () => {
    await ownPlan('vacant')
    await recordDriver('ms-de')
    const page = await pageOf('de-speaks')
    const item = (heading: string): Locator => review(page).getByRole('listitem').filter({ hasText: heading })
    await item('Driver has not accepted').getByRole('button', { name: 'Go to field' }).click()
    await until('the focus is at the driver', () => page.evaluate(() => document.activeElement?.closest('#at-record-driver') !== null))
    await item('Driver has not accepted').getByRole('button', { name: 'Accept as driver' }).click()
    await page.getByText('Germany is the driver from now on.').waitFor()
    await item('Driver has not accepted').waitFor({ state: 'detached' })
    await until('the focus is at the next finding', () => focusIn(review(page)))
    await addAction(page, 'Count the boats')
    const opened = await openCard(page, 'Count the boats')
    await opened.getByRole('button', { name: 'Add an indicator' }).last().click()
    await item('No indicator with unit and target').getByRole('button', { name: 'Go to field' }).click()
    await until('the focus is in the unit', () => isFocused(field(opened, 'Unit')))
    const goals = item('goals without action or reason')
    await goals.getByRole('button', { name: 'Goal 7' }).click()
    await until('the focus is at the reasons of goal 7', () => isFocused(goal(page, 7).getByRole('button', { name: 'Not relevant here' })))
    // Only the plan has scrolled, not the frame around it.
    expect(await page.evaluate(() => document.querySelector('main')?.scrollTop)).toBe(0)
  })

  test('a field tells what is to fix in it, and that it is wrong, to those who hear the page', async () => {
    const page = await pageOfShared()
    await addAction(page, 'Hear the page')
    const opened = await openCard(page, 'Hear the page')
    const told = (control: Locator): Promise<{ invalid: boolean, description: string }> => control.evaluate(element => ({
      invalid: element.getAttribute('aria-invalid') === 'true',
      description: (element.getAttribute('aria-describedby') ?? '').split(' ').map(id => document.getElementById(id)?.textContent ?? '').join(' ').trim(),
    }))
    const leader = opened.getByRole('combobox', { name: 'Action leader' })
    const end = field(opened, 'To')
    await until('the leader is asked for', async () => (await told(leader)).description.includes('leader'))
    expect(await told(leader)).toMatchObject({ invalid: true })
    for (const [name, day] of [['From', '3 Feb 2028'], ['To', '3 Jan 2028']] as const) {
      await field(opened, name).fill(day)
      await field(opened, name).press('Enter')
    }
    await until('the end is told as wrong', async () => (await told(end)).description.includes('before it starts on 3 Feb 2028'))
    expect(await told(end)).toMatchObject({ invalid: true })
    await end.fill('3 Mar 2028')
    await end.press('Enter')
    await until('nothing is told any more', async () => (await told(end)).description === '')
    expect(await told(end)).toMatchObject({ invalid: false })
  })

  test('why a goal has no action is said in one click, in the review too', async () => {
    const page = await pageOf('de-drafter', 'ms-2026')
    const empty = await makeGoalEmpty(page, 7)
    const item = review(page).getByRole('listitem').filter({ hasText: 'Goal 7 · No action and no reason' })
    await item.getByRole('button', { name: 'Covered by another action' }).click()
    await item.waitFor({ state: 'detached' })
    await goal(page, 7).getByText('No action serves this goal here: Covered by another action.').waitFor()
    await goal(page, 7).getByRole('button', { name: 'Covered by another action' }).click()
    await item.waitFor()
    await page.getByRole('button', { name: /removed action/ }).click()
    for (let left = empty; left > 0; left--) await page.getByRole('listitem').getByRole('button', { name: 'Bring back' }).first().click()
    await item.waitFor({ state: 'detached' })
  })

  test('a reader is offered nothing to choose and nothing to undo', async () => {
    const page = await pageOf('it-reader', 'ms-2026')
    await review(page).getByRole('button', { name: 'Go to field' }).first().waitFor()
    const names = await page.getByRole('button').allInnerTexts()
    expect(names.filter(name => /^(Choose|Not relevant here|Exchange|Confirm)/.test(name) || asksAnew.test(name))).toEqual([])
    expect(await page.getByRole('button', { name: /^(Undo|Do again)$/ }).count()).toBe(0)
  })
})

test('undo reaches the plan from a field whose words are in it, and leaves a field alone that is still being typed in', async () => {
  const page = await pageOf('de-drafter')
  await addAction(page, 'Read the papers')
  const opened = await openCard(page, 'Read the papers')
  await opened.getByRole('button', { name: 'Add an indicator' }).last().click()
  const unit = field(opened, 'Unit')
  await unit.click()
  await page.keyboard.type('notes')
  await opened.locator('input[data-committed][value="notes"]').waitFor()
  await page.keyboard.type(' and more')
  await page.keyboard.press('Control+z')
  expect(await unit.inputValue()).not.toBe('notes and more')
  await page.keyboard.press('Escape')
  await expect.poll(() => unit.inputValue()).toBe('notes')
  await page.keyboard.press('Control+z')
  await until('the unit is taken back', async () => (await unit.inputValue()) === '')
  expect(await isFocused(unit)).toBe(true)
  await page.keyboard.press('Control+y')
  await until('the unit is there again', async () => (await unit.inputValue()) === 'notes')
})

test('a card that was added, closed and opened again leaves the focus where it is, and a choice can be taken back', async () => {
  const page = await pageOf('de-drafter')
  await addAction(page, 'Train the trainers')
  await card(page, 'Train the trainers').getByRole('button', { name: 'Close Train the trainers' }).click()
  const toggle = card(page, 'Train the trainers').getByRole('button', { name: 'Open Train the trainers' })
  await toggle.focus()
  await page.keyboard.press('Enter')
  const opened = card(page, 'Train the trainers')
  await field(opened, 'Title').waitFor()
  await field(opened, 'Description').waitFor()
  expect(await isFocused(opened.getByRole('button', { name: 'Close Train the trainers' }))).toBe(true)
  const kind = opened.getByRole('button', { name: /Kind/ })
  await kind.click()
  await page.getByRole('option', { name: 'Training' }).click()
  await until('the kind is chosen', async () => (await kind.innerText()).includes('Training'))
  await kind.click()
  await page.getByRole('option', { name: 'Not stated' }).click()
  await until('no kind is chosen', async () => (await kind.innerText()).includes('Choose'))
})

test('what others do is told and edged, and a card that they take away says so and hands the focus on', async () => {
  await ownPlan()
  const [german, coDriver] = [await pageOf('de-drafter'), await pageOf('frontex-speaks')]
  const told = await listenTo(coDriver)
  await field(german, 'Aim').click()
  await german.keyboard.type('To know more.')
  await coDriver.locator('#at-aim[style*="--edge"]').waitFor()
  await told('wrote in the aim')
  await field(german, 'Text of goal 1').click()
  await coDriver.locator('[id^="at-goals-"][style*="--edge"]').waitFor()
  await addAction(german, 'First')
  await told('added an action to goal 1')
  await addAction(german, 'Second')
  await field(await openCard(coDriver, 'First'), 'Description').click()
  await card(german, 'First').getByRole('button', { name: 'What to do with First' }).click()
  await german.getByRole('menuitem', { name: 'Remove' }).click()
  await until('one’s own focus goes to the next card', () => german.evaluate(() => document.activeElement?.closest('article')?.textContent.includes('Second') === true || document.activeElement?.getAttribute('aria-label') === 'Close Second'))
  await coDriver.getByText(/removed “First”/).first().waitFor()
  await until('the focus goes to what is said in its place', () => coDriver.evaluate(() => document.activeElement?.getAttribute('aria-label') === 'Closed while you were writing'))
  await coDriver.getByRole('button', { name: 'Bring back' }).click()
  await card(german, 'First').waitFor()
})

test('signed out elsewhere, the page asks for sign-in once and says nothing beside it', async () => {
  const context = await contextOf('nl-speaks')
  const page = await openPlan(context, 'ms-2026')
  await context.request.post(`${server.origin}/api/sign-out`, { headers: { origin: server.origin } })
  await page.getByRole('alertdialog').waitFor()
  await page.getByText('Signed out', { exact: true }).first().waitFor({ state: 'attached' })
  expect(await page.getByText(/^You are signed out, or somebody else/).count()).toBe(0)
})

/** One plan for the tests that need an action of their own and nothing else. */
let shared: string | null = null
const pageOfShared = async (options?: Parameters<Browser['newContext']>[0], person = 'de-drafter'): Promise<Page> => {
  shared ??= await ownPlan()
  return openPlan(await contextOf(person, options), shared)
}

/** The tools of a text that do not lie open to the mouse, by name. */
const coveredTools = (page: Page, text: string): Promise<string[]> =>
  page.getByRole('toolbar', { name: `Text tools for ${text}` }).getByRole('button').evaluateAll(tools => tools.flatMap(tool => {
    const { left, top, width, height } = tool.getBoundingClientRect()
    const there = document.elementFromPoint(left + width / 2, top + height / 2)
    return tool.contains(there) ? [] : [tool.getAttribute('aria-label') ?? tool.textContent]
  }))

const hasFocus = (page: Page): Promise<boolean> => page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body)
const focusIn = (locator: Locator): Promise<boolean> => locator.evaluate(element => element.contains(document.activeElement))

describe('the bar of goals', () => {
  test('leaves the tools of the aim and of a goal’s text to the mouse', async () => {
    const page = await openPlan(await contextOf('de-drafter'), 'ms-2026')
    await field(page, 'Aim').click()
    await page.getByRole('toolbar').getByRole('button', { name: 'Bold' }).waitFor()
    expect(await coveredTools(page, 'Aim')).toEqual([])
    await photograph(page, { path: `${pictures}/aim-tools.png` })
    await page.getByRole('link', { name: /^Goal 2 / }).click()
    await field(page, 'Text of goal 2').click()
    await page.getByRole('toolbar').getByRole('button', { name: 'Bold' }).waitFor()
    expect(await coveredTools(page, 'Text of goal 2')).toEqual([])
  })

  test('does not cover the title of an action that was just added', async () => {
    const page = await openPlan(await contextOf('de-drafter'), 'ms-2026')
    await goal(page, 3).getByRole('button', { name: /^Add an action/ }).click()
    await until('the caret is in the new title', () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') === 'Title'))
    const isOpenToSight = (): Promise<boolean> => page.evaluate(() => {
      const title = document.activeElement
      if (title === null) return false
      const { left, top, height } = title.getBoundingClientRect()
      return title.contains(document.elementFromPoint(left + 12, top + height / 2))
    })
    await until('the title is in sight', isOpenToSight)
    await page.keyboard.type('In sight')
    expect(await isOpenToSight()).toBe(true)
  })
})

describe('the focus stays in the plan when what had it is gone', () => {
  test('after an answer, a remedy, a row that is removed, and one’s own part that is taken', async () => {
    const page = await pageOfShared({}, 'de-speaks')
    await addAction(page, 'Guard the gate')
    const opened = await openCard(page, 'Guard the gate')
    await opened.getByRole('button', { name: 'Take part as Germany' }).click()
    await until('the focus is in the row', () => focusIn(opened.getByRole('list', { name: 'Participants' })))
    await opened.getByRole('button', { name: 'Withdraw' }).press('Enter')
    await opened.getByText('Withdrew', { exact: true }).first().waitFor()
    await until('the focus is in the row', () => focusIn(opened.getByRole('list', { name: 'Participants' })))
    await opened.getByRole('button', { name: 'Take part after all' }).press('Enter')
    await opened.getByRole('button', { name: 'Withdraw' }).waitFor()
    await until('the focus is in the row', () => focusIn(opened.getByRole('list', { name: 'Participants' })))
    await opened.getByRole('button', { name: 'Remove Germany' }).press('Enter')
    await until('the row is gone', async () => (await opened.getByRole('list', { name: 'Participants' }).count()) === 0)
    await until('the focus is at the participants', () => hasFocus(page))
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[id$="-participants"]') !== null)).toBe(true)
    for (const [name, day] of [['From', '3 Feb 2029'], ['To', '3 Feb 2028']] as const) {
      await field(opened, name).fill(day)
      await field(opened, name).press('Enter')
    }
    const remedy = review(page).getByRole('button', { name: 'Exchange the two days' })
    await remedy.press('Enter')
    await remedy.waitFor({ state: 'detached' })
    await until('the focus is in the review', () => focusIn(review(page)))
    await opened.getByRole('button', { name: 'Link a plan or an action' }).press('Enter')
    await until('the focus is in the search', () => isFocused(opened.getByRole('combobox', { name: 'Link a plan or an action' })))
  })

  test('after rows that are added, and an action that is brought back or whose move is undone', async () => {
    const page = await pageOfShared()
    await addAction(page, 'Open the files')
    const opened = await openCard(page, 'Open the files')
    for (const [button, first] of [['Add joint action days', /Quarter/], ['Add funding', /Source/]] as const) {
      await opened.getByRole('button', { name: button }).click()
      await until(`the focus is in the row of ${button}`, () => isFocused(opened.getByRole('button', { name: first }).last()))
    }
    await opened.getByRole('button', { name: 'Add an indicator' }).last().click()
    await until('the focus is in the indicator', () => isFocused(field(opened, 'Indicator')))
    await opened.getByRole('button', { name: 'Take part as Germany' }).click()
    await opened.getByRole('button', { name: 'Add own resources of Germany' }).press('Enter')
    await until('the focus is in the amount', () => page.evaluate(() => document.activeElement?.closest('[id*="-ownResources-"]') !== null))
    await opened.getByRole('button', { name: 'Close Open the files' }).click()
    await card(page, 'Open the files').getByRole('button', { name: 'What to do with Open the files' }).click()
    await page.getByRole('menuitem', { name: /^Move to goal 2/ }).click()
    await goal(page, 2).getByRole('article').waitFor()
    await until('the focus is in the card', () => focusIn(card(page, 'Open the files')))
    await page.keyboard.press('Control+z')
    await goal(page, 1).getByRole('article', { name: 'Open the files' }).waitFor()
    await until('the focus is in the card again', () => focusIn(card(page, 'Open the files')))
    await card(page, 'Open the files').getByRole('button', { name: 'What to do with Open the files' }).click()
    await page.getByRole('menuitem', { name: 'Remove' }).click()
    await page.getByRole('button', { name: /removed action/ }).click()
    await page.getByRole('group', { name: /removed action/ }).getByRole('button', { name: 'Bring back' }).press('Enter')
    await until('the focus is in the card', async () => (await card(page, 'Open the files').count()) === 1 && focusIn(card(page, 'Open the files')))
  })
})

test('who leads an action is not asked to take part in it, and the new leader’s service is asked for', async () => {
  const page = await pageOfShared()
  await addAction(page, 'Lead the way')
  const opened = await openCard(page, 'Lead the way')
  await opened.getByRole('button', { name: 'Take part as Germany' }).waitFor()
  await choose(opened, /^Action leader/, 'Germany')
  await opened.getByRole('button', { name: 'Take part as Germany' }).waitFor({ state: 'detached' })
  await field(opened, 'Service').fill('Border desk')
  await field(opened, 'Service').press('Enter')
  await choose(opened, /^Action leader/, 'Italy')
  await page.getByText(/^Service and contact stay with Germany/).waitFor()
  await choose(opened, /^Co-leaders/, 'Germany')
  await opened.getByRole('list', { name: 'Co-leaders' }).waitFor()
  expect(await opened.getByRole('button', { name: 'Take part as Germany' }).count()).toBe(0)
})

test('an amount that is to be determined forgets what was wrong in it, and a sentence under one field moves none beside it', async () => {
  const page = await pageOfShared()
  await addAction(page, 'Count the cost')
  const opened = await openCard(page, 'Count the cost')
  await opened.getByRole('button', { name: 'Add funding' }).click()
  const [amount, open] = [field(opened, 'Amount'), opened.getByRole('checkbox', { name: 'To be determined' })]
  const topOf = (locator: Locator): Promise<number> => locator.evaluate(element => Math.round(element.getBoundingClientRect().top - (element.closest('article')?.getBoundingClientRect().top ?? 0)))
  const source = opened.getByRole('button', { name: /Source/ })
  const before = await Promise.all([source, open].map(topOf))
  await amount.fill('about ten')
  await amount.press('Tab')
  await opened.getByText(/Write whole euro/).waitFor()
  expect(await Promise.all([source, open].map(topOf))).toEqual(before)
  await photograph(page, { path: `${pictures}/amount-wrong.png` })
  await page.keyboard.press('Space')
  await opened.getByText(/Write whole euro/).waitFor({ state: 'detached' })
  expect(await amount.inputValue()).toBe('')
})

test('for another delegation one writes its service and reads its contribution', async () => {
  const page = await pageOfShared()
  await addAction(page, 'Share the list')
  const opened = await openCard(page, 'Share the list')
  await choose(opened, /^Participants/, 'Italy')
  const row = opened.getByRole('list', { name: 'Participants' }).getByRole('listitem')
  await row.getByRole('button', { name: 'Service', exact: true }).click()
  await field(row, 'Service').waitFor()
  await expect.poll(() => row.getByRole('textbox').count()).toBe(1)
  await row.getByText('Only Italy writes its contribution.').waitFor()
})

test('the text tools are in one line on a phone, and the page does not move under it', async () => {
  const page = await pageOfShared({ viewport: { width: 390, height: 844 } })
  await field(page, 'Aim').click()
  const tools = page.getByRole('toolbar', { name: 'Text tools for Aim' })
  await tools.getByRole('button', { name: 'Bold' }).waitFor()
  await photograph(page, { path: `${pictures}/aim-tools-390.png` })
  expect(await tools.evaluate(({ clientHeight }) => clientHeight)).toBeLessThan(60)
  expect(await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBeLessThanOrEqual(0)
})

describe('everybody can use it', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`a full plan has no serious accessibility violation in ${colorScheme}, at 1440 and at 390 pixels`, async () => {
      const page = await openPlan(await contextOf('de-drafter', { colorScheme, bypassCSP: true }), 'ms-2026')
      const title = await page.getByRole('article').first().getByRole('heading').innerText()
      await openCard(page, title)
      await card(page, title).getByRole('button', { name: /^What to do with/ }).click()
      await page.getByRole('menu').waitFor()
      await expect.poll(() => page.getByRole('menuitem', { name: 'Move down' }).getAttribute('aria-keyshortcuts')).toBe('Alt+ArrowDown')
      await photograph(page, { path: `${pictures}/card-menu-${colorScheme}.png` })
      expect(await seriousViolations(page)).toEqual([])
      await page.keyboard.press('Escape')
      for (const width of [1440, 1024, 390]) {
        await page.setViewportSize({ width, height: 900 })
        await photograph(page, { path: `${pictures}/plan-${colorScheme}-${width}.png` })
        await expect.poll(() => page.getByText('Drafting, step 1 of 5').isVisible()).toBe(width === 390)
        if (width !== 1024) expect(await seriousViolations(page)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
      }
    })
  }
})
