// One of many, found by typing: a delegation out of eighty. Grouped; who may not be chosen says why.
import { ChevronDown, X } from 'lucide-react'
import { useRef, useState, type KeyboardEvent } from 'react'
import { Button, ComboBox as AriaComboBox, Group } from 'react-aria-components'
import { useMessage } from '../messages/use-message.tsx'
import { announce } from './announcer.ts'
import styles from './combo-box.module.css'
import { ComboInput } from './combo-input.tsx'
import { FieldLabel, FieldNotes, isInvalid, type FieldTexts } from './field.tsx'
import fieldStyles from './field.module.css'
import { useOptionFilter } from './option-filter.ts'
import { allOptions, optionWith, type Option, type Options } from './option.ts'
import { OptionList } from './option-list.tsx'
import { useNear } from './use-near.ts'

/** The one that is typed in full, by its label, its code or another word it is known by; else the only one that the list would show. */
function meantBy(options: Options, typed: string, filter: (label: string, query: string) => boolean): Option | undefined {
  const open = allOptions(options).filter(({ disabledReason }) => disabledReason === undefined)
  const same = (word: string | undefined): boolean => word?.localeCompare(typed, undefined, { sensitivity: 'base' }) === 0
  const exact = open.filter(({ label, code, searchText }) => [label, code, ...(searchText?.split(' ') ?? [])].some(same))
  const [meant, ...more] = exact.length > 0 ? exact : open.filter(({ label }) => filter(label, typed))
  return more.length === 0 ? meant : undefined
}

/** Enter and Tab choose the option that is pointed at; where there is none, they leave what was typed. */
const leavesWithoutChoice = ({ key, target, nativeEvent }: KeyboardEvent): boolean =>
  (key === 'Enter' || key === 'Tab') && !nativeEvent.isComposing && target instanceof HTMLInputElement && !target.hasAttribute('aria-activedescendant')

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
  const chosen = optionWith(options, value)
  const near = useNear()
  const listed = near.isNear ? options : chosen === undefined ? [] : [chosen]
  const filter = useOptionFilter(options)
  const [query, setQuery] = useState('')
  /** What was typed and left without a choice, until something else is. */
  const [left, setLeft] = useState<string | null>(null)
  /** What was last settled: going on by Tab is told by the key, and then by the focus that leaves. */
  const settled = useRef<string | null>(null)
  const take = (id: string | null): void => {
    setLeft(null)
    if (id === null ? isClearable : id !== value) onChange(id)
  }
  /** The list goes back to what was chosen before: what was typed is taken where it can only mean one, and else missed aloud. */
  const settle = (): void => {
    const typed = query.trim()
    if (typed === '' || query === (chosen?.label ?? '') || isReadOnly === true || isDisabled === true || settled.current === query) return
    settled.current = query
    const meant = meantBy(options, typed, filter)
    if (meant !== undefined) return take(meant.id)
    setLeft(typed)
    announce(t('design.not-chosen', { typed }))
  }
  const texts: FieldTexts = { label, isLabelHidden, description, warning, error: error ?? (left === null ? undefined : t('design.not-chosen', { typed: left })), isWrong }
  return (
    <AriaComboBox
      className={fieldStyles.field ?? ''}
      value={value}
      // Nothing instead of nothing is told too, when the field empties itself.
      onChange={(id) => id !== value && take(id === null ? null : String(id))}
      onInputChange={(typed) => {
        setQuery(typed)
        // Not where the field itself goes back to what stood there.
        if (typed === '' || typed === chosen?.label) return
        settled.current = null
        setLeft(null)
      }}
      onBlur={settle}
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
      <Group className={fieldStyles.box ?? ''} {...near.props} onKeyDownCapture={(event) => leavesWithoutChoice(event) && settle()}>
        {chosen?.lead !== undefined && query === chosen.label && <span aria-hidden className={styles.lead}>{chosen.lead}</span>}
        <ComboInput placeholder={placeholder ?? t('design.choose')} isCommitted={query === (chosen?.label ?? '')} />
        {isClearable && value !== null && !isReadOnly && !isDisabled && (
          // slot={null}: not the button that opens the list.
          <Button slot={null} className={styles.open ?? ''} aria-label={t('design.clear')} onPress={() => take(null)}><X aria-hidden /></Button>
        )}
        <Button className={styles.open ?? ''} aria-label={t('design.show-options')}><ChevronDown aria-hidden /></Button>
      </Group>
      <FieldNotes {...texts} />
      <OptionList options={listed} empty={t('design.nothing-found', { query })} />
    </AriaComboBox>
  )
}
