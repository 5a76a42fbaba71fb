// Routes of people: who is in a delegation, inviting, ending a function, and new links. Whoever may not let people into a
// delegation is told so before anything is said about an address.
import { Hono } from 'hono'
import { InvitationAddress, InvitationAnswer, InviteAnswer, InviteBody, LinkAnswer, MembershipAddress, PeopleAnswer, PeopleQuery, PersonAddress, PersonAnswer } from '../../shared/api/people.ts'
import { functionsToGive, givenAs, mayGive } from '../../shared/mandates/giving-functions.ts'
import type { Identity } from '../identity/identity.ts'
import { invitationLinkOf, invitedMemberships, invite, renewInvitation, withdrawInvitation } from '../identity/invitations.ts'
import { createLinkToken, linkOf } from '../identity/password-links.ts'
import { membershipsOf } from '../identity/people.ts'
import { mayGiveLinkTo, peopleOf } from '../people/delegation-people.ts'
import { logLine } from '../record-log.ts'
import type { Store } from '../store/store.ts'
import type { Session } from '../sync/endpoint.ts'
import { addressOf, failure, jsonBody, queryOf } from './answers.ts'
import type { SignedInVariables } from './signed-in.ts'

/** Invitations of one person that may wait at once: far above a list of everybody in EMPACT, far below what fills a disk. */
const maxWaitingInvitations = 2_000

type PeopleParts = {
  readonly store: Pick<Store, 'database'>
  readonly identity: Pick<Identity, 'endMembership'>
  /** Where people find the product, for links. */
  readonly address: string
  readonly now?: () => Date
}

export function peopleRoutes({ store: { database }, identity, address, now = () => new Date() }: PeopleParts) {
  return new Hono<SignedInVariables>()
    .get('/', queryOf(PeopleQuery), async context => {
      const { party } = context.req.valid('query')
      const { memberships } = context.get('session')
      const mayKnow = memberships.some(held => held.party === party) || functionsToGive(memberships, party).length > 0
      if (!mayKnow) return failure(context, 403, 'people/not-your-delegation', 'party')
      return context.json(PeopleAnswer.parse(await peopleOf(database, party, memberships, now())))
    })
    .post('/invitations', jsonBody(InviteBody), async context => {
      const { people } = context.req.valid('json')
      const { person, memberships: held } = context.get('session')
      for (const [index, { memberships }] of people.entries()) {
        const wrong = memberships.findIndex(given => !mayGive(held, given))
        const given = memberships[wrong]
        if (given === undefined) continue
        const isTheirs = functionsToGive(held, given.party).length > 0
        return failure(context, 403, isTheirs ? 'people/not-your-function' : 'people/not-your-delegation', `people.${index}.memberships.${wrong}.${isTheirs ? 'function' : 'party'}`)
      }
      const waiting = await database.selectFrom('invitations').select(({ fn }) => fn.countAll<number>().as('count')).where('invited_by', '=', person.id).where('accepted_at', 'is', null).where('ended_at', 'is', null).executeTakeFirstOrThrow()
      if (waiting.count + people.length > maxWaitingInvitations) return failure(context, 409, 'invitation/too-many', 'people')
      const invitations = await database.transaction().execute(async transaction => {
        const made = []
        for (const invited of people) {
          const { id, token } = await invite(transaction, invited, { person: person.id, memberships: held }, now())
          made.push({ id, email: invited.email, link: invitationLinkOf(address, token) })
        }
        return made
      })
      return context.json(InviteAnswer.parse({ invitations }))
    })
    .post('/invitations/:invitation/link', addressOf(InvitationAddress, 'invitation/not-found'), async context => {
      const { invitation } = context.req.valid('param')
      const session = context.get('session')
      const token = await database.transaction().execute(async transaction => {
        const invited = await invitedMemberships(transaction, invitation)
        return isAllTheirs(session, invited) ? renewInvitation(transaction, invitation, session.person.id, now()) : null
      })
      if (token === null) return failure(context, 404, 'invitation/not-found')
      return context.json(LinkAnswer.parse({ link: invitationLinkOf(address, token) }))
    })
    .delete('/invitations/:invitation', addressOf(InvitationAddress, 'invitation/not-found'), async context => {
      const { invitation } = context.req.valid('param')
      const session = context.get('session')
      const isWithdrawn = await database.transaction().execute(async transaction => {
        const invited = await invitedMemberships(transaction, invitation)
        if (!isAllTheirs(session, invited)) return false
        await withdrawInvitation(transaction, invitation, now())
        return true
      })
      return isWithdrawn ? context.json(InvitationAnswer.parse({ invitation })) : failure(context, 404, 'invitation/not-found')
    })
    .post('/:person/link', addressOf(PersonAddress, 'person/not-found'), async context => {
      const { person } = context.req.valid('param')
      const { person: asker, memberships } = context.get('session')
      const token = await database.transaction().execute(async transaction => {
        if (!(await mayGiveLinkTo(transaction, person, memberships, now()))) return null
        const [first] = (await membershipsOf(transaction, person, now())).memberships
        const as = first === undefined ? null : givenAs(memberships, first.party)
        await transaction.insertInto('record_log').values(logLine(now().toISOString(), as === null ? null : { person: asker.id, party: as.party, capacity: as.function }, 'password-link-given', `person/${person}`, {})).execute()
        return createLinkToken(transaction, person, now())
      })
      if (token === null) return failure(context, 404, 'person/not-found')
      return context.json(LinkAnswer.parse({ link: linkOf(address, token) }))
    })
    .delete('/:person/memberships/:party/:function', addressOf(MembershipAddress, 'person/not-found'), async context => {
      const { person, party, function: ended } = context.req.valid('param')
      const { person: asker, memberships } = context.get('session')
      const as = givenAs(memberships, party)
      if (as === null || !mayGive(memberships, { party, function: ended })) return failure(context, 404, 'person/not-found')
      const done = await identity.endMembership(person, { party, function: ended }, { person: asker.id, party: as.party, capacity: as.function })
      return done.ok ? context.json(PersonAnswer.parse({ person })) : failure(context, 409, done.error.code)
    })
}

/** An invitation that is not theirs is answered like none. */
const isAllTheirs = ({ memberships }: Session, invited: Awaited<ReturnType<typeof invitedMemberships>>): boolean =>
  invited.length > 0 && invited.every(given => mayGive(memberships, given))
