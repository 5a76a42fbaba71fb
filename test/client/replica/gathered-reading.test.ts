// What a page is told of its plan's values: at once for what it set itself, gathered for what others write and for typing.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { gatherReadingMs, subscribeGathered } from '../../../client/replica/gathered-reading.ts'
import type { Replica } from '../../../client/replica/index.ts'
import { addAction } from '../../../shared/documents/plan-commands.ts'
import { planReading, planView } from '../../../shared/documents/plan.ts'
import type { planSchema, PlanReading } from '../../../shared/documents/plan.ts'
import { seedText } from '../../../shared/schema/rich-text.ts'
import { goal } from '../../fixtures/a-plan.ts'
import { type } from './plan-world.ts'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

/** As much of a replica as is asked for: a reading, and word when it is another one. */
function aPage() {
  let reading: PlanReading
  const listeners = new Set<() => void>()
  const begin = (): Y.Doc => {
    const doc = new Y.Doc()
    seedText(doc.getXmlFragment('aim'))
    reading = planReading(doc)
    return doc
  }
  const doc = begin()
  const replica = {
    get reading() { return reading },
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  } as unknown as Replica<(typeof planSchema)['roots']>
  return { doc, replica, renew: () => { const next = begin(); for (const listener of listeners) listener(); return next } }
}

function colleague(doc: Y.Doc): Y.Doc {
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  other.on('update', (update: Uint8Array) => Y.applyUpdate(doc, update, 'provider'))
  return other
}

test('what the page sets itself is told at once', () => {
  const { doc, replica } = aPage()
  const told = vi.fn()
  subscribeGathered(replica, told)
  const plan = planView(doc)
  const id = addAction(plan, goal(1))
  told.mockClear()
  plan.roots.actions.get(id)?.kind.set('training')
  expect(told).toHaveBeenCalledTimes(1)
})

test('a hundred changes of others are told once, after a while', () => {
  const { doc, replica } = aPage()
  const told = vi.fn()
  subscribeGathered(replica, told)
  const other = planView(colleague(doc))
  for (let count = 0; count < 100; count++) addAction(other, goal(1))
  expect(told).not.toHaveBeenCalled()
  vi.advanceTimersByTime(gatherReadingMs)
  expect(told).toHaveBeenCalledTimes(1)
  expect(Object.keys(replica.reading.current().actions)).toHaveLength(100)
})

test('typing is gathered too, for the editor shows it by itself', () => {
  const { doc, replica } = aPage()
  const told = vi.fn()
  subscribeGathered(replica, told)
  for (const letter of 'words') type(doc.getXmlFragment('aim'), letter)
  expect(told).not.toHaveBeenCalled()
  vi.advanceTimersByTime(gatherReadingMs)
  expect(told).toHaveBeenCalledTimes(1)
})

test('a new copy of the plan is told at once, and followed from then on', () => {
  const { replica, renew } = aPage()
  const told = vi.fn()
  subscribeGathered(replica, told)
  const next = renew()
  expect(told).toHaveBeenCalledTimes(1)
  addAction(planView(next), goal(1))
  expect(told.mock.calls.length).toBeGreaterThan(1)
})

test('whoever has stopped listening hears nothing of what was gathered', () => {
  const { doc, replica } = aPage()
  const told = vi.fn()
  const stop = subscribeGathered(replica, told)
  addAction(planView(colleague(doc)), goal(1))
  stop()
  vi.advanceTimersByTime(gatherReadingMs)
  expect(told).not.toHaveBeenCalled()
})

test('a field that was not touched keeps its identity, so that nothing is drawn for it', () => {
  const { doc, replica } = aPage()
  const plan = planView(doc)
  const id = addAction(plan, goal(1))
  const action = plan.roots.actions.get(id)
  action?.goalsServed.set(goal(2), true)
  const before = replica.reading.current().actions[id]
  if (action !== undefined) type(action.description.fragment, 'words')
  const after = replica.reading.current().actions[id]
  expect(after?.description).toBe('words')
  expect(after).not.toBe(before)
  expect(after?.goalsServed).toBe(before?.goalsServed)
  expect(after?.answers).toBe(before?.answers)
})
