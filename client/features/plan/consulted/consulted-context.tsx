// While a round is open the page opens on what delegations were asked about: where an accepted proposal has changed something since, the
// words of the consulted version stand, and what stands there now is one press away. What changes while the page is open is shown as
// it comes, and says that it did. Only of what a proposal can change: participation and contributions go on in a round.
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import type { StateContent } from '../../../../shared/api/history.ts'
import type { ActionContent } from '../../../../shared/documents/plan-content.ts'
import { placeKey } from '../../../../shared/documents/open-threads.ts'
import type { CommentPlace } from '../../../../shared/documents/threads.ts'
import type { PlanPlain } from '../../../../shared/documents/plan.ts'
import type { VersionId } from '../../../../shared/ids.ts'
import { mayRead } from '../../../../shared/mandates/mandates.ts'
import { kindOfChange } from '../../../../shared/proposals/proposable.ts'
import type { Path } from '../../../../shared/schema/node.ts'
import { historyApi } from '../../../history-api.ts'
import { keepAsking } from '../../../keep-asking.ts'
import { useRounds } from '../../../rounds/index.ts'
import { goToEvent } from '../places.ts'
import { usePlan, usePlanReading } from '../plan-context.tsx'

/** `opening`: as the page opened; the others are chosen, for the whole page. */
export type Shown = 'opening' | 'consulted' | 'today'

type Consulted = {
  readonly label: string
  readonly version: StateContent
  /** By key. */
  readonly changed: ReadonlyMap<string, Path>
  /** What is shown where nobody chose for one place. */
  readonly shown: Shown
  readonly isConsultedShown: (key: string) => boolean
  readonly show: (shown: Shown) => void
  readonly showAt: (key: string, shown: 'consulted' | 'today') => void
}

const Context = createContext<Consulted | null>(null)

/** Null: no round is open for this reader, or nothing that a proposal can change is another than in the consulted version. */
export const useConsulted = (): Consulted | null => useContext(Context)

const Coming = createContext<string | null>(null)

/** The version of which it is being asked what has changed since; null where nothing is asked. */
export const useComingConsulted = (): string | null => useContext(Coming)

const nothing: ReadonlyMap<string, Path> = new Map()
const none: readonly CommentPlace[] = []

/** Of a whole action that came or went, and of what a proposal can change. */
const isOfProposals = (place: Path): boolean => kindOfChange(place) !== null || (place[0] === 'actions' && place[2] === 'order')

/** Whether something has been taken in since the round was opened: known with the plan, before it is known what it changed. */
const takenInSince = (openedAt: string | undefined) => ({ proposals }: PlanPlain): boolean =>
  openedAt !== undefined && Object.values(proposals).some(proposal => proposal?.decision?.decision === 'accepted' && proposal.decision.at >= openedAt)

export function ConsultedProvider({ children }: { readonly children: ReactNode }) {
  const { id, party, facts, record: { round } } = usePlan()
  const { known, isRefused } = useRounds()
  const version = round === undefined || round.closedAt !== undefined ? null : round.version
  const places = version === null ? none : known?.changedSince[version] ?? none
  const changed = useMemo((): ReadonlyMap<string, Path> => new Map(places.filter(isOfProposals).map(place => [placeKey(place), place])), [places])
  // What had changed already when this page learned of the round.
  const [opened, setOpened] = useState<{ readonly version: VersionId | null; readonly changed: ReadonlyMap<string, Path> }>({ version: null, changed: nothing })
  if (version !== null && known?.changedSince[version] !== undefined && opened.version !== version) setOpened({ version, changed })
  const [content, setContent] = useState<{ readonly version: VersionId; readonly content: StateContent } | null>(null)
  const isExpected = usePlanReading(takenInSince(round?.openedAt)) && known === null && !isRefused && mayRead(party, { ...facts, releasedTo: new Set() })
  const wanted = changed.size > 0 || isExpected ? version : null
  useEffect(() => {
    if (wanted === null) return undefined
    return keepAsking(async () => {
      const answer = await historyApi.version(id, party, wanted)
      // A version that is kept is there; whatever else is answered passes or ends with the right to read.
      return answer.ok ? { version: wanted, content: answer.value } : null
    }, setContent)
  }, [id, party, wanted])
  const [shown, setShown] = useState<Shown>('opening')
  const [chosen, setChosen] = useState<ReadonlyMap<string, 'consulted' | 'today'>>(new Map())
  const show = useCallback((next: Shown): void => {
    setShown(next)
    setChosen(new Map())
  }, [])
  const showAt = useCallback((key: string, next: 'consulted' | 'today'): void => setChosen(before => new Map(before).set(key, next)), [])
  useEffect(() => {
    // Who goes to a place wants to see what is there, and what is said about it.
    const went = (event: Event): void => {
      const path: unknown = event instanceof CustomEvent ? event.detail : null
      if (Array.isArray(path) && path.length > 0) showAt(placeKey((path as readonly string[]).slice(0, 3)), 'today')
    }
    window.addEventListener(goToEvent, went)
    return () => window.removeEventListener(goToEvent, went)
  }, [showAt])
  const value = useMemo((): Consulted | null => {
    if (version === null || round === undefined || content?.version !== version || changed.size === 0) return null
    const isConsultedShown = (key: string): boolean => {
      const here = chosen.get(key) ?? (shown === 'opening' ? (opened.changed.has(key) ? 'consulted' : 'today') : shown)
      return here === 'consulted'
    }
    return { label: round.label, version: content.content, changed, shown, isConsultedShown, show, showAt }
  }, [version, round, content, changed, chosen, shown, opened, show, showAt])
  // The bar has its room before it is known what it says.
  const coming = value === null && wanted !== null && round !== undefined ? round.label : null
  return <Coming value={coming}><Context value={value}>{children}</Context></Coming>
}

export type ConsultedHere = {
  readonly label: string
  /** What the consulted version says here, as its content holds it. */
  readonly value: unknown
  readonly isShown: boolean
  readonly toggle: () => void
}

/** Of one text or value; null where it is as it was consulted, or came after. */
export function useConsultedAt(place: Path): ConsultedHere | null {
  const consulted = useConsulted()
  const key = placeKey(place)
  if (consulted === null || !consulted.changed.has(key)) return null
  const [root, id, field = ''] = place
  const entry = root === 'aim' ? consulted.version.content : (root === 'goals' ? consulted.version.content.goals : consulted.version.content.actions).find(each => each.id === id)
  if (entry === undefined && root === 'actions') return null
  const isShown = consulted.isConsultedShown(key)
  return {
    label: consulted.label,
    value: (entry as { readonly [field: string]: unknown } | undefined)?.[root === 'aim' ? 'aim' : field],
    isShown,
    toggle: () => consulted.showAt(key, isShown ? 'today' : 'consulted'),
  }
}

export type ChangeOfAction = { readonly label: string; readonly what: 'added' | 'changed' | 'moved'; /** The number that it had, of one that moved. */ readonly number: string | null }

/** Of an action that is in the plan; null where it is as it was consulted. */
export function useChangeOfAction(id: string): ChangeOfAction | null {
  const consulted = useConsulted()
  if (consulted === null) return null
  const { changed, label, version } = consulted
  if (!version.content.actions.some(action => action.id === id)) return changed.has(placeKey(['actions', id])) ? { label, what: 'added', number: null } : null
  const isMoved = ['goal', 'order'].some(field => changed.has(placeKey(['actions', id, field])))
  if (isMoved) return { label, what: 'moved', number: version.numbers[id] ?? null }
  return [...changed.values()].some(place => place[1] === id) ? { label, what: 'changed', number: null } : null
}

/** Actions of a goal in the consulted version that have been removed since. */
export function useRemovedSince(goal: string): readonly { readonly action: ActionContent; readonly number: string | null }[] {
  const consulted = useConsulted()
  if (consulted === null) return []
  return consulted.version.content.actions
    .filter(action => action.goal === goal && consulted.changed.has(placeKey(['actions', action.id])))
    .map(action => ({ action, number: consulted.version.numbers[action.id] ?? null }))
}
