// Escape from anywhere on the page, which closes the panel beside it.
import { useEffect, useEffectEvent } from 'react'
import { isTypedInto } from '../../shell/keys.ts'

/** What lies over the page, as a dialog or a menu, has an Escape of its own; a message about what just happened has none. */
const isOnPage = (target: EventTarget | null): boolean =>
  document.querySelector('[role="dialog"], [role="menu"]') === null && target instanceof Element && (target === document.body || target.closest('#root') !== null)

/** @param run null where there is nothing to close. */
export function useEscape(run: (() => void) | null): void {
  const pressed = useEffectEvent((event: KeyboardEvent): void => {
    if (run === null || event.key !== 'Escape' || event.isComposing || isTypedInto(event.target) || !isOnPage(event.target)) return
    // The panel need not close itself too.
    event.preventDefault()
    run()
  })
  useEffect(() => {
    // Before the tip of a button, which keeps the key to itself.
    window.addEventListener('keydown', pressed, { capture: true })
    return () => window.removeEventListener('keydown', pressed, { capture: true })
  }, [])
}
