// The measurement of the matrix: fifteen plans of one period with four hundred actions in all. A real browser opens it with nothing
// in its cache; then people change titles while a hundred others have it open, and each time counts from sending the change
// until the last of them has made its matrix of it. Ends what it started, whatever happens. Arguments: `--readers 100`,
// `--changes 40`, `--actions 400`.
import { parseArgs } from 'node:util'
import { CycleId, GoalId } from '../../shared/ids.ts'
import { matrixOf } from '../../shared/projection/matrix.ts'
import type { Matrix } from '../../shared/projection/matrix.ts'
import { noFilter } from '../../shared/projection/matrix-filter.ts'
import { fillTitle } from '../../shared/schema/rich-text-writing.ts'
import { launchBrowser } from '../harness/browser.ts'
import { readLive } from '../harness/live-reader.ts'
import type { LiveReader } from '../harness/live-reader.ts'
import { contextOf } from '../harness/plan-page.ts'
import { joinRaw } from '../harness/raw-client.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'
import { growTo, openToWriters } from './large-plan.ts'
import { currentLoad, machineRows } from './machine.ts'
import { quantilesOf } from './quantiles.ts'
import type { Quantiles } from './quantiles.ts'
import { milliseconds, tableOf } from './table.ts'
import { endsWithin } from './whole-deadline.ts'

const wholeDeadlineMs = 240_000
const openings = 5
/** Two in the same cell would be one change to who looks at it. */
const pauseMs = 150
const period = '2026-01-01'
const goals = [1, 2, 3, 4, 5, 6, 7].map(number => GoalId.parse(`${CycleId.parse('2026-2029')}/goal-${number}`))

const { values } = parseArgs({ options: { readers: { type: 'string', default: '100' }, changes: { type: 'string', default: '40' }, actions: { type: 'string', default: '400' } } })
const load = currentLoad()
const server = await startServer()
const callOff = endsWithin(server, wholeDeadlineMs)
try {
  const { plans, actions } = await fill(server, Number(values.actions))
  const opening = await measureOpening(server, actions)
  const spread = await measureSpread(server, Number(values.readers), Number(values.changes))
  console.log(tableOf([
    { title: 'Machine', rows: machineRows(load) },
    {
      title: `Matrix: ${plans} plans × ${goals.length} goals, ${actions} actions`,
      rows: [
        [`navigation to every row on the screen, ${openings} times, nothing in the cache`, shares(opening)],
        [`a change sent until ${values.readers} open matrices have it (${values.changes} changes)`, shares(spread.last)],
        ['the same until a real browser shows it', shares(spread.shown)],
        ['working out the matrix after a change', shares(spread.made)],
      ],
    },
  ]))
} finally {
  callOff()
  await server.remove()
}

function shares({ p50, p95, max }: Quantiles): string {
  return `p50 ${milliseconds(p50)} · p95 ${milliseconds(p95)} · max ${milliseconds(max)}`
}

/** The sample has the plans of this period; its largest one takes what is missing. */
async function fill(into: RunningServer, wanted: number): Promise<{ plans: number; actions: number }> {
  const reader = await readLive(into, await signInAs(into.origin, 'support-team'), 'europol')
  const before = sizeOf(reader)
  await openToWriters(into, 'large-2026')
  const large = reader.summary('large-2026')?.counts.actions ?? 0
  await growTo(into, 'large-2026', large + Math.max(0, wanted - before.actions))
  await until(`${wanted} actions are there`, () => sizeOf(reader).actions >= wanted)
  const size = sizeOf(reader)
  reader.close()
  return size
}

function summariesOf({ table }: LiveReader) {
  return [...table.values()].map(({ summary }) => summary).filter(summary => summary.period?.start === period)
}

function sizeOf(reader: LiveReader): { plans: number; actions: number } {
  const summaries = summariesOf(reader)
  return { plans: summaries.length, actions: summaries.reduce((sum, { counts }) => sum + counts.actions, 0) }
}

async function measureOpening(at: RunningServer, actions: number): Promise<Quantiles> {
  const browser = await launchBrowser()
  try {
    const took: number[] = []
    for (let opened = 0; opened < openings; opened++) {
      const context = await contextOf(browser, at, 'fr-drafter')
      const page = await context.newPage()
      await page.goto(`${at.origin}/matrix?period=${period}`, { waitUntil: 'commit' })
      const counted = page.locator('tfoot td').last().getByText(String(actions), { exact: true })
      await counted.waitFor()
      took.push(await page.evaluate(() => performance.now()))
      await context.close()
    }
    return quantilesOf(took)
  } finally {
    await browser.close()
  }
}

async function measureSpread(at: RunningServer, readerCount: number, changes: number): Promise<{ last: Quantiles; shown: Quantiles; made: Quantiles }> {
  const who = await signInAs(at.origin, 'it-reader')
  const others = await signInAs(at.origin, 'fr-drafter')
  const readers: LiveReader[] = []
  for (let index = 0; index < readerCount; index++) readers.push(await (index % 2 === 0 ? readLive(at, who, 'ms-it') : readLive(at, others, 'ms-fr')))
  const matrices: (Matrix | null)[] = readers.map(reader => matrixOf(summariesOf(reader), goals, noFilter))
  const browser = await launchBrowser()
  const writer = await joinRaw(at, await signInAs(at.origin, 'de-drafter'), 'ms-de', 'large-2026')
  const [id] = writer.plan.roots.actions.ids()
  const title = id === undefined ? undefined : writer.plan.roots.actions.get(id)?.title
  if (id === undefined || title === undefined) throw new Error('the plan has an action')
  const last: number[] = []
  const shown: number[] = []
  const made: number[] = []
  try {
    const context = await contextOf(browser, at, 'it-reader')
    const page = await context.newPage()
    await page.goto(`${at.origin}/matrix?period=${period}`)
    await page.getByRole('grid').waitFor()
    // With titles a full cell keeps some of its actions for whoever asks; with codes each has its line, and its title for whoever listens.
    await page.getByRole('radio', { name: 'Codes' }).click()
    for (let change = 0; change < changes; change++) {
      const words = `Change number ${change}`
      fillTitle(title.fragment, words)
      const sentAt = performance.now()
      writer.sendOwn()
      const onPage = page.getByRole('grid').getByText(words).first().waitFor({ state: 'attached' }).then(() => shown.push(performance.now() - sentAt))
      const waiting = new Set(readers.keys())
      await until(`all have change ${change}`, () => {
        for (const index of waiting) {
          const reader = readers[index]
          if (reader?.summary('large-2026')?.actions[id]?.title !== words) continue
          const begunAt = performance.now()
          matrices[index] = matrixOf(summariesOf(reader), goals, noFilter, matrices[index] ?? null)
          made.push(performance.now() - begunAt)
          waiting.delete(index)
        }
        return waiting.size === 0
      })
      last.push(performance.now() - sentAt)
      await onPage
      await new Promise(resolve => setTimeout(resolve, pauseMs))
    }
    return { last: quantilesOf(last), shown: quantilesOf(shown), made: quantilesOf(made) }
  } finally {
    writer.close()
    for (const reader of readers) reader.close()
    await browser.close()
  }
}
