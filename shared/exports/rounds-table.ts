// What delegations answered, and what they proposed, as tables of plain text: for Word, Excel and pasting elsewhere, so that nobody makes
// them by hand. No person is named.
import type { AnswerView, ReserveView, RoundsAnswer, RoundView } from '../api/rounds.ts'
import { orderedActions } from '../documents/plan-order.ts'
import { planSchema } from '../documents/plan.ts'
import type { PlanPlain } from '../documents/plan.ts'
import type { ProposedAction } from '../documents/proposed-action.ts'
import { keyWords, valueWords } from '../history/value-words.ts'
import type { ActionId, PartyId, ProposalId } from '../ids.ts'
import { fieldCodeOf } from '../messages/field-code.ts'
import { broughtSaid, detailsOf, namedSaid, rowsSaid, valuesSaid } from '../proposals/new-action-words.ts'
import { nodeAt } from '../schema/node.ts'
import type { Path } from '../schema/node.ts'
import { brusselsText } from '../workflow/brussels-time.ts'
import { linesWithSigns } from './lines-with-signs.ts'
import { nameOf } from './plan-table.ts'
import type { GoalName, TextTable } from './plan-table.ts'
import { word } from './words.ts'

/** Between several things in one cell. */
const apart = '\n'

const moment = (at: string): string => brusselsText(new Date(at))

/** What a place in the plan is called: "1.2 · Description", by the numbers that actions have in this state of it. */
export function placeText(plain: PlanPlain, goals: readonly GoalName[]): (place: Path) => string {
  const numbers = new Map<string, string | null>(orderedActions(plain, goals.map(({ id }) => id)).map(({ id, number }) => [id, number]))
  return place => {
    const [root, id = ''] = place
    if (root === undefined) return word('file/whole-plan')
    if (root === 'aim') return word('field/plan.aim')
    const entry = root === 'goals' ? word('file/goal-number', { number: goals.find(goal => goal.id === id)?.number ?? '' }) : actionName(plain, id as ActionId, numbers)
    const node = place.length < 3 ? null : nodeAt(planSchema, place.slice(0, 3))
    const code = node === null || node.node === 'fixed' ? null : fieldCodeOf(node.label)
    return code === null ? entry : `${entry} · ${word(code)}`
  }
}

const actionName = (plain: PlanPlain, id: ActionId, numbers: ReadonlyMap<string, string | null>): string => numbers.get(id) ?? plain.references[id] ?? plain.actions[id]?.title ?? word('file/untitled')

/** What each round was, the latest first: until when, and whether there was more time than at first. */
export function roundsTable({ rounds }: Pick<RoundsAnswer, 'rounds'>): TextTable {
  const head = (['round', 'version', 'opened', 'by', 'deadline', 'extended', 'silence', 'closed'] as const).map(column => word(`file/rounds.${column}`))
  const rows = rounds.map(({ number, label, openedAt, openedBy, deadline, extensions, silence, closedAt }) => [
    String(number), label, moment(openedAt), nameOf(openedBy), moment(deadline),
    extensions.map(({ at, from, by }) => word('file/rounds.extended-by', { party: nameOf(by), moment: moment(at), from: moment(from) })).join(apart),
    word(`file/rounds.${silence}`), closedAt === null ? word('file/rounds.open') : moment(closedAt),
  ])
  return { head, rows }
}

/** One row an answer, the latest round first and in it the order in which delegations were asked; who did not answer has a row too. */
export function answersTable({ rounds, answers, reserves }: Pick<RoundsAnswer, 'rounds' | 'answers' | 'reserves'>, placeOf: (place: Path) => string): TextTable {
  const head = (['round', 'delegation', 'answer', 'given', 'capacity', 'in-writing', 'late', 'version', 'remarks', 'reserves'] as const).map(column => word(`file/answers.${column}`))
  const rowsOf = ({ number, asked }: RoundView): readonly (readonly string[])[] => asked.flatMap(party => {
    const theirs = answers.filter(answer => answer.party === party && answer.round === number)
    const put = reserves.filter(reserve => reserve.party === party && reserve.round === number).map(reserve => reserveText(reserve, placeOf)).join(apart)
    if (theirs.length === 0) return [[String(number), nameOf(party), word('file/answers.none'), '', '', '', '', '', '', put]]
    // The one that stands comes first, and what was put in this round with it.
    return theirs.map((answer, index) => [
      String(number), nameOf(party), word(`file/answers.${answer.answer}`), moment(answer.at), capacityText(answer), answer.received ?? '', answer.isLate ? word('file/answers.yes') : '', answer.label, answer.remarks ?? '', index === 0 ? put : '',
    ])
  })
  return { head, rows: rounds.flatMap(rowsOf) }
}

function capacityText({ how, by }: AnswerView): string {
  switch (how) {
    case 'given':
      return word('file/answers.given-by')
    case 'in-writing':
      return word('file/answers.recorded-by', { party: by === null ? '' : nameOf(by.party) })
    case 'silence':
      return word('file/answers.by-silence')
  }
}

function reserveText({ kind, place, words, lifted }: ReserveView, placeOf: (place: Path) => string): string {
  const trace = lifted === null ? word('file/answers.stands') : word('file/answers.lifted', { moment: moment(lifted.at), party: nameOf(lifted.by.party) })
  return `${word(`file/answers.${kind}`)}, ${placeOf(place)}: ${words} (${trace})`
}

/** Place – delegation – proposed text – decision – reason, in the order of the plan. */
export function proposalsTable(plain: PlanPlain, goals: readonly GoalName[]): TextTable {
  const placeOf = placeText(plain, goals)
  const order = new Map<string, number>(orderedActions(plain, goals.map(({ id }) => id)).map(({ id }, index) => [id, index]))
  const head = (['place', 'delegation', 'proposed', 'decision', 'reason'] as const).map(column => word(`file/proposals.${column}`))
  const rows = (Object.keys(plain.proposals) as ProposalId[]).flatMap(id => {
    const proposal = plain.proposals[id]
    if (proposal?.place === undefined || proposal.by === undefined || proposal.change === undefined) return []
    const [root = '', entry = ''] = proposal.place
    const goal = root === 'goals' ? goals.findIndex(each => each.id === entry) : -1
    const sort = [root === 'aim' || root === '' ? 0 : root === 'goals' ? 1 : 2, goal, order.get(entry) ?? Number.MAX_SAFE_INTEGER] as const
    const { decision } = proposal
    const decided = decision === undefined ? word('file/proposals.undecided') : word(`file/proposals.${decision.decision}`, { party: nameOf(decision.by), moment: moment(decision.at) })
    return [{ sort, at: proposal.sent?.at ?? '', cells: [placeOf(proposal.place), nameOf(proposal.by), proposedText(proposal.place, proposal.change, proposal.by, goals), decided, [proposal.reason ?? '', decision?.reason ?? ''].filter(Boolean).join(apart)] }]
  })
  rows.sort((one, other) => one.sort[0] - other.sort[0] || one.sort[1] - other.sort[1] || one.sort[2] - other.sort[2] || (one.at < other.at ? -1 : 1))
  return { head, rows: rows.map(({ cells }) => cells) }
}

type Change = NonNullable<NonNullable<PlanPlain['proposals'][ProposalId]>['change']>

function proposedText(place: Path, change: Change, by: PartyId, goals: readonly GoalName[]): string {
  switch (change.kind) {
    case 'removal':
      return word('file/proposals.removal')
    case 'action':
      return newActionText(change.action, by, goals)
    case 'text':
      return linesWithSigns(change.proposed).join(apart)
    case 'value': {
      const said = wordsOf(place, change.proposed)
      const key = place.length > 3 ? keyWords(place) : ''
      if (change.proposed === undefined) return key === '' ? word('file/proposals.nothing') : `${key}: ${word('file/proposals.nothing')}`
      return [key, said].filter(Boolean).join(': ') || word('file/proposals.yes')
    }
  }
}

function newActionText(action: ProposedAction, by: PartyId, goals: readonly GoalName[]): string {
  const { title, description = [], expectedResult = [], leader, goalsServed = [] } = action
  const line = (field: keyof ProposedAction, words: string): string => `${word(`field/action.${field}`)}: ${words}`
  const withDetails = (party: PartyId): string => [nameOf(party), detailsOf(action, party)].filter(Boolean).join(', ')
  const said = [
    ...valuesSaid(action).map(({ field, words }) => line(field, field === 'leader' && leader !== undefined ? withDetails(leader) : words)),
    ...namedSaid(action).map(({ field, parties }) => line(field, parties.map(({ party }) => withDetails(party)).join('; '))),
    ...(goalsServed.length === 0 ? [] : [line('goalsServed', goals.filter(({ id }) => goalsServed.includes(id)).map(({ number }) => word('file/goal-number', { number })).join('; '))]),
    ...rowsSaid(action).map(({ field, lines }) => line(field, lines.join('; '))),
    ...broughtSaid(action).map(words => `${nameOf(by)}, ${words}`),
  ]
  const result = linesWithSigns(expectedResult)
  return [word('file/proposals.new-action', { title }), ...linesWithSigns(description), ...said, ...(result.length > 0 ? [line('expectedResult', result.join(apart))] : [])].join(apart)
}

function wordsOf(place: Path, value: unknown): string {
  if (Array.isArray(value)) return value.map(each => wordsOf(place, each)).join(apart)
  if (typeof value !== 'object' || value === null) return valueWords(place, value)
  if ('party' in value && typeof value.party === 'string') return nameOf(value.party as PartyId)
  return Object.entries(value).map(([key, each]) => [nameOf(key as PartyId), wordsOf(place, each)].filter(Boolean).join(': ')).join(apart)
}
