// Exact dates in real windows: the leader writes, a participant sees it, and sees nothing any more once it has declined.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAction, addRow, answer, ask, askToLead } from '../../shared/documents/plan-commands.ts'
import type { RoleInAction } from '../../shared/documents/plan.ts'
import { GoalId, PartyId } from '../../shared/ids.ts'
import type { ActionId } from '../../shared/ids.ts'
import { fillTitle } from '../../shared/schema/rich-text-writing.ts'
import { Quarter } from '../../shared/schema/values.ts'
import { launchBrowser } from '../harness/browser.ts'
import { contextOf, makeEmptyPlan, openCard, openPlanPage, saved } from '../harness/plan-page.ts'
import { seriousViolations } from '../harness/accessibility.ts'
import { joinRaw } from '../harness/raw-client.ts'
import type { RawClient } from '../harness/raw-client.ts'
import { giveRoles } from '../harness/roles.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'

const goal = GoalId.parse('2026-2029/goal-1')
const party = (id: string): PartyId => PartyId.parse(id)
const seen = { epoch: 'e', seq: 1 }
const title = 'Raids in three ports'

let server: RunningServer
let browser: Browser
let plan: string
let action: ActionId

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
  plan = await makeEmptyPlan(server, '2026-2029/msthb/ms')
  await giveRoles(server.origin, plan)
  const german = await joinRaw(server, await signInAs(server.origin, 'de-drafter'), 'ms-de', plan)
  const writer = { party: party('ms-de'), answersForParty: false, isDriver: true }
  action = addAction(german.plan, goal)
  const view = actionIn(german)
  fillTitle(view.title.fragment, title)
  view.kind.set('jad')
  const row = addRow(german.plan, view.jointActionDays)
  view.jointActionDays.get(row)?.quarter.set(Quarter.parse('2028-Q3'))
  view.jointActionDays.get(row)?.count.set(1)
  askToLead(german.plan, view, party('ms-it'), writer, seen)
  ask(german.plan, view, 'participant', party('ms-nl'), writer, seen)
  german.sendOwn()
  expect(await german.settled(1)).toBe('taken')
  german.close()
  await answers('it-speaks', 'ms-it', 'action-leader', 'confirmed')
  await answers('nl-speaks', 'ms-nl', 'participant', 'confirmed')
})
afterAll(async () => {
  await browser?.close()
  await server?.remove()
})

function actionIn(client: RawClient) {
  const view = client.plan.roots.actions.get(action)
  if (view === undefined) throw new Error('the action is there')
  return view
}

async function answers(name: string, own: string, role: RoleInAction, said: 'confirmed' | 'declined'): Promise<void> {
  const client = await joinRaw(server, await signInAs(server.origin, name), own, plan)
  const view = actionIn(client)
  const request = role === 'action-leader' ? view.leader.get()?.request : view.participants.get(party(own))?.request
  if (request === undefined) throw new Error('it was asked')
  answer(view, role, party(own), request, { answer: said }, seen)
  client.sendOwn()
  expect(await client.settled(1)).toBe('taken')
  client.close()
}

async function openDays(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${server.origin}/plans/${plan}/days/${action}`)
  return page
}
const heading = (page: Page) => page.getByRole('heading', { level: 1, name: `Exact dates of ${title}` })

test('the leader fixes a date, a participant sees it come, adds its service, and sees nothing once it has declined', async () => {
  const [italy, netherlands] = await Promise.all(['it-speaks', 'nl-speaks'].map(name => contextOf(browser, server, name, { bypassCSP: true }))) as [BrowserContext, BrowserContext]
  // With no date fixed yet, the calendar leads to where they are.
  const calendar = await italy.newPage()
  await calendar.goto(`${server.origin}/calendar`)
  const without = calendar.getByRole('region', { name: 'Joint action days without dates yet' })
  await without.getByRole('link', { name: title }).click()
  await heading(calendar).waitFor()
  await calendar.close()

  const plans = await openPlanPage(italy, server, plan)
  const card = await openCard(plans, title)
  await card.getByRole('link', { name: 'Exact dates' }).click()
  await heading(plans).waitFor()
  const dutch = await openDays(netherlands)
  await dutch.getByText('No exact date is fixed yet').waitFor()
  expect(await dutch.getByRole('button', { name: 'Add a date' }).count()).toBe(0)

  await plans.getByRole('button', { name: 'Add a date' }).click()
  await plans.getByRole('textbox', { name: 'From' }).fill('17.9.2028')
  await plans.getByRole('textbox', { name: 'To', exact: true }).fill('19.9.2028')
  await plans.getByRole('textbox', { name: 'Place' }).fill('Port of Varna')
  await plans.getByRole('textbox', { name: 'Italy' }).fill('Guardia di Finanza')
  await plans.getByRole('textbox', { name: 'Italy' }).blur()
  await saved(plans)
  const day = dutch.getByRole('article', { name: '17 – 19 Sep 2028' })
  await day.waitFor()
  await expect.poll(() => day.getByRole('textbox', { name: 'Place' }).inputValue()).toBe('Port of Varna')
  expect(await day.getByRole('textbox', { name: 'Place' }).getAttribute('readonly')).not.toBeNull()
  await dutch.getByRole('button', { name: '1 person is here' }).waitFor()

  await day.getByRole('textbox', { name: 'Netherlands' }).fill('Marechaussee')
  await day.getByRole('textbox', { name: 'Netherlands' }).blur()
  await expect.poll(() => plans.getByRole('textbox', { name: 'Netherlands' }).inputValue()).toBe('Marechaussee')

  // An end before its start is told at its field, counted in what is to fix, and fixes nothing.
  await plans.getByRole('textbox', { name: 'To', exact: true }).fill('12.9.2028')
  await plans.getByRole('textbox', { name: 'To', exact: true }).blur()
  const toFix = plans.getByRole('region', { name: '1 to fix' })
  await toFix.getByText('17 – 12 Sep 2028: The end lies before the start.').waitFor()
  await plans.getByText('Q3 2028: none is fixed, and the plan states 1.').waitFor()
  await expect.poll(() => plans.getByRole('textbox', { name: 'To', exact: true }).getAttribute('aria-invalid')).toBe('true')
  expect(await seriousViolations(plans)).toEqual([])
  await toFix.getByRole('button', { name: 'Go to field' }).press('Enter')
  await until('the focus is in the field', () => plans.getByRole('textbox', { name: 'To', exact: true }).evaluate(box => box === document.activeElement))
  // A reader is told, and has no button for it.
  expect(await dutch.getByRole('button', { name: 'Go to field' }).count()).toBe(0)

  // Outside the quarters that the plan states.
  await plans.getByRole('textbox', { name: 'To', exact: true }).fill('2.10.2028')
  await plans.getByRole('textbox', { name: 'To', exact: true }).blur()
  await plans.getByText('Some of this lies in Q4 2028').waitFor()
  await toFix.waitFor({ state: 'detached' })
  expect(await seriousViolations(plans)).toEqual([])

  await answers('nl-speaks', 'ms-nl', 'participant', 'declined')
  await dutch.getByRole('heading', { name: 'There are no exact dates here for you' }).waitFor()
  expect(await dutch.content()).not.toMatch(/Varna|Guardia|Sep 2028|2028-09/)
  await answers('nl-speaks', 'ms-nl', 'participant', 'confirmed')
  await day.or(dutch.getByRole('article', { name: '17 Sep – 2 Oct 2028' })).waitFor()
  await Promise.all([italy.close(), netherlands.close()])
})

test('the calendar shows them by month to whoever may see them, and leads to their page', async () => {
  const italy = await contextOf(browser, server, 'it-reader', { bypassCSP: true })
  const page = await italy.newPage()
  await page.goto(`${server.origin}/plans`)
  await page.getByRole('link', { name: 'Calendar' }).click()
  const october = page.getByRole('region', { name: 'October 2028' })
  await october.getByText('Port of Varna').waitFor()
  await page.getByRole('region', { name: 'September 2028' }).getByText('17 Sep – 2 Oct 2028').waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await october.getByRole('link', { name: title }).click()
  await heading(page).waitFor()
  // A reader writes nothing.
  await page.getByText('Your function lets you read here').waitFor()
  expect(await page.getByRole('button', { name: 'Add a date' }).count()).toBe(0)
  await italy.close()
})

test('whoever they are not for finds no link, no calendar and no page of them', async () => {
  const council = await contextOf(browser, server, 'gsc-secretariat')
  const page = await openPlanPage(council, server, plan)
  const card = await openCard(page, title)
  await card.getByRole('group', { name: 'Joint action days' }).waitFor()
  expect(await page.getByRole('link', { name: 'Exact dates' }).count()).toBe(0)
  expect(await page.getByRole('link', { name: 'Calendar' }).count()).toBe(0)
  await page.goto(`${server.origin}/plans/${plan}/days/${action}`)
  await page.getByRole('heading', { name: 'There are no exact dates here for you' }).waitFor()
  await page.goto(`${server.origin}/calendar`)
  await page.getByText('No exact date is open to you').waitFor()
  await council.close()
})

test('dates that were written offline in a tab that was closed are told in the list of plans, with a link to where they are sent', async () => {
  const italy = await contextOf(browser, server, 'it-speaks')
  const days = await openDays(italy)
  await heading(days).waitFor()
  await saved(days)
  await italy.setOffline(true)
  // The emulation leaves a socket that is open as it is: this is what a cut cable does to it.
  await days.evaluate(() => window.dispatchEvent(new Event('offline')))
  const before = await days.getByRole('article').count()
  await days.getByRole('button', { name: 'Add a date' }).click()
  await days.getByText(/changes? kept on this device/).waitFor()
  await days.close({ runBeforeUnload: false })
  await italy.setOffline(false)
  const plans = await italy.newPage()
  await plans.goto(`${server.origin}/plans`)
  await plans.getByText(/^\d+ changes? of yours (is|are) kept on this device and not sent yet/).getByRole('link', { name: /exact days of MS-28-001/ }).click()
  await heading(plans).waitFor()
  await saved(plans)
  await expect.poll(() => plans.getByRole('article').count()).toBe(before + 1)
  await italy.close()
})

test('Ctrl+Z takes back one’s own step on a date, wherever the focus is, and a screen reader hears what the others do', async () => {
  const [italy, germany] = await Promise.all(['it-speaks', 'de-drafter'].map(name => contextOf(browser, server, name))) as [BrowserContext, BrowserContext]
  const [own, other] = await Promise.all([italy, germany].map(openDays)) as [Page, Page]
  await Promise.all([own, other].map(page => heading(page).waitFor()))
  const date = (page: Page) => page.getByRole('article', { name: '17 Sep – 2 Oct 2028' })
  const place = (page: Page) => date(page).getByRole('textbox', { name: 'Place' })
  const heard = await other.evaluateHandle(() => {
    const all: string[] = []
    const region = document.querySelector('[data-announcer="polite"]')
    if (region !== null) new MutationObserver(() => all.push(region.textContent ?? '')).observe(region, { childList: true, characterData: true, subtree: true })
    return all
  })
  const isHeard = (words: string): Promise<void> => expect.poll(async () => (await heard.jsonValue()).join('\n'), { timeout: 20_000 }).toContain(words)

  await place(own).fill('Port of Burgas')
  await place(own).blur()
  await expect.poll(() => place(other).inputValue()).toBe('Port of Burgas')
  await isHeard('Salvo Montelago (IT) wrote in a date: 17 Sep – 2 Oct 2028.')
  // With the focus on nothing that has an undo of its own.
  await own.getByRole('link', { name: 'Calendar' }).focus()
  await own.keyboard.press('Control+z')
  await expect.poll(() => place(other).inputValue()).toBe('Port of Varna')
  await own.keyboard.press('Control+y')
  await expect.poll(() => place(other).inputValue()).toBe('Port of Burgas')
  // What another wrote is not one's own to take back.
  await other.getByRole('link', { name: 'Calendar' }).focus()
  await other.keyboard.press('Control+z')
  await date(own).getByRole('button', { name: /^Remove/ }).click()
  await isHeard('Salvo Montelago (IT) removed a date: 17 Sep – 2 Oct 2028.')
  await own.keyboard.press('Control+z')
  await expect.poll(() => place(other).inputValue()).toBe('Port of Burgas')
  await Promise.all([italy.close(), germany.close()])
})

test('when somebody else signs in in this browser the open page of dates is theirs neither to read nor to write', async () => {
  const context = await contextOf(browser, server, 'it-speaks', { bypassCSP: true })
  const page = await openDays(context)
  await page.getByRole('textbox', { name: 'Place' }).first().waitFor()
  const second = await context.newPage()
  await context.clearCookies()
  await second.goto(`${server.origin}/sign-in`)
  await second.getByRole('button', { name: /Malta/ }).first().click()
  await page.getByRole('heading', { name: 'There are no exact dates here for you' }).waitFor()
  expect(await page.getByRole('textbox').count()).toBe(0)
  expect(await page.locator('body').innerText()).not.toContain('Port of Varna')
  await context.close()
})
