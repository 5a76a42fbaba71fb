// Who may write what, as the people of several delegations see it: proposals, joining, the pen, releases, the steps of
// status and delivery, each in windows that stay open, against the real server.
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { looks, seriousViolations } from '../harness/accessibility.ts'
import { listenTo } from '../harness/announcements.ts'
import { bringTo } from '../harness/bring-to.ts'
import { photograph, photographInLooks } from '../harness/photograph.ts'
import { addAction, card, choose, contextOf as contextIn, field, goal, inDays, makeEmptyPlan, openCard, openPlanPage, participants, saved } from '../harness/plan-page.ts'
import type { RunningServer } from '../harness/server.ts'
import { serverAndBrowser } from '../harness/server-and-browser.ts'
import { until } from '../harness/wait.ts'

// Three windows, and a picture of them at each width in light and dark.
vi.setConfig({ testTimeout: 150_000 })

const pictures = fileURLToPath(new URL('../../test-output/mandates', import.meta.url))
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

/** In which nobody has the pen. */
const planOf = (area: string): Promise<string> => makeEmptyPlan(server, `2026-2029/${area}`, 'roles')

type ContextOptions = Parameters<Browser['newContext']>[0]

async function contextOf(person: string, options?: ContextOptions): Promise<BrowserContext> {
  const context = await contextIn(browser, server, person, options)
  contexts.push(context)
  return context
}
const pageOf = async (person: string, plan: string, options?: ContextOptions): Promise<Page> => openPlanPage(await contextOf(person, options), server, plan)

async function pageAt(person: string, path: string): Promise<Page> {
  const page = await (await contextOf(person)).newPage()
  await page.goto(`${server.origin}${path}`)
  return page
}

const isReadOnly = async (text: Locator): Promise<boolean> => (await text.getAttribute('aria-readonly')) === 'true'
const becomesReadOnly = (what: string, text: Locator): Promise<unknown> => until(`${what} can only be read`, () => isReadOnly(text))
const becomesWritable = (what: string, text: Locator): Promise<unknown> => until(`${what} can be written`, async () => !(await isReadOnly(text)))
const fact = (page: Page, name: string): Locator => page.locator('header dl > div').filter({ has: page.getByText(name, { exact: true }) }).locator('dd')

async function openAccess(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Who may do what' }).click()
  const dialog = page.getByRole('dialog', { name: 'Who may do what here, and why' })
  await dialog.waitFor()
  return dialog
}

const pictureOf = (page: Page, name: string): Promise<void> => photographInLooks(page, `${pictures}/${name}`)

describe('a Member State without any role in the plan', () => {
  test('proposes an action, which counts nowhere until the driver takes it in, and is then the plan’s', async () => {
    const plan = await planOf('env/env')
    const [maltese, german] = [await pageOf('mt-speaks', plan), await pageOf('de-drafter', plan)]
    const [list, matrix] = [await pageAt('fr-drafter', '/plans?period=2028-01-01'), await pageAt('fr-drafter', '/matrix?period=2028-01-01')]
    const rowIn = (page: Page): Locator => page.getByRole('row').filter({ has: page.getByRole('link', { name: /^Environmental crime/ }) })
    const inList = async (): Promise<string> => (await rowIn(list).getByRole('cell').nth(1).innerText()).trim()
    const inMatrix = async (): Promise<string> => (await rowIn(matrix).locator('td').last().innerText()).split('\n')[0]?.trim() ?? ''
    await Promise.all([rowIn(list).waitFor(), rowIn(matrix).waitFor()])
    expect(await maltese.getByRole('button', { name: /^Add an action/ }).count()).toBe(0)
    expect(await isReadOnly(field(maltese, 'Aim'))).toBe(true)

    await goal(maltese, 1).getByRole('button', { name: 'Propose an action for goal 1' }).click()
    await field(goal(maltese, 1), 'Title').fill('Watch the waste')
    await saved(maltese)
    const own = await openCard(maltese, 'Watch the waste')
    await field(own, 'Description').click()
    await maltese.keyboard.type('Ships are looked into.')
    await own.getByRole('button', { name: /Kind/ }).click()
    await maltese.getByRole('option', { name: 'Training' }).click()
    await saved(maltese)

    const proposed = await openCard(german, 'Watch the waste')
    await until('the words of Malta arrive', async () => (await field(proposed, 'Description').innerText()).includes('Ships are looked into.'))
    await proposed.getByText('Proposed by Malta. It counts once the driver takes it in.').waitFor()
    await expect.poll(() => proposed.locator('strong').first().innerText()).toBe('+')
    expect([await fact(german, 'Actions').innerText(), await inList(), await inMatrix()]).toEqual(['0', '0', '0'])
    // Only the driver takes in.
    expect(await own.getByRole('button', { name: 'Take into the plan' }).count()).toBe(0)
    await pictureOf(german, 'proposal-driver')
    await pictureOf(maltese, 'proposal-author')

    await proposed.getByRole('button', { name: 'Take into the plan' }).click()
    await until('it has a number', async () => (await card(maltese, 'Watch the waste').locator('strong').first().innerText()) === '1.1')
    await until('it counts in the header', async () => (await fact(maltese, 'Actions').innerText()) === '1')
    await until('it counts in the list', async () => (await inList()) === '1')
    await until('it counts in the matrix', async () => (await inMatrix()) === '1')
    expect(await own.getByText(/^Proposed by/).count()).toBe(0)
    await becomesReadOnly('the description', field(own, 'Description'))
    expect(await isReadOnly(field(own, 'Title'))).toBe(true)
    // It may still say something about it, and neither move nor remove it.
    await own.getByRole('button', { name: /^What to do with/ }).click()
    await maltese.getByRole('menuitem', { name: 'Comment on this action' }).waitFor()
    expect(await maltese.getByRole('menuitem').allInnerTexts()).toEqual(['Comment on this action', 'Propose another goal for this action', 'Propose to take this action out', 'Copy reference'])
    await maltese.keyboard.press('Escape')
  })

  test('adds itself to an action; turned down by its leader it is still its own answer that stands there', async () => {
    const plan = await planOf('ecfin/vat')
    const [german, dutch, maltese] = [await pageOf('de-drafter', plan), await pageOf('nl-speaks', plan), await pageOf('mt-speaks', plan)]
    await addAction(german, 'Count the carousels')
    const atDriver = await openCard(german, 'Count the carousels')
    await choose(atDriver, /^Action leader/, 'Netherlands')
    const atLeader = await openCard(dutch, 'Count the carousels')
    await atLeader.getByRole('button', { name: 'Confirm', exact: true }).click()
    const own = await openCard(maltese, 'Count the carousels')
    const told = await listenTo(maltese)
    await own.getByRole('button', { name: 'Take part as Malta' }).press('Enter')
    await told('Malta asks to take part now. It counts once it is taken in.')
    const says = (opened: Locator, words: string): Promise<void> => participants(opened).getByText(words).waitFor()
    const [read] = [await openCard(await pageOf('it-reader', plan), 'Count the carousels')]
    // Each is told what it is for them, and has the one act that comes next.
    for (const opened of [own, atDriver, atLeader, read]) await participants(opened).getByText('Wants to take part', { exact: true }).waitFor()
    // It counts once it is taken in, and a closed card tells that it waits.
    for (const opened of [own, atDriver, read]) {
      await opened.getByText('no participant', { exact: true }).waitFor()
      await opened.getByText('1 wants to take part', { exact: true }).waitFor()
    }
    await says(own, 'You added your delegation. Germany or Netherlands takes it in or turns it down.')
    for (const opened of [atDriver, atLeader]) await says(opened, 'Malta added itself and waits for your word.')
    await says(read, 'Malta added itself. Germany or Netherlands takes it in or turns it down.')
    await participants(own).getByRole('button', { name: 'Withdraw' }).waitFor()
    expect(await participants(read).getByRole('button', { name: /Take|Turn|Withdraw|Confirm/ }).count()).toBe(0)
    // Nobody admits itself, and nobody answers for another.
    expect(await own.getByRole('button', { name: /^(Turn down|Take in)/ }).count()).toBe(0)
    await participants(atDriver).getByRole('button', { name: 'Turn down…' }).waitFor()
    await participants(atLeader).getByRole('button', { name: 'Turn down…' }).click()
    const form = dutch.getByRole('dialog', { name: 'Turn Malta down' })
    await form.getByRole('textbox', { name: 'Why' }).press('Escape')
    await form.waitFor({ state: 'detached' })
    await participants(atLeader).getByRole('button', { name: 'Turn down…' }).click()
    await expect.poll(() => form.getByRole('button', { name: 'Turn down' }).getAttribute('aria-disabled')).toBe('true')
    await form.getByRole('textbox', { name: 'Why' }).fill('The team is complete.')
    await form.getByRole('button', { name: 'Turn down' }).press('Enter')
    await until('the focus is at what comes next', () => participants(atLeader).getByRole('button', { name: 'Take in after all' }).evaluate(button => button === document.activeElement))
    for (const opened of [atDriver, atLeader, own]) {
      await participants(opened).getByText('Turned down', { exact: true }).waitFor()
      await says(opened, `Turned down by Netherlands on ${inDays(0)}: The team is complete.`)
    }
    await maltese.getByRole('alertdialog').getByText('Netherlands has turned your delegation down in “Count the carousels”: The team is complete.').waitFor()
    await participants(own).getByRole('button', { name: 'Ask again to take part' }).waitFor()
    expect(await participants(own).getByRole('button', { name: /Confirm|Withdraw|Decline/ }).count()).toBe(0)
    for (const opened of [atDriver, atLeader]) expect(await participants(opened).getByRole('button', { name: 'Decline' }).count()).toBe(0)
    await pictureOf(maltese, 'turned-down')
    await participants(atDriver).getByRole('button', { name: 'Take in after all' }).click()
    for (const opened of [own, atLeader, read]) {
      await participants(opened).getByText('Taken in', { exact: true }).waitFor()
      await says(opened, `Taken in by Germany on ${inDays(0)}.`)
    }
    await own.getByText('1 participant', { exact: true }).waitFor()
    await participants(own).getByRole('button', { name: 'Withdraw' }).click()
    await own.getByText('no participant', { exact: true }).waitFor()
    await says(own, 'You added your delegation and have withdrawn.')
    for (const opened of [atDriver, atLeader, read]) {
      await participants(opened).getByText('Withdrew', { exact: true }).waitFor()
      await says(opened, 'Malta added itself and has withdrawn.')
      expect(await participants(opened).getByRole('button', { name: /^(Turn down|Take in)/ }).count()).toBe(0)
    }
    await participants(own).getByRole('button', { name: 'Take part after all' }).click()
    for (const opened of [atDriver, atLeader, read]) await participants(opened).getByText('Taken in', { exact: true }).waitFor()
  })
})

test('the pen, lent for one action, opens that action on the other’s open page at once, and no other place; taken back it is closed at once', async () => {
  const plan = await planOf('ecfin/ipc')
  const [german, italian] = [await pageOf('de-drafter', plan), await pageOf('it-speaks', plan)]
  for (const title of ['Trace the parcels', 'Train the customs']) await addAction(german, title)
  const lent = await openCard(italian, 'Trace the parcels')
  const other = await openCard(italian, 'Train the customs')
  expect([await isReadOnly(field(lent, 'Description')), await isReadOnly(field(other, 'Description'))]).toEqual([true, true])
  // What a reload would take away.
  await italian.evaluate(() => Object.assign(window, { isSamePage: true }))

  const dialog = await openAccess(german)
  await choose(dialog, /^Lend the pen to/, 'Italy')
  await choose(dialog, /^For/, 'Trace the parcels')
  const day = dialog.getByRole('region', { name: 'Pens that are lent' }).getByRole('textbox', { name: 'Until the end of' })
  await day.fill(inDays(10))
  await day.press('Enter')
  await pictureOf(german, 'lending')
  const told = await listenTo(german)
  const atHeading = (name: string): Promise<boolean> => dialog.getByRole('heading', { name }).evaluate(heading => heading === document.activeElement)
  await dialog.getByRole('button', { name: 'Lend the pen', exact: true }).press('Enter')
  await told(`Italy has the pen until the end of ${inDays(10)}.`)
  // What is told beside an open dialog is hidden from nobody.
  expect(await german.locator('[data-announcer="polite"]').evaluate(region => region.closest('[aria-hidden="true"], [inert]'))).toBeNull()
  await until('the focus is over the pens', () => atHeading('Pens that are lent'))
  await dialog.getByText(/^Italy writes “.*Trace the parcels” until the end of/).waitFor()

  await italian.getByRole('alertdialog').getByText(`Germany has lent your delegation the pen until the end of ${inDays(10)}.`).waitFor()
  await becomesWritable('the description', field(lent, 'Description'))
  await lent.getByText(`Pen: IT until ${inDays(10)}`).waitFor()
  await field(lent, 'Description').click()
  await italian.keyboard.type('By Italy.')
  await saved(italian)
  await pictureOf(italian, 'pen')
  expect([await isReadOnly(field(other, 'Description')), await isReadOnly(field(italian, 'Aim')), await other.getByText(/^Pen:/).count(), await italian.getByText(/^Pen:/).count()]).toEqual([true, true, 0, 1])

  await dialog.getByRole('button', { name: 'Take back' }).press('Enter')
  await told('Italy has the pen no more.')
  await until('the focus is over the pens', () => atHeading('Pens that are lent'))
  await becomesReadOnly('the description', field(lent, 'Description'))
  await lent.getByText(/^Pen:/).waitFor({ state: 'detached' })
  expect(await italian.evaluate(() => 'isSamePage' in window)).toBe(true)
  await dialog.getByRole('button', { name: 'Close', exact: true }).click()
  await until('what Italy wrote stays', async () => (await field(await openCard(german, 'Trace the parcels'), 'Description').innerText()).includes('By Italy.'))
})

test('a release opens the plan to Georgia, in its open list and to read only; ended, Georgia’s open page goes dark', async () => {
  const plan = await planOf('firex/firex')
  const german = await pageOf('de-speaks', plan)
  await addAction(german, 'Follow the barrels')
  const georgian = await pageAt('ge-drafter', '/plans?period=2028-01-01')
  await georgian.getByText('No plan is open to your delegation').waitFor()

  const dialog = await openAccess(german)
  const releases = dialog.getByRole('region', { name: 'Releases' })
  await choose(releases, /^Release the plan to/, 'Georgia')
  await releases.getByRole('textbox', { name: 'What for' }).fill('Two joint operations')
  const day = releases.getByRole('textbox', { name: 'Until the end of' })
  await day.fill(inDays(20))
  await day.press('Enter')
  const told = await listenTo(german)
  await releases.getByRole('button', { name: 'Release the whole plan' }).press('Enter')
  await told(`The plan is released to Georgia until the end of ${inDays(20)}.`)
  await releases.getByText(`Released to Georgia until the end of ${inDays(20)}: Two joint operations`).waitFor()
  await pictureOf(german, 'released')

  await georgian.getByRole('link', { name: /^Firearms and explosives crime/ }).click()
  const seen = await openCard(georgian, 'Follow the barrels')
  expect([await isReadOnly(field(georgian, 'Aim')), await isReadOnly(field(seen, 'Description'))]).toEqual([true, true])
  expect(await georgian.getByRole('button', { name: /^(Add|Propose|Take part|Undo)/ }).allInnerTexts()).toEqual([])
  await georgian.getByText(`This plan is released to your delegation for reading until the end of ${inDays(20)}: Two joint operations`).waitFor()
  await pictureOf(georgian, 'released-reader')

  await releases.getByRole('button', { name: 'End the release' }).click()
  await georgian.getByText('This plan is no longer open to your delegation.').first().waitFor()
  await seen.waitFor({ state: 'detached' })
  await until('nothing of it is left', async () => (await georgian.getByText('Follow the barrels').count()) === 0)
  await pictureOf(georgian, 'dark')
  await georgian.getByRole('link', { name: 'To all plans' }).click()
  await georgian.getByText('No plan is open to your delegation').waitFor()
})

test('a round is prepared in a list of what is to fix, announced and counted down on open pages, taken back, and begun: then nobody types', async () => {
  const plan = await planOf('online/ofs')
  const [german, dutch] = [await pageOf('de-speaks', plan), await pageOf('nl-speaks', plan)]
  await addAction(german, 'Block the shops')
  // Nobody leads it yet, and the list leads there.
  await german.getByRole('button', { name: 'Start consultation · 1 to fix' }).click()
  const dialog = german.getByRole('dialog', { name: 'Start consultation' })
  await dialog.getByText('One thing to fix first').waitFor()
  expect(await dialog.getByRole('button', { name: /^Start consultation in 10 minutes/ }).getAttribute('aria-disabled')).toBe('true')
  await dialog.getByRole('button', { name: 'Go there' }).click()
  const atDriver = card(german, 'Block the shops')
  await until('the focus is at the leader', () => atDriver.getByRole('combobox', { name: /^Action leader/ }).evaluate(box => box === document.activeElement))
  await choose(atDriver, /^Action leader/, 'Netherlands')
  const atLeader = await openCard(dutch, 'Block the shops')
  await atLeader.getByRole('button', { name: 'Confirm', exact: true }).click()
  await becomesWritable('the description', field(atLeader, 'Description'))
  const told = await listenTo(dutch)

  // Whoever may not reads who may, and has a request to send.
  await dutch.getByRole('button', { name: 'Ask Germany to start the consultation' }).click()
  const ask = dutch.getByRole('dialog', { name: 'Ask Germany to start the consultation' })
  await ask.getByText('Whoever speaks for Germany, the driver, takes this step.').waitFor()
  await until('it names the step and the page', async () => /Start consultation.*\/plans\//s.test(await ask.getByRole('textbox').inputValue()))
  await pictureOf(dutch, 'ask-for-step')
  await ask.getByRole('button', { name: 'Close', exact: true }).click()

  await german.getByRole('button', { name: 'Start consultation', exact: true }).click()
  await dialog.getByText('Nothing is to fix.').waitFor()
  await pictureOf(german, 'step')
  await dialog.getByRole('radio', { name: /counts as “no objection”/ }).check({ force: true })
  await dialog.getByRole('button', { name: 'Start consultation in 10 minutes' }).click()
  for (const page of [german, dutch]) await page.getByText(/^The plan goes on to Consultation in \d+:\d\d\./).waitFor()
  await told(/goes on to Consultation in \d+ minutes/)
  expect(await isReadOnly(field(atLeader, 'Description'))).toBe(false)
  await pictureOf(dutch, 'countdown')
  expect(await dutch.getByRole('button', { name: 'Take it back' }).count()).toBe(0)
  await german.getByRole('button', { name: 'Take it back' }).click()
  await dutch.getByText(/^The plan goes on to Consultation in \d+:\d\d\./).waitFor({ state: 'detached' })

  // The same step, not in ten minutes but now.
  await german.getByRole('button', { name: 'Start consultation', exact: true }).click()
  await dialog.getByRole('radio', { name: 'Now' }).click()
  await dialog.getByRole('button', { name: 'Start consultation', exact: true }).click()
  await becomesReadOnly('the description', field(atLeader, 'Description'))
  await becomesReadOnly('the description', field(atDriver, 'Description'))
  await pictureOf(dutch, 'closed-in-round')
})

describe('“Who may do what here, and why”', () => {
  test('is opened, read, filled and left by keyboard alone, and gives the focus back', async () => {
    const plan = await planOf('dru/syn')
    const page = await pageOf('de-speaks', plan)
    const button = page.getByRole('button', { name: 'Who may do what' })
    const focused = (name: string): Promise<boolean> => page.evaluate(text => {
      const element = document.activeElement
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])].map(label => label.textContent) : []
      return [element?.getAttribute('aria-label'), element?.textContent, ...labels].some(said => said?.trim() === text)
    }, name)
    const goTo = async (name: string): Promise<void> => {
      for (let steps = 0; steps < 40 && !(await focused(name)); steps++) await page.keyboard.press('Tab')
      expect([name, await focused(name)]).toEqual([name, true])
    }
    await button.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Who may do what here, and why' })
    await dialog.getByText('You, as the driver').first().waitFor()
    await until('the focus is inside', () => dialog.evaluate(element => element.contains(document.activeElement)))
    await goTo('Everything else, and who may do it')
    await page.keyboard.press('Enter')
    await dialog.getByText('Only as a co-driver').first().waitFor()
    await goTo('Lend the pen to')
    await page.keyboard.type('Ital')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.type(inDays(5))
    await page.keyboard.press('Enter')
    await goTo('Lend the pen')
    await page.keyboard.press('Enter')
    await dialog.getByText(/^Italy writes “The whole plan” until the end of/).waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await until('the focus is back', () => button.evaluate(element => element === document.activeElement))
  })

  for (const { width, colorScheme } of looks) {
    test(`has no serious accessibility violation in ${colorScheme} at ${width} pixels`, async () => {
      const page = await pageOf('de-speaks', 'ms-2026', { colorScheme, bypassCSP: true })
      const dialog = await openAccess(page)
      await dialog.getByText('Everything else, and who may do it').click()
      await dialog.getByText('Only as a co-driver').first().waitFor()
      await page.setViewportSize({ width, height: 900 })
      await photograph(page, { path: `${pictures}/access-${colorScheme}-${width}.png` })
      expect(await seriousViolations(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
      expect(await dialog.evaluate(element => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0)
    })
  }
})

test('an adopted plan shows how its actions go: the leader writes the status, each participant its own part, and others read both', async () => {
  const plan = await planOf('ecfin/cfml')
  const [german, dutch, italian, french] = [await pageOf('de-drafter', plan), await pageOf('nl-speaks', plan), await pageOf('it-speaks', plan), await pageOf('fr-drafter', plan)]
  await addAction(german, 'Freeze the accounts')
  const atDriver = await openCard(german, 'Freeze the accounts')
  await choose(atDriver, /^Action leader/, 'Netherlands')
  await choose(atDriver, /^Participants/, 'Italy')
  const [atLeader, atParticipant, atOther] = [await openCard(dutch, 'Freeze the accounts'), await openCard(italian, 'Freeze the accounts'), await openCard(french, 'Freeze the accounts')]
  await atLeader.getByRole('button', { name: 'Confirm', exact: true }).click()
  await atParticipant.getByRole('button', { name: 'Confirm', exact: true }).click()
  await atDriver.getByText('Confirmed', { exact: true }).nth(1).waitFor()
  expect(await atDriver.getByRole('region', { name: 'Delivery' }).count()).toBe(0)
  await bringTo(server.origin, plan, 'adopted')

  const delivery = (opened: Locator): Locator => opened.getByRole('region', { name: 'Delivery' })
  const stateOf = (opened: Locator): Locator => delivery(opened).getByRole('button', { name: /Status/ })
  for (const opened of [atDriver, atLeader, atParticipant, atOther]) await delivery(opened).waitFor()
  await stateOf(atLeader).click()
  await dutch.getByRole('option', { name: 'Ongoing' }).click()
  for (const opened of [atDriver, atParticipant, atOther]) await until('the others read it', async () => (await stateOf(opened).innerText()).includes('Ongoing'))
  expect([await stateOf(atDriver).isEnabled(), await stateOf(atParticipant).isEnabled(), await stateOf(atOther).isEnabled()]).toEqual([true, false, false])

  const part = (opened: Locator, party: string): Locator => delivery(opened).getByRole('textbox', { name: `The part of ${party} so far` })
  await part(atParticipant, 'Italy').fill('Four accounts frozen')
  await part(atParticipant, 'Italy').press('Enter')
  for (const opened of [atDriver, atLeader, atOther]) {
    await delivery(opened).getByText('Four accounts frozen').waitFor()
    expect(await part(opened, 'Italy').count()).toBe(0)
  }
  await part(atLeader, 'Netherlands').fill('The requests are out')
  await part(atLeader, 'Netherlands').press('Enter')
  await delivery(atParticipant).getByText('The requests are out').waitFor()
  // Whoever takes no part has none to tell of.
  expect(await part(atOther, 'France').count()).toBe(0)
  for (const page of [german, dutch, italian, french]) expect(await isReadOnly(field(page, 'Aim'))).toBe(true)
  // Whoever takes part can only leave, and joins again afterwards; each is an entry with its day.
  expect(await delivery(atLeader).getByRole('button', { name: /joins from today$/ }).count()).toBe(0)
  await delivery(atParticipant).getByRole('button', { name: 'Italy leaves from today' }).click()
  await delivery(atDriver).getByText(/^Italy left on \d+ \w+ \d+\.$/).waitFor()
  await delivery(atParticipant).getByRole('button', { name: 'Italy joins from today' }).waitFor()
  await pictureOf(dutch, 'delivery-leader')
  await pictureOf(italian, 'delivery-participant')
})
