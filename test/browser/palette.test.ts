// Finding and doing everything by keyboard, in a real browser over the real server.
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterEach, describe, expect, test } from 'vitest'
import { looks, seriousViolations } from '../harness/accessibility.ts'
import { caretTo } from '../harness/caret.ts'
import { photograph } from '../harness/photograph.ts'
import { card, contextOf, field, goal, makeEmptyPlan, openPlanPage, saved } from '../harness/plan-page.ts'
import { serverAndBrowser } from '../harness/server-and-browser.ts'
import type { RunningServer } from '../harness/server.ts'
import { until } from '../harness/wait.ts'

const pictures = fileURLToPath(new URL('../../test-output/palette', import.meta.url))
let server: RunningServer
let browser: Browser
serverAndBrowser(started => ({ server, browser } = started), pictures)

const contexts: BrowserContext[] = []
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close()
})

async function pageOf(path: string, person = 'de-drafter', options: Parameters<typeof contextOf>[3] = {}): Promise<Page> {
  const context = await contextOf(browser, server, person, options)
  contexts.push(context)
  const page = await context.newPage()
  await page.goto(`${server.origin}${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

const search = (page: Page): Locator => page.getByRole('combobox', { name: 'Search or jump to' })
const option = (page: Page, name: string | RegExp, group?: string): Locator => (group === undefined ? page : page.getByRole('group', { name: group, exact: true })).getByRole('option', { name })
const pointed = (page: Page): Locator => page.locator('[role="option"][aria-selected="true"]')

async function open(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  await search(page).waitFor()
}

async function choose(page: Page, query: string, name: string | RegExp, group?: string): Promise<void> {
  await open(page)
  await page.keyboard.type(query)
  await option(page, name, group).waitFor()
  await until(`${name} is pointed at`, async () => {
    if (await option(page, name, group).first().getAttribute('aria-selected') === 'true') return true
    await page.keyboard.press('ArrowDown')
    return false
  })
  await page.keyboard.press('Enter')
  await search(page).waitFor({ state: 'detached' })
}

describe('by keyboard alone', () => {
  test('to an action of another plan by a word of its text, and the card is open there', async () => {
    const page = await openPlanPage(await own('de-drafter'), server, 'ms-2026')
    await choose(page, 'FISHERMEN', /Glass eels/, 'In the texts')
    await page.waitForURL(/\/plans\/env-2026#action-/)
    const opened = card(page, /Glass eels/)
    await field(opened, 'Description').waitFor()
    await until('the focus is in the card', () => opened.evaluate(element => element.contains(document.activeElement)))
  })

  test('to an action by part of its reference, which is before all else', async () => {
    const page = await pageOf('/plans')
    await open(page)
    await page.keyboard.type('env-26-007')
    await option(page, /^ENV-26-007, Glass eels/).waitFor()
    expect(await pointed(page).getAttribute('aria-label')).toMatch(/^ENV-26-007/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/plans\/env-2026#action-/)
  })

  test('to a plan, to a goal, and to another page', async () => {
    const page = await pageOf('/plans')
    await choose(page, 'trafficking in human', /^Trafficking in human beings 2026/, 'Plans')
    await page.waitForURL(/\/plans\/thb-2026$/)
    await choose(page, 'goal 3', /^Goal 3, Prevention and capacity building$/, 'Goals')
    await page.waitForURL(/\/goals\?.*#goal-3$/)
    await until('the goal has the focus', () => page.evaluate(() => document.activeElement?.id === 'goal-3'))
    await choose(page, 'matrix', 'Go to Matrix')
    await page.waitForURL(/\/matrix$/)
  })

  test('what was chosen lately is there before anything is typed', async () => {
    const page = await pageOf('/plans')
    await choose(page, 'env-26-007', /^ENV-26-007/)
    await page.waitForURL(/\/plans\/env-2026/)
    await open(page)
    await option(page, /^ENV-26-007, Glass eels/, 'Recent').waitFor()
    expect(await pointed(page).getAttribute('aria-label')).toMatch(/^ENV-26-007/)
  })

  test('a delegation by its own name for itself: what it drives and leads, and Backspace leaves it', async () => {
    const page = await pageOf('/plans')
    await open(page)
    await page.keyboard.type('italia')
    await option(page, /^Italy/, 'Delegations').waitFor()
    await page.keyboard.press('Enter')
    await option(page, /^Intellectual property crime/, 'Drives').waitFor()
    await page.keyboard.type('pesticides')
    await option(page, /Illegal pesticides/, 'Leads').waitFor()
    await search(page).fill('')
    await page.keyboard.press('Backspace')
    await option(page, 'Go to Matrix').waitFor()
  })

  test('a person by name, and where they are now', async () => {
    await openPlanPage(await own('it-speaks'), server, 'thb-2026')
    const page = await pageOf('/plans')
    const name = await page.evaluate(async () => {
      const answer: unknown = await (await fetch('/api/sample-people')).json()
      return (answer as { people: { id: string; name: string }[] }).people.find(({ id }) => id === 'sample-person-it-speaks')?.name ?? ''
    })
    await open(page)
    await page.keyboard.type(name)
    await option(page, new RegExp(`^${name}, Italy`), 'People').waitFor()
    await page.keyboard.press('Enter')
    await option(page, /^Trafficking in human beings/, 'Is there now').waitFor()
  })
})

describe('doing', () => {
  test('an action is added to a goal by name, and the caret is in its title', async () => {
    const plan = await makeEmptyPlan(server, '2026-2029/env/env', 'roles')
    const page = await openPlanPage(await own('de-drafter'), server, plan)
    await choose(page, 'add action goal 2', 'Add an action to goal 2')
    const title = field(goal(page, 2), 'Title')
    await title.waitFor()
    await until('the caret is in the title', () => title.evaluate(element => element.contains(document.activeElement)))
    await page.keyboard.type('Typed at once')
    await card(page, 'Typed at once').waitFor()
    await saved(page)
    await page.keyboard.press('Escape')
    await choose(page, 'undo', 'Undo')
    await card(page, 'Typed at once').waitFor({ state: 'detached' })
    await choose(page, 'who may', 'Who may do what')
    await page.getByRole('dialog', { name: /Who may do what/ }).waitFor()
  })

  test('the appearance, the density of the matrix and signing out by name', async () => {
    const page = await pageOf('/matrix')
    await choose(page, 'night', 'Switch to the dark appearance')
    await page.locator('html[data-theme="dark"]').waitFor()
    await choose(page, 'counts', 'Show counts in the cells')
    await page.getByRole('radio', { name: 'Counts' }).or(page.getByRole('button', { name: 'Counts', pressed: true })).first().waitFor()
    await choose(page, 'sign out', 'Sign out')
    await page.waitForURL(/\/sign-in/)
  })

  test('Escape closes it and the focus is where it was', async () => {
    const page = await pageOf('/plans')
    const link = page.getByRole('link', { name: 'Matrix' })
    await link.focus()
    await open(page)
    await page.keyboard.type('anything')
    await page.keyboard.press('Escape')
    await search(page).waitFor({ state: 'detached' })
    await until('the focus is back', () => link.evaluate(element => element === document.activeElement))
  })

  test('in a text Ctrl K links what is selected, and finds where nothing is', async () => {
    const page = await openPlanPage(await own('de-drafter'), server, 'ms-2026')
    const aim = field(page, 'Aim')
    await aim.click()
    await page.keyboard.press('Control+End')
    await open(page)
    await page.keyboard.press('Escape')
    await search(page).waitFor({ state: 'detached' })
    await until('the caret is back in the text', () => aim.evaluate(element => element.contains(document.activeElement)))
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog', { name: 'Link' }).waitFor()
    expect(await search(page).count()).toBe(0)
  })
})

describe('what is shown', () => {
  test('an answer to what was typed before is dropped, however late it comes', async () => {
    const page = await pageOf('/plans')
    const held: (() => void)[] = []
    await page.route(/\/api\/search\?q=fisherm/, async route => {
      const answer = await route.fetch()
      await new Promise<void>(resolve => held.push(resolve))
      await route.fulfill({ response: answer }).catch(() => undefined)
    })
    await open(page)
    await page.keyboard.type('fishermen')
    await until('the first question is under way', () => held.length > 0)
    await search(page).fill('debriefing')
    await option(page, /debriefing reports/i).waitFor()
    for (const answer of held) answer()
    await until('the second is answered', async () => (await page.getByRole('status').allInnerTexts()).some(text => /result/.test(text)))
    expect(await option(page, /Glass eels/).count()).toBe(0)
  })

  test('without a connection titles are found, and it says that full text needs the server', async () => {
    const context = await own('de-drafter')
    const page = await openPlanPage(context, server, 'ms-2026')
    await page.waitForLoadState('networkidle')
    await context.setOffline(true)
    await page.evaluate(() => window.dispatchEvent(new Event('offline')))
    await open(page)
    await page.keyboard.type('glass eels')
    await option(page, /^ENV-26-007, Glass eels/, 'Actions').waitFor()
    await page.getByText('Full text needs the server').waitFor()
    await context.setOffline(false)
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await search(page).fill('fishermen')
    await option(page, /Glass eels/, 'In the texts').waitFor()
  })

  test('it is a combobox with its list, how much was found is said, and nothing found says so', async () => {
    const page = await pageOf('/plans')
    await open(page)
    await page.keyboard.type('debriefing')
    await option(page, /debriefing/i).first().waitFor()
    await until('the count is said', async () => (await page.getByRole('status').allInnerTexts()).some(text => /^\d+ results?$/.test(text.trim())))
    const active = await search(page).getAttribute('aria-activedescendant')
    expect(await pointed(page).getAttribute('id')).toBe(active)
    expect(await search(page).getAttribute('aria-controls')).toBe(await page.getByRole('listbox', { name: 'Search or jump to' }).getAttribute('id'))
    await search(page).fill('quetzalnothing')
    await page.getByText('Nothing found for “quetzalnothing”').waitFor()
  })

  for (const { width, colorScheme } of looks) {
    test(`it has no serious accessibility violation in ${colorScheme} at ${width} pixels, and nothing runs out of it`, async () => {
      const page = await pageOf('/plans', 'de-drafter', { colorScheme, viewport: { width, height: 860 }, bypassCSP: true })
      await page.getByRole('button', { name: 'Search or jump to' }).click()
      await search(page).fill('smuggling')
      await option(page, /./, 'In the texts').first().waitFor()
      await photograph(page, { path: `${pictures}/found-${colorScheme}-${width}.png` })
      expect(await seriousViolations(page)).toEqual([])
      expect(await page.getByRole('listbox').evaluate(list => list.scrollWidth - list.clientWidth)).toBeLessThanOrEqual(0)
      await page.keyboard.press('Escape')
      await page.keyboard.press('?')
      await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
      expect(await seriousViolations(page)).toEqual([])
    })
  }
})

describe('the list of shortcuts', () => {
  const lines = async (page: Page): Promise<readonly string[]> => {
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await dialog.waitFor()
    const said = await dialog.locator('dl > div').evaluateAll(all => all.map(line => `${line.querySelector('dt')?.textContent ?? ''}: ${[...line.querySelectorAll('dd > span > span:last-child')].map(keys => keys.textContent).join(' or ')}`))
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    return said
  }

  test('"?" lists what keys do, each page its own, and types itself where one writes', async () => {
    const page = await openPlanPage(await own('de-drafter'), server, 'ms-2026')
    await page.locator('[contenteditable="true"]').first().waitFor()
    await page.getByRole('main').focus()
    await page.keyboard.press('?')
    expect(await lines(page)).toEqual(expect.arrayContaining(['Search or jump to: Ctrl K', 'Show the keyboard shortcuts: ?', 'Undo: Ctrl Z', 'Do again: Ctrl Shift Z or Ctrl Y', 'Move the action in which you are down in its goal: Alt ArrowDown', 'Bold: Ctrl B', 'Go to the text tools: Alt F10']))
    await caretTo('end', field(page, 'Aim'))
    await page.keyboard.type('?')
    expect(await page.getByRole('dialog').count()).toBe(0)
    await until('it was typed', async () => (await field(page, 'Aim').innerText()).trim().endsWith('?'))
    await page.keyboard.press('Control+z')
    await page.getByRole('tab', { name: 'Table' }).click()
    await page.getByRole('grid').waitFor()
    await page.keyboard.press('?')
    expect(await lines(page)).toEqual(expect.arrayContaining(['Move from cell to cell: ArrowUp or ArrowDown or ArrowLeft or ArrowRight', 'Write in the cell: Enter or F2', 'In a heading: move the column: Alt ArrowLeft or Alt ArrowRight']))
    // What the bar and the tabs do is found by name too.
    await page.keyboard.press('Control+k')
    await page.keyboard.type('timeline')
    await page.getByRole('option', { name: 'View: Timeline' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('slider').first().waitFor()
    await page.keyboard.press('?')
    expect(await lines(page)).toContain('Move the end of the action: Shift ArrowLeft or Shift ArrowRight')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('word')
    await page.getByRole('option', { name: 'Export as Word document (.docx)' }).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.goto(`${server.origin}/matrix`)
    await page.getByRole('gridcell').first().waitFor()
    await page.keyboard.press('?')
    const ofMatrix = await lines(page)
    expect(ofMatrix).toContain('Move from cell to cell: ArrowUp or ArrowDown or ArrowLeft or ArrowRight')
    expect(ofMatrix.some(line => line.startsWith('Undo'))).toBe(false)
  })

  test('what is listed is what happens: a key of the list that is pressed does what stands there', async () => {
    const plan = await makeEmptyPlan(server, '2026-2029/msthb/thb', 'roles')
    const page = await openPlanPage(await own('de-drafter'), server, plan)
    for (const title of ['First', 'Second']) {
      await goal(page, 1).getByRole('button', { name: /^Add an action/ }).press('Enter')
      await field(goal(page, 1), 'Title').last().fill(title)
    }
    await saved(page)
    await page.keyboard.press('Alt+ArrowUp')
    await until('the second stands first', async () => (await goal(page, 1).getByRole('article').first().getAttribute('aria-labelledby')) !== null && /Second/.test(await goal(page, 1).getByRole('article').first().innerText()))
    await page.keyboard.press('Alt+w')
    await page.getByRole('dialog', { name: /Title/ }).waitFor()
  })

  test('it is in the account menu too', async () => {
    const page = await pageOf('/plans')
    await page.getByRole('button', { name: /Your account/ }).click()
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click()
    expect(await lines(page)).toContain('Search or jump to: Ctrl K')
  })
})

async function own(person: string): Promise<BrowserContext> {
  const context = await contextOf(browser, server, person)
  contexts.push(context)
  return context
}
