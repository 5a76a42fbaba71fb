// The document of a new plan: everything that only the server may make is there from its first update.
import * as Y from 'yjs'
import type { PlanView } from '../../shared/documents/plan.ts'
import { planSchema, planView } from '../../shared/documents/plan.ts'
import { randomId } from '../../shared/ids.ts'
import type { GoalId } from '../../shared/ids.ts'
import { seedText } from '../../shared/schema/rich-text.ts'
import type { LogRow, NewDocument } from '../store/store.ts'
import { serverOrigin } from '../sync/document.ts'
import { documentOfPlan, mirrorRecord } from './plan-record.ts'
import type { PlanRecord } from './plan-record.ts'

/** The first rows of a plan: empty texts, one entry for each goal of the cycle, the mirror of the record, and what
 *  `fill` adds (the sample, an import). All of it is the server's word. */
export function newPlan(
  record: PlanRecord,
  goals: readonly GoalId[],
  at: string,
  fill?: (plan: PlanView) => void,
): { document: NewDocument; rows: LogRow[] } {
  const doc = new Y.Doc()
  const serverClientId = doc.clientID
  const plan = planView(doc, serverOrigin)
  doc.transact(() => {
    seedText(plan.roots.aim.fragment)
    for (const goal of goals) plan.roots.goals.create(goal, {})
    mirrorRecord(doc, record)
    fill?.(plan)
  }, serverOrigin)
  const document = documentOfPlan(record.id)
  const epoch = randomId()
  return {
    document: { id: document, kind: 'plan', epoch, schemaVersion: planSchema.version, serverClientId, createdAt: at },
    rows: [{
      document,
      seq: 1,
      epoch,
      bytes: Y.encodeStateAsUpdate(doc),
      person: null,
      party: null,
      capacity: null,
      role: null,
      clientIds: [serverClientId],
      at,
    }],
  }
}
