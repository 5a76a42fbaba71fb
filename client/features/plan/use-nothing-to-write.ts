// Why this person can write nothing in the plan now: what they are in it, or the status that it has.
import { mayWriteSomething } from '../../../shared/mandates/mandates.ts'
import type { MandateRefusal } from '../../../shared/mandates/mandates.ts'
import { writingOf } from '../../../shared/mandates/own-rights.ts'
import { usePlan, usePlanReading } from './plan-context.tsx'

/** Null while something is open to them. */
export function useNothingToWrite(): MandateRefusal['code'] | 'plan.only-to-read' | null {
  const { asWriter, facts } = usePlan()
  const something = mayWriteSomething(asWriter, facts)
  const writing = usePlanReading(plain => writingOf(asWriter, facts, Object.values(plain.actions).flatMap(action => action ?? [])))
  if (!something.ok) return something.error.code
  return writing === 'open' ? null : writing === 'not-now' ? 'mandate/status-closed' : 'plan.only-to-read'
}
