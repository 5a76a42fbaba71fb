// What decides about mandates in an open plan, from the server's mirror of its record: anew when that changes, and when a
// pen or a release runs out.
import { useEffect, useMemo, useReducer } from 'react'
import type { RecordPlain } from '../../../shared/documents/plan.ts'
import type { PlanFacts } from '../../../shared/mandates/mandates.ts'
import { isRunning } from '../../../shared/mandates/pen.ts'
import { factsIn } from '../../../shared/mandates/plan-facts.ts'

/** Timers count to this, a little under 25 days; what ends later is looked at again by then. */
const longestTimerMs = 2 ** 31 - 1

export function useFacts(record: RecordPlain): PlanFacts {
  const [moment, again] = useReducer((count: number) => count + 1, 0)
  // oxlint-disable-next-line react/exhaustive-deps -- time has passed
  const facts = useMemo(() => factsIn(record, new Date()), [record, moment])
  useEffect(() => {
    const now = new Date()
    const ends = [...(record.pens ?? []), ...(record.releases ?? [])].filter(loan => isRunning(loan, now)).map(({ until }) => Date.parse(until))
    if (ends.length === 0) return undefined
    const timer = setTimeout(again, Math.min(Math.min(...ends) - now.getTime(), longestTimerMs))
    return () => clearTimeout(timer)
  }, [record, moment])
  return facts
}
