// Binds an editor to a shared text, with carets, the page's undo and tidying, as one Tiptap extension.
import { Extension } from '@tiptap/core'
import { ySyncPlugin } from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { TextKind } from '../../../shared/schema/rich-text.ts'
import type { PageUndo } from '../page-undo.ts'
import type { TextComments } from '../text-comments.ts'
import { borrowedUndo } from './borrowed-undo.ts'
import { carets } from './carets.ts'
import { commented } from './commented.ts'
import { isFromSharedText } from './sync-state.ts'
import { tidy } from './tidy.ts'

export type SharedTextOptions = {
  readonly fragment: Y.XmlFragment
  readonly kind: TextKind
  readonly awareness: Awareness
  readonly undo: PageUndo
  /** Of a rich text on which people may comment. */
  readonly comments?: TextComments | undefined
}

export function sharedText({ fragment, kind, awareness, undo, comments }: SharedTextOptions): Extension {
  const undone = (): boolean => {
    undo.undo()
    return true
  }
  const redone = (): boolean => {
    undo.redo()
    return true
  }
  return Extension.create({
    name: 'sharedText',
    // Before every other plugin: those read what the binding keeps in the state.
    priority: 2000,
    addKeyboardShortcuts: () => ({ 'Mod-z': undone, 'Shift-Mod-z': redone, 'Mod-y': redone }),
    dispatchTransaction: ({ transaction, next }) => {
      // Tiptap's keymap turns an emptied heading into a paragraph when all was selected; that is no answer to give
      // to somebody else's deletion.
      if (isFromSharedText(transaction)) transaction.setMeta('preventClearDocument', true)
      next(transaction)
    },
    addProseMirrorPlugins: () => [ySyncPlugin(fragment), tidy(kind), borrowedUndo(fragment, undo), carets(fragment, awareness), ...(comments === undefined || kind === 'title' ? [] : [commented(fragment, comments)])],
  })
}
