// The 26th client: a real browser in which a drafter of France opens the plan, opens its first action, and types into
// the description at the speed of a person.
import type { Browser, Locator, Page } from 'playwright-core'
import { seededRandom } from '../../shared/sample/seeded-random.ts'
import { launchBrowser } from '../harness/browser.ts'
import { quantilesOf } from './quantiles.ts'
import type { Quantiles } from './quantiles.ts'
import { installTypingProbe } from './typing-probe.ts'
import type { ProbeReading, TypingProbe } from './typing-probe.ts'

// In the page.
declare const typingProbe: TypingProbe

const person = 'sample-person-fr-drafter'
const sentence = 'The partners compare what they know of the routes, agree on the order of the next steps and write down who answers for each. '
const plannedStrokes = 200
/** A practised typist: about five and a half characters a second. */
const shortestPauseMs = 80
const longestPauseMs = 280
const pageDeadlineMs = 25_000
/** A page that cannot keep up is typed into no longer than this; the keystrokes until then are the result. */
const longestTypingMs = 60_000

export type TypingNumbers = {
  readonly browser: string
  readonly toFirstCardMs: number
  readonly toWritingMs: number
  readonly keystroke: Quantiles
  /** As the page's own event timing has it; what it leaves out, being under 16 ms, counts as 16. */
  readonly eventTiming: Quantiles
  readonly longTasksOnOpening: readonly number[]
  readonly reading: ProbeReading
  readonly seconds: number
}

/** @param around what is to be read at the beginning and at the end of the typing. */
export async function measureTyping(origin: string, plan: string, around: { readonly begin: () => Promise<void>; readonly end: () => Promise<void> }): Promise<TypingNumbers> {
  const browser = await launchBrowser()
  try {
    const page = await signedInPage(browser, origin)
    const opening = await openPlan(page, `${origin}/plans/${plan}`)
    const longTasksOnOpening = (await page.evaluate(() => typingProbe.read())).longTasksMs
    const description = await openFirstCard(page)
    await around.begin()
    const typing = await typeInto(page, description.text)
    await around.end()
    const { keystrokesMs, eventTimingsMs } = typing.reading
    const unreported = Array.from({ length: Math.max(0, keystrokesMs.length - eventTimingsMs.length) }, () => 16)
    return {
      browser: `Chromium ${browser.version()}`,
      toFirstCardMs: opening,
      toWritingMs: description.afterMs,
      keystroke: quantilesOf(keystrokesMs),
      eventTiming: quantilesOf([...eventTimingsMs, ...unreported]),
      longTasksOnOpening,
      ...typing,
    }
  } finally {
    await browser.close()
  }
}

export async function signedInPage(browser: Browser, origin: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const answer = await context.request.post(`${origin}/api/sample-sign-in`, { data: { person }, headers: { origin } })
  if (!answer.ok()) throw new Error(`signing in as ${person}: ${answer.status()}`)
  const page = await context.newPage()
  page.setDefaultTimeout(pageDeadlineMs)
  page.on('pageerror', error => console.error(`the page threw: ${error.message}`))
  await page.addInitScript(installTypingProbe)
  return page
}

/** From the beginning of the navigation to the first card on the screen, with nothing of the page in the cache. */
export async function openPlan(page: Page, address: string): Promise<number> {
  await page.goto(address, { waitUntil: 'commit' })
  await firstCard(page).waitFor()
  return page.evaluate(() => performance.now())
}

async function openFirstCard(page: Page): Promise<{ text: Locator; afterMs: number }> {
  const card = firstCard(page)
  const place = await card.getAttribute('id')
  const startedAt = performance.now()
  await card.locator('button[aria-expanded="false"]').first().click()
  const text = page.locator(`#${place ?? ''} [data-place$="/description"] [contenteditable="true"]`)
  await text.waitFor()
  const afterMs = performance.now() - startedAt
  await text.click()
  await page.keyboard.press('Control+End')
  return { text, afterMs }
}

const firstCard = (page: Page): Locator => page.locator('article[id^="at-actions-"]').first()

async function typeInto(page: Page, text: Locator): Promise<{ reading: ProbeReading; seconds: number }> {
  const random = seededRandom(26)
  const before = (await text.textContent())?.length ?? 0
  await page.evaluate(() => typingProbe.begin())
  const startedAt = performance.now()
  let due = startedAt
  let strokes = 0
  for (const character of sentence.repeat(2).slice(0, plannedStrokes)) {
    if (performance.now() - startedAt > longestTypingMs) break
    due += random.between(shortestPauseMs, longestPauseMs)
    await new Promise(resolve => setTimeout(resolve, Math.max(0, due - performance.now())))
    await page.keyboard.type(character)
    strokes++
  }
  const seconds = (performance.now() - startedAt) / 1000
  // The last keystroke's frame.
  await page.waitForFunction(count => typingProbe.read().keystrokesMs.length >= count, strokes, { timeout: 10_000 })
  const reading = await page.evaluate(() => typingProbe.read())
  const typed = ((await text.textContent())?.length ?? 0) - before
  if (typed < strokes) throw new Error(`${strokes} characters were typed and ${typed} are in the text`)
  return { reading, seconds }
}
