// A thread in the panel: closed, its place, its words and what was said first; open, all of it, with what one may do.
import { Check, CornerDownRight, Lock, MessageSquare, MessageSquareLock, Send } from 'lucide-react'
import { memo, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { isOpen as isOpenThread } from '../../../../shared/documents/open-threads.ts'
import type { ThreadPlain } from '../../../../shared/documents/open-threads.ts'
import { ActionId } from '../../../../shared/ids.ts'
import type { CommentId, ThreadId } from '../../../../shared/ids.ts'
import { announce } from '../../../design/announcer.ts'
import { Button } from '../../../design/button.tsx'
import { classNames } from '../../../design/class-names.ts'
import { mediumQuery } from '../../../design/use-media.ts'
import { formatDay } from '../../../messages/formats.ts'
import { partyLabel } from '../../../shell/party-label.ts'
import { usePlan } from '../plan-context.tsx'
import { goToThread } from '../places.ts'
import { useMessage } from '../use-message.ts'
import { CommentBox } from './comment-box.tsx'
import { CommentText } from './comment-text.tsx'
import { useMarkedWords, useMayComment } from './comments-context.tsx'
import type { CommentsState } from './comments-state.ts'
import styles from './comments.module.css'
import { BeforeSent } from './before-sent.tsx'
import { commentsIn } from './comment-list.ts'
import type { ListedComment } from './comment-list.ts'
import { useFoundHere, useMayWriteOwn, useNameOf } from './own-comments.tsx'
import { keptPlaceOf } from './own-threads.ts'
import type { OwnThreadPlain } from './own-threads.ts'
import { SendOwn } from './send-own.tsx'
import { textOf } from './text-of.ts'
import { useThreadActs } from './thread-acts.ts'
import { CommentHead, ThreadComment } from './thread-comment.tsx'

type ThreadItemProps = {
  readonly state: CommentsState
  readonly id: ThreadId
  readonly thread: ThreadPlain
  /** What it is in the delegation's own side: all there is of it, or what it was before it was sent. */
  readonly own: OwnThreadPlain | undefined
  /** Nobody else has it. */
  readonly isOwn: boolean
  readonly place: string
  /** Whether one can go there. */
  readonly isThere: boolean
  readonly isChosen: boolean
  readonly onGo: () => void
}

export const threadDomId = (id: ThreadId): string => `thread-${id}`

/** A thread stays the same object as long as nothing of it is touched. */
export const ThreadItem = memo(function ThreadItem({ state, id, thread, own, isOwn, place, isThere, isChosen, onGo }: ThreadItemProps) {
  const t = useMessage()
  const { party } = usePlan()
  const comments = commentsIn(thread)
  const [first] = comments
  if (first === undefined) return null
  const toggle = (): void => state.choose(isChosen ? null : id)
  const ofFirst = isOwn ? own?.comments[first.id] : undefined
  return (
    <li id={threadDomId(id)} className={classNames(styles.thread, isOwn && styles.isOwn, isChosen && styles.chosen, thread.resolved !== undefined && styles.isResolved)}>
      <h3 className={styles.threadHead}>
        <button type="button" className={styles.opener} aria-expanded={isChosen} onClick={toggle}>
          {isOwn ? <MessageSquareLock aria-hidden /> : <MessageSquare aria-hidden />} <span>{place}</span>
        </button>
        {thread.resolved !== undefined && <span className={styles.resolvedSign}><Check aria-hidden /> {t('comments.resolved')}</span>}
      </h3>
      {isOwn && <p className={styles.ownSign}><Lock aria-hidden /> {t('comments.audience-own', { delegation: partyLabel(party).name })}</p>}
      <Quote thread={thread} id={id} own={isOwn ? own : undefined} />
      {isChosen
        ? <Opened state={state} id={id} thread={thread} own={own} isOwn={isOwn} place={place} comments={comments} isThere={isThere} onGo={onGo} />
        : (
            // What it says can be pressed as its heading can, which is there for the keyboard.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
            <div className={styles.closed} onClick={toggle}>
              <CommentHead comment={first.comment} own={ofFirst} />
              {first.comment.text === undefined ? <p className={styles.withdrawn}>{t(isOwn ? 'comments.withdrawn-own' : 'comments.withdrawn')}</p> : <CommentText text={first.comment.text} ours={party} isOwn={isOwn} className={styles.snippet} />}
              {comments.length > 1 && <p className={styles.replies}><CornerDownRight aria-hidden /> {t('comments.replies', { count: comments.length - 1 })}</p>}
            </div>
          )}
    </li>
  )
})

type QuoteProps = { readonly thread: ThreadPlain; readonly id: ThreadId; readonly own: OwnThreadPlain | undefined }

function Quote({ thread, id, own }: QuoteProps) {
  const t = useMessage()
  const isMarked = useWordsAreLeft(thread, id, own === undefined)
  const isFound = useWordsAreFound(id, own)
  const isLeft = own === undefined ? isMarked : isFound
  if (thread.quote === undefined) return null
  return (
    <p className={styles.quote}>
      {isLeft ? <q>{thread.quote}</q> : <><strong>{t('comments.quote-gone')}</strong> <s>{thread.quote}</s></>}
    </p>
  )
}

/** Until the server has marked them they are where the page says. */
function useWordsAreLeft(thread: ThreadPlain, id: ThreadId, isAsked: boolean): boolean {
  const { replica } = usePlan()
  const marked = useMarkedWords()
  return useSyncExternalStore(marked.subscribe, () => {
    const text = !isAsked || thread.quote === undefined || !isSent(thread) ? null : textOf(replica.doc, thread.about ?? [])
    return text === null || marked.of(text).has(id)
  })
}

/** No mark follows those of the delegation's own: they are looked for. */
function useWordsAreFound(id: ThreadId, own: OwnThreadPlain | undefined): boolean {
  const { replica } = usePlan()
  const found = useFoundHere()
  return useSyncExternalStore(found?.subscribe ?? nothing, () => {
    const kept = own === undefined ? null : keptPlaceOf(own)
    const text = kept === null ? null : textOf(replica.doc, own?.about ?? [])
    return text === null || kept === null || found === null || found.of(text, id, kept) !== null
  })
}

const nothing = (): (() => void) => () => undefined

const isSent = ({ comments }: ThreadPlain): boolean => Object.values(comments).some(comment => comment?.stamp !== undefined)

type OpenedProps = Pick<ThreadItemProps, 'state' | 'id' | 'thread' | 'own' | 'isOwn' | 'place' | 'isThere' | 'onGo'> & { readonly comments: readonly ListedComment[] }

function Opened({ state, id, thread, own, isOwn, place, comments, isThere, onGo }: OpenedProps) {
  const t = useMessage()
  const mayCommentToAll = useMayComment()
  const mayWriteOwn = useMayWriteOwn()
  const mayComment = isOwn ? mayWriteOwn && thread.resolved === undefined : mayCommentToAll
  const mayResolveForAll = useMayResolve(thread)
  const mayResolve = isOwn ? mayWriteOwn : mayResolveForAll
  const acts = useThreadActs(id, isOwn)
  const nameOf = useNameOf()
  const [isSending, setSending] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  const replied = useRef<CommentId | null>(null)
  const about = thread.about ?? []
  const { resolved } = thread
  useEffect(() => {
    if (replied.current === null) return
    replied.current = null
    list.current?.lastElementChild?.scrollIntoView({ block: 'nearest' })
  })
  const go = (): void => {
    if (window.matchMedia(mediumQuery).matches) onGo()
    goToThread(about, id)
  }
  return (
    <>
      <ul ref={list} className={styles.comments}>
        {comments.map(({ id: of, comment }) => <ThreadComment key={of} state={state} thread={id} id={of} comment={comment} own={isOwn ? own?.comments[of] : undefined} />)}
      </ul>
      {resolved !== undefined && <p className={styles.resolvedBy}><Check aria-hidden /> {t('comments.resolved-by', { delegation: isOwn && own?.resolved !== undefined ? nameOf(own.resolved.by) : partyLabel(resolved.by).name, day: formatDay(resolved.on) })}</p>}
      <div className={styles.threadActs}>
        {isThere && about.length > 0 && <Button size="small" variant="link" onPress={go}>{t('comments.go')}</Button>}
        {mayResolve && (resolved === undefined
          ? isOpenThread(thread) && <Button size="small" icon={<Check aria-hidden />} onPress={() => { acts.resolve(); announce(t('comments.resolved-said')) }}>{t('comments.resolve')}</Button>
          : <Button size="small" onPress={() => { acts.reopen(); announce(t('comments.reopened-said')) }}>{t('comments.reopen')}</Button>)}
        {isOwn && mayCommentToAll && !isSending && <Button size="small" icon={<Send aria-hidden />} onPress={() => setSending(true)}>{t('comments.send-to-all')}</Button>}
      </div>
      {isOwn && own !== undefined && isSending && <SendOwn state={state} id={id} own={own} place={place} onClose={() => setSending(false)} />}
      {!isOwn && own !== undefined && <BeforeSent state={state} id={id} own={own} />}
      {mayComment && !isSending && <CommentBox state={state} draft={`reply\n${id}`} label={t('comments.reply-to')} act={t('comments.reply')} audience={isOwn ? 'ours' : 'everyone'} onSend={text => { replied.current = acts.reply(text); announce(t(isOwn ? 'comments.added-own' : 'comments.sent')) }} />}
    </>
  )
}

/** As the gate asks: of whoever began it, and of the action it is about. */
function useMayResolve(thread: ThreadPlain): boolean {
  const { may, replica } = usePlan()
  const [root, about] = thread.about ?? []
  const id = root === 'actions' ? ActionId.safeParse(about).data : undefined
  const now = id === undefined ? undefined : replica.reading.current().actions[id]
  return thread.by !== undefined && may({ writtenBy: 'resolving', party: thread.by, ...(id !== undefined && now !== undefined && { action: { id, now } }) })
}
