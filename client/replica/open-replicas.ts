// The replicas that this page has open, for what concerns all of a person's unsent work at once: signing out.
import type { Path, Roots } from '../../shared/schema/node.ts'
import type { PersonId } from '../../shared/ids.ts'
import type { Replica } from './replica.ts'

export type AnyReplica = Pick<Replica<Roots>, 'keptBy' | 'keptUnder' | 'status' | 'subscribe' | 'flush' | 'resume' | 'discardUnsent'>

const open = new Set<AnyReplica>()
const listeners = new Set<() => void>()

/** Returns how to take it off the list again. */
export function noteOpen(replica: AnyReplica): () => void {
  open.add(replica)
  for (const listener of listeners) listener()
  return () => void open.delete(replica)
}

/** Tells when something has been opened. Returns how to stop. */
export function onOpened(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** What one page of a person discards, no other page may still send. */
const discarding = typeof window === 'undefined' ? null : new BroadcastChannel('empact-discarded')
discarding?.addEventListener('message', ({ data }) => {
  for (const replica of open) {
    if (replica.keptBy !== data) continue
    replica.discardUnsent()
    // This page is still there: what it shows is loaded anew, once its person has signed in again.
    replica.resume()
  }
})

export function tellOtherPagesToDiscard(person: PersonId): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel never leaves the origin
  discarding?.postMessage(person)
}

const savedListeners = new Set<(document: string, saved: readonly SavedPlace[]) => void>()

/** A place that this page wrote and the server has stored; without `after` it was cleared. */
export type SavedPlace = { readonly path: Path; readonly after?: unknown }

/** Tells each time something that this page wrote is stored: in which document, and where. Returns how to stop. */
export function onSaved(listener: (document: string, saved: readonly SavedPlace[]) => void): () => void {
  savedListeners.add(listener)
  return () => void savedListeners.delete(listener)
}

export function noteSaved(document: string, saved: readonly SavedPlace[]): void {
  for (const listener of savedListeners) listener(document, saved)
}

export const openReplicas = (): readonly AnyReplica[] => [...open]
