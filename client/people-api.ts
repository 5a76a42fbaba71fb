// Who is in a delegation, inviting, and links, over the API.
import type { z } from 'zod'
import { InvitationAnswer, InviteAnswer, LinkAnswer, PeopleAnswer, PersonAnswer } from '../shared/api/people.ts'
import type { InviteBody, LinkQuery } from '../shared/api/people.ts'
import type { InvitationId, PartyId, PersonId } from '../shared/ids.ts'
import type { PersonFunction } from '../shared/mandates/functions.ts'
import { answerOf, api } from './api.ts'

const { people } = api

export const peopleApi = {
  of: (party: PartyId) => answerOf(people.$get({ query: { party } }), PeopleAnswer),
  invite: (json: z.input<typeof InviteBody>) => answerOf(people.invitations.$post({ json }), InviteAnswer),
  renewInvitation: (invitation: InvitationId, query: LinkQuery) => answerOf(people.invitations[':invitation'].link.$post({ param: { invitation }, query }), LinkAnswer),
  withdrawInvitation: (invitation: InvitationId) => answerOf(people.invitations[':invitation'].$delete({ param: { invitation } }), InvitationAnswer),
  newLink: (person: PersonId, query: LinkQuery) => answerOf(people[':person'].link.$post({ param: { person }, query }), LinkAnswer),
  endMembership: (person: PersonId, party: PartyId, held: PersonFunction) => answerOf(people[':person'].memberships[':party'][':function'].$delete({ param: { person, party, function: held } }), PersonAnswer),
}
