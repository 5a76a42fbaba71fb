// The words of a row: what it asks, in one line, and what one needs to know to decide it.
import type { CycleView } from '../../../shared/api/cycles.ts'
import type { ActionId, GoalId, PlanId } from '../../../shared/ids.ts'
import { addressOfAction } from '../../../shared/plan-address.ts'
import type { ActionSummary } from '../../../shared/projection/plan-summary-shape.ts'
import type { Waiting } from '../../../shared/projection/waiting.ts'
import { planStatusLabels } from '../../../shared/vocabularies/vocabularies.ts'
import { useLivePlans, type LiveTable } from '../../live/index.ts'
import { formatDay, formatDays, formatMoment } from '../../messages/formats.ts'
import { useMessage, type Translate } from './use-message.ts'
import { useCycles } from '../../shell/cycles.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { planName } from '../../shell/plan-name.ts'

export type Words = {
  /** What it asks: also the name of the row. */
  readonly title: string
  readonly href: string
  /** Facts beside it, in order; none is empty. */
  readonly facts: readonly string[]
  /** When it was last reminded of. */
  readonly reminded: string | null
}

export type Names = {
  readonly planOf: (id: PlanId) => string
  /** Number or reference, and title. */
  readonly actionOf: (plan: PlanId, id: ActionId) => string
  readonly goalOf: (id: GoalId | null) => CycleView['goals'][number] | undefined
}

export function useNames(): Names {
  const t = useMessage()
  const { plans } = useLivePlans()
  const cycles = useCycles() ?? []
  return {
    planOf: id => nameOfPlan(plans, cycles, id),
    actionOf: (plan, id) => nameOfAction(t, plans.get(plan)?.summary.actions[id]),
    goalOf: id => cycles.flatMap(({ goals }) => goals).find(goal => goal.id === id),
  }
}

export function useWords(): (waiting: Waiting) => Words {
  const t = useMessage()
  const { plans } = useLivePlans()
  const names = useNames()
  return waiting => {
    const summary = plans.get(waiting.plan)?.summary
    const plan = names.planOf(waiting.plan)
    const action = 'action' in waiting ? summary?.actions[waiting.action] : undefined
    const goal = waiting.what === 'read-note' ? names.goalOf(waiting.goal) : undefined
    const href = 'action' in waiting ? addressOfAction(waiting.plan, waiting.action) : `/plans/${waiting.plan}${goal === undefined ? '' : `#goal-${goal.number}`}`
    const reminded = 'reminded' in waiting && waiting.reminded !== null ? t('own.reminded-on', { on: formatDay(waiting.reminded) }) : null
    return { title: titleOf(t, waiting, names, plan), href, facts: factsOf(t, waiting, action, names, plan).filter(fact => fact !== ''), reminded }
  }
}

function titleOf(t: Translate, waiting: Waiting, names: Names, plan: string): string {
  const party = 'party' in waiting ? partyLabel(waiting.party).name : ''
  const action = 'action' in waiting ? names.actionOf(waiting.plan, waiting.action) : ''
  switch (waiting.what) {
    case 'answer':
      return t(`own.answer-${waiting.role}`, { action })
    // It may have said yes to two parts of one action.
    case 'keep':
      return t(`own.keep-${waiting.role}`, { action })
    case 'confirm-leader':
      return t('own.confirm-leader-of', { party, action })
    case 'take-in':
      return t('own.take-in-action', { party, action })
    case 'admit':
      return t('own.admit-party', { party, action })
    case 'take-offer':
      return t(`own.offer-${waiting.role}`, { party, action })
    case 'accept-plan':
      return t(`own.accept-${waiting.role}-of`, { plan })
    case 'lend-pen':
      return t('own.pen-asked', { party, place: placeName(t, waiting, names) })
    case 'pen-ends':
      return t('own.pen-ends', { place: placeName(t, waiting, names), at: formatMoment(new Date(waiting.until)) })
    case 'read-note': {
      const goal = names.goalOf(waiting.goal)
      return t('own.note', { number: goal?.number ?? '', goal: goal?.title ?? waiting.goal })
    }
    case 'read-step':
      return t('own.step', { plan, status: planStatusLabels[waiting.status], at: formatMoment(new Date(waiting.at)) })
  }
}

function placeName(t: Translate, { plan, place }: Extract<Waiting, { readonly what: 'lend-pen' | 'pen-ends' }>, names: Names): string {
  switch (place.of) {
    case 'plan':
      return t('own.pen-plan')
    case 'goal':
      return names.goalOf(place.goal)?.title ?? place.goal
    case 'action':
      return names.actionOf(plan, place.action)
  }
}

function factsOf(t: Translate, waiting: Waiting, action: ActionSummary | undefined, names: Names, plan: string): readonly string[] {
  switch (waiting.what) {
    // Its plan stands over it.
    case 'answer':
      return [
        waiting.said === 'to-be-confirmed' ? t('own.said-later') : '',
        waiting.since === null ? '' : t('own.asked-on', { on: formatDay(waiting.since) }),
        datesOf(t, action),
        action?.leader === null || action === undefined || waiting.role === 'action-leader' ? '' : t('own.led-by', { party: partyLabel(action.leader).name }),
      ]
    case 'keep':
      return [plan, ...waiting.changed.map(what => nowIs(t, what, action, names))]
    case 'confirm-leader':
      return [plan, datesOf(t, action)]
    case 'take-in':
      return [plan, datesOf(t, action)]
    case 'admit':
      return [plan, waiting.since === null ? '' : t('own.joined-on', { on: formatDay(waiting.since) })]
    case 'take-offer':
      return [plan, datesOf(t, action), waiting.since === null ? '' : t('own.since', { on: formatDay(waiting.since) })]
    case 'lend-pen':
      return [plan, waiting.since === null ? '' : t('own.since', { on: formatDay(waiting.since) })]
    case 'accept-plan':
      return []
    case 'pen-ends':
      return [plan, waiting.isAsked ? t('own.pen-asked-again') : '']
    case 'read-note':
      return [waiting.supervisor === null ? '' : t('own.note-by', { party: partyLabel(waiting.supervisor).name }), t('own.note-new')]
    case 'read-step':
      return [t('own.step-to-fix', { count: waiting.toFix.length })]
  }
}

type Changed = Extract<Waiting, { readonly what: 'keep' }>['changed'][number]

function nowIs(t: Translate, what: Changed, action: ActionSummary | undefined, names: Names): string {
  switch (what) {
    case 'title':
      return t('own.now-title')
    case 'goal': {
      const goal = names.goalOf(action?.goal ?? null)
      return goal === undefined ? t('own.now-no-goal') : t('own.now-goal', { goal: `${goal.number} · ${goal.title}` })
    }
    case 'leader':
      return action?.leader === null || action === undefined ? t('own.now-no-leader') : t('own.now-leader', { party: partyLabel(action.leader).name })
    case 'dates':
      return action?.from === null && action.to === null ? t('own.now-no-dates') : t('own.now-dates', { dates: datesOf(t, action) })
    case 'own-line':
      return t('own.now-own-line')
  }
}

export function datesOf(t: Translate, action: Pick<ActionSummary, 'from' | 'to'> | undefined): string {
  const { from = null, to = null } = action ?? {}
  if (from !== null && to !== null) return formatDays(from, to)
  const one = from ?? to
  return one === null ? t('own.no-dates') : formatDay(one)
}

function nameOfPlan(plans: LiveTable, cycles: readonly CycleView[], id: PlanId): string {
  const summary = plans.get(id)?.summary
  return planName(cycles, summary?.area, summary?.period ?? null) || id
}

export function nameOfAction(t: Translate, action: Pick<ActionSummary, 'number' | 'title'> | undefined): string {
  return [action?.number, action?.title.trim() || t('own.untitled')].filter(Boolean).join(' · ')
}
