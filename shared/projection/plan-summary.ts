// The summary of a plan, whole or brought up to date after some of its actions were touched. Both give the same value:
// what is kept of the previous one is only what the touched actions cannot have changed.
import { openOnAction } from '../documents/open-threads.ts'
import { orderedActions } from '../documents/plan-order.ts'
import type { PlacedAction } from '../documents/plan-order.ts'
import type { PlanPlain } from '../documents/plan.ts'
import type { ActionId, GoalId, PlanId } from '../ids.ts'
import { openNewActions } from '../proposals/open-new-actions.ts'
import { contextOf, findingsOfGoal, findingsOfPlan } from '../rules/findings.ts'
import { severityOf } from '../rules/index.ts'
import type { RuleId } from '../rules/rule-ids.ts'
import type { RuleContext } from '../rules/rule.ts'
import { actionSummaryOf } from './action-summary.ts'
import type { AroundAction } from './action-summary.ts'
import type { ActionSummary, CellSummary, PlanSummary, RemovedSummary } from './plan-summary-shape.ts'
import { sameValue } from './same-value.ts'

export { ActionSummary, CellSummary, PlanSummary } from './plan-summary-shape.ts'
export { applyPatch, isEmptyPatch, patchOf, PlanPatch } from './plan-patch.ts'

export type SummaryContext = {
  /** A plan's document does not hold its own id. */
  readonly plan: PlanId
  readonly goalsOfCycle: readonly GoalId[]
}

export function summaryOf(plan: PlanPlain, context: SummaryContext): PlanSummary {
  const ruleContext = contextOf(plan.record, context.goalsOfCycle)
  return assemble(plan, context, place => actionSummaryOf(place, around(plan, place.id), ruleContext))
}

/** `previous` is the summary before; `touched` names every action that was written to since, also those removed or
 *  brought back. Record, goals, references and comments may have changed too and are read anew. */
export function updateSummary(previous: PlanSummary, plan: PlanPlain, touched: Iterable<ActionId>, context: SummaryContext): PlanSummary {
  const ruleContext = contextOf(plan.record, context.goalsOfCycle)
  if (!judgesActionsAlike(previous, ruleContext)) return summaryOf(plan, context)
  const touchedIds = new Set(touched)
  return assemble(plan, context, place => {
    const before = previous.actions[place.id]
    const { reference, threads } = around(plan, place.id)
    if (before === undefined || touchedIds.has(place.id)) return actionSummaryOf(place, { reference, threads }, ruleContext)
    // A neighbour's move changes an action's number, a comment its count, and nothing else of it.
    return before.number === place.number && before.reference === reference && before.threads === threads ? before : { ...before, number: place.number, reference, threads }
  })
}

const around = (plan: PlanPlain, id: ActionId): AroundAction => ({ reference: referenceOf(plan, id), threads: openOnAction(plan.threads, id) })

/** Whether what is to fix in an action that nobody touched is still the same: it rests on the period and the goals. Who
 *  drives the plan is in the sentences of findings, and does not decide whether there is one. */
function judgesActionsAlike(previous: PlanSummary, context: RuleContext): boolean {
  return sameValue(previous.period, context.period) && sameValue(Object.keys(previous.cells), context.goalsOfCycle)
}

function assemble(plan: PlanPlain, { plan: id, goalsOfCycle }: SummaryContext, summarise: (place: PlacedAction) => ActionSummary): PlanSummary {
  const places = orderedActions(plan, goalsOfCycle)
  const actions: Record<ActionId, ActionSummary> = {}
  for (const place of places) actions[place.id] = summarise(place)
  // What is only proposed counts nowhere and breaks nothing.
  const counted = Object.values(actions).filter(action => action.state !== 'proposed')
  const broken = [
    ...findingsOfPlan(plan.record).map(finding => finding.rule),
    ...goalsOfCycle.flatMap(goal => findingsOfGoal(goal, plan, goalsOfCycle).map(finding => finding.rule)),
    ...counted.flatMap(action => action.findings),
  ]
  return {
    plan: id,
    ...headerOf(plan),
    counts: {
      actions: counted.length,
      toFix: broken.filter(rule => severityOf(rule) === 'to-fix').length,
      toLookAt: broken.filter(rule => severityOf(rule) === 'to-look-at').length,
    },
    funding: sumOfFunding(counted),
    findings: countByRule(broken),
    cells: cellsOf(plan, places, goalsOfCycle),
    withoutGoal: places.filter(place => place.goal === null).map(place => place.id),
    actions,
    removed: removedOf(plan, goalsOfCycle),
  }
}

type Header = Pick<PlanSummary, 'area' | 'period' | 'status' | 'archived' | 'marking' | 'sample' | 'driver' | 'coDrivers' | 'nextStep' | 'round' | 'amendment' | 'pens' | 'penRequests'>

function headerOf({ record }: PlanPlain): Header {
  const { area, periodStart: start, periodEnd: end, status, archived, marking, sample, driver, coDrivers, nextStep, round, amendment, pens, penRequests } = record
  return {
    area: area ?? null,
    period: start === undefined || end === undefined ? null : { start, end },
    status: status ?? null,
    archived: archived ?? false,
    marking: marking ?? null,
    sample: sample ?? false,
    driver: driver === undefined ? null : { party: driver.party, accepted: driver.accepted },
    coDrivers: (coDrivers ?? []).map(({ party, accepted }) => ({ party, accepted })),
    nextStep: nextStep ?? null,
    round: round === undefined ? null : { number: round.number, label: round.label, deadline: round.deadline, silence: round.silence, isOpen: round.closedAt === undefined },
    amendment: amendment === undefined ? null : { number: amendment.number, state: amendment.state, isMinor: amendment.isMinor },
    pens: (pens ?? []).map(({ id: pen, party, place, until }) => ({ id: pen, party, place, until })),
    penRequests: penRequests ?? [],
  }
}

/** An addition that was undone before anything was written is no removed action: nobody would know it by anything. */
function removedOf(plan: PlanPlain, goalsOfCycle: readonly GoalId[]): PlanSummary['removed'] {
  const removed: Record<ActionId, RemovedSummary> = {}
  // The keys of a reading are those that its schema let in.
  for (const id of Object.keys(plan.actions) as ActionId[]) {
    const action = plan.actions[id]
    if (action?.removed !== true || action.title.trim() === '') continue
    const goal = goalsOfCycle.find(known => known === action.goal) ?? null
    removed[id] = { title: action.title, reference: referenceOf(plan, id), goal, leader: action.leader?.party ?? null }
  }
  return removed
}

function cellsOf(plan: PlanPlain, places: readonly PlacedAction[], goalsOfCycle: readonly GoalId[]): PlanSummary['cells'] {
  const cells: Record<GoalId, CellSummary> = {}
  for (const goal of goalsOfCycle) {
    cells[goal] = {
      actions: places.filter(place => place.goal === goal).map(place => place.id),
      gapReason: plan.goals[goal]?.gapReason ?? null,
      proposed: openNewActions(plan.proposals).filter(open => open.goal === goal).length,
    }
  }
  return cells
}

function sumOfFunding(actions: readonly ActionSummary[]): PlanSummary['funding'] {
  const sum = { euro: 0, toBeDetermined: 0 }
  for (const { funding } of actions) {
    sum.euro += funding.euro
    sum.toBeDetermined += funding.toBeDetermined
  }
  return sum
}

function countByRule(broken: readonly RuleId[]): PlanSummary['findings'] {
  const counts: { [Rule in RuleId]?: number } = {}
  for (const rule of broken) counts[rule] = (counts[rule] ?? 0) + 1
  return counts
}

const referenceOf = (plan: PlanPlain, id: ActionId): string | null => plan.references[id] ?? null
