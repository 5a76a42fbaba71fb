// Links by mail, over HTTP and SMTP against the real process: sent to whom they are for, shown to nobody else unless asked for,
// and never lost with the mail server.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { InviteAnswer, PeopleAnswer } from '../../shared/api/people.ts'
import { asked, becomeAdministrator, follow, password, tokenOf, type Caller } from '../harness/first-hour.ts'
import { inStore } from '../harness/in-store.ts'
import { linkIn, startMailServer, type MailServer } from '../harness/mail-server.ts'
import { runProgram } from '../harness/program.ts'
import { startServer, type RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'

let mail: MailServer
let server: RunningServer
let administrator: Caller
const begin = async (ways: Parameters<typeof startMailServer>[0] = {}) => {
  mail = await startMailServer(ways)
  server = await startServer({ DEMO: '0', LOG_LEVEL: 'debug', ...mail.environment })
  administrator = await becomeAdministrator(server)
}
afterEach(async () => {
  await server.remove()
  await mail.close()
})

/** What of links is on record, with the delegation for which somebody was shown one. */
const shownOnRecord = () => inStore(server, async ({ database }) => (await database.selectFrom('record_log').select(['what', 'party', 'capacity']).where('what', 'like', '%link-shown').execute()).map(({ what, party, capacity }) => [what, party, capacity]))

const invite = async (...people: readonly ReturnType<typeof asked>[]) => InviteAnswer.parse((await administrator.call('POST', '/api/people/invitations', { people })).json).invitations
const accept = (link: string, name: string) => follow(server.origin, '/invitations/accept', { token: tokenOf(link), name, password })
const look = async (link: string) => (await follow(server.origin, '/invitations/look', { token: tokenOf(link) })).code
const askForLink = (email: string) => follow(server.origin, '/forgotten-password', { email })
const signIn = async (email: string, word: string) => (await follow(server.origin, '/sign-in', { email, password: word })).status

/** Rita, who speaks for Italy and came in by mail. */
async function rita(): Promise<Caller> {
  await invite(asked('rita@gdf.example', ['ms-it', 'speaks']))
  const { caller } = await accept(linkIn(await mail.mailTo('rita@gdf.example')), 'Rita Monti')
  return caller
}

describe('an invitation', () => {
  test('is sent with who invites, to which delegation and until when; its link lets in, and whoever invited is not shown it', async () => {
    await begin({ login: { user: 'planning@office', password: 'p@ss:/word' } })
    const [made] = await invite(asked('rita@gdf.example', ['ms-it', 'speaks'], ['frontex', 'reader']))
    expect(made).toMatchObject({ email: 'rita@gdf.example', given: { delivery: 'sent' } })
    const message = await mail.mailTo('rita@gdf.example')
    expect([message.from, message.to, message.user]).toEqual(['workspace@planning.example', ['rita@gdf.example'], 'planning@office'])
    expect(message.headers).toContain('Subject: Invitation to the EMPACT workspace')
    expect(message.text).toContain('Ada Lindqvist invites you to the EMPACT workspace, for: Italy, Frontex.')
    expect(message.text).toMatch(/good until \d+ \w{3} \d{4}, \d\d:\d\d UTC/)
    const link = linkIn(message)
    expect(link.startsWith(`${server.origin}/invitation#`)).toBe(true)
    expect((await accept(link, 'Rita Monti')).status).toBe(200)
    expect(await shownOnRecord()).toEqual([])
    expect([tokenOf(link), 'rita@gdf', 'p@ss', 'p%40ss'].filter(secret => server.output().includes(secret))).toEqual([])
  })

  test('shows its link to whoever asks for that, on record, and the link that was sent ends', async () => {
    await begin()
    const [made] = await invite(asked('rita@gdf.example', ['ms-it', 'speaks']))
    const sent = linkIn(await mail.mailTo('rita@gdf.example'))
    const again = await administrator.call('POST', `/api/people/invitations/${made?.id}/link`)
    expect(again.json).toEqual({ delivery: 'sent' })
    const sentAgain = linkIn(await mail.mailTo('rita@gdf.example', 2))
    expect([await look(sent), await look(sentAgain), await shownOnRecord()]).toEqual(['invitation/link-invalid', undefined, []])
    const { json } = await administrator.call('POST', `/api/people/invitations/${made?.id}/link?as=shown`)
    expect(json).toMatchObject({ delivery: 'by-hand' })
    expect(await shownOnRecord()).toEqual([['invitation-link-shown', 'europol', 'administrator']])
    expect([await look(sentAgain), await look((json as { link: string }).link)]).toEqual(['invitation/link-invalid', undefined])
    expect(mail.received).toHaveLength(2)
  })

  test('to an address that the mail server refuses is made all the same, and its link is shown; the others are sent', async () => {
    await begin({ refuses: ['wrong@gdf.example'] })
    const made = await invite(...['one', 'wrong', 'two', 'three', 'four', 'five'].map(name => asked(`${name}@gdf.example`, ['ms-it', 'reader'])))
    expect(made.map(({ given }) => given.delivery)).toEqual(['sent', 'not-sent', 'sent', 'sent', 'sent', 'sent'])
    const refused = made[1]?.given
    expect(refused?.delivery === 'not-sent' && (await accept(refused.link, 'Wrong')).status).toBe(200)
    expect(await shownOnRecord()).toHaveLength(1)
    expect(mail.received.map(({ to }) => to[0]).toSorted()).toEqual(['five@gdf.example', 'four@gdf.example', 'one@gdf.example', 'three@gdf.example', 'two@gdf.example'])
    expect(server.output()).toContain('mail.not-sent')
    expect(server.output()).not.toContain('gdf.example')
  })

  test.each([
    ['is down', async () => mail.close()],
    ['takes connections and never says a word', async () => {
      await server.stop()
      await mail.close()
      mail = await startMailServer({ isSilent: true })
      await server.remove()
      server = await startServer({ DEMO: '0', ...mail.environment })
      administrator = await becomeAdministrator(server)
    }],
  ])('is not lost when the mail server %s: two hundred are made, and their links are shown', async (_what, happens) => {
    await begin()
    await happens()
    const people = Array.from({ length: 200 }, (_, index) => asked(`person${index}@gdf.example`, ['ms-it', 'reader']))
    const made = await invite(...people)
    expect(made.map(({ given }) => given.delivery)).toEqual(people.map(() => 'not-sent'))
    const last = made.at(-1)?.given
    expect(last?.delivery === 'not-sent' && (await accept(last.link, 'Last')).status).toBe(200)
    expect(PeopleAnswer.parse((await administrator.call('GET', '/api/people?party=ms-it')).json).invitations).toHaveLength(199)
  })
})

describe('a forgotten password', () => {
  beforeEach(() => begin())

  test('is set anew under a link that is sent to the address, is good once and for an hour, and ends every other', async () => {
    await rita()
    expect(await follow(server.origin, '/forgotten-password', { email: 'Rita@GDF.example' })).toMatchObject({ status: 200 })
    const message = await mail.mailTo('rita@gdf.example', 2)
    expect((await askForLink('rita@gdf.example')).status).toBe(200)
    const other = linkIn(await mail.mailTo('rita@gdf.example', 3))
    const until = await inStore(server, ({ database }) => database.selectFrom('password_links').select('expires_at').execute())
    expect(until.filter(({ expires_at: at }) => Date.parse(at) > Date.now() + 3600_000)).toEqual([])
    const set = (link: string, word: string) => follow(server.origin, '/set-password', { token: tokenOf(link), password: word })
    expect((await set(linkIn(message), 'a new one, just as long')).status).toBe(200)
    expect([await signIn('rita@gdf.example', password), await signIn('rita@gdf.example', 'a new one, just as long')]).toEqual([401, 200])
    expect([(await set(linkIn(message), 'and one more, as long')).code, (await set(other, 'and one more, as long')).code]).toEqual(['sign-in/link-invalid', 'sign-in/link-invalid'])
    expect([tokenOf(linkIn(message)), tokenOf(other), 'gdf.example'].filter(secret => server.output().includes(secret))).toEqual([])
  })

  test('of an address that nobody has, or of somebody suspended, is answered the same, and nothing is sent', async () => {
    await rita()
    await invite(asked('salvo@gdf.example', ['ms-it', 'reader']))
    await accept(linkIn(await mail.mailTo('salvo@gdf.example')), 'Salvo')
    await inStore(server, ({ database }) => database.updateTable('people').set({ suspended_at: new Date().toISOString() }).where('email', '=', 'salvo@gdf.example').execute())
    const before = mail.received.length
    const answers = []
    for (const email of ['nobody@gdf.example', 'salvo@gdf.example', 'rita@gdf.example']) {
      const answer = await fetch(`${server.origin}/api/forgotten-password`, { method: 'POST', headers: { 'content-type': 'application/json', origin: server.origin }, body: JSON.stringify({ email }) })
      answers.push([answer.status, await answer.text(), [...answer.headers.keys()].toSorted().join()])
    }
    expect(answers).toEqual([answers[0], answers[0], answers[0]])
    // Asked for last, so that whatever the others led to came before.
    await mail.mailTo('rita@gdf.example', 2)
    expect(mail.received.slice(before).map(({ to }) => to)).toEqual([['rita@gdf.example']])
  })

  test('asked for by a stranger ends no link that the person was given, and lets nobody wait who signs in', async () => {
    const caller = await rita()
    const { json } = await administrator.call('POST', `/api/people/${((await caller.call('GET', '/api/me')).json as { person: { id: string } }).person.id}/link?as=shown`)
    const codes = []
    for (let count = 0; count < 4; count++) codes.push((await askForLink('rita@gdf.example')).code)
    expect(codes).toEqual([undefined, undefined, undefined, 'sign-in/asked-often'])
    for (let count = 0; count < 3; count++) await askForLink('nobody@gdf.example')
    expect((await askForLink('nobody@gdf.example')).code).toBe('sign-in/asked-often')
    await mail.mailTo('rita@gdf.example', 4)
    expect(await signIn('rita@gdf.example', password)).toBe(200)
    expect((await follow(server.origin, '/set-password', { token: tokenOf((json as { link: string }).link), password: 'a new one, just as long' })).status).toBe(200)
  })

  test('of a colleague: the new link is sent, and shown only to who asks for that, on record', async () => {
    const speaker = await rita()
    await invite(asked('salvo@gdf.example', ['ms-it', 'drafter']))
    const { caller: salvo } = await accept(linkIn(await mail.mailTo('salvo@gdf.example')), 'Salvo')
    const { id } = ((await salvo.call('GET', '/api/me')).json as { person: { id: string } }).person
    expect((await speaker.call('POST', `/api/people/${id}/link`)).json).toEqual({ delivery: 'sent' })
    const message = await mail.mailTo('salvo@gdf.example', 2)
    expect(message.text).toContain('Rita Monti gives you a new link')
    expect(await shownOnRecord()).toEqual([])
    expect((await speaker.call('POST', `/api/people/${id}/link?as=shown`)).json).toMatchObject({ delivery: 'by-hand' })
    expect(await shownOnRecord()).toEqual([['password-link-shown', 'ms-it', 'speaks']])
    expect((await follow(server.origin, '/set-password', { token: tokenOf(linkIn(message)), password: 'a new one, just as long' })).code).toBe('sign-in/link-invalid')
    expect((await speaker.call('POST', `/api/people/${id}/link`)).json).toEqual({ delivery: 'sent' })
    expect((await follow(server.origin, '/set-password', { token: tokenOf(linkIn(await mail.mailTo('salvo@gdf.example', 3))), password: 'a new one, just as long' })).status).toBe(200)
  })
})

test('sample people have no mail: nothing is sent to them, whoever asks', async () => {
  mail = await startMailServer()
  server = await startServer(mail.environment)
  const added = await runProgram('admin', ['add-person', '--email', 'rita@gdf.example', '--name', 'Rita', '--party', 'ms-it', '--function', 'drafter'], { DATA_DIR: server.dataDirectory, PUBLIC_URL: server.origin })
  expect(added.code).toBe(0)
  const germany = await signInAs(server.origin, 'de-speaks')
  const { people } = PeopleAnswer.parse((await germany.call('GET', '/api/people?party=ms-de')).json)
  const colleague = people.find(({ person, mayGiveLink }) => mayGiveLink && person !== germany.person)
  expect((await germany.call('POST', `/api/people/${colleague?.person}/link`)).json).toMatchObject({ delivery: 'by-hand' })
  expect((await askForLink(colleague?.email ?? '')).status).toBe(200)
  expect((await askForLink('rita@gdf.example')).status).toBe(200)
  await mail.mailTo('rita@gdf.example')
  expect(mail.received).toHaveLength(1)
})

test('without a mail server nobody is asked for an address, and whoever invites is shown the links, on record', async () => {
  mail = await startMailServer()
  server = await startServer({ DEMO: '0' })
  administrator = await becomeAdministrator(server)
  expect(await (await fetch(`${server.origin}/api/forgotten-password`)).json()).toEqual({ isByMail: false })
  expect((await askForLink('ada@europol.example')).code).toBe('sign-in/no-mail')
  expect((await invite(asked('rita@gdf.example', ['ms-it', 'speaks']))).map(({ given }) => given.delivery)).toEqual(['by-hand'])
  expect(await shownOnRecord()).toEqual([['invitation-link-shown', 'europol', 'administrator']])
  expect(mail.received).toEqual([])
})
