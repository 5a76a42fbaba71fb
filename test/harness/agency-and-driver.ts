// Three windows on one plan with one action: its driver, and two people of an agency that has no role in it. What an agency drafts or says among
// its own people is tried so.
import type { Browser, Locator, Page } from 'playwright-core'
import { caretTo } from './caret.ts'
import { letSpeak } from './let-speak.ts'
import { addAction, card, field, makeEmptyPlan, openCard, planPageOf, saved } from './plan-page.ts'
import type { RunningServer } from './server.ts'

export const title = 'Watch the strait'
export const description = (page: Page): Locator => field(card(page, title), 'Description')

/** `pageOf`: a further window on that plan. axe is brought in as a script of its own. */
export type AgencyAndDriver = {
  readonly plan: string
  readonly driver: Page
  /** Drafts for Europol. */
  readonly analyst: Page
  /** Speaks for Europol. */
  readonly speaker: Page
  readonly pageOf: (person: string, options?: Parameters<typeof planPageOf>[4]) => Promise<Page>
}

export async function agencyAndDriver(browser: Browser, server: RunningServer): Promise<AgencyAndDriver> {
  await letSpeak(server, 'support-team', 'europol')
  const plan = await makeEmptyPlan(server, '2026-2029/env/env', 'roles')
  const pageOf: AgencyAndDriver['pageOf'] = (person, options = {}) => planPageOf(browser, server, person, plan, { bypassCSP: true, ...options })
  const driver = await pageOf('de-speaks')
  await addAction(driver, title)
  const text = field(await openCard(driver, title), 'Description')
  await caretTo('start', text)
  await driver.keyboard.type('The team works for twelve months. It meets in spring, and reports to the driver of this plan.')
  await saved(driver)
  const [analyst, speaker] = await Promise.all([pageOf('europol-analyst'), pageOf('support-team')])
  await Promise.all([openCard(analyst, title), openCard(speaker, title)])
  return { plan, driver, analyst, speaker, pageOf }
}
