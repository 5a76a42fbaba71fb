// Actions from a table, on one screen: what was recognised, what does not fit row by row, and how many come in. Nothing is
// written before that; then all of it at once.
import { useState } from 'react'
import { bringInActions, fitsOneUpdate, takeOutActions } from '../../../shared/documents/import-actions.ts'
import { planView } from '../../../shared/documents/plan.ts'
import type { GoalId } from '../../../shared/ids.ts'
import { maxDrafts } from '../../../shared/imports/table.ts'
import { announce } from '../../design/announcer.ts'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { Select } from '../../design/select.tsx'
import { showToast } from '../../design/toasts.tsx'
import { usePlanMessage } from '../../messages/use-message.tsx'
import { today } from '../../shell/today.ts'
import { goToField, usePlan } from '../plan/index.ts'
import type { ImportSource } from '../plan/index.ts'
import { ImportColumns } from './import-columns.tsx'
import { ImportRow } from './import-row.tsx'
import { ImportStart } from './import-start.tsx'
import styles from './import.module.css'
import { useImport } from './use-import.ts'
import type { ShownTable } from './use-import.ts'

type ImportDialogProps = { readonly source: ImportSource; readonly goalHere: GoalId | null; readonly onClose: () => void }

export function ImportDialog({ source, goalHere, onClose }: ImportDialogProps) {
  const t = usePlanMessage()
  const { goalsOfCycle } = usePlan()
  const [firstGoal] = goalsOfCycle
  const goal = goalHere ?? firstGoal
  return goal === undefined ? null : <WithGoal source={source} goal={goal} onClose={onClose} title={t('import.title')} />
}

function WithGoal({ source, goal, onClose, title }: { readonly source: ImportSource; readonly goal: GoalId; readonly onClose: () => void; readonly title: string }) {
  const t = usePlanMessage()
  const { state, read } = useImport(source, goal)
  const [isTooMuch, setTooMuch] = useState(false)
  const add = useAdd(onClose, () => setTooMuch(true))
  const cancel = <Button onPress={onClose}>{t('import.cancel')}</Button>
  if (state.state !== 'shown') {
    return (
      <Dialog isOpen onClose={onClose} size="wide" title={title} actions={cancel}>
        <div data-import-dialog>{state.state === 'reading' ? <output>{t('import.reading')}</output> : <ImportStart refusal={state.refusal} onRead={read} />}</div>
      </Dialog>
    )
  }
  return <ShownDialog shown={state.shown} title={title} isTooMuch={isTooMuch} onClose={onClose} onAdd={add} />
}

type ShownProps = { readonly shown: ShownTable; readonly title: string; readonly isTooMuch: boolean; readonly onClose: () => void; readonly onAdd: (shown: ShownTable) => void }

function ShownDialog({ shown, title, isTooMuch, onClose, onAdd }: ShownProps) {
  const t = usePlanMessage()
  const { cycle, may } = usePlan()
  const { imported, asShown, leftOut, tables, chosen } = shown
  const proposes = !may({ writtenBy: 'placing' })
  const taken = takenOf(shown)
  const open = taken.filter(({ problems }) => problems.length > 0).length
  const byFirstRow = new Map(asShown.rows.map(row => [row.rows[0], row]))
  const hadProblems = (row: (typeof imported.rows)[number]): boolean => (byFirstRow.get(row.rows[0])?.problems.length ?? 0) > 0
  // Those to look at first; what is put right stays in its place.
  const ordered = imported.rows.map((row, index) => ({ row, number: index + 1 })).sort((one, other) => Number(hadProblems(other.row)) - Number(hadProblems(one.row)))
  const disabledReason = taken.length === 0 ? t('import.nothing') : taken.length > maxDrafts ? t('import.too-many-actions', { most: maxDrafts }) : undefined
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="wide"
      title={title}
      actions={(
        <div className={styles.foot}>
          <output className={styles.summary}>{t(proposes ? 'import.summary-propose' : 'import.summary', { count: taken.length, open })}</output>
          <Button onPress={onClose}>{t('import.cancel')}</Button>
          <Button variant="primary" onPress={() => onAdd(shown)} disabledReason={disabledReason}>{t(proposes ? 'import.propose' : 'import.add', { count: taken.length })}</Button>
        </div>
      )}
    >
      <div className={styles.shown} data-import-dialog>
        {isTooMuch && <Banner tone="bad" isInset>{t('import.too-much-text')}</Banner>}
        {taken.length > maxDrafts && <Banner tone="warn" isInset>{t('import.too-many-actions', { most: maxDrafts })}</Banner>}
        <div className={styles.choices}>
          {tables.length > 1 && <Select label={t('import.which-table')} options={tables.map(({ rows }, index) => ({ id: String(index), label: t('import.table-number', { number: index + 1, rows: rows.length }) }))} value={String(chosen)} onChange={id => shown.choose(Number(id))} />}
          <Select label={t('import.goal-here')} options={cycle.goals.map(({ id, code, title: words }) => ({ id, label: `${code} ${words}` }))} value={shown.goalHere} onChange={id => { const named = cycle.goals.find(known => known.id === id); if (named !== undefined) shown.setGoalHere(named.id) }} />
        </div>
        <ImportColumns key={chosen} imported={imported} assign={shown.assign} />
        <h3>{t('import.rows')}</h3>
        <ul className={styles.rows}>
          {ordered.map(({ row, number }) => (
            <ImportRow key={row.rows[0]} row={row} asShown={byFirstRow.get(row.rows[0])} number={number} isTaken={!leftOut.has(row.rows[0] ?? 0)} goals={cycle.goals} table={shown.table} imported={imported} take={shown.take} write={shown.write} />
          ))}
        </ul>
        <p className={styles.note}>{t('import.asked')}</p>
      </div>
    </Dialog>
  )
}

const takenOf = ({ imported, leftOut }: ShownTable) => imported.rows.filter(({ rows }) => !leftOut.has(rows[0] ?? 0))

function useAdd(onClose: () => void, onTooMuch: () => void): (shown: ShownTable) => void {
  const t = usePlanMessage()
  const { replica, plan, party, may } = usePlan()
  return shown => {
    const drafts = takenOf(shown).map(({ draft }) => draft)
    const importer = { party, proposes: !may({ writtenBy: 'placing' }), on: today() }
    if (!fitsOneUpdate(drafts, importer)) return onTooMuch()
    const ids = replica.asOne(() => bringInActions(plan, drafts, importer))
    onClose()
    const said = t('import.added', { count: ids.length })
    announce(said)
    showToast({ text: said, tone: 'ok', action: { label: t('import.undo'), onPress: () => takeOutActions(planView(replica.doc), ids) } })
    const [first] = ids
    // The dialog gives the focus back to where it was opened; after that it goes on to what has come.
    if (first !== undefined) requestAnimationFrame(() => requestAnimationFrame(() => goToField(['actions', first, 'title'])))
  }
}
