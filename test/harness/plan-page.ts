// A plan in a real browser: opening it as a sample person, and finding what is on its page by what people call it.
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { formatDay } from '../../client/messages/formats.ts'
import { giveRoles, lendPen } from './roles.ts'
import type { RunningServer } from './server.ts'
import { signInAs } from './sign-in.ts'

/** Of the sample people, those of these delegations can write in a plan besides its driver. */
const withPen = ['ms-fr', 'ms-it'] as const

/** Makes a plan of the second period of an area, which the sample leaves empty; gives its id. Germany drives it, Frontex
 *  co-drives, and France and Italy have the pen, unless it has only been given `roles`, or is left `vacant`. */
export async function makeEmptyPlan(server: RunningServer, area: string, has: 'roles and pens' | 'roles' | 'vacant' = 'roles and pens'): Promise<string> {
  const supportTeam = await signInAs(server.origin, 'support-team')
  const { status, json } = await supportTeam.call('POST', '/api/plans', { area, periodStart: '2028-01-01' })
  if (status !== 200 || typeof json !== 'object' || json === null || !('id' in json)) throw new Error(`no plan of ${area}: ${status} ${JSON.stringify(json)}`)
  const plan = String(json.id)
  if (has === 'vacant') return plan
  await giveRoles(server.origin, plan)
  if (has === 'roles and pens') for (const party of withPen) await lendPen(server.origin, plan, party)
  return plan
}

/** A browser window of its own for one sample person, signed in. */
export async function contextOf(browser: Browser, server: RunningServer, person: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...options })
  context.setDefaultTimeout(40_000)
  const answer = await context.request.post(`${server.origin}/api/sample-sign-in`, { data: { person: `sample-person-${person}` }, headers: { origin: server.origin } })
  if (!answer.ok()) throw new Error(`signing in as ${person}: ${answer.status()}`)
  return context
}

export async function openPlanPage(context: BrowserContext, server: RunningServer, plan: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${server.origin}/plans/${plan}`)
  await goal(page, 1).waitFor()
  return page
}

/** The page of a plan in a window of its own for one sample person, which is closed with the browser. */
export async function planPageOf(browser: Browser, server: RunningServer, person: string, plan: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  return openPlanPage(await contextOf(browser, server, person, options), server, plan)
}

export const goal = (page: Page, number: number): Locator => page.getByRole('region', { name: new RegExp(`^Goal ${number} `) })
export const card = (page: Page, title: string | RegExp): Locator => page.getByRole('article', { name: title })
export const field = (within: Page | Locator, name: string): Locator => within.getByRole('textbox', { name, exact: true })
export const saved = (page: Page): Promise<void> => page.locator('[data-saved-state="saved"]').waitFor({ state: 'attached' })

export async function addAction(page: Page, title: string): Promise<void> {
  // By key: what loads meanwhile may move a button from under a pointer between pressing and letting go.
  await goal(page, 1).getByRole('button', { name: /^Add an action/ }).press('Enter')
  await field(goal(page, 1), 'Title').last().fill(title)
  await saved(page)
}

/** Opens an action, unless it is open. */
export async function openCard(page: Page, title: string): Promise<Locator> {
  const found = card(page, title)
  await found.waitFor()
  const button = found.getByRole('button', { name: `Open ${title}` })
  if (await button.isVisible()) await button.click()
  await field(found, 'Description').waitFor()
  return found
}

/** Chooses in a field that is searched by typing. */
export async function choose(within: Locator, label: RegExp, option: string): Promise<void> {
  const box = within.getByRole('combobox', { name: label })
  // As somebody has to who types there: a list closes when what it hangs on is scrolled.
  await box.scrollIntoViewIfNeeded()
  await box.focus()
  // The event of scrolling comes with the next frame.
  await box.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  await box.fill(option)
  await within.page().getByRole('option', { name: new RegExp(option) }).first().click()
  // The list of a field that takes several stays open.
  if ((await box.getAttribute('aria-expanded')) === 'true') await box.press('Escape')
}

/** A day as it is typed, this many days from now. */
export const inDays = (days: number): string => formatDay(new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10))

/** The delegations that take part, in the order of the card. */
export const participants = (opened: Locator): Locator => opened.getByRole('list', { name: 'Participants' }).getByRole('listitem')
