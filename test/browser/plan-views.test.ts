// A plan as table and timeline in the browsers of several delegations, and following one another.
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { seriousViolations } from '../harness/accessibility.ts'
import { listenTo } from '../harness/announcements.ts'
import { photograph } from '../harness/photograph.ts'
import { addAction, card, contextOf as contextIn, field, goal, makeEmptyPlan, openCard, openPlanPage, saved } from '../harness/plan-page.ts'
import type { RunningServer } from '../harness/server.ts'
import { serverAndBrowser } from '../harness/server-and-browser.ts'
import { until } from '../harness/wait.ts'

const pictures = fileURLToPath(new URL('../../test-output/plan-views', import.meta.url))
let server: RunningServer
let browser: Browser
let contexts: BrowserContext[]

serverAndBrowser(started => ({ server, browser } = started), pictures)
beforeEach(() => {
  contexts = []
})
afterEach(async () => {
  await Promise.all(contexts.map(context => context.close()))
})

const areas = ['mtcn/mtcn', 'online/ca', 'online/ocse', 'online/ofs', 'dru/cch', 'dru/syn', 'msthb/ms', 'msthb/thb', 'firex/firex', 'env/env', 'ecfin/vat', 'ecfin/ipc', 'ecfin/cfml'].map(area => `2026-2029/${area}`)
const emptyPlan = (): Promise<string> => makeEmptyPlan(server, areas.shift() ?? '')

async function pageOf(person: string, plan: string, view: 'cards' | 'table' | 'timeline', options?: Parameters<Browser['newContext']>[0]): Promise<Page> {
  const context = await contextIn(browser, server, person, options)
  contexts.push(context)
  if (view === 'cards') return openPlanPage(context, server, plan)
  const page = await context.newPage()
  await page.goto(`${server.origin}/plans/${plan}?view=${view}`)
  await page.getByRole('tab', { name: view === 'table' ? 'Table' : 'Timeline', selected: true }).waitFor()
  return page
}

const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Actions of this plan' })
const row = (page: Page, title: string | RegExp): Locator => grid(page).getByRole('row').filter({ has: page.getByRole('rowheader', { name: title }) })
const cell = (page: Page, title: string | RegExp, column: string): Locator => row(page, title).locator(`[data-column="${column}"]`)
const bar = (page: Page, title: string): Locator => page.getByRole('slider', { name: title })
const isFocused = (locator: Locator): Promise<boolean> => locator.evaluate(element => element === document.activeElement)
const focused = (what: string, locator: Locator): Promise<boolean> => until(what, () => isFocused(locator))
const titles = async (page: Page): Promise<string[]> => (await grid(page).getByRole('rowheader').filter({ hasNotText: /^Goal|^Without/ }).allInnerTexts()).map(text => text.trim())

describe('the table', () => {
  test('by keyboard alone an action is added, filled cell by cell and sorted, and another delegation sees it in its cards', async () => {
    const plan = await emptyPlan()
    const [page, other] = await Promise.all([pageOf('de-drafter', plan, 'cards'), pageOf('fr-drafter', plan, 'cards')])
    await page.getByRole('tab', { name: 'Cards' }).focus()
    await page.keyboard.press('ArrowRight')
    await grid(page).waitFor()
    expect(new URL(page.url()).searchParams.get('view')).toBe('table')
    await until('the Tab key comes to the grid', async () => {
      await page.keyboard.press('Tab')
      return grid(page).evaluate(element => element.contains(document.activeElement))
    })
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await until('the caret is in the new title', () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') === 'Title'))
    await page.keyboard.type('Watch the harbours')
    await page.keyboard.press('Tab')
    await focused('the kind is next', cell(page, 'Watch the harbours', 'kind'))
    await page.keyboard.press('Enter')
    await page.getByRole('option', { name: 'Training' }).waitFor()
    await page.keyboard.type('Trai')
    await page.keyboard.press('Enter')
    await focused('the kind is chosen and left', cell(page, 'Watch the harbours', 'kind'))
    await page.keyboard.press('ArrowRight')
    await page.keyboard.type('Italy')
    await page.getByRole('option', { name: /^Italy/ }).waitFor()
    await page.keyboard.press('Tab')
    await focused('the participants are next', cell(page, 'Watch the harbours', 'participants'))
    await page.keyboard.press('ArrowRight')
    await page.keyboard.type('1 Mar 2028')
    await page.keyboard.press('Tab')
    await focused('the last day is next', cell(page, 'Watch the harbours', 'to'))
    await page.keyboard.type('30 Jun 2028')
    await page.keyboard.press('Enter')
    await until('the dates stand in their cells', async () => (await row(page, 'Watch the harbours').innerText()).includes('30 Jun 2028'))
    const opened = await openCard(other, 'Watch the harbours')
    await until('the other sees what was filled', async () => (await opened.getByRole('textbox', { name: 'From', exact: true }).inputValue()) === '1 Mar 2028')
    expect(await opened.getByRole('button', { name: /Kind/ }).innerText()).toContain('Training')
    expect(await opened.getByRole('combobox', { name: 'Action leader' }).inputValue()).toBe('Italy')
    // And back, one step each.
    await page.keyboard.press('Control+z')
    await until('the last day is empty again', async () => !(await row(page, 'Watch the harbours').innerText()).includes('30 Jun 2028'))
    expect(await row(page, 'Watch the harbours').innerText()).toContain('1 Mar 2028')
  })

  test('typing on a cell of text begins to write there at the end, and nothing typed is lost', async () => {
    const plan = await emptyPlan()
    const [page, other] = await Promise.all([pageOf('de-drafter', plan, 'cards'), pageOf('fr-drafter', plan, 'table')])
    await addAction(page, 'Common')
    await cell(other, 'Common', 'title').focus()
    await other.keyboard.type('s for all of us')
    await card(page, 'Commons for all of us').waitFor()
    await other.keyboard.press('Escape')
    await focused('Escape leaves the text', cell(other, 'Commons for all of us', 'title'))
  })

  test('what is typed faster than the machine draws goes where it was meant to go, the key that leaves it included', async () => {
    const page = await pageOf('de-drafter', await emptyPlan(), 'cards')
    await addAction(page, 'Slow')
    await page.getByRole('tab', { name: 'Table' }).click()
    /** Types while no frame is drawn, which is when a field takes the focus. */
    const typeBetweenFrames = async (words: string, leaving: string): Promise<void> => {
      await page.evaluate(() => {
        const draw = window.requestAnimationFrame
        const held: FrameRequestCallback[] = []
        window.requestAnimationFrame = callback => held.push(callback)
        window.addEventListener('frames-again', () => {
          window.requestAnimationFrame = draw
          for (const callback of held) draw(callback)
        }, { once: true })
      })
      await page.keyboard.type(words)
      await page.keyboard.press(leaving)
      await page.evaluate(() => window.dispatchEvent(new Event('frames-again')))
    }
    await cell(page, 'Slow', 'title').focus()
    await typeBetweenFrames('ly done', 'Tab')
    await focused('the title is left', cell(page, 'Slowly done', 'kind'))
    await cell(page, 'Slowly done', 'from').focus()
    await typeBetweenFrames('1 Mar 2028', 'Tab')
    await focused('the first day is left', cell(page, 'Slowly done', 'to'))
    await typeBetweenFrames('30 Jun 2028', 'Enter')
    await until('both days stand in their cells', async () => /1 Mar 2028[^]*30 Jun 2028/.test(await row(page, 'Slowly done').innerText()))
  })

  test('what cannot be a day is not taken, and keeps one in its cell with the sentence', async () => {
    const plan = await emptyPlan()
    const page = await pageOf('de-drafter', plan, 'cards')
    await addAction(page, 'Dated')
    await page.getByRole('tab', { name: 'Table' }).click()
    await cell(page, 'Dated', 'from').focus()
    await page.keyboard.type('next week')
    await page.keyboard.press('Tab')
    await cell(page, 'Dated', 'from').getByText(/next week/).waitFor()
    await focused('one is still there', cell(page, 'Dated', 'from').getByRole('textbox'))
    await page.keyboard.press('Escape')
    await focused('Escape gives up', cell(page, 'Dated', 'from'))
  })

  test('who may not write a cell is told why instead', async () => {
    const page = await pageOf('fr-drafter', await makeEmptyPlan(server, areas.shift() ?? '', 'roles'), 'table')
    const supporter = await pageOf('de-drafter', page.url().match(/plans\/([^?]+)/)?.[1] ?? '', 'cards')
    await addAction(supporter, 'Not yours')
    await cell(page, 'Not yours', 'title').focus()
    expect(await cell(page, 'Not yours', 'title').getAttribute('aria-readonly')).toBe('true')
    await page.keyboard.press('F2')
    await page.getByRole('dialog', { name: /Title/ }).waitFor()
  })

  test('rows are selected with Shift and arrows or all at once, moved to a goal and removed together, each in one step of undo', async () => {
    const plan = await emptyPlan()
    const page = await pageOf('de-drafter', plan, 'cards')
    for (const title of ['One', 'Two', 'Three']) await addAction(page, title)
    await page.getByRole('tab', { name: 'Table' }).click()
    const told = await listenTo(page)
    await cell(page, 'One', 'title').focus()
    await page.keyboard.press('Shift+ArrowDown')
    await told('2 actions selected')
    expect(await row(page, 'Two').getAttribute('aria-selected')).toBe('true')
    expect(await row(page, 'Three').getAttribute('aria-selected')).toBe('false')
    await page.getByRole('button', { name: 'Move to goal' }).click()
    await page.getByRole('menuitem', { name: /^Goal 2/ }).click()
    await until('two of them stand in the second goal', async () => (await titles(page)).join() === 'Three,One,Two')
    await page.getByRole('button', { name: 'Undo' }).click()
    await until('one undo brings both back', async () => (await titles(page)).join() === 'One,Two,Three')
    await cell(page, 'One', 'title').focus()
    await page.keyboard.press('Control+a')
    await told('3 actions selected')
    await page.getByRole('toolbar', { name: '3 actions selected' }).getByRole('button', { name: 'Remove' }).click()
    await until('none is left', async () => (await titles(page)).length === 0)
    await page.getByRole('button', { name: 'Bring back' }).click()
    await until('all are back', async () => (await titles(page)).length === 3)
  })

  test('sorts and groups, and keeps that and its columns for the person', async () => {
    const page = await pageOf('de-drafter', 'ms-2026', 'table')
    await page.getByRole('button', { name: /Group by/ }).click()
    await page.getByRole('option', { name: 'Nothing' }).click()
    await grid(page).getByRole('columnheader', { name: 'Title' }).getByRole('button').click()
    await until('the titles stand in order', async () => {
      const shown = (await titles(page)).slice(0, 6)
      return shown.length === 6 && shown.join() === shown.toSorted((one, other) => one.localeCompare(other)).join()
    })
    expect(await grid(page).getByRole('columnheader', { name: 'Title' }).getAttribute('aria-sort')).toBe('ascending')
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('checkbox', { name: 'Delivery' }).focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('Escape')
    const heading = grid(page).getByRole('columnheader', { name: 'Kind' })
    await heading.focus()
    await page.keyboard.press('Alt+ArrowRight')
    await heading.focus()
    const before = (await heading.boundingBox())?.width ?? 0
    await page.keyboard.press('Shift+ArrowRight')
    await until('the column is wider', async () => ((await heading.boundingBox())?.width ?? 0) > before)
    await page.reload()
    await grid(page).getByRole('columnheader', { name: 'Delivery' }).waitFor()
    const headings = await grid(page).getByRole('columnheader').allInnerTexts()
    expect(headings.map(text => text.trim()).slice(1, 5)).toEqual(['No.', 'Title', 'Action leader', 'Kind'])
    expect(await grid(page).getByRole('columnheader', { name: 'Title' }).getAttribute('aria-sort')).toBe('ascending')
    // Somebody else at this computer finds the table as it is at first.
    await page.request.post(`${server.origin}/api/sample-sign-in`, { data: { person: 'sample-person-fr-drafter' }, headers: { origin: server.origin } })
    await page.goto(`${server.origin}/plans/ms-2026?view=table`)
    await grid(page).getByRole('columnheader', { name: 'Kind' }).waitFor()
    expect(await grid(page).getByRole('columnheader', { name: 'Delivery' }).count()).toBe(0)
  })

  test('shows in whose cell somebody else is, and “Go to field” of the review leads to a cell', async () => {
    const plan = await emptyPlan()
    const [page, other] = await Promise.all([pageOf('de-drafter', plan, 'cards'), pageOf('fr-drafter', plan, 'table')])
    await addAction(page, 'Shared')
    await page.getByRole('tab', { name: 'Table' }).click()
    await cell(other, 'Shared', 'kind').focus()
    await cell(page, 'Shared', 'kind').getByText(/Verclair.*is in this cell/).waitFor({ state: 'attached' })
    await page.getByRole('complementary', { name: 'Review' }).getByRole('listitem').filter({ hasText: /1\.1.*leader/i }).getByRole('button', { name: 'Go to field' }).first().press('Enter')
    await focused('the cell of the leader has the focus', cell(page, 'Shared', 'leader'))
  })

  test('on a small screen it is a list whose lines are written in place', async () => {
    const plan = await emptyPlan()
    const [page, other] = await Promise.all([pageOf('de-drafter', plan, 'table', { viewport: { width: 390, height: 844 } }), pageOf('fr-drafter', plan, 'cards')])
    await page.getByRole('button', { name: 'Add an action to goal 1' }).click()
    await until('the caret is in the new title', () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') === 'Title'))
    await page.keyboard.type('From a phone')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^Write From of From a phone/ }).click()
    await page.getByRole('textbox', { name: 'From' }).fill('2 Feb 2028')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^Write From of From a phone: 2 Feb 2028/ }).waitFor()
    const opened = await openCard(other, 'From a phone')
    await until('the other sees the day', async () => (await field(opened, 'From').inputValue()) === '2 Feb 2028')
  })
})

describe('the timeline', () => {
  async function withDates(kind: 'Training' | 'Joint action days' | null = null): Promise<{ page: Page; other: Page }> {
    const plan = await emptyPlan()
    const [page, other] = await Promise.all([pageOf('de-drafter', plan, 'cards'), pageOf('fr-drafter', plan, 'timeline')])
    await addAction(page, 'Barred')
    const opened = await openCard(page, 'Barred')
    if (kind !== null) {
      await opened.getByRole('button', { name: /Kind/ }).click()
      await page.getByRole('option', { name: kind }).click()
    }
    await saved(page)
    await page.getByRole('tab', { name: 'Timeline' }).click()
    return { page, other }
  }

  /** From 1 March to 30 June 2028, in the form at the side, which stays open. */
  async function setDates(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Set the dates of Barred' }).click()
    const form = page.getByRole('dialog', { name: 'Dates of Barred' })
    await field(form, 'From').fill('1 Mar 2028')
    await field(form, 'From').press('Enter')
    await field(form, 'To').fill('30 Jun 2028')
    await field(form, 'To').press('Enter')
  }

  test('an action without dates stands at the side and gets them there; then its bar is moved and stretched by keys, for others too', async () => {
    const { page, other } = await withDates()
    await setDates(page)
    await bar(page, 'Barred').waitFor()
    await page.keyboard.press('Escape')
    const told = await listenTo(page)
    await bar(page, 'Barred').focus()
    const says = (locator: Locator, words: string) => until(`the bar says ${words}`, async () => (await locator.getAttribute('aria-valuetext'))?.startsWith(words))
    await page.keyboard.press('ArrowRight')
    await says(bar(other, 'Barred'), '2 Mar – 1 Jul 2028')
    await told('Barred: 2 Mar – 1 Jul 2028.')
    await page.keyboard.press('Shift+ArrowLeft')
    await says(bar(page, 'Barred'), '2 Mar – 30 Jun 2028')
    await page.keyboard.press('Control+ArrowRight')
    await says(bar(page, 'Barred'), '2 Apr – 31 Jul 2028')
    await page.keyboard.press('PageDown')
    await says(bar(page, 'Barred'), '2 Jul – 31 Oct 2028')
    await page.keyboard.press('Control+z')
    await says(bar(other, 'Barred'), '2 Apr – 31 Jul 2028')
  })

  test('a bar is dragged by whole days, stretched by its end, and Escape takes a drag back', async () => {
    const { page, other } = await withDates()
    await setDates(page)
    await page.keyboard.press('Escape')
    await page.getByRole('radio', { name: 'Months' }).click()
    const text = (of: Page) => bar(of, 'Barred').getAttribute('aria-valuetext')
    const drag = async (fromEnd: boolean, days: number, let_go: boolean): Promise<void> => {
      const held = bar(page, 'Barred').locator(`[data-handle="${fromEnd ? 'to' : 'from'}"]`)
      await held.scrollIntoViewIfNeeded()
      const box = await held.boundingBox()
      if (box === null) throw new Error('the bar is not there')
      const x = fromEnd ? box.x + 3 : box.x + 60
      await page.mouse.move(x, box.y + box.height / 2)
      await page.mouse.down()
      // As wide as a day is at this scale.
      await page.mouse.move(x + days * 7, box.y + box.height / 2, { steps: 4 })
      if (!let_go) await page.keyboard.press('Escape')
      await page.mouse.up()
    }
    await drag(false, 10, true)
    await until('it is moved by ten days', async () => (await text(other))?.startsWith('11 Mar – 10 Jul 2028'))
    await drag(true, -9, true)
    await until('its end is nine days earlier', async () => (await text(other))?.startsWith('11 Mar – 1 Jul 2028'))
    await drag(false, 20, false)
    expect((await text(page))?.startsWith('11 Mar – 1 Jul 2028')).toBe(true)
  })

  test('joint action days move by whole quarters, and no other way', async () => {
    const { page } = await withDates('Joint action days')
    await page.getByRole('button', { name: 'Set the dates of Barred' }).click()
    for (const end of ['From', 'To']) {
      await page.getByRole('dialog', { name: 'Dates of Barred' }).getByRole('button', { name: new RegExp(`${end}$`) }).click()
      await page.getByRole('option', { name: 'Q2 2028' }).click()
    }
    await page.keyboard.press('Escape')
    await bar(page, 'Barred').focus()
    await page.keyboard.press('ArrowRight')
    await until('it is a quarter later', async () => (await bar(page, 'Barred').getAttribute('aria-valuetext'))?.startsWith('Q3 2028'))
    await page.keyboard.press('Shift+ArrowRight')
    await until('it is a quarter longer', async () => (await bar(page, 'Barred').getAttribute('aria-valuetext'))?.startsWith('Q3 2028 – Q4 2028'))
  })
})

test('whoever follows a person goes where that person goes, in view and place, until a key is pressed', async () => {
  const plan = await emptyPlan()
  const [leading, page] = await Promise.all([pageOf('de-drafter', plan, 'cards'), pageOf('fr-drafter', plan, 'cards')])
  for (let count = 1; count <= 12; count++) await addAction(leading, `Action ${count}`)
  await page.evaluate(() => document.querySelector('h1')?.scrollIntoView())
  const told = await listenTo(page)
  await page.getByRole('button', { name: /here/ }).first().click()
  await page.getByRole('button', { name: /^Follow / }).click()
  await told(/You follow .*Escape ends it/)
  await (await openCard(leading, 'Action 12')).getByRole('textbox', { name: 'Description' }).focus()
  const isInSight = (locator: Locator): Promise<boolean> => locator.evaluate(element => {
    const { top, bottom } = element.getBoundingClientRect()
    return bottom > 0 && top < innerHeight
  })
  await until('the card is open and in sight', async () => (await field(card(page, 'Action 12'), 'Description').count()) === 1 && isInSight(field(card(page, 'Action 12'), 'Description')))
  await leading.getByRole('tab', { name: 'Table' }).click()
  await until('the follower is in the table too', async () => new URL(page.url()).searchParams.get('view') === 'table')
  await cell(leading, 'Action 12', 'kind').focus()
  await cell(page, 'Action 12', 'kind').waitFor()
  await page.keyboard.press('Escape')
  await told(/You no longer follow/)
  await leading.getByRole('tab', { name: 'Cards' }).click()
  await goal(leading, 1).waitFor()
  expect(new URL(page.url()).searchParams.get('view')).toBe('table')
})

test('a link shows how what it leads to stands, in other plans too, and follows it', async () => {
  const plan = await emptyPlan()
  const page = await pageOf('de-drafter', plan, 'cards')
  await addAction(page, 'Linked')
  await addAction(page, 'Linking')
  const opened = await openCard(page, 'Linking')
  for (const [typed, option] of [['Linked', /Linked/], ['MS-26-001', /^MS-26-001/]] as const) {
    await opened.getByRole('button', { name: 'Link a plan or an action' }).click()
    await opened.getByRole('combobox', { name: 'Link a plan or an action' }).fill(typed)
    await page.getByRole('option', { name: option }).first().click()
  }
  const link = (name: RegExp): Locator => opened.locator('span').filter({ has: page.getByRole('link', { name }) }).last()
  await until('the other plan’s action has its state', async () => /Complete|to fix|to look at|Drafting/.test(await link(/^MS-26-001/).innerText()))
  await until('the own action is to fix', async () => /to fix/.test(await link(/Linked/).innerText()))
  await card(page, 'Linked').getByRole('button', { name: /^What to do with/ }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await link(/Linked/).getByText('Removed', { exact: true }).waitFor()
})

describe('table and timeline', () => {
  test.each([[1440, 'light'], [390, 'dark']] as const)('have no serious accessibility problem at %i pixels in %s', async (width, colorScheme) => {
    const page = await pageOf('de-drafter', 'ms-2026', 'table', { colorScheme, viewport: { width, height: 900 }, bypassCSP: true })
    await page.getByText('Map the facilitation services that networks buy online').first().waitFor()
    await photograph(page, { path: `${pictures}/table-${width}-${colorScheme}.png` })
    expect(await seriousViolations(page)).toEqual([])
    if (width > 720) {
      await cell(page, /^Map the facilitation/, 'leader').focus()
      await page.keyboard.press('Enter')
      await page.getByRole('combobox', { name: 'Action leader' }).waitFor()
      expect(await seriousViolations(page)).toEqual([])
      await page.keyboard.press('Escape')
    }
    await page.getByRole('tab', { name: 'Timeline' }).click()
    await page.getByRole('slider').first().waitFor()
    await photograph(page, { path: `${pictures}/timeline-${width}-${colorScheme}.png` })
    expect(await seriousViolations(page)).toEqual([])
  })
})
