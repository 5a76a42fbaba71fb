// The work that is done beside the process that people type into: making files of a plan and of the matrix, and reading a
// file that is to become a plan. Pure: what goes in and comes out can be sent from thread to thread.
import type { CycleView } from '../../shared/api/cycles.ts'
import type { PlanFormat, RoundsFormat } from '../../shared/api/exports.ts'
import type { RoundsAnswer } from '../../shared/api/rounds.ts'
import { markingOfRows, matrixRows, matrixTable } from '../../shared/exports/matrix-table.ts'
import { momentText } from '../../shared/exports/version.ts'
import type { PlanFile } from '../../shared/exports/plan-file.ts'
import { word } from '../../shared/exports/words.ts'
import type { PlanSummary } from '../../shared/projection/plan-summary-shape.ts'
import type { Result } from '../../shared/result.ts'
import { markingLabels } from '../../shared/vocabularies/vocabularies.ts'
import { planToDocx } from './docx.ts'
import { planToIcs } from './ics.ts'
import { planToJson } from './json.ts'
import { planToPdf } from './pdf.ts'
import { planSource } from './plan-source.ts'
import type { PlanAbout, PlanSource, Progress } from './plan-source.ts'
import { readPlanFile } from './read-plan-file.ts'
import { roundsToDocx, roundsToXlsx } from './rounds-files.ts'
import type { FileRefusal } from './read-plan-file.ts'
import { planToXlsx, workbook } from './xlsx.ts'

export type Task =
  | { readonly task: 'plan-file'; readonly format: PlanFormat; readonly about: PlanAbout; readonly state: Uint8Array }
  | { readonly task: 'rounds-file'; readonly format: RoundsFormat; readonly about: PlanAbout; readonly state: Uint8Array; readonly rounds: RoundsAnswer }
  | { readonly task: 'matrix-file'; readonly cycle: CycleView; readonly period: CycleView['periods'][number]; readonly summaries: readonly PlanSummary[]; readonly at: string }
  | { readonly task: 'read-plan-file'; readonly bytes: Uint8Array }

export type Done = Uint8Array | Result<PlanFile, FileRefusal>

/** What a thread says: as it goes on, and at the end. What is thrown in it comes as its error. */
export type Report = { readonly done: number; readonly of: number } | { readonly result: Done }

const makers: { readonly [Format in PlanFormat]: (source: PlanSource, progress: Progress) => Promise<Uint8Array> } = {
  docx: planToDocx,
  pdf: planToPdf,
  xlsx: planToXlsx,
  ics: planToIcs,
  json: planToJson,
}

const roundsMakers: { readonly [Format in RoundsFormat]: (source: PlanSource, rounds: RoundsAnswer) => Promise<Uint8Array> } = { docx: roundsToDocx, xlsx: roundsToXlsx }

export async function doTask(task: Task, progress: Progress): Promise<Done> {
  switch (task.task) {
    case 'plan-file':
      return makers[task.format](planSource(task.about, task.state), progress)
    case 'rounds-file':
      return roundsMakers[task.format](planSource(task.about, task.state), task.rounds)
    case 'matrix-file':
      return matrixToXlsx(task)
    case 'read-plan-file':
      return readPlanFile(task.bytes)
  }
}

function matrixToXlsx({ cycle, period, summaries, at }: Extract<Task, { task: 'matrix-file' }>): Promise<Uint8Array> {
  const rows = matrixRows(summaries, cycle, period)
  const table = matrixTable(rows, cycle)
  const samples = rows.some(({ summary }) => summary.sample) ? [word('file/sample')] : []
  return workbook([{
    name: 'Matrix',
    above: [markingLabels[markingOfRows(rows)], word('file/matrix', { period: period.label }), `${word('file/updated')} ${momentText(at)}`, ...samples],
    table,
    widths: table.head.map((_, index) => (index < 3 ? 24 : index === table.head.length - 1 ? 12 : 38)),
  }])
}
