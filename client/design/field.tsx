// What every field has around its box: a label, a sentence of help, and what is wrong with it, standing where it is.
import type { ReactNode } from 'react'
import { ButtonContext, FieldError, Label, Text } from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './field.module.css'
import { Mark } from './mark.tsx'

export interface FieldTexts {
  readonly label: string
  /** The label stands elsewhere on the page; screen readers still hear it here. */
  readonly isLabelHidden?: boolean
  readonly description?: ReactNode
  /** To look at: the value is kept and could be better. */
  readonly warning?: ReactNode
  /** To fix. A node, so that the remedy can stand in it as a button. */
  readonly error?: ReactNode
  /** To fix, and what there is to say stands beside the field. */
  readonly isWrong?: boolean
  /** Ids of what is said of it beside the field, for those who hear the page. */
  readonly describedBy?: string | undefined
}

export function FieldLabel({ label, isLabelHidden = false }: FieldTexts) {
  return <Label className={(isLabelHidden ? styles.hiddenLabel : styles.label) ?? ''}>{label}</Label>
}

export function FieldNotes({ description, warning, error }: Omit<FieldTexts, 'label' | 'isWrong' | 'describedBy'>) {
  return (
    // A button in a note is a remedy of its own, not the field's button for steps or choices.
    <ButtonContext.Provider value={null}>
      {(hasText(description) || hasText(warning)) && (
        <Text slot="description" elementType="div">
          {hasText(description) && <div className={styles.note}><span>{description}</span></div>}
          {hasText(warning) && <div className={classNames(styles.note, styles.warning)}><Mark tone="warn" size="small" /><span>{warning}</span></div>}
        </Text>
      )}
      {hasText(error) && (
        <FieldError elementType="div" className={classNames(styles.note, styles.error)}>
          <Mark tone="bad" size="small" />
          <span>{error}</span>
        </FieldError>
      )}
    </ButtonContext.Provider>
  )
}

export const isInvalid = ({ error, isWrong = false }: FieldTexts): boolean => isWrong || hasText(error)

export function hasText(node: ReactNode): boolean {
  return node !== undefined && node !== null && node !== '' && node !== false
}
