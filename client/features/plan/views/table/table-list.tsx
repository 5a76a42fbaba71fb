// The table on a small screen: each action is an entry with the chosen columns as lines, written in place.
import { Plus } from 'lucide-react'
import { memo, useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { ActionId } from '../../../../../shared/ids.ts'
import { Button } from '../../../../design/button.tsx'
import { VisuallyHidden } from '../../../../design/visually-hidden.tsx'
import { classNames } from '../../../../design/class-names.ts'
import { fieldId, goToField, placeOf } from '../../places.ts'
import { nobody } from '../../goal-section.tsx'
import { edgeOf } from '../../edge.ts'
import { usePlan } from '../../plan-context.tsx'
import { useMessage } from '../../use-message.ts'
import type { OtherPerson } from '../../use-place.ts'
import { askWhy } from '../../why/ask-why.ts'
import type { ActionRow } from './action-row.ts'
import { CellEditor } from './cell-editor.tsx'
import { CellWords } from './cell-words.tsx'
import { columns, isPinned } from './columns.ts'
import type { ColumnId } from './columns.ts'
import { GroupName } from './group-name.tsx'
import type { ListProps } from './table-grid.tsx'
import { mayWriteCell } from './use-may-write.ts'
import { PressedAhead, type Leaving } from './pressed-ahead.ts'
import { ProposedEntry } from './proposed-row.tsx'
import styles from './table.module.css'

const nothingAhead = new PressedAhead()

export function TableList({ layout, groups, proposed, others, adding, holds }: ListProps) {
  const t = useMessage()
  const { cycle } = usePlan()
  const [begun, setEditing] = useState<{ readonly id: ActionId; readonly column: ColumnId } | null>(null)
  // Somebody else may remove the action meanwhile.
  const editing = begun !== null && groups.some(({ rows }) => rows.some(({ id }) => id === begun.id)) ? begun : null
  const begin = useCallback((id: ActionId, column: ColumnId) => setEditing({ id, column }), [])
  /** Told to the rows around it: while one writes they stay where they are. */
  const hold = useEffectEvent((writing: ActionId | null) => holds(writing))
  const isEditing = editing !== null
  const writing = editing?.id ?? null
  useEffect(() => hold(writing), [writing])
  const last = useRef<string | null>(null)
  const onLeave = useCallback((to: Leaving): void => setEditing(before => {
    if (before !== null) last.current = to === 'stay' ? null : lineId(before.id, before.column)
    return null
  }), [])
  useEffect(() => {
    if (isEditing || last.current === null) return
    document.getElementById(last.current)?.focus()
    last.current = null
  }, [isEditing])
  return (
    <div className={styles.list}>
      {groups.map(group => {
        const goal = group.of.by === 'goal' ? cycle.goals.find(({ id }) => group.of.by === 'goal' && id === group.of.goal) : undefined
        return (
          <section key={group.key} aria-label={group.of.by === 'none' ? t('table.label') : undefined}>
            {group.of.by !== 'none' && <h2 className={styles.listHead}><GroupName group={group} /></h2>}
            <ul>
              {group.rows.map(row => <Entry key={row.id} row={row} shown={layout.columns} here={others.byPart.get(row.id) ?? nobody} editing={editing?.id === row.id ? editing.column : null} onEdit={begin} onLeave={onLeave} />)}
              {goal !== undefined && proposed.filter(each => each.goal === goal.id).map(each => <ProposedEntry key={each.id} proposed={each} />)}
            </ul>
            {goal !== undefined && adding !== null && (
              <Button size="small" icon={<Plus aria-hidden />} onPress={() => begin(adding.add(goal.id), 'title')}>{t(adding.isProposal ? 'table.propose-row-for-goal' : 'table.add-row-to-goal', { number: goal.number })}</Button>
            )}
          </section>
        )
      })}
      {proposed.length > 0 && !groups.some(({ of }) => of.by === 'goal') && <ul>{proposed.map(each => <ProposedEntry key={each.id} proposed={each} />)}</ul>}
    </div>
  )
}

const lineId = (id: ActionId, column: ColumnId): string => `line-${id}-${column}`

type EntryProps = {
  readonly row: ActionRow
  readonly shown: readonly ColumnId[]
  readonly here: readonly OtherPerson[]
  readonly editing: ColumnId | null
  readonly onEdit: (id: ActionId, column: ColumnId) => void
  readonly onLeave: (to: Leaving) => void
}

const Entry = memo(function Entry({ row, shown, here, editing, onEdit, onLeave }: EntryProps) {
  const t = useMessage()
  const { id, summary } = row
  const title = summary.title || t('plan.untitled')
  const line = (column: ColumnId) => (
    <Line row={row} column={column} title={title} here={here.find(({ place }) => place?.[2] === column)} isEditing={editing === column} onEdit={onEdit} onLeave={onLeave} />
  )
  return (
    <li className={styles.entry} data-place={placeOf(['actions', id])} data-whole>
      <h3 className={styles.entryTitle}>
        <button type="button" className={styles.entryNumber} aria-label={t('table.open-as-card', { title })} onClick={() => goToField(['actions', id])}><CellWords row={row} column="number" /></button>
        {line('title')}
      </h3>
      <dl>
        {shown.filter(column => !isPinned(column)).map(column => (
          <div key={column}>
            <dt>{t(columns[column].label)}</dt>
            <dd>{line(column)}</dd>
          </div>
        ))}
      </dl>
    </li>
  )
})

type LineProps = Pick<EntryProps, 'row' | 'onEdit' | 'onLeave'> & { readonly column: ColumnId; readonly title: string; readonly here: OtherPerson | undefined; readonly isEditing: boolean }

function Line({ row, column, title, here, isEditing, onEdit, onLeave }: LineProps) {
  const t = useMessage()
  const context = usePlan()
  const { id, action, findings } = row
  const path = ['actions', id, column]
  const { edit, label } = columns[column]
  const edge = edgeOf(here)
  const isBeside = edit === 'rows'
  const at = (): HTMLElement | null => document.getElementById(lineId(id, column))
  if (edit === null) return <CellWords row={row} column={column} />
  return (
    <div id={fieldId(path)} data-place={placeOf(path)} {...edge} className={classNames(styles.line, edge.className)}>
      {(!isEditing || isBeside) && (
        <button
          type="button"
          id={lineId(id, column)}
          className={styles.lineButton}
          onClick={event => (mayWriteCell(context, row, column) ? onEdit(id, column) : askWhy(path, event.currentTarget))}
        >
          <VisuallyHidden>{t('table.edit', { column: t(label), title })}: </VisuallyHidden>
          <CellWords row={row} column={column} />
        </button>
      )}
      {isEditing && <CellEditor id={id} column={column} action={action} findings={findings} cell={at} ahead={nothingAhead} onLeave={onLeave} />}
    </div>
  )
}
