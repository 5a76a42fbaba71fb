// Opens the document of a cycle and keeps it in step.
import { useMemo } from 'react'
import { cycleSchema } from '../../../shared/documents/cycle.ts'
import type { PartyId } from '../../../shared/ids.ts'
import { cycleFactsIn, mayWriteInCycle } from '../../../shared/mandates/cycle.ts'
import type { Writer } from '../../../shared/mandates/mandates.ts'
import { fieldIn } from '../../../shared/mandates/plan-writes.ts'
import { browserEnvironment, useClosedReason, useIsSynced, useReplica } from '../../replica/index.ts'
import type { Replica } from '../../replica/index.ts'
import { usePagePerson } from '../../shell/session.tsx'
import { ReplicaBanner } from '../plan/index.ts'
import type { ChosenPeriod } from '../plans/index.ts'
import { GoalsContent } from './goals-content.tsx'
import { Waiting } from './waiting.tsx'

export type CycleReplica = Replica<(typeof cycleSchema)['roots']>

const environment = browserEnvironment()

type OpenCycleProps = { readonly chosen: ChosenPeriod; readonly party: PartyId }

export function OpenCycle({ chosen, party }: OpenCycleProps) {
  const { person, memberships } = usePagePerson()
  const writer = useMemo<Writer>(
    () => ({ person: person.id, party, functions: memberships.filter(membership => membership.party === party).map(membership => membership.function) }),
    [person.id, party, memberships],
  )
  const replica = useReplica({
    kind: 'cycle',
    id: chosen.cycle.id,
    schema: cycleSchema,
    identity: { person: person.id, party },
    environment,
    mayWrite: (path, plain) => {
      const field = fieldIn(cycleSchema, path)
      return field !== null && mayWriteInCycle(writer, cycleFactsIn(plain.record), field).ok
    },
  })
  return replica === null ? <Waiting /> : <SyncedCycle replica={replica} chosen={chosen} writer={writer} />
}

function SyncedCycle({ replica, ...props }: { readonly replica: CycleReplica; readonly chosen: ChosenPeriod; readonly writer: Writer }) {
  const isSynced = useIsSynced(replica)
  const isClosed = useClosedReason(replica) !== null
  if (isSynced) return <GoalsContent replica={replica} {...props} />
  return isClosed ? <ReplicaBanner replica={replica} otherwise={null} /> : <Waiting />
}
