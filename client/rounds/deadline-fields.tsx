// Until when delegations answer: a day and a time as clocks in Brussels show them, whatever zone the reader is in.
import { useState } from 'react'
import { IsoDay } from '../../shared/schema/values.ts'
import { brusselsText, inBrussels, instantInBrussels } from '../../shared/workflow/brussels-time.ts'
import { DateField } from '../design/date-field.tsx'
import { TextField } from '../design/text-field.tsx'
import { formatMoment } from '../messages/formats.ts'
import { usePlanMessage as useMessage } from '../messages/use-message.tsx'
import styles from './deadline-fields.module.css'
import { parseTime } from './parse-time.ts'

const usualTime = '18:00'
export const usualDays = 14

/** @param from an instant; the day that is proposed is so many days after it. */
export function useDeadline(from: Date, days: number) {
  const [day, setDay] = useState<string | null>(() => inBrussels(new Date(from.getTime() + days * 86_400_000)).day)
  const [time, setTime] = useState(usualTime)
  const read = parseTime(time)
  const instant = day === null || read === null ? null : instantInBrussels(IsoDay.parse(day), read)
  return { day, setDay, time, setTime, isTimeRead: read !== null, instant }
}

export function DeadlineFields({ day, setDay, time, setTime, isTimeRead, instant, error }: ReturnType<typeof useDeadline> & { readonly error: string | null }) {
  const t = useMessage()
  const own = instant === null ? null : formatMoment(instant)
  return (
    <div className={styles.deadline}>
      <div className={styles.pair}>
        <DateField label={t('round.deadline-day')} value={day} onChange={setDay} min={todayInBrussels()} error={error} />
        <TextField label={t('round.deadline-time')} value={time} onChange={setTime} error={isTimeRead ? null : t('round.time-not-understood')} autoComplete="off" inputMode="numeric" />
      </div>
      {instant !== null && own !== null && (
        <p>{isSaidDifferently(instant) ? t('round.deadline-both', { brussels: brusselsText(instant), own }) : t('round.deadline-brussels', { brussels: brusselsText(instant) })}</p>
      )}
    </div>
  )
}

const todayInBrussels = (): string => inBrussels(new Date()).day

/** Whether the reader's own clock shows another time. */
const isSaidDifferently = (instant: Date): boolean => !brusselsText(instant).endsWith(formatMoment(instant))
