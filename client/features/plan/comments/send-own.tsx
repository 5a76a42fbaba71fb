// What only the delegation has is sent to everybody: one comment, seen before as others will see it. It begins with the words of the
// first of the comments; what colleagues wrote under it stays among them, and so do their names.
import { useId } from 'react'
import { withoutColleagues } from '../../../../shared/documents/colleague-mentions.ts'
import { sendOwnThread } from '../../../../shared/documents/own-thread-commands.ts'
import type { ThreadId } from '../../../../shared/ids.ts'
import { announce } from '../../../design/announcer.ts'
import { partyLabel } from '../../../shell/party-label.ts'
import { usePlan } from '../plan-context.tsx'
import { useMessage } from '../use-message.ts'
import { CommentBox } from './comment-box.tsx'
import { commentsIn } from './comment-list.ts'
import type { CommentsState } from './comments-state.ts'
import styles from './comments.module.css'
import { useFoundHere } from './own-comments.tsx'
import { keptPlaceOf, shownOwn } from './own-threads.ts'
import type { OwnThreadPlain } from './own-threads.ts'
import { textOf } from './text-of.ts'

type SendOwnProps = { readonly state: CommentsState; readonly id: ThreadId; readonly own: OwnThreadPlain; readonly place: string; readonly onClose: () => void }

export function SendOwn({ state, id, own, place, onClose }: SendOwnProps) {
  const t = useMessage()
  const { plan, party, replica } = usePlan()
  const found = useFoundHere()
  const heading = useId()
  const about = own.about ?? []
  const said = commentsIn(shownOwn(own, party))
  const written = said[0]?.comment.text ?? ''
  const kept = keptPlaceOf(own)
  const text = kept === null ? null : textOf(replica.doc, about)
  const words = kept === null ? undefined : (text === null ? null : found?.of(text, id, kept)) ?? { quote: kept.quote }
  const isGone = words !== undefined && !('anchor' in words)
  const send = (comment: string): void => {
    sendOwnThread(plan, party, id, about, comment, words)
    announce(t(replica.status().saved === 'offline' ? 'comments.sent-later' : 'comments.sent-to-all'))
    onClose()
    state.open(id, true)
  }
  return (
    <section className={styles.sending} aria-labelledby={heading}>
      <h4 id={heading}>{t('comments.send-to-all-title')}</h4>
      <p className={styles.sendingWhy}>{t('comments.send-to-all-why', { place, delegation: partyLabel(party).name, replies: said.length - 1 })}</p>
      {written !== withoutColleagues(written) && <p className={styles.sendingWhy}>{t('comments.send-without-names')}</p>}
      {words !== undefined && <p className={styles.quote}>{isGone ? <><strong>{t('comments.quote-gone')}</strong> <s>{words.quote}</s></> : <q>{words.quote}</q>}</p>}
      <CommentBox state={state} draft={`send\n${id}`} before={withoutColleagues(written)} label={t('comments.box')} act={t('comments.send-to-all-now')} audience="everyone" takesFocus onSend={send} onClose={onClose} />
    </section>
  )
}
