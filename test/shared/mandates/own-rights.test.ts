// Whether there is anything for a person to write in a plan, by which its page says that it can only be read.
import { describe, expect, test } from 'vitest'
import type { ActionPlain } from '../../../shared/documents/plan.ts'
import { PersonId, RowId, randomId } from '../../../shared/ids.ts'
import { hasPartIn } from '../../../shared/documents/plan-standing.ts'
import { stepsOpenTo } from '../../../shared/documents/plan-delivery.ts'
import { movementKey } from '../../../shared/documents/plan.ts'
import type { PersonFunction } from '../../../shared/mandates/functions.ts'
import type { PlanFacts } from '../../../shared/mandates/mandates.ts'
import { writingOf } from '../../../shared/mandates/own-rights.ts'
import type { PlanStatus } from '../../../shared/vocabularies/vocabularies.ts'
import { anAction, day, party } from '../../fixtures/a-plan.ts'

const { action } = anAction({ leader: 'ms-nl', participants: ['ms-it', 'tc-us'] })
const facts = (status: PlanStatus): PlanFacts => ({
  status, archived: false, driver: party('ms-de'), coDrivers: new Set([party('frontex')]), addedToCircle: new Set(), releasedTo: new Set([party('tc-ge'), party('tc-us')]), pens: [], amendment: null,
})
const writing = (from: string, held: PersonFunction, status: PlanStatus): string =>
  writingOf({ person: PersonId.parse(randomId()), party: party(from), functions: [held] }, facts(status), [action])

describe('what there is to write', () => {
  test.each([
    ['the driver', 'ms-de', 'drafter', ['open', 'open', 'open', 'not-now', 'open', 'not-now']],
    ['whoever speaks for the driver, who can still release the plan', 'ms-de', 'speaks', ['open', 'open', 'open', 'not-now', 'open', 'not-now']],
    ['the action leader', 'ms-nl', 'drafter', ['open', 'open', 'not-now', 'not-now', 'open', 'not-now']],
    ['a participant', 'ms-it', 'drafter', ['open', 'open', 'not-now', 'not-now', 'open', 'not-now']],
    ['a Member State without any part', 'ms-mt', 'drafter', ['open', 'not-now', 'not-now', 'not-now', 'not-now', 'not-now']],
    ['a third country that the plan is released to, and that is named nowhere', 'tc-ge', 'drafter', ['nothing', 'nothing', 'nothing', 'nothing', 'nothing', 'nothing']],
    ['a third country that takes part', 'tc-us', 'drafter', ['open', 'open', 'not-now', 'not-now', 'open', 'not-now']],
    ['a reader', 'ms-de', 'reader', ['nothing', 'nothing', 'nothing', 'nothing', 'nothing', 'nothing']],
  ] as const)('by status for %s', (_who, from, held, expected) => {
    const statuses = ['drafting', 'consultation', 'final-draft', 'submitted', 'adopted', 'closed'] as const
    expect(statuses.map(status => writing(from, held, status))).toEqual(expected)
  })
})

describe('one’s own part in delivery', () => {
  const withMovements = (...said: readonly (readonly [from: string, what: 'joined' | 'left', on: string])[]): ActionPlain => ({
    ...action,
    movements: Object.fromEntries(said.map(([from, what, on]) => [movementKey(party(from), RowId.parse(randomId())), { what, on: day(on) }])),
  })

  test('is told by whoever is named or joined later, also after leaving', () => {
    const moved = withMovements(['ms-mt', 'joined', '2028-02-01'], ['ms-mt', 'left', '2028-03-01'])
    expect(['ms-nl', 'ms-it', 'ms-mt', 'ms-fr'].map(who => hasPartIn(moved, party(who)))).toEqual([true, true, true, false])
  })

  test('whoever takes part can leave, and whoever does not can join; said both on one day, both stay open', () => {
    expect(['ms-it', 'ms-fr'].map(who => stepsOpenTo(action, party(who)))).toEqual([{ joining: false, leaving: true }, { joining: true, leaving: false }])
    const moved = withMovements(['ms-it', 'left', '2028-03-01'], ['ms-fr', 'left', '2028-04-01'], ['ms-fr', 'joined', '2028-05-01'], ['ms-mt', 'joined', '2028-05-01'], ['ms-mt', 'left', '2028-05-01'])
    expect(['ms-it', 'ms-fr', 'ms-mt'].map(who => stepsOpenTo(moved, party(who)))).toEqual([{ joining: true, leaving: false }, { joining: false, leaving: true }, { joining: true, leaving: true }])
  })
})
