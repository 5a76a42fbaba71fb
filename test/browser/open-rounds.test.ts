// All open rounds on one page: two colleagues note what their delegation would answer and what its services say, one of them answers two plans at
// once, and the brief leaves with its marking. In both looks, and by keyboard where that is another way.
import { fileURLToPath } from 'node:url'
import type { Browser, Locator, Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import type { InboxAnswer } from '../../shared/api/inbox.ts'
import { addAction, ask } from '../../shared/documents/plan-commands.ts'
import { GoalId, PartyId } from '../../shared/ids.ts'
import { fillText, fillTitle } from '../../shared/schema/rich-text-writing.ts'
import { looks, seriousViolations } from '../harness/accessibility.ts'
import { bringTo } from '../harness/bring-to.ts'
import { photograph } from '../harness/photograph.ts'
import { contextOf, makeEmptyPlan } from '../harness/plan-page.ts'
import { joinRaw } from '../harness/raw-client.ts'
import { done } from '../harness/roles.ts'
import type { RunningServer } from '../harness/server.ts'
import { serverAndBrowser } from '../harness/server-and-browser.ts'
import { signInAs } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'

vi.setConfig({ testTimeout: 150_000 })

const pictures = fileURLToPath(new URL('../../test-output/open-rounds', import.meta.url))
let server: RunningServer
let browser: Browser
serverAndBrowser(started => ({ server, browser } = started), pictures)

const [germany, italy] = [PartyId.parse('ms-de'), PartyId.parse('ms-it')]
const first = 'Round 1 of Migrant smuggling 2028–29'
const second = 'Round 1 of Environmental crime 2028–29'
const entry = (page: Page, name: string): Locator => page.getByRole('listitem', { name, exact: true })

/** An action of Germany's in which Italy is asked to take part. */
async function withAction(plan: string): Promise<void> {
  const writer = await joinRaw(server, await signInAs(server.origin, 'de-drafter'), 'ms-de', plan)
  writer.doc.transact(() => {
    const added = writer.plan.roots.actions.get(addAction(writer.plan, GoalId.parse('2026-2029/goal-1')))
    if (added === undefined) throw new Error('the action was added')
    fillTitle(added.title.fragment, 'Follow the boats')
    fillText(added.description.fragment, [{ type: 'paragraph', text: 'Ten boats a month are <followed>.' }])
    ask(writer.plan, added, 'participant', italy, { party: germany, answersForParty: false, isDriver: true }, { epoch: '', seq: 0 })
  })
  writer.sendOwn()
  expect(await writer.settled(1)).toBe('taken')
  writer.close()
}

async function pictureOf(page: Page, name: string): Promise<void> {
  for (const { width, colorScheme } of looks.flatMap(({ width: wide }) => (['light', 'dark'] as const).map(scheme => ({ width: wide, colorScheme: scheme })))) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 900 })
    await photograph(page, { path: `${pictures}/${name}-${colorScheme}-${width}.png` })
  }
}

async function isWellMade(page: Page, name: string): Promise<void> {
  for (const { width, colorScheme } of looks) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 900 })
    expect(await seriousViolations(page, '#root, [role=dialog]')).toEqual([])
  }
  await pictureOf(page, name)
  await page.setViewportSize({ width: 1440, height: 900 })
}

test('a delegation notes, asks its services, answers two plans at once, and is told what was not taken', async () => {
  const [smuggling, waste] = [await makeEmptyPlan(server, '2026-2029/msthb/ms', 'roles'), await makeEmptyPlan(server, '2026-2029/env/env', 'roles')]
  await withAction(smuggling)
  for (const plan of [smuggling, waste]) await bringTo(server.origin, plan, 'consultation')
  const context = await contextOf(browser, server, 'it-speaks', { bypassCSP: true, permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await context.newPage()
  await page.goto(`${server.origin}/delegation`)
  await page.getByRole('link', { name: /^All \d open rounds/ }).click()
  await page.getByRole('heading', { name: 'Open rounds', level: 1 }).waitFor()
  await entry(page, first).getByText('Your delegation has not answered yet.').waitFor()
  const reader = await (await contextOf(browser, server, 'it-reader')).newPage()
  await reader.goto(`${server.origin}/delegation/rounds`)
  await reader.getByText('Answers are given by whoever speaks for Italy.', { exact: false }).waitFor()
  expect(await reader.getByRole('checkbox').count()).toBe(0)

  // A list of services, and what one of them says.
  await page.getByRole('button', { name: 'Our services' }).click()
  const services = page.getByRole('dialog', { name: 'Our services' })
  for (const name of ['Guardia Costiera', 'Customs']) {
    await services.getByRole('textbox', { name: 'Name of the service' }).fill(name)
    await page.keyboard.press('Enter')
    await services.getByRole('textbox', { name: `New name of ${name}` }).waitFor()
  }
  await services.getByRole('button', { name: 'Close' }).last().press('Enter')
  await services.waitFor({ state: 'detached' })
  const draft = entry(page, first)
  await draft.getByRole('button', { name: /^Our draft position/ }).press('Enter')
  await draft.getByRole('textbox', { name: 'Remark that we would give' }).fill('The coast guard has to look at 1.1')
  await draft.getByRole('button', { name: /Answer that we intend/ }).click()
  await page.getByRole('option', { name: 'No objection, with remarks' }).click()
  await draft.getByRole('button', { name: 'Mark all as asked' }).click()
  await draft.getByRole('combobox', { name: 'Customs: how it stands' }).selectOption('Said: fine')
  await draft.getByText('Input still owed by: Guardia Costiera.').waitFor()
  await isWellMade(page, 'rounds')

  // A colleague’s page has it, as something new, and cannot write it.
  const theirs = entry(reader, first)
  await theirs.getByText(/No objection, with remarks · 1 service owes input/).waitFor()
  await theirs.getByRole('button', { name: /^Our draft position/ }).click()
  await theirs.getByText('The coast guard has to look at 1.1').waitFor()
  expect(await theirs.getByRole('textbox').count()).toBe(0)
  const readersNews = async () => ((await (await signInAs(server.origin, 'it-reader')).call('GET', '/api/inbox?party=ms-it')).json as InboxAnswer).positions.find(({ plan }) => plan === smuggling)?.unread ?? []
  await until('it is read', async () => (await readersNews()).every(id => !id.startsWith('position:')))

  // The brief: what is asked, until when, the text; marked, and said before it is copied.
  await page.getByRole('link', { name: 'Brief for our services' }).click()
  await page.getByRole('combobox', { name: 'For', exact: true }).selectOption('Guardia Costiera')
  const brief = page.getByRole('article', { name: 'Brief for Guardia Costiera' })
  await brief.getByText('Ten boats a month are <followed>.').waitFor()
  await brief.getByText('This version names Guardia Costiera in none of our actions.').first().waitFor()
  await page.getByText('This carries what the plans say: LIMITE.', { exact: false }).waitFor()
  await isWellMade(page, 'brief')
  await page.getByRole('button', { name: 'Copy' }).press('Enter')
  await page.getByText('The brief is copied, as text with its look and as plain text.').first().waitFor()
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    const of = async (type: string): Promise<string> => (item === undefined ? '' : (await item.getType(type)).text())
    return { plain: await of('text/plain'), html: await of('text/html') }
  })
  expect(copied.plain).toMatch(/^LIMITE\nBrief for Guardia Costiera\n/)
  expect(copied.plain).toContain('1.1 Follow the boats')
  expect(copied.plain).toContain(`${server.origin}/plans/${smuggling}/round`)
  expect(copied.html).toContain('Ten boats a month are &lt;followed&gt;.')
  await page.emulateMedia({ media: 'print' })
  expect([await page.getByRole('group', { name: 'Rounds in it' }).isVisible(), await brief.isVisible()]).toEqual([false, true])
  await page.emulateMedia({ media: 'screen' })

  // Two at once. One of the rounds ends before the answer is sent: it is told, and the other one is taken.
  await page.goto(`${server.origin}/delegation/rounds`)
  for (const name of [first, second]) await entry(page, name).getByRole('checkbox').press('Space')
  await page.getByText('2 are chosen.').waitFor()
  await page.getByRole('button', { name: 'Answer the chosen…' }).press('Enter')
  const form = page.getByRole('dialog', { name: 'Answer 2 rounds at once' })
  await form.getByRole('button', { name: 'Give 2 answers for Italy' }).press('Enter')
  await form.getByText('Choose an answer.').waitFor()
  await form.getByRole('radio', { name: 'No objection', exact: true }).check({ force: true })
  await form.getByText('Our draft position says: No objection, with remarks. It is emptied when this is given.').waitFor()
  await isWellMade(page, 'several')
  await done((await signInAs(server.origin, 'de-speaks')).call('POST', `/api/plans/${waste}/steps`, { party: 'ms-de', step: 'back-to-drafting' }))
  await form.getByRole('button', { name: 'Give 2 answers for Italy' }).press('Enter')
  await form.getByRole('alert').filter({ hasText: /round/i }).waitFor()
  await form.getByText('answered', { exact: true }).waitFor()
  expect(await form.getByRole('button', { name: 'Try 1 again' }).count()).toBe(1)
  await form.getByRole('button', { name: 'Close' }).last().press('Enter')
  await entry(page, first).getByText(/^given .* on version 0\.1$/).waitFor()
  await entry(page, first).getByText('nothing noted yet').waitFor()
  await entry(page, second).waitFor({ state: 'detached' })
  await entry(reader, first).getByText('no objection', { exact: true }).waitFor()
  await Promise.all([context.close(), reader.context().close()])
})
