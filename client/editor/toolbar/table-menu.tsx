// Making a table, and changing its shape while the caret is in one.
import type { Editor } from '@tiptap/core'
import type { Command } from '@tiptap/pm/state'
import { addColumnAfter, addColumnBefore, addRowAfter, addRowBefore, deleteColumn, deleteRow, deleteTable, toggleHeaderRow } from '@tiptap/pm/tables'
import { Table } from 'lucide-react'
import { IconButton } from '../../design/button.tsx'
import { Menu } from '../../design/menu.tsx'
import type { MenuEntry, MenuGroup } from '../../design/menu.tsx'
import type { PlanMessageId } from '../../messages/en/in-plan.ts'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import styles from '../editor.module.css'
import { changeTable, insertTable, orTable } from './table-commands.ts'

type Change = { readonly id: PlanMessageId; readonly command: Command; readonly isDanger?: boolean }

const rowChanges: readonly Change[] = [
  { id: 'editor.table.row-above', command: addRowBefore },
  { id: 'editor.table.row-below', command: addRowAfter },
  { id: 'editor.table.header-row', command: toggleHeaderRow },
  { id: 'editor.table.row-remove', command: orTable(deleteRow) },
]
const columnChanges: readonly Change[] = [
  { id: 'editor.table.column-before', command: addColumnBefore },
  { id: 'editor.table.column-after', command: addColumnAfter },
  { id: 'editor.table.column-remove', command: orTable(deleteColumn) },
]

export function TableMenu({ editor, inTable }: { readonly editor: Editor; readonly inTable: boolean }) {
  const t = useMessage()
  const entry = ({ id, command, isDanger = false }: Change): MenuEntry => ({ id, label: t(id), isDanger, onAction: () => changeTable(editor, command) })
  const groups: readonly MenuGroup[] = inTable
    ? [
        { id: 'rows', label: t('editor.table.rows'), entries: rowChanges.map(entry) },
        { id: 'columns', label: t('editor.table.columns'), entries: columnChanges.map(entry) },
        { id: 'table', label: t('editor.table'), entries: [entry({ id: 'editor.table.remove', command: deleteTable, isDanger: true })] },
      ]
    : [{ id: 'table', label: t('editor.table'), entries: [{ id: 'insert', label: t('editor.table.insert'), onAction: () => insertTable(editor) }] }]
  return <Menu label={t('editor.table')} groups={groups} placement="bottom start" trigger={<IconButton className={styles.tool ?? ''} label={t('editor.table')} icon={<Table aria-hidden />} />} />
}
