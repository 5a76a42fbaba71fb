// A disk that fails: the server acknowledges nothing more and ends with code 70, and whoever started it starts it again.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { planView } from '../../shared/documents/plan.ts'
import { PartyId } from '../../shared/ids.ts'
import { joinRaw } from '../harness/raw-client.ts'
import { startServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'

// Processes started one after the other, on a machine that may be busy.
vi.setConfig({ testTimeout: 240_000 })

const starter = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url))
let folder: string
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'empact-again-')) })
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a disk that fails a write ends the server with code 70, and everything acknowledged before is there afterwards', async () => {
  let mayGrowKilobytes = Number.POSITIVE_INFINITY
  const server = await startServer({}, (node, program) => {
    const limit = Number.isFinite(mayGrowKilobytes) ? `ulimit -f ${mayGrowKilobytes}; ` : ''
    return ['bash', '-c', `${limit}exec "$0" "$1"`, node, program]
  })
  await server.stop()
  // The operating system lets no file of the server grow much beyond the database as it is now.
  mayGrowKilobytes = Math.ceil(statSync(join(server.dataDirectory, 'workspace.sqlite')).size / 1024) + 64
  await server.startAgain()
  const client = await joinRaw(server, await signInAs(server.origin, 'de-speaks'), 'ms-de', 'ms-2026')
  const action = client.plan.roots.actions.ids()[0] ?? expect.unreachable('the sample has actions')
  const germany = PartyId.parse('ms-de')
  const words = 'Two officers for three weeks. '.repeat(3)
  let sent = 0
  const ended = server.ended()
  while (client.closedWith === null) {
    client.plan.change(() => client.plan.roots.actions.get(action)?.services.set(germany, `${++sent} ${words}`))
    client.sendOwn()
    await until('it is acknowledged or the line is gone', () => (client.last('acknowledgement')?.count ?? 0) >= sent || client.last('refusal') !== undefined || client.closedWith !== null)
    expect(client.last('refusal')).toBeUndefined()
  }
  expect(await ended).toBe(70)
  const acknowledged = client.last('acknowledgement')?.count ?? 0
  expect(acknowledged).toBeGreaterThan(0)
  expect(server.output()).toContain('"reason":"io"')
  expect(server.output()).not.toContain('officers')

  mayGrowKilobytes = Number.POSITIVE_INFINITY
  await server.startAgain()
  const later = await joinRaw(server, await signInAs(server.origin, 'de-speaks'), 'ms-de', 'ms-2026')
  const kept = planView(later.doc).roots.actions.get(action)?.services.get(germany) ?? ''
  expect(Number(kept.split(' ')[0])).toBeGreaterThanOrEqual(acknowledged)
  later.close()
  await server.remove()
})

/** `npm start` over a program that ends as told by a file of codes, one for each time it is started; after the last it
 *  waits to be told. */
function startProgram(codes: readonly number[]) {
  const program = join(folder, 'program.mjs')
  const codesFile = join(folder, 'codes')
  writeFileSync(codesFile, JSON.stringify(codes))
  writeFileSync(program, `
    import { readFileSync, writeFileSync } from 'node:fs'
    const [code, ...rest] = JSON.parse(readFileSync(${JSON.stringify(codesFile)}, 'utf8'))
    if (code !== undefined) {
      writeFileSync(${JSON.stringify(codesFile)}, JSON.stringify(rest))
      process.exit(code)
    }
    process.on('SIGTERM', () => process.exit(0))
    setInterval(() => {}, 1_000)
    process.stdout.write('running\\n')
  `)
  const child = spawn(process.execPath, [starter, program], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { said += chunk.toString() })
  const ended = new Promise<number | null>(resolve => child.once('exit', code => resolve(code)))
  return { child, ended, said: () => said, left: () => JSON.parse(readFileSync(codesFile, 'utf8')) as number[] }
}

test('npm start starts the server again after code 70, as often as it takes, and ends with it', async () => {
  const started = startProgram([70, 70])
  await until('it runs the third time', () => started.said().includes('running'))
  expect(started.said().split('Starting again')).toHaveLength(3)
  started.child.kill('SIGTERM')
  expect(await started.ended).toBe(0)
})

test('npm start leaves it at every other end, and at 70 once it was told to end', async () => {
  const refused = startProgram([1, 0])
  expect(await refused.ended).toBe(1)
  expect(refused.left()).toEqual([0])
  const waiting = startProgram([70])
  await until('it waits to start again', () => waiting.said().includes('Starting again'))
  waiting.child.kill('SIGTERM')
  expect(await waiting.ended).toBe(0)
})
