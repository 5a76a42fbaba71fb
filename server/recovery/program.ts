// What the programs beside the server have in common: their words, the data directory, and how they end.
import { parseArgs } from 'node:util'
import { readConfig, sentenceOfConfigProblem } from '../config.ts'
import type { Config } from '../config.ts'

export const exitUsage = 2

/** `options` is null when one was named that is not known. */
export function wordsOf(args: string[], known: readonly string[]): { words: string[]; options: Set<string> | null } {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: Object.fromEntries(known.map(name => [name, { type: 'boolean' } as const])),
    })
    return { words: positionals, options: new Set(Object.keys(values)) }
  } catch {
    return { words: [], options: null }
  }
}

export function configured(): Config {
  // What these programs write is for nobody else on the machine, as with the server.
  process.umask(0o077)
  const config = readConfig(process.env)
  return config.ok ? config.value : end(1, config.error.map(sentenceOfConfigProblem).join('\n'))
}

/** Says the sentence, and ends: on standard output where all is well, else on standard error. */
export function end(exitCode: number, sentence: string): never {
  const stream = exitCode === 0 ? process.stdout : process.stderr
  stream.write(`${sentence}\n`)
  process.exit(exitCode)
}
