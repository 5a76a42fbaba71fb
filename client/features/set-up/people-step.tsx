// Who comes in: a pasted list of people of all delegations, and how many of each are here.
import { useMemo } from 'react'
import type { SetUpAnswer } from '../../../shared/api/set-up.ts'
import { Link } from '../../design/link.tsx'
import { PartyCode } from '../../design/party-code.tsx'
import { Table, type TableColumn } from '../../design/table.tsx'
import { formatNumber } from '../../messages/formats.ts'
import { usePeopleMessage as useMessage, type PeopleTranslate } from '../../messages/use-message.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { InvitePeople } from '../people/index.ts'
import type { StepProps } from './step.ts'
import styles from './set-up.module.css'

type Delegation = SetUpAnswer['delegations'][number]

export function PeopleStep({ soFar, onChanged }: StepProps) {
  const t = useMessage()
  const columns = useMemo(() => columnsOf(t), [t])
  return (
    <div className={styles.form}>
      <p>{t('set-up.people-lead')}</p>
      <p className={styles.faint}>{t('set-up.people-note')}</p>
      <InvitePeople party={null} onInvited={() => void onChanged()} />
      <h3>{t('set-up.here-now')}</h3>
      <Table caption={t('set-up.here-now')} columns={columns} rows={soFar.delegations} rowId={({ party }) => party} />
    </div>
  )
}

function columnsOf(t: PeopleTranslate): readonly TableColumn<Delegation>[] {
  return [
    { id: 'delegation', header: t('set-up.column-delegation'), cell: ({ party }) => <span className={styles.delegation}><PartyCode {...partyLabel(party)} /> <Link look="name" href={`/people?party=${party}`}>{partyLabel(party).name}</Link></span> },
    { id: 'people', header: t('set-up.column-people'), align: 'end', cell: ({ people }) => formatNumber(people) },
    { id: 'speaking', header: t('set-up.column-speaking'), align: 'end', cell: ({ speaking }) => formatNumber(speaking) },
    { id: 'invited', header: t('set-up.column-invited'), align: 'end', cell: ({ invited }) => formatNumber(invited) },
  ]
}
