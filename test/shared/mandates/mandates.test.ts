// Who may write what, as a table for somebody who knows EMPACT and no TypeScript. A cell is the role under which it is
// allowed, or the reason why not.
import { describe, expect, test } from 'vitest'
import { PersonId, randomId } from '../../../shared/ids.ts'
import { PersonFunction } from '../../../shared/mandates/functions.ts'
import { mandateRows, mayRead, mayWrite } from '../../../shared/mandates/mandates.ts'
import type { PlanFacts } from '../../../shared/mandates/mandates.ts'
import { sources } from '../../../shared/sources.ts'
import { PlanStatus } from '../../../shared/vocabularies/vocabularies.ts'
import { party } from '../../fixtures/a-plan.ts'

/** Germany drives, CARIN was added to the circle. */
const facts: PlanFacts = { status: 'drafting', archived: false, driver: party('ms-de'), addedToCircle: new Set([party('carin')]) }

type Field = 'a text or action' | 'own answer' | 'another’s answer' | 'driver’s word' | 'record'
const fields: { readonly [F in Field]: (own: string) => Parameters<typeof mayWrite>[2] } = {
  'a text or action': () => ({ writtenBy: 'drafting' }),
  'own answer': own => ({ writtenBy: 'delegation', party: party(own) }),
  'another’s answer': own => ({ writtenBy: 'delegation', party: party(own === 'ms-it' ? 'ms-fr' : 'ms-it') }),
  'driver’s word': () => ({ writtenBy: 'driver' }),
  record: () => ({ writtenBy: 'server' }),
}
const names = ['a text or action', 'own answer', 'another’s answer', 'driver’s word', 'record'] as const

function saying(own: string, functions: readonly PersonFunction[], field: Field, changed: Partial<PlanFacts> = {}): string {
  const may = mayWrite({ person: PersonId.parse(randomId()), party: party(own), functions }, { ...facts, ...changed }, fields[field](own))
  return may.ok ? may.value.role : may.error.code.replace('mandate/', '')
}

const table: readonly [who: string, party: string, held: PersonFunction, ...cells: string[]][] = [
  //                                                                  text or action     own answer           another’s answer       driver’s word   record
  ['a drafter of the driver',              'ms-de',    'drafter',                'circle',          'delegation',          'not-your-delegation', 'driver',       'server-only'],
  ['who speaks for the driver',            'ms-de',    'speaks',                 'circle',          'delegation',          'not-your-delegation', 'driver',       'server-only'],
  ['a reader of the driver',               'ms-de',    'reader',                 'reader',          'reader',              'not-your-delegation', 'reader',       'server-only'],
  ['a drafter of another Member State',    'ms-mt',    'drafter',                'circle',          'delegation',          'not-your-delegation', 'driver-only',  'server-only'],
  ['an analyst of an EU agency',           'europol',  'drafter',                'circle',          'delegation',          'not-your-delegation', 'driver-only',  'server-only'],
  ['the EMPACT support team',              'europol',  'support-team',           'circle',          'reader',              'not-your-delegation', 'driver-only',  'server-only'],
  ['the Commission facilitator',           'com',      'commission-facilitator', 'circle',          'reader',              'not-your-delegation', 'driver-only',  'server-only'],
  ['the General Secretariat',              'gsc',      'secretariat',            'reader',          'reader',              'not-your-delegation', 'driver-only',  'server-only'],
  ['an administrator',                     'europol',  'administrator',          'reader',          'reader',              'not-your-delegation', 'driver-only',  'server-only'],
  ['a network that was added',             'carin',    'drafter',                'circle',          'delegation',          'not-your-delegation', 'driver-only',  'server-only'],
  ['a network that was not added',         'atlas',    'drafter',                'not-in-circle',   'not-in-circle',       'not-in-circle',       'not-in-circle', 'not-in-circle'],
  ['a third country',                      'tc-ge',    'speaks',                 'not-in-circle',   'not-in-circle',       'not-in-circle',       'not-in-circle', 'not-in-circle'],
]

describe('while a plan is in drafting', () => {
  test.each(table)('%s', (_who, own, held, ...cells) => {
    expect(names.map(field => saying(own, [held], field))).toEqual(cells)
  })

  test('every function that a person can hold has a line in the table', () => {
    expect(new Set(table.map(([, , held]) => held))).toEqual(new Set(PersonFunction.options))
  })

  test('functions add up: a reader who also speaks for the delegation answers for it', () => {
    expect(saying('ms-it', ['reader', 'speaks'], 'own answer')).toBe('delegation')
  })

  test('a state that was named driver and has not accepted gives no driver’s word', () => {
    expect(saying('ms-de', ['speaks'], 'driver’s word', { driver: null })).toBe('driver-only')
  })
})

test.each(PlanStatus.options.filter(status => status !== 'drafting'))('nobody writes in a plan whose status is %s', status => {
  for (const field of ['a text or action', 'own answer'] as const) expect(saying('ms-fr', ['drafter'], field, { status })).toBe('status-closed')
  expect(saying('ms-de', ['speaks'], 'driver’s word', { status })).toBe('status-closed')
})

test('nobody writes in an archived plan', () => {
  for (const field of ['a text or action', 'own answer', 'driver’s word'] as const) expect(saying('ms-de', ['speaks'], field, { archived: true })).toBe('plan/archived')
})

test('the circle is sent the plan, and nobody else', () => {
  const inside = ['ms-mt', 'europol', 'eppo', 'com', 'gsc', 'presidency', 'carin']
  const outside = ['atlas', 'tc-ge', 'tc-us', 'interpol', 'pp-sample']
  expect([...inside, ...outside].filter(id => mayRead(party(id), facts))).toEqual(inside)
})

test('every row of the table of mandates names a source', () => {
  for (const { source } of mandateRows) expect(Object.hasOwn(sources, source)).toBe(true)
})
