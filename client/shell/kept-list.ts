// Small notes about a person that this device keeps: which steps they have read, what they have tried. For each person their own.
// Where storage is closed they last as long as the page.
import { useSyncExternalStore } from 'react'
import { z } from 'zod'
import type { PersonId } from '../../shared/ids.ts'

const Notes = z.array(z.string())
const none: readonly string[] = []

export interface KeptList {
  readonly get: (person: PersonId) => readonly string[]
  readonly add: (person: PersonId, note: string) => void
  readonly subscribe: (listener: () => void) => () => void
}

/** @param most the newest notes that are kept of each person. */
export function createKeptList(name: string, most: number): KeptList {
  const prefix = `empact.${name}.`
  const listeners = new Set<() => void>()
  /** The same list as long as nothing changes, as React asks for. */
  const byPerson = new Map<PersonId, readonly string[]>()
  const tell = (): void => {
    for (const listener of listeners) listener()
  }
  const onStorage = ({ key }: StorageEvent): void => {
    // Another window of this browser noted something, or everything was cleared.
    if (key !== null && !key.startsWith(prefix)) return
    byPerson.clear()
    tell()
  }
  const get = (person: PersonId): readonly string[] => {
    const known = byPerson.get(person) ?? stored(`${prefix}${person}`)
    byPerson.set(person, known)
    return known
  }
  return {
    get,
    add: (person, note) => {
      if (get(person).includes(note)) return
      const next = [...get(person), note].slice(-most)
      byPerson.set(person, next)
      try {
        localStorage.setItem(`${prefix}${person}`, JSON.stringify(next))
      } catch {
        // Closed or full.
      }
      tell()
    },
    subscribe: listener => {
      if (listeners.size === 0) window.addEventListener('storage', onStorage)
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) window.removeEventListener('storage', onStorage)
      }
    },
  }
}

export const useKeptList = (list: KeptList, person: PersonId): readonly string[] => useSyncExternalStore(list.subscribe, () => list.get(person))

function stored(key: string): readonly string[] {
  try {
    return Notes.safeParse(JSON.parse(localStorage.getItem(key) ?? '[]')).data ?? none
  } catch {
    return none
  }
}
