// One of two to five, all in sight.
import type { ReactNode } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
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

export function SegmentedControl({ label, segments, value, onChange, isDisabled }: SegmentedControlProps) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={styles.segmentGroup ?? ''}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      isDisabled={isDisabled}
      onSelectionChange={(keys) => {
        const [id] = keys
        if (id !== undefined) onChange(String(id))
      }}
    >
      {segments.map((segment) => (
        <ToggleButton key={segment.id} id={segment.id} className={styles.segment ?? ''} {...(segment.isIconOnly ? { 'aria-label': segment.label } : {})}>
          {segment.icon}
          {!segment.isIconOnly && segment.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
