// What y-tiptap keeps in an editor's state, typed in one place: the package publishes it as `any`.
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type { getRelativeSelection, ProsemirrorBinding } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'

export type SyncState = {
  readonly doc: Y.Doc
  readonly type: Y.XmlFragment
  readonly binding: ProsemirrorBinding
}

/** A selection that stays where it is while others write. */
export type RelativeSelection = ReturnType<typeof getRelativeSelection>

export const syncStateOf = (state: EditorState): SyncState | undefined => ySyncPluginKey.getState(state)

/** The transaction shows what came from the shared text: somebody else's writing, or an undo. Nothing may be written in
 *  answer to it, since every open page would answer. */
export const isFromSharedText = (transaction: Transaction): boolean => {
  const meta: { isChangeOrigin?: boolean } | undefined = transaction.getMeta(ySyncPluginKey)
  return meta?.isChangeOrigin === true
}
