// The list that opens under a Select or ComboBox: grouped, each disabled option with its reason in sight.
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Header, ListBox, ListBoxItem, ListBoxSection, Popover, Text } from 'react-aria-components'
import { isSection, type Option, type Options } from './option.ts'
import styles from './option-list.module.css'
import { VisuallyHidden } from './visually-hidden.tsx'

interface OptionListProps {
  readonly options: Options
  /** Shown in place of an empty list. */
  readonly empty?: ReactNode
}

export function OptionList({ options, empty }: OptionListProps) {
  return (
    <Popover className={styles.popover ?? ''} offset={4}>
      <ListBox className={styles.list ?? ''} renderEmptyState={() => <div className={styles.empty}>{empty}</div>}>
        {options.map((entry) => (isSection(entry)
          ? (
              <ListBoxSection key={entry.id} id={entry.id} className={styles.section ?? ''}>
                <Header className={styles.heading}>{entry.label}</Header>
                {entry.options.map(optionItem)}
              </ListBoxSection>
            )
          : optionItem(entry)))}
      </ListBox>
    </Popover>
  )
}

function optionItem(option: Option): ReactNode {
  const second = option.disabledReason ?? option.note
  return (
    <ListBoxItem key={option.id} id={option.id} textValue={option.label} isDisabled={option.disabledReason !== undefined} className={styles.option ?? ''}>
      <span aria-hidden className={styles.lead}>{option.lead}</span>
      <span className={styles.text}>
        <Text slot="label">{option.label}{option.code !== undefined && <VisuallyHidden>, {option.code}</VisuallyHidden>}</Text>
        {second !== undefined && <Text slot="description" className={styles.note ?? ''}>{second}</Text>}
      </span>
      <Check aria-hidden className={styles.tick} />
    </ListBoxItem>
  )
}
