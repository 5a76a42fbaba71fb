// Keeps a page's idea of who is signed in true: asks the server at the start, when the window is looked at again, when
// another window signs in or out, and when any request is refused for want of a session.
import { identityApi, onSessionEnd, setPagePerson, type IdentityApi } from '../api.ts'
import { forgetOwedEnd, oneAtATime, owedEnd, oweEnd } from './owed-end.ts'
import { nextSession, type SessionEvent, type SessionState } from './session-state.ts'

/** Looking at the window again within this time asks nothing. */
const askAgainAfterMs = 15_000
/** While nobody answers, this long between two tries. */
const retryMs = 3_000
/** A page that does not know its person yet asks once more beside a question without an answer for this long. */
const patienceMs = 8_000
const channelName = 'empact-session'

export interface SessionCheck {
  readonly get: () => SessionState
  readonly subscribe: (listener: () => void) => () => void
  readonly dispatch: (event: SessionEvent) => void
  /** Asks who is signed in now. */
  readonly check: () => Promise<void>
  /** Ends on the server what was ended on this device only. False: it does not answer. */
  readonly payOwedEnd: () => Promise<boolean>
  /** The person leaves this page: it shows nothing from now on. `isEndOwed`: the server could not be told to end the session, and
   *  is told once it answers. */
  readonly leave: (isEndOwed: boolean) => void
  /** Tells the other windows of this browser to ask. */
  readonly tellOthers: () => void
  /** Begins to listen; gives back how to stop. */
  readonly start: () => () => void
}

export function createSessionCheck(api: Pick<IdentityApi, 'me' | 'signOut'> = identityApi): SessionCheck {
  let session: SessionState = { state: 'unknown' }
  let questions = 0
  let lastAskedAt = Number.NEGATIVE_INFINITY
  const listeners = new Set<() => void>()
  let channel: BroadcastChannel | null = null

  const dispatch = (event: SessionEvent) => {
    session = nextSession(session, event)
    setPagePerson('me' in session ? session.me.person.id : null)
    listeners.forEach((listener) => listener())
  }

  const check = async () => {
    const question = ++questions
    if (await payOwedEnd()) return ask(question)
    // Whoever left is not let in again by a cookie that is still good.
    if (question === questions) dispatch({ type: 'nobody-signed-in' })
  }
  const payOwedEnd = async () => owedEnd() === null || oneAtATime(async () => {
    if (owedEnd() === null) return true
    const answer = await api.signOut()
    // Another person's session is one that was begun since.
    if (!answer.ok && answer.error.code !== 'api/not-signed-in' && answer.error.code !== 'api/other-person') return false
    forgetOwedEnd()
    tellOthers()
    return true
  })
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel never leaves the origin
  const tellOthers = () => channel?.postMessage('who is signed in has changed')
  const ask = async (question: number) => {
    lastAskedAt = performance.now()
    const answer = await api.me()
    // A slow answer from before a sign-in must not undo what a later one said.
    if (question !== questions) return
    if (answer.ok) return dispatch({ type: 'signed-in-is', me: answer.value, preferredParty: preferredParty(answer.value.person.id) })
    if (answer.error.code === 'api/not-signed-in') return dispatch({ type: 'nobody-signed-in' })
    dispatch({ type: 'no-answer' })
  }

  const start = () => {
    const opened = new BroadcastChannel(channelName)
    channel = opened
    opened.addEventListener('message', () => void check())
    const onLook = () => {
      if (document.visibilityState === 'visible' && performance.now() - lastAskedAt > askAgainAfterMs) void check()
    }
    const retry = setInterval(() => {
      if (session.state === 'unreachable' || owedEnd() !== null) void check()
      // The same question, so that whichever answer comes first counts.
      else if (session.state === 'unknown' && performance.now() - lastAskedAt > patienceMs) void ask(questions)
    }, retryMs)
    const stopListening = onSessionEnd(() => void check())
    const onBack = () => void check()
    window.addEventListener('online', onBack)
    window.addEventListener('focus', onLook)
    document.addEventListener('visibilitychange', onLook)
    void check()
    return () => {
      opened.close()
      channel = null
      clearInterval(retry)
      stopListening()
      window.removeEventListener('online', onBack)
      window.removeEventListener('focus', onLook)
      document.removeEventListener('visibilitychange', onLook)
    }
  }

  return {
    get: () => session,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    dispatch,
    check,
    payOwedEnd,
    leave: (isEndOwed) => {
      // An answer that is still under way is of before.
      questions++
      if (isEndOwed && 'me' in session) oweEnd(session.me.expiresAt)
      dispatch({ type: 'left' })
      tellOthers()
    },
    tellOthers,
    start,
  }
}

const partyKey = (personId: string) => `empact.party.${personId}`

/** The delegation this person last acted for on this device. */
function preferredParty(personId: string): string | null {
  try {
    return localStorage.getItem(partyKey(personId))
  } catch {
    return null
  }
}

export function rememberParty(personId: string, party: string): void {
  try {
    localStorage.setItem(partyKey(personId), party)
  } catch {
    // Storage is closed: next time the first delegation is taken.
  }
}
