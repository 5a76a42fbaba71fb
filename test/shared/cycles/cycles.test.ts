// The three cycles, their areas and goals, and the periods they are cut into.
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { AreaId, GoalId, PriorityId } from '../../../shared/ids.ts'
import { areaCode, areasOf, cycleSeeds } from '../../../shared/cycles/cycle-seeds.ts'
import { cycleLabel, periodLabel, planPeriodsOf } from '../../../shared/cycles/periods.ts'
import { IsoDay } from '../../../shared/schema/values.ts'

const title = z.string().min(3).max(160)
const Area = z.strictObject({
  id: AreaId,
  code: z.string().regex(/^[A-Z]{2,6}$/),
  title,
  predecessors: z.array(PriorityId).optional(),
  unverified: z.literal(true).optional(),
})
const Cycle = z.strictObject({
  id: z.string(),
  startsOn: IsoDay,
  endsOn: IsoDay,
  status: z.enum(['closed', 'current']),
  planPeriodYears: z.int().min(1).max(4),
  planPeriodUnverified: z.literal(true).optional(),
  priorities: z.array(z.strictObject({
    id: PriorityId,
    number: z.int().positive(),
    code: z.string().regex(/^[A-Z]{2,6}$/),
    title,
    scope: z.string().optional(),
    areas: z.array(Area).min(1),
  })),
  goals: z.array(z.strictObject({
    id: GoalId,
    number: z.int().positive(),
    code: z.string(),
    title,
    unverified: z.literal(true).optional(),
  })),
})

describe('the cycles', () => {
  test('every id, code, day and title in them can be what it stands for', () => {
    expect(z.array(Cycle).safeParse(cycleSeeds).error?.issues).toBeUndefined()
  })

  test.each<[string, 'closed' | 'current', number, number, number, number]>([
    // cycle      status     priorities  areas  goals  years of a plan
    ['2026–2029', 'current', 7, 13, 7, 2],
    ['2022–2025', 'closed', 10, 15, 7, 1],
    ['2018–2021', 'closed', 10, 14, 7, 1],
  ])('%s is %s: %i priorities, %i areas, %i goals, a plan runs %i years', (label, status, priorities, areas, goals, years) => {
    const cycle = cycleSeeds.find(seed => cycleLabel(seed) === label)
    expect(cycle?.status).toBe(status)
    expect(cycle?.priorities).toHaveLength(priorities)
    expect(cycle && areasOf(cycle)).toHaveLength(areas)
    expect(cycle?.goals).toHaveLength(goals)
    expect(cycle?.planPeriodYears).toBe(years)
  })

  test('goal titles after 2021 are marked as stand-ins', () => {
    for (const { id, goals } of cycleSeeds) {
      expect(goals.every(({ unverified }) => unverified === true)).toBe(id !== '2018-2021')
    }
  })

  test('no two areas of a cycle share a code, because references are built on it', () => {
    for (const cycle of cycleSeeds) {
      const codes = areasOf(cycle).map(({ code }) => code)
      expect(new Set(codes).size).toBe(codes.length)
    }
  })

  test('ids say to which cycle and priority a thing belongs', () => {
    for (const cycle of cycleSeeds) {
      for (const goal of cycle.goals) expect(goal.id).toBe(`${cycle.id}/goal-${goal.number}`)
      for (const priority of cycle.priorities) {
        expect(priority.id.startsWith(`${cycle.id}/`)).toBe(true)
        for (const area of priority.areas) expect(area.id.startsWith(`${priority.id}/`)).toBe(true)
      }
    }
  })

  test('what an area continues is a priority of the cycle before', () => {
    const former = new Set<string>(cycleSeeds.flatMap(({ priorities }) => priorities.map(({ id }) => id)))
    for (const { predecessors } of cycleSeeds.flatMap(areasOf)) {
      for (const predecessor of predecessors ?? []) expect(former).toContain(predecessor)
    }
  })

  test('the code of Migrant smuggling is MS; an area that no seed holds has none here', () => {
    expect(areaCode(AreaId.parse('2026-2029/msthb/ms'))).toBe('MS')
    expect(areaCode(AreaId.parse('2026-2029/sample/large'))).toBeNull()
  })
})

describe('plan periods', () => {
  test.each([
    ['2026-01-01', '2027-12-31', '2026–27'],
    ['2026-01-01', '2026-12-31', '2026'],
    ['2029-01-01', '2030-12-31', '2029–30'],
  ])('from %s to %s is written %s', (start, end, label) => {
    expect(periodLabel(start, end)).toBe(label)
  })

  test.each<[number, readonly string[]]>([
    [1, ['2026', '2027', '2028', '2029']],
    [2, ['2026–27', '2028–29']],
    [3, ['2026–28', '2029']],
    [4, ['2026–29']],
  ])('with plans of %i years, 2026–2029 is cut into %j', (planPeriodYears, labels) => {
    const periods = planPeriodsOf({ startsOn: '2026-01-01', endsOn: '2029-12-31', planPeriodYears })
    expect(periods.map(({ label }) => label)).toEqual(labels)
  })

  test('the periods of a cycle begin and end with it and leave no day out', () => {
    for (const cycle of cycleSeeds) {
      const periods = planPeriodsOf(cycle)
      expect(periods[0]?.start).toBe(cycle.startsOn)
      expect(periods.at(-1)?.end).toBe(cycle.endsOn)
      for (const [index, { start }] of periods.entries()) {
        if (index > 0) expect(Number(start.slice(0, 4))).toBe(Number(periods[index - 1]?.end.slice(0, 4)) + 1)
      }
    }
  })

  test.each([0, -1, 1.5])('a length of %d years is a mistake in the program', planPeriodYears => {
    expect(() => planPeriodsOf({ startsOn: '2026-01-01', endsOn: '2029-12-31', planPeriodYears })).toThrow()
  })
})
