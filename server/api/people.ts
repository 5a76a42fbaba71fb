// Routes of people: who is in a delegation, inviting, ending a function, and new links. Whoever may not let people into a
// delegation is told so before anything is said about an address.
import { Hono } from 'hono'
import { InvitationAddress, InvitationAnswer, InviteAnswer, InviteBody, LinkAnswer, LinkQuery, MembershipAddress, PeopleAnswer, PeopleQuery, PersonAddress, PersonAnswer } from '../../shared/api/people.ts'
import { functionsToGive, givenAs, mayGive } from '../../shared/mandates/giving-functions.ts'
import { systemClock, type Clock } from '../clock.ts'
import type { Identity } from '../identity/identity.ts'
import { countWaiting, invitedMemberships, withdrawInvitation } from '../identity/invitations.ts'
import type { Mail } from '../mail/mail.ts'
import { mayGiveLinkTo, peopleOf } from '../people/delegation-people.ts'
import { LettingIn, type NamedInviter } from '../people/letting-in.ts'
import type { Store } from '../store/store.ts'
import type { Session } from '../sync/endpoint.ts'
import { byPerson, RateLimit } from '../sync/rate.ts'
import { addressOf, failure, jsonBody, queryOf } from './answers.ts'
import type { SignedInVariables } from './signed-in.ts'

/** Invitations of one person that may wait at once: far above a list of everybody in EMPACT, far below what fills a disk. */
const maxWaitingInvitations = 2_000
/** Invitations and new links that one person makes: that whole list in one sitting, and as many again in the hour after. */
const linksAtOnce = 2_000
const linksPerSecond = linksAtOnce / 3600

type PeopleParts = {
  readonly store: Pick<Store, 'database'>
  readonly identity: Pick<Identity, 'endMembership'>
  /** Null: there is none, and links are shown to whoever makes them. */
  readonly mail: Mail | null
  /** Where people find the product, for links. */
  readonly address: string
  readonly now?: () => Date
  readonly clock?: Pick<Clock, 'steadyMs'>
}

export function peopleRoutes({ store: { database }, identity, mail, address, now = () => new Date(), clock = systemClock }: PeopleParts) {
  const lettingIn = new LettingIn({ database, mail, address, now })
  const limitOf = byPerson(() => new RateLimit(linksPerSecond, linksAtOnce, clock.steadyMs))
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
      if ((await countWaiting(database, person.id, now())) + people.length > maxWaitingInvitations) return failure(context, 409, 'invitation/too-many', 'people')
      if (!limitOf(person.id).take(people.length)) return failure(context, 429, 'invitation/too-often', 'people')
      return context.json(InviteAnswer.parse({ invitations: await lettingIn.invite(people, inviterIn(context.get('session'))) }))
    })
    .post('/invitations/:invitation/link', addressOf(InvitationAddress, 'invitation/not-found'), queryOf(LinkQuery), async context => {
      const { invitation } = context.req.valid('param')
      const session = context.get('session')
      if (!isAllTheirs(session, await invitedMemberships(database, invitation))) return failure(context, 404, 'invitation/not-found')
      if (!limitOf(session.person.id).take()) return failure(context, 429, 'invitation/too-often')
      const given = await lettingIn.renew(invitation, inviterIn(session), context.req.valid('query').as === 'shown')
      return given === null ? failure(context, 404, 'invitation/not-found') : context.json(LinkAnswer.parse(given))
    })
    .delete('/invitations/:invitation', addressOf(InvitationAddress, 'invitation/not-found'), async context => {
      const { invitation } = context.req.valid('param')
      const session = context.get('session')
      const isWithdrawn = await database.transaction().execute(async transaction => {
        const invited = await invitedMemberships(transaction, invitation)
        const [first] = invited
        if (first === undefined || !isAllTheirs(session, invited)) return false
        await withdrawInvitation(transaction, invitation, first.party, inviterIn(session), now())
        return true
      })
      return isWithdrawn ? context.json(InvitationAnswer.parse({ invitation })) : failure(context, 404, 'invitation/not-found')
    })
    .post('/:person/link', addressOf(PersonAddress, 'person/not-found'), queryOf(LinkQuery), async context => {
      const { person } = context.req.valid('param')
      const session = context.get('session')
      if (!(await mayGiveLinkTo(database, person, session.memberships, now()))) return failure(context, 404, 'person/not-found')
      if (!limitOf(session.person.id).take()) return failure(context, 429, 'invitation/too-often')
      const given = await lettingIn.newLink(person, inviterIn(session), context.req.valid('query').as === 'shown')
      return given === null ? failure(context, 404, 'person/not-found') : context.json(LinkAnswer.parse(given))
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

const inviterIn = ({ person, memberships }: Session): NamedInviter => ({ person: person.id, name: person.name, memberships })

/** An invitation that is not theirs is answered like none. */
const isAllTheirs = ({ memberships }: Session, invited: Awaited<ReturnType<typeof invitedMemberships>>): boolean =>
  invited.length > 0 && invited.every(given => mayGive(memberships, given))
