import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addAction, addRow, ask, askToLead, bringBackAction, contribute, moveAction, proposeAction, removeAction, removeRow, setDates, takeIn, takeOut } from '../../../shared/documents/plan-commands.ts'
import { planSchema, planView } from '../../../shared/documents/plan.ts'
import type { ActionView, PlanView } from '../../../shared/documents/plan.ts'
import type { ActionId } from '../../../shared/ids.ts'
import type { Blocks } from '../../../shared/proposals/merge-texts.ts'
import { changesUnder, planDifference } from '../../../shared/history/plan-difference.ts'
import type { PlanChange } from '../../../shared/history/plan-difference.ts'
import { outsideOrder } from '../../../shared/history/outside-order.ts'
import { updateText } from '../../../shared/proposals/update-text.ts'
import { canonicalJson } from '../../../shared/schema/canonical.ts'
import { fillTitle } from '../../../shared/schema/rich-text-writing.ts'
import { day, goal, party } from '../../fixtures/a-plan.ts'
import { anyBlocks } from '../../fixtures/any-text.ts'
import { fullPlan, goalsOfPlan, planDocument } from '../../fixtures/a-plan-document.ts'

const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}
const germany = { party: party('ms-de'), answersForParty: true, isDriver: false }
const seen = { epoch: 'e', seq: 1, on: day('2026-11-26') }
const content = (doc: Y.Doc): string => canonicalJson(doc, planSchema, 'content')
const lines = (...texts: string[]) => texts.map(text => ({ type: 'paragraph', content: [{ type: 'text', text }] }))

function actionIn(plan: PlanView, id: ActionId): ActionView {
  const action = plan.roots.actions.get(id)
  if (action === undefined) throw new Error('no such action')
  return action
}

/** A plan with two actions of goal 1 and one of goal 2, each with a title; what the act changes. */
function changesOf(act: (plan: PlanView, ids: { one: ActionId; two: ActionId; three: ActionId }) => void, first: typeof act = () => {}): readonly PlanChange[] {
  const doc = planDocument(() => {})
  const plan = planView(doc)
  const ids = { one: addAction(plan, goal(1)), two: addAction(plan, goal(1)), three: addAction(plan, goal(2)) }
  for (const [name, id] of Object.entries(ids)) fillTitle(actionIn(plan, id).title.fragment, `Action ${name}`)
  first(plan, ids)
  const before = copyOf(doc)
  act(plan, ids)
  return planDifference(before, doc, goalsOfPlan)
}
const told = (changes: readonly PlanChange[]): unknown[] =>
  changes.map(change => [change.kind, change.path.at(-1), ...('before' in change && change.kind === 'field' ? [change.before, change.after] : [])])

describe('what two states of a plan say differently', () => {
  test('a field with what stood there and what stands now, a delegation by its name alone', () => {
    const changes = changesOf((plan, { one }) => {
      setDates(plan, actionIn(plan, one), day('2026-02-01'), null)
      askToLead(plan, actionIn(plan, one), party('ms-be'), germany, seen)
      ask(plan, actionIn(plan, one), 'participant', party('ms-mt'), germany, seen)
    }, (plan, { one }) => askToLead(plan, actionIn(plan, one), party('ms-nl'), germany, seen))
    expect(told(changes)).toEqual([['field', 'leader', 'ms-nl', 'ms-be'], ['field', 'ms-mt', undefined, true], ['field', 'from', undefined, '2026-02-01']])
  })

  test('a text as words that came and went, and a title too', () => {
    const changes = changesOf((plan, { one }) => {
      updateText(actionIn(plan, one).description.fragment, lines('We map the routes and the means.'))
      updateText(actionIn(plan, one).title.fragment, lines('Mapping one'))
    }, (plan, { one }) => updateText(actionIn(plan, one).description.fragment, lines('We map the routes.')))
    expect(changes.map(change => change.kind === 'text' && [change.path.at(-1), change.added, change.removed])).toEqual([['title', 1, 1], ['description', 3, 0]])
    const [, description] = changes
    const came = description?.kind === 'text' ? description.words.filter(({ kind }) => kind === 'in') : []
    expect(came.map(({ text }) => text).join('')).toContain('and the means')
  })

  test('a sentence that was put in behind another begins after its stop', () => {
    const [change] = changesOf((plan, { one }) => {
      updateText(actionIn(plan, one).description.fragment, lines('We map the routes. We share them.'))
    }, (plan, { one }) => updateText(actionIn(plan, one).description.fragment, lines('We map the routes.')))
    expect(change?.kind === 'text' && change.words.map(({ kind, text }) => `${kind}: ${text.trim()}`)).toEqual(['same: We map the routes.', 'in: We share them.'])
  })

  test('numbers and bullets of a list are read, and are no words', () => {
    const numbered = (...texts: string[]): Blocks => [{ type: 'orderedList', attrs: { start: 1 }, content: texts.map(text => ({ type: 'listItem', content: lines(text) })) }]
    const [change] = changesOf((plan, { one }) => {
      updateText(actionIn(plan, one).description.fragment, numbered('rail', 'ports'))
    }, (plan, { one }) => updateText(actionIn(plan, one).description.fragment, numbered('roads')))
    expect(change).toMatchObject({ kind: 'text', added: 2, removed: 1 })
    expect(change?.kind === 'text' && change.words.filter(({ kind }) => kind !== 'out').map(({ text }) => text).join('')).toBe('\n1.\u2002rail\n2.\u2002ports')
  })

  test('words that only became bold count as neither', () => {
    const [change] = changesOf((plan, { one }) => {
      updateText(actionIn(plan, one).description.fragment, [{ type: 'paragraph', content: [{ type: 'text', text: 'We map ' }, { type: 'text', text: 'the routes.', marks: [{ type: 'bold' }] }] }])
    }, (plan, { one }) => updateText(actionIn(plan, one).description.fragment, lines('We map the routes.')))
    expect(change).toMatchObject({ kind: 'text', added: 0, removed: 0 })
  })

  test('an action that came, that went, that was brought back, and that was taken in', () => {
    const kinds = (act: Parameters<typeof changesOf>[0], first?: Parameters<typeof changesOf>[1]): unknown[] => changesOf(act, first).map(({ kind }) => kind)
    expect(kinds(plan => void addAction(plan, goal(1)))).toEqual(['action-added'])
    expect(kinds((plan, { one }) => removeAction(plan, one))).toEqual(['action-removed'])
    expect(kinds((plan, { one }) => bringBackAction(plan, one), (plan, { one }) => removeAction(plan, one))).toEqual(['action-brought-back'])
    let proposed: ActionId | null = null
    expect(kinds(plan => proposed !== null && takeIn(plan, proposed), plan => (proposed = proposeAction(plan, goal(1), party('ms-mt'))))).toEqual(['action-taken-in'])
    expect(kinds(plan => void proposeAction(plan, goal(1), party('ms-mt')))).toEqual([])
  })

  test('only the action that moved has moved, with the numbers that it had and has', () => {
    expect(changesOf((plan, { two }) => moveAction(plan, two, goal(4), 0)).filter(({ kind }) => kind === 'moved'))
      .toMatchObject([{ path: ['actions', expect.any(String), 'goal'], before: { number: '1.2' }, after: { number: '4.1' } }])
    const [swapped, ...more] = changesOf((plan, { two }) => moveAction(plan, two, goal(1), 0))
    expect(swapped).toMatchObject({ kind: 'moved', path: ['actions', expect.any(String), 'order'] })
    expect(more).toEqual([])
    expect(changesOf((plan, { one }) => void addAction(plan, goal(1), one)).map(({ kind }) => kind)).toEqual(['action-added'])
  })

  test('in the order of the plan: the aim, then goal by goal its text and its actions, what went where it had been', () => {
    const changes = changesOf((plan, { one, two, three }) => {
      actionIn(plan, three).kind.set('training')
      actionIn(plan, two).kind.set('training')
      removeAction(plan, one)
      const ofGoal = plan.roots.goals.get(goal(2))
      if (ofGoal !== undefined) updateText(ofGoal.text.fragment, lines('The second goal'))
      updateText(plan.roots.aim.fragment, lines('The aim'))
    })
    expect(changes.map(({ kind, path }) => `${kind} ${path[0]}`)).toEqual(['text aim', 'action-removed actions', 'field actions', 'text goals', 'field actions'])
  })

  test('what is said and answered about a plan is none', () => {
    expect(changesOf((plan, { one }) => {
      plan.roots.actions.get(one)?.status.set('ongoing')
      plan.roots.actions.get(one)?.seeks.set('Member States at the coast')
    })).toEqual([])
  })

  test('what concerns a place: what it is, what is in it, and what it is in', () => {
    const changes = changesOf((plan, { one, two }) => {
      actionIn(plan, one).kind.set('training')
      setDates(plan, actionIn(plan, one), day('2026-02-01'), null)
      removeAction(plan, two)
    })
    const [one, two] = [changes[0]?.path[1] ?? '', changes[2]?.path[1] ?? '']
    expect(changesUnder(changes, ['actions', one]).map(({ path }) => path.at(-1))).toEqual(['kind', 'from'])
    expect(changesUnder(changes, ['actions', one, 'kind'])).toHaveLength(1)
    expect(changesUnder(changes, ['actions', one, 'kin'])).toHaveLength(0)
    expect(changesUnder(changes, ['actions', two, 'description'])).toMatchObject([{ kind: 'action-removed' }])
    expect(changesUnder(changes, [])).toEqual(changes)
  })
})

describe('against the canonical content', () => {
  type Act = { readonly what: number; readonly at: number; readonly to: number }
  const acts = fc.array(fc.record({ what: fc.nat(16), at: fc.nat(20), to: fc.nat(20) }), { maxLength: 8 })
  const delegations = ['ms-it', 'ms-mt', 'europol', 'ms-be'].map(party)
  function does({ what, at, to }: Act, plan: PlanView, blocks: readonly (typeof anyBlocks extends fc.Arbitrary<infer B> ? B : never)[]): void {
    const ids = plan.roots.actions.ids()
    const id = ids[at % ids.length]
    const other = goalsOfPlan[to % goalsOfPlan.length] ?? goal(1)
    const delegation = delegations[to % delegations.length] ?? party('ms-it')
    if (id === undefined || what === 0) return void addAction(plan, other)
    const action = actionIn(plan, id)
    const rows = [action.indicators, action.funding, action.jointActionDays][to % 3] ?? action.indicators
    const row = rows.ids()[0]
    const steps: readonly (() => void)[] = [
      () => {}, () => removeAction(plan, id), () => bringBackAction(plan, id), () => moveAction(plan, id, other, to % 3),
      () => action.kind.set(to % 2 === 0 ? 'meeting' : 'training'), () => action.kind.clear(), () => ask(plan, action, 'participant', delegation, germany, seen),
      () => takeOut(plan, action, 'participant', delegation), () => contribute(action, delegation, 'people', to % 2 === 0 ? '' : 'Two analysts'),
      () => void addRow(plan, rows), () => row !== undefined && removeRow(rows, row), () => action.indicators.get(action.indicators.ids()[0] ?? row ?? ('' as never))?.target.set(to),
      () => updateText(action.description.fragment, blocks[to % blocks.length] ?? []), () => updateText(action.title.fragment, lines(`Title ${to}`)),
      () => action.goal.clear(), () => void proposeAction(plan, other, delegation), () => takeIn(plan, id),
    ]
    steps[what]?.()
  }

  /** Every field of content by its path, texts as one. */
  function leaves(doc: Y.Doc): ReadonlyMap<string, string> {
    const found = new Map<string, string>()
    const visit = (path: readonly string[], value: unknown): void => {
      const isTree = typeof value === 'object' && value !== null && !Array.isArray(value) && !('type' in value)
      if (isTree) for (const [key, inner] of Object.entries(value)) visit([...path, key], inner)
      else if (path.at(-1) !== 'order') found.set(path.join(' '), JSON.stringify(value))
    }
    visit([], (JSON.parse(content(doc)) as { roots: unknown }).roots)
    return found
  }

  const worlds = fc.record({ before: acts, after: acts, blocks: fc.array(anyBlocks, { minLength: 1, maxLength: 4 }) })
  function twoStates({ before, after, blocks }: { before: Act[]; after: Act[]; blocks: readonly never[] }): [Y.Doc, Y.Doc] {
    const doc = fullPlan()
    const plan = planView(doc)
    for (const act of before) does(act, plan, blocks)
    const earlier = copyOf(doc)
    for (const act of after) does(act, plan, blocks)
    return [earlier, doc]
  }

  test('there is no difference exactly where the contents are equal', () => {
    fc.assert(fc.property(worlds, world => {
      const [earlier, later] = twoStates(world as never)
      expect(planDifference(earlier, copyOf(earlier), goalsOfPlan)).toEqual([])
      expect(planDifference(earlier, later, goalsOfPlan).length === 0).toBe(content(earlier) === content(later))
    }), { numRuns: 60 })
  })

  test('every field that differs is in it, and no other', () => {
    fc.assert(fc.property(worlds, world => {
      const [earlier, later] = twoStates(world as never)
      const [one, other] = [leaves(earlier), leaves(later)]
      const differing = [...new Set([...one.keys(), ...other.keys()])].filter(path => one.get(path) !== other.get(path))
      const changes = planDifference(earlier, later, goalsOfPlan)
      for (const path of differing) expect(changesUnder(changes, path.split(' ')), path).not.toEqual([])
      for (const { kind, path } of changes) {
        if (kind === 'field' || kind === 'text') expect(differing.some(leaf => leaf === path.join(' ')), path.join(' ')).toBe(true)
      }
    }), { numRuns: 60 })
  })

  test('what is outside an order is as little as can be', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.nat(30), { maxLength: 9 }), numbers => {
      const out = new Set(outsideOrder(numbers))
      const rest = numbers.filter((_, index) => !out.has(index))
      expect(rest).toEqual(rest.toSorted((a, b) => a - b))
      const longest = numbers.reduce<number[]>((lengths, number, index) => [...lengths, 1 + Math.max(0, ...lengths.filter((_, before) => (numbers[before] ?? 0) < number && before < index))], [])
      expect(rest).toHaveLength(Math.max(0, ...longest))
    }))
  })
})
