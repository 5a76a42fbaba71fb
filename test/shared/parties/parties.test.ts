// The list of delegations: every line of it is parsed here, so that no page has to.
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { PartyId } from '../../../shared/ids.ts'
import { isKnownParty, parties, partiesById, partyById } from '../../../shared/parties/parties.ts'
import { partyKinds } from '../../../shared/parties/party.ts'
import type { PartyKind } from '../../../shared/parties/party.ts'

const words = z.string().trim().min(1).max(160)
const Line = z.strictObject({
  id: PartyId,
  code: z.string().min(1).max(8).regex(/^[A-Z@][A-Z-]*$/),
  name: words,
  kind: z.enum(partyKinds),
  aliases: z.array(words),
  note: words.optional(),
  footnote: z.string().startsWith('* ').max(300).optional(),
  unverified: z.literal(true).optional(),
  fictional: z.literal(true).optional(),
})

describe('the list of delegations', () => {
  test('every line has an id, a code of at most eight characters, a name and a kind', () => {
    expect(z.array(Line).safeParse(parties).error?.issues).toBeUndefined()
  })

  test.each<[PartyKind, number]>([
    ['member-state', 27],
    ['agency', 15],
    ['institution', 7],
    ['third-country', 16],
    ['international-organisation', 9],
    ['network', 22],
    ['private-or-ngo', 1],
  ])('of kind %s there are %i', (kind, count) => {
    expect(parties.filter(party => party.kind === kind)).toHaveLength(count)
  })

  test('no two delegations share an id or a code', () => {
    expect(partiesById.size).toBe(parties.length)
    expect(new Set(parties.map(({ code }) => code)).size).toBe(parties.length)
  })

  test('no delegation lists its own name or code among its other names', () => {
    expect(parties.filter(({ aliases, name, code }) => aliases.includes(name) || aliases.includes(code))).toEqual([])
  })

  test('a name ends in an asterisk exactly where it has a footnote, and Kosovo* has both', () => {
    expect(parties.filter(({ name }) => name.endsWith('*')).map(({ id }) => id)).toEqual(['tc-xk'])
    expect(parties.filter(({ footnote }) => footnote?.startsWith('* ')).map(({ name }) => name)).toEqual(['Kosovo*'])
  })

  test('a delegation is found by its id, and an id that nobody has is not known', () => {
    expect(partyById(PartyId.parse('ms-lt')).name).toBe('Lithuania')
    expect(isKnownParty('ms-lt')).toBe(true)
    for (const id of ['ms-zz', '', 'LT', 'constructor', '__proto__']) expect(isKnownParty(id)).toBe(false)
  })
})
