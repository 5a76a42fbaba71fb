// The editor as a component: binds on mounting, closes on unmounting, and stands aside for the plain view when the text
// turns out to hold what this version does not know.
import type { Editor } from '@tiptap/core'
import { useCallback, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { classNames } from '../design/class-names.ts'
import { VisuallyHidden } from '../design/visually-hidden.tsx'
import { bindText } from './bind-text.ts'
import { commentHere } from './binding/commented.ts'
import type { UnreadableCode } from './bind-text.ts'
import { editorKeys } from './editor-keys.ts'
import styles from './editor.module.css'
import type { TextEditorProps } from './text-editor.tsx'
import { TextView } from './text-view.tsx'
import { Toolbar } from './toolbar/toolbar.tsx'
import { usePlanMessage as useMessage } from '../messages/use-message.tsx'
import { useFocusInside } from './use-focus-inside.ts'
import { useShortcuts } from '../shell/commands.tsx'
import { useRoom } from './use-room.ts'

export default function BoundText(props: TextEditorProps) {
  const { fragment, kind, awareness, undo, label, placeholder, describedBy, id, className, comments } = props
  const t = useMessage()
  const hintId = useId()
  const room = useRoom(fragment, kind)
  const host = useRef<HTMLDivElement>(null)
  const tools = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  const left = useRef<Place | null>(null)
  const [editor, setEditor] = useState<Editor | null>(null)
  const [unreadable, setUnreadable] = useState<UnreadableCode | null>(null)
  const [isLinkOpen, setLinkOpen] = useState(false)
  const focus = useFocusInside(useCallback(isFocused => latest.current.onFocusChange?.(isFocused), []))

  const attributes = useMemo(
    () => attributesOf({ kind, label, placeholder, describedBy, id, className }, hintId),
    [kind, label, placeholder, describedBy, id, className, hintId],
  )
  const drawn = useRef({ attributes, placeholder })
  useLayoutEffect(() => {
    latest.current = props
  })
  useLayoutEffect(() => {
    drawn.current = { attributes, placeholder }
    // The editor asks for both whenever it is drawn.
    editor?.view.updateState(editor.state)
  }, [editor, attributes, placeholder])

  useLayoutEffect(() => {
    if (host.current === null) return
    const standAside = (code: UnreadableCode): void => {
      setEditor(null)
      setUnreadable(code)
      latest.current.onUnreadable?.(code)
    }
    const bound = bindText({
      fragment,
      kind,
      awareness,
      undo,
      comments,
      host: host.current,
      attributes: () => drawn.current.attributes,
      placeholder: () => drawn.current.placeholder,
      onEnter: () => latest.current.onEnter?.(),
      onLink: () => setLinkOpen(true),
      onToolbar: () => tools.current?.querySelector('button')?.focus(),
      onUnreadable: standAside,
    })
    if (!bound.ok) {
      standAside(bound.error)
      return
    }
    setUnreadable(null)
    setEditor(bound.value.editor)
    if (latest.current.autoFocus) {
      const { editor: writing } = bound.value
      writing.commands.focus('end')
      // The focus comes with the next frame; what is typed until then still goes to whoever keeps it.
      requestAnimationFrame(() => {
        const ahead = writing.isDestroyed ? '' : latest.current.typedAhead?.() ?? ''
        if (ahead !== '') writing.view.dispatch(writing.state.tr.insertText(ahead))
      })
    }
    if (left.current !== null) standAt(bound.value.editor, left.current)
    return () => {
      left.current = placeOf(bound.value.editor)
      setEditor(null)
      bound.value.close()
    }
  }, [fragment, kind, awareness, undo, comments])

  useShortcuts(kind === 'rich' && editor !== null ? editorKeys.map(({ id: key, keys, label: names }) => ({ id: `editor ${key}`, label: t(names), place: 'text', keys: [keys] })) : [])
  return (
    <div className={styles.frame} {...focus.props}>
      {unreadable !== null && <TextView fragment={fragment} kind={kind} placeholder={placeholder} className={className} label={label} describedBy={describedBy} id={id} comments={comments} />}
      {kind === 'rich' && editor !== null && (focus.isInside || isLinkOpen) && (
        <Toolbar ref={tools} editor={editor} label={label} isLinkOpen={isLinkOpen} onLinkOpenChange={setLinkOpen} {...(comments?.mayWrite() === true ? { onComment: () => void commentHere(editor.view, fragment, comments) } : {})} />
      )}
      <div ref={host} hidden={unreadable !== null} />
      <output className={styles.room}>{room.state === 'nearly-full' ? t('editor.nearly-full', { percent: room.percent }) : room.state === 'full' ? t('editor.full') : null}</output>
      {kind === 'rich' && <VisuallyHidden><span id={hintId}>{t('editor.hint')}</span></VisuallyHidden>}
    </div>
  )
}

/** Where a person stood, in the positions of the editor. */
type Place = { readonly anchor: number; readonly head: number }

const placeOf = ({ view, state: { selection } }: Editor): Place | null =>
  view.hasFocus() ? { anchor: selection.anchor, head: selection.head } : null

/** After a refused edit the page has a new copy of the document, and the person goes on writing in the same text. */
function standAt({ view, commands }: Editor, { anchor, head }: Place): void {
  const end = view.state.doc.content.size
  commands.setTextSelection({ from: Math.min(anchor, head, end), to: Math.min(Math.max(anchor, head), end) })
  view.focus()
}

type Described = Pick<TextEditorProps, 'kind' | 'label' | 'placeholder' | 'describedBy' | 'id' | 'className'>

function attributesOf({ kind, label, placeholder, describedBy, id, className }: Described, hintId: string): { [name: string]: string } {
  const description = [describedBy, kind === 'rich' ? hintId : undefined].filter(Boolean).join(' ')
  return {
    class: classNames(styles.text, kind === 'title' ? styles.title : styles.rich, styles.writable, className),
    role: 'textbox',
    'aria-label': label,
    'aria-multiline': String(kind === 'rich'),
    'aria-readonly': 'false',
    ...(description !== '' && { 'aria-describedby': description }),
    ...(placeholder !== undefined && { 'aria-placeholder': placeholder }),
    ...(id !== undefined && { id }),
  }
}
