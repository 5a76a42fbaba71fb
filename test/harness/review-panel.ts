// Comments and proposals in the Review panel of a plan, and drafts at their place, by what people call them.
import type { Locator, Page } from 'playwright-core'

export const review = (page: Page): Locator => page.getByRole('complementary', { name: 'Review' })
export const showPart = (page: Page, part: 'Comments' | 'Proposals'): Promise<void> => review(page).getByRole('tab', { name: new RegExp(`^${part}`) }).click()

/** The thread in which this is said. */
export const thread = (page: Page, said: string): Locator => review(page).getByRole('listitem').filter({ hasText: said }).first()
export const proposal = (page: Page, delegation: string, place: string): Locator => review(page).getByRole('listitem', { name: `Proposal of ${delegation}: ${place}` })
export const draft = (page: Page, delegation: string, place: string): Locator => page.getByRole('region', { name: `Draft of ${delegation}: ${place}` })

/** Whoever has no role in a plan talks among colleagues unless it says otherwise. */
export async function forEveryone(page: Page): Promise<void> {
  await review(page).getByRole('radio', { name: 'Everyone in this plan' }).click()
  await review(page).getByRole('textbox', { name: 'Your comment' }).focus()
}
