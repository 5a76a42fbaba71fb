// The first hour of a workspace in a real browser: from the printed link to a plan in which somebody who was invited writes.
import { fileURLToPath } from 'node:url'
import { mkdir } from 'node:fs/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { seriousViolations } from '../harness/accessibility.ts'
import { launchBrowser } from '../harness/browser.ts'
import { asked, becomeAdministrator, firstStartLink, follow, inviteOne, letIn, password, tokenOf, type Caller } from '../harness/first-hour.ts'
import { linkIn, startMailServer, type MailServer } from '../harness/mail-server.ts'
import { photograph } from '../harness/photograph.ts'
import { addAction, card, choose, saved } from '../harness/plan-page.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'

const pictures = fileURLToPath(new URL('../../test-output/first-hour', import.meta.url))
let browser: Browser
let server: RunningServer
const contexts: BrowserContext[] = []

beforeAll(async () => {
  await mkdir(pictures, { recursive: true })
  browser = await launchBrowser()
})
afterAll(() => browser?.close())
beforeEach(async () => {
  server = await startServer({ DEMO: '0' })
})
afterEach(async () => {
  await Promise.all(contexts.splice(0).map(context => context.close()))
  await server.remove()
})

/** A window of its own, with the session of somebody or nobody's. */
async function openWindow(path: string, caller?: Caller): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', bypassCSP: true, permissions: ['clipboard-read', 'clipboard-write'] })
  context.setDefaultTimeout(40_000)
  contexts.push(context)
  if (caller !== undefined) {
    await context.addCookies(caller.cookie.split('; ').map(pair => {
      const [name = '', value = ''] = pair.split(/=(.*)/s)
      return { name, value, url: server.origin }
    }))
  }
  const page = await context.newPage()
  await page.goto(path.startsWith('http') ? path : `${server.origin}${path}`)
  return page
}

async function setPassword(page: Page, chosen = password): Promise<void> {
  await page.getByRole('textbox', { name: 'New password' }).fill(chosen)
  await page.getByRole('textbox', { name: 'The same again' }).fill(chosen)
}

/** Looks at the page small and dark, wide and light. */
async function isReachable(page: Page, name: string): Promise<void> {
  // For some seconds after a button was busy the components' announcer names it, also once it is gone.
  await page.locator('[data-live-announcer] [role="img"]').first().waitFor({ state: 'detached' })
  for (const [width, colorScheme] of [[390, 'dark'], [1440, 'light']] as const) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await photograph(page, { path: `${pictures}/${name}-${width}-${colorScheme}.png`, fullPage: true })
    expect(await seriousViolations(page), `${name} at ${width}, ${colorScheme}`).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), `${name} at ${width}`).toBeLessThanOrEqual(0)
  }
}

test('one sitting: the printed link, cycle, areas, goals, a driver, two people pasted; one of them follows the link and writes in the plan', async () => {
  const page = await openWindow(String(firstStartLink(server)))
  await page.getByLabel('Your name').fill('Ada Lindqvist')
  await page.getByLabel('E-mail').fill('ada@europol.example')
  await setPassword(page)
  await page.getByRole('button', { name: 'Begin' }).click()

  const steps = page.getByRole('navigation', { name: 'Steps' })
  await page.getByRole('heading', { name: 'Cycle and period' }).waitFor()
  await page.getByRole('button', { name: 'Your account: Ada Lindqvist, Europol' }).waitFor()
  await page.getByRole('main').getByRole('button', { name: 'A plan runs' }).click()
  await page.getByRole('option', { name: 'one year' }).click()
  await page.getByRole('button', { name: 'Set the length' }).click()
  await page.getByText('Plans of 2026–2029 run one year.').waitFor()
  // The side bar has one too.
  await page.getByRole('main').getByRole('button', { name: 'Plan period' }).click()
  await page.getByRole('listbox').getByRole('option', { name: '2027', exact: true }).click()

  await page.getByRole('link', { name: 'Next: Areas' }).click()
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Areas')
  await page.getByText('Migrant smuggling', { exact: true }).click()
  await page.getByText('Cyber-attacks', { exact: true }).click()
  // Left and come back to: what was ticked is still ticked.
  await steps.getByRole('link', { name: /Check/ }).click()
  await page.getByText('No plan has been made.').waitFor()
  await steps.getByRole('link', { name: /Areas/ }).click()
  await page.getByRole('button', { name: 'Make 2 plans' }).click()
  await page.getByText('2 plans are made for 2027.').first().waitFor()

  await page.getByRole('link', { name: 'Next: Goals' }).click()
  await page.getByRole('textbox', { name: 'Goal 2' }).fill('Operations against networks')
  await page.getByRole('button', { name: 'These are the goals' }).click()
  await page.getByText('The goals of 2026–2029 are checked.').waitFor()

  await page.getByRole('link', { name: 'Next: Drivers' }).click()
  await choose(page.getByRole('main'), /^Migrant smuggling/, 'Germany')
  await page.getByText('nobody speaks for it here').waitFor()
  await page.getByRole('button', { name: 'Record 1 driver' }).click()
  await page.getByText('1 driver is recorded.').first().waitFor()

  await page.getByRole('link', { name: 'Next: People' }).click()
  const list = page.getByRole('textbox', { name: 'People, one line each' })
  const marten = 'marten@bka.example\tDeutschland\tspeaks\tBundeskriminalamt'
  await list.fill(`${marten}\nsalvo@gdf.example\tAtlantis\treads\t`)
  await page.getByText('No delegation is called “Atlantis”.', { exact: false }).waitFor()
  await page.getByText('1 person can be invited. 1 line does not fit.').waitFor()
  const invite = page.getByRole('button', { name: /^Invite 1 person/ })
  expect(await invite.getAttribute('aria-disabled')).toBe('true')
  await list.fill(`${marten}\nsalvo@gdf.example\tItalia\treads\t`)
  await page.getByRole('button', { name: 'Invite 2 people' }).click()
  await page.getByRole('heading', { name: 'One link each' }).waitFor()
  await page.getByRole('button', { name: 'Copy as table' }).click()
  await page.getByText('Copied.').waitFor()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  const rows = copied.split('\n').map(line => line.split('\t'))
  expect(rows.map(cells => cells.slice(0, 4))).toEqual([['Address', 'Name', 'Delegation', 'Function'], ['marten@bka.example', '', 'Germany', 'Speaks for the delegation'], ['salvo@gdf.example', '', 'Italy', 'Reads']])
  const link = rows[1]?.[4] ?? ''
  expect(new URL(link).pathname).toBe('/invitation')

  await page.getByRole('link', { name: 'Next: Check' }).click()
  await page.getByText('1 driver has not accepted yet: Germany.', { exact: false }).waitFor()
  await page.getByText('1 plan has no driver: Cyber-attacks.').waitFor()
  await page.getByText('2 invitations wait to be followed.').waitFor()

  const newcomer = await openWindow(link)
  await newcomer.getByText('Ada Lindqvist has invited you:').waitFor()
  await newcomer.getByText('Germany: Speaks for the delegation').waitFor()
  await newcomer.getByLabel('Your name').fill('Marten Ulmbach')
  await setPassword(newcomer)
  await newcomer.getByRole('button', { name: 'Come in' }).click()
  await newcomer.getByRole('button', { name: 'Your account: Marten Ulmbach, Germany' }).waitFor()
  await newcomer.goto(`${server.origin}/plans?period=2027-01-01`)
  await newcomer.getByRole('button', { name: 'Accept as driver' }).click()
  await newcomer.getByRole('button', { name: 'Accept as driver' }).waitFor({ state: 'detached' })
  await newcomer.getByRole('link', { name: /^Migrant smuggling/ }).click()
  await newcomer.getByRole('region', { name: /^Goal 2 Operations against networks/ }).waitFor()
  await addAction(newcomer, 'Watch the small harbours together')
  await saved(newcomer)

  // Stored: somebody else who opens the plan reads it, and the check knows that Germany has accepted.
  await page.goto(`${server.origin}/plans/ms-2027`)
  await card(page, 'Watch the small harbours together').waitFor()
  await page.goto(`${server.origin}/set-up?step=check&period=2027-01-01`)
  await page.getByText('1 invitation waits to be followed.').waitFor()
  expect(await page.getByText('has not accepted yet').count()).toBe(0)
})

test('whoever speaks for a delegation invites a colleague, gives a new link, and ends a function; the colleague only sees who is there', async () => {
  const administrator = await becomeAdministrator(server)
  const rita = await letIn(server, administrator, 'rita@gdf.example', ['ms-it', 'speaks'])
  const page = await openWindow('/plans', rita)
  await page.getByRole('button', { name: /^Your account/ }).click()
  expect(await page.getByRole('link', { name: 'Set up the workspace' }).count()).toBe(0)
  await page.getByRole('link', { name: 'People of your delegation' }).click()
  await page.getByRole('heading', { name: 'People of Italy' }).waitFor()
  await page.getByRole('button', { name: 'Invite 1 person' }).click()
  await page.getByText('The address is missing.').waitFor()
  await page.getByRole('textbox', { name: 'E-mail address' }).fill('salvo@gdf.example')
  await page.getByRole('button', { name: /^Function|Drafts/ }).click()
  expect(await page.getByRole('listbox').getByRole('option').evaluateAll(options => options.map(option => option.getAttribute('data-key')))).toEqual(['reader', 'drafter', 'speaks'])
  await page.getByRole('option', { name: /^Drafts/ }).click()
  await page.getByRole('button', { name: 'Invite 1 person' }).click()
  const link = await page.getByRole('row', { name: /salvo@gdf\.example/ }).locator('code').textContent()

  const colleague = await openWindow(link ?? '')
  await colleague.getByLabel('Your name').fill('Salvo Montelago')
  await setPassword(colleague)
  await colleague.getByRole('button', { name: 'Come in' }).click()
  await colleague.getByRole('button', { name: 'Your account: Salvo Montelago, Italy' }).waitFor()
  await colleague.goto(`${server.origin}/people`)
  await colleague.getByRole('row', { name: /rita/ }).waitFor()
  expect(await colleague.getByRole('columnheader').allTextContents()).toEqual(['Name', 'Function', 'Service', 'Since'])
  expect(await colleague.getByText('rita@gdf.example').count()).toBe(0)
  await colleague.goto(`${server.origin}/people?party=ms-fr`)
  await colleague.getByText('These people are not open to you').waitFor()

  await page.reload()
  await page.getByRole('row', { name: /Salvo Montelago/ }).waitFor()
  await page.getByRole('button', { name: 'New link for Salvo Montelago' }).click()
  const forgotten = await page.getByRole('textbox', { name: 'Link for Salvo Montelago' }).inputValue()
  await page.getByRole('button', { name: 'Close' }).first().click()
  await colleague.goto(forgotten)
  await setPassword(colleague, 'a new one, just as long')
  await colleague.getByRole('button', { name: 'Set the password' }).click()
  await colleague.getByRole('button', { name: 'Your account: Salvo Montelago, Italy' }).waitFor()

  await page.getByRole('button', { name: 'End “Drafts” of Salvo Montelago…' }).click()
  await page.getByRole('button', { name: 'End it' }).click()
  await page.getByRole('row', { name: /Salvo Montelago/ }).waitFor({ state: 'detached' })
  await colleague.reload()
  await colleague.getByRole('button', { name: 'Your account: Salvo Montelago, no delegation' }).waitFor()
})

test('somebody who has an account accepts an invitation with its password; a link that is spent says so', async () => {
  const administrator = await becomeAdministrator(server)
  await letIn(server, administrator, 'rita@gdf.example', ['ms-it', 'speaks'])
  const link = await inviteOne(administrator, 'rita@gdf.example', ['frontex', 'reader'])
  const page = await openWindow(link)
  await page.getByText('You have an account here with rita@gdf.example already.', { exact: false }).waitFor()
  await page.getByRole('textbox', { name: 'Password' }).fill('not the right one')
  await page.getByRole('button', { name: 'Accept' }).click()
  await page.getByRole('alert').getByText('do not belong together').waitFor()
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Accept' }).click()
  await page.getByRole('button', { name: /^Your account: rita/ }).click()
  await page.getByRole('button', { name: 'Frontex reads' }).waitFor()
  const again = await openWindow(link)
  await again.getByRole('alert').getByText('This invitation was followed already', { exact: false }).waitFor()
})

test('whoever forgot the password reads on the sign-in page whom to ask, where the workspace sends no mail', async () => {
  const page = await openWindow('/sign-in')
  const forgotten = page.getByRole('button', { name: 'Forgotten your password?' })
  await forgotten.focus()
  await page.keyboard.press('Enter')
  await page.getByText('Ask whoever invited you for a new link, or the person who runs the server, who makes one with “npm run admin -- reset-link” and your address.').waitFor()
  expect(await page.getByRole('textbox').evaluateAll(fields => fields.map(field => field.getAttribute('name') ?? field.getAttribute('autocomplete')))).toEqual(['email', 'current-password'])
  await isReachable(page, 'sign-in-forgotten-without-mail')
})

/** A server that sends mail in place of the one that does not. */
async function withMail(refuses: readonly string[], act: (mail: MailServer, administrator: Caller) => Promise<void>): Promise<void> {
  await server.remove()
  const mail = await startMailServer({ refuses })
  try {
    server = await startServer({ DEMO: '0', ...mail.environment })
    await act(mail, await becomeAdministrator(server))
  } finally {
    await mail.close()
  }
}

test('with mail, whoever invites sees who was sent theirs, and is shown a link only on asking for it', async () => {
  await withMail(['wrong@gdf.example'], async (mail, administrator) => {
    const page = await openWindow('/people?party=ms-it', administrator)
    await page.getByRole('radio', { name: 'A list' }).or(page.getByText('A list', { exact: true })).first().click()
    await page.getByRole('textbox', { name: 'People, one line each' }).fill('rita@gdf.example;;speaks\nwrong@gdf.example;;reads')
    await page.getByRole('button', { name: 'Invite 2 people' }).click()
    await page.getByRole('heading', { name: '1 of 2 invitations are sent' }).waitFor()
    const table = page.getByRole('table', { name: 'Invitation links' })
    expect(await table.getByRole('row', { name: /rita@gdf\.example/ }).getByText('Sent', { exact: true }).count()).toBe(1)
    expect(await table.locator('code').allTextContents()).toHaveLength(1)
    await table.getByRole('row', { name: /wrong@gdf\.example/ }).getByText('Not sent').waitFor()
    await isReachable(page, 'invited-by-mail')

    const newcomer = await openWindow(linkIn(await mail.mailTo('rita@gdf.example')))
    await newcomer.getByText('Ada Lindqvist has invited you:').waitFor()
    await newcomer.getByLabel('Your name').fill('Rita Monti')
    await setPassword(newcomer)
    await newcomer.getByRole('button', { name: 'Come in' }).click()
    await newcomer.getByRole('button', { name: 'Your account: Rita Monti, Italy' }).waitFor()

    await page.reload()
    await page.getByRole('button', { name: 'New link for Rita Monti' }).click()
    await page.getByText('The link was sent to rita@gdf.example.', { exact: false }).waitFor()
    await isReachable(page, 'new-link-sent')
    const sent = linkIn(await mail.mailTo('rita@gdf.example', 2))
    await page.getByRole('button', { name: 'Show a link instead' }).click()
    const shown = await page.getByRole('textbox', { name: 'Link for Rita Monti' }).inputValue()
    expect([new URL(shown).pathname, shown === sent]).toEqual(['/set-password', false])
  })
})

test('with mail, whoever forgot the password is sent a link to the address, and nobody is told whether somebody has it', async () => {
  await withMail([], async (mail, administrator) => {
    await administrator.call('POST', '/api/people/invitations', { people: [asked('rita@gdf.example', ['ms-it', 'speaks'])] })
    const invitation = linkIn(await mail.mailTo('rita@gdf.example'))
    expect((await follow(server.origin, '/invitations/accept', { token: tokenOf(invitation), name: 'Rita Monti', password })).status).toBe(200)
    const forgetful = await openWindow('/sign-in')
    await forgetful.getByRole('button', { name: 'Forgotten your password?' }).click()
    const sayings = []
    for (const address of ['nobody@gdf.example', 'rita@gdf.example']) {
      await forgetful.getByRole('textbox', { name: 'Address of your account' }).fill(address)
      await forgetful.getByRole('button', { name: 'Send me a link' }).click()
      const said = forgetful.getByRole('status').filter({ hasText: address })
      await said.waitFor()
      sayings.push((await said.textContent())?.replace(address, '@'))
    }
    expect(sayings[0]).toBe(sayings[1])
    await isReachable(forgetful, 'sign-in-forgotten-with-mail')
    await forgetful.goto(linkIn(await mail.mailTo('rita@gdf.example', 2)))
    await setPassword(forgetful, 'a new one, just as long')
    await forgetful.getByRole('button', { name: 'Set the password' }).click()
    await forgetful.getByRole('button', { name: 'Your account: Rita Monti, Italy' }).waitFor()
    expect(mail.received.map(({ to }) => to[0])).toEqual(['rita@gdf.example', 'rita@gdf.example'])
  })
})

test('of a long list that the server takes only in part, the lines of whoever was not invited stay in the box', async () => {
  const administrator = await becomeAdministrator(server)
  for (let body = 0; body < 9; body++) {
    const people = Array.from({ length: 200 }, (_, index) => asked(`before${body}-${index}@gdf.example`, ['ms-it', 'reader']))
    expect((await administrator.call('POST', '/api/people/invitations', { people })).status).toBe(200)
  }
  const page = await openWindow('/set-up?step=people', administrator)
  const list = page.getByRole('textbox', { name: 'People, one line each' })
  const lines = Array.from({ length: 202 }, (_, index) => `person${index}@gdf.example;Italy;reads`)
  await list.fill(lines.join('\n'))
  await page.getByRole('button', { name: 'Invite 202 people' }).click()
  await page.getByText('200 of 202 were invited; the lines of the others stay in the list.', { exact: false }).waitFor()
  await page.getByRole('button', { name: 'Invite more' }).click()
  expect(await list.inputValue()).toBe(lines.slice(200).join('\n'))
})

test('the pages of coming in and of a delegation can be reached by everybody, small and dark, wide and light', async () => {
  const administrator = await becomeAdministrator(server)
  const rita = await letIn(server, administrator, 'rita@gdf.example', ['ms-it', 'speaks'])
  const invitation = await openWindow(await inviteOne(administrator, 'salvo@gdf.example', ['ms-it', 'reader']))
  await invitation.getByRole('button', { name: 'Come in' }).waitFor()
  await isReachable(invitation, 'invitation')
  const people = await openWindow('/people', rita)
  await people.getByRole('heading', { name: 'Invited, not here yet' }).waitFor()
  await isReachable(people, 'people-of-delegation')
})

test.each([
  ['Cycle and period', 'Areas', 'Goals'],
  ['Drivers', 'People', 'Check'],
])('the steps of setting up can be reached by everybody: %s, %s, %s', async (...steps) => {
  const administrator = await becomeAdministrator(server)
  for (const area of ['2026-2029/msthb/ms', '2026-2029/env/env']) await administrator.call('POST', '/api/plans', { area, periodStart: '2026-01-01' })
  const page = await openWindow('/set-up?period=2026-01-01', administrator)
  for (const step of steps) {
    await page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: step }).click()
    await page.getByRole('heading', { name: step, level: 2 }).waitFor()
    if (step === 'People') await page.getByRole('textbox', { name: 'People, one line each' }).fill('marten@bka.example; Germany; speaks; Bundeskriminalamt\nrossi; Atlantis; boss')
    await isReachable(page, `set-up-${step.toLowerCase().replaceAll(' ', '-')}`)
  }
})
