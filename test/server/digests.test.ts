// Mail that says what waits: real plans, rounds, store and SMTP, and a clock that a test moves. Nothing empty is sent, nothing twice, nothing
// of a plan but its name, and nothing to whom it is not for.
import * as Y from 'yjs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cycleViews } from '../../server/api/cycles.ts'
import { systemClock } from '../../server/clock.ts'
import { readConfig } from '../../server/config.ts'
import { Digests } from '../../server/digest/digests.ts'
import { saveSettings, switchOff } from '../../server/digest/settings.ts'
import type { HeldFunctions } from '../../server/identity/held-functions.ts'
import { insertPerson } from '../../server/identity/people.ts'
import { Inbox } from '../../server/inbox/inbox.ts'
import { OwnSaid } from '../../server/inbox/own-said.ts'
import { LiveSummaries } from '../../server/live/live-summaries.ts'
import { smtpMail } from '../../server/mail/smtp.ts'
import { documentOfPlan } from '../../server/plans/plan-record.ts'
import { planKind } from '../../server/plans/plan-kind.ts'
import { Plans } from '../../server/plans/plans.ts'
import { Projector } from '../../server/projection/projector.ts'
import { loadReferenceData } from '../../server/reference-data.ts'
import { Rounds } from '../../server/rounds/rounds.ts'
import { Steps } from '../../server/rounds/steps.ts'
import { makeSide } from '../../server/sides/make-side.ts'
import { sideKind } from '../../server/sides/side-kind.ts'
import { SideRights } from '../../server/sides/side-rights.ts'
import { openInMemory } from '../../server/store/sqlite/open-in-memory.ts'
import type { Store } from '../../server/store/store.ts'
import { GroupCommit } from '../../server/sync/commit.ts'
import { serverOrigin } from '../../server/sync/document.ts'
import { OpenDocuments } from '../../server/sync/open-documents.ts'
import { seenProofs } from '../../server/sync/seen-proof.ts'
import { usualDigest } from '../../shared/api/digest.ts'
import type { DigestSettings } from '../../shared/api/digest.ts'
import { beginOwnThread } from '../../shared/documents/own-thread-commands.ts'
import { planView } from '../../shared/documents/plan.ts'
import { documentOfSide, sideView } from '../../shared/documents/side.ts'
import { beginThread } from '../../shared/documents/thread-commands.ts'
import { AreaId, PartyId, PersonId, randomId } from '../../shared/ids.ts'
import type { PlanId } from '../../shared/ids.ts'
import type { PersonFunction } from '../../shared/mandates/functions.ts'
import { IsoDay } from '../../shared/schema/values.ts'
import { startMailServer } from '../harness/mail-server.ts'
import type { MailServer } from '../harness/mail-server.ts'

let now: Date
let store: Store
let mailServer: MailServer
let plan: PlanId
let plans: Plans
let rounds: Rounds
let inbox: Inbox
let live: LiveSummaries
let documents: OpenDocuments
let closing: (() => unknown)[]
let project: () => Promise<void>
const address = 'https://planning.example'
const time = (instant: string): void => { now = new Date(instant) }
const party = (id: string): PartyId => PartyId.parse(id)
const supportTeam = { person: PersonId.parse(randomId()), party: party('europol'), functions: ['support-team' as const] }
const german = { person: PersonId.parse(randomId()), party: party('ms-de'), functions: ['speaks' as const] }
const italian = { person: PersonId.parse(randomId()), party: party('ms-it'), functions: ['speaks' as const] }
const noLog = { error: (what: string, error: unknown): string => { throw new Error(what, { cause: error }) }, warn: () => undefined }

/** As it is after a start: over what is stored, with a mail server that is there. */
function digests(to: MailServer = mailServer): Digests {
  const config = readConfig(to.environment)
  if (!config.ok || config.value.mail === null) throw new Error('no settings of mail')
  const mail = smtpMail(config.value.mail, noLog)
  closing.unshift(() => mail.close())
  return new Digests({ database: store.database, inbox, summariesFor: of => live.summariesFor(of), mail, cycles: () => cycleViews(store.database), address, log: noLog, clock: { ...systemClock, now: () => now.getTime() } })
}

async function somebody(name: string, of: string, held: PersonFunction, settings: Partial<DigestSettings> | null): Promise<PersonId> {
  const id = await store.database.transaction().execute(transaction => insertPerson(transaction, { name, email: `${name}@office.example`, memberships: [{ party: party(of), function: held }] }, now))
  if (settings !== null) await saveSettings(store.database, id, { ...usualDigest, quiet: null, ...settings })
  return id
}

/** Malta says something in the plan. */
async function says(words: string): Promise<void> {
  const opened = await documents.open(documentOfPlan(plan))
  if (!opened.ok || opened.value === null) throw new Error('the plan is not open')
  await opened.value.write((doc: Y.Doc) => {
    const view = planView(doc, serverOrigin)
    const comments = view.roots.threads.get(beginThread(view, party('ms-mt'), ['aim'], words))?.comments
    for (const id of comments?.ids() ?? []) comments?.get(id)?.stamp.set({ at: now.toISOString(), capacity: 'drafter' })
  })
  await project()
}

/** Italy's people say something among themselves in their own side of the plan. */
async function saysToColleagues(author: PersonId, words: string): Promise<void> {
  const place = { plan, party: party('ms-it') }
  expect(await makeSide(store, place, now)).toMatchObject({ ok: true })
  const opened = await documents.open(documentOfSide(place))
  if (!opened.ok || opened.value === null) throw new Error('the side is not open')
  await opened.value.write((doc: Y.Doc) => {
    const view = sideView(doc, serverOrigin)
    const comments = view.roots.threads.get(beginOwnThread(view, author, ['aim'], words))?.comments
    for (const id of comments?.ids() ?? []) comments?.get(id)?.stamp.set({ at: now.toISOString(), capacity: 'drafter' })
  })
}

const sentTo = (name: string) => mailServer.received.filter(({ to }) => to.includes(`${name}@office.example`))
const counts = (...names: string[]): number[] => names.map(name => sentTo(name).length)

beforeEach(async () => {
  closing = []
  // Monday, ten in the morning in Brussels.
  time('2026-11-30T09:00:00.000Z')
  const clock = { ...systemClock, now: () => now.getTime() }
  ;({ store } = await openInMemory(() => now))
  await loadReferenceData(store.database)
  mailServer = await startMailServer({ refuses: ['gone@office.example'] })
  const commits = new GroupCommit(store, { fatal: () => {}, failing: () => {}, recovered: () => {}, failed: () => {}, finished: () => {} })
  live = new LiveSummaries(clock)
  const sideRights = new SideRights(store, () => documents, () => now)
  documents = new OpenDocuments(store, commits, [planKind(store), sideKind(sideRights, () => now)], {
    committed: (document, report) => {
      sideRights.committed(document, report)
      projector.committed(document, report)
      ownSaid.committed(document, report)
    },
    accepted: () => {}, refused: () => {}, presenceChanged: () => {}, epochRaised: () => {}, fault: (_what, _document, error) => { throw error },
  }, seenProofs('a secret of tests'))
  const projector: Projector = new Projector(store, documents, live, () => cycleViews(store.database), (_what, error) => { throw error }, systemClock, projected => inbox.projected(projected))
  plans = new Plans(store, documents, changed => void projector.project(changed), clock)
  const heldNow: HeldFunctions = async (_person, of) => ({ functions: of === supportTeam.party ? supportTeam.functions : ['speaks'], stillHold: () => true })
  const parts = { store, plans, documents, heldNow, now: () => now, changed: () => {} }
  rounds = new Rounds(parts)
  const ownSaid = new OwnSaid({ database: store.database, documents, changed: () => {}, now: () => now })
  inbox = new Inbox({ database: store.database, documents, summariesFor: of => live.summariesFor(of), changed: () => {}, ownSaid, now: () => now })
  const made = await plans.create(AreaId.parse('2026-2029/msthb/ms'), IsoDay.parse('2026-01-01'), null)
  if (!made.ok) throw new Error(made.error.code)
  plan = made.value.id
  const by = { person: supportTeam.person, party: supportTeam.party, capacity: 'support-team' as const }
  await plans.recordDriver(plan, { party: german.party, decision: 'provisional', on: IsoDay.parse('2026-11-20') }, by)
  await plans.accept(plan, 'driver', german.party, { ...by, person: german.person, party: german.party })
  const round = await new Steps(parts).take(german, plan, { step: 'open-round', party: german.party, inMinutes: 0, deadline: '2026-12-10T17:00:00.000Z', silence: 'no-answer' })
  expect(round).toMatchObject({ ok: true })
  project = () => projector.project(plan)
  await project()
  closing.push(async () => {
    live.close()
    plans.close()
    await commits.stop()
    await documents.closeAll()
    // What a last commit set off reads the store.
    await projector.flush()
    await store.close()
    await mailServer.close()
  })
})
afterEach(async () => {
  for (const close of closing) await close()
})

test('what is new is gathered for an hour and sent once, with plan, delegations, deadline and link, and no word of the plan', async () => {
  await somebody('rita', 'ms-it', 'speaks', { rhythm: 'as-it-comes' })
  await somebody('remo', 'ms-it', 'speaks', null)
  await somebody('salvo', 'ms-it', 'drafter', { rhythm: 'daily', kinds: ['said'] })
  await digests().look()
  time('2026-11-30T09:40:00.000Z')
  await says('Could @IT say why the quetzal sings')
  await digests().look()
  // Who has the daily one had nothing to read in the morning; tomorrow there is.
  expect(counts('rita', 'remo', 'salvo')).toEqual([0, 0, 0])
  time('2026-11-30T10:00:00.000Z')
  await digests().look()
  const [message] = sentTo('rita')
  expect(message?.headers).toContain('Subject: 2 things wait for you in the EMPACT workspace')
  expect(message?.text).toContain(`Rounds and deadlines
- Italy has not answered in round 1 of Migrant smuggling 2026–27. The deadline is Thu 10 Dec 2026, 18:00.
  ${address}/plans/${plan}/round

Mentions and replies
- Malta mentions Italy in Migrant smuggling 2026–27.
  ${address}/plans/${plan}
`)
  expect(message?.text).not.toMatch(/quetzal/)
  const off = /https:\/\/planning\.example\/digest-off\/[\w-]{40,}/.exec(message?.text ?? '')?.[0]
  expect(message?.headers.replaceAll(/\r\n\s+/g, ' ')).toContain(`List-Unsubscribe: <${off}>`)
  expect(message?.headers).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  // Nothing is told twice, after a start neither.
  time('2026-11-30T13:00:00.000Z')
  await digests().look()
  expect(counts('rita', 'remo', 'salvo')).toEqual([1, 0, 0])
  time('2026-12-01T06:00:00.000Z')
  await digests().look()
  expect(counts('rita', 'remo', 'salvo')).toEqual([1, 0, 1])
  expect(sentTo('salvo')[0]?.text).toContain('Malta mentions Italy')
  expect(sentTo('salvo')[0]?.text).not.toContain('round')
})

test('a process that ends before it has noted what it sent sends it again, under the same message id', async () => {
  await somebody('rita', 'ms-it', 'speaks', { rhythm: 'daily' })
  await digests().look()
  await store.database.deleteFrom('digest_told').execute()
  await store.database.updateTable('digest_settings').set({ daily_on: null }).execute()
  await digests().look()
  const ids = sentTo('rita').map(({ headers }) => /Message-ID:\s+(<\S+>)/.exec(headers)?.[1])
  expect([ids.length, ids[0] === ids[1], ids[0]?.startsWith('<digest.')]).toEqual([2, true, true])
})

test('what was read in the workspace meanwhile is not sent', async () => {
  const rita = await somebody('rita', 'ms-it', 'speaks', { rhythm: 'as-it-comes', kinds: ['said'] })
  await says('Could @IT say so')
  await digests().look()
  const { entries } = await inbox.read(rita, party('ms-it'))
  await inbox.mark(rita, entries.map(({ id }) => id), true)
  time('2026-11-30T12:00:00.000Z')
  await digests().look()
  expect(mailServer.received).toEqual([])
})

test('whoever may answer is reminded three days and one day before the deadline, at once; more time moves that, an answer ends it', async () => {
  await somebody('rita', 'ms-it', 'speaks', { rhythm: 'as-it-comes' })
  await somebody('salvo', 'ms-it', 'drafter', { rhythm: 'as-it-comes' })
  await somebody('dario', 'ms-it', 'speaks', { rhythm: 'daily' })
  await somebody('heidi', 'ms-de', 'speaks', { rhythm: 'as-it-comes' })
  const names = ['rita', 'salvo', 'dario', 'heidi']
  const lookAt = async (instant: string): Promise<number[]> => {
    time(instant)
    await digests().look()
    return counts(...names)
  }
  await lookAt('2026-11-30T09:00:00.000Z')
  // The driver is not asked.
  expect(await lookAt('2026-11-30T10:00:00.000Z')).toEqual([1, 1, 1, 0])
  // In the daily one on the morning of that day.
  expect(await lookAt('2026-12-07T08:00:00.000Z')).toEqual([1, 1, 2, 0])
  expect(await lookAt('2026-12-07T16:59:00.000Z')).toEqual([1, 1, 2, 0])
  expect(await lookAt('2026-12-07T17:00:00.000Z')).toEqual([2, 1, 2, 0])
  expect(await lookAt('2026-12-07T19:00:00.000Z')).toEqual([2, 1, 2, 0])
  time('2026-12-08T09:00:00.000Z')
  expect(await rounds.extend(german, plan, 1, '2026-12-14T17:00:00.000Z')).toMatchObject({ ok: true })
  expect(await lookAt('2026-12-09T18:00:00.000Z')).toEqual([2, 1, 2, 0])
  expect(await lookAt('2026-12-11T17:00:00.000Z')).toEqual([3, 1, 3, 0])
  expect(sentTo('rita')[2]?.text).toContain('Mon 14 Dec 2026, 18:00')
  expect(await rounds.answer(italian, plan, 1, { party: italian.party, answer: 'no-objection', reserves: [] })).toMatchObject({ ok: true })
  expect(await lookAt('2026-12-13T18:00:00.000Z')).toEqual([3, 1, 3, 0])
})

test('the driver reminds those without an answer, once a day: in the inbox, and by mail as each has chosen', async () => {
  const rita = await somebody('rita', 'ms-it', 'speaks', { rhythm: 'as-it-comes' })
  const marta = await somebody('marta', 'ms-mt', 'speaks', { rhythm: 'as-it-comes' })
  await somebody('remo', 'ms-it', 'speaks', { rhythm: 'off' })
  await digests().look()
  time('2026-11-30T10:00:00.000Z')
  await digests().look()
  expect(counts('rita', 'marta', 'remo')).toEqual([1, 1, 0])
  expect(await rounds.answer({ ...italian, party: party('ms-mt') }, plan, 1, { party: party('ms-mt'), answer: 'no-objection', reserves: [] })).toMatchObject({ ok: true })
  expect(await rounds.remind(italian, plan, 1)).toMatchObject({ ok: false, error: { code: 'mandate/driver-only' } })
  expect(await rounds.remind(german, plan, 1)).toMatchObject({ ok: true })
  expect(await rounds.remind(supportTeam, plan, 1)).toMatchObject({ ok: false, error: { code: 'round/reminded-today' } })
  const remindersOf = async (person: PersonId, of: string) => (await inbox.read(person, party(of))).entries.filter(({ kind }) => kind === 'reminder').map(({ by, isUnread }) => [by, isUnread])
  expect([await remindersOf(rita, 'ms-it'), await remindersOf(marta, 'ms-mt')]).toEqual([[['ms-de', true]], []])
  await digests().look()
  expect(counts('rita', 'marta', 'remo')).toEqual([2, 1, 0])
  expect(sentTo('rita')[1]?.text).toContain('Germany reminds Italy of round 1 of Migrant smuggling 2026–27. The deadline is Thu 10 Dec 2026, 18:00.')
  time('2026-12-01T10:00:00.000Z')
  expect(await rounds.remind(supportTeam, plan, 1)).toMatchObject({ ok: true })
  const view = await rounds.view(party('ms-it'), plan)
  expect(view.ok && view.value.reminders.map(({ round, by }) => [round, by])).toEqual([[1, 'europol'], [1, 'ms-de']])
})

test('one delegation is reminded alone, once a day; nobody else finds it in the inbox or is mailed', async () => {
  const rita = await somebody('rita', 'ms-it', 'speaks', { rhythm: 'as-it-comes' })
  const marta = await somebody('marta', 'ms-mt', 'speaks', { rhythm: 'as-it-comes' })
  await digests().look()
  time('2026-11-30T10:00:00.000Z')
  await digests().look()
  const remind = async (writer: Parameters<typeof rounds.remind>[0], of: string): Promise<string> => {
    const done = await rounds.remind(writer, plan, 1, party(of))
    return done.ok ? 'reminded' : done.error.code
  }
  expect(await remind(italian, 'ms-mt')).toBe('mandate/driver-only')
  expect(await remind(german, 'ms-it')).toBe('reminded')
  expect(await remind(supportTeam, 'ms-it')).toBe('round/reminded-today')
  // The driver is not asked.
  expect(await remind(supportTeam, 'ms-de')).toBe('round/not-due')
  const remindersOf = async (person: PersonId, of: string) => (await inbox.read(person, party(of))).entries.filter(({ kind }) => kind === 'reminder').map(({ by }) => by)
  expect([await remindersOf(rita, 'ms-it'), await remindersOf(marta, 'ms-mt')]).toEqual([['ms-de'], []])
  await digests().look()
  expect(counts('rita', 'marta')).toEqual([2, 1])
  // All the others may still be reminded on that day; who was is passed over.
  expect(await rounds.remind(german, plan, 1)).toMatchObject({ ok: true })
  expect([await remindersOf(rita, 'ms-it'), await remindersOf(marta, 'ms-mt')]).toEqual([['ms-de'], ['ms-de']])
  await digests().look()
  expect(counts('rita', 'marta')).toEqual([2, 2])
  time('2026-12-01T09:00:00.000Z')
  expect(await remind(german, 'ms-mt')).toBe('round/reminded-today')
  time('2026-12-01T11:00:00.000Z')
  expect(await remind(german, 'ms-mt')).toBe('reminded')
  // Whom one went to alone is for that delegation and for those who remind.
  const told = async (of: string, functions: readonly PersonFunction[] = ['speaks']) => {
    const view = await rounds.view(party(of), plan, functions)
    return view.ok && view.value.reminders.map(({ by, of: to }) => [by, to])
  }
  const all = [['ms-de', 'ms-mt'], ['ms-de', null], ['ms-de', 'ms-it']]
  expect([await told('ms-de', []), await told('europol', ['support-team'])]).toEqual([all, all])
  expect([await told('ms-it'), await told('ms-mt'), await told('europol')]).toEqual([all.slice(1), all.slice(0, 2), [['ms-de', null]]])
})

test('nothing goes to whoever may not know: another delegation, a reader by a release, one whose function has ended, a suspended person', async () => {
  const by = { person: german.person, party: german.party, capacity: 'speaks' as const }
  expect(await plans.release(plan, { party: party('tc-ge'), purpose: 'To read it', until: '2026-12-20T09:00:00.000Z' }, by)).toMatchObject({ ok: true })
  await somebody('giorgi', 'tc-ge', 'speaks', { rhythm: 'as-it-comes' })
  await somebody('noor', 'ms-nl', 'speaks', { rhythm: 'as-it-comes', kinds: ['said'] })
  const rita = await somebody('rita', 'ms-it', 'speaks', { rhythm: 'as-it-comes' })
  const salvo = await somebody('salvo', 'ms-it', 'speaks', { rhythm: 'as-it-comes' })
  await says('Could @IT say so')
  await digests().look()
  time('2026-11-30T10:00:00.000Z')
  await store.database.updateTable('memberships').set({ until_at: now.toISOString() }).where('person', '=', rita).execute()
  await store.database.updateTable('people').set({ suspended_at: now.toISOString() }).where('id', '=', salvo).execute()
  await digests().look()
  expect(mailServer.received).toEqual([])
})

test('a mention among colleagues goes to whom it names, without a word of it or who said it, and nobody else is mailed', async () => {
  const rita = await somebody('rita', 'ms-it', 'speaks', { rhythm: 'as-it-comes', kinds: ['said'] })
  const salvo = await somebody('salvo', 'ms-it', 'drafter', { rhythm: 'as-it-comes', kinds: ['said'] })
  await somebody('noor', 'ms-nl', 'speaks', { rhythm: 'as-it-comes', kinds: ['said'] })
  await saysToColleagues(salvo, `@[${rita}] why does the quetzal sing`)
  await digests().look()
  time('2026-11-30T10:00:00.000Z')
  await digests().look()
  expect(counts('rita', 'salvo', 'noor')).toEqual([1, 0, 0])
  expect(sentTo('rita')[0]?.text).toContain('A colleague mentions you in a comment of Italy on Migrant smuggling 2026–27.')
  expect(sentTo('rita')[0]?.text).not.toMatch(/quetzal|salvo/)
  // Whoever is of the delegation no more is told nothing of what it says.
  await saysToColleagues(salvo, `@[${rita}] and now`)
  await store.database.updateTable('memberships').set({ party: party('ms-nl') }).where('person', '=', rita).execute()
  time('2026-11-30T12:00:00.000Z')
  await digests().look()
  time('2026-11-30T14:00:00.000Z')
  await digests().look()
  expect(counts('rita')).toEqual([1])
})

test('what was told and is over for ninety days is forgotten, what waits still is not, and nothing is told twice for it', async () => {
  const rita = await somebody('rita', 'ms-it', 'speaks', { rhythm: 'as-it-comes', kinds: ['said', 'rounds'] })
  await says('Could @IT say so')
  await digests().look()
  time('2026-11-30T10:00:00.000Z')
  await digests().look()
  expect(counts('rita')).toEqual([1])
  // The round goes on, without an answer of Italy, for longer than that; the mention stays unread.
  expect(await rounds.extend(german, plan, 1, '2027-05-31T17:00:00.000Z')).toMatchObject({ ok: true })
  const kept = async () => (await store.database.selectFrom('digest_told').select('item').where('person', '=', rita).execute()).map(({ item }) => item.split(' ')[0]).toSorted()
  expect(await kept()).toEqual(['mention', 'round'])
  for (const day of ['2026-12-31', '2027-02-05', '2027-02-27']) {
    time(`${day}T10:00:00.000Z`)
    await digests().look()
  }
  expect(await kept()).toEqual(['mention', 'round'])
  for (const day of ['2027-03-02', '2027-03-03', '2027-05-10']) {
    time(`${day}T10:00:00.000Z`)
    await digests().look()
  }
  // Once the note of it is gone the mention is too old to be mailed, though nobody has read it.
  expect([await kept(), (await inbox.read(rita, party('ms-it'))).entries.map(({ isUnread }) => isUnread), counts('rita')]).toEqual([['round'], [true], [1]])
})

test('a mail server that is down loses nothing, an address that it refuses holds nobody up, and switched off is off', async () => {
  await somebody('gone', 'ms-it', 'speaks', { rhythm: 'daily' })
  await somebody('rita', 'ms-it', 'speaks', { rhythm: 'daily' })
  const away = await startMailServer()
  await away.close()
  await digests(away).look()
  expect(await store.database.selectFrom('digest_told').selectAll().execute()).toEqual([])
  expect(await store.database.selectFrom('digest_links').selectAll().execute()).toEqual([])
  await digests().look()
  expect(counts('gone', 'rita')).toEqual([0, 1])
  const link = /digest-off\/([\w-]+)/.exec(sentTo('rita')[0]?.text ?? '')?.[1] ?? ''
  const kept = await store.database.selectFrom('digest_links').select('token_hash').execute()
  expect([kept.length, kept[0]?.token_hash === link]).toEqual([1, false])
  await switchOff(store.database, 'no-such-token')
  await switchOff(store.database, link)
  time('2026-12-07T10:00:00.000Z')
  await digests().look()
  expect(counts('gone', 'rita')).toEqual([0, 1])
})
