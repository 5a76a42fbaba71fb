// A few words that go with an act, asked for before it is done: a reason, a condition.
import { useState } from 'react'
import { useMessage } from '../messages/use-message.tsx'
import { Button, type ButtonVariant } from './button.tsx'
import { TextField } from './text-field.tsx'
import styles from './words-form.module.css'

interface WordsFormProps {
  readonly label: string
  readonly description?: string
  /** What stands there to be changed; empty where left out. */
  readonly start?: string
  readonly maxLength: number
  /** On the button. */
  readonly act: string
  readonly variant?: ButtonVariant
  /** Why it cannot be done without words. */
  readonly missing: string
  readonly onDone: (words: string) => void
  readonly onCancel: () => void
}

export function WordsForm({ label, description, start = '', maxLength, act, variant = 'primary', missing, onDone, onCancel }: WordsFormProps) {
  const t = useMessage()
  const [text, setText] = useState(start)
  const words = text.trim()
  return (
    <div className={styles.form}>
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- it opens at the person's own press */}
      <TextField label={label} {...(description === undefined ? {} : { description })} value={text} maxLength={maxLength} onChange={setText} onEnter={() => words !== '' && onDone(words)} onEscape={() => words === '' && onCancel()} autoFocus />
      <div className={styles.buttons}>
        <Button variant={variant} disabledReason={words === '' ? missing : undefined} onPress={() => onDone(words)}>{act}</Button>
        <Button variant="quiet" onPress={onCancel}>{t('design.cancel')}</Button>
      </div>
    </div>
  )
}
