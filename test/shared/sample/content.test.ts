// The texts of the sample: complete, distinct, within the limits of a plan, and kept to what a sample may say.
import { describe, expect, test } from 'vitest'
import { areasOf, cycleSeeds } from '../../../shared/cycles/cycle-seeds.ts'
import { isKnownParty } from '../../../shared/parties/parties.ts'
import { eligibility } from '../../../shared/parties/eligibility.ts'
import { fillBlocksOf, goalNumbers, sampleSentence } from '../../../shared/sample/content/area-content.ts'
import type { AreaContent, Block } from '../../../shared/sample/content/area-content.ts'
import { currentAreas, formerAreas, samplePlans } from '../../../shared/sample/content/index.ts'
import { largeSample, largeSamplePriority } from '../../../shared/sample/content/large-sample.ts'
import { shortLine } from '../../../shared/schema/values.ts'
import { ActionKind, GapReason, resultKindFacts } from '../../../shared/vocabularies/vocabularies.ts'

const everyArea: readonly AreaContent[] = samplePlans.map(({ content }) => content)
const everyAction = everyArea.flatMap(({ actions }) => actions)

const wordsOf = (blocks: readonly Block[]): string => JSON.stringify(blocks)
const everyText = everyArea.flatMap(({ aim, goals, actions }) => [
  wordsOf(aim),
  ...Object.values(goals).map(({ text }) => text),
  ...actions.flatMap(({ title, description, expectedResult }) => [title, wordsOf(description), expectedResult]),
])

describe('how much there is', () => {
  test('every area of 2026–2029 has its plan, in the order of the cycle', () => {
    const [current] = cycleSeeds
    expect(current && areasOf(current).map(({ id }) => id)).toEqual(currentAreas.map(({ area }) => area))
  })

  test.each(currentAreas.map(content => [content.area, content] as const))('%s has 10 to 25 actions', (_, { actions }) => {
    expect(actions.length).toBeGreaterThanOrEqual(10)
    expect(actions.length).toBeLessThanOrEqual(25)
  })

  test('the areas of 2026–2029 have at least 190 actions together', () => {
    expect(currentAreas.flatMap(({ actions }) => actions).length).toBeGreaterThanOrEqual(190)
  })

  test('three areas of 2022–2025 have eight actions each for 2025', () => {
    const former = new Set<string>(cycleSeeds.filter(({ id }) => id === '2022-2025').flatMap(areasOf).map(({ id }) => id))
    expect(formerAreas.map(({ actions }) => actions.length)).toEqual([8, 8, 8])
    for (const { area } of formerAreas) expect(former).toContain(area)
  })

  test('the large sample has 120 actions, spread over all goals, in an area marked as fictional', () => {
    expect(largeSample.actions).toHaveLength(120)
    expect(new Set(largeSample.actions.map(({ goal }) => goal)).size).toBe(7)
    expect(largeSamplePriority.fictional).toBe(true)
    expect(largeSamplePriority.areas).toEqual([expect.objectContaining({ id: largeSample.area, title: 'Large sample', fictional: true })])
  })
})

describe('what each plan says', () => {
  test.each(everyArea.map(content => [content.area, content] as const))('%s: the aim ends by saying that it is a sample', (_, { aim }) => {
    expect(aim.at(-1)).toMatch(new RegExp(`${sampleSentence.replace('.', '\\.')}$`))
  })

  test.each(everyArea.map(content => [content.area, content] as const))(
    '%s: each goal has actions, or none and a word on why',
    (_, { goals, actions }) => {
      for (const number of goalNumbers) {
        const { text, gap } = goals[number]
        expect(text.length).toBeGreaterThan(20)
        expect(actions.some(({ goal }) => goal === number)).toBe(gap === undefined)
        if (gap !== undefined && gap !== 'unexplained') expect(GapReason.safeParse(gap).success).toBe(true)
      }
    },
  )

  test('every reason for an empty cell is there once at least, and so is a cell without a reason', () => {
    const gaps = everyArea.flatMap(({ goals }) => Object.values(goals).map(({ gap }) => gap))
    for (const gap of [...GapReason.options, 'unexplained']) expect(gaps).toContain(gap)
  })

  test.each(everyArea.map(content => [content.area, content] as const))('%s: its partners are delegations of the list, each once', (_, { partners }) => {
    expect(partners.filter(party => !isKnownParty(party))).toEqual([])
    expect(new Set(partners).size).toBe(partners.length)
  })
})

describe('what each action says', () => {
  test('no two actions share a title', () => {
    const titles = everyAction.map(({ title }) => title)
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([])
  })

  test('titles fit one line of at most 120 characters and end without a full stop', () => {
    for (const { title } of everyAction) {
      expect(shortLine(120).safeParse(title).success, title).toBe(true)
      expect(title, title).toMatch(/[^.]$/)
    }
  })

  test('each has a description of two sentences or more, an expected result and an indicator', () => {
    for (const { title, description, expectedResult, indicators } of everyAction) {
      const [first] = description
      expect(typeof first === 'string' ? first.match(/[.:?](?= |$)/g)?.length : 0, title).toBeGreaterThanOrEqual(2)
      expect(expectedResult, title).toMatch(/^[A-Z].+\.$/)
      expect(indicators.length, title).toBeGreaterThanOrEqual(1)
    }
  })

  test('indicators fit their fields and count what a kind of result counts in its unit', () => {
    for (const { name, unit, target, resultKind } of everyAction.flatMap(({ indicators }) => indicators)) {
      expect(shortLine(200).safeParse(name).success, name).toBe(true)
      expect(shortLine(60).safeParse(unit).success && unit.length > 0, name).toBe(true)
      expect(target, name).toBeGreaterThan(0)
      if (resultKind !== undefined) expect(unit).toBe(resultKindFacts[resultKind].unit)
    }
  })

  test('it is named which kinds of delegation would lead it, and all of them may', () => {
    for (const { title, leaders } of everyAction) {
      expect(leaders.length, title).toBeGreaterThan(0)
      for (const kind of leaders) expect(eligibility['action-leader'].kinds, title).toContain(kind)
    }
  })

  test('every kind of action comes up', () => {
    const kinds = new Set(everyAction.map(({ kind }) => kind))
    for (const kind of ActionKind.options) expect(kinds).toContain(kind)
  })

  test('some descriptions hold a list and some a table', () => {
    const types = new Set(everyAction.flatMap(({ description }) => fillBlocksOf(description).map(({ type }) => type)))
    expect(types).toContain('paragraph')
    expect(types).toContain('bulletList')
    expect(types).toContain('table')
  })
})

describe('what a sample never says', () => {
  test('no exact day: joint action days are planned by quarter', () => {
    for (const text of everyText) {
      expect(text).not.toMatch(/\b\d{1,2}\.? (January|February|March|April|May|June|July|August|September|October|November|December)\b/)
      expect(text).not.toMatch(/\b20\d\d-\d\d-\d\d\b/)
    }
  })

  test('no delegation by name in a text, so that nothing fictional is said of a real one', () => {
    for (const text of everyText) expect(text).not.toMatch(/\b(Europol|Frontex|Eurojust|Germany|France|Italy|Spain|Georgia|Serbia|Ukraine)\b/)
  })
})
