// The table of a plan's actions, without its page: order, groups, the way of the keys, and the layout that is kept.
import { describe, expect, test } from 'vitest'
import { rowsOf } from '../../../client/features/plan/views/table/action-row.ts'
import { arrange, held, sortRows } from '../../../client/features/plan/views/table/arrange.ts'
import type { Grouping, Sort } from '../../../client/features/plan/views/table/arrange.ts'
import { between, cellAfter, cellBeside } from '../../../client/features/plan/views/table/cells.ts'
import { itemsOf } from '../../../client/features/plan/views/table/items.ts'
import { firstLayout, movedColumn, narrowestPx, parseLayout, widestPx, withColumn, withWidth } from '../../../client/features/plan/views/table/kept-layout.ts'
import { orderedActions } from '../../../shared/documents/plan-order.ts'
import { ProposalId, randomId } from '../../../shared/ids.ts'
import { contextOf } from '../../../shared/rules/findings.ts'
import { actionId, anAction, aPlan, goal, goalsOfCycle, party } from '../../fixtures/a-plan.ts'
import type { ActionOptions } from '../../fixtures/a-plan.ts'

function rows(...actions: readonly ActionOptions[]) {
  const plan = aPlan({ actions: actions.map((options, index) => anAction({ id: actionId(options.title ?? index), order: `a${index}`, ...options })) })
  return rowsOf(orderedActions(plan, goalsOfCycle), plan, contextOf(plan.record, goalsOfCycle))
}
const titles = (of: readonly { readonly summary: { readonly title: string } }[]) => of.map(({ summary }) => summary.title)
const grouped = (of: ReturnType<typeof rows>, grouping: Grouping, sort: Sort = null) => arrange(of, { sort, grouping, goalsOfCycle }).map(group => [group.key, ...titles(group.rows)])

describe('rows stand in order', () => {
  const some = rows({ title: 'Ten', to: '2027-06-30' }, { title: 'one', to: null }, { title: 'Two', to: '2026-05-01' }, { title: '', to: null })

  test('without a choice, in that of the plan', () => {
    expect(titles(sortRows(some, null))).toEqual(['Ten', 'one', 'Two', ''])
  })

  test('by a column up and down, and what says nothing there last both times', () => {
    expect(titles(sortRows(some, { column: 'to', direction: 'ascending' }))).toEqual(['Two', 'Ten', 'one', ''])
    expect(titles(sortRows(some, { column: 'to', direction: 'descending' }))).toEqual(['Ten', 'Two', 'one', ''])
    expect(titles(sortRows(some, { column: 'title', direction: 'ascending' }))).toEqual(['one', 'Ten', 'Two', ''])
  })

  test('by their numbers as numbers: 1.10 after 1.2', () => {
    const many = rows(...Array.from({ length: 10 }, (_, index) => ({ title: `Action-${index + 1}` })))
    expect(sortRows(many, { column: 'number', direction: 'descending' }).map(({ summary }) => summary.number).slice(0, 2)).toEqual(['1.10', '1.9'])
  })

  test('by what they ask for, an amount that is open being none', () => {
    const funded = rows({ title: 'Small', funding: [{ amount: 900 }] }, { title: 'None' }, { title: 'Large', funding: [{ amount: 10_000 }] })
    expect(titles(sortRows(funded, { column: 'funding', direction: 'descending' }))).toEqual(['Large', 'Small', 'None'])
  })
})

describe('rows stand in groups', () => {
  const some = rows({ title: 'A', leader: 'ms-it' }, { title: 'B', goal: goal(2), leader: null }, { title: 'C', goal: null, leader: 'ms-de', to: '2020-01-01' })

  test('every goal is one, also an empty one, and actions without a goal only where there are some', () => {
    expect(grouped(some, 'goal')).toEqual([[`goal ${goal(1)}`, 'A'], [`goal ${goal(2)}`, 'B'], [`goal ${goal(3)}`], ['goal ', 'C']])
    expect(grouped(rows({ title: 'A' }), 'goal').map(([key]) => key)).not.toContain('goal ')
  })

  test('leaders by their code, whoever has none last', () => {
    expect(grouped(some, 'leader')).toEqual([['leader ms-de', 'C'], ['leader ms-it', 'A'], ['leader ', 'B']])
  })

  test('what is to fix first, and within each group the order that is chosen', () => {
    const states = grouped(rows({ title: 'B' }, { title: 'A' }, { title: 'Z', from: '2027-01-01', to: '2026-01-01' }), 'state', { column: 'title', direction: 'ascending' })
    expect(states).toEqual([['state to-fix', 'Z'], ['state complete', 'A', 'B']])
  })

  test('while a cell is written no row changes its place, and a new one stands at the end of its group', () => {
    const before = arrange(rows({ title: 'A' }, { title: 'B' }), { sort: { column: 'title', direction: 'ascending' }, grouping: 'goal', goalsOfCycle })
    const now = arrange(rows({ id: actionId('A'), title: 'Z' }, { id: actionId('B'), title: 'B', goal: goal(2) }, { title: 'New' }), { sort: { column: 'title', direction: 'ascending' }, grouping: 'goal', goalsOfCycle })
    expect(held(before, now).map(({ rows: ofGroup }) => titles(ofGroup))).toEqual([['Z', 'B', 'New'], [], []])
    expect(now.map(({ rows: ofGroup }) => titles(ofGroup))).toEqual([['New', 'Z'], ['B'], []])
  })

  test('an action is added at the end of each goal, or at the end of all to the goal of the last row', () => {
    const lines = (grouping: Grouping) => itemsOf(arrange(some, { sort: null, grouping, goalsOfCycle }), goalsOfCycle, []).flatMap(item => (item.type === 'add' ? [item.goal] : []))
    expect(lines('goal')).toEqual(goalsOfCycle)
    expect(lines('none')).toEqual([goal(1)])
    expect(itemsOf(arrange(some, { sort: null, grouping: 'goal', goalsOfCycle }), null, []).some(({ type }) => type === 'add')).toBe(false)
  })

  test('what is proposed stands after the actions of its goal, else after all, before the line that adds', () => {
    const proposed = [{ id: ProposalId.parse(randomId()), goal: goal(1), by: party('ms-it'), action: { title: 'Search' } }]
    const lines = (grouping: Grouping) => itemsOf(arrange(rows({ title: 'A' }, { title: 'B', goal: goal(2) }), { sort: null, grouping, goalsOfCycle }), goalsOfCycle, proposed).map(({ type }) => type)
    expect(lines('goal').slice(0, 5)).toEqual(['group', 'row', 'proposed', 'add', 'group'])
    expect(lines('none')).toEqual(['row', 'row', 'proposed', 'add'])
    expect(lines('goal').filter(type => type === 'proposed')).toHaveLength(1)
  })
})

test('a row is the same object until its own action is touched', () => {
  const plan = aPlan({ actions: [anAction()] })
  const of = (): ReturnType<typeof rows> => rowsOf(orderedActions(plan, goalsOfCycle), plan, contextOf(plan.record, goalsOfCycle))
  expect(of()[0]).toBe(of()[0])
})

describe('keys lead from cell to cell', () => {
  const lines = ['head', 'a', 'b', 'c']
  const across = ['select', 'number', 'title'] as const
  const to = (key: string, isWhole = false) => cellAfter({ key, isWhole, pageRows: 2 }, { row: 'b', column: 'number' }, lines, across)

  test.each([
    ['ArrowUp', false, 'a', 'number'],
    ['ArrowDown', false, 'c', 'number'],
    ['ArrowLeft', false, 'b', 'select'],
    ['ArrowRight', false, 'b', 'title'],
    ['PageUp', false, 'head', 'number'],
    ['PageDown', false, 'c', 'number'],
    ['Home', false, 'b', 'select'],
    ['End', true, 'c', 'title'],
    ['Home', true, 'head', 'select'],
  ])('%s, with Ctrl %s, to row %s, column %s', (key, isWhole, row, column) => {
    expect(to(key, isWhole)).toEqual({ row, column })
  })

  test('what is no such key leads nowhere', () => {
    expect(to('x')).toBeNull()
  })

  test('Tab goes across and on to the next action, and ends after the last', () => {
    const shown = ['number', 'title'] as const
    expect(cellBeside({ row: 'a', column: 'title' }, 1, ['a', 'b'], shown)).toEqual({ row: 'b', column: 'number' })
    expect(cellBeside({ row: 'b', column: 'number' }, -1, ['a', 'b'], shown)).toEqual({ row: 'a', column: 'title' })
    expect(cellBeside({ row: 'b', column: 'title' }, 1, ['a', 'b'], shown)).toBeNull()
    expect(cellBeside({ row: 'a', column: 'number' }, -1, ['a', 'b'], shown)).toBeNull()
  })

  test('Shift selects everything between, whichever way', () => {
    expect(between('c', 'a', ['a', 'b', 'c'])).toEqual(['a', 'b', 'c'])
    expect(between('gone', 'b', ['a', 'b', 'c'])).toEqual(['b'])
  })
})

describe('the layout that a person keeps', () => {
  test('comes back as it was, and what is no layout is the first one', () => {
    const layout = withWidth(withColumn({ ...firstLayout, sort: { column: 'leader', direction: 'descending' }, grouping: 'state' }, 'progress', true), 'title', 400)
    expect(parseLayout(JSON.stringify(layout))).toEqual(layout)
    for (const text of [null, '', '{', '[]', JSON.stringify({ ...firstLayout, columns: ['salary'] })]) expect(parseLayout(text)).toEqual(firstLayout)
  })

  test('number and title always stand first, and no column twice', () => {
    expect(parseLayout(JSON.stringify({ ...firstLayout, columns: ['to', 'from', 'to'] })).columns).toEqual(['number', 'title', 'to', 'from'])
    expect(movedColumn(firstLayout, 'kind', -1)).toEqual(firstLayout)
    expect(movedColumn(firstLayout, 'title', 1)).toEqual(firstLayout)
    expect(movedColumn(firstLayout, 'kind', 1).columns.slice(2, 4)).toEqual(['leader', 'kind'])
  })

  test('a width stays within its bounds', () => {
    expect(withWidth(firstLayout, 'kind', 1).widths.kind).toBe(narrowestPx)
    expect(withWidth(firstLayout, 'kind', 10_000).widths.kind).toBe(widestPx)
  })
})
