// What each column means, as it was recognised and as a person says.
import { importFields } from '../../../shared/imports/columns.ts'
import type { ImportField } from '../../../shared/imports/columns.ts'
import type { ImportedTable } from '../../../shared/imports/import-table.ts'
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
  const nameOf = ({ heading, column }: ImportedTable['columns'][number]): string => (heading === '' ? t('import.column', { number: column + 1 }) : heading.replace(/\n/g, ' ').slice(0, 60))
  const unknown = columns.filter(({ field, sample }) => field === null && sample !== '').map(nameOf)
  const needsWord = !hasHeadings || !columns.some(({ field }) => field === 'title')
  const options = importFields.map(field => ({ id: field, label: t(fieldLabels[field]) }))
  return (
    <div className={styles.columnsPart}>
      <Disclosure title={t('import.columns', { known, all: columns.length })} defaultExpanded={needsWord}>
        {!hasHeadings && <Banner tone="warn" isInset>{t('import.no-headings')}</Banner>}
        <div className={styles.columns}>
          {columns.map(each => (
            <Select
              key={each.column}
              label={nameOf(each)}
              description={each.sample === '' ? t('import.column-empty') : t('import.sample', { words: each.sample.replace(/\n/g, ' ').slice(0, 40) })}
              options={options}
              value={each.field}
              onChange={id => assign(each.column, importFields.find((candidate): candidate is ImportField => candidate === id) ?? 'ignored')}
            />
          ))}
        </div>
      </Disclosure>
      {unknown.length > 0 && <p className={styles.note}>{t('import.not-taken', { names: unknown.join(', ') })}</p>}
    </div>
  )
}
