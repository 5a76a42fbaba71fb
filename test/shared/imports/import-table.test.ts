// From a table to actions, and what is said of what does not fit.
import { describe, expect, test } from 'vitest'
import { fieldOf } from '../../../shared/imports/columns.ts'
import { importTable, mainTable, withCell } from '../../../shared/imports/import-table.ts'
import { aTable, draftPlanRows, importContext, twelveColumns } from '../../fixtures/an-import.ts'

const goal = (number: number): string => `2026-2029/goal-${number}`
const read = (...lines: readonly string[]) => importTable(aTable(...lines), importContext())
const problemsOf = (...lines: readonly string[]): readonly string[] => read(...lines).rows.flatMap(({ problems }) => problems.map(({ code, words }) => `${code}: ${words}`))

describe('a heading', () => {
  test.each([
    ['Title', 'title'],
    ['TITLE OF THE ACTION', 'title'],
    ['Operational Action (OA)', 'title'],
    ['Action leader', 'leader'],
    ['Action leader (MS / agency)', 'leader'],
    ['Co-leader(s)', 'coLeaders'],
    ['Co-leaders', 'coLeaders'],
    ['Participating MS', 'participants'],
    ['Participants and partners', 'participants'],
    ['CHSG', 'goal'],
    ['Main goal', 'goal'],
    ['Expected results', 'expectedResult'],
    ['KPI', 'indicators'],
    ['Start date', 'from'],
    ['Beginn', 'from'],
    ['Timeline', 'dates'],
    ['Budget (EUR)', 'funding'],
    ['Amount in euro', 'funding'],
    ['JAD', 'jointActionDays'],
    ['Information channel', 'channel'],
    ['Beschreibung', 'description'],
    ['Chef de file', 'leader'],
    ['Participantes', 'participants'],
    ['No.', 'ignored'],
    ['#', 'ignored'],
    ['Weather', null],
  ])('«%s» is %s', (heading, field) => expect(fieldOf(heading)).toBe(field))
})

describe('a draft plan of twelve columns', () => {
  const table = { rows: [twelveColumns, ...draftPlanRows(40)].map(row => row.map(text => ({ text }))) }

  test('is forty actions without anything to fix', () => {
    const { rows, columns } = importTable(table, importContext())
    expect(columns.map(({ field }) => field)).toEqual(['ignored', 'title', 'description', 'goal', 'kind', 'leader', 'coLeaders', 'participants', 'from', 'to', 'indicators', 'funding'])
    expect(rows).toHaveLength(40)
    expect(rows.flatMap(({ problems }) => problems)).toEqual([])
    expect(rows[0]?.draft).toEqual({
      title: 'Watch route 1', description: ['Map who moves what along route 1.', 'Share it with all partners.'], expectedResult: [], goal: goal(1), goalsServed: [], kind: 'operational-action',
      leader: 'ms-de', coLeaders: ['ms-be'], participants: ['ms-at', 'ms-se', 'ms-ie'], from: '2026-01-01', to: '2026-12-31', jointActionDays: [],
      indicators: [{ name: 'Suspects identified', resultKind: 'suspects-identified', unit: 'persons', target: 5 }], funding: [{ amount: 'to-be-determined' }],
    })
  })

  test('is the same whatever order its columns stand in', () => {
    const turned = { rows: table.rows.map(row => row.toReversed()) }
    expect(importTable(turned, importContext()).rows.map(({ draft }) => draft)).toEqual(importTable(table, importContext()).rows.map(({ draft }) => draft))
  })
})

describe('the rows of a table', () => {
  test('begin under the headings, wherever those stand', () => {
    expect(read('Operational Action Plan 2026', 'as of 3 November', 'Title | Leader', 'Follow the money | FR').rows.map(({ draft }) => draft.title)).toEqual(['Follow the money'])
  })

  test('of two columns need one known heading; the other is for a person to say', () => {
    expect(read('Title | Who is at the wheel', 'Watch | DE')).toMatchObject({ hasHeadings: true, columns: [{ field: 'title' }, { field: null }], rows: [{ draft: { title: 'Watch' } }] })
  })

  test('without any heading wait for a person to say what the columns are; a single column is the titles', () => {
    expect(read('Watch | DE', 'Wait | FR')).toMatchObject({ hasHeadings: false, columns: [{ field: null }, { field: null }] })
    const table = aTable('Watch | DE', 'Wait | FR')
    expect(importTable(table, importContext(), ['title', 'leader']).rows.map(({ draft }) => [draft.title, draft.leader])).toEqual([['Watch', 'ms-de'], ['Wait', 'ms-fr']])
    expect(read('Watch', 'Wait').rows.map(({ draft }) => draft.title)).toEqual(['Watch', 'Wait'])
  })

  test('that only say a goal stand over those that follow, and repeated headings and totals are no actions', () => {
    const { rows } = read('Title | Budget', 'Goal 2: Operational activities |', 'Watch | 5 000', 'Title | Budget', 'CHSG5 |', 'Wait | 7 000', 'Total | 12 000')
    expect(rows.map(({ draft }) => [draft.title, draft.goal])).toEqual([['Watch', goal(2)], ['Wait', goal(5)]])
  })

  test('that are merged with the title above are one action; a goal merged over several holds for each', () => {
    const { rows } = read('Goal | Title | KPI', '3 | Train officers | Courses: 4', '^ | ^ | Officials trained: 80', '^ | Inform the public | Films: 2')
    expect(rows.map(({ draft }) => [draft.title, draft.goal, draft.indicators.length])).toEqual([['Train officers', goal(3), 2], ['Inform the public', goal(3), 1]])
  })
})

describe('what does not fit', () => {
  test.each<[string, string, readonly string[]]>([
    ['Title | Leader', 'Watch | Germny', ['delegation-unknown: Germny']],
    ['Title | Leader', 'Watch | FRA', ['delegation-several: FRA']],
    ['Title | Leader', 'Watch | COSI', ['delegation-may-not: COSI']],
    ['Title | Leader', 'Watch | DE, FR', ['one-leader: DE, FR']],
    ['Title | Goal', 'Watch | 9', ['goal-unknown: 9']],
    ['Title | Kind', 'Watch | Picnic', ['kind-unknown: Picnic']],
    ['Title | Start', 'Watch | soon', ['day-unreadable: soon']],
    ['Title | Start', 'Watch | Q3', ['year-missing: Q3']],
    ['Title | JAD', 'Watch | 12 May 2026', ['exact-day: 12 May 2026']],
    ['Title | JAD', 'Watch | 2', ['quarter-missing: 2']],
    ['Title | Budget', 'Watch | 200 000 PLN', ['other-currency: 200 000 PLN']],
    ['Title | Budget', 'Watch | own resources', ['own-resources: own resources']],
    ['Title | Levers', 'Watch | sideways', ['levers-unknown: sideways']],
    ['Title | Channel', 'Watch | pigeon', ['channel-unknown: pigeon']],
    ['Title | Description', ' | Words', ['title-missing: ']],
    ['Title | Kind | Start', 'Strike | Joint action days | 3 May 2026', ['whole-quarters: 3 May 2026']],
  ])('%s / %s', (headings, row, expected) => expect(problemsOf(headings, row)).toEqual(expected))

  test('is left out of the draft, and all else of the row is there', () => {
    const [row] = read('Title | Leader | Participants | Start | Budget', 'Watch | COSI | DE, Wakanda | soon | 5 000').rows
    expect(row?.draft).toMatchObject({ title: 'Watch', participants: ['ms-de'], funding: [{ amount: 5_000 }] })
    expect(row?.draft.leader).toBeUndefined()
    expect(row?.draft.from).toBeUndefined()
    expect(row?.problems.map(({ code, at, effect }) => [code, at, effect])).toEqual([
      ['delegation-may-not', { row: 1, column: 1 }, 'left-out'],
      ['delegation-unknown', { row: 1, column: 2 }, 'left-out'],
      ['day-unreadable', { row: 1, column: 3 }, 'left-out'],
    ])
    expect(row?.problems[0]?.reason).toBe('role/leader-commission-only')
  })

  test('is right once its cell is put right, as it is suggested', () => {
    const table = aTable('Title | Participants', 'Watch | DE, Slovaki')
    const [problem] = importTable(table, importContext()).rows[0]?.problems ?? []
    expect(problem?.suggestions[0]).toEqual({ label: 'SK Slovakia', text: 'DE, Slovakia' })
    const mended = withCell(table, problem?.at ?? { row: 0, column: 0 }, problem?.suggestions[0]?.text ?? '')
    expect(importTable(mended, importContext()).rows[0]).toMatchObject({ draft: { participants: ['ms-de', 'ms-sk'] }, problems: [] })
  })

  test('joint action days round their dates outwards to whole quarters and say so', () => {
    const [row] = read('Title | Kind | Start | End', 'Strike | JAD | 3 May 2026 | 10 June 2026').rows
    expect(row?.draft).toMatchObject({ kind: 'jad', from: '2026-04-01', to: '2026-06-30' })
    expect(row?.problems).toMatchObject([{ code: 'whole-quarters', effect: 'changed' }])
  })

  test('a leader that is also named a participant leads, and is not asked twice', () => {
    expect(read('Title | Leader | Participants', 'Watch | DE | All MS').rows[0]?.draft.participants).toHaveLength(26)
  })
})

test('of several tables in a document the one that names most columns is shown first', () => {
  expect(mainTable([aTable('Version | Date', '1 | today', '2 | tomorrow'), aTable('Title | Leader | Start', 'Watch | DE | 2026')])).toBe(1)
})
