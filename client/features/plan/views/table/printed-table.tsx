// The table on paper: all rows and the chosen columns, as wide as the page. The grid on the screen draws only the rows in sight.
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import type { OpenNewAction } from '../../../../../shared/proposals/open-new-actions.ts'
import { useMessage } from '../../use-message.ts'
import type { Group } from './arrange.ts'
import { CellWords } from './cell-words.tsx'
import { columns } from './columns.ts'
import type { ColumnId } from './columns.ts'
import { GroupName } from './group-name.tsx'
import { ProposedLine } from './proposed-row.tsx'
import styles from './table.module.css'

type PrintedProps = { readonly groups: readonly Group[]; readonly proposed: readonly OpenNewAction[]; readonly shown: readonly ColumnId[] }

/** There only while the page is printed. */
export function PrintedTable({ groups, proposed, shown }: PrintedProps) {
  const t = useMessage()
  const [isPrinting, setPrinting] = useState(false)
  useEffect(() => {
    // What is not drawn by the end of the event is not on the paper.
    const begin = (): void => flushSync(() => setPrinting(true))
    const end = (): void => setPrinting(false)
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
    }
  }, [])
  if (!isPrinting) return null
  const lines = (some: readonly OpenNewAction[]) => some.map(each => <tr key={each.id}><td colSpan={shown.length}><ProposedLine proposed={each} /></td></tr>)
  const ofGroup = ({ of }: Group): readonly OpenNewAction[] => (of.by === 'goal' ? proposed.filter(({ goal }) => goal === of.goal) : [])
  return (
    <table className={styles.onPaper} aria-label={t('table.label')}>
      <thead>
        <tr>{shown.map(id => <th key={id} scope="col">{t(columns[id].label)}</th>)}</tr>
      </thead>
      {groups.filter(group => group.rows.length > 0 || ofGroup(group).length > 0).map(group => (
        <tbody key={group.key}>
          {group.of.by !== 'none' && <tr><th scope="rowgroup" colSpan={shown.length}><GroupName group={group} /></th></tr>}
          {group.rows.map(row => <tr key={row.id}>{shown.map(id => <td key={id}><CellWords row={row} column={id} /></td>)}</tr>)}
          {lines(ofGroup(group))}
        </tbody>
      ))}
      {!groups.some(({ of }) => of.by === 'goal') && <tbody>{lines(proposed)}</tbody>}
    </table>
  )
}
