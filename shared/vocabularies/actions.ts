// The words that describe an action: what kind it is, which lever it pulls, by which channel its information travels,
// and, once it runs, how it stands.
import { z } from 'zod'

export const actionKinds = [
  'intelligence-picture',
  'operational-action',
  'jad',
  'cyber-patrol',
  'joint-investigation',
  'financial-investigation',
  'training',
  'prevention',
  'capacity-building',
  'external-cooperation',
  'meeting',
] as const
export const ActionKind = z.enum(actionKinds)
export type ActionKind = z.infer<typeof ActionKind>

export const actionKindLabels: Readonly<Record<ActionKind, string>> = {
  'intelligence-picture': 'Intelligence picture',
  'operational-action': 'Operational activity or investigation',
  'jad': 'Joint action days',
  'cyber-patrol': 'Cyber-patrolling week',
  'joint-investigation': 'Joint investigation',
  'financial-investigation': 'Financial investigation and asset recovery',
  'training': 'Training',
  'prevention': 'Prevention',
  'capacity-building': 'Capacity building',
  'external-cooperation': 'Cooperation with non-EU partners',
  'meeting': 'Operational or analytical meeting',
}

export const leverNatures = ['repressive', 'preventive'] as const
export const LeverNature = z.enum(leverNatures)
export type LeverNature = z.infer<typeof LeverNature>

export const leverStances = ['proactive', 'reactive'] as const
export const LeverStance = z.enum(leverStances)
export type LeverStance = z.infer<typeof LeverStance>

export const leverLevels = ['strategic', 'operational'] as const
export const LeverLevel = z.enum(leverLevels)
export type LeverLevel = z.infer<typeof LeverLevel>

export const leverNatureLabels: Readonly<Record<LeverNature, string>> = {
  repressive: 'Repressive',
  preventive: 'Preventive',
}
export const leverStanceLabels: Readonly<Record<LeverStance, string>> = {
  proactive: 'Proactive',
  reactive: 'Reactive',
}
export const leverLevelLabels: Readonly<Record<LeverLevel, string>> = {
  strategic: 'Strategic: on the threat',
  operational: 'Operational: on groups and criminals',
}

/** Operational and personal data travel by these, never through the workspace: an action only names its channel. */
export const channels = ['siena', 'epe', 'eis', 'meeting'] as const
export const Channel = z.enum(channels)
export type Channel = z.infer<typeof Channel>

export const channelLabels: Readonly<Record<Channel, string>> = {
  siena: 'SIENA, Secure Information Exchange Network Application',
  epe: 'EPE, Europol Platform for Experts',
  eis: 'EIS, Europol Information System',
  meeting: 'Meeting',
}

export const actionStatuses = [
  'proposed',
  'planned',
  'ongoing',
  'postponed',
  'completed',
  'not-completed',
  'cancelled',
  'carried-over',
  'unclear',
] as const
export const ActionStatus = z.enum(actionStatuses)
export type ActionStatus = z.infer<typeof ActionStatus>

/** Whether an action is to be carried over into the next plan: it is not completed, cancelled or given up. */
export const goesOn = ({ status }: { readonly status?: ActionStatus | null | undefined }): boolean =>
  status !== 'completed' && status !== 'cancelled' && status !== 'not-completed'

export const actionStatusLabels: Readonly<Record<ActionStatus, string>> = {
  'proposed': 'Proposed',
  'planned': 'Planned',
  'ongoing': 'Ongoing',
  'postponed': 'Postponed',
  'completed': 'Completed',
  'not-completed': 'Not completed',
  'cancelled': 'Cancelled',
  'carried-over': 'Carried over to the next plan',
  'unclear': 'Status unclear: no report received',
}

export const progressMarks = ['green', 'amber', 'red'] as const
export const ProgressMark = z.enum(progressMarks)
export type ProgressMark = z.infer<typeof ProgressMark>

export const progressMarkLabels: Readonly<Record<ProgressMark, string>> = {
  green: 'On track',
  amber: 'At risk',
  red: 'Off track',
}
