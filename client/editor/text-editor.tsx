// A text as a field: written where it may be, read where it may not. The editor behind it is large and comes when it is
// first needed; until then, and when it cannot come, the text is shown.
import { lazy, Suspense, useEffect } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { TextKind } from '../../shared/schema/rich-text.ts'
import type { UnreadableCode } from './bind-text.ts'
import type { PageUndo } from './page-undo.ts'
import type { TextComments } from './text-comments.ts'
import { TextView } from './text-view.tsx'

export interface TextEditorProps {
  readonly fragment: Y.XmlFragment
  readonly kind: TextKind
  /** The page's one awareness; the server stamps it with `user: { name, party, color }`. */
  readonly awareness: Awareness
  /** The page's one undo, borrowed. */
  readonly undo: PageUndo
  /** The name of the field for screen readers. */
  readonly label: string
  readonly placeholder?: string | undefined
  readonly readOnly?: boolean | undefined
  readonly describedBy?: string | undefined
  readonly id?: string | undefined
  readonly className?: string | undefined
  /** Puts the caret at the end when the editor is there. */
  readonly autoFocus?: boolean | undefined
  /** With `autoFocus`: hands over, once, what was typed before the editor had the focus; it goes in at the caret. */
  readonly typedAhead?: (() => string) | undefined
  /** Told when the person comes into this text, its toolbar included, and when they leave. */
  readonly onFocusChange?: ((isFocused: boolean) => void) | undefined
  /** Enter in a title, which writes nothing: the page moves on. */
  readonly onEnter?: (() => void) | undefined
  /** The text holds what this version does not know, or the editor failed: it is shown and cannot be written. */
  readonly onUnreadable?: ((code: UnreadableCode) => void) | undefined
  /** The same for as long as the text is shown. */
  readonly comments?: TextComments | undefined
}

/** Fetches the editor ahead of need. */
export const loadEditor = () => import('./bound-text.tsx')

const BoundText = lazy(() => loadEditor().catch(() => ({ default: Unavailable })))

export function TextEditor(props: TextEditorProps) {
  const { fragment, kind, placeholder, className, readOnly, label, describedBy, id, comments } = props
  const shown = { fragment, kind, placeholder, className, id, comments }
  if (readOnly) return <TextView {...shown} label={label} describedBy={describedBy} />
  return (
    <Suspense fallback={<TextView {...shown} />}>
      <BoundText {...props} />
    </Suspense>
  )
}

function Unavailable({ fragment, kind, placeholder, className, label, describedBy, id, onUnreadable, comments }: TextEditorProps) {
  useEffect(() => {
    onUnreadable?.('text/editor-failed')
  }, [onUnreadable])
  return <TextView fragment={fragment} kind={kind} placeholder={placeholder} className={className} id={id} label={label} describedBy={describedBy} comments={comments} />
}
