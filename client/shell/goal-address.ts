// A goal on a page of goals or of a plan, by the end of the address: `#goal-3` is the heading of the third.
import { useEffect } from 'react'
import { useLocation } from 'react-router'

/** Goes there; nowhere for what names no goal of the page. */
export function goToGoal(hash: string): void {
  const goal = /^#goal-\d+$/.test(hash) ? document.querySelector<HTMLElement>(hash) : null
  goal?.scrollIntoView({ block: 'start' })
  goal?.focus({ preventScroll: true })
}

export function useGoalAddress(): void {
  const { hash, key } = useLocation()
  // The same address chosen again goes there again.
  // oxlint-disable-next-line react/exhaustive-deps
  useEffect(() => goToGoal(hash), [hash, key])
}
