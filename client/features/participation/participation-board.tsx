// The grid with what is done in it: which actions are shown, what is selected, and the side field of one part. The same over all
// plans of a period and for one plan.
import { useCallback, useMemo, useState, type ReactNode } from 'react'
import type { CycleView } from '../../../shared/api/cycles.ts'
import type { ActionId, PartyId, PlanId } from '../../../shared/ids.ts'
import { isOpenNow } from '../../../shared/projection/waiting.ts'
import type { Writer } from '../../../shared/mandates/mandates.ts'
import { addressOfAction } from '../../../shared/plan-address.ts'
import { answersTo, fillWith, keepsOf, toggleOffer, toggleOwnPart, valueOf } from '../../../shared/projection/own-cell.ts'
import { cellOf, isChangedSince, isWaiting, participationOf } from '../../../shared/projection/participation.ts'
import type { ParticipationGroup, ParticipationRow } from '../../../shared/projection/participation.ts'
import type { PlanSummary } from '../../../shared/projection/plan-summary.ts'
import { announce } from '../../design/announcer.ts'
import { Button } from '../../design/button.tsx'
import { Chip } from '../../design/chip.tsx'
import { classNames } from '../../design/class-names.ts'
import { Dialog } from '../../design/dialog.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { Link } from '../../design/link.tsx'
import { Select } from '../../design/select.tsx'
import { Sheet } from '../../design/sheet.tsx'
import { narrowQuery, useMedia } from '../../design/use-media.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { CellMenu, type OwnAnswer } from './cell-menu.tsx'
import { Sign, type SignState } from './cell-sign.tsx'
import { ParticipationGrid, type OwnKeyPressed } from './participation-grid.tsx'
import { cellDomId } from './use-grid-place.ts'
import { useMessage } from './use-message.ts'
import { useOwnSteps, type DoInPlan, type Wish } from './use-own-steps.ts'
import styles from './participation.module.css'

type BoardProps = {
  readonly caption: string
  /** In the order in which they are shown. */
  readonly plans: readonly PlanSummary[]
  readonly cycle: CycleView
  readonly own: PartyId
  /** Null for whoever may write nothing here. */
  readonly writer: Writer | null
  readonly nameOf: (plan: PlanId) => string
  readonly act: DoInPlan
  /** Whether the page around undoes by itself. */
  readonly hasUndo: boolean
  readonly renderPart: (plan: PlanId, action: ActionId, party: PartyId) => ReactNode
  /** Stands before the filter. */
  readonly children?: ReactNode
}

const filters = ['all', 'ours', 'waiting', 'looking'] as const
type Filter = (typeof filters)[number]
type Question = { readonly title: string; readonly why: string; readonly act: () => void }

export function ParticipationBoard({ caption, plans, cycle, own, writer, nameOf, act, hasUndo, renderPart, children }: BoardProps) {
  const t = useMessage()
  const isNarrow = useMedia(narrowQuery)
  const [filter, setFilter] = useState<Filter>('all')
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [opened, setOpened] = useState<{ readonly row: string; readonly party: PartyId } | null>(null)
  const [menu, setMenu] = useState<{ readonly row: string; readonly party: PartyId; readonly beside: HTMLElement } | null>(null)
  const [question, setQuestion] = useState<Question | null>(null)
  const [shownParty, setShownParty] = useState<PartyId>(own)
  const steps = useOwnSteps(writer, act, nameOf)
  const whole = useMemo(() => participationOf(plans, own), [plans, own])
  const allRows = useMemo(() => whole.groups.flatMap(group => group.rows), [whole])
  const isShown = useCallback((row: ParticipationRow): boolean => isIn(filter, row, own), [filter, own])
  const participation = useMemo(() => (filter === 'all' ? whole : participationOf(plans, own, isShown)), [filter, whole, plans, own, isShown])
  const statusByPlan = useMemo(() => new Map(plans.map(plan => [plan.plan, plan])), [plans])
  const waiting = allRows.filter(row => isIn('waiting', row, own)).length
  const looking = allRows.filter(row => row.looksForParticipants).length
  const parties = useMemo(() => (isNarrow ? [whole.parties.includes(shownParty) ? shownParty : own] : whole.parties), [isNarrow, whole.parties, shownParty, own])
  const chosen = allRows.filter(({ key }) => selected.has(key))
  const openedRow = opened === null ? undefined : allRows.find(({ key }) => key === opened.row)
  const ownName = partyLabel(own).name

  const menuRow = menu === null ? undefined : allRows.find(({ key }) => key === menu.row)

  const isOpenIn = ({ plan }: ParticipationRow, what: 'joining' | 'offering'): boolean => {
    const of = statusByPlan.get(plan)
    return of !== undefined && isOpenNow(what, of)
  }
  const mayJoin = (row: ParticipationRow): boolean => isOpenIn(row, 'joining')
  const titleOf = (row: ParticipationRow): string => row.summary.title.trim() || t('plan.untitled')
  const wish = (row: ParticipationRow, step: Wish['step']): Wish => ({ plan: row.plan, action: row.action, step })
  const takeOne = (row: ParticipationRow, step: Wish['step']): void => steps.take([wish(row, step)], () => toldOf(t, step, titleOf(row), ownName), false)

  const onOwnKey = (row: ParticipationRow, key: OwnKeyPressed): void => {
    if (steps.busy.has(row.key)) return
    const cell = cellOf(row, own)
    if (key !== 'toggle') {
      const step = toggleOffer(cell, key === 'offer-lead' ? 'action-leader' : 'co-leader')
      return step === null ? announce(t('participation.named-already')) : takeOne(row, step)
    }
    const next = toggleOwnPart(cell, mayJoin(row))
    if ('nothing' in next) return announce(t('participation.leads-already'))
    if (!next.asksFirst) return takeOne(row, next.step)
    setQuestion({ title: t('participation.decline-title'), why: t('participation.decline-why', { title: titleOf(row) }), act: () => takeOne(row, next.step) })
  }

  const answerIn = (rows: readonly ParticipationRow[], answer: OwnAnswer, then: () => void): void => {
    const wishes = rows.flatMap(row => answersTo(cellOf(row, own), answer).map(step => wish(row, step)))
    if (wishes.length === 0) return announce(t('participation.nothing-waits'))
    const answerThem = (): void => {
      steps.take(wishes, count => t(`participation.done-${answer}`, { count }), true)
      then()
    }
    if (answer !== 'declined') return answerThem()
    setQuestion({ title: t('participation.decline-many-title', { count: wishes.length }), why: t('participation.decline-many-why'), act: answerThem })
  }
  /** What was pressed in the bar of the selection goes with it: the keyboard goes on in the grid. */
  const clearSelection = (): void => {
    setSelected(new Set())
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[role="grid"] [tabindex="0"]')?.focus())
  }
  const selectWaiting = (): void => {
    const keys = allRows.filter(row => isIn('waiting', row, own)).map(({ key }) => key)
    setSelected(new Set(keys))
    announce(t('participation.selected', { count: keys.length }))
  }
  const choose = (next: Filter): void => {
    setFilter(next)
    announce(t('participation.shown', { count: allRows.filter(row => isIn(next, row, own)).length }))
  }
  const answerSelected = (answer: OwnAnswer): void => answerIn(chosen, answer, clearSelection)
  const keepSelected = (): void => {
    const wishes = chosen.flatMap(row => keepsOf(cellOf(row, own)).map(step => wish(row, step)))
    if (wishes.length === 0) return announce(t('participation.nothing-changed'))
    steps.take(wishes, count => t('participation.done-kept', { count }), true)
    clearSelection()
  }
  const fillDown = (): void => {
    const inOrder = participation.groups.flatMap(group => group.rows).filter(({ key }) => selected.has(key))
    const [top, ...below] = inOrder
    if (top === undefined || below.length === 0) return announce(t('participation.select-two'))
    const value = valueOf(cellOf(top, own))
    const filled = below.map(row => ({ row, steps: fillWith(cellOf(row, own), value, mayJoin(row)) }))
    const wishes = filled.flatMap(({ row, steps: ofRow }) => (ofRow ?? []).map(step => wish(row, step)))
    const left = filled.filter(({ steps: ofRow }) => ofRow === null).length
    if (left > 0) announce(t('participation.left-asked', { count: left }))
    if (wishes.length === 0) announce(t('participation.done-filled', { count: 0 }))
    else steps.take(wishes, count => t('participation.done-filled', { count }), true)
  }
  const close = (): void => {
    const before = opened
    setOpened(null)
    if (before !== null) requestAnimationFrame(() => document.getElementById(cellDomId({ row: before.row, column: before.party }))?.focus())
  }

  const filterSelect = (
    <Select
      label={t('participation.filter')}
      isLabelHidden
      options={filters.map(id => ({ id, label: id === 'waiting' ? t('participation.filter-waiting', { count: waiting }) : id === 'looking' ? t('participation.filter-looking', { count: looking }) : t(`participation.filter-${id}`) }))}
      value={filter}
      onChange={id => choose(filters.find(known => known === id) ?? 'all')}
    />
  )
  const chosenWait = chosen.some(row => answersTo(cellOf(row, own), 'confirmed').length > 0)
  const chosenChanged = chosen.some(row => keepsOf(cellOf(row, own)).length > 0)
  return (
    <div className={classNames(styles.page, openedRow !== undefined && styles.withPanel)}>
      <div className={styles.main}>
        <div className={styles.bar}>
          {children}
          <div className={styles.filter}>{filterSelect}</div>
          {isNarrow && (
            <Select label={t('participation.other')} isLabelHidden options={whole.parties.map(party => ({ id: party, label: partyLabel(party).name }))} value={parties[0] ?? own} onChange={id => setShownParty(whole.parties.find(party => party === id) ?? own)} />
          )}
          {writer !== null && waiting > 0 && <Button size="small" variant="quiet" onPress={selectWaiting}>{t('participation.select-waiting', { count: waiting })}</Button>}
          {isNarrow ? <details className={styles.legendFold}><summary>{t('participation.legend')}</summary><Legend /></details> : <Legend />}
        </div>
        {chosen.length > 0 && writer !== null && (
          <div role="toolbar" aria-label={t('participation.selected', { count: chosen.length })} className={styles.selection}>
            <strong>{t('participation.selected', { count: chosen.length })}</strong>
            <Button size="small" variant="primary" disabledReason={chosenWait ? undefined : t('participation.nothing-waits')} onPress={() => answerSelected('confirmed')}>{t('participation.confirm-selected')}</Button>
            {chosenWait && <Button size="small" onPress={() => answerSelected('declined')}>{t('participation.decline-selected')}</Button>}
            {chosenWait && <Button size="small" variant="quiet" onPress={() => answerSelected('to-be-confirmed')}>{t('participation.later-selected')}</Button>}
            {chosenChanged && <Button size="small" onPress={keepSelected}>{t('participation.keep-selected')}</Button>}
            <Button size="small" variant="quiet" disabledReason={chosen.length > 1 ? undefined : t('participation.select-two')} onPress={fillDown}>{t('participation.fill-down')}</Button>
            <Button size="small" variant="quiet" onPress={clearSelection}>{t('participation.clear-selection')}</Button>
          </div>
        )}
        {allRows.length === 0
          ? <EmptyState title={t('participation.none')}>{t('participation.none-why')}</EmptyState>
          : participation.groups.length === 0
            ? <EmptyState title={t('participation.none-with-filter')} action={<Button onPress={() => choose('all')}>{t('participation.show-all')}</Button>} />
            : (
                <ParticipationGrid
                  caption={caption}
                  participation={participation}
                  own={own}
                  parties={parties}
                  isNarrow={isNarrow}
                  groupName={group => groupName(t, group, cycle, plans.length > 1 || !hasUndo ? nameOf(group.plan.plan) : null)}
                  selected={selected}
                  busy={steps.busy}
                  opened={opened}
                  mayWrite={writer !== null}
                  onSelect={setSelected}
                  onOpen={(row, party) => setOpened({ row: row.key, party })}
                  onOwnKey={onOwnKey}
                  onMenu={(row, party, beside) => setMenu({ row: row.key, party, beside })}
                  onFillDown={fillDown}
                  onUndo={hasUndo ? null : steps.undo}
                />
              )}
      </div>
      {openedRow !== undefined && opened !== null && (
        <Sheet
          isOpen
          onClose={close}
          kicker={<Chip tone="accent">{t('participation.panel', { party: partyLabel(opened.party).name })}</Chip>}
          title={titleOf(openedRow)}
          foot={<Link look="button" href={addressOfAction(openedRow.plan, openedRow.action)}>{t('participation.open-in-plan')}</Link>}
        >
          <PanelFocus key={`${opened.row} ${opened.party}`} onClose={close}>{renderPart(openedRow.plan, openedRow.action, opened.party)}</PanelFocus>
        </Sheet>
      )}
      {menu !== null && menuRow !== undefined && (
        <CellMenu
          key={`${menu.row} ${menu.party}`}
          cell={cellOf(menuRow, menu.party)}
          party={menu.party}
          title={titleOf(menuRow)}
          beside={menu.beside}
          own={menu.party !== own || writer === null || steps.busy.has(menu.row)
            ? null
            : {
                mayJoin: mayJoin(menuRow),
                // Whoever drives the plan names who leads.
                mayOffer: isOpenIn(menuRow, 'offering') && !drives(statusByPlan.get(menuRow.plan), own),
                mayAnswer: writer.functions.includes('speaks'),
                toggle: () => onOwnKey(menuRow, 'toggle'),
                answer: said => answerIn([menuRow], said, () => undefined),
                take: step => takeOne(menuRow, step),
              }}
          onOpen={() => setOpened({ row: menu.row, party: menu.party })}
          onClose={() => setMenu(null)}
        />
      )}
      {question !== null && (
        <Dialog
          isOpen
          isAlert
          title={question.title}
          onClose={() => setQuestion(null)}
          actions={(
            <>
              <Button onPress={() => setQuestion(null)}>{t('design.cancel')}</Button>
              <Button variant="danger" onPress={() => { question.act(); setQuestion(null) }}>{t('participation.decline')}</Button>
            </>
          )}
        >
          <p>{question.why}</p>
        </Dialog>
      )}
    </div>
  )
}

/** The keyboard goes on where the person looks; Escape brings it back to the cell. */
function PanelFocus({ children, onClose }: { readonly children: ReactNode; readonly onClose: () => void }) {
  const focusOnce = useCallback((element: HTMLDivElement | null) => element?.focus(), [])
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of what is inside pass through here
    <div
      ref={focusOnce}
      tabIndex={-1}
      className={styles.panel}
      // A field keeps the key to itself as it throws away what was typed and not said; a list that is open closes first.
      onKeyDownCapture={({ key, target, currentTarget, nativeEvent }) => {
        if (key !== 'Escape' || nativeEvent.isComposing || !(target instanceof HTMLElement) || !currentTarget.contains(target)) return
        if (target.getAttribute('aria-expanded') !== 'true') onClose()
      }}
    >
      {children}
    </div>
  )
}

function isIn(filter: Filter, row: ParticipationRow, own: PartyId): boolean {
  const { parts, offers } = cellOf(row, own)
  switch (filter) {
    case 'all':
      return true
    case 'ours':
      return parts.length > 0 || offers.length > 0
    case 'waiting':
      return parts.some(part => isWaiting(part) || isChangedSince(part))
    case 'looking':
      return row.looksForParticipants
  }
}

const drives = (plan: PlanSummary | undefined, party: PartyId): boolean => plan?.driver?.party === party || plan?.coDrivers.some(named => named.party === party) === true

function groupName(t: ReturnType<typeof useMessage>, { goal: id }: ParticipationGroup, cycle: CycleView, plan: string | null): string {
  const goal = cycle.goals.find(known => known.id === id)
  if (goal === undefined) return plan === null ? t('participation.group-plan-without') : t('participation.group-without', { plan })
  const named = { number: goal.number, goal: goal.title }
  return plan === null ? t('participation.group-plan', named) : t('participation.group', { ...named, plan })
}

function toldOf(t: ReturnType<typeof useMessage>, step: Wish['step'], title: string, party: string): string {
  switch (step.do) {
    case 'join':
    case 'leave':
      return t(`participation.done-${step.do}`, { party, title })
    case 'answer':
      return t(step.reply.answer === 'declined' ? 'participation.done-answer-declined' : 'participation.done-answer-confirmed', { title })
    case 'keep':
      return t('participation.done-kept', { count: 1 })
    case 'offer':
      return t(`participation.done-offer-${step.role}`, { party, title })
    case 'withdraw-offer':
      return t('participation.done-withdraw-offer', { title })
  }
}

const legend: readonly SignState[] = ['confirmed', 'asked', 'changed', 'declined', 'offer']

function Legend() {
  const t = useMessage()
  return (
    <ul className={styles.legend} aria-label={t('participation.legend')}>
      {(['action-leader', 'co-leader', 'participant'] as const).map(role => <li key={role}><span aria-hidden className={styles.letter}>{t(`participation.letter-${role}`)}</span> {t(`participation.role-${role}`)}</li>)}
      {legend.map(state => <li key={state}><span aria-hidden><Sign role={state === 'offer' ? 'action-leader' : 'participant'} state={state} /></span> {t(`participation.sign-${state}`)}</li>)}
    </ul>
  )
}
