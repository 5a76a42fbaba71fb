// Answers of the routes of cycles: what the first page of everybody needs, and no more comes with it.
import { z } from 'zod'
import { AreaId, GoalId, PartyId, PriorityId } from '../ids.ts'
import { IsoDay } from '../schema/values.ts'

/** Priorities, areas and goals of a cycle, and its plan periods: display data by id. */
export const CycleView = z.strictObject({
  id: z.string(),
  label: z.string(),
  periods: z.array(z.strictObject({ start: IsoDay, end: IsoDay, label: z.string() })),
  priorities: z.array(z.strictObject({ id: PriorityId, number: z.int(), code: z.string(), title: z.string() })),
  areas: z.array(z.strictObject({ id: AreaId, priority: PriorityId, code: z.string(), title: z.string() })),
  goals: z.array(z.strictObject({ id: GoalId, number: z.int(), code: z.string(), title: z.string(), unverified: z.boolean(), supervisor: PartyId.nullable() })),
})
export type CycleView = z.infer<typeof CycleView>
/** That a goal has a guidance note, and which: another text has another digest, the same text the same. */
export const GuidanceNote = z.strictObject({ goal: GoalId, supervisor: PartyId.nullable(), digest: z.string() })
export type GuidanceNote = z.infer<typeof GuidanceNote>
export const GuidanceAnswer = z.strictObject({ notes: z.array(GuidanceNote) })

export const CyclesAnswer = z.strictObject({ cycles: z.array(CycleView) })
