// One of two to five, all in sight. ARIA's radio group on the browser's own buttons: one stop for the Tab key, arrows choose. It
// comes with first pages, which would wait for more.
import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import styles from './tabs.module.css'

interface Segment {
  readonly id: string
  readonly label: string
  readonly icon?: ReactNode
  /** The icon alone is shown; the label is its name. */
  readonly isIconOnly?: boolean
}

interface SegmentedControlProps {
  readonly label: string
  readonly segments: readonly Segment[]
  readonly value: string
  readonly onChange: (id: string) => void
  readonly isDisabled?: boolean
}

/** How far each arrow goes. */
const stepByKey: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }

export function SegmentedControl({ label, segments, value, onChange, isDisabled = false }: SegmentedControlProps) {
  const group = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = stepByKey[event.key]
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const next = (segments.findIndex(({ id }) => id === value) + step + segments.length) % segments.length
    const [id, button] = [segments[next]?.id, group.current?.querySelectorAll('button')[next]]
    if (id !== undefined) onChange(id)
    button?.focus()
  }
  return (
    <div ref={group} role="radiogroup" aria-label={label} aria-disabled={isDisabled || undefined} className={styles.segmentGroup}>
      {segments.map(({ id, label: name, icon, isIconOnly = false }) => (
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a radio input takes no look of its own without a second element
        <button key={id} type="button" role="radio" aria-checked={id === value} aria-label={isIconOnly ? name : undefined} tabIndex={id === value ? 0 : -1} disabled={isDisabled} className={styles.segment} onClick={() => onChange(id)} onKeyDown={onKeyDown}>
          {icon}
          {!isIconOnly && name}
        </button>
      ))}
    </div>
  )
}
