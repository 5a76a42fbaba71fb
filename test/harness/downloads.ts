// What a page gives out as a file.
import type { Page } from 'playwright-core'

/** Where the file lies that comes of an act on the page. */
export async function downloaded(page: Page, act: () => Promise<unknown>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()])
  return download.path()
}

/** @param format as the menu of "Export" calls it, or the beginning of that. */
export const exported = (page: Page, format: string): Promise<string> => downloaded(page, async () => {
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: format }).click()
})
