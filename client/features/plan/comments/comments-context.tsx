// The comments of the plan that is open, for every part of its page: what is shown of them, and who may write them.
import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react'
import { openAt, openCount } from '../../../../shared/documents/open-threads.ts'
import type { PlanPlain } from '../../../../shared/documents/plan.ts'
import type { PartyId, ThreadId } from '../../../../shared/ids.ts'
import type { Path } from '../../../../shared/schema/node.ts'
import type { ShownThreads, TextComments } from '../../../editor/index.ts'
import { subscribeGathered, useGeneration } from '../../../replica/index.ts'
import { usePlan, usePlanReading } from '../plan-context.tsx'
import { pathOfPlace, placeOf } from '../places.ts'
import { CommentsState } from './comments-state.ts'
import type { CommentsPage } from './comments-state.ts'
import type { FoundHere } from './found-here.ts'
import { MarkedWords } from './marked-words.ts'
import { useFoundHere, useOwnSource, useUnsent } from './own-comments.tsx'
import type { OwnSource } from './own-comments.tsx'
import { keptPlaceOf, unsentOf } from './own-threads.ts'
import type { OwnThreadPlain } from './own-threads.ts'
import { textOf } from './text-of.ts'
import type * as Y from 'yjs'

type CommentsContext = { readonly state: CommentsState; readonly marked: MarkedWords }

const Context = createContext<CommentsContext | null>(null)

/** Around the page of a plan. Elsewhere, as in a cell of the matrix, comments are only counted. */
export function CommentsProvider({ children }: { readonly children: ReactNode }) {
  const { replica } = usePlan()
  const generation = useGeneration(replica)
  const [state] = useState(() => new CommentsState())
  // A generation has texts of its own.
  // oxlint-disable-next-line react/exhaustive-deps
  const marked = useMemo(() => new MarkedWords(), [replica, generation])
  useEffect(() => () => marked.close(), [marked])
  const mayComment = useMayComment()
  useEffect(() => state.openToWriting(mayComment), [state, mayComment])
  const value = useMemo(() => ({ state, marked }), [state, marked])
  return <Context value={value}>{children}</Context>
}

/** Null where no comments are opened. */
export const useComments = (): CommentsState | null => useContext(Context)?.state ?? null

export function useMarkedWords(): MarkedWords {
  const context = useContext(Context)
  if (context === null) throw new Error('useMarkedWords is used outside the page of a plan')
  return context.marked
}

export function useCommentsPage<Part>(state: CommentsState, select: (page: CommentsPage) => Part): Part {
  return useSyncExternalStore(state.subscribe, () => select(state.get()))
}

export const useMayComment = (): boolean => usePlan().may({ writtenBy: 'commenting' })

const countAll = ({ threads }: PlanPlain): number => openCount(threads)
/** The delegation's own among them, for its people. */
export const useOpenCount = (): number => usePlanReading(countAll) + useUnsent(openCount)

/** What the text at a path shows of its comments, and what they do; undefined where comments are not opened. The same as long as
 *  the text is. */
export function useTextComments(path: Path): TextComments | undefined {
  const state = useComments()
  const { replica, party } = usePlan()
  const source = useOwnSource()
  const found = useFoundHere()
  const place = placeOf(path)
  return useMemo(() => (state === null ? undefined : textComments(state, replica, { source, found, party }, pathOfPlace(place))), [state, replica, source, found, party, place])
}

type ReplicaOfPlan = ReturnType<typeof usePlan>['replica']
/** The delegation's own, and where their words stand. */
type Own = { readonly source: OwnSource; readonly found: FoundHere | null; readonly party: PartyId }

function textComments(state: CommentsState, replica: ReplicaOfPlan, { source, found, party }: Own, about: Path): TextComments {
  let seen: { readonly threads: PlanPlain['threads']; readonly unsent: PlanPlain['threads']; readonly version: number; readonly chosen: ThreadId | null; readonly shown: ShownThreads } | null = null
  return {
    shown: () => {
      const { threads } = replica.reading.current()
      const unsent = unsentOf(source.current(), threads, party)
      const { chosen } = state.get()
      const version = found?.version() ?? 0
      if (seen !== null && seen.threads === threads && seen.unsent === unsent && seen.version === version && seen.chosen === chosen) return seen.shown
      const own = openAt(unsent, about)
      const text = own.length === 0 || found === null ? null : textOf(replica.doc, about)
      const words = text === null ? [] : own.flatMap(id => anchorNow(found, text, source.current()[id], id))
      const shown = shownOf(threads, openAt(threads, about), { own, words }, chosen)
      seen = { threads, unsent, version, chosen, shown: seen !== null && saysSame(seen.shown, shown) ? seen.shown : shown }
      return seen.shown
    },
    subscribe: changed => {
      const stops = [subscribeGathered(replica, changed), state.subscribe(changed), source.subscribe(changed), found?.subscribe(changed) ?? (() => undefined)]
      return () => {
        for (const stop of stops) stop()
      }
    },
    open: (thread, by) => state.open(thread, by === 'key'),
    mayWrite: state.mayWrite,
    write: words => state.write(about, words),
  }
}

type Unmarked = ShownThreads['unmarked'][number]

function anchorNow(found: FoundHere | null, text: Y.XmlFragment, thread: OwnThreadPlain | undefined, id: ThreadId): readonly Unmarked[] {
  const kept = thread === undefined ? null : keptPlaceOf(thread)
  const words = kept === null ? undefined : found?.of(text, id, kept)
  return words == null ? [] : [{ thread: id, anchor: words.anchor }]
}

type OfOwn = { readonly own: readonly ThreadId[]; readonly words: readonly Unmarked[] }

function shownOf(threads: PlanPlain['threads'], sent: readonly ThreadId[], { own, words }: OfOwn, chosen: ThreadId | null): ShownThreads {
  const open = own.length === 0 ? sent : [...sent, ...own]
  return {
    open: new Set(open),
    own: new Set(own),
    chosen: chosen !== null && open.includes(chosen) ? chosen : null,
    // Words of the delegation's own are never marked: a mark would tell everybody.
    unmarked: [...words, ...sent.flatMap(id => {
      const thread = threads[id]
      const isSent = Object.values(thread?.comments ?? {}).some(comment => comment?.stamp !== undefined)
      return thread?.anchor === undefined || isSent ? [] : [{ thread: id, anchor: thread.anchor }]
    })],
  }
}

const saysSame = (one: ShownThreads, other: ShownThreads): boolean =>
  one.chosen === other.chosen && sameSet(one.open, other.open) && sameSet(one.own, other.own) && one.unmarked.length === other.unmarked.length &&
  one.unmarked.every(({ thread, anchor }, index) => {
    const beside = other.unmarked[index]
    return beside?.thread === thread && beside.anchor.from === anchor.from && beside.anchor.to === anchor.to
  })

const sameSet = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean => one.size === other.size && [...one].every(id => other.has(id))

