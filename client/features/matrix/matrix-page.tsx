// All plans of a period against all goals, live: what exists, what is missing, what is to fix. A cell opens beside it.
import { Suspense, useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { lazily } from '../../shell/lazily.tsx'
import { useSearchParams } from 'react-router'
import type { GoalId, PlanId } from '../../../shared/ids.ts'
import { isFiltering } from '../../../shared/projection/matrix-filter.ts'
import type { MatrixFilter } from '../../../shared/projection/matrix-filter.ts'
import { partiesWithPart } from '../../../shared/projection/part-in-action.ts'
import { sameValue } from '../../../shared/projection/same-value.ts'
import { announce } from '../../design/announcer.ts'
import { Chip } from '../../design/chip.tsx'
import { classNames } from '../../design/class-names.ts'
import { EmptyState } from '../../design/empty-state.tsx'
import { PlainSelect } from '../../design/plain-select.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { narrowQuery, useMedia } from '../../design/use-media.ts'
import { LiveSign, useLivePlans } from '../../live/index.ts'
import { MatrixMessages, MatrixToolMessages } from '../../messages/messages-provider.tsx'
import { useCommands, useShortcuts } from '../../shell/commands.tsx'
import { PageHeader } from '../../shell/page-header.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { usePagePerson } from '../../shell/session.tsx'
import { today } from '../../shell/today.ts'
import { LiveBanner, PeriodSelect, plansOf, usePeriod, usePeriodBefore, type ChosenPeriod } from '../plans/index.ts'
import { cellDomId, isSamePlace, type CellPlace } from './cell-place.ts'
import { addressWith, filterOf } from './filter-address.ts'
import { densities, useDensity, useWay } from './matrix-choices.ts'
import { MatrixExportMenu, PrintedMatrix } from './matrix-export.tsx'
import { MatrixGrid } from './matrix-grid.tsx'
import { isKeyOf, matrixKeys } from './matrix-keys.ts'
import { Legend, MatrixTools, overlapsButtonId } from './matrix-tools.tsx'
import styles from './matrix.module.css'
import { useComparison } from './use-comparison.ts'
import { useMatrix, useOverlaps, useOverlapSentences, usePeopleByCell } from './use-matrix.ts'
import { useMessage } from './use-message.ts'

const onDemand = () => import('./on-demand.ts')
const CellSheet = lazily(async () => (await onDemand()).CellSheet)
const FilterPanel = lazily(async () => (await onDemand()).FilterPanel)
const FilterChips = lazily(async () => (await onDemand()).FilterChips)
const ComparisonLine = lazily(async () => (await onDemand()).ComparisonLine)
const OverlapsSheet = lazily(async () => (await onDemand()).OverlapsSheet)

export function MatrixPage() {
  return <Suspense fallback={<div className={styles.waiting}><Skeleton lines={8} /></div>}><MatrixMessages><MatrixOnceKnown /></MatrixMessages></Suspense>
}

function MatrixOnceKnown() {
  const t = useMessage()
  const chosen = usePeriod()
  const live = useLivePlans()
  const { party } = usePagePerson()
  // Without a delegation there is nobody to ask for, and nothing is open.
  if (chosen === null || (!live.isKnown && party !== null)) {
    return <div className={styles.waiting}><PageHeader title={t('matrix.title')} status={party === null ? null : <LiveSign />} /><LiveBanner /><Skeleton lines={8} /></div>
  }
  return <Matrix chosen={chosen} />
}

/** `round` tells one asking for an action from the next in the same cell. */
type Opened = CellPlace & { readonly isToAdd: boolean; readonly round: number }

function Matrix({ chosen }: { readonly chosen: ChosenPeriod }) {
  const t = useMessage()
  const { plans } = useLivePlans()
  const { party, person } = usePagePerson()
  const { cycle, period } = chosen
  const isNarrow = useMedia(narrowQuery)
  const [density, setDensity] = useDensity(person.id)
  const [way, setWay] = useWay(person.id)
  const { filter, isComparing, setFilter, setComparing } = useAddress()
  const asked = useAskedGoal(cycle)
  const [oneGoal, setOneGoal] = useState<GoalId | null>(asked)
  const [onePlan, setOnePlan] = useState<PlanId | null>(null)
  const [opened, setOpened] = useState<Opened | null>(null)
  const [isLit, setLit] = useState(false)
  const [isFilterOpen, setFilterOpen] = useState(false)
  const [isListing, setListing] = useState(false)
  const filterButton = useRef<HTMLButtonElement>(null)
  const { byPriority } = useMemo(() => plansOf(plans, cycle, period), [plans, cycle, period])
  const rows = useMemo(() => byPriority.flatMap(group => group.rows), [byPriority])
  const goalIds = useMemo(() => cycle.goals.map(({ id }) => id), [cycle])
  const matrix = useMatrix(rows, goalIds, filter)
  const overlaps = useOverlaps(rows)
  const nameOf = useCallback((plan: string) => rows.find(row => row.plan.summary.plan === plan)?.title ?? plan, [rows])
  const sentences = useOverlapSentences(overlaps, t, nameOf)
  const people = usePeopleByCell(rows, person.id)
  const periodBefore = usePeriodBefore(period)
  const comparison = useComparison(isComparing ? plans : null, rows, periodBefore)

  const isTurned = way === 'goals-down'
  const shownGoal = cycle.goals.find(({ id }) => id === oneGoal) ?? cycle.goals[0]
  const shownPlan = rows.find(row => row.plan.summary.plan === onePlan) ?? rows[0]
  const goals = isNarrow && !isTurned && shownGoal !== undefined ? [shownGoal] : cycle.goals
  const shownRows = useMemo(
    () => (isNarrow && isTurned ? byPriority.map(group => ({ ...group, rows: group.rows.filter(row => row === shownPlan) })).filter(group => group.rows.length > 0) : byPriority),
    [byPriority, isNarrow, isTurned, shownPlan],
  )
  const row = rows.find(({ plan }) => plan.summary.plan === opened?.plan)
  const goal = cycle.goals.find(({ id }) => id === opened?.goal)
  const isOpen = row !== undefined && goal !== undefined
  useCommands([
    ...densities.filter(other => other !== density).map(other => ({ id: `matrix ${other}`, label: t(`matrix.show-${other}`), place: 'page' as const, run: () => setDensity(other) })),
    { id: 'matrix turn', label: t('matrix.turn'), place: 'page', run: () => setWay(way === 'goals-down' ? 'plans-down' : 'goals-down') },
  ])
  useShortcuts(matrixKeys.map(({ id, keys, label }) => ({ id: `matrix ${id}`, label: t(label), place: 'page', keys })))
  const isEarlier = period.end < today()
  useFocusBack(opened)
  useInSight(opened)

  const open = (place: CellPlace, isToAdd = false): void => {
    setListing(false)
    setOpened(before => (!isToAdd && before !== null && isSamePlace(before, place) ? before : { ...place, isToAdd, round: (before?.round ?? 0) + 1 }))
  }
  const closeList = (): void => {
    setListing(false)
    document.getElementById(overlapsButtonId)?.focus()
  }
  const add = (place: CellPlace): void => {
    if (isEarlier) announce(t('matrix.earlier-why'))
    else open(place, true)
  }
  const light = (): void => {
    if (party === null) return
    setLit(!isLit)
    const count = rows.flatMap(({ plan }) => Object.values(plan.summary.actions)).filter(action => action !== undefined && partiesWithPart(action).includes(party)).length
    announce(isLit ? t('matrix.unlit') : t('matrix.lit', { delegation: partyLabel(party).name, count }))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (!isKeyOf('mine', event) || event.defaultPrevented || takesLetters(event.target)) return
    event.preventDefault()
    light()
  }
  const exportMenu = party === null ? null : <MatrixExportMenu party={party} chosen={chosen} isSmall={isNarrow} />
  return (
    <div className={classNames(styles.page, (isOpen || isListing) && styles.withPanel)}>
      <PageHeader title={t('matrix.title-period', { period: period.label })} breadcrumb={[{ label: cycle.label }]} status={party === null ? null : <LiveSign />} actions={isNarrow ? null : exportMenu} />
      <PrintedMatrix chosen={chosen} />
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- a key of the whole part, which is a button too */}
      <div className={styles.main} onKeyDown={onKeyDown}>
        <div className={styles.head}>
          <h1>{t('matrix.title')}</h1>
          <PeriodSelect {...chosen} />
          {isEarlier && <Chip>{t('matrix.earlier')}</Chip>}
          <div className={styles.tools}>
            <MatrixTools
              matrix={matrix}
              onFilter={setFilter}
              filterButton={filterButton}
              onOpenFilter={() => setFilterOpen(true)}
              party={party}
              isLit={isLit}
              onLight={light}
              density={density}
              onDensity={setDensity}
              way={way}
              onWay={setWay}
              periodBefore={periodBefore?.label ?? null}
              isComparing={isComparing}
              onCompare={setComparing}
              overlapCount={overlaps.overlaps.length}
              isListingOverlaps={isListing}
              onOverlaps={setListing}
            />
            {isNarrow && exportMenu}
            <Legend />
          </div>
          {isNarrow && (isTurned
            ? <OneOf label={t('matrix.choose-plan')} options={rows.map(({ plan, title }) => ({ id: plan.summary.plan, label: title ?? plan.summary.plan }))} value={shownPlan?.plan.summary.plan} onChange={id => setOnePlan(rows.find(({ plan }) => plan.summary.plan === id)?.plan.summary.plan ?? null)} />
            : <OneOf label={t('matrix.choose-goal')} options={cycle.goals.map(({ id, number, title }) => ({ id, label: `${number} ${title}` }))} value={shownGoal?.id} onChange={id => setOneGoal(cycle.goals.find(candidate => candidate.id === id)?.id ?? null)} />)}
        </div>
        <div>
          <LiveBanner />
          {isFiltering(filter) && <OnDemand><FilterChips filter={filter} total={matrix.total} onChange={setFilter} onCleared={() => filterButton.current?.focus()} /></OnDemand>}
          {comparison !== null && periodBefore !== null && <OnDemand><ComparisonLine comparison={comparison} period={periodBefore.label} /></OnDemand>}
        </div>
        {rows.length === 0
          ? <EmptyState title={t('matrix.none')}>{t('matrix.none-why')}</EmptyState>
          : (
            <div className={styles.frame}>
              <MatrixGrid
                caption={t('matrix.caption', { period: period.label })}
                byPriority={shownRows}
                goals={goals}
                matrix={matrix}
                density={density}
                isTurned={isTurned}
                opened={opened}
                onOpen={open}
                onAdd={add}
                isOneColumn={isNarrow}
                lit={isLit ? party : null}
                people={people}
                overlaps={sentences}
                comparison={comparison}
              />
            </div>
          )}
      </div>
      {isOpen && !isListing && <OnDemand><CellSheet key={`${row.plan.summary.plan} ${goal.id} ${opened?.round}`} row={row} goal={goal} isToAdd={opened?.isToAdd === true} isReadOnly={isEarlier} onClose={() => setOpened(null)} /></OnDemand>}
      {isListing && <OnDemand><OverlapsSheet overlaps={overlaps.overlaps} party={party} planName={nameOf} onGoTo={({ plan, goal: of }) => of !== null && open({ plan, goal: of })} onClose={closeList} /></OnDemand>}
      {isFilterOpen && <OnDemand><FilterPanel triggerRef={filterButton} filter={filter} onChange={setFilter} onClose={() => setFilterOpen(false)} /></OnDemand>}
    </div>
  )
}

/** Around what comes when it is asked for, with sentences of its own. */
function OnDemand({ children }: { readonly children: ReactNode }) {
  return <Suspense fallback={null}><MatrixToolMessages>{children}</MatrixToolMessages></Suspense>
}

interface OneOfProps {
  readonly label: string
  readonly options: readonly { readonly id: string; readonly label: string }[]
  readonly value: string | undefined
  readonly onChange: (id: string) => void
}

/** On a small screen: which of the columns is shown. */
function OneOf({ label, options, value, onChange }: OneOfProps) {
  return value === undefined ? null : <PlainSelect label={label} options={options} value={value} onChange={onChange} />
}

/** The filter and the comparison stand in the address. */
function useAddress() {
  const [parameters, setParameters] = useSearchParams()
  const [kept, setKept] = useState(() => filterOf(parameters))
  const said = filterOf(parameters)
  // The same filter stays the same value, also where something else of the address changes.
  const filter = sameValue(kept, said) ? kept : said
  if (filter !== kept) setKept(filter)
  return {
    filter,
    isComparing: parameters.get('compare') === 'before',
    setFilter: (next: MatrixFilter) => setParameters(before => addressWith(before, next), { replace: true }),
    setComparing: (isComparing: boolean) => setParameters(before => withComparison(before, isComparing), { replace: true }),
  }
}

function withComparison(before: URLSearchParams, isComparing: boolean): URLSearchParams {
  const after = new URLSearchParams(before)
  if (isComparing) after.set('compare', 'before')
  else after.delete('compare')
  return after
}

/** A field that one types in, and a list that finds its options by their first letters. */
const takesLetters = (target: EventTarget): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select, [aria-haspopup="listbox"], [role="listbox"], [role="dialog"]') !== null)

/** The goal that a link to the matrix names by its number: shown first on a small screen, else its column comes in sight. */
function useAskedGoal(cycle: ChosenPeriod['cycle']): GoalId | null {
  const [parameters] = useSearchParams()
  const goal = cycle.goals.find(({ number }) => String(number) === parameters.get('goal'))?.id ?? null
  useEffect(() => {
    if (goal !== null) document.getElementById(goal)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [goal])
  return goal
}

/** After the panel closes the keyboard is where it was. */
function useFocusBack(opened: CellPlace | null): void {
  const before = useRef<CellPlace | null>(null)
  useEffect(() => {
    if (opened === null && before.current !== null) document.getElementById(cellDomId(before.current))?.focus()
    before.current = opened
  }, [opened])
}

/** The panel takes room from the grid: what it is about stays in sight. */
function useInSight(opened: CellPlace | null): void {
  useEffect(() => {
    if (opened !== null) document.getElementById(cellDomId(opened))?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [opened])
}
