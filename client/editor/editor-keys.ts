// The keys of a rich text: the editor's keymap and the list of shortcuts are both made of these.
export const editorKeys = [
  { id: 'bold', keys: ['Mod', 'B'], label: 'editor.bold' },
  { id: 'italic', keys: ['Mod', 'I'], label: 'editor.italic' },
  { id: 'link', keys: ['Mod', 'K'], label: 'editor.link-selected' },
  { id: 'tools', keys: ['Alt', 'F10'], label: 'editor.tools' },
] as const

export type EditorKey = (typeof editorKeys)[number]['id']

/** As the editor's keymap writes them: `Mod-b`. */
export const written = (keys: readonly string[]): string => keys.map(key => (key.length === 1 ? key.toLowerCase() : key)).join('-')

export const keymapOf = (acts: Readonly<Record<EditorKey, () => boolean>>): { [key: string]: () => boolean } =>
  Object.fromEntries(editorKeys.map(({ id, keys }) => [written(keys), acts[id]]))
