// Who writes the guidance note of a goal: the whole table of roles, functions and operations, open and closed, against the
// real gate.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { cycleMandate } from '../../server/cycles/cycle-mandate.ts'
import { cycleFactsOf } from '../../server/cycles/cycle-record.ts'
import type { CycleRecord } from '../../server/cycles/cycle-record.ts'
import { newCycle } from '../../server/cycles/new-cycle.ts'
import { gateUpdate } from '../../server/sync/gate/gate.ts'
import { TextSizes } from '../../server/sync/gate/text-sizes.ts'
import type { GateVerdict } from '../../server/sync/gate/gate.ts'
import { cycleSchema, cycleView } from '../../shared/documents/cycle.ts'
import type { CycleDocument } from '../../shared/documents/cycle.ts'
import { CycleId, GoalId, PersonId, randomId } from '../../shared/ids.ts'
import type { PartyId } from '../../shared/ids.ts'
import { cycleFactsIn, cycleMandateRows, mayWriteInCycle, mayWriteSomethingInCycle } from '../../shared/mandates/cycle.ts'
import { PersonFunction } from '../../shared/mandates/functions.ts'
import { rolesInCycle } from '../../shared/mandates/mandates.ts'
import { fieldIn } from '../../shared/mandates/plan-writes.ts'
import { fillText } from '../../shared/schema/rich-text-writing.ts'
import { sources } from '../../shared/sources.ts'
import { day, party } from '../fixtures/a-plan.ts'

const goals = [1, 2, 3].map(number => GoalId.parse(`2026-2029/goal-${number}`))
const [ownGoal, otherGoal, vacantGoal] = goals as [GoalId, GoalId, GoalId]

// W: written by drafters and whoever speaks. A dot: by nobody of that delegation, whatever the function.
const table = `
                                  supervisor  another’s  vacant
the note of the goal supervised   W           .          .
the note of another’s goal        .           W          .
the note of a goal without one    .           .          .
a heading in the note             W           .          .
taking the note’s words out       W           .          .
a goal that is not there          .           .          .
who supervises                    .           .          .
that the cycle is closed          .           .          .
`

/** Delegations by what they are in the cycle; all but the first two supervise nothing. */
const roles: Readonly<Record<string, { readonly party: PartyId; readonly column: number }>> = {
  'supervisor of the goal': { party: party('ms-de'), column: 0 },
  'supervisor of another goal': { party: party('europol'), column: 1 },
  'driver of a plan': { party: party('ms-it'), column: 2 },
  'Commission': { party: party('com'), column: 2 },
  'General Secretariat': { party: party('gsc'), column: 2 },
  'network': { party: party('carin'), column: 2 },
  'third country': { party: party('tc-ge'), column: 2 },
}

const aCycle = (changes: Partial<CycleRecord> = {}): CycleRecord => ({
  id: CycleId.parse('2026-2029'),
  isClosed: false,
  goals,
  supervisors: [
    { goal: ownGoal, party: party('ms-de'), decision: '15220/25', on: day('2026-01-15') },
    { goal: otherGoal, party: party('europol'), decision: 'provisional', on: day('2026-01-15') },
  ],
  ...changes,
})

const note = (cycle: CycleDocument, goal: GoalId): Y.XmlFragment => {
  const text = cycle.roots.goals.get(goal)?.guidance
  if (text === undefined) throw new Error('the goal is there')
  return text.fragment
}

const words = [{ type: 'paragraph', text: 'Ports first.' }] as const

const operations: Readonly<Record<string, (cycle: CycleDocument) => void>> = {
  'the note of the goal supervised': cycle => fillText(note(cycle, ownGoal), words),
  'the note of another’s goal': cycle => fillText(note(cycle, otherGoal), words),
  'the note of a goal without one': cycle => fillText(note(cycle, vacantGoal), words),
  'a heading in the note': cycle => fillText(note(cycle, ownGoal), [{ type: 'heading', level: 2, text: 'Ports' }]),
  'taking the note’s words out': cycle => note(cycle, ownGoal).delete(0, 1),
  'a goal that is not there': cycle => void cycle.roots.goals.create(GoalId.parse('2026-2029/goal-99'), {}),
  'who supervises': cycle => cycle.roots.record.supervisors.set([]),
  'that the cycle is closed': cycle => cycle.roots.record.closed.set(cycle.roots.record.closed.get() !== true),
}

/** The server's replica of a cycle, and what it says to an act of somebody's page. */
function judged(record: CycleRecord, from: PartyId, functions: readonly PersonFunction[], act: (cycle: CycleDocument) => void): GateVerdict {
  const server = new Y.Doc()
  for (const { bytes } of newCycle(record, '2026-11-26T00:00:00.000Z').rows) Y.applyUpdate(server, bytes)
  const page = new Y.Doc()
  Y.applyUpdate(page, Y.encodeStateAsUpdate(server))
  const before = Y.encodeStateVector(page)
  act(cycleView(page))
  return gateUpdate(Y.encodeStateAsUpdate(page, before), {
    doc: server,
    schema: cycleSchema,
    places: new WeakMap(),
    documentBytes: 0,
    textSizes: new TextSizes(),
    mandate: cycleMandate(cycleFactsOf(record), { person: PersonId.parse(randomId()), party: from, functions }),
    namedClientIds: new Set([page.clientID]),
    finishedClientIds: new Set(),
  })
}

const specification = new Map(table.trimEnd().split('\n').slice(2).map(line => [line.slice(0, 34).trim(), line.slice(34).trim().split(/\s+/)]))
const ownPeople: readonly PersonFunction[] = ['drafter', 'speaks']

test('the table names every operation there is', () => {
  expect([...specification.keys()]).toEqual(Object.keys(operations))
})

describe.each(Object.entries(roles))('%s', (_role, { party: from, column }) => {
  test.each(Object.keys(operations))('%s', operation => {
    const act = operations[operation]
    if (act === undefined) throw new Error(`no operation is called ${operation}`)
    const mayAtAll = specification.get(operation)?.[column] === 'W'
    for (const held of PersonFunction.options) {
      for (const isClosed of [false, true]) {
        const verdict = judged(aCycle({ isClosed }), from, [held], act)
        const isTaken = mayAtAll && ownPeople.includes(held) && !isClosed
        expect({ held, isClosed, isTaken: verdict.ok }).toEqual({ held, isClosed, isTaken })
        if (verdict.ok) continue
        // Most telling first: what nobody writes, then the cycle, then the role, then the function.
        const isRecorded = /there|who supervises|closed/.test(operation)
        expect(verdict.error.code).toBe(isRecorded ? 'mandate/server-only' : isClosed ? 'cycle/closed' : operation.includes('without one') ? 'mandate/no-supervisor' : mayAtAll ? 'mandate/reader' : 'mandate/supervisor-only')
      }
    }
  })
})

test('the page says the same as the gate, from the mirror in the document', () => {
  const record = aCycle()
  const doc = new Y.Doc()
  for (const { bytes } of newCycle(record, '2026-11-26T00:00:00.000Z').rows) Y.applyUpdate(doc, bytes)
  const { closed, supervisors } = cycleView(doc).roots.record
  const facts = cycleFactsIn({ closed: closed.get(), supervisors: supervisors.get() })
  expect(facts).toEqual(cycleFactsOf(record))
  const writer = { person: PersonId.parse(randomId()), party: party('ms-de'), functions: ['drafter' as const] }
  const field = fieldIn(cycleSchema, ['goals', ownGoal, 'guidance'])
  expect(field).not.toBeNull()
  if (field !== null) expect(mayWriteInCycle(writer, facts, field)).toMatchObject({ ok: true, value: { role: 'supervisor', capacity: 'drafter' } })
  // A mirror that has not come yet opens nothing.
  if (field !== null) expect(mayWriteInCycle(writer, cycleFactsIn({ closed: undefined, supervisors: undefined }), field).ok).toBe(false)
})

test('an update that names no field is taken of a supervisor’s people alone', () => {
  const facts = cycleFactsOf(aCycle())
  const may = (from: string, held: PersonFunction) => mayWriteSomethingInCycle({ person: PersonId.parse(randomId()), party: party(from), functions: [held] }, facts).ok
  expect(['ms-de', 'europol', 'ms-it', 'tc-ge'].filter(from => may(from, 'drafter'))).toEqual(['ms-de', 'europol'])
  expect(PersonFunction.options.filter(held => may('ms-de', held)).toSorted()).toEqual(ownPeople.toSorted())
  expect(mayWriteSomethingInCycle({ person: PersonId.parse(randomId()), party: party('ms-de'), functions: ['speaks'] }, { ...facts, closed: true })).toMatchObject({ error: { code: 'cycle/closed' } })
})

test('every row of the table names a source and where in it, and every role has a row', () => {
  for (const { source, passage } of cycleMandateRows) {
    expect(Object.hasOwn(sources, source)).toBe(true)
    expect(passage).not.toBe('')
  }
  expect(new Set(cycleMandateRows.map(row => row.role))).toEqual(new Set(rolesInCycle))
})
