// Undo and redo for the whole page: one's own steps, wherever the focus is. An input keeps its own keys while it holds
// what the document does not have yet, and where it never will: a search, an address.
import type { PageUndo } from '../../editor/page-undo.ts'
import { useCommands } from '../../shell/commands.tsx'
import { useMessage } from './use-message.ts'

export function useUndoKeys(undo: PageUndo): void {
  const t = useMessage()
  const takes = ({ target }: KeyboardEvent): boolean => !hasUndoOfItsOwn(target)
  useCommands([
    { id: 'undo', label: t('plan.undo'), place: 'page', keys: [['Mod', 'Z']], takes, run: () => undo.undo(), get isByKeysOnly() { return !undo.canUndo() } },
    { id: 'redo', label: t('plan.redo'), place: 'page', keys: [['Mod', 'Shift', 'Z'], ['Mod', 'Y']], takes, run: () => undo.redo(), get isByKeysOnly() { return !undo.canRedo() } },
  ])
}

/** An editor takes the keys itself, and undoes with the same steps. */
function hasUndoOfItsOwn(target: EventTarget | null): boolean {
  if (target instanceof HTMLElement && target.isContentEditable) return true
  if (target instanceof HTMLTextAreaElement) return target.dataset['committed'] === undefined
  if (!(target instanceof HTMLInputElement) || target.type === 'checkbox' || target.type === 'radio') return false
  return target.dataset['committed'] === undefined
}
