// Something that is on or off and stays so until pressed again, as a button among buttons. The browser's own button: it comes with
// first pages, which would wait for more.
import type { ReactNode } from 'react'
import buttonStyles from './button.module.css'
import { classNames } from './class-names.ts'
import styles from './toggle.module.css'

interface ToggleProps {
  readonly id?: string
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
  readonly children: ReactNode
  readonly icon?: ReactNode
  /** As `aria-keyshortcuts`. */
  readonly shortcut?: string
}

export function Toggle({ id, isOn, onChange, children, icon, shortcut }: ToggleProps) {
  return (
    <button type="button" id={id} aria-pressed={isOn} aria-keyshortcuts={shortcut} onClick={() => onChange(!isOn)} className={classNames(buttonStyles.button, buttonStyles.medium, styles.toggle)}>
      {icon}{children}
    </button>
  )
}
