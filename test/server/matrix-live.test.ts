// What an open matrix shows while people write and the server is killed: at every rest it is the matrix made from scratch of
// what is stored. Three people write at random in three plans, over the real server.
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { cycleSeeds } from '../../shared/cycles/cycle-seeds.ts'
import { planPlain } from '../../shared/documents/plan.ts'
import { addAction, removeAction } from '../../shared/documents/plan-commands.ts'
import { PlanId } from '../../shared/ids.ts'
import type { GoalId } from '../../shared/ids.ts'
import { matrixOf } from '../../shared/projection/matrix.ts'
import type { Matrix } from '../../shared/projection/matrix.ts'
import { noFilter } from '../../shared/projection/matrix-filter.ts'
import type { MatrixFilter } from '../../shared/projection/matrix-filter.ts'
import { overlapsOf } from '../../shared/projection/overlaps.ts'
import { summaryOf } from '../../shared/projection/plan-summary.ts'
import type { PlanSummary } from '../../shared/projection/plan-summary.ts'
import { sameValue } from '../../shared/projection/same-value.ts'
import { seededRandom } from '../../shared/sample/seeded-random.ts'
import type { SeededRandom } from '../../shared/sample/seeded-random.ts'
import { fillTitle } from '../../shared/schema/rich-text-writing.ts'
import { IsoDay } from '../../shared/schema/values.ts'
import { gapReasons } from '../../shared/vocabularies/vocabularies.ts'
import { randomId, RequestId } from '../../shared/ids.ts'
import { openForReading } from '../../server/store/sqlite/open-for-reading.ts'
import { party } from '../fixtures/a-plan.ts'
import { readLive } from '../harness/live-reader.ts'
import type { LiveReader } from '../harness/live-reader.ts'
import { makeEmptyPlan } from '../harness/plan-page.ts'
import { joinRaw } from '../harness/raw-client.ts'
import type { RawClient } from '../harness/raw-client.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 })

const areas = ['2026-2029/env/env', '2026-2029/msthb/ms', '2026-2029/msthb/thb']
const writers = [['de-drafter', 'ms-de'], ['frontex-speaks', 'frontex']] as const
const goals: readonly GoalId[] = cycleSeeds.find(({ id }) => id === '2026-2029')?.goals.map(({ id }) => id) ?? []
const roundsBetweenKills = 3
const editsARound = 12
const filter: MatrixFilter = { ...noFilter, delegation: party('ms-it') }

let server: RunningServer
let plans: readonly string[]
beforeEach(async () => {
  server = await startServer()
  const made: string[] = []
  for (const area of areas) made.push(await makeEmptyPlan(server, area, 'roles'))
  plans = made
})
afterEach(() => server.remove())

/** One thing that a person does in a plan, through the commands of a page. */
function editAtRandom({ plan }: RawClient, random: SeededRandom): void {
  const { actions, goals: texts } = plan.roots
  const ids = actions.ids()
  const goal = random.one(goals)
  const action = ids.length === 0 || random.chance(0.25) ? actions.get(addAction(plan, goal)) : actions.get(random.one(ids))
  if (action === undefined) throw new Error('the action is there')
  const edits = [
    () => fillTitle(action.title.fragment, `Title ${random.between(0, 99)}`),
    () => action.goal.set(goal),
    () => action.goalsServed.set(random.one(goals), true),
    () => action.participants.set(party(random.one(['ms-it', 'ms-fr', 'ms-mt'])), { request: RequestId.parse(randomId()) }),
    () => action.kind.set(random.one(['training', 'operational-action', 'meeting'] as const)),
    () => action.from.set(IsoDay.parse(`2028-0${random.between(1, 3)}-10`)),
    () => action.to.set(IsoDay.parse(`2028-0${random.between(2, 4)}-10`)),
    () => action.removed.get() === true ? undefined : removeAction(plan, random.one(actions.ids())),
    () => texts.get(goal)?.gapReason.set(random.one(gapReasons)),
  ]
  random.one(edits)()
}

/** Read from the database file itself. */
async function storedSummaries(): Promise<readonly PlanSummary[]> {
  const opened = await openForReading(join(server.dataDirectory, 'workspace.sqlite'))
  if (!opened.ok) throw new Error(opened.error.code)
  try {
    const summaries: PlanSummary[] = []
    for (const plan of plans) {
      const stored = await opened.value.loadDocument(`plan/${plan}`)
      if (!stored.ok || stored.value === null) throw new Error(`${plan} is stored`)
      const doc = new Y.Doc()
      if (stored.value.snapshot !== null) Y.applyUpdate(doc, stored.value.snapshot.bytes)
      for (const { bytes } of stored.value.updates) Y.applyUpdate(doc, bytes)
      summaries.push(summaryOf(planPlain(doc), { plan: PlanId.parse(plan), goalsOfCycle: goals }))
      doc.destroy()
    }
    return summaries
  } finally {
    await opened.value.close()
  }
}

const shownSummaries = (reader: LiveReader): readonly PlanSummary[] => plans.flatMap(plan => reader.summary(plan) ?? [])
/** Without the summaries themselves, whose records have no order. */
const plain = ({ rows, ...matrix }: Matrix) => ({ ...matrix, rows: rows.map(({ summary: _summary, ...row }) => row) })

test.each([77])('seed %i: an open matrix is always the one made from scratch of what is stored, through edits of several people and a server that is killed', async seed => {
  const random = seededRandom(seed)
  let matrix: Matrix | null = null
  let shown = 0
  for (let life = 0; life < 3; life++) {
    const reader = await readLive(server, await signInAs(server.origin, 'it-reader'), 'ms-it')
    const clients: RawClient[] = []
    for (const [name, delegation] of writers) for (const plan of plans) clients.push(await joinRaw(server, await signInAs(server.origin, name), delegation, plan))
    const sent = new Map(clients.map(client => [client, 0]))
    for (let round = 0; round < roundsBetweenKills; round++) {
      for (let edit = 0; edit < editsARound; edit++) {
        const client = random.one(clients)
        editAtRandom(client, random)
        if (client.sendOwn()) sent.set(client, (sent.get(client) ?? 0) + 1)
        // What the page shows in between is of some moment; that it is brought up to date, and not made anew, is what is tried.
        matrix = matrixOf(shownSummaries(reader), goals, filter, matrix)
      }
      for (const [client, count] of sent) if (count > 0) expect(await client.settled(count)).toBe('taken')
      const stored = await storedSummaries()
      await until('the open matrix has what is stored', () => sameValue(shownSummaries(reader), stored))
      matrix = matrixOf(shownSummaries(reader), goals, filter, matrix)
      expect(plain(matrix)).toEqual(plain(matrixOf(stored, goals, filter)))
      expect(overlapsOf(shownSummaries(reader))).toEqual(overlapsOf(stored))
      shown += matrix.total.hits
    }
    // Some edits are on their way when it dies: stored or not, the next page sees what is stored.
    for (const client of clients) {
      editAtRandom(client, random)
      client.sendOwn()
    }
    await server.kill()
    reader.close()
    for (const client of clients) client.close()
    await server.startAgain()
  }
  const reader = await readLive(server, await signInAs(server.origin, 'it-reader'), 'ms-it')
  const stored = await storedSummaries()
  matrix = matrixOf(shownSummaries(reader), goals, filter, matrix)
  expect(plain(matrix)).toEqual(plain(matrixOf(stored, goals, filter)))
  expect(matrix.total.actions).toBeGreaterThan(10)
  expect(shown).toBeGreaterThan(0)
  reader.close()
})
