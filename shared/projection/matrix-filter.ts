// What a person wants to see of the matrix. Every part that says something narrows it further; one that says nothing asks
// for nothing.
import type { PartyId } from '../ids.ts'
import type { ActionStatus, LeverLevel, LeverNature, LeverStance } from '../vocabularies/vocabularies.ts'
import { partiesWithPart, partsInAction } from './part-in-action.ts'
import type { ActionSummary, PlanSummary, RemovedSummary } from './plan-summary-shape.ts'

export const matrixRoles = ['any', 'driver', ...partsInAction] as const
export type MatrixRole = (typeof matrixRoles)[number]

/** How an action stands in its plan; removed ones are seen only by who asks for them. */
export const matrixStates = ['complete', 'drafting', 'to-fix', 'proposed', 'removed'] as const
export type MatrixState = (typeof matrixStates)[number]

export type MatrixFilter = {
  readonly delegation: PartyId | null
  /** Says nothing without a delegation. A driver has, as a co-driver does, every action of its plan. */
  readonly role: MatrixRole
  /** One of these; none says nothing. */
  readonly states: readonly MatrixState[]
  readonly delivery: readonly ActionStatus[]
  readonly nature: LeverNature | null
  readonly stance: LeverStance | null
  readonly level: LeverLevel | null
  readonly withJointActionDays: boolean
}

export const noFilter: MatrixFilter = { delegation: null, role: 'any', states: [], delivery: [], nature: null, stance: null, level: null, withJointActionDays: false }

export const isFiltering = ({ delegation, states, delivery, nature, stance, level, withJointActionDays }: MatrixFilter): boolean =>
  delegation !== null || states.length > 0 || delivery.length > 0 || nature !== null || stance !== null || level !== null || withJointActionDays

export function isWanted(filter: MatrixFilter, summary: PlanSummary, action: ActionSummary): boolean {
  const { delegation, role, states, delivery, nature, stance, level, withJointActionDays } = filter
  if (delegation !== null && !hasRole(delegation, role, summary, action)) return false
  if (states.length > 0 && !states.includes(action.state)) return false
  if (delivery.length > 0 && (action.status === null || !delivery.includes(action.status))) return false
  if (nature !== null && action.nature !== nature) return false
  if (stance !== null && action.stance !== stance) return false
  if (level !== null && action.level !== level) return false
  return !withJointActionDays || action.kind === 'jad' || action.jointActionDays.length > 0
}

/** Of a removed action only its leader is known: whoever asks for more than that is not shown it. */
export function isWantedRemoved(filter: MatrixFilter, summary: PlanSummary, { leader }: RemovedSummary): boolean {
  const { delegation, role, states, delivery, nature, stance, level, withJointActionDays } = filter
  if (!states.includes('removed')) return false
  if (delivery.length > 0 || nature !== null || stance !== null || level !== null || withJointActionDays) return false
  if (delegation === null) return true
  if ((role === 'any' || role === 'leader') && leader === delegation) return true
  return (role === 'any' || role === 'driver') && drivesPlan(delegation, summary)
}

function hasRole(delegation: PartyId, role: MatrixRole, summary: PlanSummary, action: ActionSummary): boolean {
  if (role === 'driver') return drivesPlan(delegation, summary)
  if (partiesWithPart(action, role).includes(delegation)) return true
  return role === 'any' && drivesPlan(delegation, summary)
}

/** Named as driver or co-driver, accepted or not. */
export const drivesPlan = (party: PartyId, { driver, coDrivers }: PlanSummary): boolean =>
  driver?.party === party || coDrivers.some(coDriver => coDriver.party === party)
