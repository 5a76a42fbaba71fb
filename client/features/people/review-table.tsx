// A pasted list as it is understood, line by line, and what of each line does not fit.
import { useMemo } from 'react'
import type { PastedProblem, PastedRow } from '../../../shared/people/pasted-people.ts'
import { Chip } from '../../design/chip.tsx'
import { PartyCode } from '../../design/party-code.tsx'
import { Table, type TableColumn } from '../../design/table.tsx'
import { usePeopleMessage as useMessage, type PeopleTranslate } from '../../messages/use-message.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import styles from './people.module.css'

export function ReviewTable({ rows }: { readonly rows: readonly PastedRow[] }) {
  const t = useMessage()
  const columns = useMemo(() => columnsOf(t), [t])
  return <div className={styles.scrolled}><Table caption={t('people.review-caption')} columns={columns} rows={rows} rowId={({ line }) => String(line)} /></div>
}

function columnsOf(t: PeopleTranslate): readonly TableColumn<PastedRow>[] {
  return [
    { id: 'address', header: t('people.column-address'), cell: row => <span className={styles.address}><span className={styles.line}>{row.line}</span> {row.email ?? row.cells.address}</span> },
    { id: 'name', header: t('people.column-name'), cell: row => row.name ?? (row.cells.name === '' ? <span className={styles.faint}>{t('people.asked-later')}</span> : row.cells.name) },
    { id: 'delegation', header: t('people.column-delegation'), cell: row => (row.party === null ? row.cells.delegation : <span className={styles.party}><PartyCode {...partyLabel(row.party)} /> {partyLabel(row.party).name}</span>) },
    { id: 'function', header: t('people.column-functions'), cell: row => (row.function === null ? row.cells.function : t(`people.function.${row.function}`)) },
    { id: 'service', header: t('people.column-service'), cell: row => row.cells.service },
    { id: 'fits', header: t('people.column-fits'), cell: row => (row.problems.length === 0 ? <Chip tone="ok">{t('people.fits')}</Chip> : <ul className={styles.problems}>{row.problems.map(problem => <li key={problem}><Chip tone="bad">{t(`people.problem.${problem}`, { cell: cellOf(row, problem) })}</Chip></li>)}</ul>) },
  ]
}

const cellOf = ({ cells }: PastedRow, problem: PastedProblem): string => (problem.startsWith('function') ? cells.function : cells.delegation).slice(0, 40)
