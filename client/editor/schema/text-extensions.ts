// The editor's schema: Tiptap's nodes and marks, bent to what shared/schema/rich-text.ts says. A test proves both equal.
import type { AnyExtension, Extensions } from '@tiptap/core'
import { Mark, Node } from '@tiptap/core'
import { StarterKit } from '@tiptap/starter-kit'
import { attributeProblem, childrenOf, textRun } from '../../../shared/schema/rich-text.ts'
import type { TextKind } from '../../../shared/schema/rich-text.ts'
import { commentMarkExtension } from './comment-mark.ts'
import { linkAttributes, linkOptions } from './link.ts'
import { tableExtensions } from './table-nodes.ts'

/** What the kit brings and these texts may not hold, or must not do: a client writes only what its person began, so
 *  nothing here adds a paragraph at the end or turns an address into a link because somebody else typed. */
const without = { blockquote: false, code: false, codeBlock: false, horizontalRule: false, strike: false, underline: false, trailingNode: false, undoRedo: false } as const
const withoutBlocks = { bold: false, bulletList: false, dropcursor: false, gapcursor: false, hardBreak: false, heading: false, italic: false, link: false, listItem: false, listKeymap: false, orderedList: false } as const

export function textExtensions(kind: TextKind): Extensions {
  const kit = StarterKit.extend({
    addExtensions() {
      return (this.parent?.() ?? []).map(part => bend(part, kind))
    },
  })
  return kind === 'title'
    ? [kit.configure({ ...without, ...withoutBlocks })]
    : [kit.configure({ ...without, heading: { levels: [2, 3, 4] }, link: linkOptions }), commentMarkExtension, ...tableExtensions(contentOf)]
}

/** Any number of each child, in any order: see rich-text.ts for why nothing is demanded. The whole text alone is never
 *  empty, so that there is a place to write. */
export function contentOf(kind: TextKind, name: string): string {
  if (name === 'doc') return kind === 'title' ? 'paragraph' : `(${childrenOf(kind, null).join(' | ')})+`
  const children = childrenOf(kind, name).map(child => (child === textRun ? 'text' : child))
  return children.length === 0 ? '' : `(${children.join(' | ')})*`
}

function bend(part: AnyExtension, kind: TextKind): AnyExtension {
  if (part instanceof Mark) return part.name === 'link' ? part.extend({ addAttributes: () => linkAttributes }) : part
  if (!(part instanceof Node) || part.name === 'text') return part
  const bent = part.extend({ content: contentOf(kind, part.name) })
  switch (part.name) {
    case 'heading':
      return bent.extend({ addAttributes: () => headingAttributes, parseHTML: () => headingTags })
    case 'orderedList':
      return bent.extend({ addAttributes: () => orderedListAttributes })
    default:
      return bent
  }
}

const headingAttributes = { level: { default: 2, rendered: false } }

/** Headings of other texts come in at the nearest level that there is: the page itself has the first. */
const headingTags = [1, 2, 3, 4, 5, 6].map(level => ({ tag: `h${level}`, attrs: { level: Math.min(Math.max(level, 2), 4) } }))

const orderedListAttributes = {
  start: {
    default: 1,
    parseHTML: (element: HTMLElement): number => {
      const start = Number(element.getAttribute('start') ?? 1)
      return attributeProblem('rich', 'orderedList', 'start', start) === null ? start : 1
    },
  },
}
