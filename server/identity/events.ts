// What open sockets must learn of at once: a session that ended, a membership that began or ended.
import type { PersonId } from '../../shared/ids.ts'

export type SessionEnded = {
  readonly sessionId: string
  readonly person: PersonId
  /** `replaced`: somebody signed in over it in the same browser. */
  readonly reason: 'signed-out' | 'replaced' | 'expired' | 'suspended' | 'password-set'
}
/** What a person may do has changed: a membership began or ended, or the person was suspended. */
export type MembershipChanged = { readonly person: PersonId }

export type Listeners<Event> = {
  /** Returns what ends the listening. */
  readonly add: (listener: (event: Event) => void) => () => void
  readonly tell: (event: Event) => void
}

export function createListeners<Event>(): Listeners<Event> {
  const listeners = new Set<(event: Event) => void>()
  return {
    add: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    tell: event => {
      for (const listener of listeners) listener(event)
    },
  }
}
