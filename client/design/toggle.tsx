// Something that is on or off and stays so until pressed again, as a button among buttons.
import type { ReactNode } from 'react'
import { ToggleButton } from 'react-aria-components'
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
    <ToggleButton
      {...(id === undefined ? {} : { id })}
      isSelected={isOn}
      onChange={onChange}
      ref={element => { if (shortcut !== undefined) element?.setAttribute('aria-keyshortcuts', shortcut) }}
      className={classNames(buttonStyles.button, buttonStyles.medium, styles.toggle)}
    >
      {icon}{children}
    </ToggleButton>
  )
}
