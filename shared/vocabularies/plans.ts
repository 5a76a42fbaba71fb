// The words that describe a plan as a whole: its status, its marking, and why a goal has no action in it.
import { z } from 'zod'

/** In the order in which a plan passes through them. */
export const planStatuses = ['drafting', 'consultation', 'final-draft', 'submitted', 'adopted', 'in-delivery', 'closed'] as const
export const PlanStatus = z.enum(planStatuses)
export type PlanStatus = z.infer<typeof PlanStatus>

export const planStatusLabels: Readonly<Record<PlanStatus, string>> = {
  'drafting': 'Drafting',
  'consultation': 'Consultation',
  'final-draft': 'Final draft',
  'submitted': 'Submitted',
  'adopted': 'Adopted',
  'in-delivery': 'In delivery',
  'closed': 'Closed',
}

/** All markings that people may know a document by, the least protected first. Only those in scope may be given here. */
export const markings = ['public', 'limite', 'sensitive', 'restreint-ue'] as const
export const Marking = z.enum(markings)
export type Marking = z.infer<typeof Marking>

export const markingLabels: Readonly<Record<Marking, string>> = {
  'public': 'PUBLIC',
  'limite': 'LIMITE',
  'sensitive': 'EU SENSITIVE or the handling marking of an agency',
  'restreint-ue': 'RESTREINT UE/EU RESTRICTED',
}

/** RESTREINT UE is EU classified information, and no source says what the handling markings of agencies allow: both are
 *  refused. Source: staff working document, footnote 9, for the difference between LIMITE and RESTRICTED papers. */
export const markingsInScope = ['public', 'limite'] as const satisfies readonly Marking[]
export type MarkingInScope = (typeof markingsInScope)[number]
export const isMarkingInScope = (marking: Marking): marking is MarkingInScope =>
  markingsInScope.some(inScope => inScope === marking)

export const gapReasons = ['not-relevant', 'covered', 'next-period', 'no-leader'] as const
export const GapReason = z.enum(gapReasons)
export type GapReason = z.infer<typeof GapReason>

export const gapReasonLabels: Readonly<Record<GapReason, string>> = {
  'not-relevant': 'Not relevant here',
  'covered': 'Covered by another action',
  'next-period': 'Next period',
  'no-leader': 'No leader yet',
}
