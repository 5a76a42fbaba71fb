// The pure parts of the measurement: what is computed from what was seen. The measurement itself is no test.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readArguments } from './comparison/arguments.ts'
import { dialects } from './comparison/dialects.ts'
import { Receipts } from './comparison/receipts.ts'
import { markdownTable, medianOf, medianOfRuns } from './markdown.ts'
import { quantilesOf } from './quantiles.ts'

/** Updates of somebody who types one character after the other, and the clock after each. */
function typed(clientId: number, characters: string): { update: Uint8Array; clock: number }[] {
  const doc = new Y.Doc()
  doc.clientID = clientId
  const updates: { update: Uint8Array; clock: number }[] = []
  doc.on('update', (update: Uint8Array) => updates.push({ update, clock: Y.getState(doc.store, clientId) }))
  for (const character of characters) doc.getText('text').insert(doc.getText('text').length, character)
  return updates
}

describe('quantiles and medians', () => {
  test('every quantile is a value that was measured', () => {
    expect(quantilesOf([5, 1, 4, 2, 3])).toEqual({ count: 5, p50: 3, p95: 5, p99: 5, max: 5 })
    expect(quantilesOf([]).p50).toBeNaN()
  })

  test('the median of runs is taken number by number, and leaves out what was not measured', () => {
    expect(medianOf([9, 1, 5])).toBe(5)
    expect(medianOf([4, 2])).toBe(2)
    expect(medianOf([Number.NaN, 7])).toBe(7)
    expect(medianOfRuns([{ cpu: 3, latency: { p50: 1 }, words: ['a'] }, { cpu: 1, latency: { p50: 9 }, words: [] }, { cpu: 2, latency: { p50: 4 }, words: [] }])).toEqual({ cpu: 2, latency: { p50: 4 }, words: ['a'] })
    expect(medianOfRuns([{ closedAfterMs: null }, { closedAfterMs: null }])).toEqual({ closedAfterMs: null })
  })

  test('a table has a heading, a line under it and a row for each', () => {
    expect(markdownTable([{ title: 'server', cell: ({ name }: { name: string }) => name }], [{ name: 'a' }, { name: 'b' }])).toBe('| server |\n| --- |\n| a |\n| b |')
  })
})

describe('receipts', () => {
  test('an edit counts once for each who gets it, never for its author, and only when it was sent while measuring', () => {
    const receipts = new Receipts()
    const [before, first, second] = typed(1, 'abc')
    const [author, reader, other] = [1, 2, 3].map(clientId => receipts.receiver('plan', clientId))
    if (before === undefined || first === undefined || second === undefined || author === undefined || reader === undefined || other === undefined) throw new Error('nothing typed')
    receipts.sent(1, before.clock, 10)
    receipts.measureFrom(20)
    receipts.sent(1, first.clock, 30)
    receipts.sent(1, second.clock, 40)
    receipts.received(author, before.update, 45)
    receipts.received(reader, before.update, 45)
    expect(receipts.delivered).toBe(0)
    const merged = Y.mergeUpdates([first.update, second.update])
    for (const receiver of [author, reader, other]) receipts.received(receiver, merged, 50)
    // Sent again, it is no second delivery.
    receipts.received(reader, second.update, 60)
    expect(receipts.delivered).toBe(4)
    expect(receipts.latenciesMs.toSorted((a, b) => a - b)).toEqual([10, 10, 20, 20])
  })

  test('what nobody else has seen is not counted as seen', () => {
    const receipts = new Receipts()
    const [first, second] = typed(1, 'ab')
    if (first === undefined || second === undefined) throw new Error('nothing typed')
    receipts.sent(1, first.clock, 1)
    receipts.sent(1, second.clock, 2)
    receipts.received(receipts.receiver('plan', 2), first.update, 3)
    expect(receipts.seenOf(1)).toEqual({ edits: 1, clocks: [1] })
    expect(receipts.seenOf(9)).toEqual({ edits: 0, clocks: [] })
  })
})

describe('dialects', () => {
  const update = typed(1, 'a')[0]?.update ?? new Uint8Array()

  test('what one says in a y-websocket dialect the other side hears', () => {
    for (const dialect of [dialects['y-websocket'], dialects.hocuspocus]) {
      expect(dialect.hear(dialect.update('plan/a', update), true)).toEqual({ type: 'update', update })
      expect(dialect.hear(dialect.answer('plan/a', update) ?? new Uint8Array(), true)).toEqual({ type: 'state', update })
      expect(dialect.hear(dialect.awareness('plan/a', new Uint8Array([0])), true)).toEqual({ type: 'other' })
    }
  })
})

describe('what was asked for', () => {
  test('nothing said is everything, once', () => {
    expect(readArguments([])).toMatchObject({ loads: ['fan-out', 'rooms', 'idle', 'cold', 'storm', 'kill', 'stopped', 'commit'], runs: 1, rounds: 20, only: null })
    expect(readArguments(['storm', '--runs', '3', '--only', 'hocuspocus'])).toMatchObject({ loads: ['storm'], runs: 3, only: '@hocuspocus/server' })
  })

  test('what is not known is said', () => {
    expect(() => readArguments(['storms'])).toThrow('There is no load "storms"')
    expect(() => readArguments(['--runs', '0'])).toThrow('--runs wants a whole number from 1 on.')
    expect(() => readArguments(['--only', 'theirs'])).toThrow('--only knows')
  })
})
