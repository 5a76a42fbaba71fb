// What is said and proposed about an action, counted on its row as on its card. Only told: a grid's cells are walked by keys, and the
// comments of a row are opened by the key for comments.
import { GitPullRequestArrow, MessageSquare, MessageSquareLock, PenLine } from 'lucide-react'
import type { ReactNode } from 'react'
import { openOnAction } from '../../../../../shared/documents/open-threads.ts'
import type { ActionId } from '../../../../../shared/ids.ts'
import { VisuallyHidden } from '../../../../design/visually-hidden.tsx'
import { partyLabel } from '../../../../shell/party-label.ts'
import { useUnsent } from '../../comments/own-comments.tsx'
import { usePlan, usePlanReading } from '../../plan-context.tsx'
import { draftsWithin, openProposalsWithin } from '../../proposals/proposal-list.ts'
import { useOverlays } from '../../proposals/proposals-context.tsx'
import { useMessage } from '../../use-message.ts'
import styles from './table.module.css'

export function RowSigns({ id }: { readonly id: ActionId }) {
  const t = useMessage()
  const { party } = usePlan()
  const comments = usePlanReading(({ threads }) => openOnAction(threads, id))
  const own = useUnsent(unsent => openOnAction(unsent, id))
  const proposals = usePlanReading(plan => openProposalsWithin(plan.proposals, ['actions', id]).length)
  const drafts = useOverlays(overlays => draftsWithin(overlays, ['actions', id]))
  return (
    <>
      {comments > 0 && <Sign icon={<MessageSquare aria-hidden />} count={comments} words={t('comments.here', { count: comments })} />}
      {own > 0 && <Sign icon={<MessageSquareLock aria-hidden />} count={own} words={t('comments.here-own', { count: own, delegation: partyLabel(party).name })} />}
      {proposals > 0 && <Sign icon={<GitPullRequestArrow aria-hidden />} count={proposals} words={t('proposals.here', { count: proposals })} />}
      {drafts > 0 && <Sign icon={<PenLine aria-hidden />} count={drafts} words={t('proposals.drafts-here', { count: drafts })} />}
    </>
  )
}

function Sign({ icon, count, words }: { readonly icon: ReactNode; readonly count: number; readonly words: string }) {
  return <span className={styles.rowSign} data-name-tip={words}>{icon}<span aria-hidden>{count}</span><VisuallyHidden>{words}</VisuallyHidden></span>
}
