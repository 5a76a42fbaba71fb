// The rounds of a plan, and what delegations answered and proposed, as a Word document and as an Excel workbook: the tables of shared/exports,
// with what stands on every page.
import type { RoundsAnswer } from '../../shared/api/rounds.ts'
import { answersTable, placeText, proposalsTable, roundsTable } from '../../shared/exports/rounds-table.ts'
import { word } from '../../shared/exports/words.ts'
import { tablesToDocx } from './docx.ts'
import { isSample, markingOf, versionLine } from './plan-source.ts'
import type { PlanSource } from './plan-source.ts'
import { workbook } from './xlsx.ts'

/** By column, of the rounds, the answers and the proposals. */
const roundShares = [0.06, 0.08, 0.14, 0.1, 0.14, 0.22, 0.14, 0.12]
const answerShares = [0.05, 0.1, 0.1, 0.1, 0.09, 0.09, 0.05, 0.06, 0.18, 0.18]
const proposalShares = [0.16, 0.12, 0.4, 0.14, 0.18]

const tablesOf = ({ plain, goals }: PlanSource, rounds: RoundsAnswer) => ({ held: roundsTable(rounds), answers: answersTable(rounds, placeText(plain, goals)), proposals: proposalsTable(plain, goals) })

export function roundsToDocx(source: PlanSource, rounds: RoundsAnswer): Promise<Uint8Array> {
  const { held, answers, proposals } = tablesOf(source, rounds)
  return tablesToDocx(source, word('file/rounds', { plan: source.name }), [
    { heading: word('file/rounds-sheet'), table: held, shares: roundShares, none: word('file/no-answers') },
    { heading: word('file/answers'), table: answers, shares: answerShares, none: word('file/no-answers') },
    { heading: word('file/proposals'), table: proposals, shares: proposalShares, none: word('file/no-proposals') },
  ])
}

export function roundsToXlsx(source: PlanSource, rounds: RoundsAnswer): Promise<Uint8Array> {
  const { held, answers, proposals } = tablesOf(source, rounds)
  const above = [markingOf(source), word('file/rounds', { plan: source.name }), versionLine(source), ...(isSample(source) ? [word('file/sample')] : [])]
  return workbook([
    { name: word('file/answers'), above, table: answers, widths: [8, 22, 26, 24, 22, 26, 8, 10, 46, 60] },
    { name: word('file/proposals'), above, table: proposals, widths: [26, 22, 70, 30, 40] },
    { name: word('file/rounds-sheet'), above, table: held, widths: [8, 10, 22, 22, 22, 46, 30, 22] },
  ])
}
