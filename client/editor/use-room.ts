// How much of a text's room is taken, looked at a moment after it was changed: counting takes time with its length.
import { useEffect, useState } from 'react'
import type * as Y from 'yjs'
import { nearlyFullShare } from '../../shared/protocol/limits.ts'
import type { TextKind } from '../../shared/schema/rich-text.ts'
import { largestBytes, textBytes } from '../../shared/schema/text-size.ts'

/** Typing within this time is counted once. */
const gatherMs = 300

export type Room = { readonly state: 'enough' } | { readonly state: 'nearly-full'; readonly percent: number } | { readonly state: 'full' }
const enough: Room = { state: 'enough' }

export function useRoom(fragment: Y.XmlFragment, kind: TextKind): Room {
  const [room, setRoom] = useState(enough)
  useEffect(() => {
    let timer: number | undefined
    const look = (): void => {
      timer = undefined
      setRoom(before => sameOr(before, roomIn(textBytes(fragment) / largestBytes[kind])))
    }
    const changed = (): void => { timer ??= window.setTimeout(look, gatherMs) }
    look()
    fragment.observeDeep(changed)
    return () => {
      window.clearTimeout(timer)
      fragment.unobserveDeep(changed)
    }
  }, [fragment, kind])
  return room
}

function roomIn(share: number): Room {
  if (share < nearlyFullShare) return enough
  return share >= 1 ? { state: 'full' } : { state: 'nearly-full', percent: Math.floor(share * 100) }
}

const percentOf = (room: Room): number | null => ('percent' in room ? room.percent : null)
const sameOr = (before: Room, now: Room): Room => (before.state === now.state && percentOf(before) === percentOf(now) ? before : now)
