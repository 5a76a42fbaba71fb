// The steps of a plan and the page of its rounds, by what people call what is on them.
import type { Locator, Page } from 'playwright-core'
import { field } from './plan-page.ts'

type Fill = (dialog: Locator) => Promise<unknown>

/** A delegation in the table of answers. */
export const answerOf = (page: Page, delegation: string): Locator => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: delegation, exact: true }) })
/** What opens the panel of a delegation in its row. */
export const openerOf = (page: Page, delegation: string): Locator => answerOf(page, delegation).getByRole('rowheader').getByRole('button')
/** Waits until the table says so of a delegation. */
export const says = (page: Page, delegation: string, words: string | RegExp): Promise<void> => answerOf(page, delegation).getByText(words).first().waitFor()

export async function toAnswers(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'To the answers' }).click()
  await page.getByRole('heading', { name: /^Consultation, round/ }).waitFor()
}

/** @param plan as it is called in the way to the page. */
export async function toPlan(page: Page, plan: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Where you are' }).getByRole('link', { name: plan }).click()
  await field(page, 'Aim').waitFor()
}

/** Takes the step that leads on, whose button may say how much is open too. */
export async function takeStep(page: Page, step: string, fill?: Fill): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${step}( ·|$)`) }).click()
  await confirm(page, step, fill)
}

/** Takes one that leads back or aside. */
export async function takeOtherStep(page: Page, step: string, fill?: Fill): Promise<void> {
  await page.getByRole('button', { name: 'Other steps' }).click()
  await page.getByRole('menuitem', { name: step }).click()
  await confirm(page, step, fill)
}

/** Fills what the step asks for, and goes on when the page has been told that it is taken. */
async function confirm(page: Page, step: string, fill?: Fill): Promise<void> {
  const dialog = page.getByRole('dialog', { name: step })
  await fill?.(dialog)
  await dialog.getByRole('button', { name: step, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** Not announced, but taken at once. */
export const atOnce = (dialog: Locator): Promise<void> => dialog.getByRole('radio', { name: 'Now' }).click()

/** @param step "Start consultation", or the round with its number. */
export async function startRound(driver: Page, step: string, silence: string | RegExp): Promise<void> {
  await takeStep(driver, step, async dialog => {
    await dialog.getByRole('radio', { name: silence }).check({ force: true })
    await atOnce(dialog)
  })
  await driver.getByText(/^Round \d is open until/).waitFor()
}

/** Whoever records fills in what the body decided. */
export const adoption = (body: string, document: string): Fill => async dialog => {
  await dialog.getByRole('textbox', { name: 'Body that decided' }).fill(body)
  await dialog.getByRole('textbox', { name: 'Document number' }).fill(document)
}
