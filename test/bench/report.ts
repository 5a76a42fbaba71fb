// What was measured, as rows of the table.
import type { AttackNumbers } from './gate-attacks.ts'
import type { GateNumbers } from './gate-bench.ts'
import { boundAt } from './quantiles.ts'
import type { Quantiles } from './quantiles.ts'
import { bucketsBetween } from './server-counters.ts'
import type { ServerCounters } from './server-counters.ts'
import { mebibytes, microseconds, milliseconds, perSecond } from './table.ts'
import type { Row } from './table.ts'
import type { TypingNumbers } from './typing.ts'
import type { WritersReport } from './writer-messages.ts'

type Shares = Record<'p50' | 'p95' | 'p99' | 'max', number | null>

export const shares = ({ p50, p95, p99, max }: Shares, say = milliseconds): string =>
  [['p50', p50], ['p95', p95], ['p99', p99], ['max', max]].map(([name, value]) => `${name} ${say(typeof value === 'number' ? value : Number.NaN)}`).join(' · ')

export function typingRows(numbers: TypingNumbers): readonly Row[] {
  const { reading, seconds } = numbers
  return [
    ['browser', numbers.browser],
    ['navigation to first card', milliseconds(numbers.toFirstCardMs)],
    ['long tasks until then', longTasks(numbers.longTasksOnOpening)],
    ['click on a card to its description writable', milliseconds(numbers.toWritingMs)],
    ['keystroke to paint', `${shares(numbers.keystroke)} (${numbers.keystroke.count} keystrokes in ${seconds.toFixed(0)} s)`],
    ['the same by event timing (steps of 8, at least 16)', shares(numbers.eventTiming)],
    ['long tasks over 50 ms while typing', longTasks(reading.longTasksMs)],
    ['frames', `${perSecond(reading.frames, seconds)}, longest gap ${milliseconds(reading.longestFrameGapMs)}`],
  ]
}

export function serverRows(before: ServerCounters, after: ServerCounters, receivers: number): readonly Row[] {
  const seconds = (after.at - before.at) / 1000
  const edits = after.accepted - before.accepted
  const cpu = after.cpuSeconds - before.cpuSeconds
  const commits = bucketsBetween(before.commitBuckets, after.commitBuckets)
  const atMost = (share: number): string => `${share === 0.5 ? 'p50' : 'p99'} ≤ ${milliseconds(boundAt(share, commits) * 1000)}`
  const commitCount = commits.get(Number.POSITIVE_INFINITY) ?? 0
  return [
    ['open sockets', String(after.connections)],
    ['updates accepted', `${perSecond(edits, seconds)} (${edits} in ${seconds.toFixed(0)} s)`],
    ['updates refused since the start', String(after.refused)],
    ['commits', `${perSecond(commitCount, seconds)}, ${(edits / commitCount).toFixed(1)} updates each`],
    ['commit with fan-out (bounds of the histogram)', `${atMost(0.5)} · ${atMost(0.99)}`],
    ['processor time', `${((100 * cpu) / seconds).toFixed(0)} % of one core`],
    [`processor time per edit delivered to ${receivers} others`, microseconds((1000 * cpu) / (edits * receivers))],
    ['memory', `${mebibytes(after.memoryBytes)}, of which heap in use ${mebibytes(after.heapBytes)}`],
  ]
}

export function writerRows(report: WritersReport): readonly Row[] {
  return [
    ['updates sent, settled', `${report.sent}, ${report.settled}`],
    ['refusals', report.refusals.length === 0 ? '0' : `${report.refusals.length}: ${[...new Set(report.refusals)].join(', ')}`],
    ['sockets closed by the server', report.closed.length === 0 ? '0' : report.closed.join(', ')],
    ['sending to receipt by another writer', `${shares(report.latency)} (${report.latency.count} deliveries)`],
    ['characters of the browser that reached them', String(report.fromOthers)],
    ['processor time of all writers', `${report.cpuSeconds.toFixed(0)} s`],
  ]
}

export function gateRows({ gate, apply, documentBytes, refused }: GateNumbers): readonly Row[] {
  return [
    ['plan', `${mebibytes(documentBytes)} encoded (${documentBytes} bytes)`],
    ['verdict', inMicroseconds(gate)],
    ['Yjs applying the same update', inMicroseconds(apply)],
    ['refused', String(refused)],
  ]
}

/** One row for each attack: what became of it, and for how long nobody else was served. */
export const attackRows = (attacks: readonly AttackNumbers[]): readonly Row[] =>
  attacks.map(({ what, bytes, outcome, gate, applyMaxMs }) => [`${what} (${bytes} bytes each)`, `${outcome}: ${shares(gate)}${applyMaxMs === null ? '' : ` · applied in at most ${milliseconds(applyMaxMs)}`}`])

const inMicroseconds = (numbers: Quantiles): string => `${shares(numbers, microseconds)} (${numbers.count} keystrokes)`

function longTasks(durationsMs: readonly number[]): string {
  if (durationsMs.length === 0) return 'none'
  const total = durationsMs.reduce((sum, duration) => sum + duration, 0)
  return `${durationsMs.length}, together ${milliseconds(total)}, longest ${milliseconds(Math.max(...durationsMs))}`
}
