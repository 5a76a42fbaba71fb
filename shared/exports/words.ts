// The words of a file: from the one catalogue, with what stands in braces filled in.
import { fields } from '../messages/en/fields.ts'
import { inFiles } from '../messages/en/in-files.ts'

const words = { ...fields, ...inFiles } as const

export type Word = keyof typeof words

/** Fills `{name}`, and the one plural that files have. */
export function word(code: Word, values: { readonly [name: string]: string | number } = {}): string {
  return words[code]
    .replace(/\{(\w+), plural, one \{([^}]*)\} other \{([^}]*)\}\}/g, (_, name: string, one: string, other: string) => (values[name] === 1 ? one : other).replace('#', String(values[name])))
    .replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}
