// What a person does to a table's shape. Each first mends tables that edits of others left ragged; see table-nodes.ts.
import type { Editor } from '@tiptap/core'
import { Fragment } from '@tiptap/pm/model'
import type { Node, NodeType } from '@tiptap/pm/model'
import { Selection } from '@tiptap/pm/state'
import type { Command } from '@tiptap/pm/state'
import { deleteTable, fixTables } from '@tiptap/pm/tables'
import { backToText } from './back-to-text.ts'

export function changeTable(editor: Editor, command: Command): void {
  const { view } = editor
  const mended = fixTables(view.state)
  if (mended !== undefined) view.dispatch(mended)
  command(view.state, view.dispatch)
  backToText(editor)
}

/** The last row or column goes with its table: the rules keep it, a person means the table. */
export const orTable = (command: Command): Command => (state, dispatch) => command(state, dispatch) || deleteTable(state, dispatch)

/** Puts a table of headings and two rows where the caret is, or after the list or table it is in; a table stands in
 *  neither. A paragraph follows it, so that there is a way on. */
export function insertTable(editor: Editor): void {
  const { view } = editor
  const { state } = view
  const table = newTable(state.schema.nodes)
  const paragraph = state.schema.nodes['paragraph']
  if (table === null || paragraph === undefined) return
  const { $from } = state.selection
  const index = $from.index(0)
  const block = state.doc.child(Math.min(index, state.doc.childCount - 1))
  const before = $from.depth === 0 ? $from.pos : $from.before(1)
  const replaces = block.type === paragraph && block.content.size === 0
  const from = replaces ? before : before + block.nodeSize
  const isLast = index >= state.doc.childCount - 1
  const transaction = state.tr.replaceWith(from, replaces ? before + block.nodeSize : from, isLast ? Fragment.from([table, paragraph.create()]) : table)
  view.dispatch(transaction.setSelection(Selection.near(transaction.doc.resolve(from + 1))).scrollIntoView())
  backToText(editor)
}

function newTable(nodes: { readonly [name: string]: NodeType }): Node | null {
  const { table, tableRow, tableHeader, tableCell, paragraph } = nodes
  if (table === undefined || tableRow === undefined || tableHeader === undefined || tableCell === undefined || paragraph === undefined) return null
  const row = (cell: NodeType): Node => tableRow.create(null, [0, 1, 2].map(() => cell.create(null, paragraph.create())))
  return table.create(null, [row(tableHeader), row(tableCell), row(tableCell)])
}
