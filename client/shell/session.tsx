// Who is signed in, for every component below, and what one can do about it.
import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react'
import { identityApi, type Answer } from '../api.ts'
import type { PartyId, PersonId } from '../../shared/ids.ts'
import { createSessionCheck, rememberParty, type SessionCheck } from './session-check.ts'
import type { SessionState } from './session-state.ts'

export type { SessionState } from './session-state.ts'

interface SessionActions {
  readonly signIn: (email: string, password: string) => Promise<Answer<unknown>>
  readonly signInAsSample: (person: PersonId) => Promise<Answer<unknown>>
  /** Ends the session and leaves the page for sign-in, so that nothing of it stays in memory. `last` is done in between. */
  readonly signOut: (last?: () => Promise<void>) => Promise<Answer<unknown>>
  readonly actFor: (party: PartyId) => void
  readonly checkAgain: () => void
}

type Session = SessionState & SessionActions

const SessionContext = createContext<Session | null>(null)

export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [check] = useState(() => createSessionCheck())
  useEffect(() => check.start(), [check])
  const state = useSyncExternalStore(check.subscribe, check.get)
  const actions = useMemo(() => actionsOf(check), [check])
  const session = useMemo<Session>(() => ({ ...state, ...actions }), [state, actions])
  return <SessionContext value={session}>{children}</SessionContext>
}

/** The whole session with its states. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('useSession is used outside SessionProvider')
  return session
}

/** For pages behind sign-in: the person whose page this is, and whether it may be written on. */
export function usePagePerson() {
  const session = useSession()
  if (!('me' in session)) throw new Error('usePagePerson is used on a page without a person')
  return { person: session.me.person, memberships: session.me.memberships, party: session.party, isReadOnly: session.state === 'other-person' }
}

function actionsOf(check: SessionCheck): SessionActions {
  const andAsk = async (pending: Promise<Answer<unknown>>) => {
    const answer = await pending
    if (answer.ok) {
      await check.check()
      check.tellOthers()
    }
    return answer
  }
  return {
    signIn: (email, password) => andAsk(identityApi.signIn(email, password)),
    signInAsSample: (person) => andAsk(identityApi.signInAsSample(person)),
    signOut: async (last) => {
      const answer = await identityApi.signOut()
      if (answer.ok) {
        try {
          await last?.()
        } finally {
          check.tellOthers()
          location.assign('/sign-in')
        }
      }
      return answer
    },
    actFor: (party) => {
      check.dispatch({ type: 'party-chosen', party })
      const session = check.get()
      if (session.state === 'signed-in') rememberParty(session.me.person.id, party)
    },
    checkAgain: () => void check.check(),
  }
}
