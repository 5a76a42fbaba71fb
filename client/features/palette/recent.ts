// What a person chose lately, on this device: ids only, the newest first. What is not open to them any more resolves to nothing.
import type { PersonId } from '../../../shared/ids.ts'

const mostRecent = 6
const storageKey = (person: PersonId): string => `empact.recent.${person}`

export function recentOf(person: PersonId): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey(person)) ?? '[]')
    return Array.isArray(kept) ? kept.filter(key => typeof key === 'string').slice(0, mostRecent) : []
  } catch {
    return []
  }
}

export function noteRecent(person: PersonId, key: string): void {
  try {
    localStorage.setItem(storageKey(person), JSON.stringify([key, ...recentOf(person).filter(other => other !== key)].slice(0, mostRecent)))
  } catch {
    // Storage is closed or full: nothing is recent next time.
  }
}
