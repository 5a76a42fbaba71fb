// Into which group of the sign-in page a sample person belongs: by the kind of their delegation, the support team apart.
import { partyLabel } from '../../shell/party-label.ts'
import type { SamplePerson } from './use-sample-people.ts'

export const sampleGroups = ['member-states', 'agencies', 'institutions', 'networks', 'outside'] as const
type SampleGroup = (typeof sampleGroups)[number]

export function groupOf(person: Pick<SamplePerson, 'party' | 'function'>): SampleGroup {
  if (person.function === 'support-team') return 'institutions'
  switch (partyLabel(person.party).kind) {
    case 'member-state':
      return 'member-states'
    case 'agency':
      return 'agencies'
    case 'institution':
      return 'institutions'
    case 'network':
      return 'networks'
    case 'third-country':
    case 'international-organisation':
    case 'private-or-ngo':
      return 'outside'
  }
}
