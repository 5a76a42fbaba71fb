// A few words that go with an act, asked for before it is done: a reason, a condition.
import { useRef, useState } from 'react'
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
  /** That is said in the field once the button is pressed, instead of at the button that cannot be. */
  readonly saysMissing?: boolean
  readonly onDone: (words: string) => void
  readonly onCancel: () => void
}

export function WordsForm({ label, description, start = '', maxLength, act, variant = 'primary', missing, saysMissing = false, onDone, onCancel }: WordsFormProps) {
  const t = useMessage()
  const [text, setText] = useState(start)
  const [isMissed, setMissed] = useState(false)
  const form = useRef<HTMLDivElement>(null)
  const words = text.trim()
  const done = (): void => {
    if (words !== '') return onDone(words)
    if (!saysMissing) return
    setMissed(true)
    form.current?.querySelector('input')?.focus()
  }
  return (
    <div ref={form} className={styles.form}>
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- it opens at the person's own press */}
      <TextField label={label} {...(description === undefined ? {} : { description })} value={text} maxLength={maxLength} onChange={setText} error={isMissed && words === '' ? missing : null} onEnter={done} onEscape={() => words === '' && onCancel()} autoFocus />
      <div className={styles.buttons}>
        <Button variant={variant} disabledReason={words === '' && !saysMissing ? missing : undefined} onPress={done}>{act}</Button>
        <Button variant="quiet" onPress={onCancel}>{t('design.cancel')}</Button>
      </div>
    </div>
  )
}
