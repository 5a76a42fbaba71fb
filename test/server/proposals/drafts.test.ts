// What a delegation writes in a draft while it is being sent, or after it was sent and that was not noted, is not lost.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { sidePlain, sideView } from '../../../shared/documents/side.ts'
import { GoalId, PlanId, ProposalId, randomId } from '../../../shared/ids.ts'
import { plainTextOf } from '../../../shared/schema/rich-text-reading.ts'
import { fillText, fillTitle, writeRichText } from '../../../shared/schema/rich-text-writing.ts'
import { draftIn, noteSent } from '../../../server/proposals/drafts.ts'

const at = '2026-03-02T10:00:00.000Z'
const line = (text: string) => [{ type: 'paragraph', content: [{ type: 'text', text }] }]

function aSide() {
  const doc = new Y.Doc()
  const { roots } = sideView(doc)
  roots.record.plan.set(PlanId.parse('ms-2026'))
  return { doc, roots, id: ProposalId.parse(randomId()) }
}

test('a draft that says what was sent is noted as sent, and nothing more', () => {
  const { doc, roots, id } = aSide()
  const overlay = roots.overlays.create(id, { place: ['aim'], base: { kind: 'text', seq: 3, base: line('Before') } })
  writeRichText(overlay.text.fragment, line('After'))
  const sent = draftIn(doc, id)?.change
  if (sent === undefined) throw new Error('it is a draft')
  noteSent(doc, id, sent, at)
  expect(Object.entries(sidePlain(doc).overlays).map(([key, each]) => [key, each?.sentAt])).toEqual([[id, at]])
})

test('words that came after it was sent go on as a draft of their own, with the base and the reason', () => {
  const { doc, roots, id } = aSide()
  const overlay = roots.overlays.create(id, { place: ['aim'], base: { kind: 'text', seq: 3, base: line('Before') }, reason: 'Clearer' })
  writeRichText(overlay.text.fragment, line('After'))
  const sent = draftIn(doc, id)?.change
  if (sent === undefined) throw new Error('it is a draft')
  fillText(overlay.text.fragment, [{ type: 'paragraph', text: 'After, and more' }])
  noteSent(doc, id, sent, at)
  const [next] = roots.overlays.ids().filter(each => each !== id)
  expect(next === undefined ? null : [plainTextOf(roots.overlays.get(next)?.text.fragment ?? new Y.XmlFragment()), roots.overlays.get(next)?.reason.get(), roots.overlays.get(next)?.sentAt.get()]).toEqual(['After, and more', 'Clearer', undefined])
  expect(overlay.sentAt.get()).toBe(at)
})

test('so does a new action, whole', () => {
  const { doc, roots, id } = aSide()
  const draft = roots.newActions.create(id, { goal: GoalId.parse('2026-2029/goal-1'), kind: 'training' })
  fillTitle(draft.title.fragment, 'Train the harbours')
  const sent = draftIn(doc, id)?.change
  if (sent === undefined) throw new Error('it is a draft')
  fillText(draft.description.fragment, [{ type: 'paragraph', text: 'Two weeks each' }])
  noteSent(doc, id, sent, at)
  const [next] = roots.newActions.ids().filter(each => each !== id)
  expect(next === undefined ? null : draftIn(doc, next)).toMatchObject({ place: ['goals', '2026-2029/goal-1'], change: { kind: 'action', action: { title: 'Train the harbours', kind: 'training', description: line('Two weeks each') } } })
})
