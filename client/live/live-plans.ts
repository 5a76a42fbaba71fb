// The one line of a page to /live, and what it has told so far.
//
// What must stay true:
// 1. Nothing of a joining is shown before `ready`: then it takes the place of what was there, all at once.
// 2. A line that is silent for too long, or that skipped a version, is left and opened anew.
// 3. After a final close nobody tries again until `resume`. A line whose session has run out is kept for a while: `resume`
//    goes on over it, and everything comes anew.
// 4. `isKnown` is false until the first `ready`, so that nobody is told that there is nothing before anything was heard.
import type { PartyId, PersonId, PlanId } from '../../shared/ids.ts'
import { closeNameOf, isFinalClose } from '../../shared/protocol/close-codes.ts'
import type { CloseName } from '../../shared/protocol/close-codes.ts'
import { signInAgainMs, silenceTimeoutMs } from '../../shared/protocol/limits.ts'
import type { LiveRequest, RepeatedRefusal } from '../../shared/protocol/live.ts'
import { LiveMessage } from '../../shared/protocol/live.ts'
import { backOffMs } from '../replica/back-off.ts'
import type { Timer } from '../replica/environment.ts'
import type { LiveEnvironment, LiveSocket } from './live-environment.ts'
import { keepIdentities, takeMessage } from './live-table.ts'
import type { LiveTable } from './live-table.ts'

/** While plans come in they come one after another: silence for this long is a line that does not open. */
const joinTimeoutMs = 10_000

export type LiveState = {
  /** `loading`: nothing has come yet. `offline`: what is here may be old; it tries again. `closed`: it does not. */
  readonly state: 'loading' | 'live' | 'offline' | 'closed'
  /** Why, where the server said so as it closed the line; null where its code did not come. */
  readonly reason: CloseName | null
  /** Whether all plans have come once; then what is here was true at some time. */
  readonly isKnown: boolean
  readonly plans: LiveTable
  /** For the support team: what turns people's work away again and again, the newest first. */
  readonly repeatedRefusals: readonly RepeatedRefusal[]
  /** Raised with every word that what delegations answered about a plan has changed, and with every joining, since some may have gone
   *  unheard. */
  readonly positions: { readonly joined: number; readonly byPlan: ReadonlyMap<PlanId, number> }
  /** The script that begins the page which the server gives out now; null where it did not say. */
  readonly pageScript: string | null
}

export type LivePlans = {
  /** The same object until something changes. */
  current(): LiveState
  subscribe(listener: () => void): () => void
  /** Tries at once, also after a final close: the person may have signed in again. */
  resume(): void
  close(): void
}

type Joining = { readonly socket: LiveSocket; joined: LiveTable; refusals: readonly RepeatedRefusal[]; isReady: boolean; pause: 'none' | 'waits' | 'asks to go on' }

export function openLivePlans(identity: { readonly person: PersonId; readonly party: PartyId }, environment: LiveEnvironment): LivePlans {
  const { clock } = environment
  const path = `/live?${new URLSearchParams(identity)}`
  const listeners = new Set<() => void>()
  let current: LiveState = { state: 'loading', reason: null, isKnown: false, plans: new Map(), repeatedRefusals: [], positions: { joined: 0, byPlan: new Map() }, pageScript: null }
  let line: Joining | null = null
  let attempt = 0
  let retry: Timer | null = null
  let silence: Timer | null = null
  let isOpen = true

  const show = (next: LiveState): void => {
    current = next
    for (const listener of listeners) listener()
  }
  const cancel = (timer: Timer | null): null => {
    if (timer !== null) clock.clearTimeout(timer)
    return null
  }
  const listenForSilence = (): void => {
    silence = cancel(silence)
    const usual = line?.isReady === true ? silenceTimeoutMs : joinTimeoutMs
    silence = clock.setTimeout(() => comeBackLater(), line === null || line.pause === 'none' ? usual : signInAgainMs + silenceTimeoutMs)
  }
  const leave = (): void => {
    const left = line
    line = null
    silence = cancel(silence)
    retry = cancel(retry)
    left?.socket.close()
  }
  const comeBackLater = (reason: CloseName | null = null): void => {
    leave()
    // A first joining that failed has shown nothing yet, and says that it is offline too.
    if (current.state !== 'offline' || current.reason !== reason) show({ ...current, state: 'offline', reason })
    retry = clock.setTimeout(join, backOffMs(attempt, environment.random()))
    attempt += 1
  }

  const take = (from: Joining, text: unknown): void => {
    listenForSilence()
    const message = messageOf(text)
    // What this page cannot read was sent by a newer server; joined anew it may be readable, else it waits longer each time.
    if (message === null) return comeBackLater()
    if (message.type === 'page') return show({ ...current, pageScript: message.script })
    if (message.type === 'session-over') return sessionOver(from)
    if (message.type === 'repeated-refusals') {
      from.refusals = message.refusals
      return from.isReady ? show({ ...current, repeatedRefusals: message.refusals }) : undefined
    }
    if (message.type === 'positions') {
      const { joined, byPlan } = current.positions
      return show({ ...current, positions: { joined, byPlan: new Map(byPlan).set(message.plan, (byPlan.get(message.plan) ?? 0) + 1) } })
    }
    const taken = takeMessage(from.isReady ? current.plans : from.joined, message)
    if (!taken.ok) return comeBackLater()
    if (message.type === 'ready') {
      from.isReady = true
      listenForSilence()
      attempt = 0
      return show({ ...current, state: 'live', reason: null, isKnown: true, plans: keepIdentities(current.plans, from.joined), repeatedRefusals: from.refusals, positions: { joined: current.positions.joined + 1, byPlan: new Map() } })
    }
    if (!from.isReady) from.joined = taken.value
    else if (taken.value !== current.plans) show({ ...current, plans: taken.value })
  }
  const sessionOver = (of: Joining): void => {
    of.pause = 'waits'
    listenForSilence()
    show({ ...current, state: 'closed', reason: 'signedOut' })
  }
  const goOn = async (over: Joining): Promise<void> => {
    if (over.pause !== 'waits') return
    over.pause = 'asks to go on'
    let token: string | null
    try {
      token = await environment.fetchRenewal(identity.person)
    } catch {
      // Not heard whether: the next line says so, as after any other loss.
      if (line === over) comeBackLater()
      return
    }
    if (line !== over) return
    if (token === null) {
      over.pause = 'waits'
      return
    }
    over.pause = 'none'
    over.joined = new Map()
    over.isReady = false
    listenForSilence()
    over.socket.send(JSON.stringify({ type: 'renew', token } satisfies LiveRequest))
  }
  const closed = (code: number): void => {
    if (!isFinalClose(code)) return comeBackLater(closeNameOf(code))
    leave()
    // A final code that this page does not know was added by a newer server.
    show({ ...current, state: 'closed', reason: closeNameOf(code) ?? 'pageTooOld' })
  }
  const join = (): void => {
    leave()
    const opened: Joining = {
      socket: environment.openSocket(path, {
        message: text => {
          if (line === opened) take(opened, text)
        },
        closed: code => {
          if (line === opened) closed(code)
        },
      }),
      joined: new Map(),
      refusals: [],
      isReady: false,
      pause: 'none',
    }
    line = opened
    listenForSilence()
  }

  const stopWatching = environment.watchPage({
    awake: () => {
      if (isOpen && current.state === 'offline' && line === null) join()
    },
    offline: () => {
      if (line !== null) comeBackLater()
    },
  })
  join()
  return {
    current: () => current,
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    resume: () => {
      if (!isOpen || current.state === 'live' || (line !== null && current.state === 'loading')) return
      attempt = 0
      if (line !== null && line.pause !== 'none') void goOn(line)
      else join()
    },
    close: () => {
      isOpen = false
      stopWatching()
      leave()
      listeners.clear()
    },
  }
}

function messageOf(text: unknown): LiveMessage | null {
  if (typeof text !== 'string') return null
  try {
    const parsed = LiveMessage.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
