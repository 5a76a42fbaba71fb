// Selecting words of a text: as a mouse does where it is only read, and as the editor knows it where it is written.
import type { Locator } from 'playwright-core'
import { until } from './wait.ts'

/** Selects words of a text that is only read. */
export async function selectRead(text: Locator, words: string): Promise<void> {
  await text.scrollIntoViewIfNeeded()
  await text.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1
      if (at === -1) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + wanted.length)
      getSelection()?.removeAllRanges()
      getSelection()?.addRange(range)
      return
    }
    throw new Error(`nowhere: ${wanted}`)
  }, words)
}

type Editor = { readonly state: { readonly doc: { descendants(each: (node: { readonly text?: string }, at: number) => void): void } }; readonly commands: { setTextSelection(at: { from: number; to: number }): boolean }; readonly view: { focus(): void } }

/** Selects words of one line in an editor, or puts its caret behind them, as the editor knows it and not only the browser. */
export async function selectWritten(written: Locator, words: string, what: 'all' | 'end' = 'all'): Promise<void> {
  await written.evaluate((element, { wanted, end }) => {
    const { editor } = element as HTMLElement & { editor: Editor }
    let isThere = false
    editor.state.doc.descendants(({ text }, at) => {
      const index = text?.indexOf(wanted) ?? -1
      if (index === -1) return
      isThere = true
      editor.commands.setTextSelection({ from: at + index + (end ? wanted.length : 0), to: at + index + wanted.length })
    })
    if (!isThere) throw new Error(`nowhere: ${wanted}`)
    editor.view.focus()
  }, { wanted: words, end: what === 'end' })
  await until('the text has the focus', () => written.evaluate(element => element === document.activeElement))
}
