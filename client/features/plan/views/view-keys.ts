// The keys of the table and of the timeline, for the list of shortcuts. Grid and bars listen to them themselves, while the
// focus is in them.
import type { PlanMessageId } from '../../../messages/en/in-plan.ts'
import { useShortcuts } from '../../../shell/commands.tsx'
import type { Keys } from '../../../shell/keys.ts'
import { useMessage } from '../use-message.ts'

type ViewKeys = readonly { readonly label: PlanMessageId; readonly keys: readonly Keys[] }[]

export const tableKeys: ViewKeys = [
  { label: 'table.key-move', keys: [['↑'], ['↓'], ['←'], ['→']] },
  { label: 'table.key-ends', keys: [['Home'], ['End']] },
  { label: 'table.key-corners', keys: [['Mod', 'Home'], ['Mod', 'End']] },
  { label: 'table.key-page', keys: [['PageUp'], ['PageDown']] },
  { label: 'table.key-write', keys: [['Enter'], ['F2']] },
  { label: 'table.key-select', keys: [['Space']] },
  { label: 'table.key-extend', keys: [['Shift', '↑'], ['Shift', '↓']] },
  { label: 'table.key-all', keys: [['Mod', 'A']] },
  { label: 'table.key-column', keys: [['Alt', '←'], ['Alt', '→']] },
  { label: 'table.key-width', keys: [['Shift', '←'], ['Shift', '→']] },
]

export const timelineKeys: ViewKeys = [
  { label: 'timeline.key-next', keys: [['↑'], ['↓']] },
  { label: 'timeline.key-day', keys: [['←'], ['→']] },
  { label: 'timeline.key-month', keys: [['Mod', '←'], ['Mod', '→']] },
  { label: 'timeline.key-quarter', keys: [['PageUp'], ['PageDown']] },
  { label: 'timeline.key-end', keys: [['Shift', '←'], ['Shift', '→']] },
  { label: 'timeline.key-start', keys: [['Alt', '←'], ['Alt', '→']] },
  { label: 'timeline.key-open', keys: [['Enter']] },
]

/** Lists them for as long as the view is on the page. */
export function useViewKeys(keys: ViewKeys): void {
  const t = useMessage()
  useShortcuts(keys.map(({ label, keys: combinations }) => ({ id: label, label: t(label), place: 'page', keys: combinations })))
}
