// The register of all rules, in the order in which their findings are listed. A rule that is not here does not exist:
// its sentence, its source and its tests are looked up by the ids of this list (scripts/check-rules.mjs).
import { actionLeaderDeclined, actionLeaderMissing, actionLeaderNotAccepted, actionLeaderNotConfirmedByDriver } from './action-leader.ts'
import { coDriverIsDriver, coDriverMemberStateOrAgency, coDriverNotAccepted } from './co-drivers.ts'
import { datesOutOfOrder, endsAfterPeriod } from './dates.ts'
import { driverMemberStateOnly, driverMissing, driverNotAccepted } from './driver.ts'
import { actionWithoutGoal, goalWithoutAction } from './goals.ts'
import { indicatorMissing } from './indicators.ts'
import { jointActionDayInText, jointActionDayParticipants } from './joint-action-days.ts'
import { coLeaderSilent, participantAlsoLeader, participantSilent } from './participation.ts'
import type { RuleId } from './rule-ids.ts'
import type { Severity } from './rule.ts'

export const planRules = [
  driverMissing,
  driverMemberStateOnly,
  driverNotAccepted,
  coDriverMemberStateOrAgency,
  coDriverIsDriver,
  coDriverNotAccepted,
] as const

export const goalRules = [goalWithoutAction] as const

export const actionRules = [
  actionWithoutGoal,
  actionLeaderMissing,
  actionLeaderDeclined,
  actionLeaderNotAccepted,
  actionLeaderNotConfirmedByDriver,
  datesOutOfOrder,
  coLeaderSilent,
  participantSilent,
  participantAlsoLeader,
  jointActionDayParticipants,
  jointActionDayInText,
  endsAfterPeriod,
  indicatorMissing,
] as const

export const rules = [...planRules, ...goalRules, ...actionRules] as const

const severityById = new Map<RuleId, Severity>(rules.map(rule => [rule.id, rule.severity]))

export function severityOf(id: RuleId): Severity {
  // Every RuleId is the id of a rule in the list; what is no rule is only ever looked at.
  return severityById.get(id) ?? 'to-look-at'
}
