// Who may have how much work done at once, each piece in a thread of its own. A thread can be ended in the middle of
// anything, what it took is free again, and nobody's typing waits for it.
import { Worker } from 'node:worker_threads'
import type { PersonId } from '../../shared/ids.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { systemClock } from '../clock.ts'
import type { Clock } from '../clock.ts'
import { byPerson, RateLimit } from '../sync/rate.ts'
import type { Done, Report, Task } from './tasks.ts'

/** Pieces of work of one person at once, the finished ones that are not yet taken away among them; one more is refused. */
const maxPlacesPerPerson = 2
/** Threads at once, and never two for one person; further work waits for its turn. */
const maxThreads = 2
/** Of one person. Who takes every file of every plan of an evening stays below it; a program that asks on and on does not. */
const piecesPerSecond = 0.5
const piecesAtOnce = 40
/** Megabytes of one thread; at the bound it ends, and nothing else does. */
const maxThreadMegabytes = 512
/** The PDF of 120 actions takes some seconds, also on a busy machine. After this the thread is ended. */
const maxTaskMs = 120_000

export type WorkError = { readonly code: 'export/too-many' | 'export/too-often' | 'export/failed' | 'export/too-large' | 'export/cancelled' }

/** Room for one piece of work, from the asking until its result has been taken away. */
export type Place = {
  /** Does a task when it has its turn, and asks for it only then: what waits holds nothing. `signal` ends it at any moment. */
  readonly run: <Refused>(
    task: () => Promise<Result<Task, Refused>>,
    signal: AbortSignal,
    progress?: (done: number, of: number) => void,
  ) => Promise<Result<Done, WorkError | Refused>>
  /** Gives the place back, once however often it is said. */
  readonly leave: () => void
}

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
  private readonly limitOf: (person: PersonId) => RateLimit
  private readonly placesByPerson = new Map<PersonId, number>()
  private readonly waiting: { readonly person: PersonId; readonly begin: () => void }[] = []
  /** Whose turn it is. */
  private readonly turns = new Set<PersonId>()
  private readonly threads = new Set<Thread>()

  constructor(start: StartThread, fault: (error: Error) => void, clock: Clock = systemClock) {
    this.start = start
    this.fault = fault
    this.limitOf = byPerson(() => new RateLimit(piecesPerSecond, piecesAtOnce, clock.steadyMs))
  }

  /** Whoever takes a place gives it back. */
  enter(person: PersonId): Result<Place, WorkError> {
    const places = this.placesByPerson.get(person) ?? 0
    if (places >= maxPlacesPerPerson) return err({ code: 'export/too-many' })
    if (!this.limitOf(person).take()) return err({ code: 'export/too-often' })
    this.placesByPerson.set(person, places + 1)
    let isIn = true
    return ok({
      run: (task, signal, progress = () => undefined) => this.run(person, task, signal, progress),
      leave: () => {
        if (!isIn) return
        isIn = false
        const left = (this.placesByPerson.get(person) ?? 1) - 1
        if (left === 0) this.placesByPerson.delete(person)
        else this.placesByPerson.set(person, left)
      },
    })
  }

  /** How many threads run now. */
  get running(): number {
    return this.threads.size
  }

  async close(): Promise<void> {
    await Promise.all([...this.threads].map(thread => thread.terminate()))
  }

  private async run<Refused>(
    person: PersonId,
    task: () => Promise<Result<Task, Refused>>,
    signal: AbortSignal,
    progress: (done: number, of: number) => void,
  ): Promise<Result<Done, WorkError | Refused>> {
    if (!(await this.turnOf(person, signal))) return err({ code: 'export/cancelled' })
    try {
      const given = await task()
      if (!given.ok) return given
      // Cancelled in between: an abort that has been is not told again.
      return signal.aborted ? err({ code: 'export/cancelled' }) : await this.inThread(given.value, signal, progress)
    } finally {
      this.turns.delete(person)
      this.giveTurns()
    }
  }

  /** False: it was cancelled while it waited. */
  private turnOf(person: PersonId, signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return Promise.resolve(false)
    return new Promise(resolve => {
      const giveUp = (): void => {
        this.waiting.splice(this.waiting.indexOf(asked), 1)
        resolve(false)
      }
      const asked = {
        person,
        begin: () => {
          signal.removeEventListener('abort', giveUp)
          resolve(true)
        },
      }
      signal.addEventListener('abort', giveUp)
      this.waiting.push(asked)
      this.giveTurns()
    })
  }

  /** In the order in which they asked, but for those who have a turn already. */
  private giveTurns(): void {
    while (this.turns.size < maxThreads) {
      const index = this.waiting.findIndex(({ person }) => !this.turns.has(person))
      if (index === -1) return
      const [next] = this.waiting.splice(index, 1)
      if (next === undefined) return
      this.turns.add(next.person)
      next.begin()
    }
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
