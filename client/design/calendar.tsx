// A month of days to choose one from, moved through with arrows, Page Up and Page Down.
import { type CalendarDate, parseDate } from '@internationalized/date'
import { ChevronLeft, ChevronRight, ChevronsLeft, ChevronsRight } from 'lucide-react'
import { useState } from 'react'
import { Calendar as AriaCalendar, CalendarCell, CalendarGrid, CalendarGridBody, CalendarGridHeader, CalendarHeaderCell, Heading } from 'react-aria-components'
import { useMessage } from '../messages/use-message.tsx'
import { IconButton } from './button.tsx'
import styles from './calendar.module.css'

interface CalendarProps {
  /** ISO days. */
  readonly value: string | null
  readonly min?: string | undefined
  readonly max?: string | undefined
  /** The month shown when no day is chosen. */
  readonly startsAt?: string | undefined
  readonly onChoose: (day: string) => void
}

export function Calendar({ value, min, max, startsAt, onChoose }: CalendarProps) {
  const t = useMessage()
  const [focused, setFocused] = useState<CalendarDate | undefined>(() => dateOf(value ?? startsAt ?? min))
  const byYears = (years: number) => setFocused((day) => day?.add({ years }))
  return (
    <AriaCalendar
      aria-label={t('design.calendar')}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- it opens in a panel of its own, which must take focus
      autoFocus
      value={dateOf(value) ?? null}
      minValue={dateOf(min)}
      maxValue={dateOf(max)}
      focusedValue={focused}
      onFocusChange={setFocused}
      onChange={(day) => onChoose(day.toString())}
    >
      <header className={styles.head}>
        {focused && <IconButton slot={null} size="small" icon={<ChevronsLeft aria-hidden />} label={t('design.year-before')} onPress={() => byYears(-1)} />}
        <IconButton slot="previous" size="small" icon={<ChevronLeft aria-hidden />} label={t('design.month-before')} />
        <Heading className={styles.title} />
        <IconButton slot="next" size="small" icon={<ChevronRight aria-hidden />} label={t('design.month-after')} />
        {focused && <IconButton slot={null} size="small" icon={<ChevronsRight aria-hidden />} label={t('design.year-after')} onPress={() => byYears(1)} />}
      </header>
      <CalendarGrid weekdayStyle="short" className={styles.grid}>
        <CalendarGridHeader>{(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}</CalendarGridHeader>
        <CalendarGridBody>{(date) => <CalendarCell date={date} className={styles.cell ?? ''} />}</CalendarGridBody>
      </CalendarGrid>
    </AriaCalendar>
  )
}

function dateOf(day: string | null | undefined): CalendarDate | undefined {
  return day === null || day === undefined ? undefined : parseDate(day)
}
