// Asks the page of a plan to show a table that could become actions. Whoever has one does so: the page where something is
// pasted or dropped, the table of the plan, a command.
import type { GoalId } from '../../../shared/ids.ts'

/** What was pasted, as the clipboard gives it, a file, or nothing yet: then the dialog asks for one. */
export type ImportSource = { readonly from: 'clipboard'; readonly html: string; readonly text: string } | { readonly from: 'file'; readonly file: File } | { readonly from: 'nothing' }
export type ImportRequest = { readonly source: ImportSource; readonly goal: GoalId | null }

export const importEvent = 'empact-import'

/** @param goal for rows that name none; left out, the goal in which the focus is. Nothing happens where the person may add no
 *  action to the plan. */
export function openImport(source: ImportSource, goal: GoalId | null = null): void {
  window.dispatchEvent(new CustomEvent<ImportRequest>(importEvent, { detail: { source, goal } }))
}
