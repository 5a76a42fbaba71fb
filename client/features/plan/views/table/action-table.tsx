// The actions of a plan as a table: the same live actions as the cards, sorted, grouped and written cell by cell.
import { useMemo, useState } from 'react'
import { orderedActions } from '../../../../../shared/documents/plan-order.ts'
import type { PlanPlain } from '../../../../../shared/documents/plan.ts'
import type { ActionId } from '../../../../../shared/ids.ts'
import { openNewActions } from '../../../../../shared/proposals/open-new-actions.ts'
import { EmptyState } from '../../../../design/empty-state.tsx'
import { narrowQuery, useMedia } from '../../../../design/use-media.ts'
import { usePlan, usePlanReading } from '../../plan-context.tsx'
import { useMessage } from '../../use-message.ts'
import { useAddAction } from '../../use-add-action.ts'
import type { ViewProps } from '../plan-views.tsx'
import { rowsOf } from './action-row.ts'
import { arrange, held } from './arrange.ts'
import type { Group } from './arrange.ts'
import { useKeptLayout } from './kept-layout.ts'
import { PrintedTable } from './printed-table.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { TableGrid } from './table-grid.tsx'
import { TableList } from './table-list.tsx'
import { TableTools } from './table-tools.tsx'
import styles from './table.module.css'

export function ActionTable({ others }: ViewProps) {
  const t = useMessage()
  const { goalsOfCycle, rules, person } = usePlan()
  const isNarrow = useMedia(narrowQuery)
  const [layout, setLayout] = useKeptLayout(person)
  const places = usePlanReading((plain: PlanPlain) => orderedActions(plain, goalsOfCycle))
  const references = usePlanReading((plain: PlanPlain) => plain.references)
  const threads = usePlanReading((plain: PlanPlain) => plain.threads)
  const proposed = usePlanReading((plain: PlanPlain) => openNewActions(plain.proposals))
  const rows = useMemo(() => rowsOf(places, { references, threads }, rules), [places, references, threads, rules])
  const [standing, setStanding] = useState<{ readonly groups: readonly Group[]; readonly writing: ActionId } | null>(null)
  const adding = useAddAction()
  const [chosen, setChosen] = useState<ReadonlySet<ActionId>>(new Set())
  // What was removed meanwhile is selected no more.
  const selected = useMemo(() => new Set(rows.flatMap(({ id }) => (chosen.has(id) ? [id] : []))), [rows, chosen])

  const { sort, grouping } = layout
  const groups = useMemo(() => {
    const now = arrange(rows, { sort, grouping, goalsOfCycle })
    // Where the action that was written is gone, nothing is held for it.
    return standing !== null && rows.some(({ id }) => id === standing.writing) ? held(standing.groups, now) : now
  }, [rows, sort, grouping, goalsOfCycle, standing])
  const holds = (writing: ActionId | null): void => setStanding(writing === null ? null : { groups, writing })
  const list = { layout, setLayout, groups, proposed, others, adding, holds }
  return (
    <div className={styles.view}>
      <TableTools layout={layout} setLayout={setLayout} isNarrow={isNarrow} />
      {rows.length === 0 && adding === null && proposed.length === 0
        ? <EmptyState title={t('table.empty')}>{t('table.empty-hint')}</EmptyState>
        : isNarrow ? <TableList {...list} /> : <TableGrid {...list} selected={selected} onSelect={setChosen} />}
      <PrintedTable groups={groups} proposed={proposed} shown={layout.columns} />
      {!isNarrow && <SelectionBar rows={rows} selected={selected} onSelect={setChosen} />}
    </div>
  )
}

export default ActionTable
