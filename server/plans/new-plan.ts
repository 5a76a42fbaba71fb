// The document of a new plan: everything that only the server may make is there from its first update.
import type * as Y from 'yjs'
import type { PlanView } from '../../shared/documents/plan.ts'
import { planSchema, planView } from '../../shared/documents/plan.ts'
import type { GoalId } from '../../shared/ids.ts'
import { seedText } from '../../shared/schema/rich-text.ts'
import { doAll } from '../../shared/steps.ts'
import type { Clock } from '../clock.ts'
import { serverOrigin } from '../sync/document.ts'
import { newDocument, newDocumentInTurns } from '../sync/new-document.ts'
import type { NewRows } from '../sync/new-document.ts'
import { documentOfPlan, mirrorRecord } from './plan-record.ts'
import type { PlanRecord } from './plan-record.ts'

/** What `fill` adds, at once or in steps. */
export type Fill = (plan: PlanView) => Iterable<void> | void

/** The first rows of a plan: empty texts, one entry for each goal of the cycle, the mirror of the record, and what
 *  `fill` adds (the sample, an import). All of it is the server's word. All at once: see `newPlanInTurns`. */
export function newPlan(record: PlanRecord, goals: readonly GoalId[], at: string, fill?: Fill): NewRows {
  return newDocument(planSchema, documentOfPlan(record.id), at, doc => doAll(making(doc, record, goals, fill)))
}

/** The same, with turns of others between the steps of `fill`. */
export function newPlanInTurns(record: PlanRecord, goals: readonly GoalId[], at: string, fill: Fill | undefined, clock: Clock): Promise<NewRows> {
  return newDocumentInTurns(planSchema, documentOfPlan(record.id), at, doc => making(doc, record, goals, fill), clock)
}

function* making(doc: Y.Doc, record: PlanRecord, goals: readonly GoalId[], fill: Fill | undefined): Generator<void> {
  const plan = planView(doc, serverOrigin)
  seedText(plan.roots.aim.fragment)
  for (const goal of goals) plan.roots.goals.create(goal, {})
  mirrorRecord(doc, record)
  yield* fill?.(plan) ?? []
}
