// What is copied from a text that is only read: its words, and nothing of the comments on them. The page draws those into the text, and a
// browser would take them along, also what only the reader's own delegation knows.
import type { ClipboardEvent } from 'react'

/** Elements without which what is in them is none of it. */
const around: ReadonlySet<string> = new Set(['UL', 'OL', 'TABLE', 'TBODY', 'TR'])

export function copyWithoutComments(event: ClipboardEvent<Element>): void {
  const selection = window.getSelection()
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return
  const range = selection.getRangeAt(0)
  const { currentTarget: text } = event
  // What reaches beyond this text is the browser's to copy.
  if (!text.contains(range.commonAncestorContainer)) return
  const copied = document.createElement('div')
  copied.append(withAncestors(range, text))
  for (const mark of copied.querySelectorAll('mark')) mark.replaceWith(...mark.childNodes)
  event.clipboardData.setData('text/html', copied.innerHTML)
  event.clipboardData.setData('text/plain', selection.toString())
  event.preventDefault()
}

function withAncestors(range: Range, text: Element): Node {
  let copied: Node = range.cloneContents()
  const { commonAncestorContainer: common } = range
  for (let at = common instanceof Element ? common : common.parentElement; at !== null && at !== text; at = at.parentElement) {
    if (!around.has(at.tagName)) continue
    const holder = at.cloneNode(false)
    holder.appendChild(copied)
    copied = holder
  }
  return copied
}
