// The tables of people, their functions for delegations, and their sessions. The columns of `people`, `sessions`,
// `credentials` and `verifications` are those that better-auth asks for; server/identity/accounts.ts maps the names.
import type { PartyId, PersonId } from '../../shared/ids.ts'
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
  }
  /** Links with which a person sets a password: used once, known here only by the hash of their token. */
  password_links: { token_hash: string; person: PersonId; expires_at: string; used_at: string | null }
}
