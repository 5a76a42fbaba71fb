// How many proposals are open on a card, and whether the delegation drafts one: a small sign that opens them in the panel.
import { GitPullRequestArrow, PenLine } from 'lucide-react'
import type { GoalId } from '../../../../shared/ids.ts'
import type { Path } from '../../../../shared/schema/node.ts'
import { useComments } from '../comments/comments-context.tsx'
import { usePlanReading } from '../plan-context.tsx'
import { useMessage } from '../use-message.ts'
import { newActionsFor } from './new-action-list.ts'
import { draftsWithin, openProposalsWithin } from './proposal-list.ts'
import { useNewActions, useOverlays, useProposals } from './proposals-context.tsx'
import styles from '../count-sign.module.css'

/** @param entry an action or a goal; it is told of everything in it. @param name what it is called. */
export function ProposalSign({ entry, name }: { readonly entry: Path; readonly name: string }) {
  const t = useMessage()
  const proposals = useProposals()
  const review = useComments()
  const first = usePlanReading(plain => openProposalsWithin(plain.proposals, entry)[0])
  const open = usePlanReading(plain => openProposalsWithin(plain.proposals, entry).length)
  const [root, id] = entry
  const newActions = useNewActions(all => (root === 'goals' ? newActionsFor(all, id as GoalId).length : 0))
  const drafts = useOverlays(overlays => draftsWithin(overlays, entry)) + newActions
  if (proposals === null || review === null || open + drafts === 0) return null
  const words = [...(open > 0 ? [t('proposals.here', { count: open })] : []), ...(drafts > 0 ? [t('proposals.drafts-here', { count: drafts })] : [])].join(', ')
  const show = (): void => {
    review.showReview('proposals')
    if (first !== undefined) proposals.state.show(first)
  }
  return (
    <button type="button" data-tells className={styles.sign} data-name-tip={words} aria-label={t('proposals.open-here', { place: name, count: words })} onClick={show}>
      {open > 0 && <><GitPullRequestArrow aria-hidden />{open}</>}
      {drafts > 0 && <><PenLine aria-hidden />{drafts}</>}
    </button>
  )
}
