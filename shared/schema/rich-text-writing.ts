// Writes ready content into a text without an editor: for the sample, imports and tests. Only into a text that nobody
// else writes at that moment, since it replaces what is there.
import * as Y from 'yjs'
import { isContentMark } from './rich-text.ts'
import type { RichTextNode } from './rich-text-reading.ts'

export type FillRun = { readonly text: string; readonly bold?: boolean; readonly italic?: boolean; readonly link?: string }
/** A string is one run without marks. Characters are the caller's to choose: no line breaks. */
export type FillLine = string | readonly FillRun[]
export type FillBlock =
  | { readonly type: 'paragraph'; readonly text: FillLine }
  | { readonly type: 'heading'; readonly level: 2 | 3 | 4; readonly text: FillLine }
  | { readonly type: 'bulletList'; readonly items: readonly FillLine[] }
  | { readonly type: 'orderedList'; readonly items: readonly FillLine[]; readonly start?: number }
  /** `head`, where given, is the first row. */
  | { readonly type: 'table'; readonly head?: readonly FillLine[]; readonly rows: readonly (readonly FillLine[])[] }

/** Replaces the content of a rich text. No blocks at all leave one empty paragraph. */
export function fillText(fragment: Y.XmlFragment, blocks: readonly FillBlock[]): void {
  const elements = blocks.length === 0 ? [lineElement('paragraph', '')] : blocks.map(elementOf)
  withinOne(fragment, () => {
    if (fragment.doc !== null && fragment.length > 0) fragment.delete(0, fragment.length)
    fragment.insert(0, elements)
  })
}

/** Replaces the one line of a title, in the run that seeding made. The text must be in a document. */
export function fillTitle(fragment: Y.XmlFragment, line: string): void {
  const run = firstRun(fragment)
  if (run === null) throw new Error('a title is filled after it is seeded')
  withinOne(fragment, () => {
    run.delete(0, run.length)
    run.insert(0, line)
  })
}

/** Replaces the content of a rich text by blocks as `richTextToJson` reads them. They are taken as they are: what comes
 *  from outside is parsed before (rich-text-shape.ts). The text must be in a document. */
export function writeRichText(fragment: Y.XmlFragment, blocks: readonly RichTextNode[]): void {
  withinOne(fragment, () => {
    if (fragment.length > 0) fragment.delete(0, fragment.length)
    fragment.insert(0, childrenFrom(blocks))
  })
}

/** Shared types for what `richTextToJson` reads. Neighbouring runs of characters become one; marks that only point at words are left
 *  out, since they belong to the text they were set in. */
export function childrenFrom(nodes: readonly RichTextNode[]): (Y.XmlElement | Y.XmlText)[] {
  const children: (Y.XmlElement | Y.XmlText)[] = []
  let parts: TextPart[] = []
  const endRun = (): void => {
    if (parts.length > 0) children.push(runFrom(parts))
    parts = []
  }
  for (const node of nodes) {
    if (node.text !== undefined) {
      parts.push({ insert: node.text, attributes: Object.fromEntries((node.marks ?? []).filter(({ type }) => isContentMark(type)).map(({ type, attrs }) => [type, { ...attrs }])) })
      continue
    }
    endRun()
    children.push(elementFrom(node))
  }
  endRun()
  return children
}

function elementFrom({ type, attrs, content = [] }: RichTextNode): Y.XmlElement {
  const children = childrenFrom(content)
  // As seeding does: two editors that each make the first run of a line would leave two.
  const isEmptyLine = children.length === 0 && (type === 'paragraph' || type === 'heading')
  return withAttributes(element(type, isEmptyLine ? [new Y.XmlText()] : children), attrs ?? {})
}

type TextPart = { readonly insert: string; readonly attributes: { readonly [mark: string]: object } }

function runFrom(parts: readonly TextPart[]): Y.XmlText {
  const run = new Y.XmlText()
  run.applyDelta([...parts])
  return run
}

function firstRun(fragment: Y.XmlFragment): Y.XmlText | null {
  const [paragraph] = fragment.toArray()
  if (!(paragraph instanceof Y.XmlElement)) return null
  const [run] = paragraph.toArray()
  return run instanceof Y.XmlText ? run : null
}

const withinOne = (fragment: Y.XmlFragment, act: () => void): void => (fragment.doc === null ? act() : fragment.doc.transact(act))

function elementOf(block: FillBlock): Y.XmlElement {
  switch (block.type) {
    case 'paragraph':
      return lineElement('paragraph', block.text)
    case 'heading':
      return withAttributes(lineElement('heading', block.text), { level: block.level })
    case 'bulletList':
      return element('bulletList', block.items.map(itemElement))
    case 'orderedList':
      return withAttributes(element('orderedList', block.items.map(itemElement)), { start: block.start ?? 1 })
    case 'table':
      return element('table', [
        ...(block.head === undefined ? [] : [element('tableRow', block.head.map(line => cellElement('tableHeader', line)))]),
        ...block.rows.map(row => element('tableRow', row.map(line => cellElement('tableCell', line)))),
      ])
  }
}

const itemElement = (line: FillLine): Y.XmlElement => element('listItem', [lineElement('paragraph', line)])

const cellElement = (name: 'tableHeader' | 'tableCell', line: FillLine): Y.XmlElement =>
  withAttributes(element(name, [lineElement('paragraph', line)]), { colspan: 1, rowspan: 1 })

function lineElement(name: 'paragraph' | 'heading', line: FillLine): Y.XmlElement {
  const runs = typeof line === 'string' ? [{ text: line }] : line
  // Marks are given for every part: Yjs would otherwise carry those of the part before into it.
  return element(name, [runFrom(runs.filter(({ text }) => text !== '').map(part => ({ insert: part.text, attributes: marksOf(part) })))])
}

function marksOf({ bold, italic, link }: FillRun): { [mark: string]: object } {
  return { ...(bold && { bold: {} }), ...(italic && { italic: {} }), ...(link !== undefined && { link: { href: link } }) }
}

function element(name: string, children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const made = new Y.XmlElement(name)
  made.insert(0, children)
  return made
}

function withAttributes(made: Y.XmlElement, attributes: { readonly [name: string]: unknown }): Y.XmlElement {
  // Yjs types attributes as strings though it stores any value; the editor writes numbers.
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value as unknown as string)
  return made
}
