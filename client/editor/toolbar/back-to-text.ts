// Where one goes on after using a tool.
import type { Editor } from '@tiptap/core'

/** Puts the focus back into the text. In its own turn, since a menu or popover holds the focus until it is closed. */
export function backToText(editor: Editor): void {
  setTimeout(() => {
    if (!editor.isDestroyed) editor.view.focus()
  }, 0)
}
