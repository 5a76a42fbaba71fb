// The exact days of joint action days, over the real server and real sockets: who is sent what, also on pages that stay
// open while rights change. Every byte that anybody else is sent is kept, and searched for words that are not theirs.
import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { daysSchema, daysView } from '../../shared/documents/joint-action-days.ts'
import { addAction, addRow, admit, answer, ask, askToLead, bringBackAction, join, removeAction } from '../../shared/documents/plan-commands.ts'
import { planPlain } from '../../shared/documents/plan.ts'
import type { RoleInAction } from '../../shared/documents/plan.ts'
import { GoalId, PartyId, PersonId, PlanId, randomId, RowId } from '../../shared/ids.ts'
import type { ActionId } from '../../shared/ids.ts'
import type { ParticipationAnswer } from '../../shared/vocabularies/vocabularies.ts'
import { CalendarAnswer } from '../../shared/api/days.ts'
import { encodeClientMessage } from '../../shared/protocol/messages.ts'
import { IsoDay, OrderKey, Quarter } from '../../shared/schema/values.ts'
import { bringTo } from '../harness/bring-to.ts'
import { inStore } from '../harness/in-store.ts'
import { metric } from '../harness/metrics.ts'
import { joinRaw, openRaw } from '../harness/raw-client.ts'
import type { RawClient } from '../harness/raw-client.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import type { SignedInPerson } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'

const plan = 'ms-2026'
const goal = GoalId.parse('2026-2029/goal-1')
const party = (id: string): PartyId => PartyId.parse(id)
const seen = { epoch: 'e', seq: 1 }
const byGermany = { by: party('ms-de'), on: IsoDay.parse('2026-03-03') }
/** Words and days that stand in the exact days and nowhere else. */
const canaries = ['quetzalport', 'axolotlnote', 'vicunaguard', '2026-09-17', '2026-09-19'] as const
const [place, note, service, from, to] = canaries

const partyOf = {
  'de-drafter': 'ms-de', 'de-speaks': 'ms-de', 'it-speaks': 'ms-it', 'it-reader': 'ms-it', 'nl-speaks': 'ms-nl', 'mt-speaks': 'ms-mt', 'fr-drafter': 'ms-fr',
  'europol-analyst': 'europol', 'support-team': 'europol', 'eurojust-drafter': 'eurojust', 'frontex-speaks': 'frontex', 'carin-drafter': 'carin',
  'gsc-secretariat': 'gsc', 'com-facilitator': 'com', 'ge-drafter': 'tc-ge',
} as const
type Name = keyof typeof partyOf
const names = Object.keys(partyOf) as Name[]

type Heard = Uint8Array | string

let server: RunningServer
const people = new Map<Name, SignedInPerson>()
const as = (name: Name): SignedInPerson => {
  const person = people.get(name)
  if (person === undefined) throw new Error(`${name} has signed in`)
  return person
}
/** Germany's page of the plan, and the action of the tests. */
let german: RawClient
let action: ActionId

const daysPath = (id: string, of = plan): string => `/api/plans/${of}/days/${id}`
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString()

/** Says something in the plan, and waits until it is stored. */
async function says(client: RawClient, act: () => void): Promise<void> {
  expect(await tries(client, act)).toBe('taken')
}
const sentBy = new WeakMap<RawClient, number>()
/** The same, giving the code of the refusal where it is refused. */
function tries(client: RawClient, act: () => void): Promise<string> {
  act()
  client.sendOwn()
  const count = (sentBy.get(client) ?? 0) + 1
  sentBy.set(client, count)
  return client.settled(count)
}

const viewOf = (client: RawClient, id = action) => {
  const view = client.plan.roots.actions.get(id)
  if (view === undefined) throw new Error('the action is there')
  return view
}

/** Gives a delegation's answer to what it was asked, on a page of its own. */
async function answers(name: Name, role: RoleInAction, said: 'confirmed' | 'declined', id = action): Promise<void> {
  const client = await joinRaw(server, as(name), partyOf[name], plan)
  const view = viewOf(client, id)
  const own = party(partyOf[name])
  const request = role === 'action-leader' ? view.leader.get()?.request : role === 'co-leader' ? view.coLeaders.get(own)?.request : view.participants.get(own)?.request
  if (request === undefined) throw new Error(`${name} was asked`)
  await says(client, () => answer(view, role, own, request, { answer: said } satisfies { answer: ParticipationAnswer }, seen))
  client.close()
}

const openDays = (name: Name, id: string = action): RawClient => openRaw(server, as(name), partyOf[name], `jad/${plan}/${id}`, { schema: daysSchema.version })

/** Opens the exact days and is in step with them. */
async function joinDays(name: Name, id: string = action): Promise<RawClient> {
  const client = openDays(name, id)
  await until(`${name} is welcome`, () => client.last('welcome') !== undefined || client.closedWith !== null)
  if (client.closedWith !== null) throw new Error(`closed with ${client.closedWith}`)
  client.sendBytes(encodeClientMessage({ type: 'step1', stateVector: Y.encodeStateVector(client.doc) }))
  await until('the state has come', () => client.last('committed') !== undefined)
  return client
}
async function turnedAway(name: Name, id: string = action): Promise<RawClient> {
  const client = openDays(name, id)
  await until(`${name} is turned away`, () => client.closedWith !== null || client.last('welcome') !== undefined)
  return client
}
async function goesDark(client: RawClient): Promise<number> {
  await until('the page went dark', () => client.closedWith !== null)
  expect(client.closedWith).toBe(4403)
  return client.received.length
}
const dayIn = (client: RawClient) => {
  const { days } = daysView(client.doc).roots
  const [id] = days.ids()
  return id === undefined ? undefined : days.get(id)
}

/** What a page tells of where it is. */
const awareness = (client: number, state: object): Uint8Array =>
  encoding.encode(encoder => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarString(encoder, JSON.stringify(state))
  })

const canariesIn = (bytes: Uint8Array | string): string[] => canaries.filter(word => Buffer.from(bytes).includes(word))

beforeAll(async () => {
  server = await startServer()
  // Nobody of the sample speaks for Georgia.
  const georgian = PersonId.parse('sample-person-ge-drafter')
  await inStore(server, ({ database }) => database.updateTable('memberships').set({ function: 'speaks' }).where('person', '=', georgian).execute())
  for (const name of names) people.set(name, await signInAs(server.origin, name))
  german = await joinRaw(server, as('de-drafter'), 'ms-de', plan)
  const writer = { party: party('ms-de'), answersForParty: false, isDriver: true }
  await says(german, () => {
    action = addAction(german.plan, goal)
    const view = viewOf(german)
    view.kind.set('jad')
    const row = addRow(german.plan, view.jointActionDays)
    view.jointActionDays.get(row)?.quarter.set(Quarter.parse('2026-Q3'))
    view.jointActionDays.get(row)?.count.set(3)
    askToLead(german.plan, view, party('ms-it'), writer, seen)
    ask(german.plan, view, 'participant', party('ms-nl'), writer, seen)
    ask(german.plan, view, 'participant', party('eurojust'), writer, seen)
  })
  await answers('it-speaks', 'action-leader', 'confirmed')
  await answers('nl-speaks', 'participant', 'confirmed')
  // Malta adds itself: nobody has taken it in.
  const maltese = await joinRaw(server, as('mt-speaks'), 'ms-mt', plan)
  await says(maltese, () => join(maltese.plan, viewOf(maltese), { party: party('ms-mt'), answersForParty: true, isDriver: false }, seen))
  maltese.close()
})
afterAll(() => server?.remove())

describe('the document', () => {
  test('is made by the first who may write it, once, and before that it is like none for everybody', async () => {
    for (const name of ['it-speaks', 'it-reader', 'nl-speaks', 'gsc-secretariat', 'ge-drafter'] as const) expect((await turnedAway(name)).closedWith).toBe(4404)
    expect((await as('it-reader').call('POST', daysPath(action))).status).toBe(404)
    const both = await Promise.all(['it-speaks', 'de-drafter'].map(name => as(name as Name).call('POST', daysPath(action))))
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    expect(both[0]?.json).toEqual({ plan, action })
    const again = await as('it-reader').call('POST', daysPath(action))
    expect([again.status, again.json]).toEqual([200, { plan, action }])
  })

  test('lets go of whoever has stopped reading and does not answer a close', async () => {
    const openSockets = (): Promise<number> => metric(server, 'empact_connections')
    const before = await openSockets()
    const client = await joinDays('it-speaks')
    expect(await openSockets()).toBe(before + 1)
    client.stopReading()
    client.sendBytes('no message')
    await until('its socket is gone', async () => (await openSockets()) === before)
    client.close()
  })

  test('answers alike whether there is no plan, no action, no days or they are not theirs', async () => {
    let without = action
    await says(german, () => { without = addAction(german.plan, goal) })
    const none = await as('mt-speaks').call('POST', daysPath(randomId(), 'xyz-2030'))
    expect([none.status, (none.json as { error: { code: string } }).error.code]).toEqual([404, 'days/not-found'])
    const same = [
      await as('mt-speaks').call('POST', daysPath(action)),
      await as('mt-speaks').call('POST', daysPath(randomId())),
      await as('mt-speaks').call('POST', daysPath('nonsense')),
      await as('ge-drafter').call('POST', daysPath(action)),
      await as('gsc-secretariat').call('POST', daysPath(action)),
      await as('support-team').call('POST', daysPath(action)),
      // Its own people are told no more of an action that has no joint action days.
      await as('de-drafter').call('POST', daysPath(without)),
    ]
    for (const each of same) expect(each).toEqual(none)
    for (const id of [action, randomId(), without, 'nonsense', '..%2Fplan']) {
      const client = await turnedAway('mt-speaks', id)
      expect([client.closedWith, client.received.length]).toEqual([4404, 0])
    }
  })

  test('is written by driver and leader, and everybody whose it is sees it at once', async () => {
    const italian = await joinDays('it-speaks')
    const readers = await Promise.all((['de-drafter', 'europol-analyst', 'fr-drafter', 'it-reader', 'nl-speaks'] as const).map(name => joinDays(name)))
    const id = RowId.parse(randomId())
    await says(italian, () => {
      const day = daysView(italian.doc).roots.days.create(id, { from: IsoDay.parse(from), to: IsoDay.parse(to), place, note, order: OrderKey.parse('a0'), removed: false })
      day.services.set(party('ms-it'), service)
    })
    for (const reader of readers) {
      await until('the day has come', () => dayIn(reader)?.place.get() === place)
      expect([dayIn(reader)?.from.get(), dayIn(reader)?.to.get(), dayIn(reader)?.services.get(party('ms-it'))]).toEqual([from, to, service])
    }
    const [, , french, , dutch] = readers
    if (french === undefined || dutch === undefined) throw new Error('all have joined')
    // A participant says which service of its own comes, and nothing else.
    await says(dutch, () => dayIn(dutch)?.services.set(party('ms-nl'), 'Marechaussee'))
    expect(await tries(dutch, () => dayIn(dutch)?.place.set('elsewhere'))).toBe('mandate/days-writers-only')
    await says(french, () => dayIn(french)?.note.set(`${note} at dawn`))
    for (const client of [italian, ...readers]) client.close()
  })
})

describe('everybody else', () => {
  test('is sent not a byte of it: over plan, lists, calendar, presence, refusals and errors', async () => {
    const others = ['mt-speaks', 'eurojust-drafter', 'frontex-speaks', 'carin-drafter', 'gsc-secretariat', 'com-facilitator', 'support-team', 'ge-drafter'] as const
    const writer = await joinDays('de-drafter')
    const heard = new Map<string, Heard[]>()
    const closers: (() => void)[] = []
    for (const name of others) {
      const all: Heard[] = []
      heard.set(name, all)
      // Their open pages: the plan, and the line of lists.
      const page = openRaw(server, as(name), partyOf[name], `plan/${plan}`)
      await until(`${name} is answered`, () => page.closedWith !== null || page.last('welcome') !== undefined)
      if (page.closedWith === null) {
        page.sendBytes(encodeClientMessage({ type: 'step1', stateVector: Y.encodeStateVector(page.doc) }))
        await until('the state has come', () => page.last('committed') !== undefined)
      }
      const line = new WebSocket(`ws://127.0.0.1:${server.port}/live?${new URLSearchParams({ person: as(name).person, party: partyOf[name] })}`, { headers: { cookie: as(name).cookie, origin: server.origin } })
      line.on('message', (data: Buffer) => void all.push(data.toString()))
      await until(`${name} is sent its lists`, () => all.some(message => typeof message === 'string' && message.includes('"ready"')))
      closers.push(() => { all.push(...page.received); page.close(); line.close() })
    }
    // While they are there: days are written, and somebody stands in one of them.
    await says(writer, () => dayIn(writer)?.note.set(`${note} at noon`))
    writer.sendBytes(encodeClientMessage({ type: 'awareness', update: awareness(writer.doc.clientID, { place: ['days', place] }) }))
    await says(german, () => viewOf(german).channel.set('siena'))
    for (const name of others) {
      const all = heard.get(name) ?? []
      const attempt = await turnedAway(name)
      expect([name, attempt.closedWith]).toEqual([name, 4404])
      all.push(...attempt.received)
      for (const [method, path] of [['GET', '/api/calendar'], ['POST', daysPath(action)], ['GET', daysPath(action)], ['GET', `/api/plans/${plan}`], ['GET', `/api/calendar?plan=${plan}`], ['GET', `/sync/jad/${plan}/${action}`]] as const) {
        const response = await fetch(`${server.origin}${path}`, { method, headers: { cookie: as(name).cookie, origin: server.origin } })
        all.push(JSON.stringify([...response.headers]), new Uint8Array(await response.arrayBuffer()))
      }
      expect((await as(name).call('GET', '/api/calendar')).json).toMatchObject({ days: [] })
    }
    await until('the plan’s own change has come', () => german.last('acknowledgement') !== undefined)
    for (const close of closers) close()
    for (const [name, all] of heard) {
      expect(all.length).toBeGreaterThan(6)
      expect([name, all.flatMap(canariesIn)]).toEqual([name, []])
    }
    // The same search finds them where they are.
    expect(new Set(writer.received.flatMap(canariesIn))).toEqual(new Set(canaries))
    writer.close()
  })

  test('learns from no list that somebody works on exact days', async () => {
    const writer = await joinDays('it-speaks')
    const told: string[] = []
    const line = new WebSocket(`ws://127.0.0.1:${server.port}/live?${new URLSearchParams({ person: as('mt-speaks').person, party: 'ms-mt' })}`, { headers: { cookie: as('mt-speaks').cookie, origin: server.origin } })
    line.on('message', (data: Buffer) => void told.push(data.toString()))
    await until('the lists have come', () => told.some(message => message.includes('"ready"')))
    const second = await joinDays('it-reader')
    writer.sendBytes(encodeClientMessage({ type: 'awareness', update: awareness(writer.doc.clientID, { place: ['days', 'x'] }) }))
    await until('whoever may is told who is here', () => second.messages.some(message => message.type === 'awareness' && Buffer.from(message.update).includes('sample-person-it-speaks')))
    // What is told of plans goes on: a page that opens the plan is named.
    const dutch = await joinRaw(server, as('nl-speaks'), 'ms-nl', plan)
    dutch.sendBytes(encodeClientMessage({ type: 'awareness', update: awareness(dutch.doc.clientID, { place: ['aim'] }) }))
    await until('the plan’s own visitor is named', () => told.some(message => message.includes('"presence"') && message.includes('sample-person-nl-speaks')))
    expect(told.filter(message => message.includes('sample-person-it-speaks'))).toEqual([])
    for (const client of [writer, second, dutch]) client.close()
    line.close()
  })
})

describe('the calendar', () => {
  test('holds the exact days of all plans that this person may see, and no others', async () => {
    const expected = { plan, action, from, to, place, services: [{ party: 'ms-it', service }, { party: 'ms-nl', service: 'Marechaussee' }] }
    for (const name of ['it-reader', 'nl-speaks', 'europol-analyst', 'de-speaks'] as const) {
      const { json } = await as(name).call('GET', '/api/calendar')
      expect([name, json]).toMatchObject([name, { days: [expected] }])
    }
    for (const name of ['gsc-secretariat', 'ge-drafter'] as const) expect((await as(name).call('GET', '/api/calendar')).json).toEqual({ days: [], withoutDates: [] })
    expect((await fetch(`${server.origin}/api/calendar`)).status).toBe(401)
  })

  test('names the actions whose dates are still to be fixed, to whoever may see those and to nobody else', async () => {
    const isNamed = async (name: Parameters<typeof as>[0], id: ActionId): Promise<boolean> => {
      const { withoutDates } = CalendarAnswer.parse((await as(name).call('GET', '/api/calendar')).json)
      return withoutDates.some(open => open.plan === plan && open.action === id)
    }
    let second: ActionId | null = null
    await says(german, () => {
      second = addAction(german.plan, GoalId.parse('2026-2029/goal-1'))
      const view = german.plan.roots.actions.get(second)
      if (view === undefined) throw new Error('it was added')
      view.kind.set('jad')
      ask(german.plan, view, 'participant', party('ms-nl'), { party: party('ms-de'), answersForParty: false, isDriver: false }, seen)
    })
    const id = second ?? action
    await until('the driver is led to it', () => isNamed('de-drafter', id))
    // Dates are fixed in the other one.
    expect(await isNamed('de-drafter', action)).toBe(false)
    for (const name of ['nl-speaks', 'it-reader', 'mt-speaks', 'gsc-secretariat', 'ge-drafter'] as const) expect([name, await isNamed(name, id)]).toEqual([name, false])
    await says(german, () => removeAction(german.plan, id))
    await until('a removed action is named no more', async () => !(await isNamed('de-drafter', id)))
  })
})

describe('rights that change under open pages', () => {
  /** Writes a day's note as the driver and proves that whoever went dark is sent nothing of it. */
  async function nothingMore(dark: RawClient, heard: number): Promise<void> {
    const writer = await joinDays('de-drafter')
    await says(writer, () => dayIn(writer)?.note.set(`${note} ${randomId()}`))
    writer.close()
    expect(dark.received.length).toBe(heard)
  }

  test('a participant that takes its word back sees them no more, and again once it confirms again', async () => {
    const dutch = await joinDays('nl-speaks')
    await answers('nl-speaks', 'participant', 'declined')
    await nothingMore(dutch, await goesDark(dutch))
    expect((await turnedAway('nl-speaks')).closedWith).toBe(4404)
    expect((await as('nl-speaks').call('GET', '/api/calendar')).json).toMatchObject({ days: [] })
    await answers('nl-speaks', 'participant', 'confirmed')
    const again = await joinDays('nl-speaks')
    expect(dayIn(again)?.place.get()).toBe(place)
    again.close()
  })

  test('whoever added itself sees them once it is taken in, and no more once it is turned down', async () => {
    expect((await turnedAway('mt-speaks')).closedWith).toBe(4404)
    await says(german, () => admit(viewOf(german), party('ms-mt'), { admission: 'taken-in', ...byGermany }))
    const maltese = await joinDays('mt-speaks')
    expect(dayIn(maltese)?.place.get()).toBe(place)
    await says(german, () => admit(viewOf(german), party('ms-mt'), { admission: 'turned-down', ...byGermany }))
    await nothingMore(maltese, await goesDark(maltese))
  })

  test('a leader who is replaced sees and writes them no more', async () => {
    const italian = await joinDays('it-speaks')
    await says(german, () => askToLead(german.plan, viewOf(german), party('ms-nl'), { party: party('ms-de'), answersForParty: false, isDriver: true }, seen))
    await nothingMore(italian, await goesDark(italian))
    await says(german, () => askToLead(german.plan, viewOf(german), party('ms-it'), { party: party('ms-de'), answersForParty: false, isDriver: true }, seen))
    await answers('it-speaks', 'action-leader', 'confirmed')
    expect((await turnedAway('it-speaks')).closedWith).toBeNull()
  })

  test('a co-driver whose role ends goes dark at once', async () => {
    const analyst = await joinDays('europol-analyst')
    const named = (parties: readonly string[]) => ({ coDrivers: parties.map(id => ({ party: id, decision: 'provisional', on: '2026-11-20' })) })
    expect((await as('support-team').call('PUT', `/api/plans/${plan}/co-drivers`, named(['ms-fr']))).status).toBe(200)
    await nothingMore(analyst, await goesDark(analyst))
  })

  test('somebody from outside sees them under a release alone, until it is ended or runs out', async () => {
    const release = (end: string) => as('de-speaks').call('POST', `/api/plans/${plan}/releases`, { party: 'tc-ge', purpose: 'Two raids', until: end })
    expect((await release(inDays(3))).status).toBe(200)
    await says(german, () => ask(german.plan, viewOf(german), 'participant', party('tc-ge'), { party: party('ms-de'), answersForParty: false, isDriver: true }, seen))
    expect((await turnedAway('ge-drafter')).closedWith).toBe(4404)
    await answers('ge-drafter', 'participant', 'confirmed')
    const georgian = await joinDays('ge-drafter')
    expect(dayIn(georgian)?.place.get()).toBe(place)
    expect((await as('de-speaks').call('DELETE', `/api/plans/${plan}/releases/tc-ge`)).status).toBe(200)
    await nothingMore(georgian, await goesDark(georgian))
    expect((await turnedAway('ge-drafter')).closedWith).toBe(4404)
    // It took part all the while: a new release opens them again, and takes them away when its time has come.
    expect((await release(new Date(Date.now() + 3_000).toISOString())).status).toBe(200)
    const again = await joinDays('ge-drafter')
    await nothingMore(again, await goesDark(again))
    expect((await as('ge-drafter').call('GET', '/api/calendar')).json).toEqual({ days: [], withoutDates: [] })
  })

  test('an action that is removed takes its days with it, and brings them back', async () => {
    const dutch = await joinDays('nl-speaks')
    await says(german, () => removeAction(german.plan, action))
    expect(await goesDark(dutch)).toBeGreaterThan(0)
    expect((await as('de-drafter').call('GET', '/api/calendar')).json).toMatchObject({ days: [] })
    await says(german, () => bringBackAction(german.plan, action))
    const again = await joinDays('nl-speaks')
    expect(dayIn(again)?.place.get()).toBe(place)
    again.close()
  })

  test('once the plan is closed they can be read and are written no more', async () => {
    await bringTo(server.origin, plan, 'adopted')
    const writer = await joinDays('de-drafter')
    await says(writer, () => dayIn(writer)?.note.set('after adoption'))
    writer.close()
    // The last day of its period is over: as the plan is in delivery, it is closed by itself.
    await server.stop()
    await inStore(server, ({ database }) => database.updateTable('plans').set({ period_start: '2024-01-01', period_end: '2025-12-31' }).where('id', '=', PlanId.parse(plan)).execute())
    await server.startAgain()
    for (const name of [...people.keys()]) people.set(name, await signInAs(server.origin, name))
    await until('it is closed', async () => {
      const reader = await joinRaw(server, as('de-drafter'), 'ms-de', plan)
      const { status } = planPlain(reader.doc).record
      reader.close()
      return status === 'closed'
    })
    const later = await joinDays('de-drafter')
    expect(await tries(later, () => dayIn(later)?.note.set('after the end'))).toBe('mandate/status-closed')
    expect(later.closedWith).toBeNull()
    later.close()
  })

  test('and nothing of them is in what the server has logged', () => {
    expect(canariesIn(server.output())).toEqual([])
  })
})
