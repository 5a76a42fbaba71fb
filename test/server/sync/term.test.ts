// How long a socket whose session has run out is kept, under a clock of the test.
import { expect, test } from 'vitest'
import { LiveSubscriber } from '../../../server/live/live-summaries.ts'
import { Connection } from '../../../server/sync/connection.ts'
import { EndedRights } from '../../../server/sync/ended-rights.ts'
import { Renewals } from '../../../server/sync/renewals.ts'
import type { Clock } from '../../../server/clock.ts'
import { PartyId, PersonId, randomId } from '../../../shared/ids.ts'
import { maxSocketsPerPerson, renewalTokenMs, signInAgainMs } from '../../../shared/protocol/limits.ts'
import { decodeServerMessage } from '../../../shared/protocol/messages.ts'
import { VirtualClock } from '../../client/replica/virtual-clock.ts'

const person = PersonId.parse(randomId())
const france = PartyId.parse('ms-fr')

function aClock(): { readonly virtual: VirtualClock; readonly clock: Clock } {
  const virtual = new VirtualClock()
  return {
    virtual,
    clock: {
      now: virtual.now,
      steadyMs: virtual.now,
      setTimeout: (act, afterMs) => virtual.setTimeout(act, afterMs) as object,
      clearTimeout: timer => virtual.clearTimeout(timer),
      soon: act => void virtual.setTimeout(act, 0),
    },
  }
}

const endsAfterMs = 5_000

function lines(speaksOurMessages = true) {
  const { virtual, clock } = aClock()
  const closed: string[] = []
  const told: string[] = []
  const term = (afterMs: number) => ({ sessionId: randomId(), functions: ['drafter' as const], expiresAt: new Date(clock.now() + afterMs), validUntil: new Date(clock.now() + afterMs) })
  const writer = { person, party: france, functions: ['drafter' as const] }
  const connection = new Connection({
    socket: { send: bytes => {
      const message = decodeServerMessage(bytes)
      if (message.ok) told.push(message.value.type)
    }, close: (_code, reason) => void closed.push(`document: ${reason}`), unsentBytes: () => 0 },
    under: { ...term(endsAfterMs), writer },
    shownAs: { person, name: 'A', party: france, color: '#000000' },
    clientIds: new Set([1]),
    speaksOurMessages,
    clock,
  })
  const subscriber = new LiveSubscriber(person, france, { send: text => void told.push(text), close: (_code, reason) => void closed.push(`list: ${reason}`), unsentBytes: () => 0 }, term(endsAfterMs), clock)
  return { virtual, clock, connection, subscriber, closed, told, term, writer }
}

test('a socket whose person does not sign in again is closed as signed out after a minute, and is told nothing until then', async () => {
  const { virtual, closed, told } = lines()
  await virtual.pass(endsAfterMs)
  expect(told).toEqual(['session-over', JSON.stringify({ type: 'session-over' })])
  await virtual.pass(signInAgainMs - 1)
  expect([closed, told.length]).toEqual([[], 2])
  await virtual.pass(1)
  expect(closed).toEqual(['document: signedOut', 'list: signedOut'])
})

test('renewed, it goes on until the new session ends', async () => {
  const { virtual, connection, subscriber, closed, term, writer } = lines()
  await virtual.pass(endsAfterMs + 1_000)
  connection.renew({ ...term(10 * signInAgainMs), writer }, 0)
  subscriber.renew(term(10 * signInAgainMs))
  await virtual.pass(9 * signInAgainMs)
  expect([closed, connection.isPaused, subscriber.isPaused]).toEqual([[], false, false])
  await virtual.pass(signInAgainMs)
  expect([connection.isPaused, subscriber.isPaused]).toEqual([true, true])
})

test('a client that speaks y-websocket only cannot say that its person signed in again, and comes back at once', async () => {
  const { virtual, closed } = lines(false)
  await virtual.pass(endsAfterMs)
  expect(closed).toEqual(['document: restarting'])
})

test('a word to go on with runs out, and whoever asks for too many loses the oldest', async () => {
  const { virtual, clock } = aClock()
  const renewals = new Renewals(new EndedRights(), clock)
  const session = { sessionId: 's', person: { id: person, name: 'A' }, memberships: [], expiresAt: new Date(0), validUntil: new Date(0) }
  const give = (): string => renewals.give(person, async () => session)
  const late = give()
  await virtual.pass(renewalTokenMs)
  expect(await renewals.take(late)).toBeNull()
  const words = Array.from({ length: maxSocketsPerPerson + 1 }, give)
  expect(await renewals.take(words[0] ?? '')).toBeNull()
  expect((await renewals.take(words[1] ?? ''))?.session).toBe(session)
  expect(await renewals.take(words[1] ?? '')).toBeNull()
})
