// What is to fix and to look at: a heading for lists, and under the rule's own id the sentence that gives reason and
// remedy. Values are resolved by the reader: {party} and {driver} are names, {day} and {limit} are days as written.
import type { RuleId } from '../../rules/rule-ids.ts'

export const findings = {
  'driver/missing':
    'A plan has exactly one driver. The support team records the Member State that was agreed.',
  'driver/member-state-only':
    'Only a Member State can be driver, and {party} is not one. Until the support team records another, the plan counts as without a driver.',
  'driver/not-accepted':
    '{party} is recorded as driver and has not accepted yet. Until it does, the plan counts as without a driver.',
  'co-driver/member-state-or-agency':
    'Only a Member State or an EU agency can be co-driver, and {party} is neither. The support team can take it out; it can still take part in actions.',
  'co-driver/is-driver':
    '{party} is already the driver of this plan and cannot support itself. The support team can take it out of the co-drivers.',
  'co-driver/not-accepted':
    '{party} is recorded as co-driver and has not accepted yet. One of its own people can accept on this page.',
  'goal/no-action-or-reason':
    'No action serves this goal, and no reason is given. Add an action, or say in one click why there is none.',
  'goal/missing':
    'This action belongs to no goal of the cycle, so it stands in no cell of the matrix. Choose its main goal.',
  'action-leader/missing':
    'Every action needs exactly one action leader. Choose a delegation; naming it asks it.',
  'action-leader/declined':
    '{party} has declined to lead. Choose another delegation, or name it again to ask again.',
  'action-leader/not-accepted':
    '{party} was asked to lead and has not accepted yet. Its own people answer, so let them know; what it answered in writing can be recorded.',
  'action-leader/not-confirmed-by-driver':
    '{party} is neither a Member State nor an EU agency, so it leads under the driver’s responsibility. {count, plural, =0 {The plan has no driver yet who could confirm this; choose another action leader or wait for one.} other {{driver} has not confirmed yet.}}',
  'dates/out-of-order':
    'The action ends on {day}, before it starts on {limit}. Correct one of the two days.',
  'co-leader/silent':
    '{count, plural, offset:1 =1 {{party} was asked to co-lead and has not answered yet.} one {{party} and one other delegation were asked to co-lead and have not answered yet.} other {{party} and # other delegations were asked to co-lead and have not answered yet.}} Their own people answer, so let them know; what they answered in writing can be recorded.',
  'participant/silent':
    '{count, plural, offset:1 =1 {{party} was asked to take part and has not answered yet.} one {{party} and one other delegation were asked to take part and have not answered yet.} other {{party} and # other delegations were asked to take part and have not answered yet.}} Their own people answer, so let them know; what they answered in writing can be recorded.',
  'participant/also-leader':
    '{party} leads this action and is also listed as participant. Take it out of the participants, so that it is counted once.',
  'joint-action-day/two-participants':
    'A joint action day needs at least two participants beside its leader, and this one has {count, plural, =0 {none} other {one}}. Ask more delegations to take part.',
  'joint-action-days/date-in-text':
    'This text holds what reads as an exact date, and everybody in the circle is sent it. Write the quarter here, and the day behind “Exact dates”.',
  'dates/after-period':
    'The action ends on {day}, after the plan ends on {limit}: it continues into the next plan. If that is not meant, choose an earlier end.',
  'indicator/unit-and-target':
    'No indicator has both a unit and a target, so nobody can say later whether the action did what it set out to do. Add one, for example 6 intelligence packages.',
} as const satisfies Record<RuleId, string>

/** What a list of findings shows in bold, after the number of the action. */
export const findingHeadings = {
  'heading/driver/missing': 'No driver',
  'heading/driver/member-state-only': 'Driver is not a Member State',
  'heading/driver/not-accepted': 'Driver has not accepted',
  'heading/co-driver/member-state-or-agency': 'Co-driver is neither Member State nor agency',
  'heading/co-driver/is-driver': 'Driver is also co-driver',
  'heading/co-driver/not-accepted': 'Co-driver has not accepted',
  'heading/goal/no-action-or-reason': 'No action and no reason',
  'heading/goal/missing': 'No goal of the cycle',
  'heading/action-leader/missing': 'No action leader',
  'heading/action-leader/declined': 'Action leader has declined',
  'heading/action-leader/not-accepted': 'Action leader has not accepted',
  'heading/action-leader/not-confirmed-by-driver': 'Leader not confirmed by the driver',
  'heading/dates/out-of-order': 'Ends before it starts',
  'heading/co-leader/silent': 'Co-leader asked, no answer',
  'heading/participant/silent': 'Participant asked, no answer',
  'heading/participant/also-leader': 'Leader also listed as participant',
  'heading/joint-action-day/two-participants': 'Joint action day without two participants',
  'heading/joint-action-days/date-in-text': 'Exact date in a text',
  'heading/dates/after-period': 'Ends after the plan',
  'heading/indicator/unit-and-target': 'No indicator with unit and target',
} as const satisfies Record<`heading/${RuleId}`, string>
