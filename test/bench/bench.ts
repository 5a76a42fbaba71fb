// The measurement: scripted people write in the large plan while a real browser types in it too. Prints one table; the
// machine is part of it. Ends what it started, whatever happens. Arguments: how many write (`--writers 40`), and how many
// actions the plan is to have where the sample's are too few (`--actions 400`).
import { parseArgs } from 'node:util'
import { startServer } from '../harness/server.ts'
import { growTo, openToWriters } from './large-plan.ts'
import { currentLoad, machineRows } from './machine.ts'
import { serverRows, typingRows, writerRows } from './report.ts'
import { readCounters } from './server-counters.ts'
import type { ServerCounters } from './server-counters.ts'
import { tableOf } from './table.ts'
import { measureTyping } from './typing.ts'
import { endsWithin } from './whole-deadline.ts'
import { startWriters } from './writer-process.ts'

const plan = 'large-2026'
/** Building aside. After it the server is ended, on which everything else fails and ends too. */
const wholeDeadlineMs = 240_000
/** Where the page fails, the server is measured for this long without it. */
const withoutBrowserMs = 15_000

const { values } = parseArgs({ options: { writers: { type: 'string', default: '25' }, actions: { type: 'string', default: '0' } } })
const writerCount = Number(values.writers)
const load = currentLoad()
const server = await startServer()
const callOff = endsWithin(server, wholeDeadlineMs)
try {
  await openToWriters(server, plan)
  const actionCount = await growTo(server, plan, Number(values.actions))
  const writers = await startWriters(server.origin, plan, writerCount)
  try {
    const counters: ServerCounters[] = []
    const read = async (): Promise<void> => void counters.push(await readCounters(server.origin))
    const typing = await measureTyping(server.origin, plan, {
      begin: async () => {
        writers.measure()
        await read()
      },
      end: read,
    }).catch(couldNotType)
    if (counters.length < 2) {
      counters.length = 0
      writers.measure()
      await read()
      await new Promise(resolve => setTimeout(resolve, withoutBrowserMs))
      await read()
    }
    const report = await writers.stop()
    const [before, after] = counters
    if (before === undefined || after === undefined) throw new Error('the counters of the server were not read')
    console.log(tableOf([
      { title: 'Machine', rows: machineRows(load) },
      { title: `Browser: client ${writerCount + 1}, typing while ${writerCount} write, in a plan of ${actionCount} actions`, rows: typing === null ? [['keystroke to paint', 'not measured: the page could not be written in']] : typingRows(typing) },
      { title: typing === null ? 'Server: without a browser' : 'Server: while the browser typed', rows: serverRows(before, after, writerCount) },
      { title: `Writers: ${writerCount} scripted clients`, rows: writerRows(report) },
    ]))
  } finally {
    writers.kill()
  }
} finally {
  callOff()
  await server.remove()
}

/** A page that fails is a result too: the rest is still measured, and the run ends with code 1. */
function couldNotType(error: unknown): null {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
  return null
}
