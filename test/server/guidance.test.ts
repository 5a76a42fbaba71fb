// The guidance notes of goals over the real server: who records a supervisor, who reads and writes the notes, and what
// changes on sockets that stay open.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { problemsOf } from '../../server/recovery/check-workspace.ts'
import { CyclesAnswer, GuidanceAnswer } from '../../shared/api/cycles.ts'
import { cyclePlain, cycleSchema, cycleView, supervisorIn } from '../../shared/documents/cycle.ts'
import { GoalId } from '../../shared/ids.ts'
import { fillText } from '../../shared/schema/rich-text-writing.ts'
import { inStore } from '../harness/in-store.ts'
import { joinDocument } from '../harness/raw-client.ts'
import type { RawClient } from '../harness/raw-client.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import type { SignedInPerson } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'

const cycle = '2026-2029'
const goal = GoalId.parse('2026-2029/goal-1')
const otherGoal = GoalId.parse('2026-2029/goal-2')
const thirdGoal = GoalId.parse('2026-2029/goal-3')

const partyOf = {
  'de-drafter': 'ms-de', 'it-speaks': 'ms-it', 'it-reader': 'ms-it', 'mt-speaks': 'ms-mt', 'support-team': 'europol', 'gsc-secretariat': 'gsc', 'carin-drafter': 'carin', 'ge-drafter': 'tc-ge',
} as const
type Name = keyof typeof partyOf

let server: RunningServer
const people = new Map<Name, SignedInPerson>()
const as = (name: Name): SignedInPerson => {
  const person = people.get(name)
  if (person === undefined) throw new Error(`${name} has signed in`)
  return person
}

beforeAll(async () => {
  server = await startServer()
  for (const name of Object.keys(partyOf) as Name[]) people.set(name, await signInAs(server.origin, name))
})
afterAll(() => server?.remove())

const join = (name: Name, document = `cycle/${cycle}`, clients?: string): Promise<RawClient> =>
  joinDocument(server, as(name), partyOf[name], document, { schema: cycleSchema.version, ...(clients === undefined ? {} : { clients }) })

const decided = { decision: '15220/26', on: '2026-11-20' }
const record = (body: object, by: Name = 'support-team', of = cycle) => as(by).call('PUT', `/api/cycles/${of}/supervisor`, { goal, ...decided, ...body })
const errorOf = ({ status, json }: { status: number; json: unknown }) => {
  const { error } = json as { error: { code: string; field?: string } }
  return [status, error.code, error.field]
}

/** Writes a note as a page would; gives the code of the refusal where it is refused. */
const sentBy = new WeakMap<RawClient, number>()
function writes(client: RawClient, words: string, of = goal): Promise<string> {
  const text = cycleView(client.doc).roots.goals.get(of)?.guidance
  if (text === undefined) throw new Error('the goal is there')
  fillText(text.fragment, [{ type: 'paragraph', text: words }])
  client.sendOwn()
  const count = (sentBy.get(client) ?? 0) + 1
  sentBy.set(client, count)
  return client.settled(count)
}
const noteIn = (client: RawClient, of = goal): string => cyclePlain(client.doc).goals[of]?.guidance ?? ''
const supervisorOf = (client: RawClient, of = goal) => supervisorIn(cyclePlain(client.doc).record, of)

describe('recording a supervisor', () => {
  test('only the support team does, and each field that is wrong is named', async () => {
    for (const name of ['de-drafter', 'it-speaks', 'gsc-secretariat', 'ge-drafter'] as const) {
      expect(errorOf(await record({ party: partyOf[name] }, name))).toEqual([403, 'api/support-team-only', undefined])
    }
    expect(errorOf(await record({ party: 'carin' }))).toEqual([400, 'role/supervisor-not-this-kind', 'party'])
    expect(errorOf(await record({ party: 'gsc' }))).toEqual([400, 'role/supervisor-not-this-kind', 'party'])
    expect(errorOf(await record({ party: 'ms-zz' }))).toEqual([400, 'party/unknown', 'party'])
    expect(errorOf(await record({ party: 'ms-it', decision: ' ' }))).toEqual([400, 'api/invalid-body', 'decision'])
    expect(errorOf(await record({ party: 'ms-it', on: '2026-02-30' }))).toEqual([400, 'api/invalid-body', 'on'])
    expect(errorOf(await record({ party: 'ms-it', note: 'more' }))).toEqual([400, 'api/invalid-body', ''])
    expect(errorOf(await record({ party: 'ms-it', goal: '2026-2029/goal-99' }))).toEqual([404, 'goal/not-found', 'goal'])
    expect(errorOf(await record({ party: 'ms-it', goal: '2022-2025/goal-1' }))).toEqual([404, 'goal/not-found', 'goal'])
    expect(errorOf(await record({ party: 'ms-it' }, 'support-team', '2030-2033'))).toEqual([404, 'cycle/not-found', undefined])
    expect(errorOf(await record({ party: null, goal: otherGoal }))).toEqual([409, 'goal/no-supervisor', 'party'])
    // A cycle that is over is only read.
    expect(errorOf(await record({ party: 'ms-it', goal: '2022-2025/goal-1' }, 'support-team', '2022-2025'))).toEqual([409, 'cycle/closed', undefined])
  })

  test('it stands in the document, in the list of cycles and on record, with its decision', async () => {
    const reader = await join('mt-speaks')
    expect(supervisorOf(reader)).toBeNull()
    expect((await record({ party: 'ms-it' })).json).toEqual({ cycle, goal })
    await until('the mirror has come', () => supervisorOf(reader) !== null)
    expect(supervisorOf(reader)).toEqual({ goal, party: 'ms-it', ...decided })
    const { cycles } = CyclesAnswer.parse((await as('ge-drafter').call('GET', '/api/cycles')).json)
    expect(cycles.find(({ id }) => id === cycle)?.goals.filter(({ supervisor }) => supervisor !== null).map(({ id, supervisor }) => [id, supervisor])).toEqual([[goal, 'ms-it']])
    const lines = await inStore(server, ({ database }) => database.selectFrom('record_log').selectAll().where('subject', '=', `cycle/${cycle}`).execute())
    expect(lines.map(({ person, capacity, what, detail }) => [person, capacity, what, JSON.parse(detail)])).toEqual([['sample-person-support-team', 'support-team', 'supervisor-recorded', { goal, party: 'ms-it', ...decided }]])
    reader.close()
  })
})

describe('the notes', () => {
  test('are written by the supervisor’s people, read by everybody at once, and by nobody else written', async () => {
    const italian = await join('it-speaks')
    const names = ['de-drafter', 'mt-speaks', 'it-reader', 'gsc-secretariat', 'support-team', 'carin-drafter', 'ge-drafter'] as const
    const readers = await Promise.all(names.map(name => join(name)))
    expect(await writes(italian, 'Ports first.')).toBe('taken')
    for (const reader of readers) await until('the note has come', () => noteIn(reader) === 'Ports first.')
    const refusals = await Promise.all(readers.map(reader => writes(reader, 'Airports first.')))
    expect(refusals).toEqual(names.map(name => (name === 'it-reader' ? 'mandate/reader' : 'mandate/supervisor-only')))
    for (const client of [italian, ...readers]) client.close()
    const again = await join('mt-speaks')
    expect(noteIn(again)).toBe('Ports first.')
    again.close()
    // Its own goal, and no other.
    const other = await join('it-speaks')
    expect(await writes(other, 'Mine too.', otherGoal)).toBe('mandate/no-supervisor')
    other.close()
  })

  test('whoever names no client id reads on and writes nothing', async () => {
    const reader = await join('it-speaks', `cycle/${cycle}`, '')
    const writer = await join('it-speaks')
    expect(await writes(writer, 'Ports and airports.')).toBe('taken')
    await until('the note has come', () => noteIn(reader) === 'Ports and airports.')
    expect(await writes(reader, 'Without a mark.')).toBe('client-id/not-named')
    const bound = await inStore(server, ({ database }) => database.selectFrom('client_ids').select('client_id').where('document', '=', `cycle/${cycle}`).execute())
    expect(bound.map(({ client_id }) => client_id)).toContain(writer.doc.clientID)
    expect(bound.map(({ client_id }) => client_id)).not.toContain(reader.doc.clientID)
    reader.close()
    writer.close()
  })

  test('of a cycle that is over can be read, and a cycle that is not there answers like none', async () => {
    const past = await join('de-drafter', 'cycle/2022-2025')
    expect(await writes(past, 'Too late.', GoalId.parse('2022-2025/goal-1'))).toBe('cycle/closed')
    past.close()
    for (const document of ['cycle/2030-2033', 'cycle/nonsense%2F..', 'cycle/2026-2029%2Fgoal-1']) {
      await expect(join('de-drafter', document)).rejects.toThrow('closed with 4404')
    }
  })
})

test('whoever acts for a delegation is told which notes there are, and that one is another; what is empty is none', async () => {
  const told = async (name: Name) => GuidanceAnswer.parse((await as(name).call('GET', '/api/cycles/notes')).json).notes.find(note => note.goal === thirdGoal)
  expect(await told('de-drafter')).toBeUndefined()
  await record({ party: 'ms-de', goal: thirdGoal })
  const supervisor = await join('de-drafter')
  expect(await writes(supervisor, 'Ask the carriers first.', thirdGoal)).toBe('taken')
  const first = await told('mt-speaks')
  expect(first).toMatchObject({ goal: thirdGoal, supervisor: 'ms-de' })
  expect(await told('ge-drafter')).toEqual(first)
  expect(await writes(supervisor, 'Ask the carriers and the ports first.', thirdGoal)).toBe('taken')
  expect((await told('mt-speaks'))?.digest).not.toBe(first?.digest)
  // The words themselves are not among it.
  expect(JSON.stringify(first)).not.toContain('carriers')
  supervisor.close()
})

describe('rights that change under open pages', () => {
  test('a new supervisor writes on the page that it has open, and the former one no more', async () => {
    const italian = await join('it-speaks')
    const german = await join('de-drafter')
    expect(await writes(italian, 'Written by Italy.')).toBe('taken')
    expect((await record({ party: 'ms-de' })).status).toBe(200)
    await until('Germany knows', () => supervisorOf(german)?.party === 'ms-de')
    expect(await writes(german, 'Written by Germany.')).toBe('taken')
    expect(await writes(italian, 'Written by Italy after all.')).toBe('mandate/supervisor-only')
    expect([italian.closedWith, german.closedWith]).toEqual([null, null])
    expect((await record({ party: null })).status).toBe(200)
    await until('the mirror has come', () => supervisorOf(german) === null)
    expect(await writes(german, 'Still here?')).toBe('mandate/no-supervisor')
    italian.close()
    german.close()
    const reader = await join('mt-speaks')
    expect(noteIn(reader)).toBe('Written by Germany.')
    reader.close()
  })

  test('all of it is there after a start, and the workspace is sound', async () => {
    expect((await record({ party: 'ms-it', goal: otherGoal })).status).toBe(200)
    await server.kill()
    await server.startAgain()
    for (const name of ['it-speaks', 'mt-speaks'] as const) people.set(name, await signInAs(server.origin, name))
    const italian = await join('it-speaks')
    expect([noteIn(italian), supervisorOf(italian), supervisorOf(italian, otherGoal)?.party]).toEqual(['Written by Germany.', null, 'ms-it'])
    expect(await writes(italian, 'Goal two.', otherGoal)).toBe('taken')
    italian.close()
    await server.stop()
    expect(await inStore(server, problemsOf)).toEqual([])
  })
})
