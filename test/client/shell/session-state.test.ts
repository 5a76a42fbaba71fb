// Whose page this is, as sessions begin and end around it.
import { describe, expect, it } from 'vitest'
import { MeAnswer } from '../../../shared/api/identity.ts'
import { PartyId } from '../../../shared/ids.ts'
import { nextSession, type SessionEvent, type SessionState } from '../../../client/shell/session-state.ts'

const germany = PartyId.parse('ms-de')
const europol = PartyId.parse('europol')

function aPerson(letter: string, parties = ['ms-de', 'europol']) {
  return MeAnswer.parse({
    person: { id: letter.repeat(21), name: `Person ${letter}` },
    memberships: parties.map((party) => ({ party, function: 'drafter' })),
    isSample: false,
    expiresAt: '2026-11-24T00:00:00.000Z',
  })
}

const ada = aPerson('a')
const bob = aPerson('b')
const isNow = (me: MeAnswer, preferredParty: string | null = null): SessionEvent => ({ type: 'signed-in-is', me, preferredParty })
const after = (...events: SessionEvent[]) => events.reduce<SessionState>(nextSession, { state: 'unknown' })

describe('the session of a page', () => {
  it('begins for the delegation that the person last acted for, while they still belong to it', () => {
    expect(after(isNow(ada, 'europol'))).toMatchObject({ state: 'signed-in', party: europol })
    expect(after(isNow(ada, 'ms-fr'))).toMatchObject({ state: 'signed-in', party: germany })
    expect(after(isNow(aPerson('c', [])))).toMatchObject({ state: 'signed-in', party: null })
  })

  it('is signed out when nobody is', () => {
    expect(after({ type: 'nobody-signed-in' })).toEqual({ state: 'signed-out' })
  })

  it('waits for the server when no answer has come yet, and is left alone when one came before', () => {
    expect(after({ type: 'no-answer' })).toEqual({ state: 'unreachable' })
    expect(after(isNow(ada), { type: 'no-answer' })).toMatchObject({ state: 'signed-in', me: ada })
    expect(after({ type: 'nobody-signed-in' }, { type: 'no-answer' })).toEqual({ state: 'signed-out' })
  })

  it('stays the same person’s page when the session ends, and goes on when they sign in again', () => {
    const expired = after(isNow(ada, 'europol'), { type: 'nobody-signed-in' })
    expect(expired).toMatchObject({ state: 'expired', me: ada, party: europol })
    expect(nextSession(expired, isNow(ada))).toMatchObject({ state: 'signed-in', me: ada, party: europol })
  })

  it('never becomes the page of another person', () => {
    const other = after(isNow(ada), isNow(bob))
    expect(other).toMatchObject({ state: 'other-person', me: ada, now: bob })
    expect(after(isNow(ada), { type: 'nobody-signed-in' }, isNow(bob))).toMatchObject({ state: 'other-person', me: ada, now: bob })
    expect(nextSession(other, isNow(ada))).toMatchObject({ state: 'signed-in', me: ada })
  })

  it('acts for a delegation that the person belongs to and for no other', () => {
    expect(after(isNow(ada), { type: 'party-chosen', party: europol })).toMatchObject({ party: europol })
    expect(after(isNow(ada), { type: 'party-chosen', party: PartyId.parse('ms-fr') })).toMatchObject({ party: germany })
  })

  it('moves to another of the person’s delegations when the one in use is lost', () => {
    expect(after(isNow(ada, 'europol'), isNow(aPerson('a', ['ms-de'])))).toMatchObject({ state: 'signed-in', party: germany })
  })

  it('lets nobody in once its person has left it, whoever signs in', () => {
    const left = after(isNow(ada), { type: 'left' })
    expect(left).toEqual({ state: 'left' })
    expect([isNow(ada), isNow(bob), { type: 'nobody-signed-in' } as const].map(event => nextSession(left, event))).toEqual([left, left, left])
  })
})
