// Brings a shared text to what it is to say by as few edits as possible: carets, comments and what others type beside it stay.
import { diffIndices } from 'node-diff3'
import * as Y from 'yjs'
import { threadOfMark } from '../schema/rich-text.ts'
import { charactersOf, richTextToJson, runsOf } from '../schema/rich-text-reading.ts'
import type { RichTextNode, TextRunPart } from '../schema/rich-text-reading.ts'
import { childrenFrom } from '../schema/rich-text-writing.ts'
import { sameBlocks } from './merge-texts.ts'
import { contentMarksOf, tokensOf, wordsIn } from './text-tokens.ts'

/** The text must be in a document, and the blocks what a text may hold (rich-text-shape.ts). */
export function updateText(text: Y.XmlFragment, blocks: readonly RichTextNode[]): void {
  if (text.doc === null) throw new Error('a text is updated in its document')
  text.doc.transact(() => updateChildren(text, richTextToJson(text).content ?? [], blocks))
}

/** What stands in `parent` is `before`, child by child; runs of characters are not among them. */
function updateChildren(parent: Y.XmlFragment, before: readonly RichTextNode[], after: readonly RichTextNode[]): void {
  const elements = parent.toArray()
  const isLine = [...before, ...after].some(({ text }) => text !== undefined)
  if (isLine || elements.some(child => child instanceof Y.XmlText)) return updateLine(parent, after)
  const hunks = diffIndices(before.map(keyOf), after.map(keyOf))
  for (const { buffer1: [at, length], buffer2: [from, count] } of hunks.toReversed()) {
    const paired = Math.min(length, count)
    if (length > paired) parent.delete(at + paired, length - paired)
    if (count > paired) parent.insert(at + paired, childrenFrom(after.slice(from + paired, from + count)))
    for (let index = paired - 1; index >= 0; index--) updateElement(parent, at + index, before[at + index], after[from + index])
  }
}

const keyOf = (node: RichTextNode): string => tokensOf([node]).join('\n')

/** An element of another kind is another element: its attributes are what it was made with. */
function updateElement(parent: Y.XmlFragment, at: number, before: RichTextNode | undefined, after: RichTextNode | undefined): void {
  const element = parent.get(at)
  if (before === undefined || after === undefined) return
  if (element instanceof Y.XmlElement && before.type === after.type && JSON.stringify(before.attrs ?? {}) === JSON.stringify(after.attrs ?? {})) {
    updateChildren(element, before.content ?? [], after.content ?? [])
    return
  }
  parent.delete(at, 1)
  parent.insert(at, childrenFrom([after]))
}

/** A line of words and breaks: word by word where as many runs stand between as many breaks, else anew. */
function updateLine(line: Y.XmlFragment, after: readonly RichTextNode[]): void {
  const present = line.toArray()
  const wanted = piecesOf(after)
  const isAlike = present.length === wanted.length && present.every((child, index) => (child instanceof Y.XmlText) === Array.isArray(wanted[index]))
  if (!isAlike) {
    const isEmptyRun = wanted.length === 0 && present.length === 1 && present[0] instanceof Y.XmlText
    if (isEmptyRun) return updateRun(present[0] as Y.XmlText, [])
    if (present.length > 0) line.delete(0, present.length)
    line.insert(0, wanted.length === 0 ? [new Y.XmlText()] : childrenFrom(after))
    return
  }
  for (const [index, child] of present.entries()) {
    const piece = wanted[index]
    if (child instanceof Y.XmlText && Array.isArray(piece)) updateRun(child, piece)
  }
}

/** Neighbouring words together, each break by itself. */
function piecesOf(nodes: readonly RichTextNode[]): (TextRunPart[] | RichTextNode)[] {
  const pieces: (TextRunPart[] | RichTextNode)[] = []
  for (const node of nodes) {
    if (node.text === undefined) {
      pieces.push(node)
      continue
    }
    const last = pieces.at(-1)
    const part = { text: node.text, marks: contentMarksOf(node.marks) }
    if (Array.isArray(last)) last.push(part)
    else pieces.push([part])
  }
  return pieces
}

type Word = { readonly text: string; readonly key: string; readonly marks: TextRunPart['marks'] }

function wordsOf(parts: readonly TextRunPart[]): Word[] {
  return parts.flatMap(({ text, marks }) => {
    const own = contentMarksOf(marks)
    return wordsIn(text).map(word => ({ text: word, key: `${JSON.stringify(own)}${word}`, marks: own }))
  })
}

function updateRun(run: Y.XmlText, parts: readonly TextRunPart[]): void {
  const [before, after] = [wordsOf(joined(runsOf(run))), wordsOf(parts)]
  for (const { buffer1: [at, length], buffer2: [from, count] } of diffIndices(before.map(({ key }) => key), after.map(({ key }) => key)).toReversed()) {
    const start = lengthOf(before.slice(0, at))
    const removed = lengthOf(before.slice(at, at + length))
    const comments = commentsAround(run, start, removed)
    if (removed > 0) run.delete(start, removed)
    let next = start
    for (const { text, marks } of after.slice(from, from + count)) {
      run.insert(next, text, { ...Object.fromEntries(marks.map(({ type, attrs }) => [type, { ...attrs }])), ...comments })
      next += text.length
    }
  }
}

/** Parts that differ in comments alone are one to whoever reads them. */
function joined(parts: readonly TextRunPart[]): TextRunPart[] {
  const whole: TextRunPart[] = []
  for (const { text, marks } of parts) {
    const own = contentMarksOf(marks)
    const last = whole.at(-1)
    if (last !== undefined && JSON.stringify(last.marks) === JSON.stringify(own)) whole[whole.length - 1] = { text: last.text + text, marks: own }
    else whole.push({ text, marks: own })
  }
  return whole
}

const lengthOf = (words: readonly Word[]): number => words.reduce((sum, { text }) => sum + text.length, 0)

/** Marks of comments that lie over all that is replaced, or on both sides of what is put between: they lie over the new words too. */
function commentsAround(run: Y.XmlText, start: number, length: number): { readonly [key: string]: unknown } {
  if (length === 0 && (start === 0 || start >= charactersOf(run).length)) return {}
  const [from, to] = length === 0 ? [start - 1, start + 1] : [start, start + length]
  const comments: { [key: string]: unknown } = {}
  let at = 0
  let covered: { [key: string]: number } = {}
  for (const { insert, attributes } of run.toDelta() as readonly { insert: unknown; attributes?: { [key: string]: unknown } }[]) {
    const size = typeof insert === 'string' ? insert.length : 1
    const over = Math.min(at + size, to) - Math.max(at, from)
    if (over > 0) {
      for (const [key, value] of Object.entries(attributes ?? {})) {
        if (threadOfMark(key, value) === null) continue
        covered = { ...covered, [key]: (covered[key] ?? 0) + over }
        comments[key] = value
      }
    }
    at += size
  }
  return Object.fromEntries(Object.entries(comments).filter(([key]) => covered[key] === to - from))
}

/** Whether a text says this already. */
export const says = (text: Y.XmlFragment, blocks: readonly RichTextNode[]): boolean => sameBlocks(richTextToJson(text).content ?? [], blocks)
