// The measurement: 25 scripted people write in the large plan while a real browser types in it too. Prints one table;
// the machine is part of it. Ends what it started, whatever happens.
import { startServer } from '../harness/server.ts'
import { measureAttacks } from './gate-attacks.ts'
import { measureGate } from './gate-bench.ts'
import { currentLoad, machineRows } from './machine.ts'
import { attackRows, gateRows, serverRows, typingRows, writerRows } from './report.ts'
import { readCounters } from './server-counters.ts'
import type { ServerCounters } from './server-counters.ts'
import { tableOf } from './table.ts'
import { measureTyping } from './typing.ts'
import { startWriters } from './writer-process.ts'

const plan = 'large-2026'
const writerCount = 25
/** Building aside. After it the server is ended, on which everything else fails and ends too. */
const wholeDeadlineMs = 150_000
/** Where the page fails, the server is measured for this long without it. */
const withoutBrowserMs = 15_000

const load = currentLoad()
const gate = measureGate()
const attacks = measureAttacks()
const server = await startServer()
const deadline = setTimeout(() => {
  console.error(`The measurement did not end within ${wholeDeadlineMs / 1000} s.`)
  process.exitCode = 1
  void server.kill()
}, wholeDeadlineMs)
try {
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
      { title: `Browser: client ${writerCount + 1}, typing while ${writerCount} write`, rows: typing === null ? [['keystroke to paint', 'not measured: the page could not be written in']] : typingRows(typing) },
      { title: typing === null ? 'Server: without a browser' : 'Server: while the browser typed', rows: serverRows(before, after, writerCount) },
      { title: `Writers: ${writerCount} scripted clients`, rows: writerRows(report) },
      { title: 'Gate: one keystroke on the large plan, without a network', rows: gateRows(gate) },
      { title: 'Gate: updates made to keep it busy', rows: attackRows(attacks) },
    ]))
  } finally {
    writers.kill()
  }
} finally {
  clearTimeout(deadline)
  await server.remove()
}

/** A page that fails is a result too: the rest is still measured, and the run ends with code 1. */
function couldNotType(error: unknown): null {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
  return null
}
