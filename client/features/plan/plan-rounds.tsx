// What delegations answered about the plan that is open, for whatever shows it. Readers by a release are told nothing of it.
import type { ReactNode } from 'react'
import type { PlanPlain } from '../../../shared/documents/plan.ts'
import { mayRead } from '../../../shared/mandates/mandates.ts'
import { RoundsProvider } from '../../rounds/index.ts'
import { usePlan, usePlanReading } from './plan-context.tsx'

/** What is taken in during a round moves under positions. */
const takenIn = ({ proposals }: PlanPlain): number => Object.values(proposals).filter(proposal => proposal?.decision?.decision === 'accepted').length

export function PlanRounds({ children }: { readonly children: ReactNode }) {
  const { id, party, record, facts } = usePlan()
  const asOf = `${record.round?.number ?? 0} ${record.round?.deadline ?? ''} ${record.round?.closedAt ?? ''} ${usePlanReading(takenIn)}`
  const isAsked = record.round !== undefined && mayRead(party, { ...facts, releasedTo: new Set() })
  return <RoundsProvider plan={id} party={party} isAsked={isAsked} asOf={asOf}>{children}</RoundsProvider>
}
