// One action as a row. Drawn again only when its action, its place among the cells or whoever is in it changes.
import { memo, type CSSProperties } from 'react'
import { useMayWrite } from './use-may-write.ts'
import { partyLabel } from '../../../../shell/party-label.ts'
import { classNames } from '../../../../design/class-names.ts'
import { Mark } from '../../../../design/mark.tsx'
import { VisuallyHidden } from '../../../../design/visually-hidden.tsx'
import { atField } from '../../field-findings.tsx'
import { findingText } from '../../finding-text.ts'
import { fieldId, placeOf } from '../../places.ts'
import { useMessage } from '../../use-message.ts'
import type { OtherPerson } from '../../use-place.ts'
import type { ActionRow } from './action-row.ts'
import { CellEditor } from './cell-editor.tsx'
import { CellWords } from './cell-words.tsx'
import { cellDomId, type CellColumn } from './cells.ts'
import { columns, isPinned } from './columns.ts'
import type { ColumnId } from './columns.ts'
import type { Leaving, PressedAhead } from './pressed-ahead.ts'
import { RowSigns } from './row-signs.tsx'
import styles from './table.module.css'

type RowProps = {
  readonly row: ActionRow
  readonly shown: readonly ColumnId[]
  /** Counted from 1, the heading being the first. */
  readonly rowIndex: number
  readonly style: CSSProperties
  readonly here: readonly OtherPerson[]
  /** The cell that the Tab key stops at, if it is one of this row. */
  readonly active: CellColumn | null
  readonly editing: ColumnId | null
  readonly isSelected: boolean
  readonly ahead: PressedAhead
  readonly onLeave: (to: Leaving) => void
}

export const TableRow = memo(function TableRow({ row, shown, rowIndex, style, here, active, editing, isSelected, ahead, onLeave }: RowProps) {
  const t = useMessage()
  const { id, summary } = row
  const title = summary.title || t('plan.untitled')
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- only the rows in sight are there, which a table cannot do
    <div role="row" aria-rowindex={rowIndex} aria-selected={isSelected} className={styles.row} style={style} data-place={placeOf(['actions', id])} data-whole data-editing={editing !== null || undefined}>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div role="gridcell" id={cellDomId(id, 'select')} data-row={id} data-column="select" tabIndex={active === 'select' ? 0 : -1} className={classNames(styles.cell, styles.select)} aria-colindex={1}>
        <input type="checkbox" tabIndex={-1} checked={isSelected} readOnly aria-label={t('table.select-row', { title })} />
      </div>
      {shown.map((column, index) => (
        <Cell
          key={column}
          row={row}
          column={column}
          colIndex={index + 2}
          title={title}
          here={here.find(({ place }) => place?.[2] === column)}
          isActive={active === column}
          isEditing={editing === column}
          ahead={ahead}
          onLeave={onLeave}
        />
      ))}
    </div>
  )
})

type CellProps = Pick<RowProps, 'row' | 'ahead' | 'onLeave'> & {
  readonly column: ColumnId
  readonly colIndex: number
  readonly title: string
  readonly here: OtherPerson | undefined
  readonly isActive: boolean
  readonly isEditing: boolean
}

function Cell({ row, column, colIndex, here, isActive, isEditing, ahead, onLeave }: CellProps) {
  const t = useMessage()
  const { id, action, findings } = row
  const { edit, isNumber = false } = columns[column]
  const mayWrite = useMayWrite(row, column)
  const path = ['actions', id, column]
  const isBeside = edit === 'rows'
  const cell = () => document.getElementById(cellDomId(id, column))
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- see the row
      role={column === 'title' ? 'rowheader' : 'gridcell'}
      id={cellDomId(id, column)}
      data-row={id}
      data-column={column}
      tabIndex={isActive ? 0 : -1}
      aria-colindex={colIndex}
      aria-readonly={!mayWrite}
      {...(edit === null ? {} : { 'data-place': placeOf(path) })}
      className={classNames(styles.cell, isNumber && styles.number, isPinned(column) && styles[`pinned-${column}`], here !== undefined && styles.occupied, isEditing && !isBeside && styles.editing)}
      {...(here === undefined ? {} : { style: { '--edge': here.colour } })}
    >
      {(!isEditing || isBeside) && (
        // A finding leads to the title by the name of the action.
        <span id={fieldId(column === 'title' ? ['actions', id] : path)} className={styles.value} {...(column === 'title' && row.summary.title !== '' ? { title: row.summary.title } : {})}><CellWords row={row} column={column} /></span>
      )}
      {column === 'title' && <RowSigns id={id} />}
      <CellFindings row={row} column={column} />
      {here !== undefined && <span className={styles.here}><VisuallyHidden>{t('table.is-here', { name: here.name, delegation: partyLabel(here.party).name })}</VisuallyHidden><span aria-hidden>{partyLabel(here.party).code}</span></span>}
      {isEditing && <CellEditor id={id} column={column} action={action} findings={findings} cell={cell} ahead={ahead} onLeave={onLeave} />}
    </div>
  )
}

/** The shape in the cell, the sentence on pointing at it and for those who hear the page. */
function CellFindings({ row: { findings }, column }: { readonly row: ActionRow; readonly column: ColumnId }) {
  const t = useMessage()
  const at = atField(findings, column)
  const [worst] = at.toSorted((one, other) => Number(other.severity === 'to-fix') - Number(one.severity === 'to-fix'))
  if (worst === undefined) return null
  const sentences = at.map(finding => findingText(t, finding).sentence).join(' ')
  return (
    <span className={styles.finding} data-name-tip={sentences}>
      <Mark size="small" tone={worst.severity === 'to-fix' ? 'bad' : 'warn'} />
      <VisuallyHidden>{sentences}</VisuallyHidden>
    </span>
  )
}
