// npm run bench -- discussion: the same plan opened, scrolled and typed into by a real browser, first with nothing said about it, then with
// 500 threads and 300 proposals of three delegations, which come over sockets and the API as people would send them.
import { fillDiscussion } from './fill-discussion.ts'
import { growTo, openToWriters } from './large-plan.ts'
import { currentLoad, machineRows } from './machine.ts'
import { shares, typingRows } from './report.ts'
import { measureScrolling } from './scrolling.ts'
import type { ScrollingNumbers } from './scrolling.ts'
import { startServer } from '../harness/server.ts'
import { milliseconds, tableOf } from './table.ts'
import type { Row } from './table.ts'
import { measureTyping } from './typing.ts'
import { endsWithin } from './whole-deadline.ts'

const plan = 'large-2026'
const actions = 60
const threads = 500
const proposals = 300
const wholeDeadlineMs = 480_000

const load = currentLoad()
const server = await startServer()
const callOff = endsWithin(server, wholeDeadlineMs)
const nothingAround = { begin: () => Promise.resolve(), end: () => Promise.resolve() }
const measured = async (): Promise<readonly Row[]> => {
  const scrolling = await measureScrolling(server.origin, plan)
  return [...typingRows(await measureTyping(server.origin, plan, nothingAround)), ...scrollingRows(scrolling)]
}
try {
  await openToWriters(server, plan)
  const count = await growTo(server, plan, actions)
  const without = await measured()
  const said = await fillDiscussion(server, plan, threads, proposals)
  const discussed = await measured()
  console.log(tableOf([
    { title: 'Machine', rows: machineRows(load) },
    { title: `A plan of ${count} actions about which nothing is said`, rows: without },
    { title: `The same with ${said.threads} threads and ${said.proposals} proposals`, rows: discussed },
  ]))
} finally {
  callOff()
  await server.remove()
}

function scrollingRows({ screens, frames, longTasksMs }: ScrollingNumbers): readonly Row[] {
  return [
    [`from one frame to the next while scrolling ${screens.toFixed(0)} screens`, `${shares(frames)} (${frames.count} frames)`],
    ['long tasks over 50 ms while scrolling', longTasksMs.length === 0 ? 'none' : `${longTasksMs.length}, longest ${milliseconds(Math.max(...longTasksMs))}`],
  ]
}
