// All plans of a period against all goals, live: what exists, what is missing, what is to fix. A cell opens beside it.
import { useEffect, useMemo, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { GoalId } from '../../../shared/ids.ts'
import { EmptyState } from '../../design/empty-state.tsx'
import { Mark } from '../../design/mark.tsx'
import { SegmentedControl } from '../../design/segmented-control.tsx'
import { Select } from '../../design/select.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { narrowQuery, useMedia } from '../../design/use-media.ts'
import { classNames } from '../../design/class-names.ts'
import { LiveSign, useLivePlans } from '../../live/index.ts'
import { useMessage } from '../../messages/use-message.tsx'
import { useCommands } from '../../shell/commands.tsx'
import { PageHeader } from '../../shell/page-header.tsx'
import { usePagePerson } from '../../shell/session.tsx'
import { LiveBanner, PeriodSelect, plansOf, usePeriod, type ChosenPeriod } from '../plans/index.ts'
import { toneByState, type Density } from './cell-content.tsx'
import { CellSheet } from './cell-sheet.tsx'
import { MatrixExportMenu, PrintedMatrix } from './matrix-export.tsx'
import { MatrixGrid } from './matrix-grid.tsx'
import { cellDomId, type CellPlace } from './use-grid-focus.ts'
import styles from './matrix.module.css'

export function MatrixPage() {
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

function Matrix({ chosen }: { readonly chosen: ChosenPeriod }) {
  const t = useMessage()
  const { plans } = useLivePlans()
  const { party } = usePagePerson()
  const { cycle, period } = chosen
  const isNarrow = useMedia(narrowQuery)
  const [density, setDensity] = useState<Density>('titles')
  const asked = useAskedGoal(cycle)
  const [oneGoal, setOneGoal] = useState<GoalId | null>(asked)
  const [opened, setOpened] = useState<CellPlace | null>(null)
  const { byPriority } = useMemo(() => plansOf(plans, cycle, period), [plans, cycle, period])
  const shownGoal = cycle.goals.find(({ id }) => id === oneGoal) ?? cycle.goals[0]
  const goals = isNarrow && shownGoal !== undefined ? [shownGoal] : cycle.goals
  const row = byPriority.flatMap(group => group.rows).find(({ plan }) => plan.summary.plan === opened?.plan)
  const goal = cycle.goals.find(({ id }) => id === opened?.goal)
  const isOpen = row !== undefined && goal !== undefined
  useCommands([density === 'titles'
    ? { id: 'matrix counts', label: t('matrix.show-counts'), place: 'page', run: () => setDensity('counts') }
    : { id: 'matrix titles', label: t('matrix.show-titles'), place: 'page', run: () => setDensity('titles') }])
  useFocusBack(opened)
  useInSight(opened)
  return (
    <div className={classNames(styles.page, isOpen && styles.withPanel)}>
      <PageHeader title={t('matrix.title-period', { period: period.label })} breadcrumb={[{ label: cycle.label }]} status={party === null ? null : <LiveSign />} actions={party === null ? null : <MatrixExportMenu party={party} chosen={chosen} isSmall={isNarrow} />} />
      <PrintedMatrix chosen={chosen} />
      <div className={styles.main}>
        <div className={styles.head}>
          <h1>{t('matrix.title')}</h1>
          <PeriodSelect {...chosen} />
          <SegmentedControl
            label={t('matrix.density')}
            segments={[{ id: 'titles', label: t('matrix.titles') }, { id: 'counts', label: t('matrix.counts') }]}
            value={density}
            onChange={id => setDensity(id === 'counts' ? 'counts' : 'titles')}
          />
          {isNarrow && shownGoal !== undefined && (
            <Select
              label={t('matrix.choose-goal')}
              isLabelHidden
              options={cycle.goals.map(({ id, number, title }) => ({ id, label: `${number} ${title}` }))}
              value={shownGoal.id}
              onChange={id => setOneGoal(cycle.goals.find(candidate => candidate.id === id)?.id ?? null)}
            />
          )}
          <Legend />
        </div>
        <LiveBanner />
        {byPriority.length === 0
          ? <EmptyState title={t('matrix.none')}>{t('matrix.none-why')}</EmptyState>
          : (
            <div className={styles.frame}>
              <MatrixGrid caption={t('matrix.caption', { period: period.label })} byPriority={byPriority} goals={goals} density={density} opened={opened} onOpen={setOpened} isOneGoal={isNarrow} />
            </div>
          )}
      </div>
      {isOpen && <CellSheet key={`${row.plan.summary.plan} ${goal.id}`} row={row} goal={goal} onClose={() => setOpened(null)} />}
    </div>
  )
}

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

function Legend() {
  const t = useMessage()
  return (
    <ul className={styles.legend} aria-label={t('matrix.legend')}>
      {(['complete', 'drafting', 'to-fix'] as const).map(state => <li key={state}><Mark size="small" tone={toneByState[state]} />{t(`matrix.state.${state}`)}</li>)}
      <li><span aria-hidden className={styles.gapSign} />{t('matrix.gap')}</li>
    </ul>
  )
}
