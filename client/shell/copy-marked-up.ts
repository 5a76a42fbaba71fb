// Puts words on the clipboard with their look, for letters and mail, and beside it as plain text.

/** Whether the browser took it. */
export async function copyMarkedUp(html: string, text: string): Promise<boolean> {
  // Given to pages over https and on one's own machine only.
  if (typeof navigator.clipboard?.write === 'function' && typeof ClipboardItem === 'function') {
    try {
      await navigator.clipboard.write([new ClipboardItem({ 'text/html': new Blob([html], { type: 'text/html' }), 'text/plain': new Blob([text], { type: 'text/plain' }) })])
      return true
    } catch {
      return copyByEvent(html, text)
    }
  }
  return copyByEvent(html, text)
}

/** The older way, which every browser has and the standard would rather not. */
function copyByEvent(html: string, text: string): boolean {
  const fill = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/html', html)
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
  }
  document.addEventListener('copy', fill, { once: true })
  try {
    return document.execCommand('copy')
  } finally {
    document.removeEventListener('copy', fill)
  }
}
