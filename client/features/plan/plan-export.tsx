// The plan of the page as files, as a table and on paper.
import { useCallback, useEffect, useRef } from 'react'
import { planFormats } from '../../../shared/api/exports.ts'
import { markingLabels } from '../../../shared/vocabularies/vocabularies.ts'
import { filesApi } from '../../files-api.ts'
import { ExportMenu, OnPaper } from '../exports/index.ts'
import { usePlan } from './plan-context.tsx'
import { usePlanTitle } from './plan-header.tsx'

export function PlanExportMenu({ isSmall }: { readonly isSmall: boolean }) {
  const { id, replica, cycle, record } = usePlan()
  const title = usePlanTitle()
  const marking = markingLabels[record.marking ?? 'limite']
  const table = async () => {
    const { planTable, shortColumns } = await import('../../../shared/exports/plan-table.ts')
    const { momentText } = await import('../../../shared/exports/version.ts')
    return { above: [marking, title, momentText(new Date().toISOString())], table: planTable(replica.reading.current(), cycle.goals, shortColumns) }
  }
  return <ExportMenu formats={planFormats} request={format => filesApi.plan(id, format)} table={table} isSmall={isSmall} />
}

/** @param isWide for a view that takes the width of the paper. */
export function PrintedPlan({ isWide }: { readonly isWide: boolean }) {
  const { replica, record } = usePlan()
  const title = usePlanTitle()
  const version = useVersion(replica)
  return <OnPaper title={title} marking={markingLabels[record.marking ?? 'limite']} isSample={record.sample === true} paper={isWide ? 'A4 landscape' : 'A4'} version={version} />
}

/** The name of what the page holds, as in files. Whoever prints must not wait for what works it out, so that is loaded before. */
function useVersion(replica: ReturnType<typeof usePlan>['replica']): () => string | null {
  const name = useRef<((doc: typeof replica.doc) => string) | null>(null)
  useEffect(() => {
    void import('./version-name.ts').then(loaded => { name.current = loaded.versionName }).catch(() => undefined)
  }, [])
  return useCallback(() => name.current?.(replica.doc) ?? null, [replica])
}
