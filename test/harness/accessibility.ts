// What axe-core finds on a page, as one readable line for each serious or critical violation.
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** In which each page is looked through: wide and light, small and dark. Contrast is of the scheme, and what is laid out of the width. */
export const looks = [{ width: 1440, colorScheme: 'light' }, { width: 390, colorScheme: 'dark' }] as const

/** @param part a selector of what is looked at; left out, the whole page. */
export async function seriousViolations(page: Page, part = 'html'): Promise<readonly string[]> {
  await page.addScriptTag({ path: axePath })
  const results = await page.evaluate(async (selector): Promise<AxeResults> => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') }
    return axe.run(selector, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      // Of what is well it need not gather every element: on a large page that is most of the time.
      resultTypes: ['violations'],
      // Experimental in axe-core 4.14: it takes the description inside a menu item for a part of its label.
      rules: { 'label-content-name-mismatch': { enabled: false } },
    })
  }, part)
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)} — ${node.failureSummary ?? ''}`))
}
