// The comparison: the same loads against our server and the others, one after the other in one run, as tables in
// Markdown. Runs on the last processor where there are two, the server of the moment on the first.
import { currentLoad, machineRows } from '../machine.ts'
import { markdownTable, medianOfRuns } from '../markdown.ts'
import type { Column } from '../markdown.ts'
import { kibibytes, mebibytes, microseconds, milliseconds } from '../table.ts'
import { readArguments } from './arguments.ts'
import type { LoadName } from './arguments.ts'
import { measureCommits } from './commit-bench.ts'
import type { ServerKind } from './measured-server.ts'
import { ours } from './ours.ts'
import { pin, pinningHere } from './process-usage.ts'
import { installedRivals } from './rivals.ts'
import { coldOpen, fanOut, idle, killed, rooms, stoppedReader, storm } from './scenarios.ts'
import type { RoomsNumbers, Setting } from './scenarios.ts'
import type { TypingNumbers } from './typing-load.ts'

const asked = readArguments(process.argv.slice(2))
const pinning = pinningHere()
if (pinning !== null) pin(process.pid, pinning.clientCpu)
const load = currentLoad()
const rivals = asked.only === 'ours' ? { kinds: [], problems: [] } : installedRivals()
const kinds = [ours, ...rivals.kinds].filter(({ name }) => asked.only === null || asked.only === name)
const setting: Setting = { pinning, measureMs: asked.seconds * 1000, rounds: asked.rounds }

console.log(`## Machine\n${markdownTable<readonly [string, string]>([{ title: '', cell: ([what]) => what }, { title: '', cell: ([, result]) => result }], [
  ...machineRows(load),
  ['processors', pinning === null ? 'not pinned: one processor, or no taskset' : `server on ${pinning.serverCpu}, clients on ${pinning.clientCpu}`],
  ['runs', asked.runs === 1 ? '1' : `median of ${asked.runs}`],
])}`)
for (const problem of rivals.problems) console.log(`\n${problem}`)

const measureByLoad: Record<LoadName, () => Promise<string>> = {
  'fan-out': async () => {
    const shapes = [[10, false], [50, false], [250, false], [250, true]] as const
    const rows: (Row<TypingNumbers> & { readonly connected: string })[] = []
    for (const [connected, showsCaret] of shapes) {
      for (const row of await ofEach(kind => fanOut(kind, setting, connected, showsCaret))) rows.push({ ...row, connected: `${connected}${showsCaret ? ', with carets' : ''}` })
    }
    return markdownTable([{ title: 'connected', cell: ({ connected }) => connected }, ...typingColumns()], rows)
  },
  rooms: async () => markdownTable<Row<RoomsNumbers>>([
    ...typingColumns<RoomsNumbers>(),
    { title: 'plan', cell: ({ numbers }) => kibibytes(numbers.documentBytes) },
    { title: 'memory for each document', cell: ({ numbers }) => (Number.isFinite(numbers.residentBytesPerDocument) ? kibibytes(numbers.residentBytesPerDocument) : '—') },
  ], await ofEach(kind => rooms(kind, setting))),
  idle: async () => markdownTable([
    serverColumn(),
    { title: 'memory for each document while open', cell: ({ numbers }) => (numbers === null ? 'stores nothing' : kibibytes(numbers.openBytesPerDocument)) },
    { title: 'a while after all have left', cell: ({ numbers }) => (numbers === null ? '' : kibibytes(numbers.leftBytesPerDocument)) },
  ], await ofEach(kind => idle(kind, setting))),
  cold: async () => markdownTable([
    serverColumn(),
    { title: 'first opening after a start', cell: ({ numbers }) => (numbers === null ? 'stores nothing' : milliseconds(numbers.firstMs)) },
    { title: 'processor time of it', cell: ({ numbers }) => (numbers === null ? '' : milliseconds(numbers.firstCpuMs)) },
    { title: 'the next', cell: ({ numbers }) => (numbers === null ? '' : milliseconds(numbers.secondMs)) },
  ], await ofEach(kind => coldOpen(kind, setting))),
  storm: async () => markdownTable([
    serverColumn(),
    { title: 'all 250 in step after it listens', cell: ({ numbers }) => milliseconds(numbers.inStepMs) },
    { title: 'processor time of it', cell: ({ numbers }) => milliseconds(numbers.cpuMs) },
    { title: 'after the kill', cell: ({ numbers }) => milliseconds(numbers.sinceKillMs) },
    { title: 'loads of the document', cell: ({ numbers }) => String(numbers.loads ?? '—') },
  ], await ofEach(kind => storm(kind, setting))),
  kill: async () => markdownTable([
    serverColumn(),
    { title: 'rounds', cell: ({ numbers }) => String(numbers.rounds) },
    { title: 'edits that somebody else had seen', cell: ({ numbers }) => String(numbers.delivered) },
    { title: 'of these lost', cell: ({ numbers }) => `${numbers.lost} (${((100 * numbers.lost) / numbers.delivered).toFixed(0)} %)` },
    { title: 'rounds with a loss', cell: ({ numbers }) => String(numbers.roundsWithLoss) },
  ], await ofEach(kind => killed(kind, setting))),
  stopped: async () => markdownTable([
    serverColumn(),
    { title: 'line closed', cell: ({ numbers }) => (numbers.closedAfterMs === null ? `not within ${numbers.measuredMs / 1000} s` : `after ${(numbers.closedAfterMs / 1000).toFixed(1)} s`) },
    { title: 'memory grown', cell: ({ numbers }) => mebibytes(numbers.grownBytes) },
    { title: 'others’ p50, p99 before', cell: ({ numbers: { before } }) => `${milliseconds(before.latency.p50)}, ${milliseconds(before.latency.p99)}` },
    { title: 'meanwhile', cell: ({ numbers: { during } }) => `${milliseconds(during.latency.p50)}, ${milliseconds(during.latency.p99)}` },
    { title: 'missing', cell: ({ numbers: { during } }) => String(during.missing) },
  ], await ofEach(kind => stoppedReader(kind, setting))),
  commit: async () => markdownTable([
    { title: 'rows in a commit', cell: ({ rowsInCommit }) => String(rowsInCommit) },
    { title: 'p50', cell: ({ commit }) => milliseconds(commit.p50) },
    { title: 'p99', cell: ({ commit }) => milliseconds(commit.p99) },
    { title: 'durable rows a second', cell: ({ rowsPerSecond }) => rowsPerSecond.toFixed(0) },
  ], await measureCommits()),
}

type Row<Numbers> = { readonly server: string; readonly numbers: Numbers }

/** Each server as often as asked, in turn, so that what disturbs the machine for a while disturbs all of them. */
async function ofEach<Numbers>(measure: (kind: ServerKind) => Promise<Numbers>): Promise<readonly Row<Numbers>[]> {
  const runsByServer = new Map(kinds.map(kind => [kind, [] as Numbers[]]))
  for (let run = 0; run < asked.runs; run++) {
    for (const [kind, runs] of runsByServer) {
      const numbers = await measure(kind)
      console.error(`${kind.name}: ${JSON.stringify(numbers)}`)
      runs.push(numbers)
    }
  }
  return [...runsByServer].map(([kind, runs]) => ({ server: kind.name, numbers: medianOfRuns(runs) }))
}

function serverColumn<Numbers>(): Column<Row<Numbers>> {
  return { title: 'server', cell: ({ server }) => server }
}

function typingColumns<Numbers extends TypingNumbers>(): readonly Column<Row<Numbers>>[] {
  return [
    serverColumn(),
    { title: 'processor time for each edit delivered', cell: ({ numbers }) => microseconds(numbers.cpuMsPerDelivery) },
    { title: 'p50', cell: ({ numbers }) => milliseconds(numbers.latency.p50) },
    { title: 'p95', cell: ({ numbers }) => milliseconds(numbers.latency.p95) },
    { title: 'p99', cell: ({ numbers }) => milliseconds(numbers.latency.p99) },
    { title: 'max', cell: ({ numbers }) => milliseconds(numbers.latency.max) },
    { title: 'delivered', cell: ({ numbers }) => `${numbers.delivered}${numbers.missing > 0 ? `, ${numbers.missing} missing` : ''}${numbers.refusals.length > 0 ? `, ${numbers.refusals.length} refused` : ''}` },
    { title: 'server, clients', cell: ({ numbers }) => `${(100 * numbers.cpuShare).toFixed(0)} %, ${(100 * numbers.clientCpuShare).toFixed(0)} %` },
    { title: 'memory', cell: ({ numbers }) => mebibytes(numbers.residentBytes) },
  ]
}

for (const name of asked.loads) {
  const table = await measureByLoad[name]()
  console.log(`\n## ${name}\n${table}`)
}
