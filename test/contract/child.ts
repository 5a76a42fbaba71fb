// A second process that runs one of our TypeScript files, since what two processes do to each other can be learnt only
// from two processes.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export type Child = {
  /** The next line that it prints. */
  readonly line: () => Promise<string>
  /** kill -9; resolves when it is gone. */
  readonly kill: () => Promise<void>
}

const deadlineMs = 20_000
const load = 'import { runnerImport } from "vite"; await runnerImport(process.env.CHILD_FILE, { configFile: false })'

/** `maxFileBytes` makes the operating system refuse to let any file of the child grow beyond. */
export function startChild(file: string, env: Record<string, string>, maxFileBytes?: number): Child {
  const limit = maxFileBytes === undefined ? '' : `ulimit -f ${Math.ceil(maxFileBytes / 1024)}; `
  const child = spawn('bash', ['-c', `${limit}exec "$NODE" --input-type=module -e "$LOAD"`], {
    env: { ...process.env, NODE: process.execPath, LOAD: load, CHILD_FILE: file, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    line: async () => {
      const timer = setTimeout(() => child.kill('SIGKILL'), deadlineMs)
      const next = await lines.next()
      clearTimeout(timer)
      if (next.done) throw new Error(`${file} ended, or was silent for ${deadlineMs} ms, when a line was awaited`)
      return next.value
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
