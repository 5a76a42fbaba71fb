// A line of summaries that goes while its word for going on is looked up.
import { expect, test } from 'vitest'
import { liveEndpoint } from '../../server/live/endpoint.ts'
import { LiveSummaries } from '../../server/live/live-summaries.ts'
import { EndedRights } from '../../server/sync/ended-rights.ts'
import type { Session } from '../../server/sync/endpoint.ts'
import { Renewals } from '../../server/sync/renewals.ts'
import { PartyId, PersonId, randomId } from '../../shared/ids.ts'

test('a reader whose socket goes while it is being renewed is not kept', async () => {
  const live = new LiveSummaries()
  const renewals = new Renewals(new EndedRights())
  const person = PersonId.parse(randomId())
  const party = PartyId.parse('ms-fr')
  const endsAt = new Date(Date.now() + 3_600_000)
  const session: Session = { sessionId: randomId(), person: { id: person, name: 'A' }, memberships: [{ party, function: 'speaks' }], expiresAt: endsAt, validUntil: endsAt }
  const listeners = new Map<string, (...args: unknown[]) => void>()
  const socket = { send: () => undefined, close: () => undefined, bufferedAmount: 0, on: (event: string, act: (...args: unknown[]) => void) => listeners.set(event, act) }
  liveEndpoint(live, renewals, null).prepare({ query: { person, party }, session })(socket as never)
  for (const subscriber of live.subscribersWhere(() => true)) subscriber.sessionOver()
  expect(live.subscribersWhere(each => each.isPaused)).toHaveLength(1)
  let found = (_session: Session): void => undefined
  const token = renewals.give(person, () => new Promise(resolve => { found = resolve }))
  listeners.get('message')?.(JSON.stringify({ type: 'renew', token }), false)
  listeners.get('close')?.()
  found({ ...session, sessionId: randomId() })
  await new Promise(resolve => setImmediate(resolve))
  expect(live.subscribersWhere(() => true)).toHaveLength(0)
  live.close()
})
