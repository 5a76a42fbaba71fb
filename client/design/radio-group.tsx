// One of a few, each in a sentence of its own and all in sight. Where the choices are single words, SegmentedControl is shorter.
import { Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components'
import checkboxStyles from './checkbox.module.css'
import { FieldLabel, FieldNotes, isInvalid, type FieldTexts } from './field.tsx'
import fieldStyles from './field.module.css'
import styles from './radio-group.module.css'

interface Choice {
  readonly id: string
  readonly label: string
  /** What choosing it means. */
  readonly note?: string | undefined
}

interface RadioGroupProps extends FieldTexts {
  readonly choices: readonly Choice[]
  readonly value: string | null
  readonly onChange: (id: string) => void
}

export function RadioGroup({ choices, value, onChange, label, isLabelHidden, description, warning, error }: RadioGroupProps) {
  const texts: FieldTexts = { label, isLabelHidden, description, warning, error }
  return (
    <AriaRadioGroup className={fieldStyles.field ?? ''} value={value} onChange={onChange} isInvalid={isInvalid(texts)} validationBehavior="aria">
      <FieldLabel {...texts} />
      <div className={styles.choices}>
        {choices.map(({ id, label: words, note }) => (
          <Radio key={id} value={id} className={`${checkboxStyles.checkbox ?? ''} ${styles.radio ?? ''}`}>
            <span aria-hidden className={styles.mark} />
            <span>{words}{note !== undefined && <small className={styles.note}>{note}</small>}</span>
          </Radio>
        ))}
      </div>
      <FieldNotes {...texts} />
    </AriaRadioGroup>
  )
}
