// Escape pressed in a field of a dialog.
import type { KeyboardEvent } from 'react'

/** A field keeps Escape to itself. Where it had no use for it, closing a list or going back to what stood there, it
 *  closes the dialog as anywhere else. */
export function closeFromField({ key, target, nativeEvent }: KeyboardEvent, close: () => void): void {
  if (key !== 'Escape' || nativeEvent.isComposing || !(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return
  if (target.getAttribute('aria-expanded') === 'true') return
  const before = target.value
  setTimeout(() => {
    if (target.isConnected && target.value === before) close()
  })
}
