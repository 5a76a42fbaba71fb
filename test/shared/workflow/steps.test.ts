// Which step may be taken from where, by whom: written down by hand, and held against the table of the product.
import { describe, expect, test } from 'vitest'
import { PartyId, PersonId, randomId } from '../../../shared/ids.ts'
import { PersonFunction } from '../../../shared/mandates/functions.ts'
import type { PlanFacts } from '../../../shared/mandates/mandates.ts'
import { planStatuses } from '../../../shared/vocabularies/vocabularies.ts'
import type { PlanStatus } from '../../../shared/vocabularies/vocabularies.ts'
import { mayTakeStep, needsOf, stateOf, steps, stepsFrom } from '../../../shared/workflow/steps.ts'
import type { AmendmentState, StepId } from '../../../shared/workflow/steps.ts'

const facts = (status: PlanStatus, amendment: AmendmentState | null = null, driver: string | null = 'ms-de'): PlanFacts => ({
  status, archived: false, driver: driver === null ? null : PartyId.parse(driver), coDrivers: new Set([PartyId.parse('ms-fr')]), addedToCircle: new Set(), releasedTo: new Set(), pens: [], amendment,
})
const writer = (party: string, ...functions: PersonFunction[]) => ({ person: PersonId.parse(randomId()), party: PartyId.parse(party), functions })
const idsFrom = (of: PlanFacts): StepId[] => stepsFrom(of).map(({ id }) => id)

// Status of the plan, and of an amendment to it: what could come next.
const next: readonly [string, PlanFacts, readonly StepId[]][] = [
  ['drafting', facts('drafting'), ['open-round']],
  ['consultation', facts('consultation'), ['back-to-drafting', 'finish-rounds']],
  ['final draft', facts('final-draft'), ['back-to-drafting', 'submit']],
  ['submitted', facts('submitted'), ['record-adoption', 'send-back']],
  ['adopted', facts('adopted'), ['begin-delivery', 'open-amendment']],
  ['in delivery', facts('in-delivery'), ['close', 'open-amendment']],
  ['closed', facts('closed'), []],
  ['in delivery, an amendment in drafting', facts('in-delivery', { state: 'drafting', isMinor: false }), ['open-round', 'close', 'drop-amendment']],
  ['in delivery, an amendment in consultation', facts('in-delivery', { state: 'consultation', isMinor: false }), ['back-to-drafting', 'finish-rounds', 'close']],
  ['adopted, an amendment in final draft', facts('adopted', { state: 'final-draft', isMinor: false }), ['back-to-drafting', 'submit', 'begin-delivery']],
  ['in delivery, an amendment submitted', facts('in-delivery', { state: 'submitted', isMinor: false }), ['record-adoption', 'send-back', 'close']],
  ['in delivery, a minor amendment in drafting', facts('in-delivery', { state: 'drafting', isMinor: true }), ['submit', 'close', 'drop-amendment']],
]

test.each(next)('from %s', (_where, of, expected) => {
  expect(idsFrom(of)).toEqual(expected)
  expect(idsFrom({ ...of, archived: true })).toEqual([])
})

describe('who', () => {
  /** In the status that each step begins in. */
  const atTheStartOf = (id: StepId): PlanFacts => {
    const found = next.find(([, of]) => idsFrom(of).includes(id))?.[1]
    if (found === undefined) throw new Error(`nothing begins with ${id}`)
    return found
  }
  const byDriver: readonly StepId[] = ['open-round', 'back-to-drafting', 'finish-rounds', 'submit', 'open-amendment', 'drop-amendment']
  const byRecorder: readonly StepId[] = ['record-adoption', 'send-back']

  test.each(steps.map(({ id }) => id))('%s: whoever speaks for the driver, or who records, or nobody', id => {
    const step = steps.find(each => each.id === id)
    if (step === undefined) throw new Error('it is there')
    for (const party of ['ms-de', 'ms-fr', 'ms-it', 'europol', 'gsc']) {
      for (const held of PersonFunction.options) {
        const expected = (byDriver.includes(id) && party === 'ms-de' && held === 'speaks') || (byRecorder.includes(id) && (held === 'support-team' || held === 'secretariat'))
        expect({ party, held, may: mayTakeStep(writer(party, held), atTheStartOf(id), step).ok }).toEqual({ party, held, may: expected })
        const vacant = { ...atTheStartOf(id), driver: null }
        const instead = (byDriver.includes(id) && held === 'support-team') || (byRecorder.includes(id) && (held === 'support-team' || held === 'secretariat'))
        expect({ party, held, vacant: mayTakeStep(writer(party, held), vacant, step).ok }).toEqual({ party, held, vacant: instead })
      }
    }
  })

  test('without a driver nothing holds a step up but that a reason is given', () => {
    expect(steps.filter(({ taker }) => taker === 'driver').map(step => [step.id, needsOf(step, 'instead-of-driver')])).toEqual(byDriver.map(id => [id, id === 'open-round' ? ['round', 'reason'] : ['reason']]))
  })
})

test('every step leads to a status that comes from a source or a house rule, and none skips one', () => {
  for (const { from, to, passage, id } of steps) {
    expect(passage.length, id).toBeGreaterThan(10)
    if (to === null || ['back-to-drafting', 'send-back'].includes(id)) continue
    for (const status of from) expect([id, planStatuses.indexOf(to) - planStatuses.indexOf(status)]).toEqual([id, 1])
  }
  expect(stateOf(facts('in-delivery', { state: 'consultation', isMinor: false }))).toBe('consultation')
})
