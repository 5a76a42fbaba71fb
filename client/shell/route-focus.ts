// After going to another page the focus is on its heading, so that a screen reader begins there and Tab goes on from there.
// The first page keeps the browser's own focus.
import { useEffect, useRef, type RefObject } from 'react'
import { useLocation } from 'react-router'

/** How long the page may take to show its heading before the content itself takes the focus. */
const headingWaitMs = 3_000

export function useRouteFocus(content: RefObject<HTMLElement | null>): void {
  const { pathname } = useLocation()
  const before = useRef(pathname)

  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    const element = content.current
    if (element === null) return
    element.scrollTo(0, 0)
    if (focusHeading(element)) return
    // The page is still being loaded: its heading comes later.
    const stop = (): void => {
      observer.disconnect()
      clearTimeout(timer)
    }
    const observer = new MutationObserver(() => focusHeading(element) && stop())
    observer.observe(element, { childList: true, subtree: true })
    const timer = setTimeout(() => {
      observer.disconnect()
      if (!hasFocusInside(element)) element.focus()
    }, headingWaitMs)
    return stop
  }, [pathname, content])
}

/** Whether the page has taken the focus to the place that its address names, or somebody has. */
const hasFocusInside = (element: HTMLElement): boolean => document.activeElement !== element && element.contains(document.activeElement)

/** Whether there is nothing left to do. */
function focusHeading(element: HTMLElement): boolean {
  if (hasFocusInside(element)) return true
  const heading = element.querySelector('h1')
  if (heading === null) return false
  heading.setAttribute('tabindex', '-1')
  heading.focus({ preventScroll: true })
  return true
}
