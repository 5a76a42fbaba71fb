import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addRow, removeAction, removeRow } from '../../../shared/documents/plan-commands.ts'
import { contentOfPlan } from '../../../shared/documents/plan-content.ts'
import { planPlain, planSchema, planView } from '../../../shared/documents/plan.ts'
import type { ActionId } from '../../../shared/ids.ts'
import { bringBackActionAs, bringBackText } from '../../../shared/history/bring-back.ts'
import { bringBackRow, bringBackValue, isValueToBringBack, valueAt } from '../../../shared/history/bring-back-value.ts'
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

describe('one value that is brought back', () => {
  const at = (action: { readonly id: string }, ...deeper: string[]) => ['actions', action.id, ...deeper]

  test('is what it was, or nothing, and everything beside it stays; one undo takes it back', () => {
    const { doc, plan, content, action, undo, says } = aPlan()
    const then = copyOf(doc)
    const [indicator] = action.indicators.ids()
    if (indicator === undefined) throw new Error('it has one')
    const target = action.indicators.get(indicator)?.target.get()
    action.channel.clear()
    action.goalsServed.set(goal(4), true)
    action.indicators.get(indicator)?.target.set(77)
    const changed = says()
    undo.clear()
    expect(planDifference(then, doc).length).toBeGreaterThan(0)
    for (const change of planDifference(then, doc)) if (change.kind === 'field') expect(bringBackValue(plan, change.path, change.before).ok).toBe(true)
    expect(planDifference(then, doc)).toEqual([])
    expect(valueAt(planPlain(doc), at(content, 'indicators', indicator, 'target'))).toBe(target)
    while (undo.canUndo()) undo.undo()
    expect(says()).toBe(changed)
  })

  test('is none of who takes part or of what delegations say for themselves', () => {
    const { plan, content } = aPlan()
    for (const path of [at(content, 'leader'), at(content, 'participants', 'ms-mt'), at(content, 'coLeaders', 'ms-mt'), at(content, 'contributions', 'ms-mt:people'), at(content, 'services', 'ms-mt'), at(content, 'status'), ['record', 'status'], at(content, 'title')]) {
      expect([path.at(-1), isValueToBringBack(path)]).toEqual([path.at(-1), false])
      expect(bringBackValue(plan, path, undefined).ok).toBe(false)
    }
    expect(isValueToBringBack(at(content, 'from'))).toBe(true)
  })

  test('breaks no rule with what stands beside it: a joint action day keeps whole quarters', () => {
    const { plan, content, action, says } = aPlan()
    action.kind.set('training')
    action.from.set(day('2026-04-01'))
    action.to.clear()
    action.kind.set('jad')
    const before = says()
    expect(bringBackValue(plan, at(content, 'from'), '2026-04-09')).toEqual({ ok: false, error: { code: 'dates/whole-quarters-only' } })
    expect(says()).toBe(before)
    expect(bringBackValue(plan, at(content, 'from'), '2026-07-01').ok).toBe(true)
  })

  test('can be a row that went, with all that stood in it', () => {
    const { doc, plan, content, action } = aPlan()
    const then = copyOf(doc)
    const [row] = action.funding.ids()
    if (row === undefined) throw new Error('it has one')
    removeRow(action.funding, row)
    expect(bringBackRow(plan, at(content, 'funding', row))).toBe(true)
    expect(planDifference(then, doc)).toEqual([])
    expect(bringBackRow(plan, at(content, 'funding', 'x'.repeat(21)))).toBe(false)
  })
})
