// The mark of a comment on words: carried along through every edit, shown by the page according to how its thread stands, and
// never brought in from anywhere else.
import { Mark } from '@tiptap/core'
import { Fragment, Slice } from '@tiptap/pm/model'
import type { MarkType, Node } from '@tiptap/pm/model'
import { ThreadId } from '../../../shared/ids.ts'
import { commentMark, commentMarkKey } from '../../../shared/schema/comment-mark.ts'

export const commentMarkExtension = Mark.create({
  name: commentMark,
  // Several may lie over the same words, and what is typed behind them is not commented on.
  excludes: '',
  inclusive: false,
  addAttributes: () => ({ thread: { default: null, rendered: false } }),
  // Text that is pasted is new, whoever wrote it: its comments stay where they are.
  parseHTML: () => [],
  renderHTML: ({ mark }) => ['span', { 'data-thread': String(mark.attrs['thread']) }, 0],
})

/** The key under which a mark of the editor stands in the shared text. */
export function keyOfMark({ type, attrs }: { readonly type: { readonly name: string }; readonly attrs: { readonly [name: string]: unknown } }): string {
  const thread = type.name === commentMark ? ThreadId.safeParse(attrs['thread']).data : undefined
  return thread === undefined ? type.name : commentMarkKey(thread)
}

/** Without marks of comments: what is copied is not what was commented on. */
export function withoutComments(slice: Slice, marks: { readonly [name: string]: MarkType }): Slice {
  const type = marks[commentMark]
  return type === undefined ? slice : new Slice(bare(slice.content, type), slice.openStart, slice.openEnd)
}

function bare(fragment: Fragment, type: MarkType): Fragment {
  const nodes: Node[] = []
  fragment.forEach(node => nodes.push(node.isText ? node.mark(type.removeFromSet(node.marks)) : node.copy(bare(node.content, type))))
  return Fragment.fromArray(nodes)
}
