// The drill: back up under load, lose the machine, restore, and go on; as docs/operating.md says it.
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { planPlain, planView } from '../../shared/documents/plan.ts'
import { OrderKey } from '../../shared/schema/values.ts'
import type { NodeTab } from '../client/replica/node-environment.ts'
import { aimOf, typeAim } from '../client/replica/plan-world.ts'
import { actionId, goal } from '../fixtures/a-plan.ts'
import { runProgram } from '../harness/program.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import type { SignedInPerson } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'
import { inStep, isSaved, openPage, startWithPlan } from './open-page.ts'
import type { OpenPage } from './open-page.ts'

// Processes started one after the other, on a machine that may be busy.
vi.setConfig({ testTimeout: 240_000 })

const plan = 'env-2028'
/** `who` is changed in place by signing in again, as a browser's cookies are. */
type Page = OpenPage & { readonly name: string; readonly who: { -readonly [key in keyof SignedInPerson]: SignedInPerson[key] } }

let server: RunningServer
let backups: string
let tabs: NodeTab[]
beforeEach(async () => {
  tabs = []
  backups = mkdtempSync(join(tmpdir(), 'empact-backups-'))
  server = await startWithPlan('2026-2029/env/env')
})
afterEach(async () => {
  for (const tab of tabs) tab.die()
  await server.remove()
  rmSync(backups, { recursive: true })
})

async function open(name: string, delegation: string): Promise<Page> {
  const who = { ...(await signInAs(server.origin, name)) }
  const page = openPage(server, plan, who, delegation)
  tabs.push(page.tab)
  await inStep(name, page)
  return { name, ...page, who }
}

/** Signed out by the restore, a person signs in over the page, which goes on. */
async function signInAgain(page: Page): Promise<void> {
  await until(`${page.name} is asked to sign in`, () => page.replica.status().state === 'closed')
  Object.assign(page.who, await signInAs(server.origin, page.name))
  page.replica.resume()
}

function addAction(page: Page, name: string): string {
  const id = actionId(name)
  const view = planView(page.replica.doc)
  view.changeForGood(() => view.roots.actions.create(id, { order: OrderKey.parse('a1'), removed: false, goal: goal(1) }))
  return id
}
const referenceOf = (page: Page, action: string): string | undefined => Object.entries(planPlain(page.replica.doc).references).find(([id]) => id === action)?.[1]
const program = (name: 'backup' | 'restore' | 'check', ...words: string[]) => runProgram(name, words, { DATA_DIR: server.dataDirectory })

test('a backup taken under load is restored: nothing is doubled, nothing comes back, unsent work arrives or is kept, references go on', async () => {
  const germany = await open('de-drafter', 'ms-de')
  const frontex = await open('frontex-speaks', 'frontex')
  const backingUp = program('backup', backups)
  const backupIs = { done: false }
  void backingUp.then(() => { backupIs.done = true })
  let typed = 0
  // Each a commit of its own, until the backup is done and beyond.
  while (!backupIs.done || typed < 20) {
    typeAim(germany.replica, 'f')
    typeAim(frontex.replica, 'e')
    typed++
    await Promise.all([germany.replica.flush(), frontex.replica.flush()])
    await until('both are saved', () => isSaved(germany)() && isSaved(frontex)())
  }
  expect(await backingUp).toMatchObject({ code: 0, said: expect.stringContaining('looked through') })
  const [backup = ''] = readdirSync(backups)
  expect(await program('check', join(backups, backup))).toMatchObject({ code: 0 })
  expect(statSync(join(backups, backup, 'workspace.sqlite')).mode & 0o077).toBe(0)

  // Both have seen what the backup does not hold; Frontex goes offline with unsent work.
  typeAim(germany.replica, ' after the backup')
  const lostAction = addAction(germany, 'lost')
  await until('Germany is saved', isSaved(germany))
  const lostReference = await until('the action has its reference', () => referenceOf(frontex, lostAction))
  frontex.tab.setOnline(false)
  const keptAction = addAction(frontex, 'unsent')
  typeAim(frontex.replica, ' unsent')

  expect(await program('restore', join(backups, backup), '--set-aside')).toMatchObject({ code: 1, said: expect.stringContaining('Another process already uses') })
  await server.kill()
  expect(await program('restore', join(backups, backup))).toMatchObject({ code: 1, said: expect.stringContaining('--set-aside') })
  const restored = await program('restore', join(backups, backup), '--set-aside')
  expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('The former files are in') })
  const [aside = ''] = readdirSync(server.dataDirectory).filter(name => name.startsWith('set-aside-'))
  expect(existsSync(join(server.dataDirectory, aside, 'workspace.sqlite'))).toBe(true)
  expect(await program('check')).toMatchObject({ code: 0, said: expect.stringContaining('is sound') })

  await server.startAgain()
  frontex.tab.setOnline(true)
  await signInAgain(germany)
  await signInAgain(frontex)
  for (const page of [germany, frontex]) await until(`${page.name} begins anew and is saved`, () => page.replica.generation === 2 && isSaved(page)())
  // The restore itself has begun the new epoch; no page had to prove anything.
  expect(await (await fetch(`${server.origin}/metrics`)).text()).toContain('empact_epochs_raised_total 0\n')
  const italy = await open('it-speaks', 'ms-it')
  await until('all show the same', () => [germany, frontex].every(({ replica }) => aimOf(replica.doc) === aimOf(italy.replica.doc)))

  const aim = aimOf(italy.replica.doc)
  const letters = (letter: string): number => aim.replace(' unsent', '').split(letter).length - 1
  expect(letters('f')).toBeLessThanOrEqual(typed)
  expect(letters('e')).toBeLessThanOrEqual(typed)
  expect(aim).not.toContain('after the backup')
  expect(planPlain(italy.replica.doc).actions).not.toHaveProperty(lostAction)
  const lost = germany.replica.keptWords().flatMap(({ places }) => places)
  expect(lost.some(({ mine }) => String(mine).endsWith(' after the backup'))).toBe(true)
  expect(lost.some(({ path }) => path.join('/') === `actions/${lostAction}`)).toBe(true)
  const keptOfFrontex = frontex.replica.keptWords().flatMap(({ places }) => places.map(({ mine }) => String(mine)))
  expect(aim.includes(' unsent') || keptOfFrontex.some(words => words.includes(' unsent'))).toBe(true)
  // The action that was never sent is there, under a reference that was not given before.
  const reference = await until('it has its reference', () => referenceOf(italy, keptAction))
  expect(reference > lostReference).toBe(true)
  expect(await program('check')).toMatchObject({ code: 0 })
  expect(await server.stop()).toBe(0)
})

test('restored on a new machine, references go on far ahead, and who had signed out stays out', async () => {
  const germany = await open('de-drafter', 'ms-de')
  const firstAction = addAction(germany, 'first')
  const first = await until('the first reference', () => referenceOf(germany, firstAction))
  expect(await program('backup', backups)).toMatchObject({ code: 0 })
  const [backup = ''] = readdirSync(backups)
  await server.kill()
  germany.tab.die()
  for (const name of readdirSync(server.dataDirectory)) rmSync(join(server.dataDirectory, name), { recursive: true })
  expect(await program('restore', join(backups, backup))).toMatchObject({ code: 0, said: expect.stringContaining('1000 further') })
  await server.startAgain()
  expect((await germany.who.call('GET', '/api/me')).status).toBe(401)
  const later = await open('de-drafter', 'ms-de')
  const nextAction = addAction(later, 'second')
  const next = await until('the next reference', () => referenceOf(later, nextAction))
  expect(Number(next.split('-').at(-1)) - Number(first.split('-').at(-1))).toBeGreaterThanOrEqual(1_000)
})

test('a restore that was cut off while files moved keeps the server from starting, and is run again', async () => {
  expect(await program('backup', backups)).toMatchObject({ code: 0 })
  const [backup = ''] = readdirSync(backups)
  await server.kill()
  writeFileSync(join(server.dataDirectory, 'restore-unfinished'), '')
  await expect(server.startAgain()).rejects.toThrow('was cut off')
  expect(await program('backup', backups)).toMatchObject({ code: 1, said: expect.stringContaining('was cut off') })
  expect(await program('restore', join(backups, backup), '--set-aside')).toMatchObject({ code: 0 })
  await server.startAgain()
  expect((await fetch(`${server.origin}/healthz`)).status).toBe(200)
})

test('what is no backup, and a damaged one, change nothing', async () => {
  expect(await program('backup', backups)).toMatchObject({ code: 0 })
  const [backup = ''] = readdirSync(backups)
  const damaged = join(backups, backup)
  await server.stop()
  const before = readdirSync(server.dataDirectory)
  expect(await program('restore', backups, '--set-aside')).toMatchObject({ code: 1, said: expect.stringContaining('There is no backup') })
  writeFileSync(join(damaged, 'workspace.sqlite'), 'minutes of a meeting '.repeat(1_000))
  expect(await program('restore', damaged, '--set-aside')).toMatchObject({ code: 1, said: expect.stringContaining('is damaged') })
  expect(await program('check', damaged)).toMatchObject({ code: 2, said: expect.stringContaining('is damaged') })
  expect(readdirSync(server.dataDirectory)).toEqual(before)
  expect(await program('restore')).toMatchObject({ code: 2, said: expect.stringContaining('Usage') })
  await server.startAgain()
})
