// One of a few. For more than about ten, ComboBox is kinder.
import { ChevronDown } from 'lucide-react'
import { Button, Select as AriaSelect, SelectValue } from 'react-aria-components'
import { useMessage } from '../messages/use-message.tsx'
import { classNames } from './class-names.ts'
import { FieldLabel, FieldNotes, isInvalid, type FieldTexts } from './field.tsx'
import fieldStyles from './field.module.css'
import { optionWith, type Options } from './option.ts'
import { OptionList } from './option-list.tsx'
import styles from './select.module.css'

/** For a field that takes the place of what was read: it opens at once, and tells when its list has closed. */
export interface SelectOpening {
  readonly startsOpen?: boolean
  readonly onOpenChange?: (isOpen: boolean) => void
}

interface SelectProps extends FieldTexts, SelectOpening {
  readonly options: Options
  readonly value: string | null
  readonly placeholder?: string
  readonly isDisabled?: boolean
}

/** Where nothing needs to be chosen, one can go back to nothing: the first choice, told as null. */
export type Clearable =
  | { readonly isClearable?: false; readonly onChange: (id: string) => void }
  | { readonly isClearable: true; readonly onChange: (id: string | null) => void }

/** No id of an option: those are words. */
const nothingId = '-'

export function Select({ options: offered, value, placeholder, isDisabled, label, isLabelHidden, description, warning, error, isWrong, describedBy, startsOpen = false, onOpenChange, ...change }: SelectProps & Clearable) {
  const t = useMessage()
  const options = change.isClearable === true && value !== null ? [{ id: nothingId, label: t('design.not-stated') }, ...offered] : offered
  const texts: FieldTexts = { label, isLabelHidden, description, warning, error, isWrong }
  const chosen = optionWith(options, value)
  return (
    <AriaSelect
      className={fieldStyles.field ?? ''}
      value={value}
      onChange={(id) => {
        if (id === null) return
        if (id !== nothingId) change.onChange(String(id))
        else if (change.isClearable === true) change.onChange(null)
      }}
      isDisabled={isDisabled}
      defaultOpen={startsOpen}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
      isInvalid={isInvalid(texts)}
      validationBehavior="aria"
      aria-describedby={describedBy}
    >
      <FieldLabel {...texts} />
      <Button className={classNames(fieldStyles.box, styles.button)}>
        <SelectValue className={classNames(styles.value, chosen === undefined && styles.placeholder)}>
          {chosen === undefined ? placeholder ?? t('design.choose') : <>{chosen.lead}<span className={styles.words}>{chosen.label}</span></>}
        </SelectValue>
        <ChevronDown aria-hidden className={styles.arrow} />
      </Button>
      <FieldNotes {...texts} />
      <OptionList options={options} />
    </AriaSelect>
  )
}
