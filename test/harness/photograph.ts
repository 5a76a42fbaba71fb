// Pictures of pages, for looking at: nothing is tested by them, and each takes the processor a quarter of a second.
import type { Page, PageScreenshotOptions } from 'playwright-core'

/** Whether pictures were asked for. */
export const isPhotographing = process.env['PICTURES'] === '1'

/** With `PICTURES=1` writes what the page looks like now; else does nothing. */
export async function photograph(page: Page, options: PageScreenshotOptions & { readonly path: string }): Promise<void> {
  if (isPhotographing) await page.screenshot(options)
}

/** The same at both widths, in light and dark; afterwards the page is as it was. @param path without what the look adds to its end. */
export async function photographInLooks(page: Page, path: string): Promise<void> {
  if (!isPhotographing) return
  const before = page.viewportSize()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 })
      await photograph(page, { path: `${path}-${colorScheme}-${width}.png` })
    }
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  if (before !== null) await page.setViewportSize(before)
}
