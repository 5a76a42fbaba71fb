// What was asked for: npm run bench -- fan-out rooms --runs 3
import { parseArgs } from 'node:util'
import type { ServerName } from './measured-server.ts'

export const loadNames = ['fan-out', 'rooms', 'idle', 'cold', 'storm', 'kill', 'stopped', 'commit'] as const
export type LoadName = (typeof loadNames)[number]

export type Asked = {
  readonly loads: readonly LoadName[]
  /** Each load this often; the table holds the median. */
  readonly runs: number
  /** How often the server is killed under load. */
  readonly rounds: number
  /** How long typing is measured. */
  readonly seconds: number
  readonly only: ServerName | null
}

const nameByWord: Readonly<Record<string, ServerName>> = { ours: 'ours', 'y-websocket-server': '@y/websocket-server', hocuspocus: '@hocuspocus/server' }

/** Throws a sentence about what cannot be understood. */
export function readArguments(args: readonly string[]): Asked {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      runs: { type: 'string', default: '1' },
      rounds: { type: 'string', default: '20' },
      seconds: { type: 'string', default: '15' },
      only: { type: 'string' },
    },
  })
  const loads = positionals.map(word => {
    const name = loadNames.find(known => known === word)
    if (name === undefined) throw new Error(`There is no load "${word}". There are: typing, ${loadNames.join(', ')}.`)
    return name
  })
  const only = values.only === undefined ? null : nameByWord[values.only]
  if (only === undefined) throw new Error(`--only knows ${Object.keys(nameByWord).join(', ')}.`)
  return { loads: loads.length === 0 ? loadNames : loads, runs: count('runs', values.runs), rounds: count('rounds', values.rounds), seconds: count('seconds', values.seconds), only }
}

function count(option: string, text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${option} wants a whole number from 1 on.`)
  return value
}
