// What is pasted or dropped into a title comes in as one line of plain text.
import { Fragment, Slice } from '@tiptap/pm/model'
import type { Schema } from '@tiptap/pm/model'

export function asOneLine(slice: Slice, schema: Schema): Slice {
  const { content } = slice
  const line = content.textBetween(0, content.size, ' ', ' ').replace(/\s+/g, ' ').trim()
  return line === '' ? Slice.empty : new Slice(Fragment.from(schema.text(line)), 0, 0)
}
