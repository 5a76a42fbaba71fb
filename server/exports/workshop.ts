// Who may have how much work done at once, each piece in a thread of its own. A thread can be ended in the middle of
// anything, what it took is free again, and nobody's typing waits for it.
import { Worker } from 'node:worker_threads'
import type { PersonId } from '../../shared/ids.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import type { Done, Report, Task } from './tasks.ts'

/** Pieces of work of one person at once; one more is refused. */
const maxPerPerson = 2
/** Threads at once; further work waits for its turn. */
const maxThreads = 2
/** Megabytes of one thread; at the bound it ends, and nothing else does. */
const maxThreadMegabytes = 512
/** The PDF of 120 actions takes some seconds, also on a busy machine. After this the thread is ended. */
const maxTaskMs = 120_000

export type WorkError = { readonly code: 'export/too-many' | 'export/failed' | 'export/too-large' | 'export/cancelled' }

/** A thread, or what stands for one in a test. */
export type Thread = {
  on(event: 'message', listener: (report: Report) => void): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'exit', listener: () => void): unknown
  terminate(): Promise<unknown>
}
export type StartThread = (task: Task) => Thread

export const threadsOf = (program: URL): StartThread => task =>
  new Worker(program, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: maxThreadMegabytes }, stdout: true, stderr: true })

export class Workshop {
  private readonly start: StartThread
  private readonly fault: (error: Error) => void
  private readonly countByPerson = new Map<PersonId, number>()
  private readonly waiting: (() => void)[] = []
  private readonly threads = new Set<Thread>()
  private turns = 0

  constructor(start: StartThread, fault: (error: Error) => void) {
    this.start = start
    this.fault = fault
  }

  /** A place for one piece of work; null where the person has as many as one may. Whoever takes it gives it back. */
  enter(person: PersonId): (() => void) | null {
    const count = this.countByPerson.get(person) ?? 0
    if (count >= maxPerPerson) return null
    this.countByPerson.set(person, count + 1)
    let isIn = true
    return () => {
      if (!isIn) return
      isIn = false
      const left = (this.countByPerson.get(person) ?? 1) - 1
      if (left === 0) this.countByPerson.delete(person)
      else this.countByPerson.set(person, left)
    }
  }

  /** Does a task when it has its turn; `signal` ends it, whether it waits or is under way. */
  async run(task: Task, signal: AbortSignal, progress: (done: number, of: number) => void = () => undefined): Promise<Result<Done, WorkError>> {
    if (!(await this.turn(signal))) return err({ code: 'export/cancelled' })
    try {
      // Cancelled in between: an abort that has been is not told again.
      return signal.aborted ? err({ code: 'export/cancelled' }) : await this.inThread(task, signal, progress)
    } finally {
      this.turns--
      this.waiting.shift()?.()
    }
  }

  /** How many threads run now. */
  get running(): number {
    return this.threads.size
  }

  async close(): Promise<void> {
    await Promise.all([...this.threads].map(thread => thread.terminate()))
  }

  /** False: it was cancelled while it waited. */
  private async turn(signal: AbortSignal): Promise<boolean> {
    while (this.turns >= maxThreads && !signal.aborted) {
      await new Promise<void>(resolve => {
        const go = (): void => {
          signal.removeEventListener('abort', go)
          const place = this.waiting.indexOf(go)
          if (place !== -1) this.waiting.splice(place, 1)
          resolve()
        }
        this.waiting.push(go)
        signal.addEventListener('abort', go)
      })
    }
    if (signal.aborted) {
      // The turn that may have come with it goes to the next.
      if (this.turns < maxThreads) this.waiting.shift()?.()
      return false
    }
    this.turns++
    return true
  }

  private inThread(task: Task, signal: AbortSignal, progress: (done: number, of: number) => void): Promise<Result<Done, WorkError>> {
    const thread = this.start(task)
    this.threads.add(thread)
    let result: Result<Done, WorkError> = err({ code: 'export/failed' })
    const stop = (code: WorkError['code']) => (): void => {
      result = err({ code })
      void thread.terminate()
    }
    const cancel = stop('export/cancelled')
    const tooLong = setTimeout(stop('export/too-large'), maxTaskMs)
    signal.addEventListener('abort', cancel)
    thread.on('message', report => {
      if ('result' in report) result = ok(report.result)
      else progress(report.done, report.of)
    })
    thread.on('error', error => {
      const isOutOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      result = err({ code: isOutOfMemory ? 'export/too-large' : 'export/failed' })
      if (!isOutOfMemory) this.fault(error)
    })
    return new Promise(resolve => thread.on('exit', () => {
      clearTimeout(tooLong)
      signal.removeEventListener('abort', cancel)
      this.threads.delete(thread)
      resolve(result)
    }))
  }
}
