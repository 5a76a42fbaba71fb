// A list of people as it is pasted: what is understood, and what of each line is said not to fit.
import { describe, expect, test } from 'vitest'
import { InviteBody, maxInvitedAtOnce } from '../../../shared/api/people.ts'
import { PartyId } from '../../../shared/ids.ts'
import { parties } from '../../../shared/parties/parties.ts'
import { recogniseParty } from '../../../shared/parties/recognise-party.ts'
import { invitationsOf, linesLeft, readPastedPeople } from '../../../shared/people/pasted-people.ts'

const europol = PartyId.parse('europol')
const italy = PartyId.parse('ms-it')
const administrator = [{ party: europol, function: 'administrator' as const }]
const speaker = [{ party: italy, function: 'speaks' as const }]
const problemsOf = (text: string, held: Parameters<typeof readPastedPeople>[1] = administrator, only: PartyId | null = null) =>
  readPastedPeople(text, held, only).rows.map(({ line, problems }) => [line, ...problems])

describe('a pasted list', () => {
  test.each([
    ['a spreadsheet', 'a@x.example\tItalia\tspeaks\tGuardia di Finanza, Roma\nb@x.example\tDE\tDrafter\t'],
    ['semicolons', 'a@x.example;IT;Speaks for the delegation;"Guardia di Finanza, Roma"\r\nb@x.example;Deutschland;drafts;'],
    ['commas', 'a@x.example,ms-it,NEC,"Guardia di Finanza, Roma"\n\nb@x.example,germany,DRAFTER'],
    ['named columns in another order', 'Function;E-mail;Service;Country\nspeaks;A@X.example;Guardia di Finanza, Roma;Italy\ndrafter;mailto:b@x.example;;Germany'],
  ])('is understood from %s', (_what, text) => {
    expect(invitationsOf(readPastedPeople(text, administrator).rows)).toEqual([{
      people: [
        { email: 'a@x.example', name: null, memberships: [{ party: 'ms-it', function: 'speaks', service: 'Guardia di Finanza, Roma' }] },
        { email: 'b@x.example', name: null, memberships: [{ party: 'ms-de', function: 'drafter', service: null }] },
      ],
    }])
  })

  test('one address on two lines is invited once, with both functions', () => {
    const text = 'name\taddress\tdelegation\tfunction\nKaja Lind\ta@x.example\tEuropol\tsupport team\n\tA@X.example\tEuropol\tadministrator'
    const bodies = invitationsOf(readPastedPeople(text, administrator).rows)
    expect(bodies).toEqual([{ people: [{ email: 'a@x.example', name: 'Kaja Lind', memberships: [{ party: 'europol', function: 'support-team', service: null }, { party: 'europol', function: 'administrator', service: null }] }] }])
    expect(bodies.every(body => InviteBody.safeParse(body).success)).toBe(true)
  })

  test.each([
    ['no address', ';IT;drafter', 'address-missing'],
    ['no e-mail address', 'rossi;IT;drafter', 'address-invalid'],
    ['no delegation', 'a@x.example;;drafter', 'delegation-missing'],
    ['an unknown delegation', 'a@x.example;Atlantis;drafter', 'delegation-unknown'],
    ['no function', 'a@x.example;IT', 'function-missing'],
    ['an unknown function', 'a@x.example;IT;boss', 'function-unknown'],
    ['a column too many', 'a@x.example;IT;drafter;GdF;Roma', 'columns-too-many'],
    ['a service of a page', `a@x.example;IT;drafter;${'x'.repeat(81)}`, 'service-invalid'],
  ])('says what of a line does not fit, and invites nobody by it: %s', (_what, line, problem) => {
    const { rows } = readPastedPeople(`ok@x.example;IT;reader\n\n${line}`, administrator)
    expect(rows.map(row => [row.line, ...row.problems])).toEqual([[1], [3, problem]])
    expect(invitationsOf(rows).flatMap(({ people }) => people.map(({ email }) => email))).toEqual(['ok@x.example'])
  })

  test('a line that was said before, and a second name for one address, are pointed out', () => {
    expect(problemsOf('a@x.example;IT;drafter\nA@x.example;Italia;drafts')).toEqual([[1], [2, 'said-before']])
    expect(problemsOf('address;name;delegation;function\na@x.example;Ada;IT;drafter\na@x.example;Bea;IT;reader')).toEqual([[2], [3, 'other-name-before']])
  })

  test('whoever speaks for a delegation is told which lines are not theirs to give, and may leave the delegation out', () => {
    expect(problemsOf('a@x.example;IT;speaks\nb@x.example;FR;reader\nc@x.example;IT;administrator\nd@x.example;IT;support team', speaker)).toEqual([[1], [2, 'delegation-not-yours'], [3, 'function-not-yours'], [4, 'function-not-yours']])
    expect(problemsOf('a@x.example;;reader', speaker, italy)).toEqual([[1]])
  })

  test('a list of any length is read in parts that the server takes', () => {
    const { rows, beyond } = readPastedPeople(Array.from({ length: 450 }, (_, index) => `p${index}@x.example;IT;reader`).join('\n'), administrator)
    expect([rows.length, beyond]).toEqual([400, 50])
    expect(invitationsOf(rows).map(({ people }) => people.length)).toEqual([maxInvitedAtOnce, maxInvitedAtOnce])
    expect(readPastedPeople('', administrator)).toEqual({ rows: [], beyond: 0 })
  })
})

describe('what is left of a list', () => {
  const left = (text: string, ...emails: string[]) => linesLeft(text, readPastedPeople(text, administrator).rows, new Set(emails))

  test('are the lines of whoever was not invited, as they were typed, under the names of the columns', () => {
    const list = 'Function;E-mail;Delegation\nreads;a@x.example;IT\n\n reads ; B <b@x.example>;FR\ndrafts;a@x.example;IT\r\nreads;c@x.example;DE'
    expect(left(list, 'a@x.example')).toBe('Function;E-mail;Delegation\n\n reads ; B <b@x.example>;FR\nreads;c@x.example;DE')
    expect(left('a@x.example;IT;reader\nb@x.example;IT;reader', 'b@x.example')).toBe('a@x.example;IT;reader')
  })

  test('is nothing when everybody was invited, and everything when nobody was', () => {
    const list = 'address,delegation,function\na@x.example,IT,reads\nb@x.example,IT,reads\n\n'
    expect(left(list, 'a@x.example', 'b@x.example')).toBe('')
    expect(left(list)).toBe(list)
  })

  test('are also the lines beyond those that are read at once', () => {
    const lines = Array.from({ length: 402 }, (_, index) => `p${index}@x.example;IT;reader`)
    expect(left(lines.join('\n'), ...lines.slice(0, 400).map(line => line.split(';')[0] ?? ''))).toBe(lines.slice(400).join('\n'))
  })
})

describe('a delegation', () => {
  test('is recognised by its code, its name and what it calls itself, whatever the capitals and accents', () => {
    expect(parties.filter(({ id, code, name }) => recogniseParty(code) !== id || recogniseParty(name.toUpperCase()) !== id)).toEqual([])
    expect(['Ελλαδα', 'GR', 'Österreich', 'osterreich', 'The Netherlands', ' eurojust '].map(recogniseParty)).toEqual(['ms-el', 'ms-el', 'ms-at', 'ms-at', 'ms-nl', 'eurojust'])
    expect(recogniseParty('')).toBeNull()
  })
})
