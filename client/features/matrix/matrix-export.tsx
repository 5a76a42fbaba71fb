// The matrix of the page as a workbook, as a table and on one large sheet of paper.
import { useMemo } from 'react'
import type { PartyId } from '../../../shared/ids.ts'
import { IsoDay } from '../../../shared/schema/values.ts'
import { markingLabels } from '../../../shared/vocabularies/vocabularies.ts'
import { filesApi } from '../../files-api.ts'
import { useLivePlans } from '../../live/index.ts'
import { ExportMenu, OnPaper } from '../exports/index.ts'
import { plansOf, type ChosenPeriod } from '../plans/index.ts'
import { useMessage } from './use-message.ts'

interface MatrixExportProps {
  readonly party: PartyId
  readonly chosen: ChosenPeriod
  readonly isSmall: boolean
}

export function MatrixExportMenu({ party, chosen: { cycle, period }, isSmall }: MatrixExportProps) {
  const t = useMessage()
  const { plans } = useLivePlans()
  const table = async () => {
    const { markingOfRows, matrixRows, matrixTable } = await import('../../../shared/exports/matrix-table.ts')
    const { momentText } = await import('../../../shared/exports/version.ts')
    const rows = matrixRows([...plans.values()].map(({ summary }) => summary), cycle, period)
    return { above: [markingLabels[markingOfRows(rows)], t('matrix.title-period', { period: period.label }), momentText(new Date().toISOString())], table: matrixTable(rows, cycle) }
  }
  const request = () => filesApi.matrix({ party, cycle: cycle.id, periodStart: IsoDay.parse(period.start) })
  return <ExportMenu formats={['xlsx']} request={request} table={table} isSmall={isSmall} />
}

/** As strictly marked as the strictest plan in it. */
export function PrintedMatrix({ chosen: { cycle, period } }: Pick<MatrixExportProps, 'chosen'>) {
  const t = useMessage()
  const { plans } = useLivePlans()
  const shown = useMemo(() => plansOf(plans, cycle, period).byPriority.flatMap(({ rows }) => rows.map(({ plan }) => plan.summary)), [plans, cycle, period])
  const isPublic = shown.length > 0 && shown.every(({ marking }) => marking === 'public')
  return <OnPaper title={t('matrix.title-period', { period: period.label })} marking={markingLabels[isPublic ? 'public' : 'limite']} isSample={shown.some(({ sample }) => sample)} paper="A3 landscape" />
}
