// A whole number, written "48 000", told when the person leaves the field, presses Enter or steps. Empty is null, not zero.
import { Minus, Plus } from 'lucide-react'
import { useState } from 'react'
import { formatNumber } from '../messages/formats.ts'
import { useMessage } from '../messages/use-message.tsx'
import { IconButton } from './button.tsx'
import type { FieldTexts } from './field.tsx'
import styles from './number-field.module.css'
import { parseWholeNumber } from './parse-whole-number.ts'
import { TextField } from './text-field.tsx'

interface NumberFieldProps extends FieldTexts {
  readonly value: number | null
  readonly onChange: (value: number | null) => void
  readonly min?: number
  readonly max?: number
  /** Stands before the number: "€". */
  readonly unit?: string
  /** Buttons for one more and one less, for small counts. */
  readonly hasSteps?: boolean
  readonly isDisabled?: boolean
  readonly isReadOnly?: boolean
  readonly placeholder?: string
}

export function NumberField({ value, onChange, min = 0, max = Number.MAX_SAFE_INTEGER, unit, hasSteps = false, error, ...props }: NumberFieldProps) {
  const t = useMessage()
  const [draft, setDraft] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  const choose = (next: number | null) => {
    setDraft(null)
    setProblem(null)
    if (next !== value) onChange(next)
  }
  const isLocked = props.isReadOnly === true || props.isDisabled === true
  // What was being typed has no place any more: the value is now given elsewhere.
  if (isLocked && (draft !== null || problem !== null)) {
    setDraft(null)
    setProblem(null)
  }
  const commit = () => {
    if (draft === null) return
    if (draft.trim() === '') return choose(null)
    const number = parseWholeNumber(unit === undefined ? draft : withoutUnit(draft, unit))
    if (number === null) return setProblem(t(unit === '€' ? 'design.euro-not-whole' : 'design.number-not-whole', { text: draft.trim() }))
    if (number < min) return setProblem(t('design.number-too-small', { least: formatNumber(min) }))
    if (number > max) return setProblem(t('design.number-too-large', { most: formatNumber(max) }))
    choose(number)
  }
  const stepBy = (difference: number) => choose(Math.min(max, Math.max(min, (value ?? min - difference) + difference)))

  return (
    <TextField
      {...props}
      value={draft ?? (value === null ? '' : formatNumber(value))}
      isCommitted={draft === null}
      onChange={(text) => {
        setDraft(text)
        setProblem(null)
      }}
      onBlur={commit}
      onEnter={commit}
      onEscape={() => choose(value)}
      error={problem ?? error}
      inputMode="numeric"
      autoComplete="off"
      start={unit !== undefined && <span aria-hidden className={styles.unit}>{unit}</span>}
      end={hasSteps && !isLocked && (
        <span className={styles.steps}>
          <IconButton size="small" icon={<Minus aria-hidden />} label={t('design.decrease')} isDisabled={(value ?? min) <= min} onPress={() => stepBy(-1)} />
          <IconButton size="small" icon={<Plus aria-hidden />} label={t('design.increase')} isDisabled={(value ?? min) >= max} onPress={() => stepBy(1)} />
        </span>
      )}
    />
  )
}

/** People write the unit too, before or after. */
function withoutUnit(text: string, unit: string): string {
  const trimmed = text.trim()
  if (trimmed.startsWith(unit)) return trimmed.slice(unit.length)
  return trimmed.endsWith(unit) ? trimmed.slice(0, -unit.length) : trimmed
}
