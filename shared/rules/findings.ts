// What is to fix and to look at in a plan, computed piece by piece: the page and the server run only the pieces that were
// touched. Removed actions and rows break no rule.
import { orderedActions, sameGoals } from '../documents/plan-order.ts'
import type { ActionPlain, PlanPlain, RecordPlain } from '../documents/plan.ts'
import type { ActionId, GoalId } from '../ids.ts'
import type { Path } from '../schema/node.ts'
import { actingDriverOf } from './driver.ts'
import { actionRules, goalRules, planRules } from './index.ts'
import type { RuleId } from './rule-ids.ts'
import type { Found, FindingValues, Remedy, RuleContext, RuleSource, Severity } from './rule.ts'

export type FindingSubject =
  | { readonly kind: 'plan' }
  | { readonly kind: 'goal'; readonly goal: GoalId }
  | { readonly kind: 'action'; readonly action: ActionId }

export type Finding = {
  /** Also the key of its sentence. */
  readonly rule: RuleId
  readonly severity: Severity
  readonly source: RuleSource
  readonly subject: FindingSubject
  /** The field to go to. */
  readonly path: Path
  readonly values: FindingValues
  readonly remedy: Remedy | null
}

/** Everything in the order of the page: the plan, then goal by goal with its actions, then actions without a goal. */
export function findingsOf(plan: PlanPlain, goalsOfCycle: readonly GoalId[]): readonly Finding[] {
  const context = contextOf(plan.record, goalsOfCycle)
  // What is only proposed blocks nothing: what is to fix in it stands on its card.
  const counted = orderedActions(plan, goalsOfCycle).filter(place => !place.isProposal)
  const findings = [...findingsOfPlan(plan.record)]
  for (const goal of goalsOfCycle) {
    findings.push(...findingsOfGoal(goal, plan, goalsOfCycle))
    for (const place of counted) if (place.goal === goal) findings.push(...findingsOfAction(place.id, place.action, context))
  }
  for (const place of counted) if (place.goal === null) findings.push(...findingsOfAction(place.id, place.action, context))
  return findings
}

const contextByRecord = new WeakMap<RecordPlain, RuleContext>()

/** What the rules about actions look at besides the action. The same object for the same record and goals. */
export function contextOf(record: RecordPlain, goalsOfCycle: readonly GoalId[]): RuleContext {
  const known = contextByRecord.get(record)
  if (known !== undefined && sameGoals(known.goalsOfCycle, goalsOfCycle)) return known
  const { periodStart: start, periodEnd: end } = record
  const period = start !== undefined && end !== undefined ? { start, end } : null
  const context = { goalsOfCycle, period, driver: actingDriverOf(record) }
  contextByRecord.set(record, context)
  return context
}

/** Driver and co-drivers. */
export function findingsOfPlan(record: RecordPlain): readonly Finding[] {
  return planRules.flatMap(rule => rule.check(record).map(found => findingOf(rule, { kind: 'plan' }, found)))
}

export function findingsOfGoal(goal: GoalId, plan: Pick<PlanPlain, 'actions' | 'goals'>, goalsOfCycle: readonly GoalId[]): readonly Finding[] {
  const facts = {
    gapReason: plan.goals[goal]?.gapReason,
    actions: orderedActions(plan, goalsOfCycle).filter(place => place.goal === goal && !place.isProposal).length,
  }
  return goalRules.flatMap(rule => rule.check(goal, facts).map(found => findingOf(rule, { kind: 'goal', goal }, found)))
}

type KnownFindings = { readonly id: ActionId; readonly context: RuleContext; readonly findings: readonly Finding[] }
/** By the identity of an action's values, which a reading keeps until the action is touched. */
const findingsByAction = new WeakMap<ActionPlain, KnownFindings>()

/** At most one finding of each rule; none for a removed action. */
export function findingsOfAction(id: ActionId, action: ActionPlain, context: RuleContext): readonly Finding[] {
  if (action.removed === true) return []
  const known = findingsByAction.get(action)
  if (known?.id === id && known.context === context) return known.findings
  const findings: Finding[] = []
  for (const rule of actionRules) {
    const found = rule.check(id, action, context)
    if (found !== null) findings.push(findingOf(rule, { kind: 'action', action: id }, found))
  }
  findingsByAction.set(action, { id, context, findings })
  return findings
}

/** Tells findings of one plan apart, and stays the same while a finding stands. */
export function findingKey(finding: Finding): string {
  // Co-drivers share one path; in an action the delegation named in a sentence may change while the finding stands.
  const party = finding.subject.kind === 'plan' ? finding.values.party ?? '' : ''
  return [finding.rule, ...finding.path, party].join(' ')
}

type RuleHead = { readonly id: RuleId; readonly severity: Severity; readonly source: RuleSource }

function findingOf(rule: RuleHead, subject: FindingSubject, found: Found): Finding {
  return {
    rule: rule.id,
    severity: rule.severity,
    source: rule.source,
    subject,
    path: found.path,
    values: found.values ?? {},
    remedy: found.remedy ?? null,
  }
}
