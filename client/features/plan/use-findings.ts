// Everything that is to fix and to look at, as the page needs it: new when and only when it says something else, and
// drawn after what a person is typing.
import { useDeferredValue } from 'react'
import type { PlanPlain } from '../../../shared/documents/plan.ts'
import { sameValue } from '../../../shared/projection/same-value.ts'
import { findingsOf } from '../../../shared/rules/findings.ts'
import type { Finding } from '../../../shared/rules/findings.ts'
import { usePlan, usePlanReading } from './plan-context.tsx'

/** In the order of the page. What is found in one action is computed again only when that action has changed. */
export function usePlanFindings(): readonly Finding[] {
  const { goalsOfCycle } = usePlan()
  return useDeferredValue(usePlanReading((plain: PlanPlain) => findingsOf(plain, goalsOfCycle), sameValue))
}
