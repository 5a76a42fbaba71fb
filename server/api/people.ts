// Routes of people: who is in a delegation, inviting, ending a function, and new links. Whoever may not let people into a
// delegation is told so before anything is said about an address.
import { Hono } from 'hono'
import { InvitationAddress, InvitationAnswer, InviteAnswer, InviteBody, LinkAnswer, LinkQuery, MembershipAddress, PeopleAnswer, PeopleQuery, PersonAddress, PersonAnswer } from '../../shared/api/people.ts'
import { functionsToGive, givenAs, mayGive } from '../../shared/mandates/giving-functions.ts'
import { systemClock, type Clock } from '../clock.ts'
import type { Identity } from '../identity/identity.ts'
import { actorFor, countWaiting, invitationLinkOf, invitedMemberships, invite, noteShown, renewInvitation, withdrawInvitation } from '../identity/invitations.ts'
import { createLinkToken, linkOf } from '../identity/password-links.ts'
import { membershipsOf } from '../identity/people.ts'
import { expiryOf } from '../identity/tokens.ts'
import { handOver } from '../mail/hand-over.ts'
import { givenPasswordLetter, invitationLetter } from '../mail/letters.ts'
import type { Mail } from '../mail/mail.ts'
import { mayGiveLinkTo, peopleOf } from '../people/delegation-people.ts'
import { logLine } from '../record-log.ts'
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
      const by = { person: person.id, memberships: held }
      const made = await database.transaction().execute(async transaction => {
        const all = []
        for (const invited of people) {
          const { id, token } = await invite(transaction, invited, by, now())
          const link = invitationLinkOf(address, token)
          const parties = invited.memberships.map(({ party }) => party)
          all.push({ id, email: invited.email, parties, link, message: invitationLetter({ to: invited.email, by: person.name, parties, link, until: expiryOf(now()) }) })
        }
        return all
      })
      // They are made, whatever becomes of the mail.
      const given = await handOver(mail, made)
      const invitations = made.map(({ id, email, parties }, index) => ({ id, email, parties, given: given[index] }))
      await database.transaction().execute(async transaction => {
        for (const { id, parties: [party], given: how } of invitations) {
          if (how?.delivery !== 'sent' && party !== undefined) await noteShown(transaction, id, party, by, now())
        }
      })
      return context.json(InviteAnswer.parse({ invitations: invitations.map(({ id, email, given: how }) => ({ id, email, given: how })) }))
    })
    .post('/invitations/:invitation/link', addressOf(InvitationAddress, 'invitation/not-found'), queryOf(LinkQuery), async context => {
      const { invitation } = context.req.valid('param')
      const session = context.get('session')
      const { person, memberships } = session
      const invited = await invitedMemberships(database, invitation)
      const [first] = invited
      if (first === undefined || !isAllTheirs(session, invited)) return failure(context, 404, 'invitation/not-found')
      if (!limitOf(person.id).take()) return failure(context, 429, 'invitation/too-often')
      const renewed = await database.transaction().execute(transaction => renewInvitation(transaction, invitation, person.id, now()))
      if (renewed === null) return failure(context, 404, 'invitation/not-found')
      const link = invitationLinkOf(address, renewed.token)
      const message = invitationLetter({ to: renewed.email, by: person.name, parties: invited.map(({ party }) => party), link, until: expiryOf(now()) })
      const [given] = await handOver(context.req.valid('query').as === 'shown' ? null : mail, [{ link, message }])
      if (given?.delivery !== 'sent') await noteShown(database, invitation, first.party, { person: person.id, memberships }, now())
      return context.json(LinkAnswer.parse(given))
    })
    .delete('/invitations/:invitation', addressOf(InvitationAddress, 'invitation/not-found'), async context => {
      const { invitation } = context.req.valid('param')
      const session = context.get('session')
      const isWithdrawn = await database.transaction().execute(async transaction => {
        const invited = await invitedMemberships(transaction, invitation)
        const [first] = invited
        if (first === undefined || !isAllTheirs(session, invited)) return false
        await withdrawInvitation(transaction, invitation, first.party, { person: session.person.id, memberships: session.memberships }, now())
        return true
      })
      return isWithdrawn ? context.json(InvitationAnswer.parse({ invitation })) : failure(context, 404, 'invitation/not-found')
    })
    .post('/:person/link', addressOf(PersonAddress, 'person/not-found'), queryOf(LinkQuery), async context => {
      const { person } = context.req.valid('param')
      const { person: asker, memberships } = context.get('session')
      const by = { person: asker.id, memberships }
      if (!(await mayGiveLinkTo(database, person, memberships, now()))) return failure(context, 404, 'person/not-found')
      if (!limitOf(asker.id).take()) return failure(context, 429, 'invitation/too-often')
      const made = await database.transaction().execute(async transaction => {
        if (!(await mayGiveLinkTo(transaction, person, memberships, now()))) return null
        const [first] = (await membershipsOf(transaction, person, now())).memberships
        const actor = first === undefined ? null : actorFor(first.party, by)
        await transaction.insertInto('record_log').values(logLine(now().toISOString(), actor, 'password-link-given', `person/${person}`, {})).execute()
        const { email, sample_label: sample } = await transaction.selectFrom('people').select(['email', 'sample_label']).where('id', '=', person).executeTakeFirstOrThrow()
        return { actor, email, isSample: sample !== null, link: linkOf(address, await createLinkToken(transaction, person, now())) }
      })
      if (made === null) return failure(context, 404, 'person/not-found')
      const { actor, email, isSample, link } = made
      // Sample people have no mail.
      const byMail = context.req.valid('query').as === 'shown' || isSample ? null : mail
      const [given] = await handOver(byMail, [{ link, message: givenPasswordLetter({ to: email, by: asker.name, link, until: expiryOf(now()) }) }])
      if (given?.delivery !== 'sent') await database.insertInto('record_log').values(logLine(now().toISOString(), actor, 'password-link-shown', `person/${person}`, {})).execute()
      return context.json(LinkAnswer.parse(given))
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
