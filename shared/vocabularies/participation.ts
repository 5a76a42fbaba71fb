// The words in which delegations say whether they take part, with what, and who pays.
import { z } from 'zod'

/** `asked` is nobody's answer: it is what stands until the delegation gives one. */
export const participationAnswers = ['asked', 'confirmed', 'confirmed-subject', 'declined', 'to-be-confirmed'] as const
export const ParticipationAnswer = z.enum(participationAnswers)
export type ParticipationAnswer = z.infer<typeof ParticipationAnswer>

export const participationAnswerLabels: Readonly<Record<ParticipationAnswer, string>> = {
  'asked': 'Asked',
  'confirmed': 'Confirmed',
  'confirmed-subject': 'Confirmed, subject to …',
  'declined': 'Declined',
  'to-be-confirmed': 'To be confirmed',
}

export const contributionKinds = ['people', 'expertise', 'data', 'equipment', 'place', 'money'] as const
export const ContributionKind = z.enum(contributionKinds)
export type ContributionKind = z.infer<typeof ContributionKind>

export const contributionKindLabels: Readonly<Record<ContributionKind, string>> = {
  people: 'People',
  expertise: 'Expertise',
  data: 'Data and analysis',
  equipment: 'Equipment',
  place: 'Place',
  money: 'Money',
}

/** Who pays, besides the delegations themselves: their own resources are a row of their own, named after the delegation
 *  and written by its people alone. */
export const fundingSources = [
  'europol-empact',
  'europol-hvg',
  'europol-lvg',
  'isf-specific-action',
  'isf-national',
  'agency-budget',
  'eap-grant',
  'external-programme',
  'none',
] as const
export const FundingSource = z.enum(fundingSources)
export type FundingSource = z.infer<typeof FundingSource>

export const fundingSourceLabels: Readonly<Record<FundingSource, string>> = {
  'europol-empact': 'Europol EMPACT envelope',
  'europol-hvg': 'Europol EMPACT high-value grant',
  'europol-lvg': 'Europol EMPACT low-value grant',
  'isf-specific-action': 'Internal Security Fund, EMPACT specific action',
  'isf-national': 'Internal Security Fund, national programme',
  'agency-budget': 'Budget of an EU agency',
  'eap-grant': 'Europol grant for the Eastern Partnership region',
  'external-programme': 'EU external cooperation programme',
  'none': 'No funding needed',
}

/** Shown for the row of own resources, which is no choice in the list of sources. */
export const ownResourcesLabel = 'Own resources'

/** The roles that a delegation may offer to take: the driver names who leads. */
export const offeredRoles = ['action-leader', 'co-leader'] as const
export type OfferedRole = (typeof offeredRoles)[number]
