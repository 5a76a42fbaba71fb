// The closed lists of words: what they offer, in the words a reader sees.
import { describe, expect, test } from 'vitest'
import * as vocabulary from '../../../shared/vocabularies/vocabularies.ts'

const lists: readonly (readonly [string, readonly string[], Readonly<Record<string, string>>])[] = [
  ['kinds of action', vocabulary.actionKinds, vocabulary.actionKindLabels],
  ['statuses of an action', vocabulary.actionStatuses, vocabulary.actionStatusLabels],
  ['statuses of a plan', vocabulary.planStatuses, vocabulary.planStatusLabels],
  ['progress marks', vocabulary.progressMarks, vocabulary.progressMarkLabels],
  ['natures of a lever', vocabulary.leverNatures, vocabulary.leverNatureLabels],
  ['stances of a lever', vocabulary.leverStances, vocabulary.leverStanceLabels],
  ['levels of a lever', vocabulary.leverLevels, vocabulary.leverLevelLabels],
  ['channels', vocabulary.channels, vocabulary.channelLabels],
  ['markings', vocabulary.markings, vocabulary.markingLabels],
  ['reasons for an empty cell', vocabulary.gapReasons, vocabulary.gapReasonLabels],
  ['answers of a delegation', vocabulary.participationAnswers, vocabulary.participationAnswerLabels],
  ['kinds of contribution', vocabulary.contributionKinds, vocabulary.contributionKindLabels],
  ['sources of funding', vocabulary.fundingSources, vocabulary.fundingSourceLabels],
]

test.each(lists)('%s: each is offered once, under a label of its own', (_, ids, labels) => {
  expect(ids.length).toBeGreaterThan(0)
  expect(new Set(ids).size).toBe(ids.length)
  expect(Object.keys(labels).toSorted()).toEqual([...ids].toSorted())
  expect(new Set(Object.values(labels)).size).toBe(ids.length)
})

test('the reasons for an empty cell read as on the page', () => {
  expect(vocabulary.gapReasons.map(reason => vocabulary.gapReasonLabels[reason])).toEqual([
    'Not relevant here',
    'Covered by another action',
    'Next period',
    'No leader yet',
  ])
})

describe('a marking', () => {
  test.each<[vocabulary.Marking, 'in scope' | 'refused']>([
    ['public', 'in scope'],
    ['limite', 'in scope'],
    ['sensitive', 'refused'],
    ['restreint-ue', 'refused'],
  ])('%s is %s', (marking, answer) => {
    expect(vocabulary.isMarkingInScope(marking) ? 'in scope' : 'refused').toBe(answer)
  })
})

test('own resources are no source to choose: they are a row named after the delegation', () => {
  expect(vocabulary.FundingSource.safeParse('own').success).toBe(false)
  expect(vocabulary.FundingSource.safeParse('none').success).toBe(true)
})

describe('kinds of result', () => {
  test('each has a label and a unit', () => {
    expect(Object.keys(vocabulary.resultKindFacts).toSorted()).toEqual([...vocabulary.resultKinds].toSorted())
    for (const { label, unit } of Object.values(vocabulary.resultKindFacts)) expect([label, unit]).not.toContain('')
  })

  test('a kind that is counted within another is counted in the same unit', () => {
    for (const { unit, partOf } of Object.values(vocabulary.resultKindFacts)) {
      if (partOf !== undefined) expect(vocabulary.resultKindFacts[partOf].unit).toBe(unit)
    }
  })
})
