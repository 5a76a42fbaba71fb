// The components as a person meets them: looked at, reached by keyboard, read by axe, in light and dark.
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { seriousViolations } from '../harness/accessibility.ts'
import { launchBrowser } from '../harness/browser.ts'
import { servePages, type ServedPages } from '../harness/pages.ts'
import { photograph } from '../harness/photograph.ts'

const pictures = fileURLToPath(new URL('../../test-output/design', import.meta.url))
let browser: Browser
let pages: ServedPages
let page: Page

beforeAll(async () => {
  await mkdir(pictures, { recursive: true })
  pages = await servePages('design/gallery.html')
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await pages?.close()
})

beforeEach(async () => {
  page = await openGallery(1440)
})

afterEach(async () => {
  await page.context().close()
})

async function openGallery(width: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' })
  const opened = await context.newPage()
  await opened.goto(`${pages.origin}/design/gallery.html`)
  await opened.getByRole('heading', { name: 'Design gallery' }).waitFor()
  await opened.evaluate(() => document.fonts.ready)
  opened.setDefaultTimeout(20_000)
  return opened
}

/** Brings it into view before it is used: lists and tooltips close when the page under them scrolls. */
async function inView(control: Locator): Promise<Locator> {
  await control.scrollIntoViewIfNeeded()
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  return control
}

const fieldInView = (name: string) => inView(page.getByRole('combobox', { name }))

describe('the gallery of components', () => {
  for (const theme of ['Light', 'Dark']) {
    it(`has no serious accessibility violation in ${theme.toLowerCase()}`, async () => {
      await page.getByRole('radio', { name: theme }).click()
      await photograph(page, { path: `${pictures}/${theme.toLowerCase()}-1440.png`, fullPage: true })
      expect(await seriousViolations(page)).toEqual([])
    })
  }

  it('fits a screen of 390 pixels without scrolling sideways', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await photograph(page, { path: `${pictures}/light-390.png`, fullPage: true })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
  })
})

describe('a field for a day', () => {
  it('takes a day as people write it, tells it in ISO form and shows it as "3 Feb 2027"', async () => {
    const field = page.getByRole('textbox', { name: 'From' })
    await field.fill('3.2.2027')
    await field.press('Enter')
    await expect.poll(() => field.inputValue()).toBe('3 Feb 2027')
    await expect.poll(() => page.getByTestId('day').textContent()).toBe('2027-02-03')
  })

  it('says in a sentence when what is written is no day, keeps it to be mended, and goes back on Escape', async () => {
    const field = page.getByRole('textbox', { name: 'From' })
    await field.fill('31 Nov')
    await field.press('Tab')
    await page.getByText('“31 Nov” is not a day.').waitFor()
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true')
    await expect.poll(() => page.getByTestId('day').textContent()).toBe('2026-11-28')
    await field.press('Escape')
    await expect.poll(() => field.inputValue()).toBe('28 Nov 2026')
  })

  it('offers a calendar that is used by keyboard alone', async () => {
    await page.getByRole('button', { name: 'Choose a day in the calendar' }).press('Enter')
    await page.getByRole('grid').waitFor()
    await photograph(page, { path: `${pictures}/calendar.png` })
    expect(await seriousViolations(page)).toEqual([])
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('PageDown')
    await page.keyboard.press('Enter')
    await page.getByRole('grid').waitFor({ state: 'detached' })
    await expect.poll(() => page.getByTestId('day').textContent()).toBe('2026-12-29')
  })
})

describe('a field for a number', () => {
  it('shows thousands apart and refuses what is not whole', async () => {
    const field = page.getByRole('textbox', { name: 'Amount' })
    await field.fill('1.250.000')
    await field.press('Enter')
    await expect.poll(() => field.inputValue()).toBe('1\u00a0250\u00a0000')
    await field.fill('12.5')
    await field.press('Enter')
    await page.getByText('“12.5” is not an amount. Write whole euro').waitFor()
    for (const withSign of ['€ 12 345', '12.345 €']) {
      await field.fill(withSign)
      await field.press('Enter')
      await expect.poll(() => field.inputValue()).toBe('12\u00a0345')
    }
  })
})

describe('a choice of one out of many', () => {
  it('finds by the name in another language and by the code', async () => {
    const field = await fieldInView('Driver')
    await field.fill('Öster')
    await page.getByRole('option', { name: 'Austria' }).click()
    await expect.poll(() => field.inputValue()).toBe('Austria')
    await field.fill('EUROJ')
    await field.press('ArrowDown')
    await field.press('Enter')
    await expect.poll(() => field.inputValue()).toBe('Eurojust')
  })

  it('shows who may not be chosen, disabled and with the reason', async () => {
    await (await fieldInView('Driver')).click()
    const network = page.getByRole('option', { name: 'Camden Asset Recovery' })
    await network.waitFor()
    await expect.poll(() => network.getAttribute('aria-disabled')).toBe('true')
    await network.getByText('A network cannot be driver').waitFor()
    await photograph(page, { path: `${pictures}/choices.png` })
    // The list alone: React Aria hides the page below from screen readers while a list is open, and closes it on Tab.
    expect(await seriousViolations(page, '[role=listbox]')).toEqual([])
    await network.click({ force: true })
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('combobox', { name: 'Driver' }).inputValue()).toBe('Germany')
  })

  it('goes back to what was chosen when what is typed is nobody', async () => {
    const field = await fieldInView('Driver')
    await field.fill('Atlantis')
    await page.getByText('Nothing matches “Atlantis”.').waitFor()
    await field.press('Tab')
    await expect.poll(() => field.inputValue()).toBe('Germany')
  })
})

describe('a choice of several', () => {
  it('adds by typing, and removes by the mark beside each and by Backspace', async () => {
    const field = await fieldInView('Participants')
    const chosen = page.getByRole('list', { name: /^Participants:/ }).getByRole('listitem')
    await field.fill('spa')
    await page.getByRole('option', { name: 'Spain' }).click()
    await page.keyboard.press('Escape')
    await expect.poll(() => chosen.count()).toBe(4)
    await expect.poll(() => field.inputValue()).toBe('')
    await page.getByRole('button', { name: 'Remove Europol' }).click()
    await expect.poll(() => chosen.count()).toBe(3)
    await field.press('Backspace')
    await expect.poll(() => chosen.count()).toBe(2)
  })

  it('does not offer again who is chosen already', async () => {
    await (await fieldInView('Participants')).click()
    await page.getByRole('option', { name: 'France' }).waitFor()
    expect(await page.getByRole('option', { name: 'Austria' }).count()).toBe(0)
  })
})

describe('a text that others see', () => {
  it('is told when its writer pauses, and when they leave the field', async () => {
    const field = page.getByRole('textbox', { name: 'Expected result' })
    await field.fill('Six packages')
    await page.getByTestId('committed').getByText('Six packages').waitFor()
    await field.fill('Six packages and a template')
    await field.press('Tab')
    await page.getByTestId('committed').getByText('Six packages and a template').waitFor()
  })
})

describe('who', () => {
  it('is named in full when a code has the focus, and no longer after Escape', async () => {
    await page.getByRole('img', { name: 'Germany' }).first().focus()
    await page.getByText('Germany · Member State').waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('Germany · Member State').waitFor({ state: 'detached' })
  })

  it('is counted when there are many, and listed in full on press', async () => {
    await page.getByRole('button', { name: 'Participants: 7 more: show all' }).click()
    await page.getByRole('dialog', { name: 'Participants' }).getByText('Camden Asset Recovery Inter-Agency Network').waitFor()
  })
})

describe('what opens', () => {
  it('a dialog keeps the focus inside, closes on Escape and gives the focus back', async () => {
    await page.getByRole('button', { name: 'Dialog' }).click()
    const dialog = page.getByRole('dialog', { name: 'Remove action 1.2?' })
    await dialog.waitFor()
    await photograph(page, { path: `${pictures}/dialog.png` })
    for (let press = 0; press < 8; press++) await page.keyboard.press('Tab')
    await expect.poll(() => dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Dialog')
  })

  it('a sheet stands beside the page when there is room, and comes from below when there is none', async () => {
    await page.getByRole('button', { name: 'Sheet' }).click()
    await page.getByRole('complementary', { name: 'Migrant smuggling × Investigations' }).waitFor()
    await page.keyboard.press('Tab')
    await page.setViewportSize({ width: 390, height: 844 })
    const over = page.getByRole('dialog', { name: 'Migrant smuggling × Investigations' })
    await over.waitFor()
    await photograph(page, { path: `${pictures}/sheet-390.png` })
    const box = await over.boundingBox()
    expect(box === null ? 0 : box.y + box.height).toBeGreaterThan(820)
    await page.keyboard.press('Escape')
    await over.waitFor({ state: 'detached' })
  })

  it('a menu is moved through with arrows and says why something cannot be done', async () => {
    await page.getByRole('button', { name: 'More for action 1.2' }).press('Enter')
    await page.getByRole('menuitem', { name: 'Export' }).getByText('Nothing to export yet.').waitFor()
    await photograph(page, { path: `${pictures}/menu.png` })
    expect(await seriousViolations(page)).toEqual([])
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'More for action 1.2' }).press('Enter')
    await expect.poll(() => page.getByRole('menuitemradio', { name: 'By what is to fix' }).getAttribute('aria-checked')).toBe('true')
  })

  it('a message offers the way back, which is said to screen readers', async () => {
    await page.getByRole('button', { name: 'Toast' }).click()
    await page.getByText('Action 1.2 removed.').waitFor()
    await photograph(page, { path: `${pictures}/toast.png` })
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.locator('[data-announcer="polite"]').getByText('Brought back.').waitFor({ state: 'attached' })
    await page.getByText('Action 1.2 removed.').waitFor({ state: 'detached' })
  })

  it('where the page is narrow one message is seen and how many there are besides; all are reached by keys and told to screen readers', async () => {
    const size = page.viewportSize()
    await page.setViewportSize({ width: 390, height: 844 })
    for (let time = 0; time < 3; time++) await page.getByRole('button', { name: 'Toast' }).press('Enter')
    const region = page.getByRole('region', { name: 'Messages' })
    const height = async (): Promise<number> => (await region.boundingBox())?.height ?? 0
    await region.getByRole('button', { name: '2 more' }).waitFor()
    expect(await region.getByRole('alert').count()).toBe(3)
    const ofOne = await height()
    expect(ofOne).toBeLessThan(100)
    await photograph(page, { path: `${pictures}/toasts-390.png` })
    expect(await seriousViolations(page)).toEqual([])
    await region.getByRole('button', { name: '2 more' }).click()
    await expect.poll(height).toBeGreaterThan(2.5 * ofOne)
    await region.getByRole('button', { name: 'Show one' }).press('Enter')
    await expect.poll(height).toBe(ofOne)
    // By keys one goes on to the next, which is then seen; elsewhere they are one again.
    await page.keyboard.press('F6')
    await page.keyboard.press('Tab')
    await expect.poll(height).toBeGreaterThan(2.5 * ofOne)
    await photograph(page, { path: `${pictures}/toasts-all-390.png` })
    for (let left = 3; left > 0; left--) await region.getByRole('button', { name: 'Close' }).first().press('Enter')
    await region.waitFor({ state: 'detached' })
    if (size !== null) await page.setViewportSize(size)
  })

  it('a button that cannot be pressed can be reached, and says why', async () => {
    const button = await inView(page.getByRole('button', { name: 'Start', exact: true }))
    await page.getByRole('button', { name: 'Saving' }).focus()
    await page.keyboard.press('Tab')
    await page.getByRole('tooltip', { name: '2 things are to fix before the consultation can start.' }).waitFor()
    await expect.poll(() => button.getAttribute('aria-disabled')).toBe('true')
  })
})
