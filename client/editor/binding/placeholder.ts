// What belongs into a text, shown while there is nothing in it. Painted by the style sheet, so that it is no word of it.
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

export function placeholder(sentence: () => string | undefined): Plugin {
  return new Plugin({
    props: {
      decorations: ({ doc }) => {
        const words = sentence()
        const first = doc.firstChild
        if (words === undefined || first === null || doc.childCount > 1 || !first.isTextblock || first.content.size > 0) return null
        return DecorationSet.create(doc, [Decoration.node(0, first.nodeSize, { 'data-placeholder': words })])
      },
    },
  })
}
