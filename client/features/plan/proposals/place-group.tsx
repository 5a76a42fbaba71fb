// The proposals for one place under its name; several for one place can be looked at side by side.
import { Columns2, CornerDownRight } from 'lucide-react'
import { memo } from 'react'
import type { ProposalId } from '../../../../shared/ids.ts'
import { sameBlocks } from '../../../../shared/proposals/merge-texts.ts'
import type { Blocks } from '../../../../shared/proposals/merge-texts.ts'
import { Button } from '../../../design/button.tsx'
import { useMessage } from '../use-message.ts'
import { ProposalItem } from './proposal-item.tsx'
import type { Asked, ItemActs } from './proposal-item.tsx'
import { isNewAction, isOpen, type Listed, type PlaceGroup as Group } from './proposal-list.ts'
import styles from './proposals.module.css'
import { sameJson, useBlocksAt, useValueAt } from './standing.ts'

type GroupProps = {
  readonly group: Group
  readonly name: string
  readonly isThere: boolean
  readonly mayDecide: boolean
  readonly mayWithdraw: (listed: Listed) => boolean
  readonly picked: ReadonlySet<ProposalId>
  /** The one that the Tab key comes to. */
  readonly current: ProposalId | null
  readonly asked: Asked | null
  readonly isPending: boolean
  readonly acts: ItemActs
  readonly onGo: () => void
  readonly onSideBySide: () => void
}

export const PlaceGroup = memo(function PlaceGroup({ group: { place, listed }, name, isThere, mayDecide, mayWithdraw, picked, current, asked, isPending, acts, onGo, onSideBySide }: GroupProps) {
  const t = useMessage()
  const hasMoved = useHasMoved(place)
  // Several new actions in one goal are several actions.
  const open = listed.filter(({ proposal }) => isOpen(proposal) && !isNewAction(proposal)).length
  const nameOf = ({ change }: Listed['proposal']): string => (change?.kind === 'action' ? t('proposals.new-action-in', { title: change.action.title, place: name }) : name)
  return (
    <li className={styles.group}>
      <div className={styles.groupHead}>
        <h3>{name}</h3>
        {isThere && <Button size="small" variant="link" icon={<CornerDownRight aria-hidden />} aria-label={`${t('proposals.go')}: ${name}`} onPress={onGo}>{t('proposals.go')}</Button>}
      </div>
      {open > 1 && <p className={styles.several}>{t('proposals.several-here', { count: open })} <Button size="small" icon={<Columns2 aria-hidden />} onPress={onSideBySide}>{t('proposals.side-by-side')}</Button></p>}
      <ul className={styles.items} aria-label={name}>
        {listed.map(each => (
          <ProposalItem
            key={each.id}
            id={each.id}
            proposal={each.proposal}
            place={place}
            placeName={nameOf(each.proposal)}
            hasMoved={isOpen(each.proposal) && hasMoved(each.proposal)}
            mayDecide={mayDecide}
            mayWithdraw={mayWithdraw(each)}
            isPicked={picked.has(each.id)}
            isCurrent={current === each.id}
            asked={asked?.id === each.id ? asked.for : null}
            isPending={isPending}
            acts={acts}
          />
        ))}
      </ul>
    </li>
  )
})

/** Whether what stands at a place now is other than what a proposal for it answers. */
export function useHasMoved(place: Group['place']): (proposal: Listed['proposal']) => boolean {
  const blocks = useBlocksAt(place)
  const value = useValueAt(place)
  return ({ change }) => {
    switch (change?.kind) {
      case 'text':
        return !sameOnce(change.base, blocks)
      case 'value':
        return !sameJson(change.base, value)
      default:
        return false
    }
  }
}

const known = new WeakMap<Blocks, { readonly now: Blocks; readonly same: boolean }>()

/** Words of a base against those of now, worked out once for each pair. */
function sameOnce(base: Blocks, now: Blocks): boolean {
  const before = known.get(base)
  if (before?.now === now) return before.same
  const same = sameBlocks(base, now)
  known.set(base, { now, same })
  return same
}
