// Which cards are open on this page. Going to a field opens the card that it is in.
import { useCallback, useEffect, useState } from 'react'
import { ActionId } from '../../../shared/ids.ts'
import { goToEvent } from './places.ts'

export type OpenActions = {
  readonly openActions: ReadonlySet<ActionId>
  readonly onToggle: (id: ActionId, isOpen: boolean) => void
}

export function useOpenActions(): OpenActions {
  const [openActions, setOpenActions] = useState<ReadonlySet<ActionId>>(new Set())
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
