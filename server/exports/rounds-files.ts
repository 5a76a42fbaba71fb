// What delegations answered and proposed as a Word document and as an Excel workbook: the tables of shared/exports, with what stands on every
// page.
import type { RoundsAnswer } from '../../shared/api/rounds.ts'
import { answersTable, placeText, proposalsTable } from '../../shared/exports/rounds-table.ts'
import { word } from '../../shared/exports/words.ts'
import { tablesToDocx } from './docx.ts'
import { isSample, markingOf, versionLine } from './plan-source.ts'
import type { PlanSource } from './plan-source.ts'
import { workbook } from './xlsx.ts'

/** By column, of the answers and of the proposals. */
const answerShares = [0.05, 0.1, 0.1, 0.1, 0.09, 0.09, 0.05, 0.06, 0.18, 0.18]
const proposalShares = [0.16, 0.12, 0.4, 0.14, 0.18]

const tablesOf = ({ plain, goals }: PlanSource, rounds: RoundsAnswer) => ({ answers: answersTable(rounds, placeText(plain, goals)), proposals: proposalsTable(plain, goals) })

export function roundsToDocx(source: PlanSource, rounds: RoundsAnswer): Promise<Uint8Array> {
  const { answers, proposals } = tablesOf(source, rounds)
  return tablesToDocx(source, word('file/rounds', { plan: source.name }), [
    { heading: word('file/answers'), table: answers, shares: answerShares, none: word('file/no-answers') },
    { heading: word('file/proposals'), table: proposals, shares: proposalShares, none: word('file/no-proposals') },
  ])
}

export function roundsToXlsx(source: PlanSource, rounds: RoundsAnswer): Promise<Uint8Array> {
  const { answers, proposals } = tablesOf(source, rounds)
  const above = [markingOf(source), word('file/rounds', { plan: source.name }), versionLine(source), ...(isSample(source) ? [word('file/sample')] : [])]
  return workbook([
    { name: word('file/answers'), above, table: answers, widths: [8, 22, 26, 24, 22, 26, 8, 10, 46, 60] },
    { name: word('file/proposals'), above, table: proposals, widths: [26, 22, 70, 30, 40] },
  ])
}
