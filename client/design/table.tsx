// Rows and columns to read, with columns one may sort by. On a small screen each row becomes a card.
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './table.module.css'

export interface TableColumn<Row> {
  readonly id: string
  readonly header: string
  readonly cell: (row: Row) => ReactNode
  /** Numbers stand at the end. */
  readonly align?: 'start' | 'end'
  readonly isSortable?: boolean
}

export interface TableSort {
  readonly columnId: string
  readonly direction: 'ascending' | 'descending'
}

interface TableProps<Row> {
  /** What the table shows, for screen readers. */
  readonly caption: string
  /** The first names the row. */
  readonly columns: readonly TableColumn<Row>[]
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
  readonly sort?: TableSort
  readonly onSort?: (sort: TableSort) => void
}

export function Table<Row>({ caption, columns, rows, rowId, sort, onSort }: TableProps<Row>) {
  return (
    <div className={styles.frame}>
      <table className={classNames(styles.table, styles.stacked)}>
        <caption className={styles.caption}>{caption}</caption>
        <thead>
          <tr>{columns.map((column) => <ColumnHeader key={column.id} column={column} sort={sort} onSort={onSort} />)}</tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowId(row)}>
              {columns.map((column, index) => (index === 0
                ? <th key={column.id} scope="row">{column.cell(row)}</th>
                : <td key={column.id} data-label={column.header} className={classNames(column.align === 'end' && styles.end)}>{column.cell(row)}</td>))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface ColumnHeaderProps<Row> {
  readonly column: TableColumn<Row>
  readonly sort: TableSort | undefined
  readonly onSort: ((sort: TableSort) => void) | undefined
}

function ColumnHeader<Row>({ column, sort, onSort }: ColumnHeaderProps<Row>) {
  const direction = sort?.columnId === column.id ? sort.direction : undefined
  const className = classNames(column.align === 'end' && styles.end)
  if (!column.isSortable || onSort === undefined) return <th scope="col" className={className}>{column.header}</th>
  const next = direction === 'ascending' ? 'descending' : 'ascending'
  return (
    <th scope="col" className={className} aria-sort={direction ?? 'none'}>
      <button type="button" className={styles.sort} onClick={() => onSort({ columnId: column.id, direction: next })}>
        {column.header}
        {direction === 'ascending' && <ArrowUp aria-hidden />}
        {direction === 'descending' && <ArrowDown aria-hidden />}
      </button>
    </th>
  )
}
