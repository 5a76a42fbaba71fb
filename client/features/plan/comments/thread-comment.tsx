// One comment of an open thread: whose, in which function, when, its words, what the delegations or, among themselves, the colleagues
// think of it, and what its own people may do with it.
import { Pencil, Undo2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { personOfReaction, personReactionKey } from '../../../../shared/documents/own-threads.ts'
import { reactionKey, reactions } from '../../../../shared/documents/threads.ts'
import type { Reaction } from '../../../../shared/documents/threads.ts'
import type { ThreadPlain } from '../../../../shared/documents/open-threads.ts'
import type { CommentId, PartyId, PersonId, ThreadId } from '../../../../shared/ids.ts'
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
import { useMayWriteOwn, useNameOf } from './own-comments.tsx'
import type { OwnCommentPlain } from './own-threads.ts'
import { useThreadActs } from './thread-acts.ts'

type CommentPlain = NonNullable<ThreadPlain['comments'][CommentId]>
type ThreadCommentProps = { readonly state: CommentsState; readonly thread: ThreadId; readonly id: CommentId; readonly comment: CommentPlain; readonly own?: OwnCommentPlain | undefined
  /** It is only shown. */
  readonly isPast?: boolean }

/** @param own what it is in the delegation's own side, where it stands there. */
export function ThreadComment({ state, thread, id, comment, own: ofOurs, isPast = false }: ThreadCommentProps) {
  const t = useMessage()
  const { party, person, may } = usePlan()
  const mayWriteOwn = useMayWriteOwn()
  const acts = useThreadActs(thread, ofOurs !== undefined)
  const [isEdited, setEdited] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const own = useRef<HTMLLIElement>(null)
  const { by, text, stamp } = comment
  // To others words are a delegation's own, whoever of its people writes them; among colleagues they are whose they are.
  const isTheirs = ofOurs === undefined ? by === party && may({ writtenBy: 'own-comment', party }) : ofOurs.author === person && mayWriteOwn
  const isOurs = !isPast && isTheirs && stamp !== undefined && text !== undefined
  const draft = `edit\n${id}`
  const back = (): void => {
    setEdited(false)
    requestAnimationFrame(() => own.current?.querySelector<HTMLElement>('button')?.focus())
  }
  return (
    <li ref={own} className={styles.comment}>
      <CommentHead comment={comment} own={ofOurs} />
      {text === undefined
        ? <p className={styles.withdrawn}>{t(ofOurs === undefined ? 'comments.withdrawn' : 'comments.withdrawn-own')}</p>
        : isEdited
          ? <CommentBox state={state} draft={draft} before={text} label={t('comments.edit-box')} act={t('comments.save')} audience={ofOurs === undefined ? 'everyone' : 'ours'} takesFocus onClose={back} onSend={words => { acts.change(id, words); back() }} />
          : <CommentText text={text} ours={party} isOwn={ofOurs !== undefined} />}
      {text !== undefined && !isEdited && (
        <div className={styles.commentActs}>
          {ofOurs === undefined ? <Reactions comment={comment} onReact={reaction => acts.react(id, reaction)} /> : <OwnReactions comment={ofOurs} isPast={isPast} onReact={reaction => acts.react(id, reaction)} />}
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
                  acts.withdraw(id)
                  announce(t('comments.withdraw-done'))
                }}
              >
                {t('comments.withdraw')}
              </Button>
            </>
          )}
        >
          <p>{t(ofOurs === undefined ? 'comments.withdraw-ask' : 'comments.withdraw-ask-own')}</p>
        </Dialog>
      )}
    </li>
  )
}

export function CommentHead({ comment: { by, stamp }, own }: { readonly comment: CommentPlain; readonly own?: OwnCommentPlain | undefined }) {
  const t = useMessage()
  const nameOf = useNameOf()
  return (
    <p className={styles.commentHead}>
      {own?.author === undefined ? by !== undefined && <PartyCode {...partyLabel(by)} /> : <strong>{nameOf(own.author)}</strong>}
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

type OnReact = (reaction: Reaction) => void

function Reactions({ comment, onReact }: { readonly comment: CommentPlain; readonly onReact: OnReact }) {
  const { party, may } = usePlan()
  const mayReact = comment.stamp !== undefined && may({ writtenBy: 'own-comment', party })
  return reactions.map(reaction => {
    const who = whoReacted(comment, reaction)
    const codes = who.map(of => partyLabel(of).code).join(' ')
    return <OneReaction key={reaction} reaction={reaction} names={who.map(of => partyLabel(of).name)} short={who.length <= 3 ? codes : String(who.length)} isOn={who.includes(party)} mayReact={mayReact} onReact={onReact} />
  })
}

function OwnReactions({ comment, isPast, onReact }: { readonly comment: OwnCommentPlain; readonly isPast: boolean; readonly onReact: OnReact }) {
  const { person } = usePlan()
  const nameOf = useNameOf()
  const mayReact = useMayWriteOwn() && comment.stamp !== undefined && !isPast
  return reactions.map(reaction => {
    const who = colleaguesWhoReacted(comment, reaction)
    return <OneReaction key={reaction} reaction={reaction} names={who.map(nameOf)} short={String(who.length)} isOn={who.includes(person)} mayReact={mayReact} onReact={onReact} />
  })
}

type OneReactionProps = { readonly reaction: Reaction; readonly names: readonly string[]; readonly short: string; readonly isOn: boolean; readonly mayReact: boolean; readonly onReact: OnReact }

function OneReaction({ reaction, names, short, isOn, mayReact, onReact }: OneReactionProps) {
  const t = useMessage()
  if (!mayReact && names.length === 0) return null
  const words = t(`comments.reaction-${reaction}`)
  const name = names.length === 0 ? words : t('comments.reacted', { reaction: words, names: names.join(', ') })
  const content = <>{words}{names.length > 0 && <strong>{short}</strong>}</>
  return mayReact
    ? <button type="button" className={classNames(styles.reaction, isOn && styles.reacted)} aria-pressed={isOn} aria-label={name} data-name-tip={name} onClick={() => onReact(reaction)}>{content}</button>
    : <span className={styles.reaction} data-name-tip={name}>{content}</span>
}

const colleaguesWhoReacted = ({ reactions: given }: OwnCommentPlain, reaction: Reaction): readonly PersonId[] =>
  Object.keys(given).flatMap(key => {
    const person = personOfReaction(key)
    return person !== null && key === personReactionKey(person, reaction) ? [person] : []
  })

const whoReacted = ({ reactions: given }: CommentPlain, reaction: Reaction): readonly PartyId[] =>
  Object.keys(given).flatMap(key => {
    const party = key.slice(0, key.indexOf(':')) as PartyId
    return key === reactionKey(party, reaction) ? [party] : []
  })
