// Starting: once, again, over what was cut off, and where it cannot.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freePort, startServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'

const program = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url))
let folder: string
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'empact-start-')) })
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Exit code and what was said, of a start that does not succeed. */
async function failedStart(environment: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [program], { env: { PATH: process.env['PATH'], PORT: String(await freePort()), ...environment }, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => { said += chunk.toString() })
  return new Promise(resolve => child.once('exit', code => resolve({ code, said: said.trim() })))
}
const isOneSentence = (said: string): boolean => said.split('\n').length === 1 && said.endsWith('.')

test('a first start that was killed while it loaded the sample is finished by the next', async () => {
  const port = await freePort()
  const environment = { PATH: process.env['PATH'], PORT: String(port), DATA_DIR: folder, LOG_LEVEL: 'warn' }
  const child = spawn(process.execPath, [program], { env: environment, stdio: 'ignore' })
  const gone = new Promise(resolve => child.once('exit', resolve))
  await until('the database is being filled', () => existsSync(join(folder, 'workspace.sqlite-wal')) && statSync(join(folder, 'workspace.sqlite-wal')).size > 400_000)
  child.kill('SIGKILL')
  await gone
  const server = await startServer({ DATA_DIR: folder })
  const supportTeam = await signInAs(server.origin, 'support-team')
  for (const plan of ['ms-2026', 'large-2026', 'fir-2025']) expect((await supportTeam.call('GET', `/api/plans/${plan}`)).status).toBe(200)
  await server.remove()
})

test('what the server keeps is readable by nobody else on the machine', async () => {
  const server = await startServer({ DATA_DIR: folder })
  for (const file of ['workspace.sqlite', 'auth-secret']) expect([file, statSync(join(folder, file)).mode & 0o077]).toEqual([file, 0])
  await server.remove()
})

test('a damaged database, and a place where nothing can be made, are said in one sentence with code 1', async () => {
  writeFileSync(join(folder, 'workspace.sqlite'), 'this is no database, and was never meant to be one'.repeat(200))
  const damaged = await failedStart({ DATA_DIR: folder })
  expect(damaged).toMatchObject({ code: 1, said: expect.stringContaining('is damaged') })
  expect(isOneSentence(damaged.said.replace('. Keep', ', keep'))).toBe(true)
  const impossible = await failedStart({ DATA_DIR: '/proc/empact' })
  expect(impossible).toMatchObject({ code: 1, said: expect.stringContaining('cannot be written') })
})
