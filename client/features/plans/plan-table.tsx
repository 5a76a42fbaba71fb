// Plans as rows; on a small screen each becomes a card.
import { memo, useMemo, useState } from 'react'
import type { PartyId, PlanId } from '../../../shared/ids.ts'
import type { PlanSummary } from '../../../shared/projection/plan-summary.ts'
import { planStatusLabels } from '../../../shared/vocabularies/vocabularies.ts'
import { Button } from '../../design/button.tsx'
import { Chip } from '../../design/chip.tsx'
import { Link } from '../../design/link.tsx'
import { Table, type TableColumn } from '../../design/table.tsx'
import { showToast } from '../../design/toasts.tsx'
import { formatNumber } from '../../messages/formats.ts'
import { useMessage, type Translate } from '../../messages/use-message.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { usePagePerson } from '../../shell/session.tsx'
import { DriverCell, FindingsCell, FundingCell, HereCell, StateCell } from './plan-cells.tsx'
import type { PlanRow } from './plan-rows.ts'
import { plansApi } from '../../plans-api.ts'
import styles from './plans.module.css'

interface PlanTableProps {
  readonly caption: string
  readonly rows: readonly PlanRow[]
  /** Left out for everybody but the support team. */
  readonly onFacts?: ((plan: PlanId) => void) | undefined
}

export const PlanTable = memo(function PlanTable({ caption, rows, onFacts }: PlanTableProps) {
  const t = useMessage()
  const columns = useMemo(() => columnsOf(t, onFacts), [t, onFacts])
  return <Table caption={caption} columns={columns} rows={rows} rowId={({ plan }) => plan.summary.plan} />
})

function columnsOf(t: Translate, onFacts: PlanTableProps['onFacts']): readonly TableColumn<PlanRow>[] {
  return [
    { id: 'plan', header: t('plans.column-plan'), cell: row => <PlanName row={row} /> },
    { id: 'driver', header: t('plans.column-driver'), cell: ({ plan }) => <><DriverCell summary={plan.summary} /><AcceptButton summary={plan.summary} /></> },
    { id: 'actions', header: t('plans.column-actions'), align: 'end', cell: ({ plan }) => formatNumber(plan.summary.counts.actions) },
    { id: 'state', header: t('plans.column-state'), cell: ({ plan }) => <StateCell summary={plan.summary} /> },
    { id: 'findings', header: t('plans.column-findings'), cell: ({ plan }) => <FindingsCell summary={plan.summary} /> },
    { id: 'status', header: t('plans.column-status'), cell: ({ plan: { summary } }) => summary.status !== null && planStatusLabels[summary.status] },
    { id: 'funding', header: t('plans.column-funding'), align: 'end', cell: ({ plan }) => <FundingCell summary={plan.summary} /> },
    { id: 'here', header: t('plans.column-here'), cell: ({ plan }) => <HereCell people={plan.people} /> },
    ...(onFacts === undefined ? [] : [{
      id: 'facts',
      header: t('plans.column-facts'),
      cell: ({ plan, name }: PlanRow) => <Button size="small" className={styles.facts ?? ''} aria-label={t('plans.facts-of', { plan: name })} onPress={() => onFacts(plan.summary.plan)}>{t('plans.facts')}</Button>,
    }]),
  ]
}

function PlanName({ row: { plan, title, period } }: { readonly row: PlanRow }) {
  const t = useMessage()
  const { summary } = plan
  return (
    <span className={styles.name}>
      <Link look="name" href={`/plans/${summary.plan}`}>{title ?? summary.plan} <span className={styles.period}>{period}</span></Link>
      {summary.sample && <Chip>{t('plans.sample')}</Chip>}
      {summary.archived && <Chip>{t('plans.archived-chip')}</Chip>}
    </span>
  )
}

/** For whoever speaks for the delegation that was named and has not accepted yet. */
function AcceptButton({ summary }: { readonly summary: PlanSummary }) {
  const t = useMessage()
  const { memberships, isReadOnly } = usePagePerson()
  const [isPending, setPending] = useState(false)
  const speaksFor = new Set(memberships.filter(membership => membership.function === 'speaks').map(({ party }) => party))
  const waits = (named: { readonly party: PartyId; readonly accepted: boolean }) => !named.accepted && speaksFor.has(named.party)
  const role = summary.driver !== null && waits(summary.driver) ? 'driver' : 'co-driver'
  const party = role === 'driver' ? summary.driver?.party : summary.coDrivers.find(waits)?.party
  if (party === undefined || isReadOnly || summary.archived) return null
  const accept = async () => {
    setPending(true)
    const answer = await plansApi.accept(summary.plan, { party, role })
    setPending(false)
    if (answer.ok) showToast({ tone: 'ok', text: t('plans.accepted', { delegation: partyLabel(party).name }) })
    else showToast({ tone: 'bad', text: answer.error.message || t('plans.failed') })
  }
  return <div><Button size="small" variant="primary" isPending={isPending} onPress={() => void accept()}>{t(role === 'driver' ? 'plans.accept-driver' : 'plans.accept-co-driver')}</Button></div>
}
