// The matrix in a real browser over the real server: turned, filtered, lit up, compared, by keyboard, and as a screen reader has it.
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { addAction } from '../../shared/documents/plan-commands.ts'
import { GoalId, PartyId, randomId, RequestId } from '../../shared/ids.ts'
import { IsoDay } from '../../shared/schema/values.ts'
import { fillTitle } from '../../shared/schema/rich-text-writing.ts'
import { looks, seriousViolations } from '../harness/accessibility.ts'
import { listenTo } from '../harness/announcements.ts'
import { photograph } from '../harness/photograph.ts'
import { contextOf, makeEmptyPlan } from '../harness/plan-page.ts'
import { joinRaw } from '../harness/raw-client.ts'
import { serverAndBrowser } from '../harness/server-and-browser.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'

const pictures = fileURLToPath(new URL('../../test-output/matrix', import.meta.url))
let server: RunningServer
let browser: Browser
serverAndBrowser(started => ({ server, browser } = started), pictures)

type Options = Parameters<typeof contextOf>[3]

async function open(person: string, path = '/matrix', options: Options = {}): Promise<{ page: Page; context: BrowserContext }> {
  const context = await contextOf(browser, server, person, options)
  const page = await context.newPage()
  await page.goto(`${server.origin}${path}`)
  await page.getByRole('grid').waitFor()
  return { page, context }
}

const cell = (page: Page, plan: string, goal: number) => page.locator(`#cell-${plan}-2026-2029-goal-${goal}`)
const widthsOf = (page: Page) => page.getByRole('grid').evaluate(grid => ({ needs: grid.parentElement?.scrollWidth ?? 0, has: grid.parentElement?.clientWidth ?? 0 }))

describe('the matrix for a screen reader', () => {
  it('is a grid whose headers name plans, priorities and goals, and whose cells say what stands in them', async () => {
    const { page, context } = await open('de-drafter')
    await page.getByRole('grid', { name: 'Plans and goals, 2026–27. Move with the arrow keys; Enter opens a cell.' }).waitFor()
    expect(await page.getByRole('columnheader', { name: 'Goal 5 Document fraud' }).count()).toBe(1)
    expect(await page.getByRole('rowheader', { name: /^Cyber-attacks Netherlands not accepted yet/ }).count()).toBe(1)
    expect(await page.getByRole('rowheader', { name: '3 Fighting drug trafficking' }).count()).toBe(1)
    expect(await page.getByRole('gridcell', { name: /^no action yet: Not relevant here/ }).count()).toBeGreaterThan(0)
    const heard = await cell(page, 'ms-2026', 2).ariaSnapshot()
    expect(heard).toMatch(/gridcell/)
    expect(heard).toMatch(/text: complete 2\.1/)
    expect(heard).toMatch(/text: to fix 2\.2/)
    expect(heard).toMatch(/img "Eurojust"/i)
    // Lighter than the others to the eye; in words to the ear.
    expect(await page.getByRole('gridcell', { name: /also serves this goal/ }).count()).toBeGreaterThan(0)
    expect(await page.getByRole('rowheader', { name: /^All .*counts only where its main goal is/ }).count()).toBe(1)
    // One stop for the Tab key among all cells.
    expect(await page.locator('td[tabindex="0"]').count()).toBe(1)
    await context.close()
  })

  it('says how many match when it is narrowed and how many are lit up, and nothing while others only type', async () => {
    const { page, context } = await open('fr-drafter')
    const told = await listenTo(page)
    await page.getByRole('button', { name: /^To fix/ }).click()
    await told(/^\d+ actions match$/)
    await page.getByRole('button', { name: 'Clear' }).click()
    await told('All actions are shown.')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Filter')
    await page.getByRole('gridcell').first().focus()
    await page.keyboard.press('m')
    await told(/^France has a part in \d+ actions\. They are lit up\.$/)
    expect(await page.getByRole('button', { name: 'My delegation FR' }).getAttribute('aria-pressed')).toBe('true')
    expect(await page.getByText('FR leads').count() + await page.getByText('FR takes part').count()).toBeGreaterThan(0)
    await page.keyboard.press('m')
    await told('Nothing is lit up.')
    await context.close()
  })
})

describe('the keyboard in the matrix', () => {
  it('moves by cells, rows, pages and to the ends, both ways round', async () => {
    const { page, context } = await open('de-drafter')
    const focused = (): Promise<string | null> => page.locator('td:focus').getAttribute('id')
    await page.getByRole('gridcell').first().focus()
    await page.keyboard.press('End')
    expect(await focused()).toMatch(/goal-7$/)
    await page.keyboard.press('Home')
    expect(await focused()).toMatch(/goal-1$/)
    const first = await focused()
    await page.keyboard.press('PageDown')
    expect(await focused()).not.toBe(first)
    await page.keyboard.press('PageUp')
    expect(await focused()).toBe(first)
    await page.getByRole('button', { name: 'Turn' }).press('Enter')
    await page.getByRole('columnheader', { name: /^Cyber-attacks/ }).waitFor()
    expect(await page.getByRole('rowheader', { name: /^Goal 5/ }).count()).toBe(1)
    await cell(page, 'ca-2026', 1).focus()
    await page.keyboard.press('ArrowDown')
    expect(await focused()).toBe('cell-ca-2026-2026-2029-goal-2')
    await page.keyboard.press('Control+End')
    expect(await focused()).toMatch(/goal-7$/)
    // Kept for the next time, for this person.
    await page.reload()
    await page.getByRole('columnheader', { name: /^Cyber-attacks/ }).waitFor()
    await context.close()
  })

  it('adds an action in a cell by +, for who may; who may not is told so', async () => {
    const { page, context } = await open('de-drafter')
    await cell(page, 'ms-2026', 6).focus()
    await page.keyboard.press('+')
    const panel = page.getByRole('complementary', { name: /^Migrant smuggling × / })
    await panel.getByRole('textbox', { name: 'Title' }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.closest('[data-place]')?.getAttribute('data-place'))).toMatch(/itle/)
    await page.keyboard.type('Follow the cash couriers')
    await cell(page, 'ms-2026', 6).getByText('Follow the cash couriers').waitFor()
    await context.close()

    const reader = await open('it-reader')
    const told = await listenTo(reader.page)
    await cell(reader.page, 'ms-2026', 6).focus()
    await reader.page.keyboard.press('+')
    await told('may not add an action here now')
    expect(await reader.page.getByRole('complementary').getByRole('button', { name: /^Add an action/ }).count()).toBe(0)
    await reader.context.close()
  })
})

describe('what the matrix shows', () => {
  it('a link to a filtered matrix shows a colleague the same; each part can be taken off, and the rest is counted', async () => {
    const { page, context } = await open('de-drafter', '/matrix?for=ms-fr&state=to-fix')
    const chosen = page.getByRole('region', { name: 'Chosen filters' })
    await chosen.getByText('France').waitFor()
    const both = Number(/\d+/.exec(await chosen.getByText(/match/).innerText())?.[0] ?? 0)
    await chosen.getByRole('button', { name: 'Remove France' }).click()
    await until('more match', async () => Number(/\d+/.exec(await chosen.getByText(/match/).innerText())?.[0]) > both)
    expect(new URL(page.url()).search).toBe('?state=to-fix')
    expect(await page.getByRole('grid').getByText(/^\d+ others?$/).count()).toBeGreaterThan(10)
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    const panel = page.getByRole('dialog', { name: 'Filter' })
    expect(await panel.getByRole('checkbox', { name: 'To fix' }).isChecked()).toBe(true)
    await panel.getByRole('checkbox', { name: 'Proposed' }).first().press(' ')
    await expect.poll(() => new URL(page.url()).searchParams.get('state')).toBe('to-fix,proposed')
    await page.keyboard.press('Escape')
    await context.close()
  })

  it('who is in a cell stands at it, with a name', async () => {
    const { page, context } = await open('de-drafter')
    const other = await open('fr-drafter')
    await cell(other.page, 'ca-2026', 3).click()
    await other.page.getByRole('complementary', { name: /^Cyber-attacks × / }).getByText('Saved').waitFor()
    await page.getByRole('gridcell', { name: /^Here now: .*France/ }).waitFor()
    expect(await cell(page, 'ca-2026', 3).innerText()).toMatch(/· FR/)
    await other.context.close()
    await until('nobody is there', async () => (await page.getByRole('gridcell', { name: /^Here now/ }).count()) === 0)
    await context.close()
  })

  it('two plans that book a delegation for the same weeks are marked while somebody types, and listed', async () => {
    const plans = [await makeEmptyPlan(server, '2026-2029/env/env', 'roles'), await makeEmptyPlan(server, '2026-2029/msthb/thb', 'roles')]
    const { page, context } = await open('it-reader', '/matrix?period=2028-01-01')
    await page.getByRole('button', { name: 'Overlaps · 0' }).waitFor()
    for (const [index, plan] of plans.entries()) {
      const client = await joinRaw(server, await signInAs(server.origin, 'de-drafter'), 'ms-de', plan)
      const action = client.plan.roots.actions.get(addAction(client.plan, GoalId.parse('2026-2029/goal-3')))
      if (action === undefined) throw new Error('the action was added')
      fillTitle(action.title.fragment, index === 0 ? 'Course on vessels' : 'Course on papers')
      action.kind.set('training')
      action.from.set(IsoDay.parse('2028-03-13'))
      action.to.set(IsoDay.parse(index === 0 ? '2028-03-15' : '2028-03-17'))
      for (const party of ['ms-it', 'ms-mt']) action.participants.set(PartyId.parse(party), { request: RequestId.parse(randomId()) })
      client.sendOwn()
      expect(await client.settled(1)).toBe('taken')
      client.close()
    }
    await page.getByRole('button', { name: 'Overlaps · 1' }).waitFor()
    const sentence = 'Training: Italy and Malta booked twice, also in Trafficking in human beings, 3.1 Course on papers, in the weeks of 13 – 19 Mar 2028'
    await page.getByRole('gridcell', { name: sentence }).waitFor()
    await page.getByRole('button', { name: 'Overlaps · 1' }).click()
    const list = page.getByRole('complementary', { name: 'Overlaps · 1' })
    await list.getByText('in the weeks of 13 – 19 Mar 2028').waitFor()
    await list.getByRole('button', { name: 'Trafficking in human beings · 3.1 Course on papers' }).click()
    await page.getByRole('complementary', { name: /^Trafficking in human beings × / }).waitFor()
    await context.close()
  })

  it('stands beside the period before: what is new, what is gone; and an earlier period is there to be read', async () => {
    const { page, context } = await open('de-drafter', '/matrix?compare=before')
    await page.getByRole('paragraph').filter({ hasText: /^Beside 2025: \d+ new, \d+ carried over/ }).waitFor()
    expect(await page.getByRole('grid').getByText('new', { exact: true }).count()).toBeGreaterThan(20)
    await page.goto(`${server.origin}/matrix?period=2025-01-01`)
    await page.getByText('Earlier period: read only').waitFor()
    const first = page.getByRole('gridcell').first()
    await first.click()
    const panel = page.getByRole('complementary').last()
    await panel.getByText('Earlier period: read only').waitFor()
    await panel.getByRole('article').first().waitFor()
    expect(await panel.locator('[contenteditable="true"]').count()).toBe(0)
    expect(await panel.getByRole('button', { name: /^(Add|Propose) an action/ }).count()).toBe(0)
    await context.close()
  })

  it('a change of one plan draws that plan’s cells again and no others', async () => {
    const { page, context } = await open('it-reader')
    await page.evaluate(() => {
      const changed = new Set<string>()
      Object.assign(globalThis, { changed })
      const grid = document.querySelector('[role="grid"]')
      if (grid === null) throw new Error('there is a grid')
      new MutationObserver(records => {
        for (const { target } of records) {
          const of = target instanceof Element ? target : target.parentElement
          const at = of?.closest('td[data-plan]')
          if (at instanceof HTMLElement) changed.add(at.id)
        }
      }).observe(grid, { subtree: true, childList: true, characterData: true, attributes: true })
    })
    const client = await joinRaw(server, await signInAs(server.origin, 'de-drafter'), 'ms-de', 'ms-2026')
    const [id] = client.plan.roots.actions.ids()
    const title = id === undefined ? undefined : client.plan.roots.actions.get(id)?.title
    if (title === undefined) throw new Error('the plan has an action')
    fillTitle(title.fragment, 'A title of this very moment')
    client.sendOwn()
    await page.getByRole('grid').getByText('A title of this very moment').first().waitFor()
    const changed = await page.evaluate(() => [...(globalThis as unknown as { changed: Set<string> }).changed])
    expect(changed.length).toBeGreaterThan(0)
    expect(changed.filter(at => !at.startsWith('cell-ms-2026-'))).toEqual([])
    client.close()
    await context.close()
  })

  it.each(['Counts', 'Codes'])('the whole is on a projector in %s, whichever way it is turned, without moving it sideways', async density => {
    const { page, context } = await open('support-team', '/matrix', { viewport: { width: 1920, height: 1080 } })
    await page.getByRole('radio', { name: density }).click()
    for (const _way of ['plans down', 'goals down']) {
      const { needs, has } = await widthsOf(page)
      expect(needs).toBeLessThanOrEqual(has)
      expect(await page.getByRole('grid').locator('td[data-plan]').evaluateAll(all => all.filter(each => each.scrollWidth > each.clientWidth + 1).map(each => each.id))).toEqual([])
      await photograph(page, { path: `${pictures}/projector-${density}-${_way.replace(' ', '-')}.png` })
      await page.getByRole('button', { name: 'Turn' }).click()
    }
    await context.close()
  })
})

describe('wide and light, small and dark', () => {
  for (const { width, colorScheme } of looks) {
    it(`narrowed, lit up, compared and turned, the matrix has no serious accessibility violation at ${width} pixels in ${colorScheme}`, async () => {
      const { page, context } = await open('de-drafter', '/matrix?compare=before&state=complete,to-fix', { viewport: { width, height: 900 }, colorScheme, bypassCSP: true })
      await page.getByRole('region', { name: 'Chosen filters' }).waitFor()
      await page.getByRole('paragraph').filter({ hasText: 'Beside 2025' }).waitFor()
      await page.getByRole('gridcell').first().focus()
      await page.keyboard.press('m')
      expect(await seriousViolations(page)).toEqual([])
      await photograph(page, { path: `${pictures}/all-${width}-${colorScheme}.png` })
      for (const each of [1024, width]) {
        await page.setViewportSize({ width: each, height: 900 })
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${each} pixels`).toBe(true)
      }
      await page.getByRole('button', { name: 'Turn' }).press('Enter')
      await page.getByRole('columnheader', { name: /^(Most threatening|Cyber)/ }).first().waitFor()
      await page.getByRole('radio', { name: 'Counts' }).press(' ')
      expect(await seriousViolations(page)).toEqual([])
      await photograph(page, { path: `${pictures}/turned-${width}-${colorScheme}.png` })
      await context.close()
    })
  }
})
