// Parts of what a delegation said: the answer as it was given, what moved under it, and reserves with their trace.
import type { ReactNode } from 'react'
import type { AnswerView, ReserveView } from '../../../shared/api/rounds.ts'
import type { CommentPlace } from '../../../shared/documents/threads.ts'
import { Button } from '../../design/button.tsx'
import { Chip } from '../../design/chip.tsx'
import { Link } from '../../design/link.tsx'
import { formatMoment } from '../../messages/formats.ts'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { addressOfField, usePlaceName, usePlan } from '../plan/index.ts'
import { Capacity } from './round-table.tsx'
import styles from './round.module.css'
import type { Lifting } from './use-lifting.ts'

export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return <section className={styles.part}><h3>{title}</h3>{children}</section>
}

export function GivenAnswer({ answer }: { readonly answer: AnswerView }) {
  const t = useMessage()
  return (
    <>
      <p className={styles.given}>{t('round.given-on', { moment: formatMoment(new Date(answer.at)), label: answer.label })} <Capacity answer={answer} /></p>
      {answer.received !== null && <p className={styles.given}>{t('round.received', { how: answer.received })}</p>}
      {answer.remarks !== null && <blockquote className={styles.quote}>{answer.remarks}</blockquote>}
    </>
  )
}

/** What changed in the plan since the version that an answer was given on. */
export function MovedUnder({ answer, changed }: { readonly answer: AnswerView; readonly changed: readonly CommentPlace[] }) {
  const t = useMessage()
  const { id } = usePlan()
  const nameOf = usePlaceName()
  if (changed.length === 0) return null
  return (
    <Part title={t('round.moved-heading', { label: answer.label })}>
      <ul className={styles.places}>{changed.map(place => <li key={place.join('/')}><Link href={addressOfField(id, place)}>{nameOf(place)}</Link></li>)}</ul>
    </Part>
  )
}

type ReservesProps = { readonly reserves: readonly ReserveView[]; readonly mayLift: boolean; readonly lifting: Lifting }

export function Reserves({ reserves, mayLift, lifting }: ReservesProps) {
  const t = useMessage()
  if (reserves.length === 0) return null
  return <Part title={t('round.reserves-heading')}>{reserves.map(reserve => <Reserve key={reserve.id} reserve={reserve} mayLift={mayLift} lifting={lifting} />)}</Part>
}

function Reserve({ reserve, mayLift, lifting }: { readonly reserve: ReserveView; readonly mayLift: boolean; readonly lifting: Lifting }) {
  const t = useMessage()
  const { id } = usePlan()
  const nameOf = usePlaceName()
  const { kind, place, words, at, label, lifted } = reserve
  const isUnder = lifting.under.has(reserve.id)
  return (
    <article className={styles.reserve} aria-label={t('round.reserve-named', { kind: t(`round.answer-${kind}`), place: nameOf(place) })}>
      <p className={styles.reserveHead}><Link href={addressOfField(id, place)}>{nameOf(place)}</Link> {lifted === null ? <Chip tone="warn">{t(`round.answer-${kind}`)}</Chip> : <Chip tone="ok">{t('round.lifted')}</Chip>}</p>
      <p className={lifted === null ? undefined : styles.over}>{words}</p>
      <small>{t('round.put-on', { moment: formatMoment(new Date(at)), label })}</small>
      {lifted !== null && <small>{t('round.lifted-by', { moment: formatMoment(new Date(lifted.at)), delegation: partyLabel(lifted.by.party).name })}</small>}
      {lifted === null && mayLift && (isUnder
        ? <p className={styles.lifting}><span>{t('round.lifting')}</span> <Button size="small" onPress={() => lifting.keep(reserve.id)}>{t('round.keep')}</Button></p>
        : <Button size="small" onPress={() => lifting.lift(reserve.id)}>{t('round.lift')}</Button>)}
    </article>
  )
}
