// The program of a thread that does one task (tasks.ts) and ends.
import { parentPort, workerData } from 'node:worker_threads'
import { doTask } from './tasks.ts'
import type { Report, Task } from './tasks.ts'

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of a thread has no origin
const say = (report: Report): void => parentPort?.postMessage(report)

// Ours by construction: only workshop.ts starts this program.
const result = await doTask(workerData as Task, (done, of) => say({ done, of }))
say({ result })
