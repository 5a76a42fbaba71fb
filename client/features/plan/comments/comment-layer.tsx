// The ways in to a comment that are everywhere on the page of a plan: the key, what is selected in a text that one may only read,
// and what is said of new comments by others.
import { MessageSquarePlus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import type { Words } from '../../../../shared/documents/thread-commands.ts'
import { planSchema } from '../../../../shared/documents/plan.ts'
import { isPlace } from '../../../../shared/mandates/thread-writes.ts'
import type { Path } from '../../../../shared/schema/node.ts'
import { textAt } from '../../../../shared/schema/text-at.ts'
import { commentKeys, selectedWords } from '../../../editor/index.ts'
import { useCommands } from '../../../shell/commands.tsx'
import { pathOfPlace } from '../places.ts'
import { usePlan } from '../plan-context.tsx'
import { useMessage } from '../use-message.ts'
import { useProposals } from '../proposals/proposals-context.tsx'
import { pathOfField } from '../why/ask-why.ts'
import { AnnounceOwn } from './announce-own.tsx'
import { commentable } from './commentable.ts'
import { useMayComment } from './comments-context.tsx'
import type { CommentsState } from './comments-state.ts'
import styles from './comment-layer.module.css'
import { useAnnounceComments } from './use-announce-comments.ts'

type Selected = { readonly about: Path; readonly words: Words; readonly at: { readonly left: number; readonly top: number } }

export function CommentLayer({ state }: { readonly state: CommentsState }) {
  const t = useMessage()
  const mayComment = useMayComment()
  const selected = useSelected(mayComment)
  useAnnounceComments()
  const side = useProposals()?.side ?? null
  useCommands([
    ...(mayComment ? [{
      id: 'comment',
      label: t('comments.key'),
      place: 'page' as const,
      keys: commentKeys,
      isByKeysOnly: true,
      asksEditorFirst: true,
      run: () => {
        if (selected !== null) return state.write(selected.about, selected.words)
        state.write(commentable(placeAround(document.activeElement)), null)
      },
    }, { id: 'comment on plan', label: t('comments.on-plan'), place: 'page' as const, run: () => state.write([], null) }] : []),
    { id: 'comments', label: t('comments.show'), place: 'page' as const, run: () => state.showComments() },
  ])
  const own = side !== null && <AnnounceOwn side={side} />
  if (selected === null) return own
  return (
    <>
      {own}
      {createPortal(
        <button
          type="button"
          // The key does the same.
          tabIndex={-1}
          className={styles.onSelection}
          style={{ insetInlineStart: selected.at.left, insetBlockStart: selected.at.top }}
          // What is selected stays so.
          onMouseDown={event => event.preventDefault()}
          onClick={() => state.write(selected.about, selected.words)}
        >
          <MessageSquarePlus aria-hidden /> {t('comments.on-selection')}
        </button>,
        document.body,
      )}
    </>
  )
}

const placeAround = (element: Element | null): Path => {
  // A field of a row is in no place of its own, so `data-why` says which it is.
  const around = element?.closest<HTMLElement>('[data-why], [data-place]')
  return around == null ? [] : pathOfField(around)
}

/** Words that are selected in a text that is only read: an editor has a button of its own. */
function useSelected(isOn: boolean): Selected | null {
  const { replica } = usePlan()
  const [selected, setSelected] = useState<Selected | null>(null)
  useEffect(() => {
    if (!isOn) return
    let frame = 0
    const look = (): void => {
      frame = 0
      setSelected(selectedNow(replica.doc))
    }
    const changed = (): void => {
      if (frame === 0) frame = requestAnimationFrame(look)
    }
    document.addEventListener('selectionchange', changed)
    window.addEventListener('scroll', changed, { capture: true, passive: true })
    return () => {
      cancelAnimationFrame(frame)
      document.removeEventListener('selectionchange', changed)
      window.removeEventListener('scroll', changed, { capture: true })
    }
  }, [isOn, replica])
  return isOn ? selected : null
}

const heightPx = 30

function selectedNow(doc: Parameters<typeof textAt>[0]): Selected | null {
  const selection = window.getSelection()
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const start = range.startContainer instanceof Element ? range.startContainer : range.startContainer.parentElement
  const holder = start?.closest<HTMLElement>('[data-text="rich"][data-place]')
  const drawn = holder?.querySelector<HTMLElement>('[aria-readonly="true"]')
  if (holder == null || drawn == null || !drawn.contains(start)) return null
  const about = pathOfPlace(holder.dataset['place'] ?? '')
  // The same attributes stand around texts of other documents, as guidance notes.
  if (!isPlace(planSchema, about)) return null
  const text = textAt(doc, about)
  const words = text === null ? null : selectedWords(drawn, text, range)
  const last = [...range.getClientRects()].at(-1)
  if (words === null || last === undefined) return null
  const top = last.bottom + 4 + heightPx > window.innerHeight ? last.top - heightPx - 4 : last.bottom + 4
  return { about, words, at: { left: Math.max(4, Math.min(last.right, window.innerWidth - 120)), top } }
}
