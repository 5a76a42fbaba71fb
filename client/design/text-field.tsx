// One or several lines of plain text. With `onChange` each keystroke is told; with `onCommit` what was typed is told
// when the person pauses or leaves, which is what a value shared with others wants.
import type { ReactNode, Ref } from 'react'
import { Group, Input, TextArea, TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components'
import { FieldLabel, FieldNotes, hasText, isInvalid, type FieldTexts } from './field.tsx'
import styles from './field.module.css'
import { useDraft } from './use-draft.ts'

type Passed = Pick<AriaTextFieldProps, 'type' | 'name' | 'autoComplete' | 'autoFocus' | 'isRequired' | 'isDisabled' | 'isReadOnly' | 'maxLength' | 'inputMode' | 'spellCheck' | 'onFocus' | 'onBlur' | 'id'>

export interface TextFieldProps extends FieldTexts, Passed {
  readonly value: string
  readonly placeholder?: string
  readonly isMultiline?: boolean
  /** Before and after the text inside the box. */
  readonly start?: ReactNode
  readonly end?: ReactNode
  readonly inputRef?: Ref<HTMLInputElement>
  /** What it shows is the value that others see, so a page that undoes for itself may take its keys. */
  readonly isCommitted?: boolean
  readonly onEnter?: () => void
  readonly onEscape?: () => void
}

export function TextField({ onChange, ...props }: TextFieldProps & { readonly onChange: (text: string) => void }) {
  return <Field {...props} onChange={onChange} />
}

export function CommitTextField({ onCommit, value, onBlur, ...props }: TextFieldProps & { readonly onCommit: (text: string) => void }) {
  const draft = useDraft(value, onCommit)
  return (
    <Field
      {...props}
      value={draft.text}
      isCommitted={draft.isCommitted}
      onChange={draft.change}
      onBlur={(event) => {
        draft.commit()
        onBlur?.(event)
      }}
      onEnter={draft.commit}
      onEscape={draft.discard}
    />
  )
}

function Field({ label, isLabelHidden, description, warning, error, isWrong, describedBy, placeholder, isMultiline, start, end, inputRef, isCommitted = false, onEnter, onEscape, ...props }: TextFieldProps & Pick<AriaTextFieldProps, 'onChange'>) {
  const texts = { label, isLabelHidden, description, warning, error, isWrong }
  return (
    <AriaTextField
      {...props}
      className={styles.field ?? ''}
      isInvalid={isInvalid(texts)}
      validationBehavior="aria"
      aria-describedby={describedBy}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !isMultiline) onEnter?.()
        if (event.key === 'Escape') onEscape?.()
      }}
    >
      <FieldLabel {...texts} />
      <Group className={styles.box ?? ''}>
        {start}
        {isMultiline
          ? <TextArea className={styles.input ?? ''} placeholder={placeholder} data-committed={isCommitted || undefined} />
          : <Input ref={inputRef} className={styles.input ?? ''} placeholder={placeholder} data-committed={isCommitted || undefined} />}
        {hasText(end) && <span className={styles.inside}>{end}</span>}
      </Group>
      <FieldNotes {...texts} />
    </AriaTextField>
  )
}
