// Everybody who has a plan open comes back at once when the server does.
import { afterEach, expect, test, vi } from 'vitest'
import { planPlain } from '../../shared/documents/plan.ts'
import { aimOf, typeAim } from '../client/replica/plan-world.ts'
import type { RunningServer } from '../harness/server.ts'
import { metric } from '../harness/metrics.ts'
import { signInAs } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'
import { inStep, isSaved, openPage, startWithPlan } from './open-page.ts'
import type { OpenPage } from './open-page.ts'

vi.setConfig({ testTimeout: 240_000 })

const plan = 'env-2028'
const people = [['de-drafter', 'ms-de'], ['frontex-speaks', 'frontex'], ['fr-drafter', 'ms-fr'], ['it-speaks', 'ms-it'], ['nl-speaks', 'ms-nl'], ['mt-speaks', 'ms-mt']] as const
const pagesEach = 10
const comesBackWithinMs = 120_000

let server: RunningServer
const pages: OpenPage[] = []
afterEach(async () => {
  for (const { tab } of pages) tab.die()
  await server.remove()
})

test('all come back by themselves after a kill, into one load of the plan, with what was typed meanwhile', async () => {
  server = await startWithPlan('2026-2029/env/env')
  for (const [name, delegation] of people) {
    const who = await signInAs(server.origin, name)
    for (let count = 0; count < pagesEach; count++) {
      const page = openPage(server, plan, who, delegation)
      pages.push(page)
      await inStep(name, page)
    }
  }
  const [german] = pages
  if (german === undefined) throw new Error('nobody is there')

  await server.kill()
  typeAim(german.replica, 'Typed while nobody listened. ')
  await server.startAgain()
  // Before it listens a start loads what it has time for, to warm up.
  const loadedByTheStart = await metric(server, 'empact_documents_loaded_total')

  for (const page of pages) {
    await until('a page is back and saved', isSaved(page), comesBackWithinMs)
    await until('it shows what was typed meanwhile', () => aimOf(page.replica.doc) === 'Typed while nobody listened. ')
    expect(planPlain(page.replica.doc)).toEqual(planPlain(german.replica.doc))
  }
  expect(await metric(server, 'empact_documents_loaded_total')).toBeLessThanOrEqual(loadedByTheStart + 1)
  expect(await metric(server, 'empact_connections')).toBe(pages.length)
})
