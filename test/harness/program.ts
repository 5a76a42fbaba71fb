// One of the programs beside the server, as a process: what it said, and the code that it ended with.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export type Ended = { readonly code: number | null; readonly said: string }

export async function runProgram(name: 'backup' | 'restore' | 'check' | 'admin' | 'verify', words: readonly string[], environment: Readonly<Record<string, string>>): Promise<Ended> {
  const program = fileURLToPath(new URL(`../../dist/server/${name}.js`, import.meta.url))
  const child = spawn(process.execPath, [program, ...words], { env: { PATH: process.env['PATH'], ...environment }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { said += chunk.toString() })
  return new Promise(resolve => child.once('close', code => resolve({ code, said: said.trim() })))
}
