// The document of a new plan: everything that only the server may make is there from its first update.
import type { PlanView } from '../../shared/documents/plan.ts'
import { planSchema, planView } from '../../shared/documents/plan.ts'
import type { GoalId } from '../../shared/ids.ts'
import { seedText } from '../../shared/schema/rich-text.ts'
import type { LogRow, NewDocument } from '../store/store.ts'
import { serverOrigin } from '../sync/document.ts'
import { newDocument } from '../sync/new-document.ts'
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
  return newDocument(planSchema, documentOfPlan(record.id), at, doc => {
    const plan = planView(doc, serverOrigin)
    seedText(plan.roots.aim.fragment)
    for (const goal of goals) plan.roots.goals.create(goal, {})
    mirrorRecord(doc, record)
    fill?.(plan)
  })
}
