// What each column means, as it was recognised and as a person says.
import { importFields } from '../../../shared/imports/columns.ts'
import type { ImportField } from '../../../shared/imports/columns.ts'
import { Banner } from '../../design/banner.tsx'
import { Disclosure } from '../../design/disclosure.tsx'
import { Select } from '../../design/select.tsx'
import { usePlanMessage } from '../../messages/use-message.tsx'
import { fieldLabels } from './field-labels.ts'
import styles from './import.module.css'
import type { ShownTable } from './use-import.ts'

export function ImportColumns({ imported, assign }: Pick<ShownTable, 'imported' | 'assign'>) {
  const t = usePlanMessage()
  const { columns, hasHeadings } = imported
  const known = columns.filter(({ field }) => field !== null).length
  const options = importFields.map(field => ({ id: field, label: t(fieldLabels[field]) }))
  return (
    <Disclosure title={t('import.columns', { known, all: columns.length })} defaultExpanded={known < columns.length}>
      {!hasHeadings && <Banner tone="warn" isInset>{t('import.no-headings')}</Banner>}
      <div className={styles.columns}>
        {columns.map(({ column, heading, field, sample }) => (
          <Select
            key={column}
            label={heading === '' ? t('import.column', { number: column + 1 }) : heading.replace(/\n/g, ' ').slice(0, 60)}
            description={sample === '' ? t('import.column-empty') : t('import.sample', { words: sample.replace(/\n/g, ' ').slice(0, 40) })}
            options={options}
            value={field}
            onChange={id => assign(column, importFields.find((candidate): candidate is ImportField => candidate === id) ?? 'ignored')}
          />
        ))}
      </div>
    </Disclosure>
  )
}
