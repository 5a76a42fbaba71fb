// What the toolbar shows as pressed or possible where the caret stands now.
import type { Editor } from '@tiptap/core'
import { isInTable } from '@tiptap/pm/tables'
import { useCallback, useMemo, useSyncExternalStore } from 'react'

export const textStyles = ['paragraph', 'heading-2', 'heading-3', 'heading-4'] as const
export type TextStyle = (typeof textStyles)[number]

export type ToolState = {
  readonly bold: boolean
  readonly italic: boolean
  readonly bulletList: boolean
  readonly orderedList: boolean
  readonly style: TextStyle
  /** The address of the link at the caret, or null. */
  readonly link: string | null
  readonly inTable: boolean
}

export function useToolState(editor: Editor): ToolState {
  const subscribe = useCallback((changed: () => void) => {
    editor.on('transaction', changed)
    return () => editor.off('transaction', changed)
  }, [editor])
  const asString = useSyncExternalStore(subscribe, () => JSON.stringify(toolStateOf(editor)))
  return useMemo(() => JSON.parse(asString) as ToolState, [asString])
}

function toolStateOf(editor: Editor): ToolState {
  const href: unknown = editor.isActive('link') ? editor.getAttributes('link')['href'] : null
  return {
    bold: editor.isActive('bold'),
    italic: editor.isActive('italic'),
    bulletList: editor.isActive('bulletList'),
    orderedList: editor.isActive('orderedList'),
    style: textStyles.find(style => style !== 'paragraph' && editor.isActive('heading', { level: levelOf(style) })) ?? 'paragraph',
    link: typeof href === 'string' ? href : null,
    inTable: isInTable(editor.state),
  }
}

export const levelOf = (style: Exclude<TextStyle, 'paragraph'>): 2 | 3 | 4 => (style === 'heading-2' ? 2 : style === 'heading-3' ? 3 : 4)
