// Pages of the two streams that the activity of a plan is made of: nothing twice, nothing left out, whatever comes in front meanwhile.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOlder, mergedPage, newestFirst, toldUntil } from '../../../server/history/merged-page.ts'
import { ActivityCursor } from '../../../shared/history/activity.ts'
import type { ActivityEntry } from '../../../shared/history/activity.ts'

const entry = (atMs: number, more: Partial<ActivityEntry>): ActivityEntry => {
  const at = new Date(atMs).toISOString()
  return { from: 0, to: 0, position: 0, began: at, at, party: null, person: null, capacity: null, roles: [], kind: 'commented', path: [], added: 0, removed: 0, ...more }
}
const named = ({ row, to }: ActivityEntry): string => row ?? String(to)

/** What comes after `cursor` of each, as the store is asked for it. */
function page(log: readonly ActivityEntry[], rows: readonly ActivityEntry[], cursor: ActivityCursor | undefined, size: number) {
  const told = toldUntil(cursor === undefined ? undefined : ActivityCursor.parse(cursor))
  const ofLog = log.toSorted((a, b) => b.to - a.to).filter(({ to }) => told.log === null || to < told.log.to).slice(0, size + 1)
  return mergedPage(ofLog, rows.toSorted(newestFirst).filter(row => isOlder(row, told)), told, size)
}

/** Moments of the log that go back here and there, as a clock that was set right does; many of one moment. */
const someLog = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 40 }).map(moments => moments.map((at, index) => entry(at, { to: index + 1, from: index + 1 })))
const someRows = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 40 }).map(moments => moments.map((at, index) => entry(at, { row: `answered:${index}` })))

test('page by page everything is told once, each stream in its own order, also where entries come in front in between', () => {
  fc.assert(fc.property(someLog, someRows, fc.integer({ min: 1, max: 7 }), fc.boolean(), (log, rows, size, comesMore) => {
    const told: ActivityEntry[] = []
    const [allOfLog, allRows] = [[...log], [...rows]]
    let cursor: ActivityCursor | undefined
    // More pages than there are entries: what was told comes again.
    for (let pages = 0; pages <= log.length + rows.length; pages++) {
      const { entries, next } = page(allOfLog, allRows, cursor, size)
      told.push(...entries)
      cursor = next ?? undefined
      if (next === null) break
      expect(entries).toHaveLength(size)
      if (!comesMore) continue
      allOfLog.push(entry(20, { to: allOfLog.length + 1, from: 1 }))
      allRows.push(entry(20 + allRows.length, { row: `answered:later-${allRows.length}` }))
    }
    expect(cursor).toBeUndefined()
    const ofFirst = told.filter(({ row, to }) => (row === undefined ? to <= log.length : !row.includes('later')))
    expect(ofFirst.filter(({ row }) => row === undefined).map(named)).toEqual(log.toSorted((a, b) => b.to - a.to).map(named))
    expect(ofFirst.filter(({ row }) => row !== undefined).map(named)).toEqual(rows.toSorted(newestFirst).map(named))
    expect(new Set(told.map(named)).size).toBe(told.length)
  }))
})

test('where the clock of the log never went back the stream is in the order of time', () => {
  fc.assert(fc.property(someLog, someRows, (log, rows) => {
    const times = log.map(({ at }) => at).sort()
    const { entries } = page(log.map((each, index) => ({ ...each, at: times[index] ?? each.at })), rows, undefined, 200)
    expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).toSorted().toReversed())
  }))
})

test('of one moment what stands in rows is told as the newer', () => {
  const { entries, next } = page([entry(5, { to: 2 }), entry(3, { to: 1 })], [entry(5, { row: 'answered:a' })], undefined, 2)
  expect(entries.map(named)).toEqual(['answered:a', '2'])
  expect(next).toBe('2.0.0~5.answered:a')
})
