// What a rule of a plan is: a pure check over plain values that says where the plan breaks it. Nothing here stops anybody
// from writing; what can never be valid is refused by the gate. The sentence of a rule stands in shared/messages under
// its id.
import type { ActionPlain, RecordPlain } from '../documents/plan.ts'
import type { RoleInAction } from '../documents/plan-answers.ts'
import type { ActionId, GoalId, PartyId, RequestId } from '../ids.ts'
import type { GapReason } from '../vocabularies/vocabularies.ts'
import type { IsoDay } from '../schema/values.ts'
import type { Path } from '../schema/node.ts'
import type { SourceKey } from '../sources.ts'
import type { RuleId } from './rule-ids.ts'

/** Red stops a plan on its way; amber asks for a look. */
export type Severity = 'to-fix' | 'to-look-at'

export type RuleSource = { readonly document: SourceKey; readonly passage: string }

/** What all rules about actions may look at besides the action itself. */
export type RuleContext = {
  readonly goalsOfCycle: readonly GoalId[]
  readonly period: { readonly start: IsoDay; readonly end: IsoDay } | null
  /** Null until the Member State named has accepted: until then the plan counts as without a driver. */
  readonly driver: PartyId | null
}

/** What a sentence needs: ids and numbers, never a name or a text, so that each reader sees only what is theirs. */
export type FindingValues = {
  readonly party?: PartyId
  readonly driver?: PartyId
  readonly day?: IsoDay
  readonly limit?: IsoDay
  readonly count?: number
}

/** What the page can do about it in one click. Whether this reader may is for shared/mandates to say. */
export type Remedy =
  | { readonly do: 'choose'; readonly path: Path }
  | { readonly do: 'record-driver' }
  | { readonly do: 'accept-driver'; readonly party: PartyId }
  | { readonly do: 'accept-co-driver'; readonly party: PartyId }
  | { readonly do: 'remove-co-driver'; readonly party: PartyId }
  /** For the driver's own people the same click confirms. */
  | { readonly do: 'ask-driver'; readonly action: ActionId; readonly request: RequestId; readonly driver: PartyId }
  /** For the people of one of these the same click answers. Never empty. */
  | { readonly do: 'ask-delegations'; readonly action: ActionId; readonly role: RoleInAction; readonly parties: readonly PartyId[] }
  | { readonly do: 'remove-participant'; readonly action: ActionId; readonly party: PartyId }
  | { readonly do: 'swap-dates'; readonly action: ActionId }
  | { readonly do: 'add-indicator'; readonly action: ActionId }
  | { readonly do: 'give-gap-reason'; readonly goal: GoalId }

/** One place where a plan breaks a rule. `path` is the field to go to. */
export type Found = { readonly path: Path; readonly values?: FindingValues; readonly remedy?: Remedy }

type About<Id extends RuleId> = { readonly id: Id; readonly severity: Severity; readonly source: RuleSource }

export type PlanRule<Id extends RuleId = RuleId> = About<Id> & {
  readonly check: (record: RecordPlain) => readonly Found[]
}
export type GoalFacts = { readonly gapReason: GapReason | undefined; readonly actions: number }
export type GoalRule<Id extends RuleId = RuleId> = About<Id> & {
  readonly check: (goal: GoalId, facts: GoalFacts) => readonly Found[]
}
/** Finds at most one place in an action: what is to fix in it is counted by rule. */
export type ActionRule<Id extends RuleId = RuleId> = About<Id> & {
  readonly check: (id: ActionId, action: ActionPlain, context: RuleContext) => Found | null
}

export const planRule = <const Id extends RuleId>(rule: PlanRule<Id>): PlanRule<Id> => rule
export const goalRule = <const Id extends RuleId>(rule: GoalRule<Id>): GoalRule<Id> => rule
export const actionRule = <const Id extends RuleId>(rule: ActionRule<Id>): ActionRule<Id> => rule
