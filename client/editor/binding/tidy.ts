// Mends what a person's own change leaves untidy before it is written into the shared text: empty list items and cells,
// empty lists and tables, characters, marks and attributes that the gate would refuse. Never in answer to somebody
// else's change: what concurrent edits left is mended with the next edit made here.
import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import type { Transaction } from '@tiptap/pm/state'
import { attributeProblem, charactersProblem, markProblem, maxDepth } from '../../../shared/schema/rich-text.ts'
import { keyOfMark } from '../schema/comment-mark.ts'
import type { TextKind } from '../../../shared/schema/rich-text.ts'
import { isFromSharedText } from './sync-state.ts'

type Mend = { readonly at: number; readonly act: (transaction: Transaction) => void }

export function tidy(kind: TextKind): Plugin {
  return new Plugin({
    filterTransaction: transaction => !transaction.docChanged || isFromSharedText(transaction) || levelsOf(transaction.doc) - 1 <= maxDepth,
    appendTransaction: (transactions, before, after) => {
      if (!transactions.some(({ docChanged }) => docChanged) || transactions.some(isFromSharedText)) return null
      const transaction = after.tr
      // What is mended within can leave what holds it empty, level by level.
      for (let pass = 0; pass < maxDepth && mend(kind, before.doc, transaction); pass++);
      return transaction.docChanged ? transaction : null
    },
  })
}

/** Whether there was anything to mend. */
function mend(kind: TextKind, before: Node, transaction: Transaction): boolean {
  const mends: Mend[] = []
  forEachChanged(before, transaction.doc, (node, at) => mendsOf(kind, node, at, mends))
  // From the end, so that the places of those before stay true.
  mends.sort((one, other) => other.at - one.at)
  for (const { act } of mends) act(transaction)
  return mends.length > 0
}

/** Each top block that is not the same object as before; ProseMirror keeps what a change did not touch. */
function forEachChanged(before: Node, after: Node, act: (node: Node, at: number) => void): void {
  const kept = new Set<Node>()
  before.forEach(node => kept.add(node))
  after.forEach((node, at) => {
    if (kept.has(node)) return
    act(node, at)
    node.descendants((inner, offset) => act(inner, at + 1 + offset))
  })
}

function mendsOf(kind: TextKind, node: Node, at: number, mends: Mend[]): void {
  if (node.isText) {
    mendsOfText(kind, node, at, mends)
    return
  }
  for (const [name, value] of Object.entries(node.attrs)) {
    if (value === null || attributeProblem(kind, node.type.name, name, value) === null) continue
    const usual: unknown = node.type.spec.attrs?.[name]?.default
    mends.push({ at, act: transaction => transaction.setNodeAttribute(at, name, usual) })
  }
  switch (node.type.name) {
    case 'listItem':
    case 'tableCell':
    case 'tableHeader': {
      const paragraph = node.type.schema.nodes['paragraph']
      if (node.childCount === 0 && paragraph !== undefined) mends.push({ at, act: transaction => transaction.insert(at + 1, paragraph.create()) })
      return
    }
    case 'bulletList':
    case 'orderedList':
    case 'table':
      if (isHollow(node)) mends.push({ at, act: transaction => transaction.delete(at, at + node.nodeSize) })
  }
}

/** A list without items, a table without cells. A row without cells may be covered by those of the row before. */
function isHollow(node: Node): boolean {
  if (node.type.name !== 'table') return node.childCount === 0
  let cells = 0
  node.forEach(row => (cells += row.childCount))
  return cells === 0
}

function mendsOfText(kind: TextKind, node: Node, at: number, mends: Mend[]): void {
  const characters = node.text ?? ''
  for (const mark of node.marks) {
    if (markProblem(kind, keyOfMark(mark), mark.attrs) === null) continue
    mends.push({ at, act: transaction => transaction.removeMark(at, at + characters.length, mark) })
  }
  if (charactersProblem(kind, characters) === null) return
  for (let index = 0; index < characters.length; index++) {
    if (charactersProblem(kind, characters.charAt(index)) === null) continue
    mends.push({ at: at + index, act: transaction => transaction.delete(at + index, at + index + 1) })
  }
}

/** Counted as the gate does: a line has a run of characters in it, also while it is empty. */
function levelsOf(node: Node): number {
  if (node.isTextblock) return 2
  let deepest = 0
  node.forEach(child => (deepest = Math.max(deepest, levelsOf(child))))
  return deepest + 1
}
