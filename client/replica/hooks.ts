// How React components read a replica: a component renders again only when what it selected has changed.
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { CloseName } from '../../shared/protocol/close-codes.ts'
import type { PlainDocument } from '../../shared/schema/reading.ts'
import type { Roots } from '../../shared/schema/node.ts'
import { subscribeGathered } from './gathered-reading.ts'
import { openReplica } from './open-replica.ts'
import { noteOpen } from './open-replicas.ts'
import type { KeptWords } from './outbox-entry.ts'
import type { RefusedEdit, Replica, ReplicaOptions, ReplicaStatus } from './replica.ts'

/** Opens a replica for as long as the component is there; another document, person or delegation opens another one.
 *  Null only before the first effect. Show nothing of it before `isSynced`. */
export function useReplica<R extends Roots>(options: ReplicaOptions<R>): Replica<R> | null {
  const [replica, setReplica] = useState<Replica<R> | null>(null)
  const latest = useRef(options)
  useEffect(() => { latest.current = options })
  const { kind, id, environment } = options
  const { person, party } = options.identity
  useEffect(() => {
    const opened = openReplica({
      ...latest.current,
      kind,
      id,
      identity: { person, party },
      environment,
      // What the page knows of mandates changes while the replica is open.
      mayWrite: (path, plain) => latest.current.mayWrite?.(path, plain) ?? true,
    })
    setReplica(opened)
    // Who only reads has no work there, and must not be taken for whoever writes the same document on another page.
    const takeOff = latest.current.isReader === true ? () => undefined : noteOpen(opened)
    return () => {
      takeOff()
      setReplica(null)
      opened.close()
    }
  }, [kind, id, person, party, environment])
  return replica
}

/** Where the replica stands, for the connection sign. It changes with every keystroke: use it where little is drawn. */
export function useReplicaStatus<R extends Roots>(replica: Replica<R>): ReplicaStatus {
  return useSyncExternalStore(replica.subscribe, replica.status)
}

/** Why the server closed the document to this page, or null while it is open or the line is merely lost. */
export function useClosedReason<R extends Roots>(replica: Replica<R>): CloseName | null {
  return useSyncExternalStore(replica.subscribe, () => {
    const status = replica.status()
    return status.state === 'closed' ? status.reason : null
  })
}

/** Whether the server sends the page away because its person has too many open; it comes back when there is room. */
export function useTooManyOpen<R extends Roots>(replica: Replica<R>): boolean {
  return useSyncExternalStore(replica.subscribe, () => {
    const status = replica.status()
    return status.state === 'offline' && status.reason === 'tooManySockets'
  })
}

/** Whether something is written that would be lost with this tab. */
export function useCannotKeep<R extends Roots>(replica: Replica<R>): boolean {
  return useSyncExternalStore(replica.subscribe, () => {
    const { unsent, keptOnDevice } = replica.status()
    return unsent > 0 && !keptOnDevice
  })
}

/** Changes when there is another document to bind to; a key for whatever is bound. */
export function useGeneration<R extends Roots>(replica: Replica<R>): number {
  return useSyncExternalStore(replica.subscribe, () => replica.generation)
}

export function useIsSynced<R extends Roots>(replica: Replica<R>): boolean {
  return useSyncExternalStore(replica.subscribe, () => replica.isSynced)
}

export function useKeptWords(replica: Pick<Replica<Roots>, 'subscribe' | 'keptWords'>): readonly KeptWords[] {
  return useSyncExternalStore(replica.subscribe, replica.keptWords)
}

export function useRefusals<R extends Roots>(replica: Replica<R>): readonly RefusedEdit[] {
  return useSyncExternalStore(replica.subscribe, replica.refusals)
}

/** A part of the plain document. The component renders again when `isEqual` says that the part is another; what did not
 *  change in the document keeps its identity, so a selector that only looks down needs no other than the default. */
export function useReading<R extends Roots, Part>(
  replica: Replica<R>,
  selector: (plain: PlainDocument<R>) => Part,
  isEqual: (one: Part, other: Part) => boolean = Object.is,
): Part {
  const subscribe = useCallback((listener: () => void) => subscribeGathered(replica, listener), [replica])
  const last = useRef<{ plain: PlainDocument<R>; selector: unknown; part: Part } | null>(null)
  return useSyncExternalStore(subscribe, () => {
    const plain = replica.reading.current()
    const former = last.current
    if (former !== null && former.plain === plain && former.selector === selector) return former.part
    const selected = selector(plain)
    const part = former !== null && isEqual(former.part, selected) ? former.part : selected
    last.current = { plain, selector, part }
    return part
  })
}
