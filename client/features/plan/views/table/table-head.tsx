// The headings of the table: sorted by pressing, moved and widened by keys; widened by their edge with the mouse.
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { announce } from '../../../../design/announcer.ts'
import { classNames } from '../../../../design/class-names.ts'
import { useMessage } from '../../use-message.ts'
import { cellDomId, headRow, type CellColumn } from './cells.ts'
import { columns, isPinned } from './columns.ts'
import type { ColumnId } from './columns.ts'
import { movedColumn, withWidth } from './kept-layout.ts'
import type { TableLayout } from './kept-layout.ts'
import styles from './table.module.css'

type HeadProps = {
  readonly layout: TableLayout
  readonly setLayout: (layout: TableLayout) => void
  readonly active: CellColumn | null
  readonly selection: 'none' | 'some' | 'all'
  readonly onSort: (column: ColumnId) => void
}

/** By one press of a key. */
const widerByPx = 16

export function TableHead({ layout, setLayout, active, selection, onSort }: HeadProps) {
  const t = useMessage()
  const { sort } = layout
  const keys = (event: KeyboardEvent, id: ColumnId): void => {
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : null
    if (by === null || (!event.altKey && !event.shiftKey)) return
    event.preventDefault()
    event.stopPropagation()
    const column = t(columns[id].label)
    if (event.altKey) {
      const moved = movedColumn(layout, id, by)
      setLayout(moved)
      return announce(t('table.column-moved', { column, place: moved.columns.indexOf(id) + 1 }))
    }
    const wider = withWidth(layout, id, (layout.widths[id] ?? columns[id].widthPx) + by * widerByPx)
    setLayout(wider)
    announce(t('table.column-width', { column, width: wider.widths[id] ?? 0 }))
  }
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <div role="rowgroup" className={styles.head}>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div role="row" aria-rowindex={1} className={styles.headRow}>
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
        <div role="columnheader" aria-colindex={1} id={cellDomId(headRow, 'select')} data-row={headRow} data-column="select" tabIndex={active === 'select' ? 0 : -1} className={classNames(styles.headCell, styles.select)}>
          <input type="checkbox" tabIndex={-1} readOnly aria-label={t('table.select-all')} checked={selection === 'all'} ref={box => { if (box !== null) box.indeterminate = selection === 'some' }} />
        </div>
        {layout.columns.map((id, index) => (
          <div
            key={id}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- see the rows
            role="columnheader"
            aria-colindex={index + 2}
            aria-sort={sort?.column === id ? sort.direction : 'none'}
            id={cellDomId(headRow, id)}
            data-row={headRow}
            data-column={id}
            tabIndex={active === id ? 0 : -1}
            className={classNames(styles.headCell, columns[id].isNumber === true && styles.number, isPinned(id) && styles[`pinned-${id}`])}
            onKeyDown={event => keys(event, id)}
          >
            <button type="button" tabIndex={-1} className={styles.sort} onClick={() => onSort(id)}>
              <span>{t(columns[id].label)}</span>
              {sort?.column === id && (sort.direction === 'ascending' ? <ArrowUp aria-hidden /> : <ArrowDown aria-hidden />)}
            </button>
            <span aria-hidden className={styles.edge} onPointerDown={event => widen(event, widthPx => setLayout(withWidth(layout, id, widthPx)))} />
          </div>
        ))}
      </div>
    </div>
  )
}

/** Follows the pointer until it is let go. */
function widen(event: PointerEvent<HTMLElement>, set: (widthPx: number) => void): void {
  const { currentTarget: edge, clientX, pointerId } = event
  const before = edge.parentElement?.getBoundingClientRect().width ?? 0
  event.preventDefault()
  edge.setPointerCapture(pointerId)
  const moved = (move: globalThis.PointerEvent): void => set(before + move.clientX - clientX)
  const done = (): void => {
    edge.removeEventListener('pointermove', moved)
    edge.removeEventListener('lostpointercapture', done)
  }
  edge.addEventListener('pointermove', moved)
  edge.addEventListener('lostpointercapture', done)
}
