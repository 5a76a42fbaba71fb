// Over the table: how its rows are grouped and sorted, and which columns it shows.
import { ArrowDown, ArrowDownUp, ArrowUp, Columns3 } from 'lucide-react'
import { Button, IconButton } from '../../../../design/button.tsx'
import { Checkbox } from '../../../../design/checkbox.tsx'
import { Popover } from '../../../../design/popover.tsx'
import { Select } from '../../../../design/select.tsx'
import { announce } from '../../../../design/announcer.ts'
import { useMessage } from '../../use-message.ts'
import { groupings } from './arrange.ts'
import { columnIds, columns, isPinned } from './columns.ts'
import type { ColumnId } from './columns.ts'
import { firstLayout, movedColumn, withColumn } from './kept-layout.ts'
import type { TableLayout } from './kept-layout.ts'
import styles from './table.module.css'

type ToolsProps = { readonly layout: TableLayout; readonly setLayout: (layout: TableLayout) => void; readonly isNarrow: boolean }

const planOrder = 'plan'

export function TableTools({ layout, setLayout, isNarrow }: ToolsProps) {
  const t = useMessage()
  const { sort } = layout
  return (
    <div className={styles.tools}>
      <span className={styles.tool}>
        <span aria-hidden>{t('table.group-by')}</span>
        <Select label={t('table.group-by')} isLabelHidden value={layout.grouping} options={groupings.map(id => ({ id, label: t(`table.group-${id}`) }))} onChange={id => setLayout({ ...layout, grouping: groupings.find(known => known === id) ?? 'none' })} />
      </span>
      {/* On a large screen one sorts by pressing a heading. */}
      {isNarrow && (
        <span className={styles.tool}>
          <span aria-hidden>{t('table.sort-by')}</span>
          <Select
            label={t('table.sort-by')}
            isLabelHidden
            value={sort?.column ?? planOrder}
            options={[{ id: planOrder, label: t('table.sort-plan') }, ...layout.columns.map(id => ({ id, label: t(columns[id].label) }))]}
            onChange={id => {
              const column = columnIds.find(known => known === id)
              setLayout({ ...layout, sort: column === undefined ? null : { column, direction: sort?.direction ?? 'ascending' } })
            }}
          />
          {sort !== null && <IconButton size="small" icon={<ArrowDownUp aria-hidden />} label={t('table.turn-order')} onPress={() => setLayout({ ...layout, sort: { ...sort, direction: sort.direction === 'ascending' ? 'descending' : 'ascending' } })} />}
        </span>
      )}
      <span className={styles.toolEnd}>
        <Popover label={t('table.columns')} placement="bottom end" trigger={<Button size="small" icon={<Columns3 aria-hidden />}>{t('table.columns')}</Button>}>
          <Chooser layout={layout} setLayout={setLayout} isNarrow={isNarrow} />
        </Popover>
      </span>
    </div>
  )
}

function Chooser({ layout, setLayout, isNarrow }: ToolsProps) {
  const t = useMessage()
  const choosable = [...layout.columns, ...columnIds.filter(id => !layout.columns.includes(id))].filter(id => !isPinned(id))
  const moved = (id: ColumnId, by: -1 | 1): void => {
    const next = movedColumn(layout, id, by)
    setLayout(next)
    announce(t('table.column-moved', { column: t(columns[id].label), place: next.columns.indexOf(id) + 1 }))
  }
  return (
    <div className={styles.chooser}>
      {!isNarrow && <p>{t('table.columns-hint')}</p>}
      <ul>
        {choosable.map(id => {
          const column = t(columns[id].label)
          const isShown = layout.columns.includes(id)
          return (
            <li key={id}>
              <Checkbox isSelected={isShown} onChange={isNow => setLayout(withColumn(layout, id, isNow))}>{column}</Checkbox>
              {isShown && (
                <span className={styles.order}>
                  <IconButton size="small" icon={<ArrowUp aria-hidden />} label={t('table.column-earlier', { column })} onPress={() => moved(id, -1)} />
                  <IconButton size="small" icon={<ArrowDown aria-hidden />} label={t('table.column-later', { column })} onPress={() => moved(id, 1)} />
                </span>
              )}
            </li>
          )
        })}
      </ul>
      <Button size="small" variant="link" onPress={() => setLayout(firstLayout)}>{t('table.columns-first')}</Button>
    </div>
  )
}
