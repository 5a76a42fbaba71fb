// The proposals of a plan: what we draft, and in the order of the page what was sent, decided one by one from the keyboard, several
// together, or those that overlap side by side.
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { orderedActions } from '../../../../shared/documents/plan-order.ts'
import { placeKey } from '../../../../shared/documents/open-threads.ts'
import type { PlanPlain } from '../../../../shared/documents/plan.ts'
import type { ProposalId } from '../../../../shared/ids.ts'
import { EmptyState } from '../../../design/empty-state.tsx'
import type { Option, OptionSection } from '../../../design/option.ts'
import { PlainSelect } from '../../../design/plain-select.tsx'
import { VisuallyHidden } from '../../../design/visually-hidden.tsx'
import { partyLabel } from '../../../shell/party-label.ts'
import { isOfRound } from '../../../rounds/index.ts'
import { RoundChoice, useRoundsHere } from '../comments/round-choice.tsx'
import { usePlaceNames } from '../comments/use-place-names.ts'
import { samePlaces } from '../goal-section.tsx'
import { goToField } from '../places.ts'
import { usePlan, usePlanReading } from '../plan-context.tsx'
import { useMessage } from '../use-message.ts'
import { OurDrafts } from './our-drafts.tsx'
import { PlaceGroup } from './place-group.tsx'
import { proposalDomId } from './proposal-item.tsx'
import type { Asked, ItemActs } from './proposal-item.tsx'
import { delegationsIn, groupsInOrder, isOpen, matches } from './proposal-list.ts'
import type { Listed, ProposalFilter } from './proposal-list.ts'
import { useMayDecideOn, useMaySend, useMayPropose, useProposals, useProposalsPage } from './proposals-context.tsx'
import type { ProposalsState } from './proposals-state.ts'
import styles from './proposals.module.css'
import { SideBySide } from './side-by-side.tsx'
import { ThreeVersions } from './three-versions.tsx'
import { Together } from './together.tsx'
import { useDecide } from './use-decide.ts'
import type { Verdict } from './use-decide.ts'
import { idAround, useListKeys } from './use-list-keys.ts'

/** More than a panel is high. */
const drawnAtOnce = 12

export default function ProposalsPanel({ onGo }: { readonly onGo: () => void }) {
  const proposals = useProposals()
  return proposals === null ? null : <Panel state={proposals.state} onGo={onGo} />
}

function Panel({ state, onGo }: { readonly state: ProposalsState; readonly onGo: () => void }) {
  const t = useMessage()
  const { party, goalsOfCycle } = usePlan()
  const { side, lookAgain } = useProposals() ?? { side: null, lookAgain: () => undefined }
  const { filter, picked, arrival } = useProposalsPage(state, page => page)
  const proposals = usePlanReading((plain: PlanPlain) => plain.proposals)
  const places = usePlanReading((plain: PlanPlain) => orderedActions(plain, goalsOfCycle), samePlaces)
  const order = useMemo(() => ({ goalsOfCycle, places }), [goalsOfCycle, places])
  const nameOf = usePlaceNames()
  const rounds = useRoundsHere()
  const mayDecideOn = useMayDecideOn()
  const maySend = useMaySend()
  const mayPropose = useMayPropose()
  const groups = useMemo(() => groupsInOrder(proposals, order, each => matches(each, filter, party, mayDecideOn) && isOfRound(filter.round, rounds, each.proposal.sent?.at)), [proposals, order, filter, party, mayDecideOn, rounds])
  // Hundreds are drawn when the panel is there.
  const drawn = useDeferredValue(groups, groups.slice(0, drawnAtOnce))
  const shown = useMemo(() => drawn.flatMap(({ listed }) => listed), [drawn])
  const mayWithdraw = useCallback(({ proposal }: Listed): boolean => maySend && proposal.by === party && isOpen(proposal), [maySend, party])
  const deciding = useDecide()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [current, setCurrent] = useState<ProposalId | null>(null)
  const [misfit, setMisfit] = useState<ProposalId | null>(null)
  const [beside, setBeside] = useState<string | null>(null)
  const panel = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const arrived = useRef<typeof arrival>(null)
  const tabbed = shown.some(({ id }) => id === current) ? current : (shown[0]?.id ?? null)

  useEffect(() => lookAgain(), [lookAgain])
  useEffect(() => {
    if (arrival === null || arrived.current === arrival) return
    const item = document.getElementById(proposalDomId(arrival.at))
    // It may not be drawn yet.
    if (item === null) return
    arrived.current = arrival
    item.scrollIntoView({ block: 'start' })
    item.focus({ preventScroll: true })
  })

  /** What is decided leaves the list; the next one takes its place, and the focus if it was there. */
  const decide = async (ids: readonly ProposalId[], verdict: Verdict): Promise<void> => {
    const index = shown.findIndex(({ id }) => ids.includes(id))
    const next = [...shown.slice(index + 1), ...shown.slice(0, index).toReversed()].find(({ id }) => !ids.includes(id))?.id ?? null
    setAsked(null)
    const [first] = await deciding.decide(ids, verdict)
    state.pick(ids, false)
    if (first !== undefined && ids.length === 1) return setMisfit(first)
    if (first !== undefined) return state.show(first)
    if (filter.state !== 'open') return
    if (next !== null) setCurrent(next)
    requestAnimationFrame(() => requestAnimationFrame(() => {
      if (document.activeElement !== document.body && list.current?.contains(document.activeElement) !== true) return
      // With the last of them the list is empty.
      const after = next === null ? panel.current?.querySelector<HTMLElement>('select, button') : document.getElementById(proposalDomId(next))
      after?.focus()
    }))
  }
  const latest = useRef(decide)
  useEffect(() => {
    latest.current = decide
  })
  const acts = useMemo<ItemActs>(() => ({
    accept: (id, reason) => void latest.current([id], { decision: 'accepted', ...(reason !== undefined && { reason }) }),
    decline: (id, reason) => void latest.current([id], { decision: 'declined', reason }),
    withdraw: id => void latest.current([id], { decision: 'withdrawn' }),
    pick: (id, isPicked) => state.pick([id], isPicked),
    goTo: place => {
      onGo()
      goToField(place)
    },
    ask: asking => {
      setAsked(asking)
      if (asking === null) requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[data-proposal][tabindex="0"]')?.focus())
      else setCurrent(asking.id)
    },
  }), [state, onGo])

  const mayDecide = ({ proposal }: Listed): boolean => isOpen(proposal) && mayDecideOn(proposal.place ?? [])
  const mayPick = (listed: Listed): boolean => mayDecide(listed) || mayWithdraw(listed)
  const keys = useListKeys({ shown, mayDecide, mayPick, picked, acts, goTo: id => {
    setCurrent(id)
    document.getElementById(proposalDomId(id))?.focus()
  } })
  const total = Object.keys(proposals).length
  const besideGroup = beside === null ? undefined : groups.find(({ place }) => placeKey(place) === beside)
  const misfitting = misfit === null ? undefined : proposals[misfit]

  return (
    <div ref={panel} className={styles.panel}>
      {side !== null && <OurDrafts state={state} side={side} order={order} nameOf={place => nameOf(place).name} onGo={onGo} />}
      <Filter state={state} filter={filter} proposals={proposals} />
      <VisuallyHidden><output>{t('proposals.count', { count: shown.length })}</output></VisuallyHidden>
      <Together toDecide={shown.filter(mayDecide)} toWithdraw={shown.filter(mayWithdraw)} picked={picked} pick={(ids, isPicked) => state.pick(ids, isPicked)} isPending={deciding.isPending} onDecide={(ids, verdict) => void decide(ids, verdict)} />
      {shown.length === 0 && (total === 0
        ? <EmptyState title={t('proposals.none')}>{t(mayPropose ? 'proposals.none-why' : 'proposals.none-why-reader')}</EmptyState>
        : <EmptyState title={t('proposals.none-such')}>{t('proposals.none-such-why')}</EmptyState>)}
      {shown.length > 0 && <p className={styles.keys}>{t(shown.some(mayDecide) ? 'proposals.keys-decide' : shown.some(mayPick) ? 'proposals.keys-choose' : 'proposals.keys-go')}</p>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the list, whichever of its proposals has the focus */}
      <ul ref={list} className={styles.groups} aria-label={t('proposals.sent-list')} onKeyDown={keys} onFocus={({ target }) => setCurrent(idAround(target) ?? current)}>
        {drawn.map(group => {
          const { name, isThere } = nameOf(group.place)
          return (
            <PlaceGroup
              key={placeKey(group.place)}
              group={group}
              name={name}
              isThere={isThere}
              mayDecide={mayDecideOn(group.place)}
              mayWithdraw={mayWithdraw}
              picked={picked}
              current={tabbed}
              asked={asked}
              isPending={deciding.isPending}
              acts={acts}
              onGo={() => {
                onGo()
                goToField(group.place)
              }}
              onSideBySide={() => setBeside(placeKey(group.place))}
            />
          )
        })}
      </ul>
      {besideGroup !== undefined && (
        <SideBySide
          group={besideGroup}
          name={nameOf(besideGroup.place).name}
          mayDecide={mayDecideOn(besideGroup.place)}
          isPending={deciding.isPending}
          onDecide={(id, verdict) => void decide([id], verdict)}
          onClose={() => setBeside(null)}
        />
      )}
      {misfit !== null && misfitting !== undefined && <ThreeVersions proposal={misfitting} name={nameOf(misfitting.place ?? []).name} onClose={() => setMisfit(null)} onAccept={instead => {
        setMisfit(null)
        void decide([misfit], { decision: 'accepted', instead })
      }} />}
    </div>
  )
}

function Filter({ state, filter, proposals }: { readonly state: ProposalsState; readonly filter: ProposalFilter; readonly proposals: PlanPlain['proposals'] }) {
  const t = useMessage()
  const delegations = useMemo(() => delegationsIn(proposals).map(id => ({ id, label: partyLabel(id).name })).sort((one, other) => (one.label < other.label ? -1 : 1)), [proposals])
  const states: readonly Option[] = (['open', 'decided', 'all'] as const).map(id => ({ id, label: t(`proposals.filter-${id}`) }))
  const who: readonly (Option | OptionSection)[] = [
    ...(['anyone', 'ours', 'to-decide'] as const).map(id => ({ id, label: t(`proposals.filter-${id}`) })),
    ...(delegations.length > 0 ? [{ id: 'delegations', label: t('proposals.filter-delegations'), options: delegations }] : []),
  ]
  return (
    <div className={styles.filter}>
      <PlainSelect label={t('proposals.filter-state')} options={states} value={filter.state} onChange={id => state.filterBy({ ...filter, state: id as ProposalFilter['state'] })} />
      <PlainSelect label={t('proposals.filter-who')} options={who} value={filter.who} onChange={id => state.filterBy({ ...filter, who: id as ProposalFilter['who'] })} />
      <RoundChoice value={filter.round} onChange={round => state.filterBy({ ...filter, round })} />
    </div>
  )
}
