// All overlaps between the plans of a period in one list: who is booked twice, for what and when, and the two actions, each a way
// into its cell.
import { useEffect, useRef, useState } from 'react'
import type { PartyId } from '../../../shared/ids.ts'
import type { Overlap, OverlapSide } from '../../../shared/projection/overlaps.ts'
import { actionKindLabels } from '../../../shared/vocabularies/actions.ts'
import { Button } from '../../design/button.tsx'
import { Switch } from '../../design/checkbox.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { Mark } from '../../design/mark.tsx'
import { PartyCodes } from '../../design/party-codes.tsx'
import { Sheet } from '../../design/sheet.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { actionName, timesOf } from './overlap-sentence.ts'
import styles from './filter.module.css'
import { useToolMessage as useMessage } from './use-message.ts'

interface OverlapsSheetProps {
  readonly overlaps: readonly Overlap[]
  readonly party: PartyId | null
  readonly planName: (plan: string) => string
  readonly onGoTo: (side: OverlapSide) => void
  readonly onClose: () => void
}

/** So many are drawn at first; a period of many quarters can have hundreds. */
const shownAtFirst = 60

export function OverlapsSheet({ overlaps, party, planName, onGoTo, onClose }: OverlapsSheetProps) {
  const t = useMessage()
  const content = useRef<HTMLDivElement>(null)
  useEffect(() => content.current?.focus(), [])
  const [isOurs, setOurs] = useState(false)
  const [most, setMost] = useState(shownAtFirst)
  const wanted = isOurs && party !== null ? overlaps.filter(({ parties }) => parties.includes(party)) : overlaps
  return (
    <Sheet isOpen onClose={onClose} title={t('matrix.overlaps-title', { count: wanted.length })}>
      <div ref={content} tabIndex={-1} className={styles.list}>
        <p className={styles.overlapsWhat}>{t('matrix.overlaps-what')}</p>
        {party !== null && <Switch isSelected={isOurs} onChange={setOurs}>{t('matrix.overlaps-ours', { delegation: partyLabel(party).name })}</Switch>}
        {wanted.length === 0 && <EmptyState title={t('matrix.overlaps-none')}>{t('matrix.overlaps-none-why')}</EmptyState>}
        <ul className={styles.overlaps}>
          {wanted.slice(0, most).map(overlap => (
            <li key={`${overlap.kind} ${overlap.sides[0].action} ${overlap.sides[1].action}`}>
              <div className={styles.overlapHead}><Mark tone="warn" size="small" />{actionKindLabels[overlap.kind]}<span className={styles.when}>{timesOf(overlap, t)}</span></div>
              <PartyCodes label={t('matrix.booked-twice')} parties={overlap.parties.map(partyLabel)} />
              {overlap.sides.map(side => (
                <Button key={side.action} variant="link" size="small" className={styles.side ?? ''} onPress={() => onGoTo(side)}>
                  <span>{planName(side.plan)} · {actionName(side, t)}</span>
                </Button>
              ))}
            </li>
          ))}
        </ul>
        {wanted.length > most && <Button onPress={() => setMost(most + shownAtFirst)}>{t('matrix.overlaps-more', { count: wanted.length - most })}</Button>}
      </div>
    </Sheet>
  )
}
