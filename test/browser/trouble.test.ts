// What may go wrong around an open plan, in real browsers against the real server: it is killed, it is upgraded, somebody
// sends what no page sends. Nothing that was written is lost, and the page goes on showing what is stored.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { RequestId, randomId } from '../../shared/ids.ts'
import { launchBrowser } from '../harness/browser.ts'
import { caretTo } from '../harness/caret.ts'
import { lockDatabase, putBack, takeCopy } from '../harness/data-directory.ts'
import { addAction, card, contextOf, field, makeEmptyPlan, openCard, openPlanPage, saved } from '../harness/plan-page.ts'
import { joinRaw } from '../harness/raw-client.ts'
import { lendPen } from '../harness/roles.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'

const area = '2026-2029/msthb/ms'
let server: RunningServer
let browser: Browser
let plan: string
const contexts: BrowserContext[] = []

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())
beforeEach(async () => {
  server = await startServer()
  plan = await makeEmptyPlan(server, area)
})
afterEach(async () => {
  await Promise.all(contexts.splice(0).map(context => context.close()))
  await server.remove()
})

async function pageOf(person: string, beforeOpening: (context: BrowserContext) => Promise<unknown> = async () => undefined): Promise<Page> {
  const context = await contextOf(browser, server, person)
  contexts.push(context)
  await beforeOpening(context)
  return openPlanPage(context, server, plan)
}

/** The words of the aim. What the editor draws beside them, such as a caret at the end of a line, is white space here. */
const aimOf = async (page: Page): Promise<string> => (await field(page, 'Aim').innerText()).replaceAll(/[\s\u200b\ufeff]+/g, ' ').trim()

test('two browsers write in one paragraph, the server is killed in mid-edit, and nothing is lost', async () => {
  const french = await pageOf('fr-drafter')
  const italian = await pageOf('it-speaks')
  const words = { french: 'une deux trois quatre cinq six sept huit neuf dix', italian: 'uno due tre quattro cinque sei sette otto nove dieci' }
  for (const page of [french, italian]) await field(page, 'Aim').click()
  const typing = [french.keyboard.type(words.french, { delay: 30 }), italian.keyboard.type(words.italian, { delay: 30 })]
  await until('the words of each have begun to arrive', async () => {
    const seen = await aimOf(italian)
    return seen.includes('u') && (await aimOf(french)).length > 8
  })
  await server.kill()
  await Promise.all(typing)
  await server.startAgain()
  for (const page of [french, italian]) await saved(page)

  // The letters of two people who type in one place may stand between each other; each one's own keep their order.
  const holds = (text: string, word: string): boolean => {
    let at = 0
    for (const letter of text) if (letter === word[at]) at++
    return at === word.length
  }
  await until('both pages show the same', async () => (await aimOf(french)) === (await aimOf(italian)))
  const shown = await aimOf(french)
  expect([shown.replaceAll(/\s/g, '').length, holds(shown, words.french), holds(shown, words.italian)])
    .toEqual([(words.french + words.italian).replaceAll(' ', '').length, true, true])

  await server.kill()
  await server.startAgain()
  const german = await pageOf('de-drafter')
  expect(await aimOf(german)).toBe(shown)
})

test('while the server cannot save the page says so and how much it keeps, goes on being written, and all is sent once it can', async () => {
  const german = await pageOf('de-drafter')
  const italian = await pageOf('it-speaks')
  await addAction(german, 'Follow the money')
  const free = lockDatabase(server)
  try {
    await field(german, 'Aim').click()
    await german.keyboard.type('help')
    await german.getByText(/^Not saved · \d changes? kept on this device$/).waitFor()
    // Who came to read reads on, and is told before writing.
    await italian.getByText('The server cannot save').waitFor()
    await card(italian, 'Follow the money').waitFor()
    expect(await aimOf(italian)).toBe('')
  } finally {
    free()
  }
  await saved(german)
  await until('the words have come', async () => (await aimOf(italian)) === 'help')
  await saved(italian)
})

test('words that were saved and that the server lost with its machine are shown to their author, and are not put back', async () => {
  const french = await pageOf('fr-drafter')
  const italian = await pageOf('it-speaks')
  // Not before: their sessions would be lost with the machine too.
  await takeCopy(server)
  for (const page of [french, italian]) await saved(page)
  await field(french, 'Aim').click()
  await french.keyboard.type('saved and lost')
  await until('the words have come', async () => (await aimOf(italian)) === 'saved and lost')
  await saved(french)
  await putBack(server)
  await french.getByText('The server was put back to an earlier state').waitFor()
  await french.getByRole('definition').filter({ hasText: 'saved and lost' }).waitFor()
  for (const page of [french, italian]) await until('the aim is as it was', async () => (await aimOf(page)) === '')
  expect(await italian.getByText('The server was put back').count()).toBe(0)
})

test('an action leader that may not be one, written by hand, is refused, and the open page shows what is stored', async () => {
  const page = await pageOf('de-drafter')
  await addAction(page, 'Follow the money')
  const opened = await openCard(page, 'Follow the money')
  const byHand = await joinRaw(server, await signInAs(server.origin, 'frontex-speaks'), 'frontex', plan)
  const [id] = byHand.plan.roots.actions.ids()
  const action = id === undefined ? undefined : byHand.plan.roots.actions.get(id)
  action?.leader.set({ request: RequestId.parse(randomId()), party: 'gsc' as never })
  byHand.sendOwn()
  expect(await byHand.settled(1)).toMatch(/^party\/|^eligibility\/|leader/)
  byHand.close()
  const honest = await joinRaw(server, await signInAs(server.origin, 'frontex-speaks'), 'frontex', plan)
  const honestAction = id === undefined ? undefined : honest.plan.roots.actions.get(id)
  expect(honestAction?.leader.get()).toBeUndefined()
  honestAction?.leader.set({ request: RequestId.parse(randomId()), party: 'ms-fr' as never })
  honest.sendOwn()
  expect(await honest.settled(1)).toBe('taken')
  honest.close()
  await until('the page shows the leader that was stored', async () => (await opened.getByRole('combobox', { name: 'Action leader' }).inputValue()) === 'France')
})

test('the open page of a delegation that is taken out of the circle goes dark and says why, and nothing is found there afterwards', async () => {
  const supportTeam = await signInAs(server.origin, 'support-team')
  const setCircle = async (added: string[]): Promise<void> => expect((await supportTeam.call('PUT', `/api/plans/${plan}/circle`, { added })).status).toBe(200)
  await setCircle(['carin'])
  await lendPen(server.origin, plan, 'carin')
  const page = await pageOf('carin-drafter')
  await field(page, 'Aim').click()
  await page.keyboard.type('Written by the network.')
  await saved(page)
  await setCircle([])
  await page.getByRole('alert').getByText('This plan is no longer open to your delegation.').waitFor()
  await field(page, 'Aim').waitFor({ state: 'detached' })
  expect(await page.getByText('Written by the network.').count()).toBe(0)
  await expect.poll(() => page.getByRole('alert').filter({ hasText: 'no longer open' }).evaluate(alert => document.activeElement !== document.body && document.activeElement?.contains(alert) === true)).toBe(true)
  await page.reload()
  await page.getByRole('heading', { name: 'There is no page here' }).waitFor()
  expect(await page.getByText('Written by the network.').count()).toBe(0)
})

test('a page that cannot keep what it has not sent asks before it is closed, and no longer once that is stored', async () => {
  const page = await pageOf('fr-drafter', context => context.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined })))
  const asks = async (): Promise<boolean> => {
    const asked = page.waitForEvent('dialog').then(async dialog => {
      await dialog.dismiss()
      return dialog.type() === 'beforeunload'
    })
    const closed = page.waitForEvent('close').then(() => false)
    await page.close({ runBeforeUnload: true })
    return Promise.race([asked, closed])
  }
  await page.context().setOffline(true)
  await field(page, 'Aim').click()
  await page.keyboard.type('nowhere to keep this')
  expect(await asks()).toBe(true)
  expect(await aimOf(page)).toBe('nowhere to keep this')
  await page.context().setOffline(false)
  await saved(page)
  expect(await asks()).toBe(false)
})

describe('after an upgrade', () => {
  test('a page built from an older schema is turned away, deletes nothing, and its unsent words arrive once it is loaded anew', async () => {
    const colleague = await pageOf('it-speaks')
    await field(colleague, 'Aim').click()
    await colleague.keyboard.type('Stored words. ')
    await saved(colleague)
    // The page is of today; to the server that was started again it says what a page of an older schema would say.
    const page = await pageOf('fr-drafter', context => context.addInitScript(() => {
      const Real = window.WebSocket
      window.WebSocket = class extends Real {
        constructor(address: string | URL, protocols?: string | string[]) {
          const url = new URL(address)
          if (url.pathname.startsWith('/sync/') && sessionStorage.getItem('is-old') === 'yes') url.searchParams.set('schema', '0')
          super(url, protocols)
        }
      }
    }))
    await page.evaluate(() => sessionStorage.setItem('is-old', 'yes'))
    await server.kill()
    await caretTo('end', field(page, 'Aim'))
    await page.keyboard.type('Unsent words.')
    await server.startAgain()
    await page.getByRole('alert').getByText(/updated|newer|older/i).waitFor()
    await saved(colleague)
    expect((await aimOf(colleague))).toBe('Stored words.')
    await page.evaluate(() => sessionStorage.removeItem('is-old'))
    await page.getByRole('button', { name: 'Reload' }).click()
    await until('the unsent words arrive', async () => (await aimOf(colleague)) === 'Stored words. Unsent words.')
  })

  test('an open page learns that the server gives out a newer one, and offers to load it', async () => {
    const page = await pageOf('fr-drafter', context => context.routeWebSocket(/\/live\?/, socket => {
      const toServer = socket.connectToServer()
      toServer.onMessage(message => {
        const isPage = typeof message === 'string' && JSON.parse(message).type === 'page'
        socket.send(isPage ? JSON.stringify({ type: 'page', script: '/assets/index-tomorrow.js' }) : message)
      })
    }))
    await page.getByText('A new version of the workspace is here.').waitFor()
    await page.getByRole('button', { name: 'Reload' }).waitFor()
    const other = await pageOf('it-speaks')
    expect(await other.getByText('A new version of the workspace is here.').count()).toBe(0)
  })
})

describe('undo', () => {
  test('goes back over the page: an edit in one card that is closed now, then one in another', async () => {
    const page = await pageOf('de-drafter')
    for (const title of ['First', 'Second']) await addAction(page, title)
    const first = await openCard(page, 'First')
    await field(first, 'Description').click()
    await page.keyboard.insertText('Words of the first.')
    await saved(page)
    await first.getByRole('button', { name: 'Close First' }).click()
    const second = await openCard(page, 'Second')
    await field(second, 'Description').click()
    // In one step, however slow the machine.
    await page.keyboard.insertText('Words of the second.')
    await page.keyboard.press('Control+z')
    await until('the second is undone', async () => !(await field(second, 'Description').innerText()).includes('Words'))
    await page.keyboard.press('Control+z')
    const again = await openCard(page, 'First')
    await until('the first is undone', async () => !(await field(again, 'Description').innerText()).includes('Words'))
  })

  test('of adding an action keeps what another has typed in it meanwhile', async () => {
    const page = await pageOf('de-drafter')
    const other = await pageOf('fr-drafter')
    await addAction(page, 'Mine')
    const theirs = await openCard(other, 'Mine')
    await field(theirs, 'Description').click()
    await other.keyboard.type('Typed by France.')
    await saved(other)
    // The words of the title, then the adding itself.
    await card(page, 'Mine').waitFor()
    await until('the action is undone', async () => {
      await page.getByRole('button', { name: 'Undo' }).click()
      return (await page.getByRole('article').count()) === 0
    })
    await page.getByRole('button', { name: 'Do again' }).click()
    await until('it is back', async () => (await page.getByRole('article').count()) === 1)
    const back = page.getByRole('article').first()
    await until('with the words of France', async () => (await field(back, 'Description').innerText()).includes('Typed by France.'))
  })
})
