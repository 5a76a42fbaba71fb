// Taking a plan and the matrix out of the workspace in a real browser: as a file, as a table, on paper; and a file in again.
import { readFileSync } from 'node:fs'
import mammoth from 'mammoth'
import type { Browser, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { seriousViolations } from '../harness/accessibility.ts'
import { exportPlan } from '../harness/exports.ts'
import { contextOf, openPlanPage } from '../harness/plan-page.ts'
import { serverAndBrowser } from '../harness/server-and-browser.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'

let server: RunningServer
let browser: Browser
serverAndBrowser(started => ({ server, browser } = started))

const exportButton = (page: Page) => page.getByRole('button', { name: 'Export', exact: true })
const choose = async (page: Page, name: string): Promise<void> => {
  await exportButton(page).press('Enter')
  await page.getByRole('menuitem', { name }).press('Enter')
}
/** Of a PDF that the browser printed: how many pages, and the size of the first in points. */
const pagesOf = (pdf: Buffer) => {
  const raw = pdf.toString('latin1')
  return { count: (raw.match(/\/Type ?\/Page\b(?!s)/g) ?? []).length, size: /\/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]/.exec(raw)?.slice(1).map(points => Math.round(Number(points))) }
}

test('a plan is taken as a Word document by keyboard alone, and as a table that Word can take over', async () => {
  const context = await contextOf(browser, server, 'de-drafter', { permissions: ['clipboard-read', 'clipboard-write'], bypassCSP: true })
  const page = await openPlanPage(context, server, 'ms-2026')
  await exportButton(page).press('Enter')
  await page.getByRole('menuitem', { name: 'Word document (.docx)' }).waitFor()
  expect(await seriousViolations(page)).toEqual([])
  const downloading = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Word document (.docx)' }).press('Enter')
  const download = await downloading
  expect(download.suggestedFilename()).toBe('ms-2026.docx')
  const { value: html } = await mammoth.convertToHtml({ buffer: readFileSync(await download.path()) })
  expect(html).toContain('Map the facilitation services that networks buy online</h2>')
  await page.getByText('ms-2026.docx is in your downloads.').waitFor()

  await choose(page, 'Copy as table')
  await page.getByText('The table is copied.').waitFor()
  const clipboard = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    const text = async (type: string): Promise<string> => (item === undefined ? '' : (await item.getType(type)).text())
    return { html: await text('text/html'), plain: await text('text/plain') }
  })
  expect(clipboard.html).toContain('<b>LIMITE</b>')
  expect(clipboard.html).toMatch(/<th style="[^"]*border[^"]*">Title<\/th>/)
  expect(clipboard.plain.split('\n')[2]?.split('\t').slice(0, 3)).toEqual(['1.1', 'MS-26-001', 'Quarterly intelligence notes on sea and land routes'])

  // As a browser that leaves the margins of paper empty.
  await page.evaluate(() => {
    Reflect.deleteProperty(window, 'CSSMarginRule')
    window.print = () => { document.title = 'printed' }
  })
  await choose(page, 'Print …')
  await page.getByText('prints the marking and the version on the first page only').waitFor()
  expect(await page.title()).not.toBe('printed')
  await page.getByRole('button', { name: 'Print anyway' }).press('Enter')
  await until('it is printed', async () => (await page.title()) === 'printed')
  await context.close()
})

test('while a file is made it can be cancelled: nothing is downloaded, and the focus is where it was', async () => {
  const context = await contextOf(browser, server, 'de-drafter', { bypassCSP: true })
  const page = await openPlanPage(context, server, 'ms-2026')
  const downloads: string[] = []
  page.on('download', download => downloads.push(download.suggestedFilename()))
  // Held on its way, so that it takes as long as this test wants.
  const ended = page.waitForEvent('requestfailed', request => request.url().endsWith('/exports'))
  await page.route('**/exports', () => undefined)
  await choose(page, 'PDF')
  const making = page.getByRole('dialog', { name: 'Making a file: PDF' })
  await making.getByRole('progressbar').waitFor()
  expect(await seriousViolations(page, '[role=dialog]')).toEqual([])
  const cancel = making.getByRole('button', { name: 'Cancel' })
  expect(await cancel.evaluate(button => button === document.activeElement)).toBe(true)
  await cancel.press('Enter')
  await making.waitFor({ state: 'detached' })
  // The server is told by the end of the request.
  expect((await ended).failure()?.errorText).toContain('ERR_ABORTED')
  await expect.poll(() => exportButton(page).evaluate(button => button === document.activeElement)).toBe(true)
  await page.unroute('**/exports')
  await choose(page, 'Calendar (.ics)')
  await expect.poll(() => downloads).toEqual(['ms-2026.ics'])
  await context.close()
})

test('why there is no file is said in a sentence where it was asked for', async () => {
  const context = await contextOf(browser, server, 'de-drafter')
  const page = await openPlanPage(context, server, 'ms-2026')
  await page.route('**/exports', route => route.abort())
  await choose(page, 'Excel workbook (.xlsx)')
  await page.getByRole('dialog', { name: 'No file was made' }).getByRole('alert').getByText('because the server did not answer to the end').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await context.close()
})

test('on paper there are no bars and no buttons, and the whole matrix stands on one sheet of A3', async () => {
  const context = await contextOf(browser, server, 'de-drafter')
  const page = await openPlanPage(context, server, 'ms-2026')
  await page.mouse.move(400, 400)
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('navigation').filter({ visible: true }).count()).toBe(0)
  expect(await page.getByRole('button', { name: 'Export' }).filter({ visible: true }).count()).toBe(0)
  expect(await page.getByText('Quarterly intelligence notes on sea and land routes').first().isVisible()).toBe(true)
  const margins = async (): Promise<string> => page.evaluate(() => document.adoptedStyleSheets.flatMap(sheet => [...sheet.cssRules].map(rule => rule.cssText)).join('\n'))
  await expect.poll(margins).toMatch(/size: a4;?[^]*"Migrant smuggling 2026–27"[^]*"LIMITE · SAMPLE: fictional content"[^]*"Version [0-9a-f]{8}, [^]*counter\(page\)[^]*counter\(pages\)/i)
  expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toMatchObject({ size: [595, 842] })

  // The table: all of its rows, those out of sight too, on paper that is as wide as it.
  await page.emulateMedia({ media: 'screen' })
  await page.setViewportSize({ width: 1440, height: 600 })
  await page.getByRole('tab', { name: 'Table' }).click()
  await page.getByRole('grid').waitFor()
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  await page.emulateMedia({ media: 'print' })
  const rows = page.getByRole('table', { name: 'Actions of this plan' }).getByRole('row')
  expect(await rows.filter({ hasText: /^\d\.\d/ }).count()).toBe(Number(await page.locator('dt', { hasText: 'Actions' }).locator('+ dd').innerText()) - 1)
  expect(await page.getByRole('grid').filter({ visible: true }).count()).toBe(0)
  expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toMatchObject({ size: [842, 595] })

  await page.emulateMedia({ media: 'screen' })
  await page.goto(`${server.origin}/matrix`)
  await page.getByRole('grid').waitFor()
  await page.mouse.move(500, 400)
  await expect.poll(margins).toMatch(/size: a3 landscape/i)
  expect(await margins()).not.toContain('Migrant smuggling')
  expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toEqual({ count: 1, size: [1191, 842] })
  await context.close()
})

test('the matrix is taken as a workbook', async () => {
  const context = await contextOf(browser, server, 'de-drafter')
  const page = await context.newPage()
  await page.goto(`${server.origin}/matrix`)
  await page.getByRole('grid').waitFor()
  const downloading = page.waitForEvent('download')
  await choose(page, 'Excel workbook (.xlsx)')
  expect((await downloading).suggestedFilename()).toBe('matrix-2026.xlsx')
  await context.close()
})

test('the support team makes the plan of a free period from a data file, and is told what is wrong with one that is none', async () => {
  const { file } = await exportPlan(server.origin, await signInAs(server.origin, 'de-drafter'), 'thb-2026', 'json')
  const context = await contextOf(browser, server, 'support-team', { bypassCSP: true })
  const page = await context.newPage()
  await page.goto(`${server.origin}/plans`)
  await page.getByRole('button', { name: 'New plan' }).click()
  await page.getByRole('button', { name: 'Make a plan for 2028–29' }).click()
  const dialog = page.getByRole('dialog', { name: 'New plan for 2028–29' })
  const choosing = page.waitForEvent('filechooser')
  await dialog.getByRole('button', { name: 'Choose a file' }).click()
  const chooser = await choosing
  const broken = Buffer.from(Buffer.from(file).toString().replace('"kind": "', '"kind": "un'))
  await chooser.setFiles({ name: 'thb.json', mimeType: 'application/json', buffer: broken })
  await dialog.getByRole('alert').getByText('content.actions.0.kind').waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await chooser.setFiles({ name: 'thb.json', mimeType: 'application/json', buffer: Buffer.from(file) })
  await page.getByText('The plan is made. Name its driver next.').waitFor()
  await page.getByRole('link', { name: /Trafficking in human beings 2028/ }).waitFor()
  await context.close()
})
