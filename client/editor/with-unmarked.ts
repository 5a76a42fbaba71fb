// A text with the marks of threads that the server has not marked yet, for whoever draws it.
import type { PartOfLine } from '../../shared/documents/text-lines.ts'
import { commentMark } from '../../shared/schema/comment-mark.ts'
import { isLineName } from '../../shared/schema/rich-text-reading.ts'
import type { RichTextNode } from '../../shared/schema/rich-text-reading.ts'

type Part = PartOfLine & { readonly thread: string }

export function withUnmarked(content: readonly RichTextNode[], parts: readonly Part[]): readonly RichTextNode[] {
  if (parts.length === 0) return content
  let line = -1
  const drawn = (node: RichTextNode): RichTextNode => {
    if (!isLineName(node.type)) return node.content === undefined ? node : { ...node, content: node.content.map(drawn) }
    line++
    const here = parts.filter(part => part.line === line)
    return here.length === 0 || node.content === undefined ? node : { ...node, content: marked(node.content, here) }
  }
  return content.map(drawn)
}

function marked(inLine: readonly RichTextNode[], parts: readonly Part[]): readonly RichTextNode[] {
  let before = 0
  return inLine.flatMap(node => {
    if (node.text === undefined) return [node]
    const { text, marks = [] } = node
    const start = before
    before += text.length
    const cuts = [...new Set([0, text.length, ...parts.flatMap(({ from, to }) => [from - start, to - start])])].filter(cut => cut >= 0 && cut <= text.length).sort((a, b) => a - b)
    return cuts.slice(1).map((end, index): RichTextNode => {
      const begin = cuts[index] ?? 0
      const over = parts.filter(({ from, to }) => from - start <= begin && end <= to - start).map(({ thread }) => ({ type: commentMark, attrs: { thread } }))
      return { ...node, text: text.slice(begin, end), marks: [...marks, ...over] }
    })
  })
}
