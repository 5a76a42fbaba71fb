// The replicas that this page has open, for what concerns all of its unsent work at once: signing out.
import type { Roots } from '../../shared/schema/node.ts'
import type { Replica } from './replica.ts'

export type AnyReplica = Pick<Replica<Roots>, 'keptUnder' | 'status' | 'subscribe' | 'flush' | 'resume' | 'discardUnsent'>

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

export const openReplicas = (): readonly AnyReplica[] => [...open]
