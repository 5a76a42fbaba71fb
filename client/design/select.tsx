// One of a few. For more than about ten, ComboBox is kinder.
import { ChevronDown } from 'lucide-react'
import { Button, Select as AriaSelect, SelectValue } from 'react-aria-components'
import { useMessage } from '../messages/use-message.tsx'
import { classNames } from './class-names.ts'
import { FieldLabel, FieldNotes, hasText, type FieldTexts } from './field.tsx'
import fieldStyles from './field.module.css'
import { optionWith, type Options } from './option.ts'
import { OptionList } from './option-list.tsx'
import styles from './select.module.css'

interface SelectProps extends FieldTexts {
  readonly options: Options
  readonly value: string | null
  readonly onChange: (id: string) => void
  readonly placeholder?: string
  readonly isDisabled?: boolean
}

export function Select({ options, value, onChange, placeholder, isDisabled, label, isLabelHidden, description, warning, error }: SelectProps) {
  const t = useMessage()
  const texts = { label, isLabelHidden, description, warning, error }
  const chosen = optionWith(options, value)
  return (
    <AriaSelect
      className={fieldStyles.field ?? ''}
      value={value}
      onChange={(id) => id !== null && onChange(String(id))}
      isDisabled={isDisabled}
      isInvalid={hasText(error)}
      validationBehavior="aria"
    >
      <FieldLabel {...texts} />
      <Button className={classNames(fieldStyles.box, styles.button)}>
        <SelectValue className={classNames(styles.value, chosen === undefined && styles.placeholder)}>
          {chosen === undefined ? placeholder ?? t('design.choose') : <>{chosen.lead}{chosen.label}</>}
        </SelectValue>
        <ChevronDown aria-hidden className={styles.arrow} />
      </Button>
      <FieldNotes {...texts} />
      <OptionList options={options} />
    </AriaSelect>
  )
}
