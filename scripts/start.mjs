// `npm start`: runs the server, and starts it again when it ended because the disk failed a write or a read (exit code 70):
// what is stored is whole, and only a new process knows what that is. Every other end is the end.
import { spawn } from 'node:child_process'
import { nodeArguments } from './node-arguments.mjs'

const exitStoreFailed = 70
/** The first wait, and the longest, each twice the one before: a disk that goes on failing is not helped by haste. */
const firstWaitMs = 1_000
const longestWaitMs = 30_000
/** After so long a run the failure is a new one. */
const steadyMs = 60_000

const [, , program] = process.argv
let waitMs = firstWaitMs
let isEnding = false
let server = null
let timer = null

for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => {
    isEnding = true
    if (timer === null) server?.kill(signal)
    else process.exit(0)
  })
}
start()

function start() {
  timer = null
  const startedAt = performance.now()
  server = spawn(process.execPath, [...nodeArguments, program], { stdio: 'inherit' })
  server.once('exit', (code, signal) => {
    if (code !== exitStoreFailed || isEnding) {
      // As a shell says that a process was ended by a signal.
      process.exit(signal === null ? code : 128 + (signal === 'SIGKILL' ? 9 : 15))
    }
    if (performance.now() - startedAt >= steadyMs) waitMs = firstWaitMs
    process.stderr.write(`The disk failed. Starting again in ${waitMs / 1_000} s.\n`)
    timer = setTimeout(start, waitMs)
    waitMs = Math.min(waitMs * 2, longestWaitMs)
  })
}
