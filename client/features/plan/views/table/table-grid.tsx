// The table itself, as ARIA's grid: one stop for the Tab key, arrows from cell to cell, and a cell that is written in place.
// Only the rows in sight are there, and the one that has the focus.
import { Plus } from 'lucide-react'
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import { useCallback, useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState, type CSSProperties, type FocusEvent, type KeyboardEvent, type MouseEvent } from 'react'
import type { ActionId } from '../../../../../shared/ids.ts'
import type { OpenNewAction } from '../../../../../shared/proposals/open-new-actions.ts'
import { announce } from '../../../../design/announcer.ts'
import { loadEditor } from '../../../../editor/index.ts'
import { goToEvent, goToField, placeOf } from '../../places.ts'
import { nobody } from '../../goal-section.tsx'
import { usePlan } from '../../plan-context.tsx'
import { useMessage } from '../../use-message.ts'
import type { useAddAction } from '../../use-add-action.ts'
import type { Others } from '../../use-place.ts'
import { askWhy } from '../../why/ask-why.ts'
import { tableKeys, useViewKeys } from '../view-keys.ts'
import type { Group, Sort } from './arrange.ts'
import { actionOf, between, cellAfter, cellAround, cellBeside, cellDomId, headRow, type CellAt, type CellColumn } from './cells.ts'
import { columns, isColumn } from './columns.ts'
import type { ColumnId } from './columns.ts'
import { GroupName } from './group-name.tsx'
import { itemsOf } from './items.ts'
import type { Item } from './items.ts'
import type { TableLayout } from './kept-layout.ts'
import { isTyped, PressedAhead, type Leaving } from './pressed-ahead.ts'
import { ProposedRow } from './proposed-row.tsx'
import { TableHead } from './table-head.tsx'
import { TableRow } from './table-row.tsx'
import { mayWriteCell } from './use-may-write.ts'
import styles from './table.module.css'

export type ListProps = {
  readonly layout: TableLayout
  readonly setLayout: (layout: TableLayout) => void
  readonly groups: readonly Group[]
  /** New actions that wait to be decided. */
  readonly proposed: readonly OpenNewAction[]
  readonly others: Others
  readonly adding: ReturnType<typeof useAddAction>
  /** While a cell of an action is written no row changes place. */
  readonly holds: (writing: ActionId | null) => void
}

type GridProps = ListProps & { readonly selected: ReadonlySet<ActionId>; readonly onSelect: (selected: ReadonlySet<ActionId>) => void }

const rowPx = 36
const headPx = 34
const selectPx = 36

export function TableGrid({ layout, setLayout, groups, proposed, others, adding, holds, selected, onSelect }: GridProps) {
  const t = useMessage()
  useViewKeys(tableKeys)
  const context = usePlan()
  const { goalsOfCycle } = context
  const shown = layout.columns
  const columnsOfKeys: readonly CellColumn[] = useMemo(() => ['select', ...shown], [shown])
  const items = useMemo(() => itemsOf(groups, adding === null ? null : goalsOfCycle, proposed), [groups, adding, goalsOfCycle, proposed])
  const rowKeys = useMemo(() => [headRow, ...items.flatMap(item => (item.type === 'group' ? [] : [item.key]))], [items])
  const actionKeys: readonly string[] = useMemo(() => items.flatMap(item => (item.type === 'row' ? [item.key] : [])), [items])

  const [at, setAt] = useState<CellAt>({ row: headRow, column: 'title' })
  // Where the row or column is gone, the Tab key stops at the first cell there is.
  const active: CellAt = { row: rowKeys.includes(at.row) ? at.row : rowKeys[1] ?? headRow, column: columnsOfKeys.includes(at.column) ? at.column : 'title' }
  const [begun, setEditing] = useState<(CellAt & { readonly column: ColumnId }) | null>(null)
  // Somebody else may remove the action meanwhile.
  const editing = begun !== null && actionKeys.includes(begun.row) ? begun : null
  /** From where Shift and arrows select. */
  const anchor = useRef<string | null>(null)
  const [ahead] = useState(() => new PressedAhead())

  const frame = useRef<HTMLDivElement>(null)
  const activeIndex = items.findIndex(({ key }) => key === active.row)
  // oxlint-disable-next-line react/incompatible-library -- what it returns goes to no component that remembers it
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowPx,
    getItemKey: index => items[index]?.key ?? index,
    overscan: 8,
    scrollMargin: headPx,
    rangeExtractor: (range: Range) => {
      const inSight = defaultRangeExtractor(range)
      return activeIndex < 0 || inSight.includes(activeIndex) ? inSight : [...inSight, activeIndex].toSorted((one, other) => one - other)
    },
  })

  const wantsFocus = useRef(false)
  useLayoutEffect(() => {
    if (!wantsFocus.current) return
    wantsFocus.current = false
    // A line that adds, or tells of what is proposed, has one cell for all columns.
    const cell = document.getElementById(cellDomId(active.row, active.column)) ?? document.getElementById(cellDomId(active.row, 'title'))
    cell?.focus({ preventScroll: true })
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })
  const goTo = useCallback((next: CellAt): void => {
    wantsFocus.current = true
    setAt({ row: next.row, column: next.column })
  }, [])
  useEffect(() => void loadEditor(), [])

  const begin = (cell: CellAt, element: HTMLElement, text: string): void => {
    const { column } = cell
    const row = items.flatMap(item => (item.type === 'row' && item.key === cell.row ? [item.row] : []))[0]
    if (row === undefined || column === 'select') return
    if (columns[column].edit === null) return goToField(['actions', row.id])
    if (!mayWriteCell(context, row, column)) return askWhy(['actions', row.id, column], element)
    ahead.begin(text)
    holds(row.id)
    setAt({ row: cell.row, column })
    setEditing({ row: cell.row, column })
  }
  const leave = (to: Leaving): void => {
    if (editing === null) return
    setEditing(null)
    holds(null)
    ahead.begin('')
    if (to === 'stay') return
    const next = to === 'cell' ? null : to === 'below' ? cellAfter({ key: 'ArrowDown', isWhole: false, pageRows: 1 }, editing, actionKeys, columnsOfKeys) : cellBeside(editing, to === 'next' ? 1 : -1, actionKeys, shown)
    goTo(next ?? editing)
  }
  const leaving = useRef(leave)
  useEffect(() => { leaving.current = leave })
  /** The same for as long as the table stands: rows are drawn again only for what they show. */
  const onLeave = useCallback((to: Leaving): void => leaving.current(to), [])

  const add = (key: string, goal: Parameters<NonNullable<typeof adding>['add']>[0]): void => {
    if (adding === null) return
    const id = adding.add(goal)
    anchor.current = key
    ahead.begin('')
    holds(id)
    wantsFocus.current = true
    setAt({ row: id, column: 'title' })
    setEditing({ row: id, column: 'title' })
  }

  const toggle = (row: string): void => {
    const id = actionOf(row)
    if (id === null) return
    const next = new Set(selected)
    if (!next.delete(id)) next.add(id)
    anchor.current = row
    onSelect(next)
    announce(next.size === 0 ? t('table.selected-none') : t('table.selected', { count: next.size }))
  }
  const selectTo = (row: string): void => {
    const from = anchor.current !== null && actionKeys.includes(anchor.current) ? anchor.current : active.row
    anchor.current = from
    const ids = between(from, row, actionKeys).flatMap(key => actionOf(key) ?? [])
    onSelect(new Set(ids))
    announce(t('table.selected', { count: ids.length }))
  }
  const selectAll = (): void => {
    const all = actionKeys.flatMap(key => actionOf(key) ?? [])
    const next = selected.size === all.length ? [] : all
    onSelect(new Set(next))
    announce(next.length === 0 ? t('table.selected-none') : t('table.selected', { count: next.length }))
  }
  const sortBy = (column: ColumnId): void => {
    const sort = nextSort(layout.sort, column)
    setLayout({ ...layout, sort })
    const values = { column: t(columns[column].label) }
    announce(sort === null ? t('table.sorted-plan') : sort.direction === 'ascending' ? t('table.sorted-ascending', values) : t('table.sorted-descending', values))
  }

  const keys = (event: KeyboardEvent<HTMLElement>): void => {
    const found = cellAround(event.target)
    if (found === null || event.nativeEvent.isComposing) return
    const { at: cell, element } = found
    if (editing !== null) {
      if (event.target === element && ahead.press(event)) event.preventDefault()
      return
    }
    // What is inside a cell, a button, has its own keys.
    if (event.target !== element) return
    const isWhole = event.ctrlKey || event.metaKey
    if (cell.row === headRow && (event.altKey || event.shiftKey)) return
    if (event.altKey) return
    const id = actionOf(cell.row)
    if (isWhole && event.key.toLowerCase() === 'a') {
      event.preventDefault()
      return selectAll()
    }
    if (event.key === 'Enter' || event.key === 'F2' || (event.key === ' ' && (id === null || cell.column === 'select'))) {
      event.preventDefault()
      if (cell.row === headRow) return cell.column === 'select' ? selectAll() : sortBy(cell.column)
      if (id === null) return element.querySelector('button')?.click()
      return cell.column === 'select' ? toggle(cell.row) : begin(cell, element, '')
    }
    if (event.key === ' ') {
      event.preventDefault()
      return toggle(cell.row)
    }
    if (event.key === 'Escape' && selected.size > 0) {
      onSelect(new Set())
      return announce(t('table.selected-none'))
    }
    const next = cellAfter({ key: event.key, isWhole, pageRows: pageRowsIn(frame.current) }, cell, rowKeys, columnsOfKeys)
    if (next !== null) {
      event.preventDefault()
      if (event.shiftKey && next.row !== cell.row) selectTo(next.row)
      else if (!event.shiftKey) anchor.current = next.row
      return goTo(next)
    }
    if (id !== null && cell.column !== 'select' && columns[cell.column].edit !== null && isTyped(event)) {
      event.preventDefault()
      begin(cell, element, event.key)
    }
  }
  const pressed = (event: MouseEvent<HTMLElement>): void => {
    const found = cellAround(event.target)
    if (found === null) return
    const { at: cell, element } = found
    if (cell.row === headRow) return cell.column === 'select' ? selectAll() : undefined
    if (cell.column === 'select') {
      if (event.shiftKey) selectTo(cell.row)
      else toggle(cell.row)
    } else if (editing?.row !== cell.row || editing.column !== cell.column) {
      // Pressed again where one stands: it is written.
      if (wasThere.current === `${cell.row} ${cell.column}` && element.contains(event.target instanceof Node ? event.target : null)) begin(cell, element, '')
    }
  }
  /** Where the focus was before the press. */
  const wasThere = useRef('')
  const entered = (event: FocusEvent<HTMLElement>): void => {
    const found = cellAround(event.target)
    if (found === null) return
    setAt(found.at)
    // What is in a cell that is not written takes no focus of its own: the keys are those of the cell.
    if (editing === null && event.target !== found.element) found.element.focus({ preventScroll: true })
  }

  // Going to a field of an action that stands here as a cell goes to the cell.
  const wentTo = useEffectEvent((event: Event): void => {
    const path: unknown = event instanceof CustomEvent ? event.detail : null
    if (!Array.isArray(path) || path[0] !== 'actions') return
    const [, row, field] = path.map(String)
    if (editing !== null && editing.row === row && editing.column === field) return event.preventDefault()
    if (row === undefined || !actionKeys.includes(row)) return
    // A whole action is gone to as a card; who only wants to see it sees its row.
    const column = field === undefined ? (event.cancelable ? null : 'title') : isColumn(field) && shown.includes(field) ? field : null
    if (column === null || path.length > 3) return
    event.preventDefault()
    if (event.cancelable) setAt({ row, column })
    virtualizer.scrollToIndex(items.findIndex(({ key }) => key === row), { align: 'center' })
  })
  useEffect(() => {
    const listener = (event: Event): void => wentTo(event)
    // Before whoever shows the cards for it.
    window.addEventListener(goToEvent, listener, { capture: true })
    return () => window.removeEventListener(goToEvent, listener, { capture: true })
  }, [])

  const widths = shown.map(id => layout.widths[id] ?? columns[id].widthPx)
  const grid: CSSProperties = {
    '--columns': [selectPx, ...widths].map(px => `${px}px`).join(' '),
    '--title-start': `${selectPx + (widths[0] ?? 0)}px`,
    '--pinned': `${selectPx + (widths[0] ?? 0) + (widths[1] ?? 0)}px`,
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys and presses of all cells, which are focusable
    <div ref={frame} className={styles.frame} style={grid}>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its cells take the focus */}
      <div
        role="grid"
        aria-label={t('table.label')}
        {...{ 'aria-description': t('table.hint') }}
        aria-rowcount={items.length + 1}
        aria-colcount={shown.length + 1}
        aria-multiselectable
        className={styles.grid}
        onKeyDown={keys}
        onClick={pressed}
        onMouseDown={() => {
          const focused = cellAround(document.activeElement)
          wasThere.current = focused === null ? '' : `${focused.at.row} ${focused.at.column}`
        }}
        onFocus={entered}
      >
        <TableHead layout={layout} setLayout={setLayout} active={active.row === headRow ? active.column : null} onSort={sortBy} selection={selected.size === 0 ? 'none' : selected.size === actionKeys.length ? 'all' : 'some'} />
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
        <div role="rowgroup" className={styles.body} style={{ blockSize: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start, key }) => {
            const item = items[index]
            if (item === undefined) return null
            const style: CSSProperties = { insetBlockStart: start - headPx }
            if (item.type === 'group') return <GroupRow key={key} item={item} rowIndex={index + 2} style={style} />
            if (item.type === 'proposed') return <ProposedRow key={key} proposed={item.proposed} rowKey={item.key} rowIndex={index + 2} style={style} isActive={active.row === item.key} colSpan={shown.length + 1} />
            if (item.type === 'add') return adding !== null && <AddRow key={key} item={item} isProposal={adding.isProposal} rowIndex={index + 2} style={style} isActive={active.row === item.key} colSpan={shown.length + 1} onAdd={() => add(item.key, item.goal)} />
            const { row } = item
            return (
              <TableRow
                key={key}
                row={row}
                shown={shown}
                rowIndex={index + 2}
                style={style}
                here={others.byPart.get(row.id) ?? nobody}
                active={active.row === item.key ? active.column : null}
                editing={editing?.row === item.key ? editing.column : null}
                isSelected={selected.has(row.id)}
                ahead={ahead}
                onLeave={onLeave}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}

const pageRowsIn = (frame: HTMLElement | null): number => Math.max(1, Math.floor(((frame?.clientHeight ?? 0) - headPx) / rowPx) - 1)

/** Up, down, and back to the order of the plan. */
function nextSort(sort: Sort, column: ColumnId): Sort {
  if (sort?.column !== column) return { column, direction: 'ascending' }
  return sort.direction === 'ascending' ? { column, direction: 'descending' } : null
}

type LineProps = { readonly rowIndex: number; readonly style: CSSProperties }

function GroupRow({ item, rowIndex, style }: LineProps & { readonly item: Extract<Item, { type: 'group' }> }) {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <div role="row" aria-rowindex={rowIndex} className={styles.groupRow} style={style}>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div role="rowheader" className={styles.groupName}><GroupName group={item.group} /></div>
    </div>
  )
}

type AddProps = LineProps & { readonly item: Extract<Item, { type: 'add' }>; readonly isProposal: boolean; readonly isActive: boolean; readonly colSpan: number; readonly onAdd: () => void }

function AddRow({ item, isProposal, rowIndex, style, isActive, colSpan, onAdd }: AddProps) {
  const t = useMessage()
  const { cycle } = usePlan()
  const number = cycle.goals.find(({ id }) => id === item.goal)?.number ?? 0
  const words = item.isOfGroup
    ? t(isProposal ? 'table.propose-row-for-goal' : 'table.add-row-to-goal', { number })
    : t(isProposal ? 'table.propose-row' : 'table.add-row')
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <div role="row" aria-rowindex={rowIndex} className={styles.addRow} style={style}>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div role="gridcell" aria-colspan={colSpan} id={cellDomId(item.key, 'title')} data-row={item.key} data-column="title" tabIndex={isActive ? 0 : -1} className={styles.addCell} data-why={placeOf(['actions'])} data-why-inline="focus">
        <button type="button" tabIndex={-1} className={styles.add} onClick={onAdd}><Plus aria-hidden /> {words}</button>
      </div>
    </div>
  )
}
