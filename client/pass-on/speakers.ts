// To whom a message about one's own delegation goes: those who speak for it, by address where this reader may see it, else by name.
import type { PartyId } from '../../shared/ids.ts'
import { peopleApi } from '../people-api.ts'
import { partyLabel } from '../shell/party-label.ts'

export async function speakersOf(party: PartyId): Promise<readonly string[]> {
  const answer = await peopleApi.of(party)
  const speakers = answer.ok ? answer.value.people.filter(({ functions }) => functions.some(held => held.function === 'speaks')) : []
  return speakers.length === 0 ? [partyLabel(party).name] : speakers.map(({ name, email }) => (email === null ? name : `${name} <${email}>`))
}
