// The people of a delegation, and those who were invited and have not come yet, as tables.
import { useMemo } from 'react'
import type { PeopleAnswer } from '../../../shared/api/people.ts'
import type { PersonId } from '../../../shared/ids.ts'
import type { PersonFunction } from '../../../shared/mandates/functions.ts'
import { Button } from '../../design/button.tsx'
import { Chip } from '../../design/chip.tsx'
import { Table, type TableColumn } from '../../design/table.tsx'
import { formatDay, formatMoment } from '../../messages/formats.ts'
import { usePeopleMessage as useMessage, type PeopleTranslate } from '../../messages/use-message.tsx'
import { usePagePerson } from '../../shell/session.tsx'
import styles from './people.module.css'

type Here = PeopleAnswer['people'][number]
type Waiting = PeopleAnswer['invitations'][number]
/** A function of somebody that is about to end. */
export interface Ending {
  readonly person: PersonId
  readonly name: string
  readonly held: PersonFunction
}

interface PeopleTableProps {
  readonly delegation: string
  readonly people: readonly Here[]
  readonly mayAct: boolean
  /** Of the person for whom a link is being made. */
  readonly asking: string | null
  readonly onLink: (person: Here) => void
  readonly onEnd: (ending: Ending) => void
}

export function PeopleTable({ delegation, people, mayAct, asking, onLink, onEnd }: PeopleTableProps) {
  const t = useMessage()
  const { person: self } = usePagePerson()
  const columns = useMemo(() => [...factColumns(t, self.id), ...(mayAct ? [actColumn(t, self.id, asking, onLink, onEnd)] : [])], [t, self.id, mayAct, asking, onLink, onEnd])
  return <Table caption={t('people.caption', { delegation })} columns={columns} rows={people} rowId={({ person }) => person} />
}

type HeldFunctions = readonly { readonly service: string | null }[]
const servicesOf = (functions: HeldFunctions): string => [...new Set(functions.flatMap(({ service }) => service ?? []))].join(', ')

function factColumns(t: PeopleTranslate, self: PersonId): readonly TableColumn<Here>[] {
  return [
    {
      id: 'name',
      header: t('people.column-name'),
      cell: ({ person, name, email }) => (
        <span className={styles.name}>
          <span>{name} {person === self && <Chip tone="accent">{t('people.you')}</Chip>}</span>
          {email !== null && <small>{email}</small>}
        </span>
      ),
    },
    { id: 'functions', header: t('people.column-functions'), cell: ({ functions }) => <ul className={styles.lines}>{functions.map(held => <li key={held.function}>{t(`people.function.${held.function}`)}</li>)}</ul> },
    { id: 'service', header: t('people.column-service'), cell: ({ functions }) => servicesOf(functions) },
    { id: 'since', header: t('people.column-since'), cell: ({ functions }) => formatDay((functions.map(({ since }) => since).toSorted()[0] ?? '').slice(0, 10)) },
  ]
}

function actColumn(t: PeopleTranslate, self: PersonId, asking: string | null, onLink: PeopleTableProps['onLink'], onEnd: PeopleTableProps['onEnd']): TableColumn<Here> {
  const endButton = ({ person, name, functions }: Here, held: PersonFunction) => {
    const label = t(`people.function.${held}`)
    return (
      <Button key={held} size="small" variant="quiet" aria-label={t('people.end-of', { name, function: label })} onPress={() => onEnd({ person, name, held })}>
        {functions.length > 1 ? `${label}: ${t('people.end')}` : t('people.end')}
      </Button>
    )
  }
  return {
    id: 'acts',
    header: t('people.column-acts'),
    cell: row => (
      <span className={styles.acts}>
        {row.mayGiveLink && row.person !== self && <Button size="small" isPending={asking === row.person} aria-label={t('people.new-link-of', { name: row.name })} onPress={() => onLink(row)}>{t('people.new-link')}</Button>}
        {row.functions.filter(({ mayEnd }) => mayEnd).map(held => endButton(row, held.function))}
      </span>
    ),
  }
}

interface WaitingTableProps {
  readonly delegation: string
  readonly invitations: readonly Waiting[]
  readonly asking: string | null
  readonly onLink: (invitation: Waiting) => void
  readonly onWithdraw: (invitation: Waiting) => Promise<void>
}

export function WaitingTable({ delegation, invitations, asking, onLink, onWithdraw }: WaitingTableProps) {
  const t = useMessage()
  const columns = useMemo(() => waitingColumns(t, asking, onLink, onWithdraw), [t, asking, onLink, onWithdraw])
  return <Table caption={t('people.waiting-caption', { delegation })} columns={columns} rows={invitations} rowId={({ id }) => id} />
}

function waitingColumns(t: PeopleTranslate, asking: string | null, onLink: WaitingTableProps['onLink'], onWithdraw: WaitingTableProps['onWithdraw']): readonly TableColumn<Waiting>[] {
  return [
    { id: 'address', header: t('people.column-address'), cell: ({ email, name }) => <span className={styles.name}><span className={styles.address}>{email}</span>{name !== null && <small>{name}</small>}</span> },
    { id: 'functions', header: t('people.column-functions'), cell: ({ functions }) => functions.map(held => t(`people.function.${held.function}`)).join(', ') },
    { id: 'service', header: t('people.column-service'), cell: ({ functions }) => servicesOf(functions) },
    { id: 'until', header: t('people.column-until'), cell: ({ expiresAt }) => (new Date(expiresAt) <= new Date() ? <Chip tone="warn">{t('people.ran-out')}</Chip> : formatMoment(new Date(expiresAt))) },
    {
      id: 'acts',
      header: t('people.column-acts'),
      cell: row => (row.mayAct
        ? (
          <span className={styles.acts}>
            <Button size="small" isPending={asking === row.id} aria-label={t('people.new-link-of', { name: row.name ?? row.email })} onPress={() => onLink(row)}>{t('people.new-link')}</Button>
            <Button size="small" variant="quiet" aria-label={t('people.withdraw-of', { name: row.name ?? row.email })} onPress={() => void onWithdraw(row)}>{t('people.withdraw')}</Button>
          </span>
        )
        : <span className={styles.faint}>{t('people.others-too')}</span>),
    },
  ]
}
