// Tables as nodes over ProseMirror's table rules. Its plugin would mend a table wherever one is shown; two people who
// each add a row and a column leave a ragged table, and every open page would mend it at once and write that to all.
// So the plugin runs without mending, and a table is mended by the person who next changes its shape.
import type { Extensions } from '@tiptap/core'
import { Extension, mergeAttributes, Node } from '@tiptap/core'
import { NodeSelection, Plugin } from '@tiptap/pm/state'
import type { Selection } from '@tiptap/pm/state'
import { goToNextCell, tableEditing, TableMap } from '@tiptap/pm/tables'
import { attributeProblem } from '../../../shared/schema/rich-text.ts'
import type { TextKind } from '../../../shared/schema/rich-text.ts'
import styles from '../editor.module.css'

const tableRoles: { readonly [name: string]: string } = { table: 'table', tableRow: 'row', tableHeader: 'header_cell', tableCell: 'cell' }

export function tableExtensions(contentOf: (kind: TextKind, name: string) => string): Extensions {
  return [
    Node.create({
      name: 'table',
      content: contentOf('rich', 'table'),
      isolating: true,
      parseHTML: () => [{ tag: 'table' }],
      renderHTML: () => ['div', { class: styles.tableScroll ?? '' }, ['table', ['tbody', 0]]],
    }),
    Node.create({
      name: 'tableRow',
      content: contentOf('rich', 'tableRow'),
      parseHTML: () => [{ tag: 'tr' }],
      renderHTML: () => ['tr', 0],
    }),
    cell('tableHeader', 'th', contentOf),
    cell('tableCell', 'td', contentOf),
    tables,
  ]
}

function cell(name: 'tableHeader' | 'tableCell', tag: 'th' | 'td', contentOf: (kind: TextKind, name: string) => string): Node {
  return Node.create({
    name,
    content: contentOf('rich', name),
    isolating: true,
    addAttributes: () => ({ colspan: span(name, 'colspan'), rowspan: span(name, 'rowspan') }),
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes: { colspan, rowspan, ...others } }) => [
      tag,
      mergeAttributes(others, { ...(colspan > 1 && { colspan }), ...(rowspan > 1 && { rowspan }) }),
      0,
    ],
  })
}

const span = (name: string, attribute: 'colspan' | 'rowspan') => ({
  default: 1,
  parseHTML: (element: HTMLElement): number => {
    const value = Number(element.getAttribute(attribute) ?? 1)
    return attributeProblem('rich', name, attribute, value) === null ? value : 1
  },
})

const tables = Extension.create({
  name: 'tables',
  // Asked for every node; the table rules find theirs by role.
  extendNodeSchema: ({ name }: { readonly name?: string }) => {
    const tableRole = tableRoles[name ?? '']
    return tableRole === undefined ? {} : { tableRole }
  },
  addKeyboardShortcuts() {
    return {
      Tab: () => goToNextCell(1)(this.editor.state, this.editor.view.dispatch),
      'Shift-Tab': () => goToNextCell(-1)(this.editor.state, this.editor.view.dispatch),
    }
  },
  addProseMirrorPlugins: () => [withoutMending(tableEditing())],
})

/** The plugin mends tables that differ from those of the state before and then puts selections right. Told that
 *  nothing differs, it does the second alone. */
function withoutMending(plugin: Plugin): Plugin {
  const { appendTransaction, ...rest } = plugin.spec
  return new Plugin({
    ...rest,
    appendTransaction: (transactions, _before, state) =>
      isEmptyTable(state.selection) ? null : appendTransaction?.call(plugin, transactions, state, state),
  })
}

/** Selected whole, a table without cells has none that the rules could select instead. */
const isEmptyTable = (selection: Selection): boolean => selection instanceof NodeSelection && selection.node.type.name === 'table' && TableMap.get(selection.node).map.length === 0
