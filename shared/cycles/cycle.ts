// What a cycle is: four years with priorities chosen by the Council, areas that have one plan in each period, and goals
// that hold for all of them. The database is filled from such seeds; after that its rows are the truth.
import type { AreaId, GoalId, PriorityId } from '../ids.ts'
import type { IsoDay } from '../schema/values.ts'

export type AreaSeed = {
  readonly id: AreaId
  /** Opens the lasting references of its actions: MS in MS-26-014. Unique within the cycle. */
  readonly code: string
  readonly title: string
  /** Priorities of the cycle before that this area continues. */
  readonly predecessors?: readonly PriorityId[]
  readonly unverified?: true
  readonly fictional?: true
}

export type PrioritySeed = {
  readonly id: PriorityId
  readonly number: number
  readonly code: string
  readonly title: string
  readonly scope?: string
  readonly areas: readonly AreaSeed[]
  readonly fictional?: true
}

export type GoalSeed = {
  readonly id: GoalId
  readonly number: number
  /** As people of EMPACT know it, e.g. CHSG1. */
  readonly code: string
  readonly title: string
  /** A stand-in: the official title could not be found. */
  readonly unverified?: true
}

export type CycleSeed = {
  readonly id: string
  readonly startsOn: IsoDay
  readonly endsOn: IsoDay
  readonly status: 'closed' | 'current'
  /** How long a plan runs: one year or two. */
  readonly planPeriodYears: number
  readonly planPeriodUnverified?: true
  readonly priorities: readonly PrioritySeed[]
  readonly goals: readonly GoalSeed[]
}

// The seeds are ours and a test parses every id and day in them, so that nothing does so at every start.
export const area = (id: string): AreaId => id as AreaId
export const priority = (id: string): PriorityId => id as PriorityId
export const goal = (id: string): GoalId => id as GoalId
export const day = (iso: string): IsoDay => iso as IsoDay
