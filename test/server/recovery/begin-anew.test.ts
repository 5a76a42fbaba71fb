// What a restored workspace does not bring back: links that could be good once more.
import { expect, test } from 'vitest'
import { newFirstStartToken, isFirstStartToken } from '../../../server/identity/first-start.ts'
import { invite, lookAtInvitation, renewInvitation } from '../../../server/identity/invitations.ts'
import { createLinkToken, personOfToken } from '../../../server/identity/password-links.ts'
import { insertPerson } from '../../../server/identity/people.ts'
import { beginAnew } from '../../../server/recovery/begin-anew.ts'
import { openInMemory } from '../../../server/store/sqlite/open-in-memory.ts'
import { PartyId } from '../../../shared/ids.ts'

const italy = PartyId.parse('ms-it')

test('after a restore no link of before lets anybody in, and invitations still wait for a new one', async () => {
  const { store: { database }, store } = await openInMemory()
  const now = new Date()
  const firstStart = await newFirstStartToken(database, now) ?? ''
  const [person, password, invited] = await database.transaction().execute(async transaction => {
    const memberships = [{ party: italy, function: 'speaks' as const }]
    const id = await insertPerson(transaction, { name: 'Rita', email: 'rita@example.org', memberships }, now)
    const given = await createLinkToken(transaction, id, now)
    return [id, given, await invite(transaction, { email: 'salvo@example.org', name: null, memberships: [{ party: italy, function: 'reader', service: null }] }, { person: id, memberships }, now)] as const
  })
  const good = async (invitation: string) => [await isFirstStartToken(database, firstStart, now), await personOfToken(database, password, now) !== null, await lookAtInvitation(database, invitation, now) !== null]
  expect(await good(invited.token)).toEqual([true, true, true])
  expect((await beginAnew(store, [], () => now)).ok).toBe(true)
  expect(await good(invited.token)).toEqual([false, false, false])
  const renewed = await database.transaction().execute(transaction => renewInvitation(transaction, invited.id, person, now))
  expect(await good(renewed?.token ?? '')).toEqual([false, false, true])
  await store.close()
})
