// What colleagues said before one of them sent it: under what everybody reads now, read by them alone, and closed.
import { Lock } from 'lucide-react'
import type { ThreadId } from '../../../../shared/ids.ts'
import { Disclosure } from '../../../design/disclosure.tsx'
import { partyLabel } from '../../../shell/party-label.ts'
import { usePlan } from '../plan-context.tsx'
import { useMessage } from '../use-message.ts'
import { commentsIn } from './comment-list.ts'
import type { CommentsState } from './comments-state.ts'
import styles from './comments.module.css'
import { shownOwn } from './own-threads.ts'
import type { OwnThreadPlain } from './own-threads.ts'
import { ThreadComment } from './thread-comment.tsx'

export function BeforeSent({ state, id, own }: { readonly state: CommentsState; readonly id: ThreadId; readonly own: OwnThreadPlain }) {
  const t = useMessage()
  const { party } = usePlan()
  const comments = commentsIn(shownOwn(own, party))
  const words = t('comments.before-sent', { delegation: partyLabel(party).name, count: comments.length })
  return (
    <div className={styles.beforeSent}>
      <Disclosure level={4} title={<><Lock aria-hidden /> <span>{words}</span></>}>
        <ul className={styles.comments} aria-label={words}>
          {comments.map(({ id: of, comment }) => <ThreadComment key={of} state={state} thread={id} id={of} comment={comment} own={own.comments[of]} isPast />)}
        </ul>
      </Disclosure>
    </div>
  )
}
