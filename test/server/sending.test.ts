// How long a mail server can hold somebody up who invites many, and what it is told of us.
import { expect, test } from 'vitest'
import { sendAll, type Mail, type Sent } from '../../server/mail/mail.ts'
import { smtpMail } from '../../server/mail/smtp.ts'
import { startMailServer } from '../harness/mail-server.ts'

const letters = Array.from({ length: 50 }, (_, index) => ({ to: `person${index}@gdf.example`, subject: '', text: '' }))

/** A mail server that does with each message what it is told, and counts. */
function counting(send: (index: number, signal: AbortSignal) => Promise<Sent>): { readonly mail: Mail; readonly begun: number[] } {
  const begun: number[] = []
  const mail = { send: ({ to }: { to: string }, signal: AbortSignal) => send(begun.push(Number(/\d+/.exec(to)?.[0])) - 1, signal), close: () => undefined }
  return { mail, begun }
}

test('a message that is refused keeps none of the others, and each is told apart', async () => {
  const { mail, begun } = counting(async index => (index % 10 === 3 ? 'refused' : 'sent'))
  const sent = await sendAll(mail, letters)
  expect(begun).toEqual(letters.map((_, index) => index))
  expect(sent).toEqual(letters.map((_, index) => index % 10 !== 3))
})

test('a server that takes nothing is not asked again for each of fifty', async () => {
  const { mail, begun } = counting(async () => 'unreachable')
  expect(await sendAll(mail, letters)).toEqual(letters.map(() => false))
  expect(begun.length).toBeLessThanOrEqual(4)
})

test('nothing is begun after the time, and what was under way is given up', async () => {
  const { mail, begun } = counting((index, signal) => (index < 2
    ? Promise.resolve('sent')
    : new Promise<Sent>(resolve => signal.addEventListener('abort', () => resolve('refused')))))
  expect(await sendAll(mail, letters, 1)).toEqual(letters.map((_, index) => index < 2))
  expect(begun).toHaveLength(2 + 4)
})

// 0.0.0.0 is this machine too, and no name by which it is known to be.
test.each([
  ['another machine', '0.0.0.0', 'unreachable', false],
  ['this machine', '127.0.0.1', 'sent', true],
])('a password is told unencrypted to a mail server on %s: %s', async (_where, host, sent, isTold) => {
  const login = { user: 'planning', password: 'a word for the mail server' }
  const server = await startMailServer({ login })
  const logged: unknown[] = []
  const mail = smtpMail({ host, port: Number(new URL(server.environment.SMTP_URL).port), isSecure: false, login, from: 'workspace@planning.example' }, { warn: (...line) => logged.push(line) })
  expect(await mail.send({ to: 'rita@gdf.example', subject: 'Welcome', text: 'Come in.' }, AbortSignal.timeout(20_000))).toBe(sent)
  expect(server.commands.includes('EHLO')).toBe(true)
  expect(server.commands.includes('AUTH')).toBe(isTold)
  expect(logged.length).toBe(isTold ? 0 : 1)
  mail.close()
  await server.close()
})
