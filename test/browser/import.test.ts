// A table of forty actions copied from Excel comes into a plan that two delegations have open.
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import { draftPlanRows, twelveColumns } from '../fixtures/an-import.ts'
import { seriousViolations } from '../harness/accessibility.ts'
import { listenTo } from '../harness/announcements.ts'
import { photograph } from '../harness/photograph.ts'
import { card, contextOf as contextIn, field, goal, makeEmptyPlan, openPlanPage, saved } from '../harness/plan-page.ts'
import { serverAndBrowser } from '../harness/server-and-browser.ts'
import type { RunningServer } from '../harness/server.ts'
import { metric } from '../harness/metrics.ts'
import { until } from '../harness/wait.ts'

const pictures = fileURLToPath(new URL('../../test-output/import', import.meta.url))
let server: RunningServer
let browser: Browser
let contexts: BrowserContext[]

serverAndBrowser(started => ({ server, browser } = started), pictures)
beforeEach(() => { contexts = [] })
afterEach(async () => { await Promise.all(contexts.map(context => context.close())) })

const areas = ['mtcn/mtcn', 'online/ca', 'online/ocse', 'dru/cch'].map(area => `2026-2029/${area}`)
const ownPlan = (): Promise<string> => makeEmptyPlan(server, areas.shift() ?? '')

async function pageOf(person: string, plan: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await contextIn(browser, server, person, { bypassCSP: true, ...options })
  contexts.push(context)
  return openPlanPage(context, server, plan)
}

/** Rows as Excel puts them on the clipboard, pasted where the focus is. */
async function paste(page: Page, rows: readonly (readonly string[])[]): Promise<void> {
  const html = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table>${rows.map(row => `<tr>${row.map(cell => `<td class=xl65>${cell.replace(/&/g, '&amp;').replace(/\n/g, '<br>')}</td>`).join('')}</tr>`).join('')}</table></body></html>`
  const text = rows.map(row => row.map(cell => cell.replace(/\n/g, ' ')).join('\t')).join('\r\n')
  await page.evaluate(given => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', given.html)
    clipboardData.setData('text/plain', given.text)
    ;(document.activeElement ?? document.body).dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, { html, text })
}

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Actions from a table' })
const cards = (page: Page) => page.getByRole('article')
const draftPlan = (): (readonly string[])[] => [twelveColumns, ...draftPlanRows(40)]

test('forty rows of twelve columns are pasted, one is put right, and another delegation sees forty actions; one undo takes them out', async () => {
  const plan = await ownPlan()
  const [german, french] = await Promise.all([pageOf('de-drafter', plan), pageOf('fr-drafter', plan)])
  const told = await listenTo(german)
  const rows = draftPlan()
  const [third = []] = rows.splice(3, 1)
  rows.splice(3, 0, third.map(cell => (cell === 'Italia' ? 'Itly' : cell)))
  await paste(german, rows)
  await dialog(german).getByText('40 actions will be added; 1 has something to look at.').waitFor()
  const wrong = dialog(german).getByRole('listitem').first()
  expect(await wrong.innerText()).toContain('Row 3: Watch route 3')
  expect(await wrong.innerText()).toContain('“Itly” is no delegation that we know')
  await photograph(german, { path: join(pictures, 'pasted-1440.png') })
  expect(await seriousViolations(german)).toEqual([])
  await wrong.getByRole('button', { name: 'Use IT Italy' }).click()
  await dialog(german).getByText('40 actions will be added.', { exact: true }).waitFor()
  await until('the focus is in the cell that was put right', () => german.evaluate(() => (document.activeElement as HTMLInputElement | null)?.value === 'Italy'))
  expect(await cards(french).count()).toBe(0)
  const before = await metric(server, 'empact_updates_accepted_total')
  await dialog(german).getByRole('button', { name: 'Add 40 actions' }).click()
  await until('the French page shows forty actions', async () => (await cards(french).count()) === 40)
  await saved(german)
  expect((await metric(server, 'empact_updates_accepted_total')) - before).toBe(1)
  await told('40 actions were added.')
  await until('the focus is in the first new action', () => german.evaluate(() => document.activeElement?.closest('article')?.textContent?.includes('Watch route 1') ?? false))
  expect(await field(card(german, 'Watch route 1'), 'Title').innerText()).toBe('Watch route 1')
  await card(french, 'Watch route 3').getByText('IT', { exact: true }).first().waitFor()
  await photograph(german, { path: join(pictures, 'added-1440.png') })

  await german.keyboard.press('Control+z')
  await until('the French page shows no action', async () => (await cards(french).count()) === 0)
  await german.keyboard.press('Control+Shift+z')
  await until('the French page shows forty actions again', async () => (await cards(french).count()) === 40)

  // Pasted into the table it stays the table that is shown.
  await german.getByRole('tab', { name: 'Table' }).click()
  await german.getByRole('grid').waitFor()
  await paste(german, [['Title', 'Goal'], ['One more route', '1']])
  await dialog(german).getByRole('button', { name: 'Add 1 action' }).click()
  await until('the focus is in the cell of its title', () => german.evaluate(() => document.activeElement?.closest('[role="rowheader"]')?.textContent?.includes('One more route') ?? false))
})

test('by keyboard alone on a small screen: a file is chosen, a column is given its meaning, a row is left out', async () => {
  const page = await pageOf('de-drafter', await ownPlan(), { viewport: { width: 390, height: 844 } })
  const file = await writeXlsx([['Title', 'Who is at the wheel'], ['Watch', 'Deutschland'], ['Wait', 'FR']].map(row => row.map(value => ({ value, type: String }))), {}).toBuffer()
  const open = page.getByRole('button', { name: 'Add from a table' })
  const box = dialog(page).getByRole('textbox', { name: 'Paste the table here' })
  const isInBox = (): Promise<boolean> => box.evaluate(element => element === document.activeElement)
  await open.press('Enter')
  await until('a table can be pasted at once', isInBox)
  await page.keyboard.press('Escape')
  await until('the focus is on the button again', () => open.evaluate(element => element === document.activeElement))
  await open.press('Enter')
  await until('a table can be pasted again', isInBox)
  await photograph(page, { path: join(pictures, 'start-390.png') })
  const chosen = page.waitForEvent('filechooser')
  await dialog(page).getByRole('button', { name: 'Choose a file' }).press('Enter')
  await (await chosen).setFiles({ name: 'plan.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: file })
  await dialog(page).getByText('Not taken over, because nobody knows what it is: Who is at the wheel.').waitFor()
  await dialog(page).getByRole('button', { name: 'Columns: 1 of 2 recognised' }).press('Enter')
  const column = dialog(page).getByRole('button', { name: /Who is at the wheel/ })
  await column.press('Enter')
  await page.getByRole('option', { name: 'Action leader' }).press('Enter')
  await dialog(page).getByRole('checkbox', { name: 'Row 2: Wait' }).press('Space')
  await dialog(page).getByText('1 action will be added.').waitFor()
  await photograph(page, { path: join(pictures, 'shown-390.png') })
  expect(await seriousViolations(page)).toEqual([])
  await dialog(page).getByRole('button', { name: 'Add 1 action' }).press('Enter')
  await card(page, 'Watch').waitFor()
  expect(await cards(page).count()).toBe(1)
  // The way back in the message, too.
  await page.getByRole('button', { name: 'Undo', exact: true }).last().press('Enter')
  await until('the action is out again', async () => (await cards(page).count()) === 0)
})

test('a delegation without a role proposes what it drops on the page, and a file that is no table is refused in a sentence', async () => {
  const page = await pageOf('it-speaks', await makeEmptyPlan(server, areas.shift() ?? '', 'roles'))
  const drop = (name: string, words: string): Promise<void> => page.evaluate(given => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([given.words], given.name))
    document.querySelector('main')?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
  }, { name, words })
  await drop('plan.xlsx', '%PDF-1.7')
  await dialog(page).getByRole('alert').getByText('This is no Excel, Word or CSV file.').waitFor()
  await page.keyboard.press('Escape')
  await dialog(page).waitFor({ state: 'detached' })
  await drop('plan.csv', 'Title;Goal;Leader\nWatch the harbours;1;IT\n')
  await dialog(page).getByRole('button', { name: 'Propose 1 action' }).click()
  await goal(page, 1).getByText('Proposed').first().waitFor()
})
