// The real server as a process: built once for a test run, started on a free port over a data directory of its own,
// stopped, killed, started again.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { nodeArguments } from '../../scripts/node-arguments.mjs'

const program = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url))
const startDeadlineMs = 30_000

export type RunningServer = {
  readonly origin: string
  readonly port: number
  readonly dataDirectory: string
  /** SIGTERM: resolves with the exit code. */
  stop(): Promise<number | null>
  /** SIGKILL: resolves when the process is gone. */
  kill(): Promise<void>
  /** Starts again over the same data directory and port. */
  startAgain(): Promise<void>
  /** Of the process that runs now. */
  pid(): number
  /** Resolves with the exit code when the process that runs now has ended by itself. */
  ended(): Promise<number | null>
  /** Everything the process has printed. */
  output(): string
  /** Stops, and removes the data directory. */
  remove(): Promise<void>
}

/** What runs the program instead of this machine's node as it is, e.g. under a limit of the operating system. */
export type Command = (node: string, program: string) => readonly [string, ...string[]]
const asItIs: Command = (node, file) => [node, ...nodeArguments, file]

/** Over a copy of the sample workspace where there is one and nothing else is asked for; else the server makes its own. Nobody has said
 *  anything about its plans. */
export async function startServer(environment: Readonly<Record<string, string>> = {}, command: Command = asItIs): Promise<RunningServer> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'empact-test-'))
  const sample = process.env['SAMPLE_WORKSPACE']
  const isAsUsual = command === asItIs && environment['DEMO'] === undefined && environment['DATA_DIR'] === undefined
  if (sample !== undefined && isAsUsual) cpSync(sample, dataDirectory, { recursive: true })
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  let printed = ''
  let child: ChildProcess | null = null

  const start = async (): Promise<void> => {
    const [executable, ...words] = command(process.execPath, program)
    const started = spawn(executable, words, {
      env: { PATH: process.env['PATH'], PORT: String(port), DATA_DIR: dataDirectory, LOG_LEVEL: 'warn', WARM_UP_MS: '0', DEMO: 'plans', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = started
    const announced = new Promise<void>((resolve, reject) => {
      const deadline = setTimeout(() => reject(new Error(`the server did not announce its address in time; it printed:\n${printed}`)), startDeadlineMs)
      const read = (chunk: Buffer): void => {
        printed += chunk.toString()
        if (!printed.includes(origin)) return
        clearTimeout(deadline)
        resolve()
      }
      started.stdout.on('data', read)
      started.stderr.on('data', read)
      started.once('exit', code => {
        clearTimeout(deadline)
        reject(new Error(`the server ended with code ${code}; it printed:\n${printed}`))
      })
    })
    await announced
  }
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> => {
    const running = child
    if (running === null || running.exitCode !== null || running.signalCode !== null) return running?.exitCode ?? null
    const gone = new Promise<number | null>(resolve => running.once('exit', code => resolve(code)))
    running.kill(signal)
    return gone
  }

  await start()
  return {
    origin,
    port,
    dataDirectory,
    stop: () => end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')),
    startAgain: async () => {
      printed = ''
      await start()
    },
    pid: () => {
      if (child?.pid === undefined) throw new Error('the server is not running')
      return child.pid
    },
    ended: async () => {
      const running = child
      if (running === null || running.exitCode !== null) return running?.exitCode ?? null
      return new Promise(resolve => running.once('exit', resolve))
    },
    output: () => printed,
    remove: async () => {
      await end('SIGKILL')
      rmSync(dataDirectory, { recursive: true, force: true })
    },
  }
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
