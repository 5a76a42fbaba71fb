// Where the focus and the caret are, and the way back to it after something lay over the page.

/** Remembers the place of now; returns how to go back. An element that has gone meanwhile is not searched for. */
export function rememberFocus(): () => void {
  const element = document.activeElement
  if (!(element instanceof HTMLElement) || element === document.body) return () => undefined
  const setCaret = caretOf(element)
  return () => {
    if (!element.isConnected) return
    element.focus({ preventScroll: true })
    setCaret()
  }
}

function caretOf(element: HTMLElement): () => void {
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
    const { selectionStart: start, selectionEnd: end } = element
    // Null in fields without a caret, e.g. of numbers.
    return () => (start === null || end === null ? undefined : element.setSelectionRange(start, end))
  }
  const selection = getSelection()
  const range = selection !== null && selection.rangeCount > 0 ? selection.getRangeAt(0).cloneRange() : null
  if (range === null || !element.isContentEditable || !element.contains(range.commonAncestorContainer)) return () => undefined
  return () => {
    // A range follows what is written by others; where its text was taken away the editor's own caret stands.
    if (!element.contains(range.commonAncestorContainer)) return
    selection?.removeAllRanges()
    selection?.addRange(range)
  }
}
