// A small choice kept on this device: theme, muted announcements. Where storage is closed it lasts as long as the page.
import { useSyncExternalStore } from 'react'

export interface Preference<Value> {
  get(): Value
  set(value: Value): void
  subscribe(listener: () => void): () => void
}

export function createPreference<Value extends string>(key: string, values: readonly Value[], fallback: Value): Preference<Value> {
  return createKept(key, { parse: (text) => values.find((value) => value === text) ?? fallback, write: (value) => value })
}

/** A choice of any form, as text. `parse` is given what stands there, which another version or person may have written. */
export function createKept<Value>(key: string, { parse, write: textOf }: { readonly parse: (text: string | null) => Value; readonly write: (value: Value) => string }): Preference<Value> {
  const listeners = new Set<() => void>()
  let current: Value | undefined
  const tell = () => listeners.forEach((listener) => listener())

  const onStorage = (event: StorageEvent) => {
    if (event.key !== key) return
    current = parse(event.newValue)
    tell()
  }

  return {
    get: () => (current ??= parse(read(key))),
    set(value) {
      current = value
      write(key, textOf(value))
      tell()
    },
    subscribe(listener) {
      // Another window of the same person changed it.
      if (listeners.size === 0) window.addEventListener('storage', onStorage)
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) window.removeEventListener('storage', onStorage)
      }
    },
  }
}

/** The same, kept apart for each person who uses this device. */
export function preferencePerPerson<Value extends string>(key: string, values: readonly Value[], fallback: Value): (person: string) => Preference<Value> {
  const made = new Map<string, Preference<Value>>()
  return person => {
    const preference = made.get(person) ?? createPreference(`${key} ${person}`, values, fallback)
    made.set(person, preference)
    return preference
  }
}

export function usePreference<Value>(preference: Preference<Value>): Value {
  return useSyncExternalStore(preference.subscribe, preference.get)
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Closed or full: the choice lasts as long as the page.
  }
}
