// Several of many: the chosen stand in the box, each can be removed; typing finds more. Adding and removing are told one
// by one, because in a shared set each is an edit of its own and two people adding different ones both keep theirs.
import { ChevronDown, X } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Button, ComboBox as AriaComboBox, Group } from 'react-aria-components'
import { useMessage } from '../messages/use-message.tsx'
import { classNames } from './class-names.ts'
import styles from './combo-box.module.css'
import { ComboInput } from './combo-input.tsx'
import { FieldLabel, FieldNotes, isInvalid, type FieldTexts } from './field.tsx'
import fieldStyles from './field.module.css'
import { useOptionFilter } from './option-filter.ts'
import { allOptions, isSection, type Option, type Options } from './option.ts'
import { OptionList } from './option-list.tsx'
import { useNear } from './use-near.ts'

interface MultiComboBoxProps extends FieldTexts {
  readonly options: Options
  readonly value: readonly string[]
  readonly onAdd: (id: string) => void
  readonly onRemove: (id: string) => void
  /** The chosen stand in a list beside the box, which then is for adding only. */
  readonly isListedElsewhere?: boolean
  readonly placeholder?: string
  readonly isDisabled?: boolean
  readonly isReadOnly?: boolean
}

export function MultiComboBox({ options, value, onAdd, onRemove, placeholder, isDisabled = false, isReadOnly = false, isListedElsewhere = false, label, isLabelHidden, description, warning, error, isWrong, describedBy }: MultiComboBoxProps) {
  const t = useMessage()
  const texts: FieldTexts = { label, isLabelHidden, description, warning, error, isWrong }
  const chosen = useMemo(() => chosenOf(options, value), [options, value])
  const near = useNear()
  const remaining = useMemo(() => (near.isNear ? without(options, value) : []), [near.isNear, options, value])
  const filter = useOptionFilter(options)
  const [query, setQuery] = useState('')
  const isLocked = isDisabled || isReadOnly
  return (
    <AriaComboBox
      className={fieldStyles.field ?? ''}
      selectionMode="multiple"
      value={value}
      onChange={(ids) => {
        for (const id of ids) if (!value.includes(String(id))) onAdd(String(id))
        setQuery('')
      }}
      inputValue={query}
      onInputChange={setQuery}
      defaultFilter={filter}
      allowsEmptyCollection
      menuTrigger="input"
      isDisabled={isDisabled}
      isReadOnly={isReadOnly}
      isInvalid={isInvalid(texts)}
      validationBehavior="aria"
      aria-describedby={describedBy}
    >
      <FieldLabel {...texts} />
      <Group className={classNames(fieldStyles.box, styles.several)} {...near.props}>
        {!isListedElsewhere && <ul className={styles.chosen} aria-label={`${label}: ${t('design.chosen-count', { count: chosen.length })}`}>
          {chosen.map((option) => (
            <li key={option.id} className={classNames(styles.tag, option.lead === undefined && styles.plain)}>
              {option.lead ?? option.label}
              {!isLocked && (
                <Button slot={null} className={styles.remove ?? ''} aria-label={t('design.remove', { name: option.label })} onPress={() => onRemove(option.id)}>
                  <X aria-hidden />
                </Button>
              )}
            </li>
          ))}
        </ul>}
        {!isReadOnly && (
          <ComboInput
            placeholder={isListedElsewhere || chosen.length === 0 ? placeholder ?? t('design.choose') : ''}
            isCommitted={query === ''}
            onKeyDown={(event) => {
              const last = chosen[chosen.length - 1]
              if (event.key === 'Backspace' && query === '' && last !== undefined && !isListedElsewhere) onRemove(last.id)
            }}
          />
        )}
        {!isReadOnly && <Button className={styles.open ?? ''} aria-label={t('design.show-options')}><ChevronDown aria-hidden /></Button>}
      </Group>
      <FieldNotes {...texts} />
      <OptionList options={remaining} empty={t('design.nothing-found', { query })} />
    </AriaComboBox>
  )
}

function chosenOf(options: Options, ids: readonly string[]): readonly Option[] {
  const byId = new Map(allOptions(options).map((option) => [option.id, option]))
  return ids.map((id) => byId.get(id) ?? { id, label: id })
}

function without(options: Options, ids: readonly string[]): Options {
  const isLeft = (option: Option) => !ids.includes(option.id)
  return options.flatMap((entry) => {
    if (!isSection(entry)) return isLeft(entry) ? [entry] : []
    const left = entry.options.filter(isLeft)
    return left.length > 0 ? [{ ...entry, options: left }] : []
  })
}
