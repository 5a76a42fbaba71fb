// Who may hold which role. The table is the rule: a delegation, and for each role whether it may hold it.
import { describe, expect, test } from 'vitest'
import { PartyId } from '../../../shared/ids.ts'
import { eligibility, isOutsideLeader, mayHold, reasonNot } from '../../../shared/parties/eligibility.ts'
import type { Role } from '../../../shared/parties/eligibility.ts'
import { parties, partyById } from '../../../shared/parties/parties.ts'
import { sources } from '../../../shared/sources.ts'

const party = (id: string) => PartyId.parse(id)
const roles: readonly Role[] = ['driver', 'co-driver', 'action-leader', 'co-leader', 'participant', 'supervisor']

type May = 'may' | '—'
const table: readonly (readonly [string, May, May, May, May, May, May])[] = [
  // delegation      driver  co-driver  leader  co-leader  participant  supervisor
  ['ms-de',          'may',  'may',     'may',  'may',     'may',       'may'],
  ['ms-mt',          'may',  'may',     'may',  'may',     'may',       'may'],
  ['europol',        '—',    'may',     'may',  'may',     'may',       'may'],
  ['cepol',          '—',    'may',     'may',  'may',     'may',       'may'],
  ['olaf',           '—',    '—',       'may',  'may',     'may',       'may'],
  ['eppo',           '—',    '—',       'may',  'may',     'may',       'may'],
  ['com',            '—',    '—',       'may',  'may',     'may',       'may'],
  ['gsc',            '—',    '—',       '—',    '—',       'may',       '—'],
  ['presidency',     '—',    '—',       '—',    '—',       'may',       '—'],
  ['eeas',           '—',    '—',       '—',    '—',       'may',       '—'],
  ['tc-ge',          '—',    '—',       'may',  'may',     'may',       '—'],
  ['tc-xk',          '—',    '—',       'may',  'may',     'may',       '—'],
  ['interpol',       '—',    '—',       'may',  'may',     'may',       '—'],
  ['carin',          '—',    '—',       'may',  'may',     'may',       '—'],
  ['pp-sample',      '—',    '—',       '—',    '—',       'may',       '—'],
]

describe('who may hold which role', () => {
  for (const [id, ...answers] of table) {
    test.each(roles.map((role, index) => [role, answers[index]] as const))(
      `${partyById(party(id)).name} as %s: %s`,
      (role, answer) => {
        expect(mayHold(role, party(id)).ok ? 'may' : '—').toBe(answer)
      },
    )
  }

  test.each<[Role, string, string | null]>([
    ['driver', 'carin', 'role/driver-member-state-only'],
    ['driver', 'europol', 'role/driver-member-state-only'],
    ['co-driver', 'tc-ua', 'role/co-driver-member-state-or-agency'],
    ['co-driver', 'com', 'role/co-driver-member-state-or-agency'],
    ['co-driver', 'olaf', 'role/co-driver-not-this-body'],
    ['co-driver', 'eppo', 'role/co-driver-not-this-body'],
    ['action-leader', 'eeas', 'role/leader-commission-only'],
    ['action-leader', 'pp-sample', 'role/leader-not-this-kind'],
    ['co-leader', 'cosi', 'role/leader-commission-only'],
    ['supervisor', 'interpol', 'role/supervisor-not-this-kind'],
    ['supervisor', 'gsc', 'role/supervisor-not-this-kind'],
    ['supervisor', 'carin', 'role/supervisor-not-this-kind'],
    ['participant', 'pp-sample', null],
    ['participant', 'ms-zz', 'party/unknown'],
    ['driver', 'ms-zz', 'party/unknown'],
  ])('as %s, the reason against %s is %s', (role, id, reason) => {
    expect(reasonNot(role, party(id))).toBe(reason)
    const may = mayHold(role, party(id))
    expect(may.ok ? null : may.error.code).toBe(reason)
  })

  test('every delegation may take part', () => {
    expect(parties.filter(({ id }) => !mayHold('participant', id).ok)).toEqual([])
  })

  test.each(roles)('who may be %s is said by a document and a passage', role => {
    const { source, passage } = eligibility[role]
    expect(sources[source].reference).not.toBe('')
    expect(passage).not.toBe('')
  })

  test('an exception names delegations of the list, of a kind that could hold the role', () => {
    for (const { kinds, except, onlyOfKind } of Object.values(eligibility)) {
      for (const id of [...(except?.parties ?? []), ...(onlyOfKind?.parties ?? [])]) {
        expect(kinds).toContain(partyById(party(id)).kind)
      }
    }
  })
})

describe('who leads from outside, so that the driver must confirm', () => {
  test.each<[string, 'outside' | 'inside']>([
    ['ms-pt', 'inside'],
    ['frontex', 'inside'],
    ['olaf', 'inside'],
    ['com', 'outside'],
    ['tc-ge', 'outside'],
    ['interpol', 'outside'],
    ['carin', 'outside'],
  ])('%s: %s', (id, answer) => {
    expect(isOutsideLeader(party(id)) ? 'outside' : 'inside').toBe(answer)
  })
})
