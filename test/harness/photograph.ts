// Pictures of pages, for looking at: nothing is tested by them, and each takes the processor a quarter of a second.
import type { Page, PageScreenshotOptions } from 'playwright-core'

/** Whether pictures were asked for. */
export const isPhotographing = process.env['PICTURES'] === '1'

/** With `PICTURES=1` writes what the page looks like now; else does nothing. */
export async function photograph(page: Page, options: PageScreenshotOptions & { readonly path: string }): Promise<void> {
  if (isPhotographing) await page.screenshot(options)
}
