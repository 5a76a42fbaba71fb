// Yes or no. Checkbox for one of several things that may each be so; Switch for something that takes effect at once.
import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox, Switch as AriaSwitch } from 'react-aria-components'
import styles from './checkbox.module.css'

interface ToggleProps {
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly children: ReactNode
  readonly isDisabled?: boolean
  readonly isReadOnly?: boolean
}

export function Checkbox({ children, isIndeterminate = false, ...props }: ToggleProps & { readonly isIndeterminate?: boolean }) {
  return (
    <AriaCheckbox {...props} isIndeterminate={isIndeterminate} className={styles.checkbox ?? ''}>
      <span aria-hidden className={styles.mark}>{isIndeterminate ? <Minus /> : <Check />}</span>
      <span>{children}</span>
    </AriaCheckbox>
  )
}

export function Switch({ children, ...props }: ToggleProps) {
  return (
    <AriaSwitch {...props} className={styles.switch ?? ''}>
      <span>{children}</span>
      <span aria-hidden className={styles.track} />
    </AriaSwitch>
  )
}
