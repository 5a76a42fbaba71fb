// What our delegation answered: which answer, how and when it was given, on which version, and what has changed since.
import type { OpenRound } from '../../../shared/api/open-rounds.ts'
import { Chip } from '../../design/chip.tsx'
import { formatMoment } from '../../messages/formats.ts'
import { AnswerChip } from '../../rounds/index.ts'
import { partyLabel } from '../../shell/party-label.ts'
import styles from './open-rounds.module.css'
import { useMessage } from './use-message.ts'
import { entriesOf, useNames } from './use-names.ts'

/** So many places are named, the others counted. */
const mostNamed = 3

export function OwnAnswer({ round }: { readonly round: OpenRound }) {
  const t = useMessage()
  const { answer, standingReserves } = round
  if (answer === null) return <p className={styles.line}><Chip tone="warn">{t('rounds.not-answered')}</Chip> <Changed round={round} /></p>
  const moment = formatMoment(new Date(answer.at))
  const how = answer.how === 'silence'
    ? t('rounds.silent', { label: answer.label })
    : answer.how === 'given'
      ? t('rounds.given', { moment, label: answer.label })
      : t('rounds.recorded', { moment, label: answer.label, delegation: answer.by === null ? '' : partyLabel(answer.by.party).name })
  return (
    <div className={styles.line}>
      <span>{t('rounds.our-answer')}</span> <AnswerChip answer={answer.answer} /> <span>{how}</span>
      {answer.round !== round.round && <> <Chip>{t('rounds.of-before', { round: answer.round })}</Chip></>}
      {answer.isLate && <> <Chip tone="warn">{t('rounds.late')}</Chip></>}
      {' '}<Changed round={round} />
      {standingReserves > 0 && <> <span className={styles.warn}>{t('rounds.reserves', { count: standingReserves })}</span></>}
    </div>
  )
}

export function Changed({ round: { plan, changed } }: { readonly round: Pick<OpenRound, 'plan' | 'changed'> }) {
  const t = useMessage()
  const names = useNames()
  const entries = entriesOf(changed)
  if (entries.length === 0) return <span className={styles.still}>{t('rounds.changed-nothing')}</span>
  const named = entries.slice(0, mostNamed).map(place => names.placeOf(plan, place)).join(', ')
  const more = entries.length - mostNamed
  return <span className={styles.warn}>{t('rounds.changed', { places: more > 0 ? t('rounds.changed-more', { places: named, count: more }) : named })}</span>
}
