// Covers the whole page while nobody is known to sit before it who may read it: nothing is seen, read out or named in the
// window's title, and everything stays as it is below.
import { useLayoutEffect } from 'react'

/** @param title what the window is called meanwhile. */
export function useCover(title: string): void {
  useLayoutEffect(() => {
    const before = document.title
    document.documentElement.dataset['covered'] = ''
    document.title = title
    return () => {
      delete document.documentElement.dataset['covered']
      document.title = before
    }
  }, [title])
}
