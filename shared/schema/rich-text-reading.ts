// A text read without an editor: as plain lines, and as a tree for exports and comparisons. Reads what it finds and
// judges nothing; see rich-text-check.ts for whether it may be there.
import * as Y from 'yjs'
import { markName } from './rich-text.ts'

export type RichTextMark = { readonly type: string; readonly attrs?: { readonly [name: string]: unknown } }
export type RichTextNode = {
  readonly type: string
  readonly attrs?: { readonly [name: string]: unknown }
  readonly content?: readonly RichTextNode[]
  readonly text?: string
  readonly marks?: readonly RichTextMark[]
}

/** The words of a text: one line for each paragraph, heading and line break; no mark of lists or tables. */
export function plainTextOf(fragment: Y.XmlFragment): string {
  const lines: string[] = []
  for (const child of fragment.toArray()) addLines(child, lines)
  return lines.join('\n')
}

/** Whether there is nothing to read in a text; paragraphs, lists or tables without a visible character count for nothing. */
export function textIsEmpty(fragment: Y.XmlFragment): boolean {
  return fragment.toArray().every(isBlank)
}

/** The text as a tree in the shape that ProseMirror uses for documents. */
export function richTextToJson(fragment: Y.XmlFragment): RichTextNode {
  return { type: 'doc', content: fragment.toArray().flatMap(nodesOf) }
}

export type TextChild = Y.XmlElement | Y.XmlText | Y.XmlHook

/** The characters of a run without its marks (Y.XmlText writes marks as tags, Y.Text does not). */
export const charactersOf = (run: Y.XmlText): string => Y.Text.prototype.toString.call(run)

/** The elements whose children are characters. */
export const isLine = (element: Y.XmlElement): boolean => isLineName(element.nodeName)
export const isLineName = (name: string): boolean => name === 'paragraph' || name === 'heading'

function addLines(child: TextChild, lines: string[]): void {
  if (child instanceof Y.XmlText) {
    lines.push(charactersOf(child))
    return
  }
  if (!(child instanceof Y.XmlElement)) return
  if (!isLine(child)) {
    for (const inner of child.toArray()) addLines(inner, lines)
    return
  }
  let line = ''
  for (const inner of child.toArray()) {
    if (inner instanceof Y.XmlText) line += charactersOf(inner)
    else if (inner instanceof Y.XmlElement && inner.nodeName === 'hardBreak') line += '\n'
  }
  lines.push(line)
}

function isBlank(child: TextChild): boolean {
  if (child instanceof Y.XmlText) return charactersOf(child).trim() === ''
  return !(child instanceof Y.XmlElement) || child.toArray().every(isBlank)
}

function nodesOf(child: TextChild): RichTextNode[] {
  if (child instanceof Y.XmlText) return runsOf(child).map(({ text, marks }) => ({ type: 'text', text, ...(marks.length > 0 && { marks }) }))
  if (!(child instanceof Y.XmlElement)) return []
  const attrs = child.getAttributes()
  const content = child.toArray().flatMap(nodesOf)
  return [{
    type: child.nodeName,
    ...(Object.keys(attrs).length > 0 && { attrs }),
    ...(content.length > 0 && { content }),
  }]
}

export type TextRunPart = { readonly text: string; readonly marks: readonly RichTextMark[] }

/** A run of characters in parts of equal marks. What is no text (an embedded object) is left out.
 *  Yjs may return equal neighbours apart, after edits that met. */
export function runsOf(run: Y.XmlText): TextRunPart[] {
  const parts: TextRunPart[] = []
  for (const { insert, attributes } of run.toDelta() as readonly { insert: unknown; attributes?: { [name: string]: unknown } }[]) {
    if (typeof insert !== 'string') continue
    const marks = Object.entries(attributes ?? {}).map(([key, value]) => markOf(markName(key), value))
    const before = parts.at(-1)
    if (before !== undefined && sameMarks(before.marks, marks)) parts[parts.length - 1] = { text: before.text + insert, marks }
    else parts.push({ text: insert, marks })
  }
  return parts
}

const markOf = (type: string, value: unknown): RichTextMark =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0 ? { type, attrs: { ...value } } : { type }

const sameMarks = (one: readonly RichTextMark[], other: readonly RichTextMark[]): boolean =>
  one.length === other.length &&
  one.every(mark => other.some(({ type, attrs }) => type === mark.type && JSON.stringify(attrs) === JSON.stringify(mark.attrs)))
