// Where the caret of an editor stands, as the editor knows it and not only the browser.
import type { Locator } from 'playwright-core'
import { until } from './wait.ts'

type EditorState = { readonly doc: unknown; readonly selection: { readonly from: number } }
type Selections = { readonly atStart: (doc: unknown) => { from: number }; readonly atEnd: (doc: unknown) => { from: number } }

/** Puts the caret at an end of a text, which takes the focus. The browser moves its caret first and tells the editor
 *  later, which within moments of being focused puts it back: the key is pressed until the editor has it. */
export async function caretTo(end: 'start' | 'end', written: Locator): Promise<void> {
  await written.focus()
  await until(`the caret is at the ${end} of the text`, async () => {
    await written.press(end === 'end' ? 'Control+End' : 'Control+Home')
    return isCaretAt(written, end === 'end' ? 'atEnd' : 'atStart')
  })
}

const isCaretAt = (locator: Locator, end: keyof Selections): Promise<boolean> =>
  locator.evaluate((element, where) => {
    // A text that is only read stands there until the editor takes its place.
    const { editor } = element as HTMLElement & { editor?: { state: EditorState } }
    if (editor === undefined) return false
    const { doc, selection } = editor.state
    return selection.from === (selection.constructor as unknown as Selections)[where](doc).from
  }, end)
