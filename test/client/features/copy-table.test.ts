// The table that is copied for pasting elsewhere.
import { expect, test } from 'vitest'
import { htmlOf, plainTextOf } from '../../../client/features/exports/copy-table.ts'
import { planTable, shortColumns } from '../../../shared/exports/plan-table.ts'
import { anAction, aPlan, goal } from '../../fixtures/a-plan.ts'

const goals = [{ id: goal(1), number: 1, title: 'Intelligence picture' }]
const plan = aPlan({ actions: [anAction({ title: '=1+1 <b>&"' }).action].map(action => ({ id: anAction().id, action })), references: { [anAction().id]: 'MS-26-001' } })
const copied = { above: ['LIMITE', 'Migrant smuggling 2026–27'], table: planTable(plan, goals, shortColumns) }

test('it has the columns that fit on a page, named as on the page, under its marking', () => {
  expect(copied.table.head).toEqual(['Number', 'Reference', 'Title', 'Action leader', 'Co-leaders', 'Participants', 'From', 'To', 'Indicators', 'Funding'])
  expect(copied.table.rows).toEqual([['1.1', 'MS-26-001', '=1+1 <b>&"', 'DE', '', 'FR; IT', '1 Feb 2026', '30 Jun 2027', '≥ 6 packages', '']])
  expect(plainTextOf(copied).split('\n')[0]).toBe('LIMITE · Migrant smuggling 2026–27')
  expect(htmlOf(copied)).toContain('<b>LIMITE</b> Migrant smuggling 2026–27')
})

test('no words become marks of HTML, and nothing becomes a formula of a spreadsheet', () => {
  expect(htmlOf(copied)).toContain('>=1+1 &lt;b&gt;&amp;&quot;</td>')
  expect(htmlOf(copied).match(/<td style="[^"]*mso-number-format:'\\@'"/g)).toHaveLength(10)
  expect(plainTextOf({ above: [], table: { head: ['a'], rows: [['=1+1', '@x', 'two\nlines', 'a "word"', 'a\ttab']] } }).split('\n').slice(2).join('\n')).toBe(`'=1+1\t'@x\t"two\nlines"\t"a ""word"""\t"a\ttab"`)
})
