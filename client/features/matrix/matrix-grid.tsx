// Plans and goals against each other, in bands of priorities: plans as rows, or turned, as columns. Headers stay in sight on both
// sides; the last row and column sum up.
import { memo, type KeyboardEvent, type ReactNode } from 'react'
import type { CycleView } from '../../../shared/api/cycles.ts'
import type { ActionId, PartyId } from '../../../shared/ids.ts'
import { addressOfAction } from '../../../shared/plan-address.ts'
import { drivesPlan, isFiltering } from '../../../shared/projection/matrix-filter.ts'
import type { MatrixComparison } from '../../../shared/projection/matrix-comparison.ts'
import { cellKey, type Matrix, type MatrixTotal } from '../../../shared/projection/matrix.ts'
import type { PlanSummary } from '../../../shared/projection/plan-summary.ts'
import type { PersonHere } from '../../../shared/protocol/live.ts'
import { Chip } from '../../design/chip.tsx'
import { classNames } from '../../design/class-names.ts'
import { Link } from '../../design/link.tsx'
import { Mark } from '../../design/mark.tsx'
import { PartyCode } from '../../design/party-code.tsx'
import { VisuallyHidden } from '../../design/visually-hidden.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import type { PriorityRows } from '../plans/index.ts'
import { isSamePlace, placeAt, type CellPlace } from './cell-place.ts'
import { MatrixCellView } from './matrix-cell.tsx'
import type { Density } from './matrix-choices.ts'
import { isKeyOf } from './matrix-keys.ts'
import styles from './matrix.module.css'
import { useGridFocus } from './use-grid-focus.ts'
import { useMessage } from './use-message.ts'

type Goal = CycleView['goals'][number]

export interface MatrixGridProps {
  readonly caption: string
  readonly byPriority: readonly PriorityRows[]
  /** All goals, or the one chosen on a small screen. */
  readonly goals: readonly Goal[]
  readonly matrix: Matrix
  readonly density: Density
  readonly isTurned: boolean
  readonly opened: CellPlace | null
  readonly onOpen: (place: CellPlace) => void
  readonly onAdd: (place: CellPlace) => void
  /** One goal or one plan on a small screen: every action in full, and no sums across. */
  readonly isOneColumn: boolean
  readonly lit: PartyId | null
  readonly people: ReadonlyMap<string, readonly PersonHere[]>
  readonly overlaps: ReadonlyMap<string, Readonly<Record<ActionId, string>>>
  readonly comparison: Pick<MatrixComparison, 'cells'> | null
}

export function MatrixGrid(props: MatrixGridProps) {
  const { caption, byPriority, goals, matrix, density, isTurned, onOpen, onAdd, isOneColumn } = props
  const planRows = byPriority.flatMap(group => group.rows)
  const plans = planRows.map(row => row.plan.summary.plan)
  const focus = useGridFocus({ plans, goals: goals.map(({ id }) => id), isTurned }, onOpen)
  const onKeyDown = (event: KeyboardEvent): void => {
    const place = placeAt(event.target)
    if (place !== null && isKeyOf('add', event)) {
      event.preventDefault()
      return onAdd(place)
    }
    focus.onKeyDown(event)
  }
  const body = { ...props, current: focus.current }
  const columns = isTurned ? plans.length : goals.length
  return (
    <table
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- ARIA's grid pattern on a real table
      role="grid"
      aria-label={caption}
      aria-readonly
      className={classNames(styles.grid, styles[density], isTurned && styles.turned)}
      style={{ '--columns': columns }}
      onFocus={focus.onFocus}
      onKeyDown={onKeyDown}
      onClick={event => {
        const place = placeAt(event.target)
        if (place !== null) onOpen(place)
      }}
    >
      {isTurned ? <GoalsDown {...body} /> : <PlansDown {...body} />}
      <tfoot>
        <tr>
          <th scope="row" className={styles.rowHead}>
            <SumHead withoutGoal={isTurned ? 0 : matrix.withoutGoal} />
          </th>
          {isTurned ? matrix.rows.filter(({ plan }) => plans.includes(plan)).map(({ plan, total }) => <TotalCell key={plan} total={total} matrix={matrix} density={density} />) : goals.map(({ id }) => <TotalCell key={id} total={matrix.byGoal[id]} matrix={matrix} density={density} />)}
          {!isOneColumn && <TotalCell total={matrix.total} matrix={matrix} density={density} />}
        </tr>
      </tfoot>
    </table>
  )
}

type BodyProps = MatrixGridProps & { readonly current: CellPlace | null }

function PlansDown(props: BodyProps) {
  const t = useMessage()
  const { byPriority, goals, matrix, density, isOneColumn, lit } = props
  return (
    <>
      <thead>
        <tr>
          <th scope="col" className={styles.corner}>{t('matrix.corner')}<CornerCounts matrix={matrix} /></th>
          {goals.map(goal => <GoalHeader key={goal.id} goal={goal} scope="col" />)}
          {!isOneColumn && <th scope="col" className={styles.totalHead}>{t('matrix.total')}</th>}
        </tr>
      </thead>
      {byPriority.map(({ priority, rows }) => (
        <tbody key={priority.id}>
          <tr className={styles.band}><th scope="rowgroup" colSpan={goals.length + (isOneColumn ? 1 : 2)}><span>{priority.number} {priority.title}</span></th></tr>
          {rows.map(({ plan: { summary }, title }) => (
            <tr key={summary.plan}>
              <PlanHeader summary={summary} title={title} lit={lit} scope="row" />
              {goals.map(goal => <CellOf key={goal.id} plan={summary.plan} goal={goal.id} {...props} />)}
              {!isOneColumn && <TotalCell total={matrix.rows.find(({ plan }) => plan === summary.plan)?.total} matrix={matrix} density={density} />}
            </tr>
          ))}
        </tbody>
      ))}
    </>
  )
}

function GoalsDown(props: BodyProps) {
  const t = useMessage()
  const { byPriority, goals, matrix, density, isOneColumn, lit } = props
  const rows = byPriority.flatMap(group => group.rows)
  return (
    <>
      <thead>
        <tr className={styles.bands}>
          <th scope="col" rowSpan={2} className={styles.corner}>{t('matrix.corner-turned')}<CornerCounts matrix={matrix} /></th>
          {byPriority.map(({ priority, rows: ofPriority }) => <th key={priority.id} scope="colgroup" colSpan={ofPriority.length} title={priority.title}><span>{priority.number} {priority.title}</span></th>)}
          {!isOneColumn && <th scope="col" rowSpan={2} className={styles.totalHead}>{t('matrix.total')}</th>}
        </tr>
        <tr>{rows.map(({ plan: { summary }, title }) => <PlanHeader key={summary.plan} summary={summary} title={title} lit={lit} scope="col" />)}</tr>
      </thead>
      <tbody>
        {goals.map(goal => (
          <tr key={goal.id}>
            <GoalHeader goal={goal} scope="row" />
            {rows.map(({ plan: { summary } }) => <CellOf key={summary.plan} plan={summary.plan} goal={goal.id} {...props} />)}
            {!isOneColumn && <TotalCell total={matrix.byGoal[goal.id]} matrix={matrix} density={density} />}
          </tr>
        ))}
      </tbody>
    </>
  )
}

function CellOf({ plan, goal, matrix, density, isOneColumn, lit, people, overlaps, comparison, current, opened }: BodyProps & CellPlace): ReactNode {
  const place = { plan, goal }
  const cell = matrix.rows.find(row => row.plan === plan)?.cells[goal]
  if (cell === undefined) return null
  return (
    <MatrixCellView
      plan={plan}
      goal={goal}
      cell={cell}
      density={density}
      showsAll={isOneColumn}
      isFiltering={isFiltering(matrix.filter)}
      lit={lit}
      isCurrent={isSamePlace(current, place)}
      isOpened={isSamePlace(opened, place)}
      people={people.get(cellKey(place))}
      overlaps={overlaps.get(cellKey(place))}
      comparison={comparison?.cells.get(cellKey(place))}
    />
  )
}

/** What the page is about, in two numbers. */
function CornerCounts({ matrix: { rows, total } }: { readonly matrix: Matrix }) {
  const t = useMessage()
  return <span className={styles.cornerCounts}>{t('matrix.corner-counts', { plans: rows.length, actions: total.actions })}</span>
}

const GoalHeader = memo(function GoalHeader({ goal, scope }: { readonly goal: Goal; readonly scope: 'row' | 'col' }) {
  const t = useMessage()
  return (
    <th scope={scope} id={goal.id} className={classNames(styles.goalHead, scope === 'row' && styles.rowHead)} title={`${t('matrix.goal-title', { code: goal.code, title: goal.title })}\n${t('matrix.serving-once')}`}>
      <span className={styles.goalNumber}>{t('matrix.goal', { number: goal.number })}</span>
      <span className={styles.goalTitle}>{goal.title}</span>
      {goal.unverified && <span className={styles.supervisor}>{t('matrix.unverified')}</span>}
      {goal.supervisor !== null && <span className={styles.supervisor}>{t('matrix.supervisor', { delegation: partyLabel(goal.supervisor).code })}</span>}
    </th>
  )
})

interface PlanHeaderProps {
  readonly summary: PlanSummary
  readonly title: string | null
  readonly lit: PartyId | null
  readonly scope: 'row' | 'col'
}

const PlanHeader = memo(function PlanHeader({ summary, title, lit, scope }: PlanHeaderProps) {
  const t = useMessage()
  const [stray] = summary.withoutGoal
  const isLit = lit !== null && drivesPlan(lit, summary)
  return (
    <th scope={scope} className={classNames(scope === 'row' ? styles.rowHead : styles.planHead, isLit && styles.litHead)}>
      <Link look="name" href={`/plans/${summary.plan}`}>{title ?? summary.plan}</Link>
      <span className={styles.driver}>
        {summary.driver === null
          ? <Chip tone="bad">{t('plans.vacant')}</Chip>
          : <><PartyCode {...partyLabel(summary.driver.party)} /> {summary.driver.accepted ? t('matrix.driver') : t('plans.not-accepted')}</>}
        {summary.sample && <span className={styles.sample}><Chip>{t('plans.sample')}</Chip></span>}
        {isLit && <VisuallyHidden>{t('matrix.part-driver', { delegation: partyLabel(lit).code })}</VisuallyHidden>}
      </span>
      {stray !== undefined && (
        <Link look="name" href={addressOfAction(summary.plan, stray)} className={styles.withoutGoal ?? ''}>{t('matrix.without-goal', { count: summary.withoutGoal.length })}</Link>
      )}
    </th>
  )
})

function SumHead({ withoutGoal }: { readonly withoutGoal: number }) {
  const t = useMessage()
  return (
    <>
      {t('matrix.total')}
      <VisuallyHidden>{t('matrix.serving-once')}</VisuallyHidden>
      {withoutGoal > 0 && <span className={styles.withoutGoal}>{t('matrix.without-goal', { count: withoutGoal })}</span>}
    </>
  )
}

function TotalCell({ total, matrix, density }: { readonly total: MatrixTotal | undefined; readonly matrix: Matrix; readonly density: Density }) {
  const t = useMessage()
  if (total === undefined) return null
  const { actions, toFix, hits } = total
  const isNarrowed = isFiltering(matrix.filter)
  return (
    <td className={styles.total}>
      <strong title={isNarrowed ? t('matrix.hits-of', { hits, count: actions }) : t('matrix.total-actions', { count: actions })}>{isNarrowed ? hits : actions}</strong>
      {isNarrowed && <span className={styles.faint}> {t('matrix.of', { count: actions })}</span>}
      {toFix > 0 && <span className={styles.fix} title={t('matrix.to-fix', { count: toFix })}><Mark size="small" tone="bad" />{density === 'titles' ? t('matrix.to-fix', { count: toFix }) : <><span aria-hidden>{toFix}</span><VisuallyHidden>{t('matrix.to-fix', { count: toFix })}</VisuallyHidden></>}</span>}
    </td>
  )
}
