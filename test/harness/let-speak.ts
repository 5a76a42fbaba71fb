// Lets a sample person speak for a delegation besides what they are: of some delegations the sample has only drafters.
import { PartyId, PersonId } from '../../shared/ids.ts'
import { openSqliteStore } from '../../server/store/sqlite/open.ts'
import type { RunningServer } from './server.ts'

/** Holds for pages that are opened afterwards. Written beside the running server, as its command line does. */
export async function letSpeak(server: RunningServer, person: string, party: string): Promise<void> {
  const opened = await openSqliteStore({ directory: server.dataDirectory, as: 'beside' })
  if (!opened.ok) throw new Error(`the store could not be opened: ${opened.error.code}`)
  const now = new Date().toISOString()
  await opened.value.database
    .insertInto('memberships')
    .values({ person: PersonId.parse(`sample-person-${person}`), party: PartyId.parse(party), function: 'speaks', from_at: now, until_at: null })
    .execute()
  await opened.value.close()
}
