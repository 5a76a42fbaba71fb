// What the support team records about a plan. It starts from the mirror in the plan's document, which is what the server
// wrote last, so that recording one fact never loses another.
import { useMemo, useState } from 'react'
import { planSchema } from '../../../shared/documents/plan.ts'
import type { PlanPlain, RecordPlain } from '../../../shared/documents/plan.ts'
import type { PartyId, PersonId } from '../../../shared/ids.ts'
import type { PlanSummary } from '../../../shared/projection/plan-summary.ts'
import { Dialog } from '../../design/dialog.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { useMessage } from '../../messages/use-message.tsx'
import { browserEnvironment, useIsSynced, useReading, useReplica, type Replica } from '../../replica/index.ts'
import { useCycles } from '../../shell/cycles.tsx'
import { usePagePerson } from '../../shell/session.tsx'
import { ArchiveFact, CircleFact, MarkingFact, ReferencesFact } from './other-facts.tsx'
import { CoDriversFact, DriverFact } from './role-facts.tsx'
import styles from './plans.module.css'

interface PlanFactsDialogProps {
  readonly summary: PlanSummary
  readonly onClose: () => void
}

export function PlanFactsDialog({ summary, onClose }: PlanFactsDialogProps) {
  const t = useMessage()
  const { person, party } = usePagePerson()
  const area = useCycles()?.flatMap(cycle => cycle.areas).find(({ id }) => id === summary.area)
  return (
    <Dialog isOpen onClose={onClose} size="wide" title={t('plans.facts-of', { plan: area?.title ?? summary.plan })}>
      {party !== null && <Opened summary={summary} person={person.id} party={party} />}
    </Dialog>
  )
}

function Opened({ summary, person, party }: { readonly summary: PlanSummary; readonly person: PersonId; readonly party: PartyId }) {
  const [environment] = useState(browserEnvironment)
  const identity = useMemo(() => ({ person, party }), [person, party])
  const replica = useReplica({ kind: 'plan', id: summary.plan, schema: planSchema, identity, environment, mayWrite: () => false })
  return replica === null ? <Skeleton lines={6} /> : <WhenSynced summary={summary} replica={replica} />
}

type PlanReplica = Replica<(typeof planSchema)['roots']>
const recordOf = (plain: PlanPlain) => plain.record

function WhenSynced({ summary, replica }: { readonly summary: PlanSummary; readonly replica: PlanReplica }) {
  const isSynced = useIsSynced(replica)
  const record = useReading(replica, recordOf)
  return isSynced ? <Facts summary={summary} record={record} /> : <Skeleton lines={6} />
}

function Facts({ summary, record }: { readonly summary: PlanSummary; readonly record: RecordPlain }) {
  const { plan } = summary
  return (
    <div className={styles.allFacts}>
      <DriverFact plan={plan} record={record} />
      <CoDriversFact plan={plan} record={record} />
      <MarkingFact plan={plan} record={record} />
      <ReferencesFact plan={plan} record={record} />
      <CircleFact plan={plan} record={record} />
      <ArchiveFact plan={plan} record={record} />
    </div>
  )
}
