// Threads as pages and lists count them, and whom comments mention.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { mentions, partsOfComment } from '../../../shared/documents/mentions.ts'
import { openAt, openCount, openOnAction, openWithin } from '../../../shared/documents/open-threads.ts'
import { planPlain, planView } from '../../../shared/documents/plan.ts'
import { beginThread, reply, resolve, withdrawComment } from '../../../shared/documents/thread-commands.ts'
import { ActionId, GoalId, PartyId, randomId } from '../../../shared/ids.ts'
import { IsoDay } from '../../../shared/schema/values.ts'

const italy = PartyId.parse('ms-it')
const action = ActionId.parse(randomId())

describe('what is open', () => {
  test('is counted where it stands and in its action, until it is resolved or all of it is withdrawn', () => {
    const plan = planView(new Y.Doc())
    const onField = beginThread(plan, italy, ['actions', action, 'leader'], 'Who?')
    const onAction = beginThread(plan, italy, ['actions', action], 'Why?')
    beginThread(plan, italy, ['goals', GoalId.parse('2026-2029/goal-1'), 'text'], 'Shorter.')
    const { threads } = planPlain(plan.doc)
    expect([openCount(threads), openOnAction(threads, action), openAt(threads, ['actions', action, 'leader']), openWithin(threads, ['goals', '2026-2029/goal-1']).length]).toEqual([3, 2, [onField], 1])
    resolve(plan, onAction, italy, IsoDay.parse('2026-03-03'))
    const [said] = plan.roots.threads.get(onField)?.comments.ids() ?? []
    if (said !== undefined) withdrawComment(plan, onField, said)
    expect(openOnAction(planPlain(plan.doc).threads, action)).toBe(0)
    reply(plan, onField, italy, 'It is Spain.')
    expect(openOnAction(planPlain(plan.doc).threads, action)).toBe(1)
  })
})

describe('a comment mentions', () => {
  test.each([
    ['Is this right, @IT?', ['IT']],
    ['@DE and @EUROJUST, please', ['DE', 'EUROJUST']],
    ['@PCC-SEE knows', ['PCC-SEE']],
    ['@@ON knows', ['@ON']],
    ['@DE-IT agree', ['DE']],
    ['write to it@IT.example or a@DE', []],
    ['@it is no code, @XX nobody’s, @DEU neither', []],
  ])('“%s”: %j', (text, codes) => {
    const parts = partsOfComment(text)
    expect(parts.filter(({ type }) => type === 'mention').map(part => part.text.slice(1))).toEqual(codes)
    expect(parts.map(part => part.text).join('')).toBe(text)
  })

  test('a delegation that is looked for', () => {
    expect([mentions('ask @IT', italy), mentions('ask @ES', italy)]).toEqual([true, false])
  })
})
