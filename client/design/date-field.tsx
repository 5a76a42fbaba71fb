// A day without a time: ISO in and out, written as "28 Nov 2026", typed in any usual way or chosen in a calendar.
import { CalendarDays } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { formatDay } from '../messages/formats.ts'
import { useMessage } from '../messages/use-message.tsx'
import { IconButton } from './button.tsx'
import type { FieldTexts } from './field.tsx'
import { parseDay } from './parse-day.ts'
import { Popover } from './popover.tsx'
import { Skeleton } from './skeleton.tsx'
import { TextField } from './text-field.tsx'

const Calendar = lazy(async () => ({ default: (await import('./calendar.tsx')).Calendar }))

interface DateFieldProps extends FieldTexts {
  /** `2026-11-28`, or null when no day is given. */
  readonly value: string | null
  readonly onChange: (day: string | null) => void
  /** First and last day that can be chosen in the calendar; a typed one outside them is refused with a sentence. */
  readonly min?: string
  readonly max?: string
  /** The month that the calendar opens at when no day is given. */
  readonly startsAt?: string
  readonly isDisabled?: boolean
  readonly isReadOnly?: boolean
}

export function DateField({ value, onChange, min, max, startsAt, error, isDisabled = false, isReadOnly = false, ...texts }: DateFieldProps) {
  const t = useMessage()
  const [draft, setDraft] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  const choose = (day: string | null) => {
    setDraft(null)
    setProblem(null)
    if (day !== value) onChange(day)
  }
  const commit = () => {
    if (draft === null) return
    if (draft.trim() === '') return choose(null)
    const day = parseDay(draft)
    if (day === null) return setProblem(t('design.date-not-understood', { text: draft.trim() }))
    if (min !== undefined && day < min) return setProblem(t('design.date-too-early', { day: formatDay(min) }))
    if (max !== undefined && day > max) return setProblem(t('design.date-too-late', { day: formatDay(max) }))
    choose(day)
  }

  return (
    <TextField
      {...texts}
      value={draft ?? (value === null ? '' : formatDay(value))}
      isCommitted={draft === null}
      onChange={(text) => {
        setDraft(text)
        setProblem(null)
      }}
      onBlur={commit}
      onEnter={commit}
      onEscape={() => choose(value)}
      error={problem ?? error}
      placeholder={t('design.date-placeholder')}
      isDisabled={isDisabled}
      isReadOnly={isReadOnly}
      autoComplete="off"
      spellCheck="false"
      end={!isReadOnly && (
        <Popover
          label={texts.label}
          placement="bottom end"
          trigger={<IconButton size="small" icon={<CalendarDays aria-hidden />} label={t('design.open-calendar')} isDisabled={isDisabled} />}
        >
          {(close) => (
            <Suspense fallback={<Skeleton lines={6} />}>
              <Calendar
                value={value}
                min={min}
                max={max}
                startsAt={startsAt}
                onChoose={(day) => {
                  choose(day)
                  close()
                }}
              />
            </Suspense>
          )}
        </Popover>
      )}
    />
  )
}
