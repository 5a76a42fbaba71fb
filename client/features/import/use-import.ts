// What the dialog holds: the tables that were read, which of them is shown, what its columns mean, what was put right in its
// cells, and which rows are left out. The actions themselves are computed from that, every time anew.
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { GoalId } from '../../../shared/ids.ts'
import type { ImportField } from '../../../shared/imports/columns.ts'
import { importTable, mainTable, withCell } from '../../../shared/imports/import-table.ts'
import type { CellPlace, ImportContext, ImportedTable } from '../../../shared/imports/import-table.ts'
import { tablesInClipboard, tablesInFile } from '../../../shared/imports/read-file.ts'
import { maxFileBytes } from '../../../shared/imports/table.ts'
import type { ImportTable, ReadRefusal, ReadTables } from '../../../shared/imports/table.ts'
import { err } from '../../../shared/result.ts'
import { usePlan } from '../plan/index.ts'
import type { ImportSource } from '../plan/index.ts'

export type ShownTable = {
  readonly tables: readonly ImportTable[]
  readonly chosen: number
  readonly choose: (index: number) => void
  readonly imported: ImportedTable
  /** As the table was when it was shown: what had something to look at stays in its place while it is put right. */
  readonly asShown: ImportedTable
  readonly table: ImportTable
  readonly goalHere: GoalId
  readonly setGoalHere: (goal: GoalId) => void
  readonly assign: (column: number, field: ImportField) => void
  readonly write: (at: CellPlace, text: string) => void
  readonly leftOut: ReadonlySet<number>
  readonly take: (row: number, isTaken: boolean) => void
}

export type ImportState =
  | { readonly state: 'empty'; readonly refusal: ReadRefusal | null }
  | { readonly state: 'reading' }
  | { readonly state: 'shown'; readonly shown: ShownTable }

/** What came of the source that was read last. */
type Answered = { readonly of: ImportSource; readonly tables: readonly ImportTable[]; readonly chosen: number; readonly refusal: ReadRefusal | null }

export function useImport(source: ImportSource, goalAtFirst: GoalId): { readonly state: ImportState; readonly read: (source: ImportSource) => void } {
  const { cycle, rules } = usePlan()
  const [asked, setAsked] = useState(source)
  const [answer, setAnswer] = useState<Answered | null>(null)
  const [goalHere, setGoalHere] = useState(goalAtFirst)
  const [assigned, setAssigned] = useState<readonly (ImportField | null)[] | null>(null)
  const [edits, setEdits] = useState<readonly { readonly at: CellPlace; readonly text: string }[]>([])
  const [leftOut, setLeftOut] = useState<ReadonlySet<number>>(new Set())

  const show = useCallback((answered: Answered): void => {
    setAnswer(answered)
    setAssigned(null)
    setEdits([])
    setLeftOut(new Set())
  }, [])
  useEffect(() => {
    let isOver = false
    if (asked.from === 'nothing') return undefined
    void tablesOf(asked).then(read => {
      if (!isOver) show(read.ok ? { of: asked, tables: read.value, chosen: mainTable(read.value), refusal: null } : { of: asked, tables: [], chosen: 0, refusal: read.error })
    })
    return () => { isOver = true }
  }, [asked, show])

  const original = answer?.tables[answer.chosen] ?? null
  const context = useMemo<ImportContext>(() => ({ goals: cycle.goals, goalHere, period: rules.period }), [cycle.goals, goalHere, rules.period])
  const table = useMemo(() => original === null ? null : edits.reduce((before, { at, text }) => withCell(before, at, text), original), [original, edits])
  const asShown = useMemo(() => (original === null ? null : importTable(original, context, assigned ?? undefined)), [original, context, assigned])
  // Edits must not change what the columns are.
  const imported = useMemo(() => (table === null || asShown === null ? null : importTable(table, context, asShown.columns.map(({ field }) => field))), [table, asShown, context])

  if (asked.from !== 'nothing' && answer?.of !== asked) return { state: { state: 'reading' }, read: setAsked }
  if (answer === null || table === null || imported === null || asShown === null) return { state: { state: 'empty', refusal: answer?.refusal ?? null }, read: setAsked }
  return {
    read: setAsked,
    state: {
      state: 'shown',
      shown: {
        tables: answer.tables,
        chosen: answer.chosen,
        choose: index => show({ ...answer, chosen: index }),
        imported,
        asShown,
        table,
        goalHere,
        setGoalHere,
        assign: (column, field) => setAssigned(asShown.columns.map(({ column: other, field: meaning }) => (other === column ? field : meaning === field && isSingle(field) ? null : meaning))),
        write: (at, text) => setEdits(before => [...before.filter(edit => edit.at.row !== at.row || edit.at.column !== at.column), { at, text }]),
        leftOut,
        take: (row, isTaken) => setLeftOut(before => new Set(isTaken ? [...before].filter(other => other !== row) : [...before, row])),
      },
    },
  }
}

/** A title can stand in one column only. */
const isSingle = (field: ImportField): boolean => field === 'title' || field === 'leader' || field === 'from' || field === 'to'

async function tablesOf(source: Exclude<ImportSource, { readonly from: 'nothing' }>): Promise<ReadTables> {
  if (source.from === 'clipboard') return tablesInClipboard(source)
  if (source.file.size > maxFileBytes) return err('import/too-large')
  try {
    return await tablesInFile(new Uint8Array(await source.file.arrayBuffer()))
  } catch {
    // The file went away, or may not be read.
    return err('import/damaged')
  }
}
