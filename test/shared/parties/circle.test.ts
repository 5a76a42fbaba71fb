// Who is sent a plan: always, when added, or never without a release.
import { expect, test } from 'vitest'
import { isInBaseCircle, mayBeAddedToCircle } from '../../../shared/parties/circle.ts'
import { parties } from '../../../shared/parties/parties.ts'
import { PartyId } from '../../../shared/ids.ts'

type Sees = 'always' | 'when added' | 'never'

function seesPlans(id: string): Sees {
  const party = PartyId.parse(id)
  if (isInBaseCircle(party)) return 'always'
  return mayBeAddedToCircle(party) ? 'when added' : 'never'
}

test.each<[string, Sees]>([
  ['ms-ie', 'always'],
  ['europol', 'always'],
  ['eppo', 'always'],
  ['olaf', 'always'],
  ['com', 'always'],
  ['presidency', 'always'],
  ['gsc', 'always'],
  ['eeas', 'when added'],
  ['cosi', 'when added'],
  ['ccwp', 'when added'],
  ['carin', 'when added'],
  ['envicrimenet', 'when added'],
  ['tc-ge', 'never'],
  ['tc-no', 'never'],
  ['interpol', 'never'],
  ['pp-sample', 'never'],
  ['ms-zz', 'never'],
])('%s sees plans: %s', (id, sees) => {
  expect(seesPlans(id)).toBe(sees)
})

test('all Member States and agencies see every plan, with three institutions', () => {
  const always = parties.filter(({ id }) => seesPlans(id) === 'always')
  expect(always.filter(({ kind }) => kind === 'member-state')).toHaveLength(27)
  expect(always.filter(({ kind }) => kind === 'agency')).toHaveLength(15)
  expect(always.filter(({ kind }) => kind === 'institution').map(({ id }) => id).toSorted()).toEqual(['com', 'gsc', 'presidency'])
  expect(always).toHaveLength(45)
})

test('nobody who sees every plan can be added once more', () => {
  expect(parties.filter(({ id }) => isInBaseCircle(id) && mayBeAddedToCircle(id))).toEqual([])
})
