// The ids of all rules, in the order in which their findings are listed. Apart from the rules themselves, because lists of
// plans know findings by their ids and need nothing of what finds them.

export const ruleIds = [
  'driver/missing',
  'driver/member-state-only',
  'driver/not-accepted',
  'co-driver/member-state-or-agency',
  'co-driver/is-driver',
  'co-driver/not-accepted',
  'goal/no-action-or-reason',
  'goal/missing',
  'action-leader/missing',
  'action-leader/declined',
  'action-leader/not-accepted',
  'action-leader/not-confirmed-by-driver',
  'dates/out-of-order',
  'co-leader/silent',
  'participant/silent',
  'participant/also-leader',
  'joint-action-day/two-participants',
  'joint-action-days/date-in-text',
  'dates/after-period',
  'indicator/unit-and-target',
] as const

export type RuleId = (typeof ruleIds)[number]
