// What waits for the delegation that the person acts for, over all plans open to it, without what this person has read.
import { useEffect, useMemo, useState } from 'react'
import { waitingFor } from '../../shared/projection/waiting.ts'
import type { Waiting } from '../../shared/projection/waiting.ts'
import { useGuidanceNotes } from '../shell/guidance-notes.tsx'
import { useKeptList } from '../shell/kept-list.ts'
import { usePagePerson } from '../shell/session.tsx'
import { isRead, isToRead, readSteps } from './read-steps.ts'
import { useLivePlans } from './use-live-plans.tsx'

/** What ends soon is looked for this often. */
const lookAgainMs = 300_000

/** Null while the plans are not known. */
export function useWaiting(): readonly Waiting[] | null {
  const { plans, isKnown } = useLivePlans()
  const { person, party } = usePagePerson()
  const notes = useGuidanceNotes()
  const now = useNow()
  const read = useKeptList(readSteps, person.id)
  return useMemo(() => {
    if (!isKnown || party === null) return null
    return waitingFor(party, [...plans.values()].map(({ summary }) => summary), { now, notes }).filter(waiting => !isToRead(waiting) || !isRead(read, waiting))
  }, [isKnown, plans, party, read, now, notes])
}

function useNow(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), lookAgainMs)
    return () => clearInterval(timer)
  }, [])
  return now
}
