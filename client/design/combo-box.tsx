// One of many, found by typing: a delegation out of eighty. Grouped; who may not be chosen says why.
import { ChevronDown, X } from 'lucide-react'
import { useState } from 'react'
import { Button, ComboBox as AriaComboBox, Group } from 'react-aria-components'
import { useMessage } from '../messages/use-message.tsx'
import styles from './combo-box.module.css'
import { ComboInput } from './combo-input.tsx'
import { FieldLabel, FieldNotes, isInvalid, type FieldTexts } from './field.tsx'
import fieldStyles from './field.module.css'
import { useOptionFilter } from './option-filter.ts'
import { optionWith, type Options } from './option.ts'
import { OptionList } from './option-list.tsx'
import { useNear } from './use-near.ts'

interface ComboBoxProps extends FieldTexts {
  readonly options: Options
  readonly value: string | null
  /** null when the person clears the field, which is offered only with `isClearable`. */
  readonly onChange: (id: string | null) => void
  readonly isClearable?: boolean
  readonly placeholder?: string
  readonly isDisabled?: boolean
  readonly isReadOnly?: boolean
  readonly autoFocus?: boolean
}

export function ComboBox({ options, value, onChange, isClearable = false, placeholder, isDisabled, isReadOnly, autoFocus, label, isLabelHidden, description, warning, error, isWrong, describedBy }: ComboBoxProps) {
  const t = useMessage()
  const texts: FieldTexts = { label, isLabelHidden, description, warning, error, isWrong }
  const chosen = optionWith(options, value)
  const near = useNear()
  const listed = near.isNear ? options : chosen === undefined ? [] : [chosen]
  const filter = useOptionFilter(options)
  const [query, setQuery] = useState('')
  return (
    <AriaComboBox
      className={fieldStyles.field ?? ''}
      value={value}
      onChange={(id) => (id === null ? isClearable && onChange(null) : id !== value && onChange(String(id)))}
      onInputChange={setQuery}
      defaultFilter={filter}
      allowsEmptyCollection
      menuTrigger="input"
      isDisabled={isDisabled}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- only where the person has just asked for the field
      autoFocus={autoFocus}
      isReadOnly={isReadOnly}
      isInvalid={isInvalid(texts)}
      validationBehavior="aria"
      aria-describedby={describedBy}
    >
      <FieldLabel {...texts} />
      <Group className={fieldStyles.box ?? ''} {...near.props}>
        {chosen?.lead !== undefined && query === chosen.label && <span aria-hidden className={styles.lead}>{chosen.lead}</span>}
        <ComboInput placeholder={placeholder ?? t('design.choose')} isCommitted={query === (chosen?.label ?? '')} />
        {isClearable && value !== null && !isReadOnly && !isDisabled && (
          // slot={null}: not the button that opens the list.
          <Button slot={null} className={styles.open ?? ''} aria-label={t('design.clear')} onPress={() => onChange(null)}><X aria-hidden /></Button>
        )}
        <Button className={styles.open ?? ''} aria-label={t('design.show-options')}><ChevronDown aria-hidden /></Button>
      </Group>
      <FieldNotes {...texts} />
      <OptionList options={listed} empty={t('design.nothing-found', { query })} />
    </AriaComboBox>
  )
}
