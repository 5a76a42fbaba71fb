// Bodies and answers of the routes of people: who is in a delegation, whom somebody invites, and links that let them in.
// Unknown keys are refused. A link is answered once, when it is made, and
// only where it could not be sent to whom it is for.
import { z } from 'zod'
import { InvitationId, PartyId, PersonId } from '../ids.ts'
import { PersonFunction } from '../mandates/functions.ts'
import { isKnownParty } from '../parties/parties.ts'
import { shortLine } from '../schema/values.ts'
import { Email, PersonName } from './identity.ts'

const KnownParty = PartyId.refine(isKnownParty, { error: 'party/unknown' })

/** At once; a longer list comes in parts. */
export const maxInvitedAtOnce = 200

/** The service of a delegation in which somebody works, in its own words. */
export const Service = shortLine(80).trim().min(1)

const InvitedMembership = z.strictObject({ party: KnownParty, function: PersonFunction, service: Service.nullable() })

const Invited = z
  .strictObject({ email: Email, name: PersonName.nullable(), memberships: z.array(InvitedMembership).min(1).max(20) })
  .refine(({ memberships }) => new Set(memberships.map(held => `${held.party} ${held.function}`)).size === memberships.length, { error: 'invitation/twice', path: ['memberships'] })
export type Invited = z.infer<typeof Invited>

/** All of them are invited, or nobody. */
export const InviteBody = z
  .strictObject({ people: z.array(Invited).min(1).max(maxInvitedAtOnce) })
  .refine(({ people }) => new Set(people.map(({ email }) => email)).size === people.length, { error: 'invitation/twice', path: ['people'] })

/** What became of a link that was made: sent to the person whom it is for, and shown to nobody else; or shown to whoever made
 *  it, because there is no mail or that was asked for (`by-hand`), or because the mail server did not take it. */
export const LinkAnswer = z.discriminatedUnion('delivery', [
  z.strictObject({ delivery: z.literal('sent') }),
  z.strictObject({ delivery: z.enum(['by-hand', 'not-sent']), link: z.url() }),
])
export type LinkAnswer = z.infer<typeof LinkAnswer>

/** In the order of the body. */
export const InviteAnswer = z.strictObject({ invitations: z.array(z.strictObject({ id: InvitationId, email: z.string(), given: LinkAnswer })) })
export type InviteAnswer = z.infer<typeof InviteAnswer>

/** Whoever asks for a new link wants to see it and hand it on, also where it could be sent. That is on record. */
export const LinkQuery = z.strictObject({ as: z.literal('shown').optional() })
export type LinkQuery = z.infer<typeof LinkQuery>

export const PeopleQuery = z.strictObject({ party: KnownParty })
export const PersonAddress = z.strictObject({ person: PersonId })
export const InvitationAddress = z.strictObject({ invitation: InvitationId })
export const MembershipAddress = z.strictObject({ person: PersonId, party: PartyId, function: PersonFunction })

const Moment = z.iso.datetime()

/** The people of one delegation, by name, as the asker may know them. */
export const PeopleAnswer = z.strictObject({
  party: PartyId,
  people: z.array(z.strictObject({
    person: PersonId,
    name: z.string(),
    /** Null for who may not let people in. */
    email: z.string().nullable(),
    functions: z.array(z.strictObject({ function: PersonFunction, service: z.string().nullable(), since: Moment, mayEnd: z.boolean() })),
    /** Whether the asker may give a new link for the password. */
    mayGiveLink: z.boolean(),
  })),
  /** Those that nobody has followed yet, the newest first; none for who may not let people in. */
  invitations: z.array(z.strictObject({
    id: InvitationId,
    email: z.string(),
    name: z.string().nullable(),
    /** For this delegation. */
    functions: z.array(z.strictObject({ function: PersonFunction, service: z.string().nullable() })),
    expiresAt: Moment,
    /** Whether the asker may give a new link for it, or withdraw it. */
    mayAct: z.boolean(),
  })),
  /** The functions that the asker may give here. */
  mayGive: z.array(PersonFunction),
})
export type PeopleAnswer = z.infer<typeof PeopleAnswer>

export const PersonAnswer = z.strictObject({ person: PersonId })
export const InvitationAnswer = z.strictObject({ invitation: InvitationId })
