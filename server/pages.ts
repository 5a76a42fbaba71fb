// What is known of the built pages.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The address of the script that begins the page, `/assets/index-….js`: its name holds a hash over everything that the
 *  page is built from, so it is the page's version. Null where nothing is built, as while developing. */
export async function pageScriptOf(folder: string): Promise<string | null> {
  const page = await readFile(join(folder, 'index.html'), 'utf8').catch(() => '')
  return /<script type="module"[^>]* src="(\/assets\/[^"]+)"/.exec(page)?.[1] ?? null
}
