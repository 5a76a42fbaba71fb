// Who is sent the exact days of an action's joint action days, and who writes them: the whole table, against the rule
// itself and the real gate.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { daysMandate } from '../../server/days/days-mandate.ts'
import { newDays } from '../../server/days/new-days.ts'
import { TextSizes } from '../../server/sync/gate/text-sizes.ts'
import { gateUpdate } from '../../server/sync/gate/gate.ts'
import type { GateVerdict } from '../../server/sync/gate/gate.ts'
import { daysSchema, daysView } from '../../shared/documents/joint-action-days.ts'
import type { DaysView } from '../../shared/documents/joint-action-days.ts'
import { admissionKey, answerKey } from '../../shared/documents/plan.ts'
import { PenId, PersonId, PlanId, randomId, RowId } from '../../shared/ids.ts'
import type { PartyId, RequestId } from '../../shared/ids.ts'
import { IsoDay } from '../../shared/schema/values.ts'
import { PersonFunction } from '../../shared/mandates/functions.ts'
import { maySeeDays } from '../../shared/mandates/joint-action-days.ts'
import type { DaysStanding } from '../../shared/mandates/joint-action-days.ts'
import { mayWriteSomething } from '../../shared/mandates/mandates.ts'
import type { PlanFacts } from '../../shared/mandates/mandates.ts'
import { OrderKey } from '../../shared/schema/values.ts'
import type { Answer } from '../../shared/documents/plan.ts'
import { PlanStatus } from '../../shared/vocabularies/vocabularies.ts'
import { actionId, day, party, requestId } from '../fixtures/a-plan.ts'

const action = actionId('raid')
const seen = { epoch: 'e', seq: 1 }

// S: is sent them. W: is sent them and writes the days. O: is sent them and writes its own delegation's service alone.
const table = `
driver                                             W
co-driver                                          W
driver that has not accepted                       .
action leader                                      W
asked to lead, silent                              .
leader from outside, unconfirmed, released         .
leader from outside, confirmed, released           W
leader from outside, confirmed, no release         .
co-leader                                          W
co-leader, declined                                .
participant asked, confirmed                       O
participant asked, confirmed subject to something  .
participant asked, silent                          .
participant asked, to be confirmed                 .
participant asked, declined                        .
participant asked anew, confirmed before           .
joined by itself, not taken in                     .
joined by itself, taken in                         O
joined by itself, turned down                      .
participant from outside, no release               .
participant from outside, released                 O
network added, participant                         O
network no longer added, participant               .
holder of the pen                                  .
author of the proposal                             .
Member State without a role                        .
General Secretariat                                .
Commission                                         .
`

type Case = { readonly party: PartyId; readonly facts: PlanFacts; readonly standing: DaysStanding }

const noFacts: PlanFacts = { status: 'drafting', archived: false, driver: null, coDrivers: new Set(), addedToCircle: new Set(), releasedTo: new Set(), pens: [], amendment: null }
const nobody: DaysStanding = { leader: undefined, coLeaders: {}, participants: {}, answers: {}, answersInWriting: {}, confirmations: {}, admissions: {}, proposedBy: undefined, takenIn: undefined, removed: false }

const at = (id: string, standing: Partial<DaysStanding> = {}, facts: Partial<PlanFacts> = {}): Case =>
  ({ party: party(id), facts: { ...noFacts, ...facts }, standing: { ...nobody, ...standing } })
const said = (id: string, role: Parameters<typeof answerKey>[1], answer: Answer['answer'], request: RequestId = requestId(id)): Partial<DaysStanding> =>
  ({ answers: { [answerKey(party(id), role, request)]: answer === 'confirmed-subject' ? { answer, condition: 'the budget', ...seen } : { answer, ...seen } } })
const leads = (id: string): Partial<DaysStanding> => ({ leader: { party: party(id), request: requestId(id) } })
const coLeads = (id: string): Partial<DaysStanding> => ({ coLeaders: { [party(id)]: { request: requestId(id) } } })
const takesPart = (id: string, joined?: true): Partial<DaysStanding> => ({ participants: { [party(id)]: { request: requestId(id), ...(joined === undefined ? {} : { joined }) } } })
const admitted = (id: string, admission: 'taken-in' | 'turned-down'): Partial<DaysStanding> => ({ admissions: { [admissionKey(party(id), requestId(id))]: { admission, by: party('ms-de'), on: IsoDay.parse('2026-03-03') } } })
const confirmedByDriver = (id: string): Partial<DaysStanding> => ({ confirmations: { [`${id}:${requestId(id)}`]: seen } })
const released = { releasedTo: new Set([party('tc-ge')]) }

const cases: Readonly<Record<string, Case>> = {
  'driver': at('ms-de', {}, { driver: party('ms-de') }),
  'co-driver': at('ms-fr', {}, { coDrivers: new Set([party('ms-fr')]) }),
  'driver that has not accepted': at('ms-de'),
  'action leader': at('ms-nl', { ...leads('ms-nl'), ...said('ms-nl', 'action-leader', 'confirmed') }),
  'asked to lead, silent': at('ms-nl', leads('ms-nl')),
  'leader from outside, unconfirmed, released': at('tc-ge', { ...leads('tc-ge'), ...said('tc-ge', 'action-leader', 'confirmed') }, released),
  'leader from outside, confirmed, released': at('tc-ge', { ...leads('tc-ge'), ...said('tc-ge', 'action-leader', 'confirmed'), ...confirmedByDriver('tc-ge') }, released),
  'leader from outside, confirmed, no release': at('tc-ge', { ...leads('tc-ge'), ...said('tc-ge', 'action-leader', 'confirmed'), ...confirmedByDriver('tc-ge') }),
  'co-leader': at('ms-be', { ...coLeads('ms-be'), ...said('ms-be', 'co-leader', 'confirmed') }),
  'co-leader, declined': at('ms-be', { ...coLeads('ms-be'), ...said('ms-be', 'co-leader', 'declined') }),
  'participant asked, confirmed': at('ms-it', { ...takesPart('ms-it'), ...said('ms-it', 'participant', 'confirmed') }),
  'participant asked, confirmed subject to something': at('ms-it', { ...takesPart('ms-it'), ...said('ms-it', 'participant', 'confirmed-subject') }),
  'participant asked, silent': at('ms-it', takesPart('ms-it')),
  'participant asked, to be confirmed': at('ms-it', { ...takesPart('ms-it'), ...said('ms-it', 'participant', 'to-be-confirmed') }),
  'participant asked, declined': at('ms-it', { ...takesPart('ms-it'), ...said('ms-it', 'participant', 'declined') }),
  'participant asked anew, confirmed before': at('ms-it', { ...takesPart('ms-it'), ...said('ms-it', 'participant', 'confirmed', requestId('before')) }),
  'joined by itself, not taken in': at('ms-mt', { ...takesPart('ms-mt', true), ...said('ms-mt', 'participant', 'confirmed') }),
  'joined by itself, taken in': at('ms-mt', { ...takesPart('ms-mt', true), ...said('ms-mt', 'participant', 'confirmed'), ...admitted('ms-mt', 'taken-in') }),
  'joined by itself, turned down': at('ms-mt', { ...takesPart('ms-mt', true), ...said('ms-mt', 'participant', 'confirmed'), ...admitted('ms-mt', 'turned-down') }),
  'participant from outside, no release': at('tc-ge', { ...takesPart('tc-ge'), ...said('tc-ge', 'participant', 'confirmed') }),
  'participant from outside, released': at('tc-ge', { ...takesPart('tc-ge'), ...said('tc-ge', 'participant', 'confirmed') }, released),
  'network added, participant': at('carin', { ...takesPart('carin'), ...said('carin', 'participant', 'confirmed') }, { addedToCircle: new Set([party('carin')]) }),
  'network no longer added, participant': at('carin', { ...takesPart('carin'), ...said('carin', 'participant', 'confirmed') }),
  'holder of the pen': at('ms-pl', {}, { pens: [{ id: PenId.parse(randomId()), party: party('ms-pl'), place: { of: 'action', action }, until: '2099-01-01T00:00:00.000Z', lentBy: party('ms-de') }] }),
  'author of the proposal': at('ms-mt', { proposedBy: party('ms-mt') }),
  'Member State without a role': at('ms-fi'),
  'General Secretariat': at('gsc'),
  'Commission': at('com'),
}

const expected = new Map(table.trim().split('\n').map(line => [line.slice(0, 51).trim(), line.slice(51).trim()]))
const place = { plan: PlanId.parse('ms-2026'), action }

/** The server's replica with one day in it, and what it says to an act of somebody's page. */
function judged({ party: from, facts, standing }: Case, functions: readonly PersonFunction[], act: (days: DaysView, id: RowId) => void): GateVerdict {
  const server = new Y.Doc()
  for (const { bytes } of newDays(place, '2026-11-26T00:00:00.000Z').rows) Y.applyUpdate(server, bytes)
  const id = RowId.parse(randomId())
  daysView(server).roots.days.create(id, { order: OrderKey.parse('a0'), removed: false })
  const page = new Y.Doc()
  Y.applyUpdate(page, Y.encodeStateAsUpdate(server))
  const before = Y.encodeStateVector(page)
  act(daysView(page), id)
  return gateUpdate(Y.encodeStateAsUpdate(page, before), {
    doc: server,
    schema: daysSchema,
    places: new WeakMap(),
    textSizes: new TextSizes(),
    documentBytes: 0,
    mandate: daysMandate({ place, facts: () => facts, standing: () => standing }, { person: PersonId.parse(randomId()), party: from, functions }),
    namedClientIds: new Set([page.clientID]),
    finishedClientIds: new Set(),
  })
}

const acts: Readonly<Record<string, (own: PartyId) => (days: DaysView, id: RowId) => void>> = {
  'a new day': () => days => void days.roots.days.create(RowId.parse(randomId()), { order: OrderKey.parse('a1'), removed: false }),
  'the first day': () => (days, id) => days.roots.days.get(id)?.from.set(day('2026-09-17')),
  'the place': () => (days, id) => days.roots.days.get(id)?.place.set('Port of Varna'),
  'removing a day': () => (days, id) => days.roots.days.get(id)?.removed.set(true),
  'another’s service': () => (days, id) => days.roots.days.get(id)?.services.set(party('ms-hr'), 'Border police'),
  'one’s own service': own => (days, id) => days.roots.days.get(id)?.services.set(own, 'Border police'),
}
const ownPeople: readonly PersonFunction[] = ['speaks', 'drafter']
const ofTheDelegation: readonly PersonFunction[] = ['reader', ...ownPeople]

test('the table and the cases are of the same people', () => {
  expect([...expected.keys()]).toEqual(Object.keys(cases))
})

describe.each(Object.entries(cases))('%s', (name, each) => {
  const mark = expected.get(name)
  test('is sent them, or not, in every status, and only people of the delegation itself are', () => {
    for (const status of PlanStatus.options) {
      for (const held of PersonFunction.options) {
        const may = maySeeDays({ party: each.party, functions: [held] }, { ...each.facts, status }, each.standing)
        expect({ status, held, may }).toEqual({ status, held, may: mark !== '.' && ofTheDelegation.includes(held) })
      }
    }
  })
  test.each(Object.keys(acts))('%s', operation => {
    const act = acts[operation]?.(each.party)
    if (act === undefined) throw new Error(`no act is called ${operation}`)
    for (const status of PlanStatus.options) {
      for (const held of PersonFunction.options) {
        const verdict = judged({ ...each, facts: { ...each.facts, status } }, [held], act)
        const writes = mark === 'W' || (mark === 'O' && operation === 'one’s own service')
        const isTaken = writes && ownPeople.includes(held) && status !== 'closed'
        expect({ status, held, isTaken: verdict.ok }).toEqual({ status, held, isTaken })
        if (!verdict.ok) expect(verdict.error.code).toMatch(mark === '.' ? /^mandate\/not-in-days$/ : /^mandate\//)
      }
    }
  })
})

test('whose days they are is the server’s word', () => {
  const driver = cases['driver']
  if (driver === undefined) throw new Error('there is a driver')
  expect(judged(driver, ['speaks'], days => days.roots.record.plan.set(PlanId.parse('thb-2026')))).toMatchObject({ ok: false, error: { code: 'mandate/server-only' } })
})

test('nobody sees the days of an action that is removed, and nobody writes those of an archived plan', () => {
  for (const each of Object.values(cases)) {
    expect(maySeeDays({ party: each.party, functions: ['speaks'] }, each.facts, { ...each.standing, removed: true })).toBe(false)
    expect(judged({ ...each, facts: { ...each.facts, archived: true } }, ['speaks'], days => void days.roots.days.create(RowId.parse(randomId()), { order: OrderKey.parse('a1'), removed: false })).ok).toBe(false)
  }
})

test('in a plan that is closed nothing is written', () => {
  const writer = { person: PersonId.parse(randomId()), party: party('ms-de'), functions: ['speaks' as const] }
  expect(mayWriteSomething(writer, { ...noFacts, status: 'closed', driver: party('ms-de') })).toMatchObject({ ok: false, error: { code: 'mandate/status-closed' } })
})
