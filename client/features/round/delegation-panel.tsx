// One delegation in a round: its answer and how it was given, what moved under it, its reserves with their trace, and what it proposed.
import { useMemo, type ReactNode } from 'react'
import type { ReserveView, RoundsAnswer, RoundView } from '../../../shared/api/rounds.ts'
import type { PlanPlain } from '../../../shared/documents/plan.ts'
import type { CommentPlace } from '../../../shared/documents/threads.ts'
import type { PartyId, ProposalId } from '../../../shared/ids.ts'
import { Button } from '../../design/button.tsx'
import { Chip } from '../../design/chip.tsx'
import { Link } from '../../design/link.tsx'
import { PartyCode } from '../../design/party-code.tsx'
import { Sheet } from '../../design/sheet.tsx'
import { formatMoment } from '../../messages/formats.ts'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { addressOfField, usePlaceName, usePlan, usePlanReading } from '../plan/index.ts'
import { AnswerChip } from '../../rounds/index.ts'
import { isLifted, type RoundRow } from './round-rows.ts'
import { Capacity } from './round-table.tsx'
import styles from './round.module.css'
import type { Lifting } from './use-lifting.ts'
import type { RoundRights } from './use-round-rights.ts'

type PanelProps = {
  readonly row: RoundRow
  readonly round: RoundView
  readonly known: RoundsAnswer
  readonly rights: RoundRights
  readonly lifting: Lifting
  readonly onClose: () => void
  readonly onAnswer: () => void
}

export function DelegationPanel({ row, round, known, rights, lifting, onClose, onAnswer }: PanelProps) {
  const t = useMessage()
  const { party: own } = usePlan()
  const { party, answer, changed, reserves } = row
  const { name } = partyLabel(party)
  const earlier = known.answers.filter(each => each.party === party && each.id !== answer?.id && each.round <= round.number)
  const isOwn = party === own
  const mayRecordNow = !isOwn && rights.mayRecord && (answer === null || answer.round !== round.number || answer.how !== 'given')
  return (
    <Sheet isOpen onClose={onClose} title={name} kicker={<span className={styles.kicker}><PartyCode {...partyLabel(party)} /> <AnswerChip answer={answer?.answer ?? null} isLifted={isLifted(row)} isOver={round.closedAt !== null} /></span>}>
      <div className={styles.panel}>
        {answer === null
          ? <p>{t(round.closedAt === null ? 'round.not-answered-yet' : 'round.never-answered')}</p>
          : (
              <>
                <p className={styles.given}>{t('round.given-on', { moment: formatMoment(new Date(answer.at)), label: answer.label })} <Capacity answer={answer} /></p>
                {answer.received !== null && <p className={styles.given}>{t('round.received', { how: answer.received })}</p>}
                {answer.remarks !== null && <blockquote className={styles.quote}>{answer.remarks}</blockquote>}
              </>
            )}
        {isOwn && rights.mayAnswer && <Button onPress={onAnswer}>{t(answer === null ? 'round.give' : 'round.give-another', { delegation: name })}</Button>}
        {mayRecordNow && <Button onPress={onAnswer}>{t('round.record')}</Button>}
        {answer !== null && changed.length > 0 && (
          <Part title={t('round.moved-heading', { label: answer.label })}>
            <Places places={changed} />
          </Part>
        )}
        {reserves.length > 0 && <Part title={t('round.reserves-heading')}>{reserves.map(reserve => <Reserve key={reserve.id} reserve={reserve} mayLift={isOwn && rights.mayLift} lifting={lifting} />)}</Part>}
        <Proposals of={party} />
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

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return <section className={styles.part}><h3>{title}</h3>{children}</section>
}

function Places({ places }: { readonly places: readonly CommentPlace[] }) {
  const { id } = usePlan()
  const nameOf = usePlaceName()
  return <ul className={styles.places}>{places.map(place => <li key={place.join('/')}><Link href={addressOfField(id, place)}>{nameOf(place)}</Link></li>)}</ul>
}

function Reserve({ reserve, mayLift, lifting }: { readonly reserve: ReserveView; readonly mayLift: boolean; readonly lifting: Lifting }) {
  const t = useMessage()
  const { id } = usePlan()
  const nameOf = usePlaceName()
  const { kind, place, words, at, label, lifted } = reserve
  const isUnder = lifting.under.has(reserve.id)
  return (
    <article className={styles.reserve}>
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

type Sent = NonNullable<PlanPlain['proposals'][ProposalId]>

/** What the delegation proposed in the plan, in the order of sending, each with the way to its place. */
function Proposals({ of }: { readonly of: PartyId }) {
  const t = useMessage()
  const { id } = usePlan()
  const nameOf = usePlaceName()
  const proposals = usePlanReading((plain: PlanPlain) => plain.proposals)
  const theirs = useMemo(() => Object.entries(proposals).flatMap(([key, proposal]): readonly (readonly [string, Sent])[] => (proposal?.by === of ? [[key, proposal]] : [])).sort(([, one], [, other]) => ((one.sent?.at ?? '') < (other.sent?.at ?? '') ? -1 : 1)), [proposals, of])
  if (theirs.length === 0) return null
  return (
    <Part title={t('round.proposals-heading', { count: theirs.length })}>
      <ul className={styles.places}>
        {theirs.map(([key, { place = [], change, decision, reason }]) => (
          <li key={key}>
            <Link href={addressOfField(id, place)}>{change?.kind === 'action' ? t('round.proposed-action', { title: change.action.title, place: nameOf(place) }) : nameOf(place)}</Link> <Chip tone={decision?.decision === 'accepted' ? 'ok' : 'neutral'}>{t(`round.proposal-${decision?.decision ?? 'undecided'}`)}</Chip>
            {reason !== undefined && <small>{reason}</small>}
          </li>
        ))}
      </ul>
    </Part>
  )
}
