// One open round: what it is, until when, our answer, and what we note for ourselves.
import { useEffect, useState } from 'react'
import { isReserve } from '../../../shared/workflow/positions.ts'
import type { OpenRound, OwnService } from '../../../shared/api/open-rounds.ts'
import type { PartyId } from '../../../shared/ids.ts'
import { brusselsText } from '../../../shared/workflow/brussels-time.ts'
import { markingLabels } from '../../../shared/vocabularies/vocabularies.ts'
import { Button } from '../../design/button.tsx'
import { Checkbox } from '../../design/checkbox.tsx'
import { Chip } from '../../design/chip.tsx'
import { Disclosure } from '../../design/disclosure.tsx'
import { Link } from '../../design/link.tsx'
import { VisuallyHidden } from '../../design/visually-hidden.tsx'
import { isOfDraft, markInInbox } from '../../live/index.ts'
import { useIsPast } from '../../rounds/index.ts'
import type { Intended } from './answer-several.tsx'
import { DraftPosition } from './draft-position.tsx'
import styles from './open-rounds.module.css'
import { OwnAnswer } from './own-answer.tsx'
import { owedBy } from './service-inputs.tsx'
import { useMessage } from './use-message.ts'
import { useNames } from './use-names.ts'

type EntryProps = {
  readonly party: PartyId
  readonly round: OpenRound
  readonly services: readonly OwnService[]
  readonly isOwnSide: boolean
  /** Ids of what of it this person has not read. */
  readonly unread: readonly string[]
  readonly isPicked: boolean
  readonly onPick: (isPicked: boolean) => void
  readonly onAnswer: (intended: Intended) => void
  readonly onChanged: () => void
}

export function RoundEntry({ party, round, services, isOwnSide, unread, isPicked, onPick, onAnswer, onChanged }: EntryProps) {
  const t = useMessage()
  const names = useNames()
  const isPast = useIsPast(round.deadline)
  const name = t('rounds.of', { round: round.round, plan: names.planOf(round.plan) })
  const deadline = brusselsText(new Date(round.deadline))
  return (
    <li className={styles.round} aria-label={name}>
      <div className={styles.roundHead}>
        {round.mayAnswer && <Checkbox isSelected={isPicked} onChange={onPick}><VisuallyHidden>{t('rounds.choose', { round: name })}</VisuallyHidden></Checkbox>}
        <h2 className={styles.name}><Link look="name" href={`/plans/${round.plan}/round`} onPress={() => void markInInbox(unread.filter(id => !isOfDraft(id)), true)}>{name}</Link></h2>
        {unread.length > 0 && <Chip tone="accent">{t('rounds.new')}</Chip>}
        {round.kind === 'amendment' && <Chip>{t('rounds.amendment')}</Chip>}
        <span className={styles.until}><Chip tone={isPast ? 'warn' : 'neutral'}>{t(isPast ? 'rounds.time-up' : 'rounds.until', { moment: deadline })}</Chip></span>
      </div>
      <ul className={styles.facts}>
        <li>{t('rounds.version', { label: round.label })}</li>
        <li>{t(`rounds.silence-${round.silence}`)}</li>
        <li>{markingLabels[round.marking]}</li>
        {unread.length > 0 && <li><Button size="small" variant="link" aria-label={`${t('rounds.mark-read')}: ${name}`} onPress={() => void markInInbox(unread, true)}>{t('rounds.mark-read')}</Button></li>}
      </ul>
      {round.isAsked ? <OwnAnswer round={round} /> : <p className={styles.line}>{t('rounds.not-asked')}</p>}
      {isOwnSide && round.isAsked && <Draft party={party} round={round} name={name} services={services} unread={unread} onAnswer={onAnswer} onChanged={onChanged} />}
    </li>
  )
}

type DraftProps = Pick<EntryProps, 'party' | 'round' | 'services' | 'unread' | 'onAnswer' | 'onChanged'> & { readonly name: string }

/** Said in a line, and opened to be written. */
function Draft({ party, round, name, services, unread, onAnswer, onChanged }: DraftProps) {
  const t = useMessage()
  const [isOpen, setOpen] = useState(false)
  const { draft, inputs } = round
  const owed = owedBy(services, inputs).length
  // What colleagues note while it is open is read too.
  const news = isOpen ? unread.filter(isOfDraft).join(' ') : ''
  useEffect(() => {
    if (news !== '') void markInInbox(news.split(' '), true)
  }, [news])
  const isNoted = draft !== null && (draft.answer !== null || draft.remarks !== '')
  const noted = [
    isNoted && draft.answer !== null ? t(`round.choice-${draft.answer}`) : isNoted ? draft.remarks : t('rounds.draft-none'),
    ...(owed === 0 ? [] : [t('rounds.draft-owed', { count: owed })]),
  ].join(' · ')
  return (
    <Disclosure
      level={3}
      isExpanded={isOpen}
      onExpandedChange={setOpen}
      title={<span className={styles.draftTitle}>{t('rounds.draft')}<VisuallyHidden>{`, ${name}`}</VisuallyHidden> <span className={styles.noted}>{noted}</span></span>}
      end={round.mayAnswer && isNoted && draft.answer !== null && !isReserve(draft.answer) && <Button size="small" aria-label={`${t('rounds.answer-with-this')} ${name}`} onPress={() => onAnswer({ answer: draft.answer, remarks: draft.remarks })}>{t('rounds.answer-with-this')}</Button>}
    >
      {isOpen && <DraftPosition party={party} round={round} services={services} onChanged={onChanged} />}
    </Disclosure>
  )
}
