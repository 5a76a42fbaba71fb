// The tables of people, their functions for delegations, and their sessions. The columns of `people`, `sessions`,
// `credentials` and `verifications` are those that better-auth asks for; server/identity/accounts.ts maps the names.
import type { InvitationId, PartyId, PersonId } from '../../shared/ids.ts'
import type { PersonFunction } from '../../shared/mandates/functions.ts'

export type PeopleTables = {
  people: {
    id: PersonId
    name: string
    email: string
    email_verified: number
    image: string | null
    created_at: string
    updated_at: string
    /** Set for sample people only: how the sign-in page calls them, e.g. "Italy · reader". They have no password. */
    sample_label: string | null
    /** A suspended person cannot sign in and has no sessions; the name stays for the history. */
    suspended_at: string | null
  }
  sessions: {
    id: string
    person: PersonId
    token: string
    expires_at: string
    created_at: string
    updated_at: string
    ip_address: string | null
    user_agent: string | null
  }
  credentials: {
    id: string
    person: PersonId
    account_id: string
    provider_id: string
    access_token: string | null
    refresh_token: string | null
    id_token: string | null
    access_token_expires_at: string | null
    refresh_token_expires_at: string | null
    scope: string | null
    /** Hash of the password. */
    password: string | null
    created_at: string
    updated_at: string
  }
  verifications: {
    id: string
    identifier: string
    value: string
    expires_at: string
    created_at: string
    updated_at: string
  }
  memberships: {
    person: PersonId
    party: PartyId
    function: PersonFunction
    from_at: string
    until_at: string | null
    /** The service of the delegation in which the person works, in its own words. */
    service: string | null
  }
  /** Links with which a person sets a password: used once, known here only by the hash of their token. */
  password_links: { token_hash: string; person: PersonId; expires_at: string; used_at: string | null }
  /** Links with which somebody comes in; the person is made when it is followed. One of `accepted_at` and `ended_at` at most. */
  invitations: {
    id: InvitationId
    token_hash: string
    email: string
    /** Null: the person is asked. */
    name: string | null
    invited_by: PersonId
    invited_at: string
    expires_at: string
    accepted_at: string | null
    accepted_by: PersonId | null
    /** Withdrawn, or another took its place. */
    ended_at: string | null
  }
  /** What the person is to be, for which delegations. */
  invited_memberships: { invitation: InvitationId; party: PartyId; function: PersonFunction; service: string | null }
  /** The link that makes the first administrator: at most one row, and none once there is an administrator. */
  first_start_links: { token_hash: string; expires_at: string }
}
