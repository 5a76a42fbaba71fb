// Undo and redo for the whole page: one's own steps, wherever the focus is. An input keeps its own keys while it holds
// what the document does not have yet, and where it never will: a search, an address.
import { useEffect } from 'react'
import type { PageUndo } from '../../editor/page-undo.ts'

export function useUndoKeys(undo: PageUndo): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return
      if (hasUndoOfItsOwn(event.target)) return
      const key = event.key.toLowerCase()
      if (key === 'z' && !event.shiftKey) undo.undo()
      else if (key === 'y' || (key === 'z' && event.shiftKey)) undo.redo()
      else return
      event.preventDefault()
    }
    // On the way down: fields of React Aria let no key rise.
    document.addEventListener('keydown', pressed, { capture: true })
    return () => document.removeEventListener('keydown', pressed, { capture: true })
  }, [undo])
}

/** An editor takes the keys itself, and undoes with the same steps. */
function hasUndoOfItsOwn(target: EventTarget | null): boolean {
  if (target instanceof HTMLElement && target.isContentEditable) return true
  if (target instanceof HTMLTextAreaElement) return target.dataset['committed'] === undefined
  if (!(target instanceof HTMLInputElement) || target.type === 'checkbox' || target.type === 'radio') return false
  return target.dataset['committed'] === undefined
}
