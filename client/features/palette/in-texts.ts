// What the server found, as entries: names come from what the page knows, so that a plan is called here as everywhere. What the
// page has found by itself is not shown a second time.
import type { Excerpt, SearchAnswer } from '../../../shared/api/search.ts'
import type { PlanId } from '../../../shared/ids.ts'
import { fieldCodeOf } from '../../../shared/messages/field-code.ts'
import { addressOfAction, addressOfPlan } from '../../../shared/plan-address.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { actionHit, actionKey, goalPath, nameOfPlan, type Known } from './catalogue.ts'
import type { Hit, HitGroup } from './hit.ts'

export function foundByServer(answer: SearchAnswer, shown: ReadonlySet<string>, known: Known): readonly HitGroup[] {
  const { t, cycles, plans } = known
  const place = ({ field, party }: Excerpt, where: string): string => {
    const code = fieldCodeOf(field)
    if (code === null) return where
    return party === null ? t('palette.field-in', { field: t(code), place: where }) : t('palette.field-of', { field: t(code), party: partyLabel(party).name, place: where })
  }
  const part = ({ text }: Excerpt): Hit['excerpt'] => text
  const named = (plan: PlanId) => {
    const summary = plans.get(plan)?.summary
    return summary === undefined ? null : { summary, name: nameOfPlan(summary, cycles) }
  }
  const texts: Hit[] = []
  for (const { plan, action, title, reference, excerpt } of answer.actions) {
    const of = named(plan)
    if (of === null || shown.has(actionKey(plan, action))) continue
    const now = of.summary.actions[action]
    const hit: Hit = now === undefined
      ? { key: actionKey(plan, action), sign: 'action', title: title.text, ranges: title.ranges, before: reference ?? undefined, choice: { does: 'go', to: addressOfAction(plan, action) } }
      : { ...actionHit(t, of.summary, action, now, of.name), ranges: now.title === title.text ? title.ranges : [] }
    texts.push({ ...hit, note: excerpt === null ? of.name : place(excerpt, of.name), excerpt: excerpt === null ? undefined : part(excerpt) })
  }
  for (const { plan, goal, excerpt } of answer.goals) {
    const of = named(plan)
    const found = cycles.flatMap(cycle => cycle.goals).find(({ id }) => id === goal)
    if (of === null || found === undefined) continue
    texts.push({ key: `goal-text/${plan}/${goal}`, sign: 'goal', before: t('palette.goal', { number: found.number }), title: found.title, ranges: [], note: place(excerpt, of.name), excerpt: part(excerpt), choice: { does: 'go', to: `${addressOfPlan(plan)}#goal-${found.number}` } })
  }
  for (const { plan, excerpt } of answer.plans) {
    const of = named(plan)
    if (of === null || excerpt === null || shown.has(`plan/${plan}`)) continue
    texts.push({ key: `plan/${plan}`, sign: 'plan', title: of.name, ranges: [], note: place(excerpt, of.name), excerpt: part(excerpt), choice: { does: 'go', to: addressOfPlan(plan) } })
  }
  for (const { cycle, goal, excerpt } of answer.guidance) {
    const of = cycles.find(({ id }) => id === cycle)
    const found = of?.goals.find(({ id }) => id === goal)
    if (of === undefined || found === undefined) continue
    texts.push({ key: `guidance/${goal}`, sign: 'goal', before: t('palette.goal', { number: found.number }), title: found.title, ranges: [], note: place(excerpt, of.label), excerpt: part(excerpt), choice: { does: 'go', to: goalPath(of, found.number) } })
  }
  const people = answer.people.map(({ person, name, memberships }): Hit => {
    const [first] = memberships
    return {
      key: `person/${person}`,
      sign: 'person',
      party: first?.party,
      title: name.text,
      ranges: name.ranges,
      note: memberships.map(({ party, functions }) => `${partyLabel(party).name}, ${functions.map(held => t(`shell.function.${held}`)).join(', ')}`).join(' · '),
      choice: { does: 'narrow', scope: { of: 'person', person, name: name.text, parties: memberships.map(({ party }) => party) } },
    }
  })
  return [
    { id: 'people', label: t('palette.people'), hits: people },
    { id: 'texts', label: t('palette.texts'), hits: texts },
  ].filter(({ hits }) => hits.length > 0)
}
