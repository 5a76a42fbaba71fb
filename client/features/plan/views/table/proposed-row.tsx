// A new action that is proposed, as a line of the table: read there, and decided among the proposals, to which it leads.
import { GitPullRequestArrow } from 'lucide-react'
import type { CSSProperties } from 'react'
import type { ProposalId } from '../../../../../shared/ids.ts'
import { valuesSaid } from '../../../../../shared/proposals/new-action-words.ts'
import type { OpenNewAction } from '../../../../../shared/proposals/open-new-actions.ts'
import { Chip } from '../../../../design/chip.tsx'
import { PartyCode } from '../../../../design/party-code.tsx'
import { partyLabel } from '../../../../shell/party-label.ts'
import { useComments } from '../../comments/comments-context.tsx'
import { usePlan } from '../../plan-context.tsx'
import { useProposals } from '../../proposals/proposals-context.tsx'
import { useMessage } from '../../use-message.ts'
import { cellDomId } from './cells.ts'
import styles from './table.module.css'

/** What one asks of it first; the rest is read where it is decided. */
const toldInTable: readonly string[] = ['leader', 'kind', 'from', 'to']

/** Opens it where proposals are decided; null where there are none. */
function useShowProposal(): ((id: ProposalId) => void) | null {
  const [proposals, review] = [useProposals(), useComments()]
  return proposals === null || review === null ? null : id => {
    review.showReview('proposals')
    proposals.state.show(id)
  }
}

export function ProposedLine({ proposed: { goal, by, action } }: { readonly proposed: OpenNewAction }) {
  const t = useMessage()
  const { cycle } = usePlan()
  const number = cycle.goals.find(({ id }) => id === goal)?.number ?? 0
  const said = [t('plan.goal', { number }), ...valuesSaid(action).filter(({ field }) => toldInTable.includes(field)).map(({ words }) => words)].join(' · ')
  return (
    <>
      <GitPullRequestArrow aria-hidden />
      <Chip tone="accent">{t('table.proposed')}</Chip>
      <PartyCode {...partyLabel(by)} />
      <span className={styles.proposedTitle}>{action.title}</span>
      <span className={styles.faint}>{said}</span>
    </>
  )
}

type RowProps = { readonly proposed: OpenNewAction; readonly rowKey: string; readonly rowIndex: number; readonly style: CSSProperties; readonly isActive: boolean; readonly colSpan: number }

/** One cell for all columns, like the line that adds; the keys of the grid press its button. */
export function ProposedRow({ proposed, rowKey, rowIndex, style, isActive, colSpan }: RowProps) {
  const show = useShowProposal()
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- only the rows in sight are there, which a table cannot do
    <div role="row" aria-rowindex={rowIndex} className={styles.proposedRow} style={style}>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div role="gridcell" aria-colspan={colSpan} id={cellDomId(rowKey, 'title')} data-row={rowKey} data-column="title" tabIndex={isActive ? 0 : -1} className={styles.addCell}>
        <button type="button" tabIndex={-1} data-tells className={styles.proposed} onClick={() => show?.(proposed.id)}><ProposedLine proposed={proposed} /></button>
      </div>
    </div>
  )
}

/** On a small screen. */
export function ProposedEntry({ proposed }: { readonly proposed: OpenNewAction }) {
  const show = useShowProposal()
  return <li className={styles.proposedEntry}><button type="button" data-tells className={styles.proposed} onClick={() => show?.(proposed.id)}><ProposedLine proposed={proposed} /></button></li>
}
