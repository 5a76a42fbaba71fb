// What the time brings to a plan with rounds, over a real store with a clock that a test moves: announced steps when the store takes nothing or
// cannot be read, the end of the period, a driver who changed. And what forty pages ask for at once.
import { Hono } from 'hono'
import * as Y from 'yjs'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { roundRoutes } from '../../server/api/rounds.ts'
import type { SignedInVariables } from '../../server/api/signed-in.ts'
import { systemClock } from '../../server/clock.ts'
import type { Clock } from '../../server/clock.ts'
import type { HeldFunctions } from '../../server/identity/held-functions.ts'
import { functionsOf, insertPerson } from '../../server/identity/people.ts'
import { documentOfPlan } from '../../server/plans/plan-record.ts'
import type { PlanRecord } from '../../server/plans/plan-record.ts'
import { planKind } from '../../server/plans/plan-kind.ts'
import { Plans } from '../../server/plans/plans.ts'
import { loadReferenceData } from '../../server/reference-data.ts'
import { changedSince } from '../../server/rounds/changed-since.ts'
import { openRounds } from '../../server/rounds/due-answers.ts'
import { Rounds } from '../../server/rounds/rounds.ts'
import { Steps } from '../../server/rounds/steps.ts'
import { openInMemory } from '../../server/store/sqlite/open-in-memory.ts'
import type { Store } from '../../server/store/store.ts'
import { GroupCommit } from '../../server/sync/commit.ts'
import { serverOrigin } from '../../server/sync/document.ts'
import type { OpenDocument } from '../../server/sync/document.ts'
import type { Session } from '../../server/sync/endpoint.ts'
import { OpenDocuments } from '../../server/sync/open-documents.ts'
import { seenProofs } from '../../server/sync/seen-proof.ts'
import type { StepBody } from '../../shared/api/rounds.ts'
import { planView } from '../../shared/documents/plan.ts'
import { AreaId, PartyId, PersonId, randomId } from '../../shared/ids.ts'
import type { PlanId, VersionId } from '../../shared/ids.ts'
import type { PersonFunction } from '../../shared/mandates/functions.ts'
import { roundsAtOnce } from '../../shared/protocol/limits.ts'
import { IsoDay } from '../../shared/schema/values.ts'
import { fillText } from '../../shared/schema/rich-text-writing.ts'
import { until } from '../harness/wait.ts'

/** Timers run when the test says that their time has come. */
class MovedClock implements Clock {
  private at = 0
  private timers: { act: () => void; at: number }[] = []
  now = (): number => this.at
  steadyMs = (): number => this.at
  soon = systemClock.soon
  setTimeout = (act: () => void, afterMs: number) => {
    const timer = { act, at: this.at + afterMs }
    this.timers.push(timer)
    return timer
  }
  clearTimeout = (timer: object): void => { this.timers = this.timers.filter(each => each !== timer) }
  /** Milliseconds until the next of them; null: there is none. */
  get next(): number | null {
    return this.timers.length === 0 ? null : Math.min(...this.timers.map(({ at }) => at)) - this.at
  }
  moveTo(instant: string): void {
    this.at = Math.max(this.at, Date.parse(instant))
    const due = this.timers.filter(({ at }) => at <= this.at)
    this.timers = this.timers.filter(timer => !due.includes(timer))
    for (const { act } of due) act()
    // A timer that is set for at once waits for its moment again.
    if (this.next !== null && this.next <= 0) this.moveTo(new Date(this.at).toISOString())
  }
  moveBy = (ms: number): void => this.moveTo(new Date(this.at + ms).toISOString())
}

let clock: MovedClock
let store: Store
let commits: GroupCommit
let documents: OpenDocuments
let plans: Plans
let steps: Steps
let rounds: Rounds
let plan: PlanId
let takesWrites: boolean
let faults: string[]
let german: { readonly person: PersonId; readonly party: PartyId; readonly functions: readonly PersonFunction[] }
const party = (id: string): PartyId => PartyId.parse(id)
const supportTeam = { person: PersonId.parse(randomId()), party: party('europol'), functions: ['support-team' as const] }

beforeEach(async () => {
  clock = new MovedClock()
  clock.moveTo('2026-11-30T09:00:00.000Z')
  faults = []
  takesWrites = true
  ;({ store } = await openInMemory(() => new Date(clock.now())))
  await loadReferenceData(store.database)
  commits = new GroupCommit(store, { fatal: () => {}, failing: () => {}, recovered: () => {}, failed: () => {}, finished: () => {} }, systemClock, async () => takesWrites)
  documents = new OpenDocuments(store, commits, [planKind(store, () => new Date(clock.now()))], {
    committed: () => {}, accepted: () => {}, refused: () => {}, presenceChanged: () => {}, epochRaised: () => {}, fault: (_what, _document, error) => { throw error },
  }, seenProofs('a secret of tests'))
  const fault = (what: string): void => void faults.push(what)
  plans = new Plans(store, documents, () => {}, clock, fault)
  // Everybody speaks here for whom they speak, and Greta for Germany as long as she does.
  const heldNow: HeldFunctions = async (person, of) => ({
    functions: person === supportTeam.person ? supportTeam.functions : of === german.party ? await functionsOf(store.database, person, of, new Date(clock.now())) : ['speaks'],
    stillHold: () => true,
  })
  const parts = { store, plans, documents, heldNow, now: () => new Date(clock.now()), changed: () => {}, fault }
  steps = new Steps(parts)
  steps.takeWhenDue()
  rounds = new Rounds(parts)
  german = {
    person: await store.database.transaction().execute(transaction => insertPerson(transaction, { name: 'Greta', email: 'greta@office.example', memberships: [{ party: party('ms-de'), function: 'speaks' }] }, new Date(clock.now()))),
    party: party('ms-de'),
    functions: ['speaks'],
  }
  const made = await plans.create(AreaId.parse('2026-2029/msthb/ms'), IsoDay.parse('2026-01-01'), null)
  if (!made.ok) throw new Error(made.error.code)
  plan = made.value.id
  await drives('ms-de')
})
afterEach(async () => {
  plans.close()
  await commits.stop()
  await documents.closeAll()
  await store.close()
})

/** A Member State is named as driver and accepts. */
async function drives(state: string): Promise<void> {
  await plans.recordDriver(plan, { party: party(state), decision: 'provisional', on: IsoDay.parse('2026-11-20') }, { person: supportTeam.person, party: supportTeam.party, capacity: 'support-team' })
  expect(await plans.accept(plan, 'driver', party(state), { person: german.person, party: party(state), capacity: 'speaks' })).toMatchObject({ ok: true })
}
async function takes(body: StepBody, writer: Parameters<Steps['take']>[0] = { ...german, party: body.party }): Promise<void> {
  expect(await steps.take(writer, plan, body)).toMatchObject({ ok: true })
}
const openRound = (more: Partial<Extract<StepBody, { step: 'open-round' }>> = {}): StepBody => ({ step: 'open-round', party: party('ms-de'), inMinutes: 0, deadline: '2026-12-10T17:00:00.000Z', silence: 'no-objection', ...more })
async function record(): Promise<PlanRecord> {
  const found = await plans.record(plan)
  if (found === null) throw new Error('it is there')
  return found
}
async function document(): Promise<OpenDocument> {
  const opened = await documents.open(documentOfPlan(plan))
  if (!opened.ok || opened.value === null) throw new Error('the plan is not open')
  return opened.value
}

/** A timer is first set for at once, and then for its moment. */
const triesAgainLater = () => until('it waits to try again', () => {
  clock.moveBy(0)
  return clock.next !== null && clock.next > 0
})

test('an announced step that cannot be stored when its time comes is taken as soon as it can be', async () => {
  await takes(openRound({ inMinutes: 10 }))
  takesWrites = false
  commits.notStored('full')
  clock.moveTo('2026-11-30T09:10:00.000Z')
  await triesAgainLater()
  expect(await record()).toMatchObject({ status: 'drafting', nextStep: { status: 'consultation' } })
  takesWrites = true
  await until('the store takes writes again', () => commits.takesEdits)
  clock.moveBy(clock.next ?? 0)
  await until('it is taken', async () => (await record()).status === 'consultation')
})

test('an announced step whose commit alone fails is taken later too', async () => {
  await takes(openRound({ inMinutes: 10 }))
  await sql`alter table record_log rename to log_elsewhere`.execute(store.database)
  clock.moveTo('2026-11-30T09:10:00.000Z')
  await triesAgainLater()
  await sql`alter table log_elsewhere rename to record_log`.execute(store.database)
  clock.moveBy(clock.next ?? 0)
  await until('it is taken', async () => (await record()).status === 'consultation')
})

test('a read that fails when the time of a step comes ends nothing, and the step is taken when it can be read', async () => {
  await takes(openRound({ inMinutes: 10 }))
  await sql`alter table goals rename to goals_elsewhere`.execute(store.database)
  clock.moveTo('2026-11-30T09:10:00.000Z')
  await triesAgainLater()
  expect(faults).toEqual(['a step that is due'])
  await sql`alter table goals_elsewhere rename to goals`.execute(store.database)
  clock.moveBy(clock.next ?? 0)
  await until('it is taken', async () => (await record()).status === 'consultation')
})

test('an announced step that cannot be understood any more is not taken, and stands in nobody’s way', async () => {
  await takes(openRound({ inMinutes: 10 }))
  await store.database.updateTable('plans').set({ next_step: '{"body":"of an older server"}' }).execute()
  clock.moveTo('2026-11-30T09:10:00.000Z')
  await until('it is dropped', async () => (await record()).nextStep === null)
  expect([(await record()).status, faults]).toEqual(['drafting', ['an announced step that is none']])
})

test('silence speaks for no delegation that has come to drive the plan since it was asked', async () => {
  await takes(openRound())
  await drives('ms-nl')
  clock.moveTo('2026-12-11T09:00:00.000Z')
  await takes({ step: 'back-to-drafting', party: party('ms-nl') })
  const silent = await store.database.selectFrom('round_answers').select('party').where('how', '=', 'silence').execute()
  // Twenty-six were asked.
  expect([silent.length, silent.some(each => each.party === 'ms-nl'), silent.some(each => each.party === 'ms-it')]).toEqual([25, false, true])
})

test('whoever comes to drive the plan in mid-round is no longer asked: listed as due nowhere, reminded by nobody, and gives no answer', async () => {
  await takes(openRound())
  const due = async () => (await openRounds(store.database, new Date(clock.now()))).flatMap(round => [round.silent.includes(party('ms-nl')), round.due.includes(party('ms-nl'))])
  expect(await due()).toEqual([true, true])
  await drives('ms-nl')
  expect(await due()).toEqual([false, false])
  const dutch = { ...german, party: party('ms-nl') }
  expect(await rounds.answer(dutch, plan, 1, { party: dutch.party, answer: 'no-objection', reserves: [] })).toMatchObject({ ok: false, error: { code: 'answer/not-asked' } })
  // Everybody else has answered: nobody is left to be reminded.
  const { round } = await record()
  for (const of of round?.asked ?? []) {
    const answer = of.startsWith('ms-') ? 'no-objection' : 'no-comments'
    if (of !== dutch.party) expect(await rounds.answer({ ...german, party: of }, plan, 1, { party: of, answer, reserves: [] })).toMatchObject({ ok: true })
  }
  expect(await rounds.remind(dutch, plan, 1)).toMatchObject({ ok: false, error: { code: 'round/nobody-to-remind' } })
  // Whoever drove it before, and was not asked, is not asked in mid-round either.
  expect(round?.asked.includes(party('ms-de'))).toBe(false)
})

test('when the period ends the round of an amendment ends with it, and nobody answers any more', async () => {
  await takes(openRound())
  for (const body of [{ step: 'finish-rounds', party: party('ms-de') }, { step: 'submit', party: party('ms-de'), inMinutes: 0 }] as const) await takes(body)
  await takes({ step: 'record-adoption', party: supportTeam.party, decision: { body: 'COSI', on: IsoDay.parse('2026-11-30'), document: 'ST 1/26' } }, supportTeam)
  await until('delivery begins', async () => {
    clock.moveBy(1)
    return (await record()).status === 'in-delivery'
  })
  clock.moveTo('2027-12-20T09:00:00.000Z')
  await takes({ step: 'open-amendment', party: party('ms-de'), reason: 'A new route appeared', isMinor: false })
  await takes(openRound({ deadline: '2028-01-10T17:00:00.000Z' }))
  clock.moveTo('2027-12-31T23:00:00.000Z')
  await until('the plan is closed', async () => (await record()).status === 'closed')
  expect((await record()).round?.closedAt).toBe('2027-12-31T23:00:00.000Z')
  expect(await store.database.selectFrom('rounds').select('number').where('closed_at', 'is', null).execute()).toEqual([])
  const italian = { person: german.person, party: party('ms-it'), functions: ['speaks' as const] }
  expect(await rounds.answer(italian, plan, 2, { party: italian.party, answer: 'no-objection', reserves: [] })).toMatchObject({ ok: false })
  // Its time was not up, so silence says nothing.
  expect(await store.database.selectFrom('round_answers').select('party').where('round', '=', 2).execute()).toEqual([])
})

test('in a plan that is put away nothing is recorded or extended, by the support team neither', async () => {
  await takes(openRound())
  const by = { person: supportTeam.person, party: supportTeam.party, capacity: 'support-team' as const }
  expect(await plans.recordDriver(plan, null, by)).toMatchObject({ ok: true })
  expect(await plans.archive(plan, true, by)).toMatchObject({ ok: true })
  const refused = { ok: false, error: { code: 'plan/archived' } }
  expect(await rounds.answer(supportTeam, plan, 1, { party: supportTeam.party, of: party('ms-it'), answer: 'no-objection', inWriting: 'By telephone', reserves: [] })).toMatchObject(refused)
  expect(await rounds.remind(supportTeam, plan, 1)).toMatchObject(refused)
  expect(await rounds.extend(supportTeam, plan, 1, '2026-12-20T17:00:00.000Z')).toMatchObject(refused)
})

test('one person cannot keep the server at the answers of a round alone, and others are answered meanwhile', async () => {
  await takes(openRound())
  const ask = async (person: PersonId): Promise<number> => {
    const session: Session = { person: { id: person, name: '' }, sessionId: '', expiresAt: new Date(0), validUntil: new Date(0), memberships: [{ party: german.party, function: 'speaks' }] }
    return (await app(session).request(`/${plan}/rounds?party=ms-de`)).status
  }
  const routes = roundRoutes(steps, rounds, clock)
  const app = (session: Session) => new Hono<SignedInVariables>().use((context, next) => (context.set('session', session), next())).route('/', routes)
  for (let asked = 0; asked < roundsAtOnce; asked++) expect(await ask(german.person)).toBe(200)
  expect([await ask(german.person), await ask(supportTeam.person)]).toEqual([429, 200])
  clock.moveBy(1_000)
  expect(await ask(german.person)).toBe(200)
})

test('forty pages that ask at once what changed since a version have it read once, and anew when the plan has changed', async () => {
  await takes(openRound())
  const open = await document()
  let reads = 0
  const counted = store.database.withPlugin({ transformQuery: ({ node }) => (reads++, node), transformResult: async ({ result }) => result })
  const version = (await record()).round?.version as VersionId
  const ask = () => Promise.all(Array.from({ length: 40 }, () => changedSince(counted, open, plan, [version])))
  expect(await ask()).toEqual(Array.from({ length: 40 }, () => ({ [version]: [] })))
  expect(reads).toBe(1)
  await open.write((doc: Y.Doc) => fillText(planView(doc, serverOrigin).roots.aim.fragment, [{ type: 'paragraph', text: 'Another aim' }]))
  expect((await ask())[39]).toEqual({ [version]: [['aim']] })
  expect(reads).toBe(2)
  // What failed is not kept.
  await open.write((doc: Y.Doc) => fillText(planView(doc, serverOrigin).roots.aim.fragment, [{ type: 'paragraph', text: 'A third one' }]))
  await sql`alter table plan_versions rename to versions_elsewhere`.execute(store.database)
  await expect(changedSince(counted, open, plan, [version])).rejects.toThrow()
  await sql`alter table versions_elsewhere rename to plan_versions`.execute(store.database)
  expect(await changedSince(counted, open, plan, [version])).toEqual({ [version]: [['aim']] })
})
