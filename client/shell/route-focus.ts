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
    const observer = new MutationObserver(() => focusHeading(element) && observer.disconnect())
    observer.observe(element, { childList: true, subtree: true })
    const timer = setTimeout(() => {
      observer.disconnect()
      element.focus()
    }, headingWaitMs)
    return () => {
      observer.disconnect()
      clearTimeout(timer)
    }
  }, [pathname, content])
}

function focusHeading(element: HTMLElement): boolean {
  const heading = element.querySelector('h1')
  if (heading === null) return false
  heading.setAttribute('tabindex', '-1')
  heading.focus({ preventScroll: true })
  return true
}
