// Who is signed in, for every component below, and what one can do about it.
import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react'
import { identityApi, type Answer } from '../api.ts'
import { clearToasts } from '../design/toasts.tsx'
import type { PartyId, PersonId } from '../../shared/ids.ts'
import { ok } from '../../shared/result.ts'
import { forgetOwedEnd, oneAtATime, owedEnd, type OwedEnd } from './owed-end.ts'
import { createSessionCheck, rememberParty, type SessionCheck } from './session-check.ts'
import type { SessionState } from './session-state.ts'

export type { SessionState } from './session-state.ts'

interface SessionActions {
  readonly signIn: (email: string, password: string) => Promise<Answer<unknown>>
  readonly signInAsSample: (person: PersonId) => Promise<Answer<unknown>>
  /** Ends the session and leaves the page for sign-in, so that nothing of it stays in memory. `last` is done in between. Where
   *  the server cannot be reached it is ended here, and there once it can; an error says that it was not ended at all. */
  readonly signOut: (last?: () => Promise<void>) => Promise<Answer<unknown>>
  /** Leaves a page whose session is over for sign-in, for somebody else to come. `last` is done before. */
  readonly leave: (last?: () => Promise<void>) => Promise<void>
  readonly actFor: (party: PartyId) => void
  readonly checkAgain: () => void
}

/** `owedEnd`: a session that this browser has left and the server has not ended yet. */
type Session = SessionState & SessionActions & { readonly owedEnd: OwedEnd | null }

const SessionContext = createContext<Session | null>(null)

export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [check] = useState(() => createSessionCheck())
  useEffect(() => check.start(), [check])
  const state = useSyncExternalStore(check.subscribe, check.get)
  const actions = useMemo(() => actionsOf(check), [check])
  const owed = useSyncExternalStore(check.subscribe, owedEnd)
  const session = useMemo<Session>(() => ({ ...state, ...actions, owedEnd: owed }), [state, actions, owed])
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
  const andAsk = async (signIn: () => Promise<Answer<unknown>>) => {
    await check.payOwedEnd()
    const answer = await oneAtATime(async () => {
      const signedIn = await signIn()
      if (signedIn.ok) forgetOwedEnd()
      return signedIn
    })
    if (!answer.ok) return answer
    check.tellOthers()
    // The page that somebody has left is not the next one's.
    if (check.get().state === 'left') location.assign('/')
    else await check.check()
    return answer
  }
  const goToSignIn = (isEndOwed: boolean): void => {
    clearToasts()
    // Without a connection there is nothing to load: the page empties itself.
    if (isEndOwed || !navigator.onLine) return check.leave(isEndOwed)
    check.tellOthers()
    location.assign('/sign-in')
  }
  return {
    signIn: (email, password) => andAsk(() => identityApi.signIn(email, password)),
    signInAsSample: (person) => andAsk(() => identityApi.signInAsSample(person)),
    signOut: async (last) => {
      const answer = await identityApi.signOut()
      const isEnded = answer.ok || answer.error.code === 'api/not-signed-in'
      if (!isEnded && !isNoAnswer(answer.error.code)) return answer
      try {
        await last?.()
      } finally {
        goToSignIn(!isEnded)
      }
      return ok(null)
    },
    leave: async (last) => {
      try {
        await last?.()
      } finally {
        goToSignIn(false)
      }
    },
    actFor: (party) => {
      check.dispatch({ type: 'party-chosen', party })
      const session = check.get()
      if (session.state === 'signed-in') rememberParty(session.me.person.id, party)
    },
    checkAgain: () => void check.check(),
  }
}

/** Whether nobody of the workspace has answered, but maybe something on the way to it. */
const isNoAnswer = (code: string): boolean => code === 'api/unreachable' || code === 'api/not-understood'
