// Carets and selections of others in one text, and one's own told to them.
//
// All editors of a page share one awareness, which holds one cursor. y-tiptap's cursor plugin clears it whenever any
// editor unmounts, also when another has just set it, and redraws every editor for every move anywhere; so:
//  1. only the editor that set the cursor last may clear it, on blur and on unmounting;
//  2. an editor is redrawn only when a caret within its own text came, moved or left.
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorState } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { EditorView } from '@tiptap/pm/view'
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition } from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { partiesById } from '../../../shared/parties/parties.ts'
import styles from '../editor.module.css'
import { caretsIn } from './caret-state.ts'
import type { Caret, CaretUser } from './caret-state.ts'
import { isFromSharedText, syncStateOf } from './sync-state.ts'

/** What is drawn, and from what others said: one state, because it is drawn both when a caret moves and when the text does. */
type Drawn = { readonly said: string; readonly decorations: DecorationSet }

const key = new PluginKey<Drawn>('carets')

/** Carets of others may lag by this much; a plan has dozens of people and a page a dozen editors. */
const gatherMs = 40

/** Which editor set the cursor that an awareness holds. */
const cursorOwners = new WeakMap<Awareness, EditorView>()

export function carets(fragment: Y.XmlFragment, awareness: Awareness): Plugin {
  return new Plugin<Drawn>({
    key,
    state: {
      init: () => ({ said: '', decorations: DecorationSet.empty }),
      apply: (transaction, before, _oldState, state) =>
        isFromSharedText(transaction) || transaction.getMeta(key) === true
          ? drawn(state, caretsIn(fragment, awareness.getStates()))
          : { ...before, decorations: before.decorations.map(transaction.mapping, transaction.doc) },
    },
    props: { decorations: state => key.getState(state)?.decorations },
    view: view => {
      const others = showOthers(view, fragment, awareness)
      const own = tellOwn(view, awareness)
      return {
        update: own.tell,
        destroy: () => {
          others.close()
          own.close()
        },
      }
    },
  })
}

function showOthers(view: EditorView, fragment: Y.XmlFragment, awareness: Awareness): { close(): void } {
  let timer: ReturnType<typeof setTimeout> | null = null
  const look = (): void => {
    timer = null
    if (saidBy(caretsIn(fragment, awareness.getStates())) !== key.getState(view.state)?.said) view.dispatch(view.state.tr.setMeta(key, true))
  }
  // A burst of moves is looked at once; and never within a transaction that is being applied.
  const changed = (): void => {
    timer ??= setTimeout(look, gatherMs)
  }
  awareness.on('change', changed)
  changed()
  return {
    close: () => {
      awareness.off('change', changed)
      if (timer !== null) clearTimeout(timer)
    },
  }
}

function tellOwn(view: EditorView, awareness: Awareness): { tell(): void; close(): void } {
  let told: { anchor: Y.RelativePosition; head: Y.RelativePosition } | null = null
  const clear = (): void => {
    told = null
    if (cursorOwners.get(awareness) !== view) return
    cursorOwners.delete(awareness)
    awareness.setLocalStateField('cursor', null)
  }
  const tell = (): void => {
    if (!view.hasFocus()) {
      clear()
      return
    }
    const sync = syncStateOf(view.state)
    if (sync === undefined) return
    const { anchor, head } = view.state.selection
    const cursor = {
      anchor: absolutePositionToRelativePosition(anchor, sync.type, sync.binding.mapping) as Y.RelativePosition,
      head: absolutePositionToRelativePosition(head, sync.type, sync.binding.mapping) as Y.RelativePosition,
    }
    const isSame = told !== null && Y.compareRelativePositions(told.anchor, cursor.anchor) && Y.compareRelativePositions(told.head, cursor.head)
    if (isSame && cursorOwners.get(awareness) === view) return
    told = cursor
    cursorOwners.set(awareness, view)
    awareness.setLocalStateField('cursor', cursor)
  }
  view.dom.addEventListener('focusin', tell)
  view.dom.addEventListener('focusout', tell)
  return {
    tell,
    close: () => {
      view.dom.removeEventListener('focusin', tell)
      view.dom.removeEventListener('focusout', tell)
      clear()
    },
  }
}

const saidBy = (present: readonly Caret[]): string => JSON.stringify(present)

function drawn(state: EditorState, present: readonly Caret[]): Drawn {
  const sync = syncStateOf(state)
  if (sync === undefined) return { said: '', decorations: DecorationSet.empty }
  const decorations: Decoration[] = []
  for (const { clientId, user, anchor, head } of present) {
    const from = relativePositionToAbsolutePosition(sync.doc, sync.type, anchor, sync.binding.mapping)
    const to = relativePositionToAbsolutePosition(sync.doc, sync.type, head, sync.binding.mapping)
    if (from === null || to === null || Math.max(from, to) > state.doc.content.size) continue
    if (from !== to) {
      const attributes = { class: styles.othersSelection ?? '', style: `--caret: ${user.color}` }
      decorations.push(Decoration.inline(Math.min(from, to), Math.max(from, to), attributes, { inclusiveEnd: true }))
    }
    if (!state.doc.resolve(to).parent.inlineContent) continue
    // Another place is another key: the element is made anew, and its label shows again for a while.
    const place = `${clientId} ${user.name} ${JSON.stringify(head)}`
    decorations.push(Decoration.widget(to, () => caretElement(user), { side: 10, key: place, ignoreSelection: true }))
  }
  return { said: saidBy(present), decorations: DecorationSet.create(state.doc, decorations) }
}

/** The name stands in an attribute and is painted by the style sheet: it is no word of the text, for screen readers and
 *  for whoever copies. Who is here is said in the page's header. */
function caretElement({ name, party, color }: CaretUser): HTMLElement {
  const caret = document.createElement('span')
  caret.className = styles.caret ?? ''
  caret.style.setProperty('--caret', color)
  caret.dataset['label'] = `${partiesById.get(party)?.code ?? party} · ${name}`
  caret.ariaHidden = 'true'
  return caret
}
