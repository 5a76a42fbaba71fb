// Which cards are open on this page. Going to a field opens the card that it is in. Whoever goes to another page and comes back finds open
// what they had opened, as long as the tab lives.
import { useCallback, useEffect, useState } from 'react'
import { ActionId } from '../../../shared/ids.ts'
import { goToEvent } from './places.ts'

export type OpenActions = {
  readonly openActions: ReadonlySet<ActionId>
  readonly onToggle: (id: ActionId, isOpen: boolean) => void
}

/** In memory only: nothing of what somebody read stays on the device. By what they are kept for. */
const keptOpen = new Map<string, ReadonlySet<ActionId>>()
/** So many are opened again at most, the last opened ones: each holds editors. */
const mostKept = 12

/** @param keptFor of whom and in which plan; null: nothing is kept. The same as long as this is shown. */
export function useOpenActions(keptFor: string | null): OpenActions {
  const [openActions, setOpenActions] = useState<ReadonlySet<ActionId>>(() => (keptFor === null ? undefined : keptOpen.get(keptFor)) ?? new Set())
  useEffect(() => {
    if (keptFor !== null) keptOpen.set(keptFor, new Set([...openActions].slice(-mostKept)))
  }, [keptFor, openActions])
  const onToggle = useCallback((id: ActionId, isOpen: boolean) => {
    setOpenActions(before => {
      const next = new Set(before)
      if (isOpen) next.add(id)
      else next.delete(id)
      return next
    })
  }, [])
  useEffect(() => {
    const open = (event: Event): void => {
      const path: unknown = event instanceof CustomEvent ? event.detail : null
      const id = Array.isArray(path) && path[0] === 'actions' ? ActionId.safeParse(path[1]) : null
      if (id?.success === true) onToggle(id.data, true)
    }
    window.addEventListener(goToEvent, open)
    return () => window.removeEventListener(goToEvent, open)
  }, [onToggle])
  return { openActions, onToggle }
}
