// A plan opened and kept in step for whatever shows it, the whole page or one cell of the matrix: shown when it has come.
import { Suspense, useEffect, useMemo, useRef, type ReactNode } from 'react'
import { planSchema } from '../../../shared/documents/plan.ts'
import type { PartyId, PlanId } from '../../../shared/ids.ts'
import type { Writer } from '../../../shared/mandates/mandates.ts'
import { mayWriteAt } from '../../../shared/mandates/plan-writes.ts'
import { forgetAnnouncements } from '../../design/announcer.ts'
import { Skeleton } from '../../design/skeleton.tsx'
import { PlanMessages } from '../../messages/messages-provider.tsx'
import { browserEnvironment, useClosedReason, useIsSynced, useReplica } from '../../replica/index.ts'
import { useCycles } from '../../shell/cycles.tsx'
import { usePagePerson } from '../../shell/session.tsx'
import { KeptWordsList, usePartOfPlan } from './kept-words.tsx'
import { PlanProvider, type PlanReplica } from './plan-context.tsx'
import { usePlanPlace } from './use-plan-place.ts'
import styles from './plan.module.css'

const environment = browserEnvironment()

type OpenPlanProps = {
  readonly id: PlanId
  /** Shown where there is no such plan for this reader. */
  readonly absent: ReactNode
  /** Shown where this reader could read it until now. */
  readonly ended: ReactNode
  /** Nothing is to be written here, whatever this person may write in the plan. */
  readonly isToRead?: boolean
  readonly children: ReactNode
}

export function OpenPlan(props: OpenPlanProps) {
  const { party } = usePagePerson()
  return party === null ? props.absent : <OpenFor key={`${props.id} ${party}`} {...props} party={party} />
}

function OpenFor({ id, party, absent, ended, isToRead = false, children }: OpenPlanProps & { readonly party: PartyId }) {
  const { person, memberships, isReadOnly } = usePagePerson()
  const place = usePlanPlace(id)
  const cycles = useCycles()
  const writer = useMemo<Writer>(
    () => ({ person: person.id, party, functions: memberships.filter(membership => membership.party === party).map(membership => membership.function) }),
    [person.id, party, memberships],
  )
  const replica = useReplica({ kind: 'plan', id, schema: planSchema, identity: { person: person.id, party }, environment, mayWrite: (path, plain) => mayWriteAt(writer, plain, path) })
  const cycle = place === null || place === 'none' ? undefined : cycles?.find(candidate => candidate.id === place.cycle)
  const shown = ((): ReactNode => {
    if (place === 'none') return <Absent replica={replica} absent={absent} />
    if (replica === null || cycle === undefined) return <Waiting />
    return <SyncedPlan id={id} replica={replica} cycle={cycle} person={writer} isReadOnly={isReadOnly || isToRead} absent={absent} ended={ended}>{children}</SyncedPlan>
  })()
  // The plan itself is under way while its sentences are waited for.
  return <Suspense fallback={<Waiting />}><PlanMessages>{shown}</PlanMessages></Suspense>
}

type SyncedProps = Parameters<typeof PlanProvider>[0] & Pick<OpenPlanProps, 'absent' | 'ended'>

function SyncedPlan({ absent, ended, ...props }: SyncedProps) {
  const isSynced = useIsSynced(props.replica)
  const closed = useClosedReason(props.replica)
  // What stood on an open page is not left standing there for somebody who may read it no longer.
  if (closed === 'rightLost') return <Absent replica={props.replica} absent={ended} takesFocus />
  if (closed === 'notFound') return <Absent replica={props.replica} absent={absent} />
  if (!isSynced) return <Waiting />
  return <PlanProvider {...props} />
}

/** What its author wrote and could not send is theirs, also where the plan is not open to them any more. */
function Absent({ replica, absent, takesFocus = false }: { readonly replica: PlanReplica | null; readonly absent: ReactNode; readonly takesFocus?: boolean }) {
  const part = useRef<HTMLDivElement>(null)
  // What others did here is not left standing in the live region either.
  useEffect(forgetAnnouncements, [])
  const partOfPlan = usePartOfPlan()
  // What had the focus has gone with the plan.
  useEffect(() => {
    if (takesFocus && document.activeElement === document.body) part.current?.focus()
  }, [takesFocus])
  return (
    <div ref={part} tabIndex={-1} className={styles.absent}>
      {replica !== null && <div className={styles.waiting}><KeptWordsList replica={replica} schema={planSchema} within={partOfPlan} /></div>}
      {absent}
    </div>
  )
}

function Waiting() {
  return <div className={styles.waiting}><Skeleton /></div>
}
