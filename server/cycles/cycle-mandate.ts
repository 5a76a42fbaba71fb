// A writer's mandate in a cycle.
import { mayWriteInCycle, mayWriteSomethingInCycle } from '../../shared/mandates/cycle.ts'
import type { CycleFacts } from '../../shared/mandates/cycle.ts'
import type { Writer } from '../../shared/mandates/mandates.ts'
import type { Mandate } from '../sync/gate/mandate.ts'

export const cycleMandate = (facts: CycleFacts, writer: Writer): Mandate => ({
  mayWrite: field => mayWriteInCycle(writer, facts, field),
  mayLeave: () => null,
  mustGive: () => [],
  mayPoint: () => false,
  mayWriteSomething: () => mayWriteSomethingInCycle(writer, facts),
})
