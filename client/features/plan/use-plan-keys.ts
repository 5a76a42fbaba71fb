// Undo and redo for the whole page: one's own steps, wherever the focus is. Plain fields keep their own while one types.
import { useEffect } from 'react'
import { usePlan } from './plan-context.tsx'

export function usePlanKeys(): void {
  const { undo } = usePlan().replica
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return
      const key = event.key.toLowerCase()
      if (key === 'z' && !event.shiftKey) undo.undo()
      else if (key === 'y' || (key === 'z' && event.shiftKey)) undo.redo()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [undo])
}
