// What decides about mandates, read from the mirror of a plan's record that stands in its document.
import type { RecordPlain } from '../documents/plan.ts'
import type { PlanFacts } from './mandates.ts'
import { isRunning } from './pen.ts'

/** The facts of this moment, for a page: the server judges by the record itself. */
export function factsIn(record: RecordPlain, now: Date): PlanFacts {
  return {
    status: record.status ?? 'closed',
    archived: record.archived ?? false,
    driver: record.driver?.accepted === true ? record.driver.party : null,
    coDrivers: new Set(record.coDrivers?.filter(({ accepted }) => accepted).map(({ party }) => party)),
    addedToCircle: new Set(record.addedToCircle),
    releasedTo: new Set(record.releases?.filter(release => isRunning(release, now)).map(({ party }) => party)),
    pens: record.pens?.filter(pen => isRunning(pen, now)) ?? [],
    amendment: record.amendment === undefined ? null : { state: record.amendment.state, isMinor: record.amendment.isMinor },
  }
}
