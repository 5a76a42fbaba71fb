// A writer's mandate in a plan, over the server's replica of it.
import type * as Y from 'yjs'
import { partGivenBy } from '../../shared/documents/plan-standing.ts'
import type { Standing } from '../../shared/documents/plan-standing.ts'
import { planSchema } from '../../shared/documents/plan.ts'
import type { ActionId } from '../../shared/ids.ts'
import { mayWriteSomething } from '../../shared/mandates/mandates.ts'
import type { PlanFacts, Writer } from '../../shared/mandates/mandates.ts'
import { mayLeave, mayWriteField, mustBeProposal } from '../../shared/mandates/plan-writes.ts'
import type { ThreadStanding } from '../../shared/mandates/thread-writes.ts'
import { samePath } from '../../shared/schema/node.ts'
import { entryOf } from '../../shared/schema/reading.ts'
import type { Mandate } from '../sync/gate/mandate.ts'

/** A thread as the replica holds it. */
const threadIn = (doc: Y.Doc, id: string): ThreadStanding | null => entryOf(doc, 'threads', planSchema.roots.threads, id)

/** For one update: what it writes is judged in its order, so that an off-line page may join an action and say in the same update
 *  what its delegation brings. */
export function planMandate(doc: Y.Doc, facts: PlanFacts, writer: Writer): Mandate {
  const standingById = new Map<ActionId, Standing | null>()
  const standingOf = (id: ActionId): Standing | null => {
    const known = standingById.get(id)
    if (known !== undefined) return known
    const standing = entryOf(doc, 'actions', planSchema.roots.actions, id)
    standingById.set(id, standing)
    return standing
  }
  const partGivenIn = new Set<string>()
  return {
    mayWrite: field => {
      const may = mayWriteField(writer, facts, field, standingOf, id => partGivenIn.has(id), id => threadIn(doc, id))
      const action = may.ok ? partGivenBy(field.path, writer.party) : null
      if (action !== null) partGivenIn.add(action)
      return may
    },
    mayLeave: (field, grant, value, before) => mayLeave(writer, field, grant, value, before, standingOf),
    mustGive: ({ path }, grant) => (path.length === 2 && path[0] === 'actions' && mustBeProposal(grant) ? ['proposedBy'] : []),
    mayPoint: (path, thread) => {
      const about = threadIn(doc, thread)?.about
      return about !== undefined && samePath(about, path)
    },
    mayWriteSomething: () => mayWriteSomething(writer, facts),
  }
}
