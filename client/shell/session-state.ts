// Whose page this is, as a machine of plain values. Invariant: once a page belongs to a person it never becomes another
// person's; only loading it anew does that.
import type { MeAnswer } from '../../shared/api/identity.ts'
import type { PartyId } from '../../shared/ids.ts'

export type SessionState =
  | { readonly state: 'unknown' }
  /** Nobody has answered yet who is signed in. */
  | { readonly state: 'unreachable' }
  | { readonly state: 'signed-out' }
  /** Its person has left it, here and maybe nowhere else yet. It shows nothing any more, and lets nobody in: loaded anew it does. */
  | { readonly state: 'left' }
  /** `party`: the delegation the person acts for on this page; null for a person who belongs to none. */
  | { readonly state: 'signed-in'; readonly me: MeAnswer; readonly party: PartyId | null }
  /** The session ended while the page was open: it stays, keeps its work, and asks for sign-in over itself. */
  | { readonly state: 'expired'; readonly me: MeAnswer; readonly party: PartyId | null }
  /** Somebody else signed in with this browser: the page still belongs to `me` and can only be read. */
  | { readonly state: 'other-person'; readonly me: MeAnswer; readonly party: PartyId | null; readonly now: MeAnswer }

export type SessionEvent =
  | { readonly type: 'signed-in-is'; readonly me: MeAnswer; readonly preferredParty: string | null }
  | { readonly type: 'nobody-signed-in' }
  | { readonly type: 'no-answer' }
  | { readonly type: 'left' }
  | { readonly type: 'party-chosen'; readonly party: PartyId }

export function nextSession(session: SessionState, event: SessionEvent): SessionState {
  if (session.state === 'left') return session
  switch (event.type) {
    case 'signed-in-is':
      return answered(session, event.me, event.preferredParty)
    case 'nobody-signed-in':
      return 'me' in session ? { state: 'expired', me: session.me, party: session.party } : { state: 'signed-out' }
    case 'no-answer':
      // Being offline changes nobody: only a page that does not know its person yet has nothing to show.
      return 'me' in session || session.state === 'signed-out' ? session : { state: 'unreachable' }
    case 'left':
      return { state: 'left' }
    case 'party-chosen':
      return session.state === 'signed-in' && belongsTo(session.me, event.party) ? { ...session, party: event.party } : session
  }
}

function answered(session: SessionState, me: MeAnswer, preferredParty: string | null): SessionState {
  if (!('me' in session)) return { state: 'signed-in', me, party: partyFor(me, preferredParty) }
  if (session.me.person.id !== me.person.id) return { state: 'other-person', me: session.me, party: session.party, now: me }
  return { state: 'signed-in', me, party: partyFor(me, session.party) }
}

/** The wanted delegation while the person belongs to it, else the first. */
function partyFor(me: MeAnswer, wanted: string | null): PartyId | null {
  const held = me.memberships.find(({ party }) => party === wanted) ?? me.memberships[0]
  return held?.party ?? null
}

export function belongsTo(me: MeAnswer, party: PartyId): boolean {
  return me.memberships.some((membership) => membership.party === party)
}
