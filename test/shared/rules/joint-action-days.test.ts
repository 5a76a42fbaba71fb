import { expect, test } from 'vitest'
import { actionId, anAction, aPlan } from '../../fixtures/a-plan.ts'
import type { ActionOptions } from '../../fixtures/a-plan.ts'
import { findingsByRule } from '../../fixtures/findings-by-rule.ts'

const findings = (action: ActionOptions) => findingsByRule('joint-action-day/two-participants', aPlan({ actions: [anAction(action)] }))
const jointActionDays = [{ quarter: '2026-Q2', count: 2 }]

test('[joint-action-day/two-participants] a joint action day with three participants is joint', () => {
  expect(findings({ jointActionDays, participants: ['ms-it', 'ms-fr', 'ms-es'] })).toEqual([])
})

test('[joint-action-day/two-participants] a joint action day with one participant is to look at, and more can be asked', () => {
  const path = ['actions', actionId('only'), 'participants']
  expect(findings({ jointActionDays, participants: ['ms-it'] })).toMatchObject([
    { severity: 'to-look-at', path, values: { count: 1 }, remedy: { do: 'choose', path } },
  ])
})

test('[joint-action-day/two-participants] two participants are enough, also while they have not answered', () => {
  expect(findings({ jointActionDays, participants: [{ party: 'ms-it', answer: 'asked' }, 'ms-fr'] })).toEqual([])
})

test('[joint-action-day/two-participants] whoever declined and the leader itself are not counted', () => {
  const participants = ['ms-de', 'ms-fr', { party: 'ms-it', answer: 'declined' as const }]
  expect(findings({ jointActionDays, leader: 'ms-de', participants })).toMatchObject([{ values: { count: 1 } }])
})

test('[joint-action-day/two-participants] an action of that kind needs them before its quarters are known', () => {
  expect(findings({ kind: 'jad', participants: [] })).toMatchObject([{ values: { count: 0 } }])
})

test('[joint-action-day/two-participants] other actions, and those whose joint action day was removed, need no two', () => {
  expect(findings({ participants: ['ms-it'] })).toEqual([])
  expect(findings({ participants: ['ms-it'], jointActionDays: [{ quarter: '2026-Q2', count: 1, removed: true }] })).toEqual([])
})

const datesIn = (action: ActionOptions) => findingsByRule('joint-action-days/date-in-text', aPlan({ actions: [anAction(action)] }))

test('[joint-action-days/date-in-text] a joint action day that is written in quarters gives no day away', () => {
  expect(datesIn({ kind: 'jad', title: 'Raids in Q3 2026', description: 'In 2026 and 2027, in the third quarter; see document 15220/16.' })).toEqual([])
})

test('[joint-action-days/date-in-text] a date in title, description or expected result is to look at, and is not quoted', () => {
  for (const field of ['title', 'description', 'expectedResult'] as const) {
    const [finding, ...more] = datesIn({ kind: 'jad', [field]: 'Raids on 17 September 2026 at dawn' })
    expect(finding).toMatchObject({ severity: 'to-look-at', path: ['actions', actionId('only'), field] })
    expect(JSON.stringify([finding, ...more])).not.toMatch(/17|September/)
  }
})

test('[joint-action-days/date-in-text] what reads as an exact date, and what is close to one and is none', () => {
  const dates = ['2026-09-17', '12.05.2026', '12/5/2026', '5/12/2026', '1.9.2026', '12-05-2026', '12.05.26', '12 May 2026', '12 May', '12th of May', '12. May', 'May 12', 'Sept 3rd', 'september 30, 2026', '12–14 May', 'on 3 MARCH']
  expect(dates.filter(text => datesIn({ kind: 'jad', description: `Raids, ${text}, in all ports.` }).length === 0)).toEqual([])
  const none = ['2026-Q3', 'Q3 2026', 'in 2026', 'May 2026', 'in May', 'September 2026', '12 may take part', 'they march 12 km', '14884/1/18 REV 1', '10.12.10.26', 'section 4.3.12', '12 officers', '45 May', '2026-13-40', '1/2', '3.5 million', 'a decade 12 years ago', 'mayor 12']
  expect(none.filter(text => datesIn({ kind: 'jad', description: `Raids, ${text}, in all ports.` }).length > 0)).toEqual([])
})

test('[joint-action-days/date-in-text] other actions may name their days', () => {
  expect(datesIn({ kind: 'training', description: 'Course on 17 September 2026' })).toEqual([])
  expect(datesIn({ kind: 'training', description: 'Course on 17 September 2026', jointActionDays: [{ quarter: '2026-Q3', count: 1 }] })).toHaveLength(1)
})
