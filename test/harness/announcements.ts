// What a page tells screen readers, kept from the moment of asking on: in the live region itself each sentence stays for
// a few seconds only.
import type { Page } from 'playwright-core'
import { until } from './wait.ts'

/** Waits for a sentence with these words, said since the listening began. */
export type Told = (words: string | RegExp) => Promise<void>

export async function listenTo(page: Page): Promise<Told> {
  await page.evaluate(() => {
    const region = document.querySelector('[data-announcer="polite"]')
    const told: string[] = Object.assign(globalThis, { told: [] }).told
    if (region !== null) new MutationObserver(() => told.push(region.textContent ?? '')).observe(region, { childList: true, characterData: true, subtree: true })
  })
  const said = () => page.evaluate(() => (globalThis as unknown as { told: string[] }).told)
  return words => until(`it is told: ${words}`, async () => (await said()).some(text => (typeof words === 'string' ? text.includes(words) : words.test(text)))).then(() => undefined)
}
