// Findings as the page needs them. Each card computes only its own, known by the identity of its action; the list of all
// follows a moment later, so that no keystroke waits for it.
import { useDeferredValue, useMemo } from 'react'
import type { ActionPlain, PlanPlain } from '../../../shared/documents/plan.ts'
import type { ActionId } from '../../../shared/ids.ts'
import { findingsOf, findingsOfAction } from '../../../shared/rules/findings.ts'
import type { Finding } from '../../../shared/rules/findings.ts'
import { usePlan, usePlanReading } from './plan-context.tsx'

const none: readonly Finding[] = []

/** The same list until the action changes, or what all rules look at. */
export function useActionFindings(id: ActionId, action: ActionPlain | undefined): readonly Finding[] {
  const { rules } = usePlan()
  return action === undefined ? none : findingsOfAction(id, action, rules)
}

const whole = (plain: PlanPlain): PlanPlain => plain

/** Everything in the plan, in the order of the page. */
export function usePlanFindings(): readonly Finding[] {
  const { goalsOfCycle } = usePlan()
  const plain = useDeferredValue(usePlanReading(whole))
  return useMemo(() => findingsOf(plain, goalsOfCycle), [plain, goalsOfCycle])
}
