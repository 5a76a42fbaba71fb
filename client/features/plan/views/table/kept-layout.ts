// How a person likes the table: columns with their order and widths, sorting and grouping. Kept on this device under the
// person, so that two people at one computer each find their own.
import { z } from 'zod'
import { createKept, usePreference } from '../../../../design/preference.ts'
import type { Preference } from '../../../../design/preference.ts'
import { groupings } from './arrange.ts'
import { columnIds, isPinned, pinned } from './columns.ts'
import type { ColumnId } from './columns.ts'

export const narrowestPx = 48
export const widestPx = 720

const ColumnName = z.enum(columnIds)
const Layout = z.object({
  columns: z.array(ColumnName),
  widths: z.partialRecord(ColumnName, z.number().min(narrowestPx).max(widestPx)),
  sort: z.object({ column: ColumnName, direction: z.enum(['ascending', 'descending']) }).nullable(),
  grouping: z.enum(groupings),
})
export type TableLayout = z.infer<typeof Layout>

export const firstLayout: TableLayout = {
  columns: [...pinned, 'kind', 'leader', 'participants', 'from', 'to', 'jointActionDays', 'funding', 'state'],
  widths: {},
  sort: null,
  grouping: 'goal',
}

/** What was kept, else the first layout. Each column stands once; those that name the row stand first, always. */
export function parseLayout(text: string | null): TableLayout {
  if (text === null) return firstLayout
  try {
    const parsed = Layout.safeParse(JSON.parse(text))
    return parsed.success ? { ...parsed.data, columns: inOrder(parsed.data.columns) } : firstLayout
  } catch {
    return firstLayout
  }
}

const inOrder = (ids: readonly ColumnId[]): ColumnId[] => [...pinned, ...new Set(ids.filter(id => !isPinned(id)))]

/** Shown or not; a column that comes stands last. */
export function withColumn(layout: TableLayout, id: ColumnId, isShown: boolean): TableLayout {
  return { ...layout, columns: inOrder(isShown ? [...layout.columns, id] : layout.columns.filter(other => other !== id)) }
}

/** One place to the front or the end, among those that are not pinned. */
export function movedColumn(layout: TableLayout, id: ColumnId, by: -1 | 1): TableLayout {
  const from = layout.columns.indexOf(id)
  const to = from + by
  const other = layout.columns[to]
  if (isPinned(id) || other === undefined || isPinned(other)) return layout
  return { ...layout, columns: inOrder(layout.columns.with(from, other).with(to, id)) }
}

export function withWidth(layout: TableLayout, id: ColumnId, widthPx: number): TableLayout {
  return { ...layout, widths: { ...layout.widths, [id]: Math.round(Math.min(widestPx, Math.max(narrowestPx, widthPx))) } }
}

const byPerson = new Map<string, Preference<TableLayout>>()

export function useKeptLayout(person: string): readonly [TableLayout, (layout: TableLayout) => void] {
  let kept = byPerson.get(person)
  if (kept === undefined) {
    kept = createKept(`empact.plan-table.${person}`, { parse: parseLayout, write: layout => JSON.stringify(layout) })
    byPerson.set(person, kept)
  }
  return [usePreference(kept), kept.set]
}
