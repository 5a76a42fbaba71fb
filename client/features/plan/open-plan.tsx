// A plan opened and kept in step for whatever shows it, the whole page or one cell of the matrix: shown when it has come.
import { useMemo, type ReactNode } from 'react'
import { planSchema } from '../../../shared/documents/plan.ts'
import type { PartyId, PlanId } from '../../../shared/ids.ts'
import type { Writer } from '../../../shared/mandates/mandates.ts'
import { mayWriteAt } from '../../../shared/mandates/plan-writes.ts'
import { Skeleton } from '../../design/skeleton.tsx'
import { planPage } from '../../messages/en/plan-page.ts'
import { PageMessages } from '../../messages/page-messages.tsx'
import { browserEnvironment, useClosedReason, useIsSynced, useReplica } from '../../replica/index.ts'
import { useCycles } from '../../shell/cycles.tsx'
import { usePagePerson } from '../../shell/session.tsx'
import { KeptWordsList } from './kept-words.tsx'
import { PlanProvider, type PlanReplica } from './plan-context.tsx'
import { usePlanPlace } from './use-plan-place.ts'
import styles from './plan.module.css'

const environment = browserEnvironment()

type OpenPlanProps = {
  readonly id: PlanId
  /** Shown where there is no such plan for this reader. */
  readonly absent: ReactNode
  readonly children: ReactNode
}

export function OpenPlan(props: OpenPlanProps) {
  const { party } = usePagePerson()
  return party === null ? props.absent : <PageMessages messages={planPage}><OpenFor key={`${props.id} ${party}`} {...props} party={party} /></PageMessages>
}

function OpenFor({ id, party, absent, children }: OpenPlanProps & { readonly party: PartyId }) {
  const { person, memberships, isReadOnly } = usePagePerson()
  const place = usePlanPlace(id)
  const cycles = useCycles()
  const writer = useMemo<Writer>(
    () => ({ person: person.id, party, functions: memberships.filter(membership => membership.party === party).map(membership => membership.function) }),
    [person.id, party, memberships],
  )
  const replica = useReplica({ kind: 'plan', id, schema: planSchema, identity: { person: person.id, party }, environment, mayWrite: (path, plain) => mayWriteAt(writer, plain, path) })
  const cycle = place === null || place === 'none' ? undefined : cycles?.find(candidate => candidate.id === place.cycle)
  if (place === 'none') return <Absent replica={replica} absent={absent} />
  if (replica === null || cycle === undefined) return <Waiting />
  return <SyncedPlan id={id} replica={replica} cycle={cycle} person={writer} isReadOnly={isReadOnly} absent={absent}>{children}</SyncedPlan>
}

type SyncedProps = Parameters<typeof PlanProvider>[0] & Pick<OpenPlanProps, 'absent'>

function SyncedPlan({ absent, ...props }: SyncedProps) {
  const isSynced = useIsSynced(props.replica)
  const closed = useClosedReason(props.replica)
  if (!isSynced) return closed === 'notFound' || closed === 'rightLost' ? <Absent replica={props.replica} absent={absent} /> : <Waiting />
  return <PlanProvider {...props} />
}

/** What its author wrote and could not send is theirs, also where the plan is not open to them any more. */
function Absent({ replica, absent }: { readonly replica: PlanReplica | null; readonly absent: ReactNode }) {
  return (
    <>
      {replica !== null && <div className={styles.waiting}><KeptWordsList replica={replica} /></div>}
      {absent}
    </>
  )
}

function Waiting() {
  return <div className={styles.waiting}><Skeleton /></div>
}
