// One row that could become an action: taken or left out, what does not fit in it, and its cells to put right.
import { useMemo, useRef, useState } from 'react'
import type { CellPlace, ImportedRow, ImportProblem } from '../../../shared/imports/import-table.ts'
import { maxTitleCharacters } from '../../../shared/imports/import-table.ts'
import { maxCellCharacters } from '../../../shared/imports/table.ts'
import { sentences } from '../../../shared/messages/index.ts'
import type { GoalOfCycle } from '../../../shared/imports/choices.ts'
import { Button } from '../../design/button.tsx'
import { Checkbox } from '../../design/checkbox.tsx'
import { Chip } from '../../design/chip.tsx'
import { PartyCode } from '../../design/party-code.tsx'
import { CommitTextField } from '../../design/text-field.tsx'
import { formatDay, formatNumber } from '../../messages/formats.ts'
import { usePlanMessage } from '../../messages/use-message.tsx'
import type { PlanTranslate } from '../../messages/use-message.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { fieldLabels } from './field-labels.ts'
import styles from './import.module.css'
import type { ShownTable } from './use-import.ts'

type RowProps = {
  readonly row: ImportedRow
  /** The same row as it was shown first. */
  readonly asShown: ImportedRow | undefined
  readonly number: number
  readonly isTaken: boolean
  readonly goals: readonly GoalOfCycle[]
} & Pick<ShownTable, 'table' | 'imported' | 'take' | 'write'>

/** More ways out than this beside a cell help nobody: the field itself takes them all. */
const maxSuggestions = 4

export function ImportRow({ row, asShown, number, isTaken, goals, table, imported, take, write }: RowProps) {
  const t = usePlanMessage()
  const [isOpen, setOpen] = useState(false)
  const { draft, problems, rows } = row
  const [first = 0] = rows
  // A cell that is put right stays where it is: the caret may be in it.
  const shown = useMemo(() => placesOf([...(asShown?.problems ?? []), ...problems]), [asShown, problems])
  const places = isOpen ? rows.flatMap(at => imported.columns.filter(({ field }) => field !== null && field !== 'ignored').map(({ column }) => ({ row: at, column }))) : shown
  const withoutCell = problems.filter(({ at }) => at === null)
  const title = draft.title === '' ? t('import.row-untitled') : draft.title
  const goal = goals.find(({ id }) => id === draft.goal)
  return (
    <li className={styles.row} data-taken={isTaken}>
      <div className={styles.rowHead}>
        <div className={styles.rowTitle}><Checkbox isSelected={isTaken} onChange={taken => take(first, taken)}>{t('import.row', { number, title })}</Checkbox></div>
        {!isTaken ? <Chip>{t('import.left-out')}</Chip> : problems.length > 0 ? <Chip tone="warn">{t('import.to-look-at', { count: problems.length })}</Chip> : <Chip tone="ok">{t('import.ready')}</Chip>}
        <Button size="small" variant="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>{t(isOpen ? 'import.row-done' : 'import.row-cells', { number })}</Button>
      </div>
      <div className={styles.facts}>
        {goal !== undefined && <span title={goal.title}>{goal.code}</span>}
        {draft.leader !== undefined && <PartyCode {...partyLabel(draft.leader)} />}
        {(draft.from !== undefined || draft.to !== undefined) && <span>{draft.from === undefined ? '…' : formatDay(draft.from)} – {draft.to === undefined ? '…' : formatDay(draft.to)}</span>}
      </div>
      {isTaken && withoutCell.map(problem => <p key={problem.code} className={styles.problem}>{sentenceOf(t, problem)}</p>)}
      {isTaken && places.length > 0 && (
        <div className={styles.cells}>
          {places.map(place => {
            const own = problems.filter(({ at }) => at?.row === place.row && at.column === place.column)
            const field = imported.columns[place.column]?.field ?? 'ignored'
            return (
              <div key={`${place.row} ${place.column}`} className={styles.cell}>
                <CommitTextField
                  label={t(fieldLabels[field])}
                  value={table.rows[place.row]?.[place.column]?.text ?? ''}
                  onCommit={text => write(place, text)}
                  isMultiline={(table.rows[place.row]?.[place.column]?.text ?? '').length > 60}
                  warning={own.length === 0 ? undefined : own.map(problem => sentenceOf(t, problem)).join(' ')}
                />
                <Suggestions problems={own} onUse={(text, cell) => {
                  write(place, text)
                  // What was pressed goes: the focus stays at its cell.
                  cell?.querySelector<HTMLElement>('input, textarea')?.focus()
                }} />
              </div>
            )
          })}
        </div>
      )}
    </li>
  )
}

function Suggestions({ problems, onUse }: { readonly problems: readonly ImportProblem[]; readonly onUse: (text: string, cell: HTMLElement | null) => void }) {
  const t = usePlanMessage()
  const offered = problems.flatMap(({ suggestions }) => suggestions.slice(0, maxSuggestions))
  const row = useRef<HTMLDivElement>(null)
  if (offered.length === 0) return null
  return <div ref={row} className={styles.suggestions}>{offered.map(({ label, text }) => <Button key={label} size="small" onPress={() => onUse(text, row.current?.parentElement ?? null)}>{t('import.use', { label })}</Button>)}</div>
}

function placesOf(problems: readonly ImportProblem[]): readonly CellPlace[] {
  const byName = new Map<string, CellPlace>()
  for (const { at } of problems) if (at !== null) byName.set(`${at.row} ${at.column}`, at)
  return [...byName.values()]
}

function sentenceOf(t: PlanTranslate, { code, words, reason }: ImportProblem): string {
  const most = formatNumber(code === 'title-too-long' ? maxTitleCharacters : maxCellCharacters)
  return t(`import.problem.${code}`, { words: words.replace(/\n/g, ' ').slice(0, 80), most, reason: reason === undefined ? '' : sentences[reason] })
}
