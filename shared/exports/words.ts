// The words of a file: from the one catalogue, with what stands in braces filled in.
import { fields } from '../messages/en/fields.ts'
import { fileWord } from './file-words.ts'
import type { FileWord } from './file-words.ts'

export type Word = FileWord | keyof typeof fields

/** A word of files, or the name of a field. */
export const word = (code: Word, values: { readonly [name: string]: string | number } = {}): string =>
  isField(code) ? fields[code] : fileWord(code, values)

const isField = (code: Word): code is keyof typeof fields => Object.hasOwn(fields, code)
