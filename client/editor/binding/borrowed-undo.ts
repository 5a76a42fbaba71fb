// Lends the page's undo stack to one editor: marks where the person stood before each step, and puts the caret back
// there. y-tiptap's own undo plugin, and Tiptap's collaboration extension with it, ends the stack that it was given
// when its editor unmounts, and with it the steps of every other editor and field; so neither is used.
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { getRelativeSelection, relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import type { PageUndo } from '../page-undo.ts'
import { isFromSharedText, syncStateOf } from './sync-state.ts'
import type { RelativeSelection } from './sync-state.ts'

/** Where the person stood before the newest change of their own. */
const key = new PluginKey<RelativeSelection | null>('borrowed undo')

type StackItemEvent = { readonly stackItem: { readonly meta: Map<unknown, unknown> }; readonly type: 'undo' | 'redo'; readonly changedParentTypes: ReadonlyMap<unknown, unknown> }

export function borrowedUndo(fragment: Y.XmlFragment, undo: PageUndo): Plugin {
  return new Plugin<RelativeSelection | null>({
    key,
    state: {
      init: () => null,
      apply: (transaction, before, oldState) => {
        const isFirst = transaction.docChanged && !isFromSharedText(transaction) && transaction.getMeta('appendedTransaction') === undefined
        const sync = isFirst ? syncStateOf(oldState) : undefined
        return sync === undefined ? before : getRelativeSelection(sync.binding, oldState)
      },
    },
    // Asked before a transaction is applied, so that undoing right after "- " became a list gives "- " again.
    filterTransaction: transaction => {
      if (transaction.getMeta('inputRule') === true) undo.stopCapturing()
      return true
    },
    props: {
      handleDOMEvents: {
        focus: () => {
          undo.stopCapturing()
          return false
        },
        // The browser's own undo (its menu, a shaken phone) knows nothing of what others wrote.
        beforeinput: (_view, event) => {
          if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return false
          event.preventDefault()
          if (event.inputType === 'historyUndo') undo.undo()
          else undo.redo()
          return true
        },
      },
    },
    view: view => borrow(view, fragment, undo.manager),
  })
}

/** Kept under the text and not under the editor: a card that was closed and opened again has another editor. */
function borrow(view: EditorView, fragment: Y.XmlFragment, manager: Y.UndoManager): { destroy(): void } {
  manager.addTrackedOrigin(ySyncPluginKey)
  const added = ({ stackItem, type, changedParentTypes }: StackItemEvent): void => {
    if (!changedParentTypes.has(fragment)) return
    const before = type === 'undo' ? key.getState(view.state) : syncStateOf(view.state)?.binding.beforeTransactionSelection
    if (before !== undefined && before !== null) stackItem.meta.set(fragment, before)
  }
  const popped = ({ stackItem }: StackItemEvent): void => {
    const before = stackItem.meta.get(fragment)
    // Only `added` above writes under a fragment.
    if (before !== undefined) putBack(view, before as RelativeSelection)
  }
  manager.on('stack-item-added', added)
  manager.on('stack-item-popped', popped)
  return {
    destroy: () => {
      manager.off('stack-item-added', added)
      manager.off('stack-item-popped', popped)
    },
  }
}

function putBack(view: EditorView, selection: RelativeSelection): void {
  const sync = syncStateOf(view.state)
  if (sync === undefined) return
  const { doc } = view.state
  const anchor = relativePositionToAbsolutePosition(sync.doc, sync.type, selection.anchor, sync.binding.mapping)
  const head = relativePositionToAbsolutePosition(sync.doc, sync.type, selection.head, sync.binding.mapping)
  if (anchor === null || head === null || Math.max(anchor, head) > doc.content.size) return
  const transaction = view.state.tr.setSelection(TextSelection.between(doc.resolve(anchor), doc.resolve(head)))
  view.dispatch(transaction.scrollIntoView().setMeta('addToHistory', false))
  if (!view.hasFocus() && mayTakeFocus(view)) view.focus()
}

/** From another text, or from nowhere; never from a button or field that the person is using. */
function mayTakeFocus(view: EditorView): boolean {
  const { activeElement, body } = view.dom.ownerDocument
  return activeElement === null || activeElement === body || activeElement.closest('.ProseMirror') !== null
}
