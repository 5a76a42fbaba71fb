// One editor over one shared text, from mounting to closing. Text that this version does not know is never bound: the
// binding would delete it for everybody. When such text comes while an editor is open, the editor is gone before the
// binding sees it.
import { Editor, Extension } from '@tiptap/core'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { textProblem } from '../../shared/schema/rich-text-check.ts'
import type { TextProblemCode } from '../../shared/schema/rich-text.ts'
import { keepRunsInLines } from './binding/line-runs.ts'
import { placeholder } from './binding/placeholder.ts'
import { commentHere } from './binding/commented.ts'
import { sharedText } from './binding/shared-text.ts'
import type { SharedTextOptions } from './binding/shared-text.ts'
import { asOneLine } from './binding/title-paste.ts'
import { keymapOf, written } from './editor-keys.ts'
import { withoutComments } from './schema/comment-mark.ts'
import { commentKeys } from './text-comments.ts'
import { isLinkAddress } from './schema/link.ts'
import { textExtensions } from './schema/text-extensions.ts'

/** Why a text is shown and not edited: what stands in it, or that the editor itself failed. */
export type UnreadableCode = TextProblemCode | 'text/editor-failed'

export type BindOptions = SharedTextOptions & {
  readonly host: HTMLElement
  /** Asked whenever the editor is drawn. */
  readonly attributes: () => { readonly [name: string]: string }
  readonly placeholder: () => string | undefined
  readonly onEnter: () => void
  readonly onLink: () => void
  readonly onToolbar: () => void
  /** Called once; the editor is closed already. */
  readonly onUnreadable: (code: UnreadableCode) => void
}

export type BoundText = { readonly editor: Editor; close(): void }

export function bindText(options: BindOptions): Result<BoundText, UnreadableCode> {
  const { fragment, kind } = options
  const problem = textProblem(fragment, kind)
  if (problem !== null) return err(problem)

  let editor: Editor | null = null
  const closers: (() => void)[] = []
  const close = (): void => {
    for (const closer of closers.splice(0)) closer()
    editor?.destroy()
  }
  // Yjs asks observers in the order they came, so this one goes before the binding's.
  const look = (_events: unknown, { origin }: Y.Transaction): void => {
    if (origin === ySyncPluginKey) return
    const found = textProblem(fragment, kind)
    if (found === null) return
    close()
    options.onUnreadable(found)
  }
  fragment.observeDeep(look)
  closers.push(() => fragment.unobserveDeep(look), keepRunsInLines(fragment))
  try {
    editor = makeEditor(options)
  } catch {
    close()
    return err('text/editor-failed')
  }
  return ok({ editor, close })
}

/** In pixels: the line one writes in comes clear of the tools at the foot of the window. */
const roomForTools = { top: 8, right: 0, bottom: 64, left: 0 }

function makeEditor(options: BindOptions): Editor {
  const { kind, host } = options
  return new Editor({
    element: host,
    extensions: [...textExtensions(kind), sharedText(options), keys(options)],
    // A style element would need an exception from the page's content security policy; see editor.module.css.
    injectCSS: false,
    editorProps: {
      scrollThreshold: roomForTools,
      scrollMargin: roomForTools,
      attributes: options.attributes,
      // A text that is dragged to another place goes there with its comments.
      transformPasted: (slice, view) => (kind === 'title' ? asOneLine(slice, view.state.schema) : view.dragging?.move === true ? slice : withoutComments(slice, view.state.schema.marks)),
      handleClick: (_view, _position, event) => openLink(event),
    },
  })
}

function keys(options: BindOptions): Extension {
  return Extension.create({
    name: 'keys',
    priority: 1500,
    addKeyboardShortcuts() {
      const { editor } = this
      if (options.kind === 'title') return { Enter: tell(options.onEnter), 'Shift-Enter': tell(options.onEnter), 'Mod-Enter': tell(options.onEnter) }
      const { comments, fragment } = options
      return {
        ...Object.fromEntries(commentKeys.map(each => [written(each), () => comments !== undefined && commentHere(editor.view, fragment, comments)])),
        ...keymapOf({
          bold: () => editor.commands.toggleBold(),
          italic: () => editor.commands.toggleItalic(),
          // Where there is nothing to link the key is the page's, which finds by it. Without words to link there are the tools.
          link: () => (editor.state.selection.empty && !editor.isActive('link') ? false : tell(options.onLink)()),
          tools: tell(options.onToolbar),
        }),
      }
    },
    addProseMirrorPlugins: () => [placeholder(options.placeholder)],
  })
}

/** A key whose press says something to the page, and nothing to the text. */
const tell = (act: () => void) => () => {
  act()
  return true
}

/** In an editor a click places the caret; with Ctrl or ⌘ it follows the link. */
function openLink(event: MouseEvent): boolean {
  if (!event.ctrlKey && !event.metaKey) return false
  const link = event.target instanceof Element ? event.target.closest('a') : null
  const href = link?.getAttribute('href') ?? ''
  if (!isLinkAddress(href)) return false
  window.open(href, '_blank', 'noopener,noreferrer')
  return true
}
