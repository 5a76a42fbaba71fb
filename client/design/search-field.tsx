// Finds in what is shown. Escape empties it.
import { Search, X } from 'lucide-react'
import { Button, Group, Input, SearchField as AriaSearchField } from 'react-aria-components'
import comboStyles from './combo-box.module.css'
import { FieldLabel } from './field.tsx'
import styles from './field.module.css'

interface SearchFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly placeholder?: string
}

export function SearchField({ label, value, onChange, placeholder }: SearchFieldProps) {
  return (
    <AriaSearchField className={styles.field ?? ''} value={value} onChange={onChange}>
      <FieldLabel label={label} isLabelHidden />
      <Group className={styles.box ?? ''}>
        <Search aria-hidden size={15} />
        <Input className={styles.input ?? ''} placeholder={placeholder ?? label} />
        {value !== '' && <Button className={comboStyles.open ?? ''}><X aria-hidden /></Button>}
      </Group>
    </AriaSearchField>
  )
}
