// One comment of an open thread: whose, in which function, when, its words, what the delegations think of it, and what its own
// people may do with it.
import { Pencil, Undo2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { changeComment, react, withdrawComment } from '../../../../shared/documents/thread-commands.ts'
import { reactionKey, reactions } from '../../../../shared/documents/threads.ts'
import type { Reaction } from '../../../../shared/documents/threads.ts'
import type { ThreadPlain } from '../../../../shared/documents/open-threads.ts'
import type { CommentId, PartyId, ThreadId } from '../../../../shared/ids.ts'
import { announce } from '../../../design/announcer.ts'
import { Button, LightIconButton } from '../../../design/button.tsx'
import { classNames } from '../../../design/class-names.ts'
import { Dialog } from '../../../design/dialog.tsx'
import { PartyCode } from '../../../design/party-code.tsx'
import { formatMoment } from '../../../messages/formats.ts'
import { partyLabel } from '../../../shell/party-label.ts'
import { usePlan } from '../plan-context.tsx'
import { useMessage } from '../use-message.ts'
import { CommentBox } from './comment-box.tsx'
import { CommentText } from './comment-text.tsx'
import type { CommentsState } from './comments-state.ts'
import styles from './comments.module.css'

type CommentPlain = NonNullable<ThreadPlain['comments'][CommentId]>
type ThreadCommentProps = { readonly state: CommentsState; readonly thread: ThreadId; readonly id: CommentId; readonly comment: CommentPlain }

export function ThreadComment({ state, thread, id, comment }: ThreadCommentProps) {
  const t = useMessage()
  const { plan, party, may } = usePlan()
  const [isEdited, setEdited] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const own = useRef<HTMLLIElement>(null)
  const { by, text, stamp } = comment
  // The reactions and the words are a delegation's own, whoever of its people writes them.
  const isOurs = by === party && stamp !== undefined && text !== undefined && may({ writtenBy: 'own-comment', party })
  const draft = `edit\n${id}`
  const back = (): void => {
    setEdited(false)
    requestAnimationFrame(() => own.current?.querySelector<HTMLElement>('button')?.focus())
  }
  return (
    <li ref={own} className={styles.comment}>
      <CommentHead comment={comment} />
      {text === undefined
        ? <p className={styles.withdrawn}>{t('comments.withdrawn')}</p>
        : isEdited
          ? <CommentBox state={state} draft={draft} before={text} label={t('comments.edit-box')} act={t('comments.save')} takesFocus onClose={back} onSend={words => { changeComment(plan, thread, id, words); back() }} />
          : <CommentText text={text} ours={party} />}
      {text !== undefined && !isEdited && (
        <div className={styles.commentActs}>
          <Reactions thread={thread} id={id} comment={comment} />
          {isOurs && <LightIconButton icon={<Pencil aria-hidden />} label={t('comments.edit')} onClick={() => setEdited(true)} />}
          {isOurs && <LightIconButton icon={<Undo2 aria-hidden />} label={t('comments.withdraw')} onClick={() => setAsked(true)} />}
        </div>
      )}
      {isAsked && (
        <Dialog
          isOpen
          isAlert
          onClose={() => setAsked(false)}
          title={t('comments.withdraw')}
          actions={(
            <>
              <Button onPress={() => setAsked(false)}>{t('design.cancel')}</Button>
              <Button
                variant="danger"
                onPress={() => {
                  setAsked(false)
                  withdrawComment(plan, thread, id)
                  announce(t('comments.withdraw-done'))
                }}
              >
                {t('comments.withdraw')}
              </Button>
            </>
          )}
        >
          <p>{t('comments.withdraw-ask')}</p>
        </Dialog>
      )}
    </li>
  )
}

export function CommentHead({ comment: { by, stamp } }: { readonly comment: CommentPlain }) {
  const t = useMessage()
  return (
    <p className={styles.commentHead}>
      {by !== undefined && <PartyCode {...partyLabel(by)} />}
      {stamp === undefined
        ? <span className={styles.notSent}>{t('comments.not-sent')}</span>
        : (
            <>
              <span>{t(`shell.function.${stamp.capacity}`)}</span>
              <time dateTime={stamp.at}>{formatMoment(new Date(stamp.at))}</time>
              {stamp.editedAt !== undefined && <span title={t('comments.edited-at', { moment: formatMoment(new Date(stamp.editedAt)) })}>{t('comments.edited')}</span>}
            </>
          )}
    </p>
  )
}

function Reactions({ thread, id, comment }: Omit<ThreadCommentProps, 'state'>) {
  const t = useMessage()
  const { plan, party, may } = usePlan()
  const mayReact = comment.stamp !== undefined && may({ writtenBy: 'own-comment', party })
  return reactions.map(reaction => {
    const who = whoReacted(comment, reaction)
    if (!mayReact && who.length === 0) return null
    const words = t(`comments.reaction-${reaction}`)
    const codes = who.map(of => partyLabel(of).code).join(' ')
    const name = who.length === 0 ? words : t('comments.reacted', { reaction: words, names: who.map(of => partyLabel(of).name).join(', ') })
    const content = <>{words}{who.length > 0 && <strong>{who.length <= 3 ? codes : who.length}</strong>}</>
    const isOn = who.includes(party)
    return mayReact
      ? <button key={reaction} type="button" className={classNames(styles.reaction, isOn && styles.reacted)} aria-pressed={isOn} aria-label={name} data-name-tip={name} onClick={() => react(plan, thread, id, party, reaction)}>{content}</button>
      : <span key={reaction} className={styles.reaction} data-name-tip={name}>{content}</span>
  })
}

const whoReacted = ({ reactions: given }: CommentPlain, reaction: Reaction): readonly PartyId[] =>
  Object.keys(given).flatMap(key => {
    const party = key.slice(0, key.indexOf(':')) as PartyId
    return key === reactionKey(party, reaction) ? [party] : []
  })
