// The words that stand in files and on paper, without the names of fields: pages print without those.
import { inFiles } from '../messages/en/in-files.ts'

export type FileWord = keyof typeof inFiles

/** Fills `{name}`, and the one plural that files have. */
export function fileWord(code: FileWord, values: { readonly [name: string]: string | number } = {}): string {
  return inFiles[code]
    .replace(/\{(\w+), plural, one \{([^}]*)\} other \{([^}]*)\}\}/g, (_, name: string, one: string, other: string) => (values[name] === 1 ? one : other).replace('#', String(values[name])))
    .replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}
