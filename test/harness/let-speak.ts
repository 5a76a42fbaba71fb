// Lets a sample person speak for a delegation besides what they are: of some delegations the sample has only drafters.
import { PartyId, PersonId } from '../../shared/ids.ts'
import { inStore } from './in-store.ts'
import type { RunningServer } from './server.ts'

/** Holds for pages that are opened afterwards. Written beside the running server, as its command line does. */
export async function letSpeak(server: RunningServer, person: string, party: string): Promise<void> {
  const membership = { person: PersonId.parse(`sample-person-${person}`), party: PartyId.parse(party), function: 'speaks', from_at: new Date().toISOString(), until_at: null } as const
  await inStore(server, ({ database }) => database.insertInto('memberships').values(membership).execute())
}
