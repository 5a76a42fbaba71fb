// The input of a ComboBox. A press opens the list; the keyboard opens it by typing or with the arrow down, so that
// tabbing through a form does not open one list after another.
import { useContext, type KeyboardEvent } from 'react'
import { ComboBoxStateContext, Input } from 'react-aria-components'
import styles from './field.module.css'

interface ComboInputProps {
  readonly placeholder: string
  /** Nothing is typed that has not been chosen. */
  readonly isCommitted: boolean
  readonly onKeyDown?: (event: KeyboardEvent) => void
}

export function ComboInput({ placeholder, isCommitted, onKeyDown }: ComboInputProps) {
  const state = useContext(ComboBoxStateContext)
  return (
    <Input
      className={styles.input ?? ''}
      placeholder={placeholder}
      data-committed={isCommitted || undefined}
      onClick={() => state?.isOpen === false && state.open(null, 'manual')}
      onKeyDown={onKeyDown}
    />
  )
}
