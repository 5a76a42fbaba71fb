// The editor as two people meet it, each with a copy of one document, side by side on one page.
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import type { Browser, Locator, Page } from 'playwright-core'
import { build, preview } from 'vite'
import type { PreviewServer } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Harness } from '../../client/editor/harness.tsx'
import { seriousViolations } from '../harness/accessibility.ts'
import { launchBrowser } from '../harness/browser.ts'
import { caretTo } from '../harness/caret.ts'
import { photograph } from '../harness/photograph.ts'

// In the page.
declare const harness: Harness

const pictures = fileURLToPath(new URL('../../test-output/editor', import.meta.url))
const client = fileURLToPath(new URL('../../client', import.meta.url))
const built = fileURLToPath(new URL('../../test-output/editor-harness', import.meta.url))
let server: PreviewServer
let address: string
let browser: Browser
let page: Page
let complaints: string[]

beforeAll(async () => {
  await mkdir(pictures, { recursive: true })
  // Built once and not served file by file: each test opens the page anew.
  await build({
    configFile: false,
    root: client,
    plugins: [react()],
    logLevel: 'error',
    // React's own checks of effects, too.
    define: { 'process.env.NODE_ENV': JSON.stringify('development') },
    build: { outDir: built, emptyOutDir: true, minify: false, rollupOptions: { input: `${client}/editor/harness.html` }, chunkSizeWarningLimit: 10_000 },
  })
  server = await preview({ configFile: false, root: client, logLevel: 'error', build: { outDir: built }, preview: { host: '127.0.0.1', port: 0 } })
  const listening = server.httpServer.address()
  if (typeof listening !== 'object' || listening === null) throw new Error('the page server has no port')
  address = `http://127.0.0.1:${listening.port}/editor/harness.html`
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

beforeEach(async () => {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, reducedMotion: 'reduce' })
  page = await context.newPage()
  page.setDefaultTimeout(10_000)
  complaints = []
  page.on('pageerror', error => complaints.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error' && !message.text().includes('404')) complaints.push(message.text())
  })
  await page.goto(address)
  await field('result', 'Camille').waitFor()
})

afterEach(async () => {
  await page.context().close()
  expect(complaints).toEqual([])
})

type Person = 'Marta' | 'Camille'
type Text = 'title' | 'description' | 'result'

const field = (text: Text, person: Person): Locator => page.getByRole('textbox', { name: `${text} of ${person}` })
const place = (text: Text, person: Person): Locator => page.getByTestId(`${text}-${person}`)
const caretIn = (text: Text, person: Person): Locator => place(text, person).locator('[data-label]')
const toolbar = (text: Text, person: Person): Locator => page.getByRole('toolbar', { name: `Text tools for ${text} of ${person}` })
const words = (text: Text, person: Person): Promise<string> =>
  page.evaluate(([index, name]) => harness.words(index, name), [person === 'Marta' ? 0 : 1, text] as const)
const setLine = (isUp: boolean): Promise<void> => page.evaluate(up => harness.setLine(up), isUp)
const writes = (person: Person): Promise<number> => page.evaluate(name => harness.writes[name] ?? 0, person)
const press = (...keys: string[]): Promise<void> => keys.reduce<Promise<void>>((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())

async function type(text: Text, person: Person, typed: string, at: 'start' | 'end' = 'end'): Promise<void> {
  await caretTo(at, field(text, person))
  await page.keyboard.type(typed)
}

/** Opens a text for writing or closes it; `without focus` as the page itself does, for instance when a right is lost. */
async function turn(to: 'Open' | 'Close', text: Text, person: Person, how?: 'without focus'): Promise<void> {
  const button = page.getByRole('region', { name: person }).getByRole('button', { name: `${to} ${text}` })
  if (how === undefined) await button.click()
  else await button.evaluate(element => (element as HTMLElement).click())
}

async function bothRead(text: Text, expected: string): Promise<void> {
  await expect.poll(() => words(text, 'Marta'), { message: `${text} of Marta` }).toBe(expected)
  await expect.poll(() => words(text, 'Camille'), { message: `${text} of Camille` }).toBe(expected)
}

/** As the clipboard gives it; the test's browser has none of its own. */
async function paste(target: Locator, content: { readonly [mime: string]: string }): Promise<void> {
  await target.focus()
  await target.evaluate((element, data) => {
    const clipboardData = new DataTransfer()
    for (const [mime, value] of Object.entries(data)) clipboardData.setData(mime, value)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, content)
}

describe('two people in one paragraph', () => {
  test('each write, and both read both', async () => {
    await type('description', 'Marta', 'services ')
    await type('description', 'Camille', 'Map ', 'start')
    await type('description', 'Marta', 'online')
    await bothRead('description', 'Map services online')
    await expect.poll(() => field('description', 'Camille').textContent()).toBe('Map services online')
    await expect.poll(() => field('description', 'Marta').textContent()).toBe('Map services online')
  })

  test('write the first words of a new line at the same moment, and each word stands there once', async () => {
    await type('description', 'Marta', 'first')
    await press('Enter')
    await setLine(false)
    await type('description', 'Marta', 'one ')
    await type('description', 'Camille', 'two ')
    await setLine(true)
    await expect.poll(async () => (await words('description', 'Marta')).split('\n')[1]?.split(' ').sort().join(' ').trim()).toBe('one two')
    await type('description', 'Marta', '!')
    await type('description', 'Camille', '?')
    await expect.poll(async () => (await words('description', 'Camille')).match(/one|two/g)?.length).toBe(2)
    expect(await words('description', 'Camille')).toBe(await words('description', 'Marta'))
  })

  test('see each other\'s caret with delegation and name, and it is no word of the text', async () => {
    await type('title', 'Marta', 'Map')
    await caretIn('title', 'Camille').waitFor()
    await expect.poll(() => caretIn('title', 'Camille').getAttribute('data-label')).toBe('EUROJUST · M. Duarte')
    await expect.poll(() => caretIn('title', 'Camille').getAttribute('aria-hidden')).toBe('true')
    await expect.poll(() => field('title', 'Camille').textContent()).toBe('Map')
    await type('title', 'Camille', 'A', 'start')
    await caretIn('title', 'Marta').waitFor()
    await expect.poll(() => caretIn('title', 'Marta').getAttribute('data-label')).toBe('FR · C. Lemaire')
    await caretIn('title', 'Camille').waitFor({ state: 'detached' })
  })

  test('see what the other has selected', async () => {
    await type('description', 'Marta', 'three words here')
    await press('Shift+Control+ArrowLeft')
    await expect.poll(() => place('description', 'Camille').locator('[class*="othersSelection"]').textContent()).toBe('here')
  })
})

describe('one cursor and many editors', () => {
  test('a caret shows in the text it stands in and in no other, and follows from text to text', async () => {
    await type('description', 'Marta', 'a')
    await caretIn('description', 'Camille').waitFor()
    await field('result', 'Marta').focus()
    await caretIn('result', 'Camille').waitFor()
    expect(await caretIn('description', 'Camille').count()).toBe(0)
    expect(await caretIn('title', 'Camille').count()).toBe(0)
  })

  test('closing another text leaves the caret where it is; closing this one takes it away', async () => {
    await field('result', 'Marta').focus()
    await caretIn('result', 'Camille').waitFor()
    await turn('Close', 'description', 'Marta', 'without focus')
    await field('description', 'Marta').waitFor({ state: 'detached' })
    await press('ArrowRight')
    await expect.poll(() => caretIn('result', 'Camille').count()).toBe(1)
    await turn('Close', 'result', 'Marta', 'without focus')
    await caretIn('result', 'Camille').waitFor({ state: 'detached' })
  })
})

const selectionStart = (locator: Locator): Promise<number> =>
  locator.evaluate(element => (element as HTMLElement & { editor: { state: { selection: { from: number } } } }).editor.state.selection.from)

describe('undo', () => {
  // However slow the machine types: a step ends where a person goes elsewhere, and not because of the time between two keys.
  beforeEach(() => page.evaluate(() => void (harness.replicas[0].undo.manager.captureTimeout = 3_600_000)))

  test('reaches over the page: a step in a text that is closed now is undone from another', async () => {
    await type('description', 'Camille', 'theirs ')
    await type('description', 'Marta', 'mine')
    await turn('Close', 'description', 'Marta')
    await type('result', 'Marta', ' more')
    await press('Control+z')
    await bothRead('result', 'Expected\nOne report\nTwo trainings')
    await bothRead('description', 'theirs mine')
    await press('Control+z')
    await bothRead('description', 'theirs ')
    await press('Control+z')
    await bothRead('description', 'theirs ')
    await press('Control+y', 'Control+Shift+z')
    await bothRead('description', 'theirs mine')
    await bothRead('result', 'Expected\nOne report\nTwo trainings more')
  })

  test('takes back a burst of typing in one step, also while somebody else writes beside it', async () => {
    await type('description', 'Marta', 'x')
    await press('Backspace')
    await page.evaluate(() => harness.replicas[0].undo.stopCapturing())
    for (const letter of 'word') {
      await page.keyboard.type(letter)
      await page.evaluate(() => {
        const { doc, awareness } = harness.replicas[1]
        const run = (doc.getXmlFragment('result').get(0) as InstanceType<Harness['Y']['XmlElement']>).get(0) as InstanceType<Harness['Y']['XmlText']>
        run.insert(0, 'x')
        awareness.setLocalStateField('place', [String(run.length)])
      })
    }
    await press('Control+z')
    await bothRead('description', '')
  })

  test('puts the caret back where it was, in the text where the step was', async () => {
    await type('description', 'Marta', 'before after')
    await press('Home')
    // The browser tells the editor of a moved caret in its own time.
    await expect.poll(() => selectionStart(field('description', 'Marta'))).toBe(1)
    await page.evaluate(() => harness.replicas[0].undo.stopCapturing())
    await page.keyboard.type('new ')
    await type('result', 'Marta', '')
    await press('Control+z')
    await bothRead('description', 'before after')
    await expect.poll(() => field('description', 'Marta').evaluate(element => element === document.activeElement)).toBe(true)
    await page.keyboard.type('here ')
    await bothRead('description', 'here before after')
  })

  test('from a button leaves the person at the button', async () => {
    await type('description', 'Marta', 'words')
    const button = page.getByRole('region', { name: 'Marta' }).getByRole('button', { name: 'Undo' })
    await button.focus()
    await press('Enter')
    await bothRead('description', '')
    await expect.poll(() => button.evaluate(element => element === document.activeElement)).toBe(true)
  })
})

test('a caret that was told ahead of its text goes when its owner leaves', async () => {
  await type('description', 'Camille', 'Known. ')
  await caretIn('description', 'Marta').waitFor({ state: 'attached' })
  await setLine(false)
  await press('Enter')
  await page.keyboard.type('Ahead.')
  // Where she stands now is in no text that Marta has; her former place stands for a third person, to see that it was drawn.
  await page.evaluate(() => {
    const { awareness } = harness.replicas[0]
    awareness.states.set(7, { ...awareness.states.get(harness.replicas[1].doc.clientID), user: { name: 'A. Third', party: 'IT', color: '#0b6457' } })
    harness.tellCaret()
    awareness.emit('change', [{ added: [7], updated: [], removed: [] }, 'test'])
  })
  const labels = (): Promise<string[]> => caretIn('description', 'Marta').evaluateAll(carets => carets.map(caret => (caret as HTMLElement).dataset['label'] ?? '').sort())
  await expect.poll(labels).toEqual(['IT · A. Third'])
  await page.evaluate(() => {
    const { doc } = harness.replicas[1]
    harness.Y.applyUpdate(harness.replicas[0].doc, harness.Y.encodeStateAsUpdate(doc), 'line')
  })
  await expect.poll(labels).toEqual(['FR · C. Lemaire', 'IT · A. Third'])
  await page.evaluate(() => {
    const { awareness } = harness.replicas[0]
    const left = harness.replicas[1].doc.clientID
    awareness.states.delete(left)
    awareness.emit('change', [{ added: [], updated: [], removed: [left] }, 'test'])
  })
  await expect.poll(labels).toEqual(['IT · A. Third'])
})

describe('a title', () => {
  test('is one line: Enter writes nothing and moves on', async () => {
    await type('title', 'Marta', 'Map')
    await press('Enter', 'Shift+Enter', 'Control+Enter')
    await page.keyboard.type('!')
    await bothRead('title', 'Map!')
    expect(await page.evaluate(() => harness.enters)).toEqual(['title of Marta', 'title of Marta', 'title of Marta'])
  })

  test('takes what is pasted as one line of plain words', async () => {
    await paste(field('title', 'Marta'), { 'text/plain': 'Map the\nfacilitation\r\n\tservices\n' })
    await bothRead('title', 'Map the facilitation services')
    await press('Control+a')
    await paste(field('title', 'Marta'), { 'text/html': '<h1>Two <b>words</b></h1><ul><li>and more</li></ul>', 'text/plain': 'x' })
    await bothRead('title', 'Two words and more')
    expect(await field('title', 'Marta').locator('strong, li').count()).toBe(0)
  })

  test('knows no bold and offers no tools', async () => {
    await type('title', 'Marta', 'Map')
    await press('Control+a', 'Control+b', 'Alt+F10')
    expect(await field('title', 'Marta').locator('strong').count()).toBe(0)
    expect(await toolbar('title', 'Marta').count()).toBe(0)
  })
})

describe('the tools of a text', () => {
  test('are reached and left by keyboard alone', async () => {
    await type('description', 'Marta', 'plain ')
    await press('Alt+F10', 'ArrowRight', 'Space', 'Escape')
    await page.keyboard.type('strong')
    await expect.poll(() => field('description', 'Camille').locator('strong').textContent()).toBe('strong')
    // A toolbar is entered where it was left.
    await press('Alt+F10', 'ArrowLeft', 'Enter')
    await page.getByRole('menuitemradio', { name: 'Heading', exact: true }).waitFor()
    await press('ArrowDown', 'Enter')
    await expect.poll(() => field('description', 'Camille').locator('h2').textContent()).toBe('plain strong')
  })

  test('show while one writes, and not to one who only reads', async () => {
    expect(await page.getByRole('toolbar').count()).toBe(0)
    await field('description', 'Marta').focus()
    await toolbar('description', 'Marta').waitFor()
    await expect.poll(() => page.getByRole('toolbar').count()).toBe(1)
    await field('title', 'Marta').focus()
    await toolbar('description', 'Marta').waitFor({ state: 'detached' })
  })

  test('stand below the text, and neither hide nor move a line of it', async () => {
    await type('description', 'Marta', 'words')
    await page.getByRole('heading', { name: 'Editor harness' }).click()
    await toolbar('description', 'Marta').waitFor({ state: 'detached' })
    const before = await boxes(place('description', 'Marta'))
    await field('description', 'Marta').focus()
    const tools = await toolbar('description', 'Marta').boundingBox()
    const text = await field('description', 'Marta').boundingBox()
    expect(await boxes(place('description', 'Marta'))).toEqual(before)
    expect(tools?.y).toBeGreaterThanOrEqual((text?.y ?? 0) + (text?.height ?? 0) - 1)
  })

  test('set a link to a page or a mail address, and none to code', async () => {
    await type('description', 'Marta', 'source')
    await press('Control+a', 'Control+k')
    const input = page.getByRole('textbox', { name: 'Address' })
    await input.waitFor()
    await page.keyboard.type('javascript:alert(1)')
    await press('Enter')
    await page.getByText('A link can lead to a web page').waitFor()
    await input.fill('example.eu/report')
    await press('Enter')
    const link = field('description', 'Camille').getByRole('link', { name: 'source' })
    await link.waitFor()
    await expect.poll(() => link.getAttribute('href')).toBe('https://example.eu/report')
    await expect.poll(() => link.getAttribute('rel')).toBe('noopener noreferrer')
    await expect.poll(() => field('description', 'Marta').evaluate(element => element === document.activeElement)).toBe(true)
  })

  test('make a table, which grows, shrinks and goes', async () => {
    const table = field('description', 'Camille').locator('table')
    const choose = async (name: string): Promise<void> => {
      await toolbar('description', 'Marta').getByRole('button', { name: 'Table' }).click()
      await page.getByRole('menuitem', { name }).click()
    }
    await field('description', 'Marta').focus()
    await choose('Insert a table')
    await page.keyboard.type('Who')
    await press('Tab')
    await page.keyboard.type('What')
    await expect.poll(() => table.locator('th').allTextContents()).toEqual(['Who', 'What', ''])
    await choose('Add a row below')
    await expect.poll(() => table.locator('tr').count()).toBe(4)
    await choose('Add a column after')
    await expect.poll(() => table.locator('tr').first().locator('th').count()).toBe(4)
    await choose('Remove the column')
    await choose('Remove the row')
    await expect.poll(() => table.locator('tr').count()).toBe(3)
    await choose('Remove the table')
    await table.waitFor({ state: 'detached' })
    expect(await page.evaluate(() => harness.unreadable)).toEqual([])
  })
})

test('what is pasted into a text keeps what a text may hold, and nothing else', async () => {
  await paste(field('description', 'Marta'), {
    'text/html': `<h1 style="color:red">Aim</h1><p class="x">Some <b>strong</b> <u>words</u>, <a href="javascript:alert(1)" onclick="x()">bad</a>
      and <a href="https://example.eu" target="_top">good</a></p><script>alert(1)</script><img src="https://example.eu/x.png">
      <ol start="0" type="a"><li>one<blockquote>quoted</blockquote></li></ol>
      <table><thead><tr><th colspan="900">Head</th></tr></thead><tr><td><h2>cell</h2></td></tr></table>`,
  })
  await expect.poll(() => words('description', 'Camille')).toContain('Head')
  const shown = field('description', 'Camille')
  await expect.poll(() => shown.locator('h2').first().textContent()).toBe('Aim')
  await expect.poll(() => shown.locator('strong').textContent()).toBe('strong')
  await expect.poll(() => shown.locator('a').evaluateAll(links => links.map(link => [link.textContent, link.getAttribute('href')]))).toEqual([['good', 'https://example.eu']])
  expect(await shown.locator('img:not(.ProseMirror-separator), script, blockquote, u, [onclick]').count()).toBe(0)
  expect(await shown.locator('[colspan]').count()).toBe(0)
  expect(await page.evaluate(() => harness.unreadable)).toEqual([])
  expect(await words('description', 'Marta')).toBe(await words('description', 'Camille'))
})

describe('a page that only looks on', () => {
  test('writes nothing in answer to what others write', async () => {
    await field('description', 'Marta').focus()
    await type('description', 'Camille', '- one')
    await press('Enter')
    await page.keyboard.type('two https://example.eu ')
    await press('Enter', 'Enter')
    await page.keyboard.type('## Heading')
    await press('Control+a', 'Backspace')
    await bothRead('description', '')
    expect(await writes('Marta')).toBe(0)
  })

  test('writes nothing when two people each deleted one of two list items; whoever writes next tidies', async () => {
    await setLine(false)
    await page.evaluate(() => {
      for (const [index, { doc }] of harness.replicas.entries()) {
        const list = doc.getXmlFragment('result').get(1) as InstanceType<Harness['Y']['XmlElement']>
        list.delete(index, 1)
      }
    })
    const before = [await writes('Marta'), await writes('Camille')]
    await setLine(true)
    await bothRead('result', 'Expected')
    expect([await writes('Marta'), await writes('Camille')]).toEqual(before)
    await field('result', 'Marta').focus()
    expect(await writes('Marta')).toBe(before[0])
    await field('result', 'Marta').locator('h3').click()
    await press('End')
    await page.keyboard.type(' results')
    await bothRead('result', 'Expected results')
    expect(await page.evaluate(() => harness.replicas[1].doc.getXmlFragment('result').length)).toBe(2)
  })
})

const writeUnknown = (): Promise<void> => page.evaluate(() => {
  const { doc } = harness.replicas[1]
  const callout = new harness.Y.XmlElement('callout')
  callout.insert(0, [new harness.Y.XmlText('kept')])
  doc.getXmlFragment('description').insert(1, [callout])
})
const callouts = (): Promise<string[]> => page.evaluate(() => harness.replicas.map(({ doc }) => doc.getXmlFragment('description').get(1).toString()))

describe('a text of a later version', () => {
  test('that comes while an editor is open closes the editor, deletes nothing, and is told', async () => {
    await type('description', 'Marta', 'words')
    await setLine(false)
    // Only what comes from elsewhere is new to an editor, so the writer's own is closed first.
    await turn('Close', 'description', 'Camille')
    await writeUnknown()
    await setLine(true)
    await place('description', 'Marta').getByText('needs a newer version').waitFor()
    await expect.poll(() => field('description', 'Marta').getAttribute('aria-readonly')).toBe('true')
    await expect.poll(() => place('description', 'Marta').getByText('words').count()).toBe(1)
    expect(await callouts()).toEqual(['<callout>kept</callout>', '<callout>kept</callout>'])
    expect(await page.evaluate(() => harness.unreadable)).toEqual(['text/unknown-element'])
    await type('result', 'Marta', ' still')
    await bothRead('result', 'Expected\nOne report\nTwo trainings still')
  })

  test('is never bound when a card is opened', async () => {
    await setLine(false)
    for (const person of ['Marta', 'Camille'] as const) await turn('Close', 'description', person)
    await writeUnknown()
    await setLine(true)
    await turn('Open', 'description', 'Marta')
    await place('description', 'Marta').getByText('needs a newer version').waitFor()
    expect(await callouts()).toEqual(['<callout>kept</callout>', '<callout>kept</callout>'])
  })
})

const hint = (): Promise<string> =>
  place('description', 'Marta').locator('[data-placeholder]').evaluate(element => getComputedStyle(element, '::before').content)

describe('reading and writing look the same', () => {
  test('closing and opening a text moves no line of it', async () => {
    await paste(field('description', 'Marta'), {
      'text/html': '<p>Some <b>strong</b> <i>words</i> and a <a href="https://example.eu">link</a><br>and a break<br></p><h3>Sub</h3><h4>Small</h4><p></p><p>After</p><ul><li>one<ol start="3"><li>three</li></ol></li></ul><table><tr><th>Who</th><td>long words in a cell</td></tr></table><p>End</p>',
    })
    await type('title', 'Marta', 'Map the services')
    await page.getByRole('heading', { name: 'Editor harness' }).click()
    for (const text of ['title', 'description', 'result'] as const) {
      const written = await boxes(place(text, 'Marta'))
      await turn('Close', text, 'Marta')
      await field(text, 'Marta').waitFor({ state: 'detached' })
      expect(await boxes(place(text, 'Marta')), text).toEqual(written)
      expect(written.length).toBeGreaterThan(0)
    }
  })

  test('an empty text shows what belongs in it, in both', async () => {
    expect(await hint()).toBe('"How, with whom and for what"')
    await expect.poll(() => field('description', 'Marta').getAttribute('aria-placeholder')).toBe('How, with whom and for what')
    await turn('Close', 'description', 'Marta')
    expect(await hint()).toBe('"How, with whom and for what"')
  })

  test('a text that is only read follows what others write', async () => {
    await turn('Close', 'description', 'Marta')
    await type('description', 'Camille', '- ports')
    await place('description', 'Marta').locator('li').getByText('ports').waitFor()
    await expect.poll(() => page.getByRole('region', { name: 'Marta' }).getByRole('textbox').count()).toBe(2)
  })
})

/** Where each line, cell and item stands, in whole pixels. */
const boxes = (locator: Locator): Promise<string[]> =>
  locator.evaluate(element =>
    [...element.querySelectorAll('p, h2, h3, h4, li, td, th, [class*="line"]')].map(line => {
      const { x, y, width, height } = line.getBoundingClientRect()
      return `${line.textContent} ${[x, y, width, height].map(Math.round).join(' ')}`
    }))

describe.each(['light', 'dark'] as const)('in %s', theme => {
  test('the editor has no serious accessibility violation', async () => {
    await page.evaluate(chosen => document.documentElement.setAttribute('data-theme', chosen), theme)
    await type('title', 'Camille', 'Map the facilitation services')
    await paste(field('description', 'Camille'), {
      'text/html': '<p>Contributors list the <b>online services</b> offered to <a href="https://example.eu">networks</a>.</p><ul><li>forged documents</li><li>transport</li></ul><table><tr><th>Who</th><th>What</th></tr><tr><td>FR</td><td>analysis</td></tr></table>',
    })
    await toolbar('description', 'Camille').waitFor()
    await caretIn('description', 'Marta').waitFor()
    await photograph(page, { path: `${pictures}/${theme}-1200.png` })
    expect(await seriousViolations(page)).toEqual([])
  })
})

test('a person goes on writing in the same place when the page gets a new copy of the document', async () => {
  await type('description', 'Marta', 'before after')
  await press('ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft')
  await expect.poll(() => selectionStart(field('description', 'Marta'))).toBe(8)
  await page.evaluate(() => harness.renew())
  await page.keyboard.insertText('and ')
  await bothRead('description', 'before and after')
  await press('Control+z')
  await bothRead('description', 'before after')
})

test('the names, roles and states of both kinds of field are told', async () => {
  await expect.poll(() => field('title', 'Marta').getAttribute('aria-multiline')).toBe('false')
  await expect.poll(() => field('description', 'Marta').getAttribute('aria-multiline')).toBe('true')
  await expect.poll(() => field('description', 'Marta').getAttribute('aria-readonly')).toBe('false')
  const description = await field('description', 'Marta').getAttribute('aria-describedby')
  await expect.poll(() => page.locator(`[id="${description}"]`).textContent()).toBe('Alt F10 opens the text tools.')
})

test('a text says beneath itself that it is nearly full, and that it is full, to whoever writes in it', async () => {
  const said = (text: string): Locator => place('title', 'Marta').getByRole('status').filter({ hasText: text })
  const holds = (letters: number): Promise<void> => page.evaluate(count => {
    const paragraph = harness.replicas[1].doc.getXmlFragment('title').get(0)
    if (!(paragraph instanceof harness.Y.XmlElement)) throw new Error('a title has a paragraph')
    paragraph.delete(0, paragraph.length)
    paragraph.insert(0, [new harness.Y.XmlText('w'.repeat(count))])
  }, letters)
  await holds(3_000)
  await bothRead('title', 'w'.repeat(3_000))
  expect(await place('title', 'Marta').getByRole('status').textContent()).toBe('')
  await holds(3_800)
  await said('This text is nearly full: 93 % of its room is taken. Shorten it').waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await holds(4_096)
  await said('This text is full, so nothing can be added to it.').waitFor()
  await photograph(page, { path: `${pictures}/full.png` })
  await holds(100)
  await expect.poll(() => place('title', 'Marta').getByRole('status').textContent()).toBe('')
})
