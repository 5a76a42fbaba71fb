// One of a few as the browser itself lets one choose, for the bars and heads of pages: it comes without the lists and overlays of
// Select, which the first page would wait for. Its label is heard and not seen.
import { ChevronDown } from 'lucide-react'
import { classNames } from './class-names.ts'
import { isSection, type Option, type Options } from './option.ts'
import styles from './plain-select.module.css'

interface PlainSelectProps {
  readonly label: string
  /** Shown by their labels alone. */
  readonly options: Options
  readonly value: string
  readonly onChange: (id: string) => void
  readonly className?: string | undefined
}

export function PlainSelect({ label, options, value, onChange, className }: PlainSelectProps) {
  return (
    <span className={classNames(styles.box, className)}>
      <select aria-label={label} className={styles.select} value={value} onChange={event => onChange(event.target.value)}>
        {options.map(entry => isSection(entry)
          ? <optgroup key={entry.id} label={entry.label}>{entry.options.map(drawn)}</optgroup>
          : drawn(entry))}
      </select>
      <ChevronDown aria-hidden className={styles.arrow} />
    </span>
  )
}

const drawn = ({ id, label }: Option) => <option key={id} value={id}>{label}</option>
