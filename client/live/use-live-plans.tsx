// All plans of the signed-in person and delegation, live, for every component below: one line for the whole page.
import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react'
import { useSession } from '../shell/session.tsx'
import { followPlans, type FollowedPlans } from './followed-plans.ts'
import { browserLiveEnvironment, type LiveEnvironment } from './live-environment.ts'
import type { LiveState } from './live-plans.ts'

/** A line that is refused although the person is signed in is asked for no more often than this. */
const resumeAfterMs = 3_000

const LiveContext = createContext<FollowedPlans | null>(null)

interface LivePlansProviderProps {
  readonly children: ReactNode
  readonly environment?: LiveEnvironment
}

export function LivePlansProvider({ children, environment }: LivePlansProviderProps) {
  const session = useSession()
  const [live] = useState(() => followPlans(environment ?? browserLiveEnvironment()))
  const person = 'me' in session ? session.me.person.id : null
  const party = 'me' in session ? session.party : null
  const { state, checkAgain } = session
  useEffect(() => (person === null || party === null ? undefined : live.follow({ person, party })), [live, person, party])
  useEffect(() => {
    if (state === 'signed-in') live.resume()
  }, [live, state])
  // The server may close a line for a session that another has followed since, e.g. signed out and in again elsewhere:
  // each answer who is signed in is another `me`, and where it is still this person the line goes on.
  const me = session.state === 'signed-in' ? session.me : null
  useEffect(() => {
    if (me === null || live.current().state !== 'closed') return
    const timer = setTimeout(() => live.resume(), resumeAfterMs)
    return () => clearTimeout(timer)
  }, [live, me])
  useEffect(() => live.subscribe(() => {
    const { state: stands, reason } = live.current()
    if (stands === 'closed' && reason === 'signedOut') checkAgain()
  }), [live, checkAgain])
  return <LiveContext value={live}>{children}</LiveContext>
}

/** What is known now; before sign-in, and for a person without a delegation, nothing. */
export function useLivePlans(): LiveState {
  const live = useContext(LiveContext)
  if (live === null) throw new Error('useLivePlans is used outside LivePlansProvider')
  return useSyncExternalStore(live.subscribe, live.current)
}
