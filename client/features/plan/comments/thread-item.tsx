// A thread in the panel: closed, its place, its words and what was said first; open, all of it, with what one may do.
import { Check, CornerDownRight, MessageSquare } from 'lucide-react'
import { memo, useEffect, useRef, useSyncExternalStore } from 'react'
import { reopen, reply, resolve } from '../../../../shared/documents/thread-commands.ts'
import { isOpen as isOpenThread } from '../../../../shared/documents/open-threads.ts'
import type { ThreadPlain } from '../../../../shared/documents/open-threads.ts'
import { planSchema } from '../../../../shared/documents/plan.ts'
import { ActionId } from '../../../../shared/ids.ts'
import type { CommentId, ThreadId } from '../../../../shared/ids.ts'
import { nodeAt } from '../../../../shared/schema/node.ts'
import type { Path } from '../../../../shared/schema/node.ts'
import { textAt } from '../../../../shared/schema/text-at.ts'
import { announce } from '../../../design/announcer.ts'
import { Button } from '../../../design/button.tsx'
import { classNames } from '../../../design/class-names.ts'
import { mediumQuery } from '../../../design/use-media.ts'
import { formatDay } from '../../../messages/formats.ts'
import { partyLabel } from '../../../shell/party-label.ts'
import { today } from '../../../shell/today.ts'
import { usePlan } from '../plan-context.tsx'
import { goToThread } from '../places.ts'
import { useMessage } from '../use-message.ts'
import { CommentBox } from './comment-box.tsx'
import { CommentText } from './comment-text.tsx'
import { useMarkedWords, useMayComment } from './comments-context.tsx'
import type { CommentsState } from './comments-state.ts'
import styles from './comments.module.css'
import { CommentHead, ThreadComment } from './thread-comment.tsx'

type ThreadItemProps = {
  readonly state: CommentsState
  readonly id: ThreadId
  readonly thread: ThreadPlain
  readonly place: string
  /** Whether one can go there. */
  readonly isThere: boolean
  readonly isChosen: boolean
  readonly onGo: () => void
}

export const threadDomId = (id: ThreadId): string => `thread-${id}`

/** A thread stays the same object as long as nothing of it is touched. */
export const ThreadItem = memo(function ThreadItem({ state, id, thread, place, isThere, isChosen, onGo }: ThreadItemProps) {
  const t = useMessage()
  const { party } = usePlan()
  const comments = commentsIn(thread)
  const [first] = comments
  if (first === undefined) return null
  const toggle = (): void => state.choose(isChosen ? null : id)
  return (
    <li id={threadDomId(id)} className={classNames(styles.thread, isChosen && styles.chosen, thread.resolved !== undefined && styles.isResolved)}>
      <h3 className={styles.threadHead}>
        <button type="button" className={styles.opener} aria-expanded={isChosen} onClick={toggle}>
          <MessageSquare aria-hidden /> <span>{place}</span>
        </button>
        {thread.resolved !== undefined && <span className={styles.resolvedSign}><Check aria-hidden /> {t('comments.resolved')}</span>}
      </h3>
      <Quote thread={thread} id={id} />
      {isChosen
        ? <Opened state={state} id={id} thread={thread} comments={comments} isThere={isThere} onGo={onGo} />
        : (
            // What it says can be pressed as its heading can, which is there for the keyboard.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
            <div className={styles.closed} onClick={toggle}>
              <CommentHead comment={first.comment} />
              {first.comment.text === undefined ? <p className={styles.withdrawn}>{t('comments.withdrawn')}</p> : <CommentText text={first.comment.text} ours={party} className={styles.snippet} />}
              {comments.length > 1 && <p className={styles.replies}><CornerDownRight aria-hidden /> {t('comments.replies', { count: comments.length - 1 })}</p>}
            </div>
          )}
    </li>
  )
})

type Listed = { readonly id: CommentId; readonly comment: NonNullable<ThreadPlain['comments'][CommentId]> }

/** In the order in which the server took them; what it has not yet, last. */
function commentsIn({ comments }: ThreadPlain): readonly Listed[] {
  const listed = (Object.keys(comments) as CommentId[]).flatMap(id => {
    const comment = comments[id]
    return comment === undefined ? [] : [{ id, comment }]
  })
  const at = ({ comment: { stamp } }: Listed): string => stamp?.at ?? '9999'
  return listed.sort((one, other) => (at(one) < at(other) ? -1 : at(one) > at(other) ? 1 : 0))
}

function Quote({ thread, id }: { readonly thread: ThreadPlain; readonly id: ThreadId }) {
  const t = useMessage()
  const isLeft = useWordsAreLeft(thread, id)
  if (thread.quote === undefined) return null
  return (
    <p className={styles.quote}>
      {isLeft ? <q>{thread.quote}</q> : <><strong>{t('comments.quote-gone')}</strong> <s>{thread.quote}</s></>}
    </p>
  )
}

/** Until the server has marked them they are where the page says. */
function useWordsAreLeft(thread: ThreadPlain, id: ThreadId): boolean {
  const { replica } = usePlan()
  const marked = useMarkedWords()
  return useSyncExternalStore(marked.subscribe, () => {
    const text = thread.quote === undefined || !isSent(thread) ? null : textOf(replica.doc, thread.about ?? [])
    return text === null || marked.of(text).has(id)
  })
}

const isSent = ({ comments }: ThreadPlain): boolean => Object.values(comments).some(comment => comment?.stamp !== undefined)

export function textOf(doc: Parameters<typeof textAt>[0], about: Path): ReturnType<typeof textAt> {
  const node = nodeAt(planSchema, about)
  return node?.node === 'text' && node.kind === 'rich' ? textAt(doc, about) : null
}

type OpenedProps = Pick<ThreadItemProps, 'state' | 'id' | 'thread' | 'isThere' | 'onGo'> & { readonly comments: readonly Listed[] }

function Opened({ state, id, thread, comments, isThere, onGo }: OpenedProps) {
  const t = useMessage()
  const { plan, party } = usePlan()
  const mayComment = useMayComment()
  const mayResolve = useMayResolve(thread)
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
        {comments.map(({ id: of, comment }) => <ThreadComment key={of} state={state} thread={id} id={of} comment={comment} />)}
      </ul>
      {resolved !== undefined && <p className={styles.resolvedBy}><Check aria-hidden /> {t('comments.resolved-by', { delegation: partyLabel(resolved.by).name, day: formatDay(resolved.on) })}</p>}
      <div className={styles.threadActs}>
        {isThere && about.length > 0 && <Button size="small" variant="link" onPress={go}>{t('comments.go')}</Button>}
        {mayResolve && (resolved === undefined
          ? isOpenThread(thread) && <Button size="small" icon={<Check aria-hidden />} onPress={() => { resolve(plan, id, party, today()); announce(t('comments.resolved-said')) }}>{t('comments.resolve')}</Button>
          : <Button size="small" onPress={() => { reopen(plan, id); announce(t('comments.reopened-said')) }}>{t('comments.reopen')}</Button>)}
      </div>
      {mayComment && <CommentBox state={state} draft={`reply\n${id}`} label={t('comments.reply-to')} act={t('comments.reply')} onSend={text => { replied.current = reply(plan, id, party, text); announce(t('comments.sent')) }} />}
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
