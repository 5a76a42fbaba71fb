// The proposals of the plan that is open, for every part of its page: what the delegation drafts in its own side of the plan, which
// nobody else is sent, and what was proposed to all. The side is opened once the plan is there, by whoever is let into it.
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, useSyncExternalStore, type ReactNode } from 'react'
import type { PlanPlain } from '../../../../shared/documents/plan.ts'
import { documentOfSide, sideSchema, sideView } from '../../../../shared/documents/side.ts'
import type { SidePlain, SideView } from '../../../../shared/documents/side.ts'
import type { ProposalId } from '../../../../shared/ids.ts'
import { ActionId } from '../../../../shared/ids.ts'
import { mayDecide } from '../../../../shared/mandates/deciding.ts'
import { mayEnterSideOf } from '../../../../shared/mandates/entering-sides.ts'
import { fieldOfPlace, kindOfChange } from '../../../../shared/proposals/proposable.ts'
import type { Path } from '../../../../shared/schema/node.ts'
import { showToast } from '../../../design/toasts.tsx'
import { keepAsking } from '../../../keep-asking.ts'
import { proposalsApi } from '../../../proposals-api.ts'
import { browserEnvironment, subscribeGathered, useClosedReason, useGeneration, useIsSynced, useReplica } from '../../../replica/index.ts'
import type { Replica } from '../../../replica/index.ts'
import { usePagePerson } from '../../../shell/session.tsx'
import { sidesApi } from '../../../sides-api.ts'
import { usePlan, usePlanReading } from '../plan-context.tsx'
import { useMessage } from '../use-message.ts'
import { newActionCount } from './new-action-list.ts'
import { draftAt, draftCount, openProposalCount } from './proposal-list.ts'
import { ProposalsState } from './proposals-state.ts'
import type { ProposalsPage } from './proposals-state.ts'

export type SideReplica = Replica<(typeof sideSchema)['roots']>

type ProposalsContext = {
  readonly state: ProposalsState
  /** In step; null where the delegation has no side of this plan yet, and before it has come. */
  readonly side: SideReplica | null
  /** Looks again whether there is one: a colleague may have begun it. */
  readonly lookAgain: () => void
}

const Context = createContext<ProposalsContext | null>(null)
const environment = browserEnvironment()
/** A colleague may have it made at any moment; the page of somebody who may not, while it is in sight, looks for it this often. */
const lookAgainMs = 20_000

/** Around the page of a plan. Elsewhere, as in a cell of the matrix, nothing is proposed. */
export function ProposalsProvider({ children }: { readonly children: ReactNode }) {
  const { id, party } = usePlan()
  const [state] = useState(() => new ProposalsState())
  const [side, setSide] = useState<SideReplica | null>(null)
  const line = useRef<SideReplica | null>(null)
  const setLine = useCallback((opened: SideReplica | null): void => {
    line.current = opened
  }, [])
  const lookAgain = useCallback((): void => {
    if (line.current?.status().state === 'closed') line.current.resume()
  }, [])
  const value = useMemo(() => ({ state, side, lookAgain }), [state, side, lookAgain])
  return (
    <Context value={value}>
      {useHasSide() && <SideLine key={`${id} ${party}`} onLine={setLine} onSynced={setSide} />}
      {children}
    </Context>
  )
}

type LineProps = { readonly onLine: (side: SideReplica | null) => void; readonly onSynced: (side: SideReplica | null) => void }

function SideLine({ onLine, onSynced }: LineProps) {
  const { id: plan, party, person, may } = usePlan()
  const side = useReplica({
    kind: 'side',
    id: documentOfSide({ plan, party }).slice('side/'.length),
    schema: sideSchema,
    identity: { person, party },
    environment,
    mayWrite: ([root]) => may({ writtenBy: root === 'threads' ? 'own-thread' : 'own-side', party }),
  })
  return side === null ? null : <Opened side={side} onLine={onLine} onSynced={onSynced} />
}

function Opened({ side, onLine, onSynced }: LineProps & { readonly side: SideReplica }) {
  const isSynced = useIsSynced(side)
  const closed = useClosedReason(side)
  const isMissing = closed === 'notFound'
  useSideMade(isMissing, side)
  const isOpen = isSynced && closed !== 'rightLost' && !isMissing
  useEffect(() => {
    onLine(side)
    onSynced(isOpen ? side : null)
    return () => {
      onLine(null)
      onSynced(null)
    }
  }, [side, isOpen, onLine, onSynced])
  useEffect(() => {
    if (isOpen || !isMissing) return undefined
    const look = (): void => {
      if (document.visibilityState === 'visible') side.resume()
    }
    const timer = setInterval(look, lookAgainMs)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [side, isOpen, isMissing])
  return null
}

/** Whoever may put something into the delegation's side has it made with the first page that they open, so that also the first comment and
 *  the first new action are written without a connection. */
function useSideMade(isMissing: boolean, side: SideReplica): void {
  const { id: plan, party, may } = usePlan()
  const isMade = isMissing && (may({ writtenBy: 'own-thread', party }) || may({ writtenBy: 'own-side', party }))
  useEffect(() => {
    if (!isMade) return undefined
    return keepAsking(async () => {
      const made = await sidesApi.make(plan, party)
      return made.ok ? true : made.error.code === 'api/unreachable' || made.error.code.startsWith('store/') ? null : false
    }, isThere => {
      if (isThere) side.resume()
    })
  }, [isMade, plan, party, side])
}

/** Whether the delegation has a side of its own of this plan, or may have one: its people comment there also where nothing is proposed
 *  any more, and whoever only reads reads it. */
function useHasSide(): boolean {
  const { asWriter, facts, party } = usePlan()
  return mayEnterSideOf(party, asWriter, facts)
}

/** Null where nothing is proposed. */
export const useProposals = (): ProposalsContext | null => useContext(Context)

export function useProposalsPage<Part>(state: ProposalsState, select: (page: ProposalsPage) => Part): Part {
  return useSyncExternalStore(state.subscribe, () => select(state.get()))
}

/** Whether this person drafts proposals of their delegation: whoever reads the plan by a release, which ends, has no side to draft in. */
export function useMayPropose(): boolean {
  const { may, party } = usePlan()
  return useHasSide() && may({ writtenBy: 'own-side', party })
}

/** Whether this person sends them, and takes them back. */
export function useMaySend(): boolean {
  const { may, party } = usePlan()
  return may({ writtenBy: 'sending', party })
}

/** Whether this person takes in or turns down what is proposed at a place, as the plan is at that moment; the server has the last word. */
export function useMayDecideOn(): (place: Path) => boolean {
  const { asWriter, facts, replica } = usePlan()
  const { isReadOnly } = usePagePerson()
  return useCallback(place => {
    const field = fieldOfPlace(place)
    return !isReadOnly && field !== null && mayDecide(asWriter, facts, field, id => replica.reading.current().actions[ActionId.parse(id)] ?? null).ok
  }, [asWriter, facts, replica, isReadOnly])
}

const emptySide: Pick<SidePlain, 'overlays' | 'newActions'> = { overlays: {}, newActions: {} }
const nothing = (): (() => void) => () => undefined

/** A part of what the delegation has in its own side; the component renders again when it is another. */
function useSide<Part>(select: (side: Pick<SidePlain, 'overlays' | 'newActions'>) => Part): Part {
  const side = useContext(Context)?.side ?? null
  const subscribe = useCallback((changed: () => void) => (side === null ? nothing() : subscribeGathered(side, changed)), [side])
  return useSyncExternalStore(subscribe, () => select(side === null ? emptySide : side.reading.current()))
}

export const useOverlays = <Part,>(select: (overlays: SidePlain['overlays']) => Part): Part => useSide(({ overlays }) => select(overlays))

/** The same of the new actions that it drafts. */
export const useNewActions = <Part,>(select: (newActions: SidePlain['newActions']) => Part): Part => useSide(({ newActions }) => select(newActions))

export const useDraftIdAt = (place: Path): ProposalId | null => useOverlays(overlays => draftAt(overlays, place)?.id ?? null)

/** The view through which drafts are written. */
export function useSideView(side: SideReplica): SideView {
  const generation = useGeneration(side)
  // A generation has a document of its own, and with it a view of its own.
  // oxlint-disable-next-line react/exhaustive-deps
  return useMemo(() => sideView(side.doc), [side, generation])
}

export const useOpenProposals = (): number => usePlanReading(({ proposals }: PlanPlain) => openProposalCount(proposals))

/** Drafts of the delegation that are not sent. */
export function useDraftCount(): number {
  const newActions = useNewActions(newActionCount)
  return useOverlays(draftCount) + newActions
}

/** What begins drafts of this person, at the server too; null where this person proposes nothing. */
export function useDrafting() {
  const t = useMessage()
  const context = useProposals()
  const { id: plan, party, replica } = usePlan()
  const mayPropose = useMayPropose()
  if (context === null || !mayPropose) return null
  const { state } = context
  return {
    ...context,
    isOffline: () => replica.status().saved === 'offline',
    /** Asks the server to begin one; why it could not is said. */
    begin: (place: Path, begun: (id: ProposalId) => void, failed?: () => void): void => {
      state.asks(place, true)
      void proposalsApi.draft(plan, { party, place: [...place] }).then(answer => {
        state.asks(place, false)
        if (answer.ok) return begun(answer.value.id)
        failed?.()
        showToast({ tone: 'bad', text: answer.error.message || t('proposals.failed') })
      })
    },
  }
}

/** Begins a draft at a place, or opens the one that is there; null where nothing is proposed by this person. */
export function usePropose(): ((place: Path) => void) | null {
  const t = useMessage()
  const drafting = useDrafting()
  if (drafting === null) return null
  const { state, side, lookAgain, isOffline, begin } = drafting
  return place => {
    const known = side === null ? null : draftAt(side.reading.current().overlays, place)
    const isRemoval = kindOfChange(place) === 'removal'
    if (known !== null) return state.openDraft(place, !isRemoval)
    if (isOffline()) return void showToast({ tone: 'warn', text: t('proposals.begin-online') })
    begin(place, () => {
      lookAgain()
      if (isRemoval) showToast({ tone: 'ok', text: t('proposals.removal-drafted') })
    }, () => state.closeDraft(place))
    // What comes may be drawn before the answer is here.
    state.openDraft(place, !isRemoval)
  }
}
