// What the server last answered for a person acting for a delegation: one copy for every part of the page that shows it, and never another person's.
import { useSyncExternalStore } from 'react'
import type { PartyId, PersonId } from '../../shared/ids.ts'

export type Known<Told> = { readonly person: PersonId; readonly party: PartyId; readonly told: Told }

export function knownForPerson<Told>() {
  let known: Known<Told> | null = null
  const listeners = new Set<() => void>()
  const current = (): Known<Told> | null => known
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  return {
    current,
    show: (next: Known<Told>): void => {
      known = next
      for (const listener of listeners) listener()
    },
    /** Null until it is known for them. */
    useTold: (person: PersonId, party: PartyId | null): Told | null => {
      const now = useSyncExternalStore(subscribe, current)
      return now !== null && now.person === person && now.party === party ? now.told : null
    },
  }
}
