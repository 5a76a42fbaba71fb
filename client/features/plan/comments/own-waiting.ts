// Comments of one's own that wait for the delegation's side of a plan: written by a page that was cut off before it had been made. They are
// kept for as long as the window lives, whichever page it shows.
import type { OwnWords } from '../../../../shared/documents/own-thread-commands.ts'
import type { PartyId, PersonId, PlanId } from '../../../../shared/ids.ts'
import type { Path } from '../../../../shared/schema/node.ts'

export type Waiting = { readonly about: Path; readonly text: string; readonly words: OwnWords | undefined }

const none: readonly Waiting[] = []
const waitingByPlace = new Map<string, readonly Waiting[]>()
const listeners = new Set<() => void>()

/** Whose they are, and in which side they will be. */
export const waitingKey = (person: PersonId, party: PartyId, plan: PlanId): string => `${person} ${party} ${plan}`

/** The same list until it changes. */
export const waitingAt = (key: string): readonly Waiting[] => waitingByPlace.get(key) ?? none

export function subscribeWaiting(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export function wait(key: string, waiting: Waiting): void {
  set(key, [...waitingAt(key), waiting])
}

/** All of them, in the order in which they were written; they wait no longer. */
export function takeWaiting(key: string): readonly Waiting[] {
  const all = waitingAt(key)
  if (all.length > 0) set(key, none)
  return all
}

export const dropWaiting = (key: string, dropped: Waiting): void => set(key, waitingAt(key).filter(each => each !== dropped))

function set(key: string, waiting: readonly Waiting[]): void {
  if (waiting.length === 0) waitingByPlace.delete(key)
  else waitingByPlace.set(key, waiting)
  if (waitingByPlace.size === 0) window.removeEventListener('beforeunload', ask)
  else window.addEventListener('beforeunload', ask)
  for (const listener of [...listeners]) listener()
}

/** The window is the only place that has them. */
const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
