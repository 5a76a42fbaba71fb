// The proposals for one place beside each other and beside what stands there now, to take one of them and turn others down.
import { useState } from 'react'
import type { ProposalId } from '../../../../shared/ids.ts'
import { Button } from '../../../design/button.tsx'
import { Dialog } from '../../../design/dialog.tsx'
import { PartyCode } from '../../../design/party-code.tsx'
import { WordsForm } from '../../../design/words-form.tsx'
import { partyLabel } from '../../../shell/party-label.ts'
import { useMessage } from '../use-message.ts'
import { Difference } from './difference.tsx'
import { partyHue } from './party-hue.ts'
import { useHasMoved } from './place-group.tsx'
import { longestWord } from './proposal-item.tsx'
import { isOpen, type PlaceGroup } from './proposal-list.ts'
import styles from './proposals.module.css'
import type { Verdict } from './use-decide.ts'

type SideBySideProps = {
  readonly group: PlaceGroup
  readonly name: string
  readonly mayDecide: boolean
  readonly isPending: boolean
  readonly onDecide: (id: ProposalId, verdict: Verdict) => void
  readonly onClose: () => void
}

export function SideBySide({ group: { place, listed }, name, mayDecide, isPending, onDecide, onClose }: SideBySideProps) {
  const t = useMessage()
  const hasMoved = useHasMoved(place)
  const [asked, setAsked] = useState<ProposalId | null>(null)
  const open = listed.filter(({ proposal }) => isOpen(proposal))
  return (
    <Dialog isOpen size="wide" onClose={onClose} title={t('proposals.side-by-side-title', { place: name })}>
      <ul className={styles.columns}>
        {open.map(({ id, proposal }) => {
          if (proposal.by === undefined || proposal.change === undefined) return null
          const delegation = partyLabel(proposal.by).name
          return (
            <li key={id} className={styles.item} style={{ '--party-hue': partyHue(proposal.by) }} aria-label={t('proposals.proposal-of', { delegation, place: name })}>
              <p className={styles.itemHead}><PartyCode {...partyLabel(proposal.by)} /> <span>{delegation}</span></p>
              <Difference place={place} change={proposal.change} by={proposal.by} />
              {proposal.reason !== undefined && <p className={styles.none}>{proposal.reason}</p>}
              {hasMoved(proposal) && <p className={styles.moved}>{t('proposals.changed-since')}</p>}
              {mayDecide && (asked === id
                ? <WordsForm label={t('proposals.why-needed')} description={t('proposals.word-why', { delegation })} maxLength={longestWord} act={t('proposals.decline-now')} variant="danger" saysMissing missing={t('proposals.word-missing')} onDone={reason => { setAsked(null); onDecide(id, { decision: 'declined', reason }) }} onCancel={() => setAsked(null)} />
                : (
                    <div className={styles.acts}>
                      <Button size="small" variant="primary" isDisabled={isPending} onPress={() => onDecide(id, { decision: 'accepted' })}>{t('proposals.accept')}</Button>
                      <Button size="small" isDisabled={isPending} onPress={() => setAsked(id)}>{t('proposals.decline')}</Button>
                    </div>
                  ))}
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
}
