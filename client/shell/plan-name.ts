// What a plan is called: its area and its period, "Migrant smuggling 2026–27".
import type { CycleView } from '../../shared/api/cycles.ts'
import { periodLabel } from '../../shared/cycles/periods.ts'
import type { AreaId } from '../../shared/ids.ts'

type Span = { readonly start: string; readonly end: string }

/** Without the area's title where no cycle knows it; empty where nothing is known yet. */
export function planName(cycles: readonly CycleView[], area: AreaId | null | undefined, period: Span | null): string {
  const title = cycles.flatMap(cycle => cycle.areas).find(candidate => candidate.id === area)?.title
  return [title, period === null ? undefined : periodLabel(period.start, period.end)].filter(Boolean).join(' ')
}
