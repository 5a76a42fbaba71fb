// Highlights in an editor the words on which threads are open. Worked out from the marks of the whole text only when it changed
// elsewhere or a thread did; while one writes, from the lines one writes in, however many threads there are.
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { EditorView } from '@tiptap/pm/view'
import type * as Y from 'yjs'
import { partsOfAnchor, wordsBetween } from '../../../shared/documents/text-lines.ts'
import type { PlaceInLine } from '../../../shared/documents/text-lines.ts'
import type { Words } from '../../../shared/documents/thread-commands.ts'
import type { ThreadId } from '../../../shared/ids.ts'
import { commentMark } from '../../../shared/schema/comment-mark.ts'
import styles from '../editor.module.css'
import { threadAround } from '../text-comments.ts'
import type { ShownThreads, TextComments } from '../text-comments.ts'
import { isFromSharedText } from './sync-state.ts'

type Drawn = { readonly shown: ShownThreads; readonly decorations: DecorationSet }

const key = new PluginKey<Drawn>('commented')

export function commented(fragment: Y.XmlFragment, comments: TextComments): Plugin {
  return new Plugin<Drawn>({
    key,
    state: {
      init: (_config, state) => drawn(state, fragment, comments.shown()),
      apply: (transaction, before, _oldState, state) => {
        if (isFromSharedText(transaction) || transaction.getMeta(key) === true) return drawn(state, fragment, comments.shown())
        return transaction.docChanged ? { shown: before.shown, decorations: redrawn(transaction, before) } : before
      },
    },
    props: {
      decorations: state => key.getState(state)?.decorations,
      // The caret goes where one pressed, as everywhere in a text.
      handleClick: (view, _position, event) => {
        if (event.ctrlKey || event.metaKey) return false
        const thread = threadAround(event.target, view.dom, comments.shown())
        if (thread !== null) comments.open(thread, 'pointer')
        return false
      },
    },
    view: view => {
      const changed = (): void => {
        if (key.getState(view.state)?.shown !== comments.shown()) view.dispatch(view.state.tr.setMeta(key, true))
      }
      const stop = comments.subscribe(changed)
      return { destroy: stop }
    },
  })
}

/** Comments on what is selected; without a selection opens the thread of the words at the caret, else comments on the text. */
export function commentHere(view: EditorView, fragment: Y.XmlFragment, comments: TextComments): boolean {
  const { selection } = view.state
  if (selection.empty) {
    const thread = threadAt(view.state, comments.shown())
    if (thread !== null) {
      comments.open(thread, 'key')
      return true
    }
  }
  if (!comments.mayWrite()) return false
  comments.write(selection.empty ? null : wordsSelected(view.state, fragment))
  return true
}

function threadAt(state: EditorState, { chosen }: ShownThreads): ThreadId | null {
  const { from } = state.selection
  const found = key.getState(state)?.decorations.find(from, from).map(({ spec }) => (spec as Spec).thread) ?? []
  return found.find(id => id !== chosen) ?? found[0] ?? null
}

type Spec = { readonly thread: ThreadId; readonly isUnmarked?: true }

function drawn(state: EditorState, fragment: Y.XmlFragment, shown: ShownThreads): Drawn {
  const decorations: Decoration[] = []
  if (shown.open.size > 0) state.doc.descendants((node, at) => void (node.isText && decorations.push(...ofMarks(node, at, shown))))
  if (shown.unmarked.length > 0) {
    const lines = linesIn(state.doc)
    for (const { thread, anchor } of shown.unmarked) {
      for (const { line, from, to } of partsOfAnchor(fragment, anchor)) {
        const place = lines[line]
        if (place !== undefined) decorations.push(highlight(positionIn(place, from, false), positionIn(place, to, true), { thread, isUnmarked: true }, shown))
      }
    }
  }
  return { shown, decorations: DecorationSet.create(state.doc, decorations) }
}

function redrawn({ mapping, doc }: Transaction, { decorations: before, shown }: Drawn): DecorationSet {
  let decorations = before.map(mapping, doc)
  if (shown.open.size === 0) return decorations
  const lines = new Map<number, Node>()
  for (const [index, map] of mapping.maps.entries()) {
    const after = mapping.slice(index + 1)
    map.forEach((_oldStart, _oldEnd, start, end) => {
      const [from, to] = [after.map(start, -1), after.map(end, 1)]
      doc.nodesBetween(Math.max(0, from - 1), Math.min(doc.content.size, to + 1), (node, at) => {
        if (node.isTextblock) lines.set(at, node)
        return !node.isTextblock
      })
    })
  }
  for (const [at, line] of lines) {
    const fresh: Decoration[] = []
    line.forEach((node, offset) => void (node.isText && fresh.push(...ofMarks(node, at + 1 + offset, shown))))
    const old = decorations.find(at + 1, at + 1 + line.content.size, spec => (spec as Spec).isUnmarked !== true)
    // Mostly one types before, in or behind marked words, and what was there has only moved.
    if (!saySame(old, fresh)) decorations = decorations.remove(old).add(doc, fresh)
  }
  return decorations
}

function saySame(old: readonly Decoration[], fresh: readonly Decoration[]): boolean {
  const places = new Set(old.map(placeOf))
  return places.size === fresh.length && fresh.every(decoration => places.has(placeOf(decoration)))
}

const placeOf = ({ from, to, spec }: Decoration): string => `${from} ${to} ${(spec as Spec).thread}`

function ofMarks(node: Node, at: number, shown: ShownThreads): Decoration[] {
  const found: Decoration[] = []
  for (const { type, attrs } of node.marks) {
    const thread = attrs['thread'] as ThreadId
    if (type.name === commentMark && shown.open.has(thread)) found.push(highlight(at, at + node.nodeSize, { thread }, shown))
  }
  return found
}

const highlight = (from: number, to: number, spec: Spec, { chosen, own }: ShownThreads): Decoration =>
  Decoration.inline(from, to, { nodeName: 'mark', class: `${(spec.thread === chosen ? styles.commentedChosen : styles.commented) ?? ''}${own.has(spec.thread) ? ` ${styles.commentedByUs ?? ''}` : ''}`, 'data-thread': spec.thread }, spec)

type Line = { readonly node: Node; readonly at: number }

/** As text-lines.ts counts them: what the editor holds has the structure of the shared text. */
function linesIn(doc: Node): Line[] {
  const lines: Line[] = []
  doc.descendants((node, at) => {
    if (node.isTextblock) lines.push({ node, at })
    return !node.isTextblock
  })
  return lines
}

/** @param isEnd of two positions with nothing but a break between them the first. */
function positionIn({ node, at }: Line, characters: number, isEnd: boolean): number {
  let left = characters
  let position = at + 1
  node.forEach(child => {
    if (left < 0) return
    if (!child.isText) {
      if (left > 0 || !isEnd) position += child.nodeSize
      return
    }
    const size = child.nodeSize
    if (left < size || (isEnd && left === size)) {
      position += left
      left = -1
    } else {
      position += size
      left -= size
    }
  })
  return position
}

function wordsSelected({ doc, selection: { from, to } }: EditorState, fragment: Y.XmlFragment): Words | null {
  let begin: PlaceInLine | null = null
  let end: PlaceInLine | null = null
  for (const [line, { node, at }] of linesIn(doc).entries()) {
    const [start, close] = [Math.max(from - at - 1, 0), Math.min(to - at - 1, node.content.size)]
    if (close <= start) continue
    const [first, last] = [charactersBefore(node, start), charactersBefore(node, close)]
    if (last <= first) continue
    begin ??= { line, at: first }
    end = { line, at: last }
  }
  return begin === null || end === null ? null : wordsBetween(fragment, begin, end)
}

const charactersBefore = (line: Node, offset: number): number => line.textBetween(0, offset).length
