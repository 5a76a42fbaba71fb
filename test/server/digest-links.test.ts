// Choosing what one is told by mail, and switching it off by the link in a message: over HTTP and SMTP against the real process.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DigestAnswer, usualDigest } from '../../shared/api/digest.ts'
import { follow, password, tokenOf } from '../harness/first-hour.ts'
import type { Caller } from '../harness/first-hour.ts'
import { inStore } from '../harness/in-store.ts'
import { linkIn, startMailServer } from '../harness/mail-server.ts'
import type { MailServer } from '../harness/mail-server.ts'
import { runProgram } from '../harness/program.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'

let mail: MailServer
let server: RunningServer
const email = 'rita@gdf.example'
beforeAll(async () => {
  mail = await startMailServer()
  server = await startServer({ LOG_LEVEL: 'debug', ...mail.environment })
})
afterAll(async () => {
  await server?.remove()
  await mail?.close()
})

/** Somebody with a mailbox, who speaks for Italy in the sample workspace, where much waits for it. */
async function rita(): Promise<Caller> {
  const added = await runProgram('admin', ['add-person', '--email', email, '--name', 'Rita', '--party', 'ms-it', '--function', 'speaks'], { DATA_DIR: server.dataDirectory, PUBLIC_URL: server.origin })
  expect(added.code).toBe(0)
  await follow(server.origin, '/forgotten-password', { email })
  return (await follow(server.origin, '/set-password', { token: tokenOf(linkIn(await mail.mailTo(email))), password })).caller
}
const chosen = async (caller: Caller) => DigestAnswer.parse((await caller.call('GET', '/api/digest')).json)
const restart = async (): Promise<void> => {
  await server.stop()
  await server.startAgain()
}

test('what waits is sent to whoever chose it, once, over restarts; its link ends that by a POST of anybody who holds it, and by nothing less', async () => {
  const caller = await rita()
  expect(await chosen(caller)).toEqual({ by: 'mail', address: email, settings: usualDigest })
  const settings = { rhythm: 'as-it-comes', kinds: ['said', 'requests', 'rounds'], quiet: null } as const
  expect((await caller.call('PUT', '/api/digest', settings)).status).toBe(200)
  expect((await caller.call('PUT', '/api/digest', { ...settings, kinds: [] })).json).toMatchObject({ error: { code: 'digest/no-kind', field: 'kinds' } })
  expect((await caller.call('PUT', '/api/digest', { ...settings, quiet: { from: '07:00', to: '07:00' } })).json).toMatchObject({ error: { code: 'digest/quiet-hours-equal', field: 'quiet' } })
  await server.stop()
  // An hour and more ago.
  await inStore(server, ({ database }) => database.updateTable('digest_settings').set({ gathering_since: '2026-11-26T09:00:00.000Z' }).execute())
  await server.startAgain()
  const message = await mail.mailTo(email, 2)
  expect(message.headers).toMatch(/Subject: (One thing waits|\d+ things wait) for you/)
  expect(message.text).toContain('Italy is asked to')
  const link = /http:\/\/\S+\/digest-off\/\S+/.exec(message.text)?.[0] ?? ''
  expect(message.headers.replaceAll(/\r\n\s+/g, ' ')).toContain(`List-Unsubscribe: <${link}>`)
  // Over http no mail program is asked to do it by itself.
  expect(message.headers).not.toContain('List-Unsubscribe-Post')
  await restart()
  await follow(server.origin, '/forgotten-password', { email })
  // Asked for last, so that whatever the start led to came before.
  await mail.mailTo(email, 3)
  expect(mail.received.filter(({ text }) => text.includes('digest-off'))).toHaveLength(1)

  // Opened, as programs do that look through mail: the page, and nothing has changed.
  const opened = await fetch(link)
  expect([opened.status, opened.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')])
  expect((await chosen(caller)).settings).toEqual(settings)
  const oneClick = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'List-Unsubscribe=One-Click' }
  const wrong = await fetch(`${server.origin}/digest-off/not-a-token`, oneClick)
  const other = [wrong.status, await wrong.text()]
  expect((await chosen(caller)).settings.rhythm).toBe('as-it-comes')
  const right = await fetch(link, oneClick)
  expect([right.status, await right.text()]).toEqual(other)
  expect((await chosen(caller)).settings).toEqual({ ...settings, rhythm: 'off' })
  // By the page’s button, which has an origin; a second time too.
  expect((await caller.call('PUT', '/api/digest', settings)).status).toBe(200)
  expect(await follow(server.origin, '/digest-off', { token: link.split('/').at(-1) })).toMatchObject({ status: 200 })
  expect(await follow(server.origin, '/digest-off', { token: 'not-a-token' })).toMatchObject({ status: 200 })
  expect((await chosen(caller)).settings.rhythm).toBe('off')
  expect([link.split('/').at(-1) ?? '', 'gdf.example'].filter(secret => server.output().includes(secret))).toEqual([])
})

test('sample people have no mailbox, and nobody chooses for another', async () => {
  const speaker = await signInAs(server.origin, 'it-speaks')
  expect(DigestAnswer.parse((await speaker.call('GET', '/api/digest')).json).by).toBe('no-address')
  expect((await fetch(`${server.origin}/api/digest`)).status).toBe(401)
})

test('a round and a request are taken along as calendar files, by whoever may read the plan', async () => {
  const speaker = await signInAs(server.origin, 'it-speaks')
  const plan = await inStore(server, async ({ database }) => (await database.selectFrom('plans').select('id').where('archived_at', 'is', null).orderBy('id').executeTakeFirstOrThrow()).id)
  const ask = (path: string) => fetch(`${server.origin}/api/plans/${plan}${path}`, { headers: { cookie: speaker.cookie } })
  const file = await ask('/requests/calendar?party=ms-it&key=answer&on=2026-12-31')
  expect([file.status, file.headers.get('content-type'), file.headers.get('content-disposition')]).toEqual([200, 'text/calendar; charset=utf-8', `attachment; filename="${plan}-request.ics"`])
  const text = await file.text()
  expect(text).toContain('DTSTART;VALUE=DATE:20261231')
  const uid = /UID:\S+/.exec(text)?.[0]
  expect((await (await ask('/requests/calendar?party=ms-it&key=answer&on=2027-01-01')).text()).includes(uid ?? 'none')).toBe(true)
  expect((await ask('/requests/calendar?party=ms-it&key=answer')).status).toBe(400)
  expect((await ask('/requests/calendar?party=ms-de&key=answer&on=2026-12-31')).status).toBe(403)
  expect((await ask('/rounds/9/calendar?party=ms-it')).status).toBe(409)
})
