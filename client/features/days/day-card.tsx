// One exact date: first and last day, place, note, and which services come.
import { Trash2 } from 'lucide-react'
import { removeDay } from '../../../shared/documents/joint-action-days-commands.ts'
import type { DayPlain, DaysView, DayView } from '../../../shared/documents/joint-action-days.ts'
import type { ActionPlain } from '../../../shared/documents/plan.ts'
import type { PartyId, RowId } from '../../../shared/ids.ts'
import { isToFix } from '../../../shared/rules/exact-days.ts'
import type { DaysFinding } from '../../../shared/rules/exact-days.ts'
import { IsoDay } from '../../../shared/schema/values.ts'
import { IconButton } from '../../design/button.tsx'
import { classNames } from '../../design/class-names.ts'
import { DateField } from '../../design/date-field.tsx'
import { CommitTextField } from '../../design/text-field.tsx'
import { showToast } from '../../design/toasts.tsx'
import { formatDays } from '../../messages/formats.ts'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { fieldId, placeOf, usePlan } from '../plan/index.ts'
import styles from './days.module.css'
import { findingSentence } from './finding-sentence.ts'
import { partakersOf } from './readers.ts'

type DayProps = {
  readonly day: RowId
  readonly row: DayPlain
  readonly days: DaysView
  readonly action: ActionPlain
  /** The month that the calendar opens at while no day is given. */
  readonly startsAt: IsoDay | undefined
  readonly findings: readonly DaysFinding[]
  /** Somebody else who is in it. */
  readonly here: { readonly name: string; readonly colour: string } | undefined
  /** Whether this person may write the date, or with a delegation its service. */
  readonly may: (party: PartyId | null) => boolean
}

export function DayCard({ day, row, days, action, startsAt, findings, here, may }: DayProps) {
  const t = useMessage()
  const view = days.roots.days.get(day)
  if (view === undefined) return null
  const locked = !may(null)
  const from = row.from ?? row.to
  const date = from === undefined ? t('days.without-date') : formatDays(from, row.to ?? from)
  const outOfOrder = findings.find(isToFix)
  const opensAt = startsAt === undefined ? {} : { startsAt }
  const remove = (): void => {
    removeDay(days, day)
    showToast({ text: t('days.removed', { date }), tone: 'neutral', action: { label: t('days.bring-back'), onPress: () => view.removed.set(false) } })
  }
  const write = (field: DayView['place'], text: string): void => (text === '' ? field.clear() : field.set(text))
  const writeDay = (field: DayView['from'], value: string | null): void => (value === null ? field.clear() : field.set(IsoDay.parse(value)))
  const place = (field: string) => ({ id: fieldId(['days', day, field]), 'data-place': placeOf(['days', day, field]) })
  return (
    <article className={classNames(styles.card, here !== undefined && styles.occupied)} style={here === undefined ? {} : { '--edge': here.colour }} aria-label={date}>
      <div className={styles.cardHead}>
        <h2>{date}</h2>
        {here !== undefined && <span className={styles.here} style={{ background: here.colour }}>{here.name}</span>}
        {!locked && <IconButton size="small" variant="quiet" icon={<Trash2 aria-hidden />} label={t('days.remove', { date })} onPress={remove} />}
      </div>
      {findings.filter(finding => !isToFix(finding)).map(finding => <p key={JSON.stringify(finding)} className={styles.finding}><span aria-hidden>●</span> {findingSentence(t, finding)}</p>)}
      <div className={styles.fields}>
        <div {...place('from')}><DateField label={t('field/days.from')} value={row.from ?? null} isReadOnly={locked} onChange={value => writeDay(view.from, value)} {...opensAt} /></div>
        <div {...place('to')}><DateField label={t('field/days.to')} value={row.to ?? null} isReadOnly={locked} error={outOfOrder === undefined ? undefined : findingSentence(t, outOfOrder)} onChange={value => writeDay(view.to, value)} {...(row.from === undefined ? opensAt : { startsAt: row.from })} /></div>
        <div {...place('place')}><CommitTextField label={t('field/days.place')} value={row.place ?? ''} maxLength={160} isReadOnly={locked} onCommit={text => write(view.place, text)} /></div>
        <div {...place('note')} className={styles.wide}><CommitTextField label={t('field/days.note')} value={row.note ?? ''} maxLength={300} isReadOnly={locked} onCommit={text => write(view.note, text)} /></div>
      </div>
      <Services day={day} row={row} view={view} action={action} may={may} />
    </article>
  )
}

/** Those who take part, each with its service; one that takes part no more stays while its service stands there. */
function Services({ day, row, view, action, may }: Pick<DayProps, 'day' | 'row' | 'action' | 'may'> & { readonly view: DayView }) {
  const t = useMessage()
  const { facts } = usePlan()
  // The keys of a reading are those that the schema let in.
  const parties = [...new Set([...partakersOf(facts, action), ...(Object.keys(row.services) as PartyId[])])]
  const shown = parties.filter(party => may(party) || row.services[party] !== undefined)
  return (
    <fieldset className={styles.services}>
      <legend>{t('days.services')}</legend>
      {shown.length === 0 && <p className={styles.note}>{t('days.no-service')}</p>}
      {shown.map(party => (
        <div key={party} id={fieldId(['days', day, 'services', party])} data-place={placeOf(['days', day, 'services'])} data-why={placeOf(['days', day, 'services', party])}>
          <CommitTextField label={partyLabel(party).name} value={row.services[party] ?? ''} maxLength={120} isReadOnly={!may(party)} onCommit={text => (text === '' ? view.services.clear(party) : view.services.set(party, text))} />
        </div>
      ))}
    </fieldset>
  )
}
