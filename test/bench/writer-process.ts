// The process of the scripted writers as the bench sees it.
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { FromWriters } from './writer-messages.ts'
import type { ToWriters, WritersReport } from './writer-messages.ts'

const answerDeadlineMs = 60_000

export type WriterProcess = {
  /** From now on edits count for the latency. */
  measure(): void
  /** Ends the typing and the process. */
  stop(): Promise<WritersReport>
  /** Ends the process, whatever it does. */
  kill(): void
}

/** Resolves when all of them are in step and typing. */
export async function startWriters(origin: string, plan: string, writers: number): Promise<WriterProcess> {
  const child = fork(fileURLToPath(new URL('./writers.js', import.meta.url)))
  const tell = (message: ToWriters): void => void child.send(message)
  const answer = <Type extends FromWriters['type']>(type: Type): Promise<Extract<FromWriters, { type: Type }>> =>
    new Promise((resolve, reject) => {
      const deadline = setTimeout(() => reject(new Error(`the writers did not say "${type}" in time`)), answerDeadlineMs)
      child.once('exit', code => reject(new Error(`the writers ended with code ${code}`)))
      child.on('message', received => {
        const message = FromWriters.parse(received)
        if (!isOf(message, type)) return
        clearTimeout(deadline)
        resolve(message)
      })
    })
  const ready = answer('ready')
  tell({ type: 'start', origin, plan, writers })
  try {
    await ready
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  }
  return {
    measure: () => tell({ type: 'measure' }),
    stop: () => {
      const report = answer('report')
      tell({ type: 'stop' })
      return report
    },
    kill: () => void child.kill('SIGKILL'),
  }
}

function isOf<Type extends FromWriters['type']>(message: FromWriters, type: Type): message is Extract<FromWriters, { type: Type }> {
  return message.type === type
}
