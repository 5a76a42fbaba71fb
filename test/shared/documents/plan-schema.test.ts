// What each field of a plan takes and refuses, at its bounds; and that no field of the schema is missing here.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AnswerKey, answerKey, ConfirmationKey, confirmationKey, ContributionKey, planSchema } from '../../../shared/documents/plan.ts'
import { randomId, RequestId } from '../../../shared/ids.ts'
import { nodeAt } from '../../../shared/schema/node.ts'
import type { AnyNode, Fields } from '../../../shared/schema/node.ts'
import { FundingSource, ResultKind } from '../../../shared/vocabularies/vocabularies.ts'
import { party } from '../../fixtures/a-plan.ts'

const request = randomId()
const seen = { epoch: 'e', seq: 0 }
const about = { title: 'Map the routes', goal: '2026-2029/goal-1', leader: 'ms-de', from: '2026-01-01', to: '2026-12-31', own: { service: 'Customs', people: 'Two analysts' } }
const inWriting = { received: '2026-03-03', reference: 'Note 14/26', recordedBy: 'ms-de' }

type Bounds = { readonly takes: readonly unknown[]; readonly refuses: readonly unknown[] }
const day: Bounds = { takes: ['2026-01-01', '2028-02-29'], refuses: ['2026-02-30', '2027-02-29', '1926-01-01', '2026-1-1', '2026-01-01T00:00', 20260101, null] }
const order: Bounds = { takes: ['a0', 'Zz', 'a0V'], refuses: ['', 'a00', '0', 'é', 'a'.repeat(201), 1] }
const removed: Bounds = { takes: [true, false], refuses: ['true', 1, null] }
const amount: Bounds = { takes: [1, 1_000_000_000, 'to-be-determined'], refuses: [0, -1, 1.5, 1_000_000_001, '48000', 'tbd', Number.NaN] }

const actionFields: { readonly [field: string]: Bounds } = {
  goal: { takes: ['2026-2029/goal-1'], refuses: ['', 'goal with spaces', 7] },
  order,
  removed,
  kind: { takes: ['jad', 'training'], refuses: ['JAD', 'party', ''] },
  nature: { takes: ['preventive', 'repressive'], refuses: ['both'] },
  stance: { takes: ['proactive', 'reactive'], refuses: ['passive'] },
  level: { takes: ['strategic', 'operational'], refuses: ['tactical'] },
  leader: {
    takes: [{ request, party: 'ms-it' }, { request, party: 'europol' }, { request, party: 'olaf' }, { request, party: 'com' }, { request, party: 'tc-ge' }, { request, party: 'carin' }],
    refuses: [{ request, party: 'gsc' }, { request, party: 'pp-sample' }, { request, party: 'ms-xx' }, { request: 'short', party: 'ms-it' }, { party: 'ms-it' }, { request, party: 'ms-it', since: 1 }, 'ms-it'],
  },
  from: day,
  to: day,
  seeks: { takes: ['Two analysts who know parcel data', 'x'.repeat(200)], refuses: ['x'.repeat(201), 'two\nlines', true] },
  carriedFrom: { takes: [{ plan: 'ms-2026', action: randomId(), reference: 'MS-26-014' }], refuses: ['MS-26-014', { plan: 'ms-2026', reference: 'MS-26-014' }] },
  channel: { takes: ['siena'], refuses: ['e-mail', ''] },
  proposedBy: { takes: ['ms-mt', 'europol'], refuses: ['ms-xx', '', true] },
  takenIn: { takes: [true], refuses: [false, 'true', 1] },
  status: { takes: ['planned', 'completed'], refuses: ['done', ''] },
  progress: { takes: ['green', 'amber', 'red'], refuses: ['blue', 3] },
}
const rowFields: { readonly [collection: string]: { readonly [field: string]: Bounds } } = {
  jointActionDays: {
    quarter: { takes: ['2026-Q1', '2027-Q4'], refuses: ['2026-Q5', '2026-Q0', '2026-04-01', 'Q1 2026'] },
    count: { takes: [1, 99], refuses: [0, 100, 1.5, '3'] },
    order,
    removed,
  },
  indicators: {
    name: { takes: ['', 'x'.repeat(200)], refuses: ['x'.repeat(201), 'two\nlines', 7] },
    resultKind: { takes: ResultKind.options, refuses: ['medals'] },
    unit: { takes: ['packages', 'x'.repeat(60)], refuses: ['x'.repeat(61)] },
    result: { takes: [0, 0.5, 1_000_000_000], refuses: [-1, 1_000_000_001, '6', Number.NaN] },
    target: { takes: [0, 0.5, 1_000_000_000], refuses: [-1, 1_000_000_001, '6', Number.POSITIVE_INFINITY] },
    order,
    removed,
  },
  funding: {
    source: { takes: FundingSource.options, refuses: ['own-resources', 'a friend'] },
    amount,
    order,
    removed,
  },
}
const keyedFields: { readonly [field: string]: Bounds & { readonly keys: readonly string[]; readonly wrongKeys: readonly string[] } } = {
  goalsServed: { keys: ['2026-2029/goal-2'], wrongKeys: ['', 'a b'], takes: [true], refuses: [false, 1] },
  links: { keys: ['plan/ms-2026', `action/ms-2026/${randomId()}`], wrongKeys: ['plan/', 'action/ms-2026', `plan/ms-2026/${randomId()}`, 'https://x'], takes: [true], refuses: ['title'] },
  coLeaders: { keys: ['ms-it', 'europol', 'tc-ge'], wrongKeys: ['gsc', 'pp-sample', 'ms-xx'], takes: [{ request }, { request, on: '2026-03-03' }], refuses: [{}, true, { request, name: 'x' }, { request, on: 'x' }] },
  participants: { keys: ['ms-it', 'carin', 'pp-sample'], wrongKeys: ['ms-xx', ''], takes: [{ request }, { request, joined: true }], refuses: [{}, { request: '' }, { request, joined: false }] },
  admissions: { keys: [`ms-mt:${request}`], wrongKeys: ['ms-mt', request, `ms-xx:${request}`], takes: [{ admission: 'taken-in', by: 'ms-nl', on: '2026-03-03' }, { admission: 'turned-down', by: 'ms-nl', on: '2026-03-03', reason: 'The team is complete.' }], refuses: ['taken-in', { admission: 'maybe', by: 'ms-nl', on: '2026-03-03' }, { admission: 'taken-in', by: 'ms-xx', on: '2026-03-03' }, { admission: 'turned-down', by: 'ms-nl' }, { admission: 'turned-down', by: 'ms-nl', on: '2026-03-03', reason: '' }] },
  deliveries: { keys: ['ms-it'], wrongKeys: ['ms-xx'], takes: ['Two of three weeks done'], refuses: ['x'.repeat(301), 2] },
  movements: { keys: [`ms-it:${request}`], wrongKeys: ['ms-it', `ms-xx:${request}`], takes: [{ what: 'joined', on: '2026-06-01' }, { what: 'left', on: '2026-06-01' }], refuses: [{ what: 'gone', on: '2026-06-01' }, { what: 'left' }] },
  services: { keys: ['ms-it'], wrongKeys: ['ms-xx'], takes: ['', 'x'.repeat(120)], refuses: ['x'.repeat(121), 'a\u0000b'] },
  contacts: { keys: ['ms-it'], wrongKeys: ['ms-xx'], takes: ['Duty desk'], refuses: ['x'.repeat(161)] },
  answers: {
    keys: [`ms-it:participant:${request}`, `europol:action-leader:${request}`],
    wrongKeys: [`ms-it:${request}`, `ms-it:driver:${request}`, `ms-xx:participant:${request}`, `ms-it:participant:${request}:x`, 'ms-it:participant:'],
    takes: [{ answer: 'confirmed', ...seen }, { answer: 'confirmed-subject', condition: 'budget', ...seen }, { answer: 'confirmed', ...seen, on: '2026-03-03', about }, { answer: 'confirmed', ...seen, about: { title: '', own: {} } }],
    refuses: [{ answer: 'confirmed' }, { answer: 'asked', ...seen }, { answer: 'confirmed-subject', ...seen }, { answer: 'confirmed', epoch: 'e', seq: -1 }, { answer: 'declined', ...seen, by: 'x' }, { answer: 'confirmed', ...seen, about: { title: 'x'.repeat(301), own: {} } }, { answer: 'confirmed', ...seen, about: { title: '', own: { jokes: 'x' } } }],
  },
  answersInWriting: {
    keys: [`ms-it:participant:${request}`],
    wrongKeys: [`ms-it:${request}`, `ms-xx:participant:${request}`],
    takes: [{ answer: 'confirmed', ...inWriting, ...seen }, { answer: 'confirmed-subject', condition: 'budget', ...inWriting, ...seen }, { answer: 'declined', ...inWriting, ...seen }],
    refuses: [{ answer: 'confirmed', ...seen }, { answer: 'to-be-confirmed', ...inWriting, ...seen }, { answer: 'confirmed', ...inWriting, received: 'soon', ...seen }, { answer: 'confirmed', ...inWriting, reference: '', ...seen }, { answer: 'confirmed', ...inWriting, recordedBy: 'ms-xx', ...seen }],
  },
  offers: { keys: ['ms-it:action-leader', 'carin:co-leader', 'com:action-leader'], wrongKeys: ['ms-it', 'ms-it:participant', 'ms-xx:co-leader'], takes: [{ request }, { request, on: '2026-03-03' }], refuses: [{}, true, { request, on: 'soon' }] },
  offerReplies: { keys: [`ms-it:${request}`], wrongKeys: ['ms-it', `ms-xx:${request}`], takes: [{ reply: 'taken', by: 'ms-de', on: '2026-03-03' }, { reply: 'declined', by: 'ms-de', on: '2026-03-03', reason: 'Another delegation leads it.' }], refuses: [{ reply: 'maybe', by: 'ms-de', on: '2026-03-03' }, { reply: 'declined', by: 'ms-xx', on: '2026-03-03' }, { reply: 'declined', by: 'ms-de', on: '2026-03-03', reason: '' }] },
  reminders: { keys: [`ms-it:${request}`], wrongKeys: ['ms-it', `ms-xx:${request}`], takes: [{ by: 'ms-at', on: '2026-03-03' }], refuses: ['ms-at', { by: 'ms-xx', on: '2026-03-03' }, { by: 'ms-at', on: 'today' }] },
  askers: { keys: [`ms-it:${request}`], wrongKeys: ['ms-it', `ms-xx:${request}`], takes: ['ms-at'], refuses: ['ms-xx', true] },
  confirmations: { keys: [`tc-ge:${request}`], wrongKeys: [request, `ms-xx:${request}`], takes: [seen], refuses: [true, { epoch: 'e' }] },
  contributions: { keys: ['ms-it:people', 'europol:money'], wrongKeys: ['ms-it', 'ms-it:jokes', 'people'], takes: ['two analysts'], refuses: ['x'.repeat(301), 2] },
  ownResources: { keys: ['ms-it'], wrongKeys: ['ms-xx'], ...amount },
}

const schemaAt = (...path: string[]): AnyNode => {
  const node = nodeAt(planSchema, path)
  if (node === null || node.node === 'fixed') throw new Error(`no field at ${path.join('/')}`)
  return node
}
function expectBounds(node: AnyNode, { takes, refuses }: Bounds): void {
  if (node.node !== 'value' && node.node !== 'keyed') throw new Error('a field with a value')
  expect(takes.filter(value => !node.schema.safeParse(value).success)).toEqual([])
  expect(refuses.filter(value => node.schema.safeParse(value).success)).toEqual([])
}
const valuesOf = (fields: Fields): string[] => Object.keys(fields).filter(field => fields[field]?.node === 'value')

describe('an action', () => {
  const action = randomId()
  test.each(Object.entries(actionFields))('%s takes what it should, and nothing beyond', (field, bounds) => expectBounds(schemaAt('actions', action, field), bounds))
  test.each(Object.entries(keyedFields))('%s takes its keys and values, and nothing beyond', (field, { keys, wrongKeys, ...bounds }) => {
    const node = schemaAt('actions', action, field)
    if (node.node !== 'keyed') throw new Error('a keyed field')
    expectBounds(node, bounds)
    expect(keys.filter(key => !node.key.safeParse(key).success)).toEqual([])
    expect(wrongKeys.filter(key => node.key.safeParse(key).success)).toEqual([])
  })
  for (const [collection, fields] of Object.entries(rowFields)) {
    test.each(Object.entries(fields))(`${collection}: %s takes what it should, and nothing beyond`, (field, bounds) =>
      expectBounds(schemaAt('actions', action, collection, randomId(), field), bounds))
  }
  test('every field of the schema is in these tables', () => {
    const { fields } = planSchema.roots.actions
    expect(Object.keys(actionFields).toSorted()).toEqual(valuesOf(fields).toSorted())
    expect(Object.keys(keyedFields).toSorted()).toEqual(Object.entries(fields).filter(([, node]) => node.node === 'keyed').map(([field]) => field).toSorted())
    for (const [collection, rows] of Object.entries(rowFields)) {
      const node = schemaAt('actions', action, collection)
      expect(node.node === 'entries' ? valuesOf(node.fields).toSorted() : []).toEqual(Object.keys(rows).toSorted())
    }
  })
})

test('a key made for a delegation names that delegation, and no bytes make a key name another', () => {
  const answers = planSchema.roots.actions.fields.answers
  for (const role of ['action-leader', 'co-leader', 'participant'] as const) {
    const key = answerKey(party('ms-it'), role, RequestId.parse(request))
    expect([AnswerKey.safeParse(key).success, answers.partyOf?.(key)]).toEqual([true, party('ms-it')])
  }
  expect(ConfirmationKey.safeParse(confirmationKey(party('tc-ge'), RequestId.parse(request))).success).toBe(true)
  fc.assert(fc.property(fc.string({ maxLength: 60 }), text => {
    for (const key of [AnswerKey, ConfirmationKey, ContributionKey]) {
      const full = `ms-it:${text}`
      if (key.safeParse(full).success) expect(answers.partyOf?.(full)).toBe(party('ms-it'))
    }
  }))
})
