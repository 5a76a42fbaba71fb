// The editor's door. Everything here is light: Tiptap and ProseMirror come with the first text that is opened for
// writing, and a text that is only read never asks for them.
export type { UnreadableCode } from './bind-text.ts'
export { createPageUndo } from './page-undo.ts'
export type { PageUndo } from './page-undo.ts'
export { commentKeys } from './text-comments.ts'
export type { ShownThreads, TextComments } from './text-comments.ts'
export { selectedWords } from './selected-words.ts'
export { loadEditor, TextEditor } from './text-editor.tsx'
export type { TextEditorProps } from './text-editor.tsx'
export { PastText, TextView } from './text-view.tsx'
export type { TextViewProps } from './text-view.tsx'
