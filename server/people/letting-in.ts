// Making links that let people in, and bringing them to whom they are for. What is made stands before anything is sent: a mail
// server that is down loses nothing. Whether somebody may is asked by the routes, but for what may change meanwhile.
import type { Kysely } from 'kysely'
import type { Invited, InviteAnswer, LinkAnswer } from '../../shared/api/people.ts'
import type { InvitationId, PersonId } from '../../shared/ids.ts'
import { actorFor, invitationLinkOf, invite, invitedMemberships, noteShown, renewInvitation, type Inviter } from '../identity/invitations.ts'
import { createLinkToken, linkOf } from '../identity/password-links.ts'
import { membershipsOf } from '../identity/people.ts'
import { expiryOf } from '../identity/tokens.ts'
import { givenPasswordLetter, invitationLetter } from '../mail/letters.ts'
import { sendAll, type Mail, type Message } from '../mail/mail.ts'
import { logLine } from '../record-log.ts'
import type { Database } from '../store/schema.ts'
import { mayGiveLinkTo } from './delegation-people.ts'

/** With the name that messages say. */
export type NamedInviter = Inviter & { readonly name: string }

type Parts = {
  readonly database: Kysely<Database>
  /** Null: there is none, and links are shown to whoever makes them. */
  readonly mail: Mail | null
  /** Where people find the product, for links. */
  readonly address: string
  readonly now: () => Date
}

type Letter = { readonly link: string; readonly message: Message }

export class LettingIn {
  private readonly parts: Parts

  constructor(parts: Parts) {
    this.parts = parts
  }

  /** All of them are invited, or nobody; in their order, with what became of each link. */
  async invite(people: readonly Invited[], by: NamedInviter): Promise<InviteAnswer['invitations']> {
    const { database, address, mail, now } = this.parts
    const at = now()
    const made = await database.transaction().execute(async transaction => {
      const all = []
      for (const invited of people) {
        const { id, token } = await invite(transaction, invited, by, at)
        const parties = invited.memberships.map(({ party }) => party)
        const link = invitationLinkOf(address, token)
        all.push({ id, email: invited.email, parties, link, message: invitationLetter({ to: invited.email, by: by.name, parties, link, until: expiryOf(at) }) })
      }
      return all
    })
    const given = await handOver(mail, made)
    return database.transaction().execute(async transaction => {
      const answers = []
      for (const [index, { id, email, link, parties: [party] }] of made.entries()) {
        const answer = given[index] ?? { delivery: 'not-sent', link }
        if (answer.delivery !== 'sent' && party !== undefined) await noteShown(transaction, id, party, by, now())
        answers.push({ id, email, given: answer })
      }
      return answers
    })
  }

  /** A new link for an invitation in place of the one before. Null: it waits no more. `isShown`: to who asks, and not sent. */
  async renew(invitation: InvitationId, by: NamedInviter, isShown: boolean): Promise<LinkAnswer | null> {
    const { database, address, mail, now } = this.parts
    const at = now()
    const made = await database.transaction().execute(async transaction => {
      const renewed = await renewInvitation(transaction, invitation, by.person, at)
      const parties = (await invitedMemberships(transaction, invitation)).map(({ party }) => party)
      return renewed === null ? null : { ...renewed, parties }
    })
    if (made === null) return null
    const { token, email, parties } = made
    const link = invitationLinkOf(address, token)
    const [given] = await handOver(isShown ? null : mail, [{ link, message: invitationLetter({ to: email, by: by.name, parties, link, until: expiryOf(at) }) }])
    const [party] = parties
    if (given?.delivery !== 'sent' && party !== undefined) await noteShown(database, invitation, party, by, now())
    return given ?? null
  }

  /** A new link for the password of somebody. Null: it is not theirs to give. `isShown`: to who asks, and not sent. */
  async newLink(person: PersonId, by: NamedInviter, isShown: boolean): Promise<LinkAnswer | null> {
    const { database, address, mail, now } = this.parts
    const at = now()
    const made = await database.transaction().execute(async transaction => {
      if (!(await mayGiveLinkTo(transaction, person, by.memberships, at))) return null
      const [first] = (await membershipsOf(transaction, person, at)).memberships
      const actor = first === undefined ? null : actorFor(first.party, by)
      await transaction.insertInto('record_log').values(logLine(at.toISOString(), actor, 'password-link-given', `person/${person}`, {})).execute()
      const { email, sample_label: sample } = await transaction.selectFrom('people').select(['email', 'sample_label']).where('id', '=', person).executeTakeFirstOrThrow()
      return { actor, email, isSample: sample !== null, link: linkOf(address, await createLinkToken(transaction, person, at)) }
    })
    if (made === null) return null
    const { actor, email, isSample, link } = made
    // Sample people have no mail.
    const [given] = await handOver(isShown || isSample ? null : mail, [{ link, message: givenPasswordLetter({ to: email, by: by.name, link, until: expiryOf(at) }) }])
    if (given?.delivery !== 'sent') await database.insertInto('record_log').values(logLine(now().toISOString(), actor, 'password-link-shown', `person/${person}`, {})).execute()
    return given ?? null
  }
}

/** In the order of the letters. By mail where there is mail, and then nobody else is shown the link; where there is none, or it
 *  was not taken, whoever made it is shown it and hands it on. */
async function handOver(mail: Mail | null, letters: readonly Letter[]): Promise<readonly LinkAnswer[]> {
  if (mail === null) return letters.map(({ link }) => ({ delivery: 'by-hand', link }))
  const isSent = await sendAll(mail, letters.map(({ message }) => message))
  return letters.map(({ link }, index) => (isSent[index] === true ? { delivery: 'sent' } : { delivery: 'not-sent', link }))
}
