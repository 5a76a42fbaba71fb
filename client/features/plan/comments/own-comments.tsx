// What a plan page knows of the delegation's own comments: their threads, the side they are written in, the colleagues who read them,
// and those that wait for the side to be made.
import { createContext, useCallback, useContext, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react'
import type { Colleague } from '../../../../shared/documents/colleague-mentions.ts'
import { beginOwnThread } from '../../../../shared/documents/own-thread-commands.ts'
import type { OwnWords } from '../../../../shared/documents/own-thread-commands.ts'
import type { PlanPlain } from '../../../../shared/documents/plan.ts'
import { sideView } from '../../../../shared/documents/side.ts'
import type { SideView } from '../../../../shared/documents/side.ts'
import { ActionId } from '../../../../shared/ids.ts'
import type { PersonId, ThreadId } from '../../../../shared/ids.ts'
import { mayEnterSideOf } from '../../../../shared/mandates/entering-sides.ts'
import type { Path } from '../../../../shared/schema/node.ts'
import { showToast } from '../../../design/toasts.tsx'
import { keepAsking } from '../../../keep-asking.ts'
import { peopleApi } from '../../../people-api.ts'
import { subscribeGathered, useGeneration } from '../../../replica/index.ts'
import { sidesApi } from '../../../sides-api.ts'
import { usePlan } from '../plan-context.tsx'
import { useProposals } from '../proposals/proposals-context.tsx'
import type { SideReplica } from '../proposals/proposals-context.tsx'
import { useMessage } from '../use-message.ts'
import { FoundHere } from './found-here.ts'
import { unsentOf, usualAudience } from './own-threads.ts'
import type { Audience, OwnThreadPlain, OwnThreads } from './own-threads.ts'
import { subscribeWaiting, takeWaiting, wait, waitingAt, waitingKey } from './own-waiting.ts'

/** Stays the same as long as the side is. */
export type OwnSource = { readonly current: () => OwnThreads; readonly subscribe: (changed: () => void) => () => void }
type OwnComments = { readonly source: OwnSource; readonly found: FoundHere; readonly side: SideReplica | null; readonly colleagues: readonly Colleague[] }

const none: OwnThreads = {}
const nobody: readonly Colleague[] = []
const nothing = (): (() => void) => () => undefined
const noSource: OwnSource = { current: () => none, subscribe: nothing }
const Context = createContext<OwnComments | null>(null)

/** Around the page of a plan, within its proposals, which open the delegation's side. */
export function OwnCommentsProvider({ children }: { readonly children: ReactNode }) {
  const { replica } = usePlan()
  const side = useProposals()?.side ?? null
  const generation = useGeneration(replica)
  const source = useMemo<OwnSource>(() => (side === null ? noSource : { current: () => side.reading.current().threads, subscribe: changed => subscribeGathered(side, changed) }), [side])
  // A generation has texts of its own.
  // oxlint-disable-next-line react/exhaustive-deps
  const found = useMemo(() => new FoundHere(), [replica, generation])
  useEffect(() => () => found.close(), [found])
  const colleagues = useColleaguesOf()
  useWaitingWritten(side)
  const value = useMemo(() => ({ source, found, side, colleagues }), [source, found, side, colleagues])
  return <Context value={value}>{children}</Context>
}

/** Elsewhere than on the page of a plan there are none. */
export const useOwnSource = (): OwnSource => useContext(Context)?.source ?? noSource

export function useFoundHere(): FoundHere | null {
  return useContext(Context)?.found ?? null
}

export const useColleagues = (): readonly Colleague[] => useContext(Context)?.colleagues ?? nobody

/** What a colleague is called; whoever left the delegation has no name any more. */
export function useNameOf(): (person: PersonId) => string {
  const t = useMessage()
  const colleagues = useColleagues()
  return useCallback(person => colleagues.find(each => each.person === person)?.name ?? t('comments.colleague'), [t, colleagues])
}

/** Whether this person has part in what the delegation says among themselves. */
export function useReadsOwn(): boolean {
  const { asWriter, facts, party } = usePlan()
  return mayEnterSideOf(party, asWriter, facts)
}

export function useMayWriteOwn(): boolean {
  const { may, party } = usePlan()
  return useReadsOwn() && may({ writtenBy: 'own-thread', party })
}

/** The view through which they are written; null where there is no side yet. */
export function useOwnView(): SideView | null {
  const side = useContext(Context)?.side ?? null
  const generation = useSyncExternalStore(side === null ? nothing : side.subscribe, () => side?.generation ?? 0)
  // A generation has a document of its own.
  // oxlint-disable-next-line react/exhaustive-deps
  return useMemo(() => (side === null ? null : sideView(side.doc)), [side, generation])
}

/** A part of the threads that nobody but the delegation has. */
export function useUnsent<Part>(select: (unsent: PlanPlain['threads']) => Part): Part {
  const { party, replica } = usePlan()
  const source = useOwnSource()
  const subscribe = useCallback((changed: () => void) => {
    const stops = [subscribeGathered(replica, changed), source.subscribe(changed)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [replica, source])
  return useSyncExternalStore(subscribe, () => select(unsentOf(source.current(), replica.reading.current().threads, party)))
}

export function useOwnThread(id: ThreadId): OwnThreadPlain | undefined {
  const source = useOwnSource()
  return useSyncExternalStore(source.subscribe, () => source.current()[id])
}

/** To whom a comment goes unless its author says otherwise. Whoever has no part in what is said among themselves has no choice. */
export function useUsualAudience(): (about: Path) => Audience {
  const { facts, party, replica } = usePlan()
  const mayWriteOwn = useMayWriteOwn()
  return useCallback(([root, id]) => {
    const action = root === 'actions' ? ActionId.safeParse(id).data : undefined
    return mayWriteOwn ? usualAudience(party, facts, action === undefined ? undefined : replica.reading.current().actions[action]) : 'everyone'
  }, [facts, party, replica, mayWriteOwn])
}

/** Begins one; where the delegation has no side yet it waits until that is made. @returns its id, null while it waits */
export function useBeginOwn(): (about: Path, text: string, words?: OwnWords) => ThreadId | null {
  const { id: plan, person, party } = usePlan()
  const view = useOwnView()
  return useCallback((about, text, words) => {
    if (view !== null) return beginOwnThread(view, person, about, text, words)
    wait(waitingKey(person, party, plan), { about, text, words })
    return null
  }, [view, plan, person, party])
}

export function useWaiting() {
  const { id: plan, person, party } = usePlan()
  const key = waitingKey(person, party, plan)
  return { key, waiting: useSyncExternalStore(subscribeWaiting, () => waitingAt(key)) }
}

/** Has the side made for what waits, and writes it there. */
function useWaitingWritten(side: SideReplica | null): void {
  const t = useMessage()
  const { id: plan, person, party } = usePlan()
  const { key, waiting } = useWaiting()
  const lookAgain = useProposals()?.lookAgain
  const isWaiting = waiting.length > 0
  useEffect(() => {
    if (!isWaiting) return undefined
    if (side !== null) {
      const view = sideView(side.doc)
      for (const { about, text, words } of takeWaiting(key)) beginOwnThread(view, person, about, text, words)
      return undefined
    }
    return keepAsking(async () => {
      const made = await sidesApi.make(plan, party)
      return made.ok ? '' : made.error.code === 'api/unreachable' || made.error.code.startsWith('store/') ? null : made.error.message || t('comments.own-failed')
    }, problem => {
      if (problem === '') lookAgain?.()
      else showToast({ tone: 'bad', text: problem })
    })
  }, [isWaiting, side, key, plan, person, party, lookAgain, t])
}

/** Asked once; names are in no document. */
function useColleaguesOf(): readonly Colleague[] {
  const { party } = usePlan()
  const isAsked = useReadsOwn()
  const [colleagues, setColleagues] = useState(nobody)
  useEffect(() => {
    if (!isAsked) return undefined
    return keepAsking(async () => {
      const got = await peopleApi.of(party)
      if (got.ok) return got.value.people.map(({ person, name }): Colleague => ({ person, name }))
      return got.error.code === 'api/unreachable' || got.error.code.startsWith('store/') ? null : nobody
    }, setColleagues)
  }, [party, isAsked])
  return colleagues
}
