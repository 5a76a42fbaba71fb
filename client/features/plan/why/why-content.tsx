// What the popover says of one field: whether this person may write it and as what, who may, by whose appointment, from which
// source, and what to do next.
import type { ReactNode } from 'react'
import type { Appointed } from '../../../../shared/documents/plan.ts'
import type { PartyId } from '../../../../shared/ids.ts'
import type { Grant, MandateRow, RoleInPlan } from '../../../../shared/mandates/mandates.ts'
import type { Appointment, Holder, Why } from '../../../../shared/mandates/why.ts'
import type { WrittenBy } from '../../../../shared/mandates/written-by.ts'
import type { Path } from '../../../../shared/schema/node.ts'
import { sources } from '../../../../shared/sources.ts'
import { planStatuses, planStatusLabels } from '../../../../shared/vocabularies/vocabularies.ts'
import { Button } from '../../../design/button.tsx'
import { KeyboardShortcut } from '../../../design/keyboard-shortcut.tsx'
import { Mark } from '../../../design/mark.tsx'
import { PartyCode } from '../../../design/party-code.tsx'
import { formatDay, formatMoment } from '../../../messages/formats.ts'
import { partyLabel } from '../../../shell/party-label.ts'
import { usePagePerson } from '../../../shell/session.tsx'
import { untilLabel } from '../../../shell/moments.ts'
import { usePlan, usePlanReading } from '../plan-context.tsx'
import { useMessage, type Translate } from '../use-message.ts'
import { proposedAt } from './ask-why.ts'
import type { WhyAnswers } from './ask-why.ts'
import { NextSteps } from './next-steps.tsx'
import { ReserveHere } from './reserve-here.tsx'
import styles from './why.module.css'

type ContentProps = {
  readonly path: Path
  readonly answers: WhyAnswers
  /** Another field of those beside it. */
  readonly onAsk: (path: Path) => void
  readonly onDone: () => void
}

export function WhyContent({ path, answers, onAsk, onDone }: ContentProps) {
  const t = useMessage()
  const { party } = usePlan()
  const { isReadOnly } = usePagePerson()
  // What it says changes while it is read: a pen that is lent, an answer that is given.
  usePlanReading(plain => plain)
  const why = answers.whyAt(path)
  if (why === null) return null
  const { verdict, now, later, appointed, steps } = why
  const others = answers.beside?.(path) ?? []
  const isOwn = ({ row, party: holder }: Holder): boolean => verdict.ok && !isReadOnly && row.role === verdict.value.role && (holder === null || holder === party)
  const own = now.find(isOwn)
  const rest = now.filter(holder => holder !== own)
  return (
    <div className={styles.content}>
      {verdict.ok && !isReadOnly
        ? (
            <>
              <p className={styles.verdict}><Mark size="small" tone="ok" /> <strong>{mayOf(t, why, verdict.value.role, party)}</strong></p>
              {own !== undefined && <div className={styles.own}><span>{appointmentOf(t, own.appointment)}</span><Basis row={own.row} /></div>}
            </>
          )
        : (
            <>
              <p className={styles.verdict}><Mark size="small" tone="warn" /> <strong>{t('why.may-not')}</strong></p>
              <p>{verdict.ok ? t('why.not-signed-in') : why.isWithoutHolder && verdict.error.code !== 'mandate/not-in-circle' ? t('why.without-holder') : t(verdict.error.code)}</p>
            </>
          )}
      {path.join('/') === 'record/status' && <StatusSteps />}
      {!isReadOnly && steps.some(step => step.do === 'ask-for-pen') && <p>{t('why.pen-would-open')}</p>}
      {!isReadOnly && <NextSteps steps={steps} onDone={onDone} />}
      <Proposing path={path} answers={answers} onDone={onDone} />
      <ReserveHere path={path} />
      {appointed.length > 0 && (
        <Group title={t('why.appointed-now')} isPlain>
          {appointed.map(each => <li key={each.party}><PartyCode {...partyLabel(each.party)} /><div>{partyLabel(each.party).name} <small>{decisionOf(t, each)}</small></div></li>)}
        </Group>
      )}
      {rest.length > 0 && <Group title={t(own === undefined ? 'why.now' : 'why.now-too')}><Holders holders={rest} /></Group>}
      {why.each !== null && (
        <Group title={t(why.each.isNow ? 'why.now' : 'why.later')}>
          <li><span>{t('why.each')}</span><Basis row={why.each.row} isLater={!why.each.isNow} /></li>
        </Group>
      )}
      {now.length === 0 && (later.length > 0 || why.each?.isNow === false) && <p>{t('why.nobody-now')}</p>}
      {later.length > 0 && <Group title={t('why.later')}><Holders holders={later} isLater /></Group>}
      {others.length > 0 && (
        <Group title={t('why.others')} isRow>
          {others.map(other => <li key={other.join('/')}><Button size="small" variant="link" onPress={() => onAsk(other)}>{answers.nameOf(other)}</Button></li>)}
        </Group>
      )}
      <p className={styles.shortcut}><KeyboardShortcut keys={['Alt', 'W']} /> {t('why.shortcut')}</p>
    </div>
  )
}

/** Whoever may not write it proposes; whoever may, can choose to. */
function Proposing({ path, answers, onDone }: Pick<ContentProps, 'path' | 'answers' | 'onDone'>) {
  const t = useMessage()
  const { onPropose } = answers
  const place = proposedAt(path, answers)
  if (place === null || onPropose === undefined) return null
  const propose = (): void => {
    onDone()
    // The popover gives the focus back; after that the draft takes it.
    requestAnimationFrame(() => requestAnimationFrame(() => onPropose(place)))
  }
  return <div className={styles.steps}><Button size="small" onPress={propose}>{t('proposals.instead')}</Button></div>
}

/** What of it exactly: in a list of delegations one may stand by oneself, and of another's answer the letter may be recorded. */
function mayOf(t: Translate, { writes, field }: Why, role: Grant['role'], party: PartyId): string {
  const own = { role: t(`why.role-${role}`), party: partyLabel(party).name }
  if (writes === 'joining') return t('why.may-joining', own)
  return writes === 'recording' && field.party !== null ? t('why.may-recording', { ...own, of: partyLabel(field.party).name }) : t('why.may', own)
}

/** Who takes which step of status, and when. */
function StatusSteps() {
  const t = useMessage()
  const { record: { status = 'drafting', nextStep } } = usePlan()
  const next = planStatuses[planStatuses.indexOf(status) + 1]
  return (
    <p>
      {t('why.status-now', { status: planStatusLabels[status] })}{' '}
      {nextStep !== undefined
        ? t('why.status-coming', { status: planStatusLabels[nextStep.status], at: formatMoment(new Date(nextStep.at)) })
        : next === undefined ? t('why.status-last') : t('why.status-next', { status: planStatusLabels[next] })}
    </p>
  )
}

function Group({ title, isRow = false, isPlain = false, children }: { readonly title: string; readonly isRow?: boolean; readonly isPlain?: boolean; readonly children: ReactNode }) {
  return (
    <section className={isRow ? styles.row : undefined}>
      <h3>{title}</h3>
      <ul className={isPlain ? styles.plain : undefined}>{children}</ul>
    </section>
  )
}

/** Those of one line of the table together: what they hold it through and its source are said once. */
function Holders({ holders, isLater = false }: { readonly holders: readonly Holder[]; readonly isLater?: boolean }) {
  const t = useMessage()
  return rowsOf(holders).map(row => (
    <li key={row.passage + row.writes.join(' ')}>
      <ul className={styles.holders}>
        {holders.filter(holder => holder.row === row).map(({ party, writes, appointment }) => (
          <li key={`${party} ${JSON.stringify(appointment)}`}>
            {party === null ? <span aria-hidden>•</span> : <PartyCode {...partyLabel(party)} />}
            <div>
              <span>{party === null ? t(everyOf(row.role, writes)) : t(writes === 'recording' ? 'why.as-recording' : 'why.as', { party: partyLabel(party).name, role: t(`why.role-${row.role}`) })}</span>
              <small>{appointmentOf(t, appointment)}</small>
            </div>
          </li>
        ))}
      </ul>
      <Basis row={row} isLater={isLater} />
    </li>
  ))
}

const rowsOf = (holders: readonly Holder[]): readonly MandateRow[] => [...new Set(holders.map(({ row }) => row))]

/** Through which functions, in which statuses where not in this one, and from which source. */
function Basis({ row, isLater = false }: { readonly row: MandateRow; readonly isLater?: boolean }) {
  const t = useMessage()
  return (
    <small className={styles.basis}>
      {t(row.functions.includes('drafter') ? 'why.through-drafters' : 'why.through-speakers')}
      {isLater && <> · {t('why.opens-in', { statuses: row.statuses.map(status => planStatusLabels[status]).join(', ') })}</>}
      {' · '}{t('why.source', { source: sources[row.source].short, passage: row.passage })}
    </small>
  )
}

function everyOf(role: RoleInPlan, writes: WrittenBy): 'why.every-circle' | 'why.every-circle-joining' | 'why.every-guest' | 'why.every-guest-joining' | 'why.every-reader' {
  if (role === 'circle') return writes === 'joining' || writes === 'offering' ? 'why.every-circle-joining' : 'why.every-circle'
  if (role === 'guest') return writes === 'joining' || writes === 'offering' ? 'why.every-guest-joining' : 'why.every-guest'
  return 'why.every-reader'
}

function appointmentOf(t: Translate, appointment: Appointment): string {
  switch (appointment.by) {
    case 'decision':
      return decisionOf(t, appointment.appointed)
    case 'acceptance': {
      const { asker, inWriting, isConfirmedByDriver } = appointment
      return [
        asker === null ? '' : t('why.asked-by', { asker: partyLabel(asker).name }),
        inWriting === null ? t('why.accepted-here') : t('why.accepted-in-writing', { on: formatDay(inWriting.received), reference: inWriting.reference, recorder: partyLabel(inWriting.recordedBy).name }),
        isConfirmedByDriver ? t('why.confirmed-by-driver') : '',
      ].filter(Boolean).join(' ')
    }
    case 'proposal':
      return t('why.proposed')
    case 'pen': {
      const { lentBy, lentAt, until } = appointment.pen
      const loan = { lender: partyLabel(lentBy).name, until: untilLabel(until) }
      return lentAt === undefined ? t('why.lent-until', loan) : t('why.lent', { ...loan, since: untilLabel(lentAt) })
    }
    case 'name':
      return t('why.own-name')
    case 'kind':
      return t('why.by-kind')
  }
}

function decisionOf(t: Translate, { on, decision, accepted, acceptedAt }: Appointed): string {
  const since = !accepted ? t('why.not-accepted') : acceptedAt === undefined ? t('why.has-accepted') : t('why.accepted-on', { on: untilLabel(acceptedAt) })
  return `${t('why.by-decision', { on: formatDay(on), decision })} ${since}`
}
