// One delegation in a round: its answer and how it was given, what moved under it, its reserves with their trace, and what it proposed,
// which whoever may decides here.
import { Suspense } from 'react'
import type { RoundsAnswer, RoundView } from '../../../shared/api/rounds.ts'
import type { PartyId } from '../../../shared/ids.ts'
import { Button } from '../../design/button.tsx'
import { Chip } from '../../design/chip.tsx'
import { PartyCode } from '../../design/party-code.tsx'
import { Sheet } from '../../design/sheet.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { formatMoment } from '../../messages/formats.ts'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { AnswerChip } from '../../rounds/index.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { ProposalsOfDelegation, usePlan } from '../plan/index.ts'
import { GivenAnswer, MovedUnder, Part, Reserves } from './position-parts.tsx'
import { isLifted, type RoundRow } from './round-rows.ts'
import { Capacity } from './round-table.tsx'
import styles from './round.module.css'
import type { Lifting } from './use-lifting.ts'
import type { RoundRights } from './use-round-rights.ts'

/** A delegation whose proposals are open. */
export type NextOne = { readonly party: PartyId; readonly count: number }

type PanelProps = {
  readonly row: RoundRow
  readonly round: RoundView
  readonly known: RoundsAnswer
  readonly rights: RoundRights
  readonly lifting: Lifting
  /** Its own open proposals. */
  readonly open: number
  /** Whether one came here from another delegation's, to go on deciding. */
  readonly isGoingOn: boolean
  /** The next delegation with something to decide. */
  readonly next: NextOne | null
  readonly onNext: (party: PartyId) => void
  readonly onClose: () => void
  readonly onAnswer: () => void
}

export function DelegationPanel({ row, round, known, rights, lifting, open, isGoingOn, next, onNext, onClose, onAnswer }: PanelProps) {
  const t = useMessage()
  const { party: own } = usePlan()
  const { party, answer, changed, reserves } = row
  const { name } = partyLabel(party)
  const earlier = known.answers.filter(each => each.party === party && each.id !== answer?.id && each.round <= round.number)
  const isOwn = party === own
  const mayRecordNow = !isOwn && rights.mayRecord && (answer === null || answer.round !== round.number || answer.how !== 'given')
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={name}
      kicker={(
        <span className={styles.kicker}>
          <PartyCode {...partyLabel(party)} /> <AnswerChip answer={answer?.answer ?? null} isLifted={isLifted(row)} isOver={round.closedAt !== null} />
          {open > 0 && <Chip tone="warn">{t('round.open-proposals', { count: open })}</Chip>}
        </span>
      )}
    >
      <div className={styles.panel}>
        {answer === null ? <p>{t(round.closedAt === null ? 'round.not-answered-yet' : 'round.never-answered')}</p> : <GivenAnswer answer={answer} />}
        {isOwn && rights.mayAnswer && <Button onPress={onAnswer}>{t(answer === null ? 'round.give' : 'round.give-another', { delegation: name })}</Button>}
        {mayRecordNow && <Button onPress={onAnswer}>{t('round.record')}</Button>}
        {answer !== null && <MovedUnder answer={answer} changed={changed} />}
        <Reserves reserves={reserves} mayLift={isOwn && rights.mayLift} lifting={lifting} />
        <Suspense fallback={<Skeleton lines={4} />}>
          <ProposalsOfDelegation
            of={party}
            takesFocus={isGoingOn}
            afterLast={next === null ? null : <Button onPress={() => onNext(next.party)}>{t('round.next-to-decide', { delegation: partyLabel(next.party).name, count: next.count })}</Button>}
          />
        </Suspense>
        {earlier.length > 0 && (
          <Part title={t('round.earlier-heading')}>
            <ul className={styles.earlier}>
              {earlier.map(each => <li key={each.id}><AnswerChip answer={each.answer} /> <span>{t('round.given-on', { moment: formatMoment(new Date(each.at)), label: each.label })} <Capacity answer={each} /></span>{each.remarks !== null && <q>{each.remarks}</q>}</li>)}
            </ul>
          </Part>
        )}
      </div>
    </Sheet>
  )
}
