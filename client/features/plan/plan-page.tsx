// One plan: opened, kept in step, and shown when it has come. What stands in the way is said in one banner.
import { useMemo } from 'react'
import { useParams } from 'react-router'
import { planSchema } from '../../../shared/documents/plan.ts'
import { PlanId } from '../../../shared/ids.ts'
import type { PartyId } from '../../../shared/ids.ts'
import type { Writer } from '../../../shared/mandates/mandates.ts'
import { Skeleton } from '../../design/skeleton.tsx'
import { browserEnvironment, useClosedReason, useIsSynced, useReplica } from '../../replica/index.ts'
import { useCycles } from '../../shell/cycles.tsx'
import { NotFound } from '../../shell/not-found.tsx'
import { usePagePerson } from '../../shell/session.tsx'
import { PlanContent } from './plan-content.tsx'
import { PlanProvider } from './plan-context.tsx'
import { usePlanPlace } from './use-plan-place.ts'
import styles from './plan.module.css'

const environment = browserEnvironment()

export function PlanPage() {
  const parsed = PlanId.safeParse(useParams()['planId'])
  const { party } = usePagePerson()
  return parsed.success && party !== null ? <OpenPlan key={`${parsed.data} ${party}`} id={parsed.data} party={party} /> : <NotFound />
}

function OpenPlan({ id, party }: { readonly id: PlanId; readonly party: PartyId }) {
  const { person, memberships, isReadOnly } = usePagePerson()
  const place = usePlanPlace(id)
  const cycles = useCycles()
  const replica = useReplica({ kind: 'plan', id, schema: planSchema, identity: { person: person.id, party }, environment })
  const writer = useMemo<Writer>(
    () => ({ person: person.id, party, functions: memberships.filter(membership => membership.party === party).map(membership => membership.function) }),
    [person.id, party, memberships],
  )
  const cycle = place === null || place === 'none' ? undefined : cycles?.find(candidate => candidate.id === place.cycle)
  if (place === 'none') return <NotFound />
  if (replica === null || cycle === undefined) return <Waiting />
  return <SyncedPlan id={id} replica={replica} cycle={cycle} person={writer} isReadOnly={isReadOnly} />
}

type SyncedProps = Omit<Parameters<typeof PlanProvider>[0], 'children'>

function SyncedPlan(props: SyncedProps) {
  const isSynced = useIsSynced(props.replica)
  const closed = useClosedReason(props.replica)
  if (!isSynced) return closed === 'notFound' || closed === 'rightLost' ? <NotFound /> : <Waiting />
  return (
    <PlanProvider {...props}>
      <PlanContent />
    </PlanProvider>
  )
}

function Waiting() {
  return <div className={styles.waiting}><Skeleton /></div>
}
