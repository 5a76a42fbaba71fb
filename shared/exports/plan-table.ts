// The actions of a plan as a table of plain text, one row an action with all that it says: for Excel and for pasting
// elsewhere. Columns are named as on the page, so that an import knows them again.
import { answerOf, givenAnswer, partiesIn, requestOf } from '../documents/plan-answers.ts'
import type { RoleInAction } from '../documents/plan-answers.ts'
import { orderedActions, orderedRows } from '../documents/plan-order.ts'
import type { PlacedAction } from '../documents/plan-order.ts'
import type { ActionPlain, PlanPlain } from '../documents/plan.ts'
import { formatDay } from '../formats.ts'
import type { GoalId, PartyId, RowId } from '../ids.ts'
import { partiesById } from '../parties/parties.ts'
import { actionKindLabels, actionStatusLabels, channelLabels, contributionKindLabels, leverLevelLabels, leverNatureLabels, leverStanceLabels, participationAnswerLabels, progressMarkLabels } from '../vocabularies/vocabularies.ts'
import type { ContributionKind } from '../vocabularies/vocabularies.ts'
import { amountText, fundingText, indicatorText, jointActionDaysText } from './row-words.ts'
import { word } from './words.ts'
import type { Word } from './words.ts'

export type GoalName = { readonly id: GoalId; readonly number: number; readonly title: string }
export type TextTable = { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }

/** Between several things in one cell. */
const apart = '; '

export type Column = { readonly name: Word; readonly of: (place: PlacedAction, plan: PlanPlain, goals: readonly GoalName[]) => string }

const column = (name: Word, of: (action: ActionPlain) => string | undefined): Column => ({ name, of: ({ action }) => of(action) ?? '' })

export const columns: readonly Column[] = [
  { name: 'file/number', of: ({ number }) => number ?? '' },
  { name: 'file/reference', of: ({ id }, plan) => plan.references[id] ?? '' },
  column('field/action.title', action => action.title),
  { name: 'field/action.goal', of: ({ goal }, _plan, goals) => goalName(goals, goal) },
  { name: 'field/action.goalsServed', of: ({ action, goal }, _plan, goals) => goals.filter(({ id }) => id !== goal && action.goalsServed[id] === true).map(({ id }) => goalName(goals, id)).join(apart) },
  column('field/action.kind', ({ kind }) => kind && actionKindLabels[kind]),
  column('field/action.nature', ({ nature }) => nature && leverNatureLabels[nature]),
  column('field/action.stance', ({ stance }) => stance && leverStanceLabels[stance]),
  column('field/action.level', ({ level }) => level && leverLevelLabels[level]),
  column('field/action.leader', ({ leader }) => leader && codeOf(leader.party)),
  column('field/action.coLeaders', action => codesIn(action, 'co-leader')),
  column('field/action.participants', action => codesIn(action, 'participant')),
  column('field/action.answers', answersOf),
  column('field/action.services', ({ services }) => byParty(services)),
  column('field/action.contacts', ({ contacts }) => byParty(contacts)),
  column('field/action.contributions', contributionsOf),
  column('field/action.from', ({ from }) => from && formatDay(from)),
  column('field/action.to', ({ to }) => to && formatDay(to)),
  column('field/action.jointActionDays', jointActionDaysOf),
  column('field/action.description', action => action.description),
  column('field/action.expectedResult', action => action.expectedResult),
  column('field/action.indicators', indicatorsOf),
  column('field/action.funding', fundingOf),
  column('field/action.ownResources', ({ ownResources }) => byParty(ownResources, amountText)),
  column('field/action.channel', ({ channel }) => channel && channelLabels[channel]),
  column('field/action.status', ({ status }) => status && actionStatusLabels[status]),
  column('field/action.progress', ({ progress }) => progress && progressMarkLabels[progress]),
  { name: 'field/action.proposedBy', of: ({ action, isProposal }) => (isProposal && action.proposedBy !== undefined ? codeOf(action.proposedBy) : '') },
]

/** As much as fits on a page of a letter. */
export const shortColumns: readonly Word[] = [
  'file/number', 'file/reference', 'field/action.title', 'field/action.leader', 'field/action.coLeaders', 'field/action.participants', 'field/action.from', 'field/action.to', 'field/action.indicators', 'field/action.funding',
]

/** All actions that are not removed, in the order of the page; those only proposed are without a number. */
export function planTable(plan: PlanPlain, goals: readonly GoalName[], names: readonly Word[] = columns.map(({ name }) => name)): TextTable {
  const shown = columns.filter(({ name }) => names.includes(name))
  return {
    head: shown.map(({ name }) => word(name)),
    rows: orderedActions(plan, goals.map(({ id }) => id)).map(place => shown.map(({ of }) => of(place, plan, goals).trim())),
  }
}

export function goalName(goals: readonly GoalName[], id: GoalId | null): string {
  const goal = goals.find(candidate => candidate.id === id)
  return goal === undefined ? '' : `${goal.number} ${goal.title}`
}

export const codeOf = (party: PartyId): string => partiesById.get(party)?.code ?? party
export const nameOf = (party: PartyId): string => partiesById.get(party)?.name ?? party

const codesIn = (action: ActionPlain, role: RoleInAction): string => partiesIn(action, role).map(codeOf).join(apart)

/** Of everybody named, what stands: "DE: Confirmed; FR: Asked". */
function answersOf(action: ActionPlain): string {
  return (['action-leader', 'co-leader', 'participant'] as const)
    .flatMap(role => partiesIn(action, role).map(party => `${codeOf(party)}: ${answerText(action, role, party)}`))
    .join(apart)
}

/** What a delegation answered to being named in this role, with its condition. */
function answerText(action: ActionPlain, role: RoleInAction, party: PartyId): string {
  const request = requestOf(action, role, party)
  const given = request === null ? undefined : givenAnswer(action, role, party, request)
  if (given?.answer === 'confirmed-subject') return participationAnswerLabels[given.answer].replace('…', given.condition)
  return participationAnswerLabels[answerOf(action, role, party) ?? 'asked']
}
function byParty<Value>(values: { readonly [Party in PartyId]?: Value }, text: (value: Value) => string = String): string {
  return Object.keys(values).sort().flatMap(party => {
    const value = values[party as PartyId]
    return value === undefined ? [] : [`${codeOf(party as PartyId)}: ${text(value)}`]
  }).join(apart)
}

function contributionsOf({ contributions }: ActionPlain): string {
  return Object.entries(contributions).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, text]) => {
    const [party = '', kind = ''] = key.split(':')
    return `${codeOf(party as PartyId)}, ${contributionKindLabels[kind as ContributionKind]}: ${text}`
  }).join(apart)
}

function jointActionDaysOf({ jointActionDays }: ActionPlain): string {
  return rowsOf(jointActionDays).map(jointActionDaysText).filter(Boolean).join(apart)
}

function indicatorsOf({ indicators }: ActionPlain): string {
  return rowsOf(indicators).map(indicatorText).filter(Boolean).join(apart)
}

function fundingOf({ funding }: ActionPlain): string {
  return rowsOf(funding).map(fundingText).filter(Boolean).join(apart)
}

function rowsOf<Row extends { readonly order?: string; readonly removed?: boolean }>(rows: { readonly [Id in RowId]?: Row }): readonly Row[] {
  return orderedRows<RowId, Row>(rows).map(({ row }) => row)
}
