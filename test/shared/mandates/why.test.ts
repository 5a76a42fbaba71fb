// Why somebody may or may not write a field: held against the gate's own table for every field and everybody, and told with
// who, as what, since when, by whom, and the lawful next step.
import { describe, expect, test } from 'vitest'
import { askerKey, answerKey, contributionKey, planSchema } from '../../../shared/documents/plan.ts'
import type { ActionPlain, PlanPlain } from '../../../shared/documents/plan.ts'
import { PenId, PersonId, randomId } from '../../../shared/ids.ts'
import { PersonFunction } from '../../../shared/mandates/functions.ts'
import type { MandateRefusal, PlanFacts, Writer } from '../../../shared/mandates/mandates.ts'
import { factsIn } from '../../../shared/mandates/plan-facts.ts'
import { fieldAt, mayWriteField } from '../../../shared/mandates/plan-writes.ts'
import { whyInPlan } from '../../../shared/mandates/why.ts'
import type { NextStep, Why } from '../../../shared/mandates/why.ts'
import { refusals as messages } from '../../../shared/messages/en/refusals.ts'
import type { Path } from '../../../shared/schema/node.ts'
import { planStatuses } from '../../../shared/vocabularies/vocabularies.ts'
import { actionId, anAction, aPlan, day, party, requestId } from '../../fixtures/a-plan.ts'

const id = actionId('only')
const now = new Date('2026-03-10T12:00:00.000Z')
const lentAt = '2026-03-09T08:00:00.000Z'
const until = '2026-03-20T22:59:59.000Z'
const seen = { epoch: 'e', seq: 1 }

const actionWith = (changes: Partial<ActionPlain> = {}): ActionPlain => ({ ...anAction({ leader: 'ms-nl', coLeaders: [{ party: 'ms-be', answer: 'asked' }], participants: ['ms-it'] }).action, ...changes })

function planWith(action: ActionPlain, record: Partial<PlanPlain['record']> = {}): PlanPlain {
  const plan = aPlan({ driver: 'ms-de', coDrivers: ['ms-fr'], actions: [{ id, action }] })
  return { ...plan, record: { ...plan.record, ...record } }
}

const writer = (from: string, ...functions: PersonFunction[]): Writer => ({ person: PersonId.parse('p'.repeat(24)), party: party(from), functions: functions.length === 0 ? ['speaks'] : functions })
const factsOf = (plan: PlanPlain): PlanFacts => factsIn(plan.record, now)

function ask(plan: PlanPlain, from: Writer, path: Path, others: readonly Writer[] = []): Why {
  const why = whyInPlan(from, plan, factsOf(plan), path, others)
  if (why === null) throw new Error(`no field at ${path.join('/')}`)
  return why
}
const inAction = (...rest: string[]): Path => ['actions', id, ...rest]
const who = ({ now: holders }: Why): readonly string[] => holders.map(({ row, party: of }) => `${of ?? 'every'} ${row.role}`)
const steps = ({ steps: all }: Why): readonly NextStep['do'][] => all.map(step => step.do)

describe('who may write', () => {
  const plan = planWith(actionWith(), { pens: [{ id: PenId.parse(randomId()), party: party('ms-pl'), place: { of: 'action', action: id }, until, lentBy: party('ms-fr'), lentAt }] })

  test('a field of an action is named with role and appointment: decision and day, own acceptance, who lent the pen and until when', () => {
    const why = ask(plan, writer('ms-mt'), inAction('kind'))
    expect(who(why)).toEqual(['ms-de driver', 'ms-fr co-driver', 'ms-nl action-leader', 'ms-pl pen'])
    expect(why.now.map(({ appointment }) => appointment)).toEqual([
      { by: 'decision', appointed: { party: 'ms-de', accepted: true, decision: 'provisional', on: '2026-01-15' } },
      { by: 'decision', appointed: { party: 'ms-fr', accepted: true, decision: 'provisional', on: '2026-01-15' } },
      { by: 'acceptance', asker: null, inWriting: null, isConfirmedByDriver: false },
      { by: 'pen', pen: expect.objectContaining({ lentBy: 'ms-fr', lentAt, until }) },
    ])
    expect(why.verdict).toMatchObject({ ok: false, error: { code: 'mandate/action-writers-only' } })
  })

  test('who was asked and is silent is not among them, and a pen that has run out is not either', () => {
    const later = whyInPlan(writer('ms-mt'), plan, factsIn(plan.record, new Date('2026-04-01')), inAction('kind'))
    expect(later === null ? [] : who(later)).toEqual(['ms-de driver', 'ms-fr co-driver', 'ms-nl action-leader'])
  })

  test('an acceptance says who asked, and where it was received in writing', () => {
    const request = requestId('leader-ms-nl')
    const key = answerKey(party('ms-nl'), 'action-leader', request)
    const inWriting = { answer: 'confirmed' as const, received: day('2026-03-03'), reference: 'Note 14/26', recordedBy: party('ms-de'), ...seen }
    const action = actionWith({ answers: {}, answersInWriting: { [key]: inWriting }, askers: { [askerKey(party('ms-nl'), request)]: party('ms-at') } })
    const leader = ask(planWith(action), writer('ms-mt'), inAction('kind')).now.find(({ row }) => row.role === 'action-leader')
    expect(leader?.appointment).toEqual({ by: 'acceptance', asker: 'ms-at', inWriting, isConfirmedByDriver: false })
  })

  test('another delegation’s answer is its own people’s, and the driver’s to record where it came in writing, until it has answered itself', () => {
    const at = inAction('answers', answerKey(party('ms-it'), 'participant', requestId('participant-ms-it')))
    const silent = planWith(actionWith({ answers: {} }))
    expect([who(ask(silent, writer('ms-mt'), at)), ask(silent, writer('ms-mt'), at).verdict.ok]).toEqual([['ms-it delegation', 'ms-de driver'], false])
    expect(ask(silent, writer('ms-de', 'speaks'), at)).toMatchObject({ verdict: { ok: true, value: { role: 'driver', capacity: 'speaks' } }, writes: 'recording' })
    expect([who(ask(plan, writer('ms-mt'), at)), ask(plan, writer('ms-de', 'speaks'), at).verdict.ok]).toEqual([['ms-it delegation'], false])
  })

  test('whoever may only add itself may write in the list of participants', () => {
    expect(ask(plan, writer('ms-mt'), inAction('participants'))).toMatchObject({ verdict: { ok: true, value: { role: 'circle', capacity: 'speaks' } }, writes: 'joining' })
    expect(ask(plan, writer('ms-de'), inAction('participants')).writes).toBe('participation')
    expect(ask(plan, writer('ms-it'), inAction('participants')).verdict.ok).toBe(false)
  })

  test('of what a delegation without a part would say, it says that each that takes part writes its own, and while that is closed, when', () => {
    const own = inAction('contributions', contributionKey(party('ms-mt'), 'people'))
    expect(ask(plan, writer('ms-mt'), own)).toMatchObject({ now: [], each: { row: { role: 'named' }, isNow: true } })
    expect(ask(planWith(actionWith(), { status: 'adopted' }), writer('ms-mt'), own)).toMatchObject({ now: [], each: { isNow: false } })
    expect(ask(plan, writer('ms-mt'), inAction('contributions', contributionKey(party('ms-it'), 'people'))).each).toBeNull()
  })

  test('a plan that nobody drives yet has nobody to ask, which is said instead of whom to ask', () => {
    const vacant = planWith({ ...actionWith(), leader: undefined }, { driver: undefined, coDrivers: [] })
    expect(ask(vacant, writer('ms-mt'), ['aim']).isWithoutHolder).toBe(true)
    expect(ask(plan, writer('ms-mt'), ['aim']).isWithoutHolder).toBe(false)
    expect(ask(planWith(actionWith(), { status: 'submitted' }), writer('ms-mt'), ['aim']).isWithoutHolder).toBe(false)
  })

  test('adding oneself stands beside asking: every Member State and agency, the Commission and networks', () => {
    expect(who(ask(plan, writer('ms-mt'), inAction('participants', 'ms-mt')))).toEqual(['ms-de driver', 'ms-fr co-driver', 'ms-nl action-leader', 'ms-pl pen', 'every circle', 'every guest'])
  })

  test('in a status that closes it nobody may, and it says who could and when', () => {
    const why = ask(planWith(actionWith(), { status: 'submitted' }), writer('ms-de'), ['aim'])
    expect([who(why), why.verdict, why.later.map(({ row, party: of }) => [of, row.role, row.statuses])]).toEqual([
      [], { ok: false, error: { code: 'mandate/status-closed' } },
      [['ms-de', 'driver', ['drafting', 'final-draft']], ['ms-fr', 'co-driver', ['drafting', 'final-draft']]],
    ])
  })

  test('a recorded fact is nobody’s to type, and says by which decision it stands', () => {
    const why = ask(plan, writer('ms-de'), ['record', 'driver'])
    expect([why.now, why.later, why.appointed]).toEqual([[], [], [plan.record.driver]])
  })
})

const fields = planSchema.roots.actions.fields
const keys: Readonly<Record<string, string>> = {
  coLeaders: 'ms-it', participants: 'ms-it', offers: 'ms-it:co-leader', offerReplies: `ms-it:${requestId('r')}`, reminders: `ms-it:${requestId('r')}`, admissions: `ms-it:${requestId('r')}`, askers: `ms-it:${requestId('r')}`, services: 'ms-it', contacts: 'ms-it', answers: `ms-it:participant:${requestId('r')}`,
  answersInWriting: `ms-it:participant:${requestId('r')}`, confirmations: `tc-ge:${requestId('r')}`, contributions: 'ms-it:people', ownResources: 'ms-it', deliveries: 'ms-it', movements: `ms-it:${requestId('r')}`,
  goalsServed: '2026-2029/goal-2', links: 'plan/ms-2026',
}
// On whose proposal an action is there is said once, when it is made.
const paths: Path[] = [['aim'], ['goals', '2026-2029/goal-1', 'text'], ['record', 'marking'], ...Object.keys(fields).filter(field => field !== 'proposedBy').map(field => inAction(field, ...(keys[field] === undefined ? [] : [keys[field]])))]
const everybody = ['ms-de', 'ms-fr', 'ms-nl', 'ms-be', 'ms-it', 'ms-pl', 'ms-mt', 'com']

test('whoever the gate lets write a field is among those named, and nobody else is, for every field, function and status', () => {
  let named = 0
  const wrong: string[] = []
  for (const status of planStatuses) {
    const plan = planWith(actionWith(), { status, pens: [{ id: PenId.parse(randomId()), party: party('ms-pl'), place: { of: 'plan' }, until, lentBy: party('ms-fr') }] })
    for (const path of paths) {
      const field = fieldAt(path)
      if (field === null) throw new Error(path.join('/'))
      for (const from of everybody) {
        for (const held of PersonFunction.options) {
          const why = ask(plan, writer(from, held), path)
          const may = mayWriteField(writer(from, held), factsOf(plan), field, () => plan.actions[id] ?? null)
          // Recording a letter writes beside the answer, and joining is each delegation's own place.
          const counted = why.now.filter(({ row, party: of }) => row.functions.includes(held) && (of === from || (of === null && isOfKind(row.role, from) && field.party === from)) && !(field.writtenBy === 'answer' && row.writes.includes('recording')))
          // The one place that whoever may record a letter is told it may, and the gate takes no answer of it.
          const records = field.writtenBy === 'answer' && held === 'speaks' && from === 'ms-de' && field.party !== from
          if (counted.length > 0 !== may.ok || (!records && why.verdict.ok !== may.ok)) wrong.push([path.join('/'), status, from, held, may.ok].join(' '))
          if (may.ok) named++
        }
      }
    }
  }
  expect(wrong).toEqual([])
  expect(named).toBeGreaterThan(350)
})

const isOfKind = (role: string, from: string): boolean => (role === 'guest' ? from === 'com' : role === 'circle' ? from !== 'com' : true)

describe('no sentence promises what the mandate refuses', () => {
  /** Whom the sentence of a refusal names, or tells to ask; what it leaves out claims nothing of others. */
  const promised: Readonly<Partial<Record<MandateRefusal['code'], readonly string[]>>> = {
    'mandate/drafters-only': ['ms-de', 'ms-fr'],
    'mandate/action-writers-only': ['ms-de', 'ms-fr', 'ms-nl'],
    'mandate/leader-or-driver-only': ['ms-de', 'ms-nl'],
    'mandate/driver-only': ['ms-de'],
    'mandate/may-not-add': ['ms-de', 'ms-mt'],
    'mandate/may-not-join': ['ms-de'],
  }
  const pen = { id: PenId.parse(randomId()), place: { of: 'plan' as const }, until, lentBy: party('ms-fr') }

  test.each(planStatuses)('while the plan is in %s: whoever it names may, and so may whoever takes the step it offers', status => {
    const wrong: string[] = []
    let asked = 0
    const plan = planWith(actionWith(), { status, pens: [{ ...pen, party: party('ms-pl') }] })
    const may = (as: Writer, path: Path, of: PlanPlain = plan, givesPart = false): boolean => {
      const field = fieldAt(path)
      return field !== null && mayWriteField(as, factsOf(of), field, () => of.actions[id] ?? null, () => givesPart).ok
    }
    for (const path of paths) {
      for (const from of everybody) {
        for (const held of PersonFunction.options) {
          const why = ask(plan, writer(from, held), path)
          const { verdict, field } = why
          const says = (what: string, isTrue: boolean): void => {
            asked++
            if (!isTrue) wrong.push(`${path.join('/')} · ${from} ${held} · ${what}`)
          }
          if (!verdict.ok) {
            const { code } = verdict.error
            for (const other of promised[code] ?? []) says(`${code} names ${other}`, may(writer(other), path))
            if (code === 'mandate/reader') says('a drafter of one’s own may', may(writer(from, 'drafter'), path))
            if (code === 'mandate/speaks-only') says('whoever speaks for one may', may(writer(from), path))
            if (code === 'mandate/not-your-delegation') says('the delegation itself may', field.party !== null && may(writer(field.party), path, plan, true))
            says('the sentence does not speak of the pen', !/\bpen\b/.test(messages[code]))
          }
          for (const step of why.steps) {
            if (step.do === 'ask-for-pen') says('the pen opens it', may(writer(from, held), path, planWith(actionWith(), { status, pens: [{ ...pen, party: party(from), place: step.place }] })))
            if (step.do === 'join') says('taking part opens it', may(writer(from, held), path, plan, true) && may(writer(from, held), inAction('participants', from)))
            if (step.do === 'answer') says('it may answer', may(writer(from, held), inAction('answers', answerKey(party(from), step.role, requestId('r')))))
          }
          for (const { party: of, row } of why.now) if (of !== null) says(`${of} ${row.role} is named`, mayOne(plan, writer(of), path))
          if (why.each?.isNow === true) says('whoever takes part writes its own', may(writer(from), [...path.slice(0, -1), path[3]?.replace('ms-it', from) ?? ''], plan, true) || field.party !== from)
          if (why.isWithoutHolder) says('there is somebody to ask', false)
        }
      }
    }
    expect(wrong).toEqual([])
    expect(asked).toBeGreaterThan(500)
  })

  /** Among those named for an answer is who records what came in writing. */
  const mayOne = (plan: PlanPlain, as: Writer, path: Path): boolean => ask(plan, as, path).verdict.ok
})

describe('the lawful next step', () => {
  const plan = planWith(actionWith())

  test('of whoever could draft is to ask the driver for the pen, for the place that it is', () => {
    expect(ask(plan, writer('ms-mt', 'drafter'), inAction('kind')).steps).toEqual([{ do: 'ask-for-pen', place: { of: 'action', action: id }, driver: 'ms-de' }])
    expect(ask(plan, writer('ms-mt'), ['goals', '2026-2029/goal-1', 'text']).steps).toEqual([{ do: 'ask-for-pen', place: { of: 'goal', goal: '2026-2029/goal-1' }, driver: 'ms-de' }])
    expect(ask(plan, writer('ms-mt'), ['aim']).steps).toEqual([{ do: 'ask-for-pen', place: { of: 'plan' }, driver: 'ms-de' }])
  })

  test('is none for a reader, in a closed plan, without a driver, for what no pen opens, and for whoever may', () => {
    expect(steps(ask(plan, writer('ms-mt', 'reader'), ['aim']))).toEqual([])
    expect(steps(ask(planWith(actionWith(), { status: 'submitted' }), writer('ms-mt'), ['aim']))).toEqual([])
    expect(steps(ask(planWith(actionWith(), { driver: undefined }), writer('ms-mt'), ['aim']))).toEqual([])
    expect(steps(ask(plan, writer('ms-mt'), inAction('leader')))).toEqual([])
    expect(steps(ask(plan, writer('ms-de'), ['aim']))).toEqual([])
    expect(steps(ask(planWith(actionWith(), { archived: true }), writer('ms-mt'), ['aim']))).toEqual([])
  })

  test('of a delegation without a part that would say what it brings is to join', () => {
    const why = ask(plan, writer('ms-mt'), inAction('contributions', contributionKey(party('ms-mt'), 'people')))
    expect([why.verdict, why.steps]).toEqual([{ ok: false, error: { code: 'mandate/not-named' } }, [{ do: 'join', action: id }]])
    expect(steps(ask(plan, writer('ms-mt'), inAction('contributions', contributionKey(party('ms-it'), 'people'))))).toEqual([])
  })

  test('of a delegation that was asked to help lead is to answer, through whoever speaks for it', () => {
    expect(steps(ask(plan, writer('ms-be'), inAction('kind')))).toEqual(['answer', 'ask-for-pen'])
    expect(steps(ask(plan, writer('ms-be', 'drafter'), inAction('kind')))).toEqual(['ask-for-pen'])
  })

  test('of a state that was named driver is to accept', () => {
    const named = planWith(actionWith(), { driver: { party: party('ms-es'), accepted: false, decision: 'provisional', on: day('2026-01-15') } })
    expect(ask(named, writer('ms-es'), ['aim']).steps).toEqual([{ do: 'accept', role: 'driver' }])
    expect(who(ask(named, writer('ms-es'), ['aim']))).toEqual(['ms-fr co-driver'])
  })

  test('of a person with another delegation that may is to act for that one', () => {
    expect(ask(plan, writer('ms-mt', 'reader'), ['aim'], [writer('ms-fr', 'drafter'), writer('ms-it', 'drafter')]).steps).toEqual([{ do: 'act-for', party: 'ms-fr' }])
  })
})
