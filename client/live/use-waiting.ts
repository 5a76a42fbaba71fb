// What waits for the delegation that the person acts for, over all plans open to it, without the steps that this person has read.
import { useMemo } from 'react'
import { waitingFor } from '../../shared/projection/waiting.ts'
import type { Waiting } from '../../shared/projection/waiting.ts'
import { useKeptList } from '../shell/kept-list.ts'
import { usePagePerson } from '../shell/session.tsx'
import { isRead, readSteps } from './read-steps.ts'
import { useLivePlans } from './use-live-plans.tsx'

/** Null while the plans are not known. */
export function useWaiting(): readonly Waiting[] | null {
  const { plans, isKnown } = useLivePlans()
  const { person, party } = usePagePerson()
  const read = useKeptList(readSteps, person.id)
  return useMemo(() => {
    if (!isKnown || party === null) return null
    return waitingFor(party, [...plans.values()].map(({ summary }) => summary)).filter(waiting => waiting.what !== 'read-step' || !isRead(read, waiting))
  }, [isKnown, plans, party, read])
}
