// Somebody's machine holds its line and reads nothing any more: a laptop that sleeps, a page that hangs.
import { isDeepStrictEqual } from 'node:util'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type * as Y from 'yjs'
import { planView } from '../../shared/documents/plan.ts'
import { plainTextOf } from '../../shared/schema/rich-text-reading.ts'
import { editorOrigin, firstRun } from '../client/replica/plan-world.ts'
import { metric } from '../harness/metrics.ts'
import { joinRaw } from '../harness/raw-client.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'
import { fourWith, inStep, isSaved, openPage, startWithPlan } from './open-page.ts'
import type { OpenPage } from './open-page.ts'

vi.setConfig({ testTimeout: 240_000 })

const plan = 'env-2028'
// Four write, since one person alone is held to what one person types.
const { writers } = fourWith
const pasteLetters = 40_000
/** The system takes some megabytes for a line before anything waits in the server; forty are far beyond that. */
const atMostRounds = 250

let server: RunningServer
let pages: OpenPage[]
beforeEach(async () => {
  pages = []
  server = await startWithPlan('2026-2029/env/env', fourWith.pens)
})
afterEach(async () => {
  for (const { tab } of pages) tab.die()
  await server.remove()
})

const connections = (): Promise<number> => metric(server, 'empact_connections')

/** The texts of a plan's goals, in which each writer has one to itself. */
const textsOf = (doc: Y.Doc): Y.XmlFragment[] => {
  const { goals } = planView(doc).roots
  return goals.ids().map(id => goals.get(id)?.text.fragment).filter(fragment => fragment !== undefined)
}
const wordsOf = (doc: Y.Doc): string[] => textsOf(doc).map(fragment => plainTextOf(fragment))

test('a reader that stops is let go after a bounded queue, keeps nobody waiting, and is in step again when it comes back', async () => {
  for (const [name, delegation] of writers) {
    const page = openPage(server, plan, await signInAs(server.origin, name), delegation)
    pages.push(page)
    await inStep(name, page)
  }
  const italian = await signInAs(server.origin, 'it-speaks')
  const asleep = await joinRaw(server, italian, 'ms-it', plan)
  expect(await connections()).toBe(writers.length + 1)
  asleep.stopReading()

  for (let round = 1; await connections() > writers.length; round++) {
    expect(round, 'the server goes on keeping what nobody reads').toBeLessThan(atMostRounds)
    for (const [index, { replica }] of pages.entries()) {
      const fragment = textsOf(replica.doc)[index]
      if (fragment === undefined) throw new Error('the plan has a goal for each writer')
      const run = firstRun(fragment)
      replica.doc.transact(() => {
        run.delete(0, run.length)
        run.insert(0, `Round ${round}. ${'e'.repeat(pasteLetters)}`)
      }, editorOrigin)
    }
    for (const page of pages) await until('a paste is saved', isSaved(page))
    for (const { replica } of pages) await until('the others have them all', () => wordsOf(replica.doc).slice(0, writers.length).every(words => words.startsWith(`Round ${round}. `)))
  }

  asleep.readOn()
  // Told so where the line still takes it; cut off where it does not.
  await until('whoever slept is told', () => asleep.closedWith !== null)
  expect([4510, 1006]).toContain(asleep.closedWith)
  const awake = await joinRaw(server, italian, 'ms-it', plan)
  await until('it is in step again', () => pages.every(({ replica }) => isDeepStrictEqual(wordsOf(awake.doc), wordsOf(replica.doc))))
  awake.close()
})
