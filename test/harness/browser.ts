// A real browser for tests: an installed Chromium or Chrome when there is one, else the one in the dev dependency.
// None found is a failure with the sentence how to get one, never a skipped test.
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'

const commandNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const macChrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

export async function launchBrowser(): Promise<Browser> {
  const executablePath = installedBrowser(process.env) ?? (await bundledBrowser())
  if (executablePath !== null) return chromium.launch({ executablePath, args: ['--no-sandbox'] })
  throw new Error(
    'No browser for the tests was found. Install Chromium or Chrome, or set CHROME_PATH to one, '
    + 'or run "npm ci" with dev dependencies, which brings @sparticuz/chromium on Linux x64.',
  )
}

/** CHROME_PATH first, then the usual names on PATH. A CHROME_PATH that names no program is a mistake, said at once. */
function installedBrowser(environment: NodeJS.ProcessEnv): string | null {
  const named = environment['CHROME_PATH']
  if (named !== undefined && named !== '') {
    if (!isProgram(named)) throw new Error(`CHROME_PATH is set to "${named}", which is not a program that can be run.`)
    return named
  }
  const folders = (environment['PATH'] ?? '').split(delimiter)
  const candidates = [...commandNames.flatMap((name) => folders.map((folder) => join(folder, name))), macChrome]
  return candidates.find(isProgram) ?? null
}

/** Without the arguments that the package proposes: among them are one process for everything, which dies with its
 *  first closed window, and no web security, which would let pass what the pages may not do. */
async function bundledBrowser(): Promise<string | null> {
  try {
    const { default: bundled } = await import('@sparticuz/chromium')
    return await bundled.executablePath()
  } catch {
    return null
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
