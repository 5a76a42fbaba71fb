// How large a text is, in the bytes that its words, marks and structure take when they are encoded: what server and page
// hold against the limit of a text. What was deleted counts no more, so a text that is full can be shortened; nor do marks of comments, or
// those who comment would fill it for those who write.
import * as Y from 'yjs'
import { isCommentMarkKey } from './comment-mark.ts'
import type { TextKind } from './rich-text.ts'
import { maxTextBytes, maxTitleBytes } from '../protocol/limits.ts'

export const largestBytes: Readonly<Record<TextKind, number>> = { title: maxTitleBytes, rich: maxTextBytes }

/** Bytes of what stands in a text now. Takes time with its length: a keystroke is counted by `contentBytes`. */
export function textBytes(text: Y.XmlFragment): number {
  let bytes = 0
  const add = (type: Y.AbstractType<unknown>): void => {
    for (let item = type._start; item !== null; item = item.right) addItem(item)
    for (const item of type._map.values()) addItem(item)
  }
  const addItem = (item: Y.Item): void => {
    if (item.deleted) return
    bytes += contentBytes(item.content)
    if (item.content instanceof Y.ContentType) add(item.content.type)
  }
  add(text as Y.AbstractType<unknown>)
  return bytes
}

/** Bytes of one content, without what is in an element. `from` and `to`: of which part of a run of characters. */
export function contentBytes(content: unknown, from = 0, to = Number.POSITIVE_INFINITY): number {
  if (content instanceof Y.ContentString) return utf8Bytes(content.str, from, Math.min(to, content.str.length))
  if (content instanceof Y.ContentFormat) return isCommentMarkKey(content.key) ? 0 : content.key.length + jsonBytes(content.value)
  if (content instanceof Y.ContentType) return content.type instanceof Y.XmlElement ? content.type.nodeName.length : 1
  if (content instanceof Y.ContentAny) return jsonBytes(content.arr)
  return 0
}

const jsonBytes = (value: unknown): number => {
  const json = JSON.stringify(value) as string | undefined
  return json === undefined ? 0 : utf8Bytes(json, 0, json.length)
}

function utf8Bytes(text: string, from: number, to: number): number {
  let bytes = 0
  for (let index = from; index < to; index++) {
    const unit = text.charCodeAt(index)
    // Each half of a pair counts for two of the four bytes of its character.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd8_00 && unit < 0xe0_00) ? 2 : 3
  }
  return bytes
}
