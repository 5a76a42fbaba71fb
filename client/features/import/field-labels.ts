// How a field of a table is called on screen: like the field of the action where there is one.
import type { ImportField } from '../../../shared/imports/columns.ts'
import type { PlanMessageId } from '../../messages/en/in-plan.ts'

export const fieldLabels: Readonly<Record<ImportField, PlanMessageId>> = {
  title: 'field/action.title',
  description: 'field/action.description',
  expectedResult: 'field/action.expectedResult',
  goal: 'field/action.goal',
  kind: 'field/action.kind',
  levers: 'import.field.levers',
  leader: 'field/action.leader',
  coLeaders: 'field/action.coLeaders',
  participants: 'field/action.participants',
  seeks: 'field/action.seeks',
  from: 'field/action.from',
  to: 'field/action.to',
  dates: 'import.field.dates',
  jointActionDays: 'field/action.jointActionDays',
  jointActionDaysCount: 'import.field.jointActionDaysCount',
  indicators: 'field/action.indicators',
  indicatorUnit: 'import.field.indicatorUnit',
  indicatorTarget: 'import.field.indicatorTarget',
  funding: 'field/action.funding',
  fundingSource: 'import.field.fundingSource',
  channel: 'field/action.channel',
  ignored: 'import.field.ignored',
}
