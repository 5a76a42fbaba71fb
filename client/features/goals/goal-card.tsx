// One goal: its number and title, its supervisor, the actions that serve it, and its guidance note.
import type { CycleView } from '../../../shared/api/cycles.ts'
import type { Supervisor } from '../../../shared/documents/cycle.ts'
import type { TextReference } from '../../../shared/schema/view.ts'
import { Button } from '../../design/button.tsx'
import { Chip } from '../../design/chip.tsx'
import { classNames } from '../../design/class-names.ts'
import { Link } from '../../design/link.tsx'
import { PartyCode } from '../../design/party-code.tsx'
import { totalOfGoal } from '../../live/action-totals.ts'
import type { LivePlan } from '../../live/index.ts'
import { formatDay } from '../../messages/formats.ts'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { DocumentText } from '../plan/index.ts'
import type { OtherPerson } from '../plan/index.ts'
import type { ChosenPeriod } from '../plans/index.ts'
import styles from './goals.module.css'
import type { CycleReplica } from './open-cycle.tsx'

type Note = {
  readonly replica: CycleReplica
  readonly text: TextReference
  readonly mayWrite: boolean
  /** Somebody else who is in it. */
  readonly here: OtherPerson | undefined
}

type GoalCardProps = {
  readonly goal: CycleView['goals'][number]
  readonly supervisor: Supervisor | null
  /** The cycle is over: a supervisor that is missing is missed no more. */
  readonly isClosed: boolean
  readonly isOwn: boolean
  /** Of the period that is shown; none where it is not known which there are. */
  readonly plans: readonly LivePlan[]
  readonly period: ChosenPeriod['period']
  /** Null where the document has no entry for this goal. */
  readonly note: Note | null
  /** For who may record the supervisor. */
  readonly onRecord: (() => void) | null
}

export function GoalCard({ goal, supervisor, isClosed, isOwn, plans, period, note, onRecord }: GoalCardProps) {
  const t = useMessage()
  const titleId = `goal-${goal.number}`
  return (
    <section className={classNames(styles.card, isOwn && styles.own)} aria-labelledby={titleId}>
      <div className={styles.cardHead}>
        <h2 id={titleId} className={styles.title} tabIndex={-1}><span className={styles.number} title={goal.code}>{t('goals.goal', { number: goal.number })}</span> {goal.title}</h2>
        {isOwn && <Chip tone="accent">{t('goals.yours')}</Chip>}
        {goal.unverified && <Chip>{t('goals.unverified')}</Chip>}
        {onRecord !== null && <Button size="small" onPress={onRecord} aria-describedby={titleId}>{t('goals.record')}</Button>}
      </div>
      <div className={styles.facts}>
        {supervisor !== null && <SupervisorLine {...supervisor} />}
        {supervisor === null && !isClosed && <Chip tone="warn">{t('goals.no-supervisor')}</Chip>}
        {plans.length > 0 && (
          <Link look="name" href={`/matrix?${new URLSearchParams({ period: period.start, goal: String(goal.number) })}`}>
            {t('goals.actions', { count: totalOfGoal(plans, goal.id).actions, plans: plans.length, period: period.label })}
          </Link>
        )}
      </div>
      {note !== null && (
        <div className={styles.note}>
          <h3>{t('goals.note')}</h3>
          <DocumentText
            replica={note.replica}
            text={note.text}
            kind="rich"
            label={t('goals.note-of-goal', { number: goal.number })}
            placeholder={t(note.mayWrite ? 'goals.note-placeholder' : 'goals.note-none')}
            mayWrite={note.mayWrite}
            here={note.here}
          />
        </div>
      )}
    </section>
  )
}

function SupervisorLine({ party, decision, on }: Supervisor) {
  const t = useMessage()
  const label = partyLabel(party)
  return (
    <span className={styles.supervisor}>
      <span className={styles.faint}>{t('goals.supervisor')}</span> <PartyCode {...label} /> <span>{label.name}</span>{' '}
      <span className={styles.faint}>{t('goals.since', { day: formatDay(on) })} · {t('goals.decision', { decision })}</span>
    </span>
  )
}
