// The files of the pages, over a folder of a few: whole and packed, kept, and nothing beside that folder.
import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { builtFiles } from '../../server/built-files.ts'

const script = 'export const port = "Gdańsk"\n'.repeat(200)
let above: string
let app: Hono

beforeEach(() => {
  above = mkdtempSync(join(tmpdir(), 'empact-built-'))
  const folder = join(above, 'assets')
  mkdirSync(folder)
  writeFileSync(join(above, 'index.html'), 'beside it')
  writeFileSync(join(folder, 'plan-DUBheg9t.js'), script)
  writeFileSync(join(folder, 'short-C39sQpn9.js'), 'export {}')
  writeFileSync(join(folder, 'inter-latin-Dx4kXJAl.woff2'), new Uint8Array(4_000))
  app = new Hono().get('/assets/:file', builtFiles(folder))
})
afterEach(() => rmSync(above, { recursive: true, force: true }))

const ask = async (name: string, encodings = 'gzip, deflate, br', method = 'GET') => {
  const answer = await app.request(`/assets/${name}`, { method, headers: { 'accept-encoding': encodings } })
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()), of: (header: string) => answer.headers.get(header) }
}

test('a script is sent packed and may be kept for good', async () => {
  const { status, bytes, of } = await ask('plan-DUBheg9t.js')
  expect([status, of('content-encoding'), of('vary'), of('content-type')]).toEqual([200, 'gzip', 'Accept-Encoding', 'text/javascript; charset=utf-8'])
  expect(of('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(bytes.byteLength).toBeLessThan(script.length / 10)
  expect(gunzipSync(bytes).toString()).toBe(script)
})

test.each(['', 'br', 'gzip;q=0', '*;q=0, br', 'gzip;q=0, *'])('it is sent whole to whoever accepts “%s”', async encodings => {
  const { bytes, of } = await ask('plan-DUBheg9t.js', encodings)
  expect([of('content-encoding'), of('vary'), bytes.toString()]).toEqual([null, 'Accept-Encoding', script])
})

test('what packing makes no smaller is sent as it is', async () => {
  for (const [name, length] of [['short-C39sQpn9.js', 9], ['inter-latin-Dx4kXJAl.woff2', 4_000]] as const) {
    const { bytes, of } = await ask(name)
    expect([of('content-encoding'), bytes.byteLength]).toEqual([null, length])
  }
})

test('what was asked for once is answered although a new build has taken its place on the disk', async () => {
  await ask('plan-DUBheg9t.js')
  rmSync(join(above, 'assets', 'plan-DUBheg9t.js'))
  expect(gunzipSync((await ask('plan-DUBheg9t.js')).bytes).toString()).toBe(script)
})

test('a file that comes later is found, and that there is none is kept nowhere', async () => {
  const { status, of } = await ask('later-BNB6r9wM.js')
  expect([status, of('cache-control')]).toEqual([404, 'no-store'])
  writeFileSync(join(above, 'assets', 'later-BNB6r9wM.js'), script)
  expect((await ask('later-BNB6r9wM.js')).status).toBe(200)
})

test.each(['..%2findex.html', '%2e%2e%2findex.html', '..', '.', '%00', 'plan-DUBheg9t.js%00', '..%5cindex.html', 'x/../plan-DUBheg9t.js/../../index.html'])('nothing beside the folder is answered to %s', async name => {
  expect((await ask(name)).status).toBe(404)
})

test('who only asks whether it is there gets no bytes', async () => {
  const { status, bytes } = await ask('plan-DUBheg9t.js', 'gzip', 'HEAD')
  expect([status, bytes.byteLength]).toEqual([200, 0])
})
