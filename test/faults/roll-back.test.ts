// The machine under the server is put back to an earlier day, as by a virtual machine's snapshot or a disk that lied:
// the server starts as if nothing had happened, and pages come back that have seen more than it knows.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { planPlain } from '../../shared/documents/plan.ts'
import { aimOf, editorOrigin, firstRun, typeAim } from '../client/replica/plan-world.ts'
import type { NodeTab } from '../client/replica/node-environment.ts'
import { putBack, takeCopy } from '../harness/data-directory.ts'
import { metric } from '../harness/metrics.ts'
import { joinRaw, openRaw } from '../harness/raw-client.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import type { SignedInPerson } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'
import { inStep, isSaved, openPage, startWithPlan } from './open-page.ts'
import type { OpenPage } from './open-page.ts'

// Processes started one after the other, on a machine that may be busy.
vi.setConfig({ testTimeout: 240_000 })

const plan = 'env-2028'
type Page = OpenPage & { readonly who: SignedInPerson }

let server: RunningServer
let tabs: NodeTab[]
beforeEach(async () => {
  tabs = []
  server = await startWithPlan('2026-2029/env/env', ['ms-fr', 'eurojust', 'ms-it'])
})
afterEach(async () => {
  for (const tab of tabs) tab.die()
  await server.remove()
})

async function open(name: string, delegation: string): Promise<Page> {
  const who = await signInAs(server.origin, name)
  const page = openPage(server, plan, who, delegation)
  tabs.push(page.tab)
  await inStep(name, page)
  return { ...page, who }
}

const raisedCount = (): Promise<number> => metric(server, 'empact_epochs_raised_total')

test('after a roll-back nothing is doubled or comes back from a page, saved words that were lost are their author’s, and unsent work arrives', async () => {
  const france = await open('fr-drafter', 'ms-fr')
  const eurojust = await open('eurojust-drafter', 'eurojust')
  typeAim(france.replica, 'Kept by the copy. ')
  await until('France is saved', isSaved(france))
  await takeCopy(server)
  await until('France is back', isSaved(france))
  await until('Eurojust is back', isSaved(eurojust))
  typeAim(france.replica, 'Lost with the machine. ')
  await until('Eurojust sees it', () => aimOf(eurojust.replica.doc).includes('Lost with the machine'))
  await until('France is saved again', isSaved(france))
  const epochBefore = france.replica.seen()?.epoch
  eurojust.tab.setOnline(false)
  eurojust.replica.doc.transact(() => firstRun(eurojust.replica.doc.getXmlFragment('aim')).insert(0, 'Unsent. '), editorOrigin)

  await putBack(server)
  eurojust.tab.setOnline(true)
  await until('France begins anew', () => france.replica.generation === 2)
  await until('Eurojust begins anew', () => eurojust.replica.generation === 2)
  await until('Eurojust is saved', isSaved(eurojust))
  await until('France is saved', isSaved(france))
  const italy = await open('it-speaks', 'ms-it')
  await until('all show the same', () => [france, eurojust, italy].every(({ replica }) => aimOf(replica.doc) === aimOf(italy.replica.doc)))

  expect(aimOf(italy.replica.doc)).not.toContain('Lost with the machine')
  expect(aimOf(italy.replica.doc).split('Kept by the copy.')).toHaveLength(2)
  expect(planPlain(france.replica.doc)).toEqual(planPlain(italy.replica.doc))
  expect(france.replica.keptWords()).toMatchObject([{ reason: { type: 'rolled-back' }, places: [{ path: ['aim'], mine: 'Kept by the copy. Lost with the machine. ' }] }])
  // What Eurojust had not sent either stands in the plan or is kept; it only saw the words of France.
  const kept = eurojust.replica.keptWords().flatMap(({ places }) => places.map(({ mine }) => String(mine)))
  expect(aimOf(italy.replica.doc).startsWith('Unsent. ') || kept.some(mine => mine.includes('Unsent. '))).toBe(true)
  expect(eurojust.replica.keptWords().every(({ reason }) => reason.type !== 'rolled-back')).toBe(true)
  expect(italy.replica.seen()?.epoch).not.toBe(epochBefore)
  expect(await raisedCount()).toBe(1)
  expect(server.output()).toContain('"document.rolled-back"')
  expect(server.output()).not.toContain('Lost with')
})

test('a page that comes back late is told apart although more was written since than was lost', async () => {
  const france = await open('fr-drafter', 'ms-fr')
  await takeCopy(server)
  await until('France is back', isSaved(france))
  typeAim(france.replica, 'lost ')
  await until('France is saved', isSaved(france))
  const lostSeq = france.replica.seen()?.seq ?? 0
  france.tab.setOnline(false)
  await putBack(server)
  const eurojust = await open('eurojust-drafter', 'eurojust')
  for (const word of ['written ', 'since ']) {
    typeAim(eurojust.replica, word)
    await until('Eurojust is saved', isSaved(eurojust))
  }
  // The log has gone past what France had seen, and holds no such seq.
  expect(eurojust.replica.seen()?.seq).toBeGreaterThan(lostSeq)
  france.tab.setOnline(true)
  await until('France begins anew', () => france.replica.generation === 2)
  await until('Eurojust begins anew', () => eurojust.replica.generation === 2)
  await until('both show the same', () => aimOf(france.replica.doc) === aimOf(eurojust.replica.doc))
  expect(aimOf(eurojust.replica.doc)).toBe('written since ')
  expect(france.replica.keptWords()).toMatchObject([{ reason: { type: 'rolled-back' }, places: [{ mine: 'lost ' }] }])
  expect(eurojust.replica.keptWords()).toEqual([])
  expect(await raisedCount()).toBe(1)
})

test('who only says that the server has lost something harms nobody but itself', async () => {
  const france = await open('fr-drafter', 'ms-fr')
  typeAim(france.replica, 'undisturbed')
  await until('France is saved', isSaved(france))
  const reader = await signInAs(server.origin, 'it-speaks')
  const honest = await joinRaw(server, reader, 'ms-it', plan)
  const { epoch = '' } = honest.last('welcome') ?? {}
  const { seq = 0, proof = '' } = honest.last('committed') ?? {}
  // Numbers begin at the time of day: the last is of an hour before this server began.
  for (const claim of [{ seq: seq + 1, proof }, { seq: 2 ** 40 }, { seq: seq + 1, proof: 'A'.repeat(22) }, { seq: seq - 3_600_000, proof }]) {
    const forger = openRaw(server, reader, 'ms-it', `plan/${plan}`, { epoch, ...claim })
    expect([claim, await until('it is ended', () => forger.closedWith)]).toEqual([claim, 4409])
  }
  expect(honest.isOpen).toBe(true)
  expect(france.replica.generation).toBe(1)
  expect(await raisedCount()).toBe(0)
  // What was given out is still good for coming back with.
  const again = openRaw(server, reader, 'ms-it', `plan/${plan}`, { epoch, seq, proof })
  await until('it is welcome', () => again.last('welcome'))
  for (const client of [honest, again]) client.close()
})

test('one proof raises the epoch once', async () => {
  const reader = await signInAs(server.origin, 'it-speaks')
  await takeCopy(server)
  const france = await open('fr-drafter', 'ms-fr')
  const watcher = await joinRaw(server, reader, 'ms-it', plan)
  const { epoch = '' } = watcher.last('welcome') ?? {}
  typeAim(france.replica, 'lost')
  await until('it has come', () => watcher.messages.filter(({ type }) => type === 'committed').length === 2)
  const { seq = 0, proof = '' } = watcher.last('committed') ?? {}
  france.tab.setOnline(false)
  watcher.close()
  await putBack(server)
  for (let time = 0; time < 3; time++) {
    const replayed = openRaw(server, reader, 'ms-it', `plan/${plan}`, { epoch, seq, proof })
    expect(await until('it is ended', () => replayed.closedWith)).toBe(4409)
  }
  expect(await raisedCount()).toBe(1)
})
