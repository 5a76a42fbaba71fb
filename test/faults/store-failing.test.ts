// The store takes nothing for a while: locked by another program, or on a full disk. Reading goes on, nothing is taken
// that could not be kept, and all goes on by itself when the store does.
import { spawnSync } from 'node:child_process'
import { appendFileSync, rmSync } from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'
import type { NodeTab } from '../client/replica/node-environment.ts'
import { aimOf, typeAim } from '../client/replica/plan-world.ts'
import { lockDatabase } from '../harness/data-directory.ts'
import { metric } from '../harness/metrics.ts'
import { giveRoles, lendPen } from '../harness/roles.ts'
import { startServer } from '../harness/server.ts'
import type { Command, RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import type { SignedInPerson } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'
import { inStep, isSaved, openPage } from './open-page.ts'
import type { OpenPage } from './open-page.ts'

// Processes started one after the other, on a machine that may be busy.
vi.setConfig({ testTimeout: 240_000 })

const plan = 'env-2028'

let server: RunningServer
let started: RunningServer[] = []
let tabs: NodeTab[] = []
let locks: (() => void)[] = []
afterEach(async () => {
  for (const tab of tabs) tab.die()
  for (const free of locks) free()
  tabs = []
  locks = []
  for (const running of started) await running.remove()
  started = []
})

async function withPlan(running: RunningServer): Promise<SignedInPerson> {
  server = running
  started.push(running)
  const supportTeam = await signInAs(server.origin, 'support-team')
  expect((await supportTeam.call('POST', '/api/plans', { area: '2026-2029/env/env', periodStart: '2028-01-01' })).status).toBe(200)
  await giveRoles(server.origin, plan)
  for (const writer of ['ms-fr', 'eurojust', 'ms-it']) await lendPen(server.origin, plan, writer)
  return supportTeam
}

function open(who: SignedInPerson, delegation: string): OpenPage {
  const page = openPage(server, plan, who, delegation)
  tabs.push(page.tab)
  return page
}
async function openInStep(name: string, delegation: string): Promise<OpenPage> {
  const page = open(await signInAs(server.origin, name), delegation)
  await inStep(name, page)
  return page
}
const cannotSave = ({ replica }: OpenPage) => (): boolean => replica.status().state === 'live' && replica.status().saved === 'not-storing'

test('while the database is locked plans are read and opened, work is kept on the device, and arrives when it is free again', async () => {
  const supportTeam = await withPlan(await startServer())
  const france = await openInStep('fr-drafter', 'ms-fr')
  const eurojust = await openInStep('eurojust-drafter', 'eurojust')
  const italy = await signInAs(server.origin, 'it-speaks')
  typeAim(france.replica, 'before. ')
  await until('Eurojust sees it', () => aimOf(eurojust.replica.doc) === 'before. ')

  const free = lockDatabase(server)
  locks.push(free)
  typeAim(france.replica, 'meanwhile. ')
  await until('France hears that nothing can be saved', cannotSave(france))
  await until('the device keeps it', () => france.replica.status().kept === 1)
  await until('Eurojust hears it too', cannotSave(eurojust))
  expect(aimOf(eurojust.replica.doc)).toBe('before. ')
  // A page that was not there before, under a client id that cannot be bound now.
  const late = open(italy, 'ms-it')
  await until('Italy reads', () => aimOf(late.replica.doc) === 'before. ')
  await until('Italy hears it', cannotSave(late))
  typeAim(late.replica, 'Italy. ')
  expect((await italy.call('GET', `/api/plans/${plan}`)).status).toBe(200)
  expect((await italy.call('GET', '/api/cycles')).status).toBe(200)
  expect(await supportTeam.call('PUT', `/api/plans/${plan}/circle`, { added: [] })).toMatchObject({ status: 503, json: { error: { code: 'store/not-writable' } } })
  const signIn = await fetch(`${server.origin}/api/sample-sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.origin },
    body: JSON.stringify({ person: 'sample-person-de-drafter' }),
  })
  expect(signIn.status).toBe(503)
  expect(await signIn.json()).toMatchObject({ error: { code: 'api/not-storing', message: expect.stringContaining('cannot save') } })
  expect((await fetch(`${server.origin}/readyz`)).status).toBe(503)
  expect((await fetch(`${server.origin}/healthz`)).status).toBe(200)
  expect(await metric(server, 'empact_store_takes_writes')).toBe(0)

  free()
  for (const page of [france, late]) await until('it is saved', isSaved(page))
  await until('Eurojust sees both', () => aimOf(eurojust.replica.doc).includes('meanwhile. ') && aimOf(eurojust.replica.doc).includes('Italy. '))
  expect(aimOf(eurojust.replica.doc).split('meanwhile')).toHaveLength(2)
  expect([france, eurojust, late].map(({ replica }) => replica.generation)).toEqual([1, 1, 1])
  expect(await metric(server, 'empact_store_takes_writes')).toBe(1)
  expect(server.output()).toContain('"store.takes-writes-again"')
})

const diskBytes = 48 * 1024 * 1024
const canMount = spawnSync('unshare', ['-rm', 'true']).status === 0

/** A file system of the server's own, which nobody else sees. */
const onDiskOf = (bytes: number): Command => (node, program) =>
  ['unshare', '-rm', 'bash', '-c', `mount -t tmpfs -o size=${bytes} none "$DATA_DIR" && exec "$0" "$1"`, node, program]

test.skipIf(!canMount)('a disk too small for a first start is said in a sentence', async () => {
  await expect(startServer({}, onDiskOf(1024 * 1024))).rejects.toThrow(/ended with code 1.*\n.*takes nothing/)
})

test.skipIf(!canMount)('on a full disk nothing is taken, plans are read, and with room again all goes on; 90 % is warned of', async () => {
  await withPlan(await startServer({}, onDiskOf(diskBytes)))
  const filler = `/proc/${server.pid()}/root${server.dataDirectory}/filler`
  const france = await openInStep('fr-drafter', 'ms-fr')
  const eurojust = await openInStep('eurojust-drafter', 'eurojust')
  expect(await metric(server, 'empact_disk_used_ratio')).toBeLessThan(0.9)
  expect(() => {
    for (;;) appendFileSync(filler, Buffer.alloc(64 * 1024))
  }).toThrow('ENOSPC')

  let typed = 0
  await until('France hears that nothing can be saved', async () => {
    if (cannotSave(france)()) return true
    typeAim(france.replica, 'x')
    typed++
    await france.replica.flush()
    return false
  }, 90_000)
  await until('the device keeps it', () => france.replica.status().kept > 0)
  const seen = aimOf(eurojust.replica.doc).length
  expect(seen).toBeLessThan(typed)
  expect(server.output()).toContain('"reason":"full"')
  await until('Eurojust reads on', cannotSave(eurojust))
  expect(aimOf(eurojust.replica.doc)).toHaveLength(seen)
  await until('the disk is warned of', () => server.output().includes('"disk.nearly-full"'), 60_000)
  expect(await metric(server, 'empact_disk_used_ratio')).toBeGreaterThan(0.9)

  rmSync(filler)
  await until('France is saved', isSaved(france), 60_000)
  await until('Eurojust sees all, once', () => aimOf(eurojust.replica.doc) === 'x'.repeat(typed))
  expect(await server.stop()).toBe(0)
})
