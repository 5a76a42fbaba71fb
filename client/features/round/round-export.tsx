// Answers, reserves and proposals as files, and the answers as a table for pasting.
import type { RoundsAnswer } from '../../../shared/api/rounds.ts'
import { roundsFormats } from '../../../shared/api/exports.ts'
import { markingLabels } from '../../../shared/vocabularies/vocabularies.ts'
import { filesApi } from '../../files-api.ts'
import { ExportMenu } from '../exports/index.ts'
import { usePlan, usePlanTitle } from '../plan/index.ts'

export function RoundExport({ known, isSmall }: { readonly known: RoundsAnswer; readonly isSmall: boolean }) {
  const { id, party, cycle, record, replica } = usePlan()
  const title = usePlanTitle()
  const table = async () => {
    const { answersTable, placeText } = await import('../../../shared/exports/rounds-table.ts')
    const { momentText } = await import('../../../shared/exports/version.ts')
    return { above: [markingLabels[record.marking ?? 'limite'], title, momentText(new Date().toISOString())], table: answersTable(known, placeText(replica.reading.current(), cycle.goals)) }
  }
  return <ExportMenu formats={roundsFormats} request={format => filesApi.rounds(id, party, format === 'docx' ? 'docx' : 'xlsx')} table={table} isSmall={isSmall} />
}
