// Whether a media query holds now.
import { useSyncExternalStore } from 'react'

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const list = matchMedia(query)
      list.addEventListener('change', onChange)
      return () => list.removeEventListener('change', onChange)
    },
    () => matchMedia(query).matches,
  )
}

/** Where panels become sheets and the side bar a bottom bar. The same number stands in the CSS modules. */
export const narrowQuery = '(max-width: 719px)'
/** Where a panel no longer fits beside the page and lies over it. */
export const mediumQuery = '(max-width: 1079px)'
