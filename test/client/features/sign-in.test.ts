// Where signing in leads to.
import { describe, expect, it } from 'vitest'
import { groupOf } from '../../../client/features/sign-in/sample-groups.ts'
import { placeWithin } from '../../../client/features/sign-in/place-within.ts'
import { PartyId } from '../../../shared/ids.ts'

describe('after signing in', () => {
  it.each([
    ['/plans/ms-2026?card=1#goal-2', '/plans/ms-2026?card=1#goal-2'],
    [null, '/'],
    ['', '/'],
    ['https://elsewhere.example', '/'],
    ['//elsewhere.example', '/'],
    ['/\\elsewhere.example', '/'],
    ['/sign-in?to=/sign-in', '/'],
  ])('a wish to go to %s leads to %s, never out of the workspace', (wish, place) => {
    expect(placeWithin(wish)).toBe(place)
  })
})

describe('the sample people', () => {
  it.each([
    ['ms-de', 'drafter', 'member-states'],
    ['europol', 'drafter', 'agencies'],
    ['europol', 'support-team', 'institutions'],
    ['gsc', 'secretariat', 'institutions'],
    ['carin', 'drafter', 'networks'],
    ['tc-ge', 'drafter', 'outside'],
  ] as const)('of %s who is %s stands under %s', (party, held, group) => {
    expect(groupOf({ party: PartyId.parse(party), function: held })).toBe(group)
  })
})
