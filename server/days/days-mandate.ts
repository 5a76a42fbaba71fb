// A writer's mandate in the exact days of one action.
import { mayWriteDays, mayWriteSomeDays } from '../../shared/mandates/joint-action-days.ts'
import type { Writer } from '../../shared/mandates/mandates.ts'
import type { Mandate } from '../sync/gate/mandate.ts'
import type { DaysFacts } from './days-rights.ts'

export function daysMandate({ place, facts, standing }: Pick<DaysFacts, 'place' | 'facts' | 'standing'>, writer: Writer): Mandate {
  return {
    mayWrite: field => mayWriteDays(writer, facts(), field, place.action, standing()),
    mayLeave: () => null,
    mustGive: () => [],
    mayPoint: () => false,
    mayWriteSomething: () => mayWriteSomeDays(writer, facts(), place.action, standing()),
  }
}
