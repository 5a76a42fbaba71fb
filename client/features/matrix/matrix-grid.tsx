// Plans as rows in bands of priorities, goals as columns. Headers stay in sight; the last row and column sum up.
import { memo, useMemo } from 'react'
import type { CycleView } from '../../../shared/api/cycles.ts'
import { Mark } from '../../design/mark.tsx'
import { classNames } from '../../design/class-names.ts'
import { PartyCode } from '../../design/party-code.tsx'
import { Chip } from '../../design/chip.tsx'
import { Link } from '../../design/link.tsx'
import { totalOfGoal, totalOfPlans, type Total } from '../../live/action-totals.ts'
import { useMessage } from '../../messages/use-message.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import type { PlanRow, PriorityRows } from '../plans/index.ts'
import { CellContent, type Density } from './cell-content.tsx'
import { cellDomId, isSamePlace, useGridFocus, type CellPlace } from './use-grid-focus.ts'
import styles from './matrix.module.css'

type Goal = CycleView['goals'][number]

interface MatrixGridProps {
  readonly caption: string
  readonly byPriority: readonly PriorityRows[]
  /** The columns: all goals, or the one chosen on a small screen. */
  readonly goals: readonly Goal[]
  readonly density: Density
  readonly opened: CellPlace | null
  readonly onOpen: (place: CellPlace) => void
  /** One goal on a small screen: every action in full, and no sums across. */
  readonly isOneGoal: boolean
}

export function MatrixGrid({ caption, byPriority, goals, density, opened, onOpen, isOneGoal }: MatrixGridProps) {
  const t = useMessage()
  const rows = useMemo(() => byPriority.flatMap(group => group.rows), [byPriority])
  const planIds = rows.map(row => row.plan.summary.plan)
  const goalIds = goals.map(({ id }) => id)
  const focus = useGridFocus(planIds, goalIds, onOpen)
  const plans = rows.map(row => row.plan)
  const withoutGoal = plans.reduce((sum, plan) => sum + plan.summary.withoutGoal.length, 0)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- ARIA's grid pattern on a real table
    <table role="grid" aria-label={caption} aria-readonly className={classNames(styles.grid, density === 'counts' && styles.dense)}>
      <thead>
        <tr>
          <th scope="col" className={styles.corner}>{t('matrix.corner')}</th>
          {goals.map(goal => <GoalHeader key={goal.id} goal={goal} />)}
          {!isOneGoal && <th scope="col" className={styles.totalHead}>{t('matrix.total')}</th>}
        </tr>
      </thead>
      {byPriority.map(({ priority, rows: ofPriority }) => (
        <tbody key={priority.id}>
          <tr className={styles.band}><th scope="rowgroup" colSpan={goals.length + (isOneGoal ? 1 : 2)}><span>{priority.number} {priority.title}</span></th></tr>
          {ofPriority.map(row => (
            <tr key={row.plan.summary.plan}>
              <PlanHeader row={row} />
              {goals.map(goal => {
                const place = { plan: row.plan.summary.plan, goal: goal.id }
                const cell = row.plan.summary.cells[goal.id]
                return (
                  <td
                    key={goal.id}
                    id={cellDomId(place)}
                    tabIndex={focus.current !== null && isSamePlace(focus.current, place) ? 0 : -1}
                    aria-selected={isSamePlace(opened, place)}
                    className={classNames(styles.cell, (cell?.actions.length ?? 0) === 0 && styles.gap)}
                    onFocus={event => focus.onFocus(event, place)}
                    onClick={() => onOpen(place)}
                    onKeyDown={event => focus.onKeyDown(event, place)}
                  >
                    <CellContent cell={cell} actions={row.plan.summary.actions} density={density} showsAll={isOneGoal} />
                  </td>
                )
              })}
              {!isOneGoal && <TotalCell total={totalOfPlans([row.plan])} />}
            </tr>
          ))}
        </tbody>
      ))}
      <tfoot>
        <tr>
          <th scope="row" className={styles.rowHead}>
            {t('matrix.total')}
            {withoutGoal > 0 && <span className={styles.withoutGoal}>{t('matrix.without-goal', { count: withoutGoal })}</span>}
          </th>
          {goals.map(goal => <TotalCell key={goal.id} total={totalOfGoal(plans, goal.id)} />)}
          {!isOneGoal && <TotalCell total={totalOfPlans(plans)} />}
        </tr>
      </tfoot>
    </table>
  )
}

function GoalHeader({ goal }: { readonly goal: Goal }) {
  const t = useMessage()
  return (
    <th scope="col" id={goal.id} className={styles.goalHead} title={t('matrix.goal-title', { code: goal.code, title: goal.title })}>
      <span className={styles.goalNumber}>{t('matrix.goal', { number: goal.number })}</span>
      <span className={styles.goalTitle}>{goal.title}</span>
      {goal.unverified && <span className={styles.supervisor}>{t('matrix.unverified')}</span>}
      {goal.supervisor !== null && <span className={styles.supervisor}>{t('matrix.supervisor', { delegation: partyLabel(goal.supervisor).code })}</span>}
    </th>
  )
}

const PlanHeader = memo(function PlanHeader({ row: { plan: { summary }, title } }: { readonly row: PlanRow }) {
  const t = useMessage()
  const [stray] = summary.withoutGoal
  return (
    <th scope="row" className={styles.rowHead}>
      <Link look="name" href={`/plans/${summary.plan}`}>{title ?? summary.plan}</Link>
      <span className={styles.driver}>
        {summary.driver === null
          ? <Chip tone="bad">{t('plans.vacant')}</Chip>
          : <><PartyCode {...partyLabel(summary.driver.party)} /> {summary.driver.accepted ? t('matrix.driver') : t('plans.not-accepted')}</>}
        {summary.sample && <Chip>{t('plans.sample')}</Chip>}
      </span>
      {stray !== undefined && (
        <Link look="name" href={`/plans/${summary.plan}#action-${stray}`} className={styles.withoutGoal ?? ''}>{t('matrix.without-goal', { count: summary.withoutGoal.length })}</Link>
      )}
    </th>
  )
})

function TotalCell({ total: { actions, toFix } }: { readonly total: Total }) {
  const t = useMessage()
  return (
    <td className={styles.total}>
      <strong title={t('matrix.total-actions', { count: actions })}>{actions}</strong>
      {toFix > 0 && <span className={styles.fix}><Mark size="small" tone="bad" />{t('matrix.to-fix', { count: toFix })}</span>}
    </td>
  )
}
