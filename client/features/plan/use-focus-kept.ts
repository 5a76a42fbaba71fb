// Where the focus goes when what had it leaves the page: a remedy that mended its finding, an answer that was given, a
// row that was removed. It goes to the next of the same kind, else to the nearest place around it, so that a keyboard
// does not begin again at the top of the page. Whoever knows a better place goes there first.
import { useLayoutEffect } from 'react'
import { controlIn } from './places.ts'

/** What is drawn anew is there, and who knows a better place has gone there, after this many frames. */
const framesToSettle = 3

export function useFocusKept(): void {
  useLayoutEffect(() => {
    let last: Element | null = null
    let frame = 0

    const entered = ({ target }: FocusEvent): void => {
      last = target instanceof Element ? target : null
    }
    // A person who presses beside everything leaves on purpose. Removal tells the same and is told apart a moment later.
    const left = ({ target, relatedTarget }: FocusEvent): void => {
      if (relatedTarget !== null) return
      setTimeout(() => {
        if (target === last && last?.isConnected === true && isNowhere() && frame === 0) last = null
      }, 0)
    }
    const settle = (places: readonly (() => HTMLElement | null)[], frames: number): void => {
      frame = requestAnimationFrame(() => {
        if (frames > 1) return settle(places, frames - 1)
        frame = 0
        if (!isNowhere()) return
        for (const place of places) {
          place()?.focus()
          if (!isNowhere()) return
        }
      })
    }
    const observer = new MutationObserver(records => {
      const gone = last
      if (gone === null || !isNowhere()) return
      const record = records.find(({ removedNodes }) => [...removedNodes].some(node => node.contains(gone)))
      const removed = record === undefined ? undefined : [...record.removedNodes].find(node => node.contains(gone))
      // What hangs on the body lies over the page, and gives the focus back by itself.
      if (record === undefined || !(removed instanceof Element) || record.target === document.body) return
      cancelAnimationFrame(frame)
      settle(placesAfter(gone, removed, record), framesToSettle)
    })
    document.addEventListener('focusin', entered)
    document.addEventListener('focusout', left)
    observer.observe(document.body, { childList: true, subtree: true })
    return () => {
      document.removeEventListener('focusin', entered)
      document.removeEventListener('focusout', left)
      observer.disconnect()
      cancelAnimationFrame(frame)
    }
  }, [])
}

const isNowhere = (): boolean => document.activeElement === null || document.activeElement === document.body

/** From the best to the last resort; each is looked for when its turn comes, in the page as it is then. */
function placesAfter(gone: Element, removed: Element, { target, nextSibling, previousSibling }: MutationRecord): readonly (() => HTMLElement | null)[] {
  const named = namesAround(gone, removed)
  const alike = [nextSibling, previousSibling].filter(sibling => sibling instanceof Element && sibling.tagName === removed.tagName)
  return [
    // Moved on the page: still the same, or drawn again somewhere else.
    () => (gone instanceof HTMLElement && gone.isConnected ? gone : null),
    ...named.map(id => () => controlIn(document.getElementById(id))),
    ...alike.map(sibling => () => (sibling instanceof HTMLElement && sibling.isConnected ? controlIn(sibling) : null)),
    ...[...around(target)].map(element => () => (element.isConnected ? controlIn(element) : null)),
  ]
}

function namesAround(gone: Element, removed: Element): readonly string[] {
  const names: string[] = []
  for (let element: Element | null = gone; element !== null && removed.contains(element); element = element.parentElement) {
    if (element.id !== '') names.push(element.id)
  }
  return names
}

function* around(start: Node): Generator<HTMLElement> {
  for (let element = start instanceof HTMLElement ? start : start.parentElement; element !== null && element !== document.body; element = element.parentElement) yield element
}
