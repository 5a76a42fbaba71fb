import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addRow, removeAction, removeRow } from '../../../shared/documents/plan-commands.ts'
import { contentOfPlan } from '../../../shared/documents/plan-content.ts'
import { planSchema, planView } from '../../../shared/documents/plan.ts'
import type { ActionId } from '../../../shared/ids.ts'
import { bringBackActionAs, bringBackText } from '../../../shared/history/bring-back.ts'
import { planDifference } from '../../../shared/history/plan-difference.ts'
import { keyWords, valueWords } from '../../../shared/history/value-words.ts'
import { canonicalJson } from '../../../shared/schema/canonical.ts'
import { typedViewOrigin } from '../../../shared/schema/view.ts'
import { fillTitle } from '../../../shared/schema/rich-text-writing.ts'
import { day, goal, party } from '../../fixtures/a-plan.ts'
import { fullPlan, goalsOfPlan } from '../../fixtures/a-plan-document.ts'

/** A plan with everything in it, and the action of it that says most. */
function aPlan() {
  const doc = fullPlan()
  const plan = planView(doc)
  const before = contentOfPlan(doc, goalsOfPlan)
  const [content] = before.actions.filter(({ indicators }) => indicators !== undefined)
  const action = content === undefined ? undefined : plan.roots.actions.get(content.id)
  if (content === undefined || action === undefined) throw new Error('it has one')
  const undo = new Y.UndoManager([doc.getMap('actions'), doc.getXmlFragment('aim')], { trackedOrigins: new Set([typedViewOrigin]), captureTimeout: 0 })
  return { doc, plan, content, action, undo, says: () => canonicalJson(doc, planSchema, 'content') }
}
const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

describe('what is brought back', () => {
  test('is the whole action as it was, its rows with it, in one step that one undo takes back', () => {
    const { doc, plan, content, action, undo, says } = aPlan()
    const then = copyOf(doc)
    fillTitle(action.title.fragment, 'Quite another title')
    bringBackText(plan, ['actions', content.id, 'description'], 'Other words')
    action.kind.clear()
    action.from.set(day('2026-07-01'))
    action.goalsServed.set(goal(4), true)
    const [indicator] = action.indicators.ids()
    if (indicator !== undefined) removeRow(action.indicators, indicator)
    action.funding.get(addRow(plan, action.funding))?.amount.set(5)
    removeAction(plan, content.id)
    const changed = says()
    expect(planDifference(then, doc).length).toBeGreaterThan(0)
    undo.clear()
    expect(bringBackActionAs(plan, content, true)).toBe(true)
    expect(planDifference(then, doc)).toEqual([])
    undo.undo()
    expect(says()).toBe(changed)
  })

  test('leaves who takes part and what they bring as it is now, and its place to whoever may not place it', () => {
    const { plan, content, action } = aPlan()
    action.participants.clear(party('ms-mt'))
    action.goal.set(goal(4))
    action.contributions.set('ms-mt:people', 'Three analysts')
    bringBackActionAs(plan, content, false)
    expect([action.participants.get(party('ms-mt')), action.goal.get(), action.contributions.get('ms-mt:people')]).toEqual([undefined, goal(4), 'Three analysts'])
  })

  test('is one text, also where it said nothing; and none where there is no such place', () => {
    const { plan, content, action } = aPlan()
    bringBackText(plan, ['aim'], [{ type: 'paragraph', content: [{ type: 'text', text: 'The first aim' }] }])
    expect(plan.roots.aim.fragment.toString()).toBe('<paragraph>The first aim</paragraph>')
    bringBackText(plan, ['actions', content.id, 'expectedResult'], undefined)
    expect(action.expectedResult.fragment.toString()).toBe('<paragraph></paragraph>')
    expect(bringBackText(plan, ['actions', 'x'.repeat(22) as ActionId, 'title'], 'a')).toBe(false)
  })
})

test('values are called as on the page', () => {
  const of = (field: string, ...deeper: string[]): string[] => ['actions', 'x'.repeat(22), field, ...deeper]
  expect(valueWords(of('kind'), 'training')).toBe('Training')
  expect(valueWords(of('leader'), 'ms-be')).toBe('Belgium')
  expect(valueWords(of('from'), '2026-02-01')).toBe('1 Feb 2026')
  expect(valueWords(of('funding', 'x'.repeat(22), 'amount'), 48_000)).toBe('€\u00a048\u00a0000')
  expect(valueWords(of('participants', 'ms-mt'), true)).toBe('')
  expect(keyWords(of('participants', 'ms-mt'))).toBe('Malta')
  expect(keyWords(of('contributions', 'ms-mt:people'))).toMatch(/^Malta, /)
})
