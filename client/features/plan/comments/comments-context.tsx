// The comments of the plan that is open, for every part of its page: what is shown of them, and who may write them.
import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react'
import { openAt, openCount } from '../../../../shared/documents/open-threads.ts'
import type { PlanPlain } from '../../../../shared/documents/plan.ts'
import type { ThreadId } from '../../../../shared/ids.ts'
import type { Path } from '../../../../shared/schema/node.ts'
import type { ShownThreads, TextComments } from '../../../editor/index.ts'
import { subscribeGathered, useGeneration } from '../../../replica/index.ts'
import { usePlan, usePlanReading } from '../plan-context.tsx'
import { pathOfPlace, placeOf } from '../places.ts'
import { CommentsState } from './comments-state.ts'
import type { CommentsPage } from './comments-state.ts'
import { MarkedWords } from './marked-words.ts'

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
export const useOpenCount = (): number => usePlanReading(countAll)

/** What the text at a path shows of its comments, and what they do; undefined where comments are not opened. The same as long as
 *  the text is. */
export function useTextComments(path: Path): TextComments | undefined {
  const state = useComments()
  const { replica } = usePlan()
  const place = placeOf(path)
  return useMemo(() => (state === null ? undefined : textComments(state, replica, pathOfPlace(place))), [state, replica, place])
}

type ReplicaOfPlan = ReturnType<typeof usePlan>['replica']

function textComments(state: CommentsState, replica: ReplicaOfPlan, about: Path): TextComments {
  let seen: { readonly open: readonly ThreadId[]; readonly threads: PlanPlain['threads']; readonly chosen: ThreadId | null; readonly shown: ShownThreads } | null = null
  return {
    shown: () => {
      const { threads } = replica.reading.current()
      const { chosen } = state.get()
      if (seen !== null && seen.threads === threads && seen.chosen === chosen) return seen.shown
      const open = openAt(threads, about)
      const shown = shownOf(threads, open, chosen)
      seen = { open, threads, chosen, shown: seen !== null && saysSame(seen.shown, shown) ? seen.shown : shown }
      return seen.shown
    },
    subscribe: changed => {
      const stops = [subscribeGathered(replica, changed), state.subscribe(changed)]
      return () => {
        for (const stop of stops) stop()
      }
    },
    open: (thread, by) => state.open(thread, by === 'key'),
    mayWrite: state.mayWrite,
    write: words => state.write(about, words),
  }
}

function shownOf(threads: PlanPlain['threads'], open: readonly ThreadId[], chosen: ThreadId | null): ShownThreads {
  return {
    open: new Set(open),
    chosen: chosen !== null && open.includes(chosen) ? chosen : null,
    unmarked: open.flatMap(id => {
      const thread = threads[id]
      const isSent = Object.values(thread?.comments ?? {}).some(comment => comment?.stamp !== undefined)
      return thread?.anchor === undefined || isSent ? [] : [{ thread: id, anchor: thread.anchor }]
    }),
  }
}

const saysSame = (one: ShownThreads, other: ShownThreads): boolean =>
  one.chosen === other.chosen && one.open.size === other.open.size && [...one.open].every(id => other.open.has(id)) && one.unmarked.length === other.unmarked.length && one.unmarked.every(({ thread }, index) => other.unmarked[index]?.thread === thread)
