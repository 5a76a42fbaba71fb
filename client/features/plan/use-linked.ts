// What a link leads to, as far as this reader may see it: names come from the live summaries of the plans that are open to
// the reader's delegation. Where a plan is not, its name is not known here, and nothing is said about it.
import { useMemo } from 'react'
import { ActionId, PlanId } from '../../../shared/ids.ts'
import { addressOfAction } from '../../../shared/plan-address.ts'
import type { ActionSummary } from '../../../shared/projection/plan-summary-shape.ts'
import type { PlanStatus } from '../../../shared/vocabularies/vocabularies.ts'
import type { Option, OptionSection } from '../../design/option.ts'
import { useLivePlans } from '../../live/index.ts'
import { useCycles } from '../../shell/cycles.tsx'
import { planName } from '../../shell/plan-name.ts'
import { usePlan } from './plan-context.tsx'
import type { Standing } from './state-sign.tsx'

export type Linked = {
  readonly label: string
  readonly href: string
  /** How it stands: an action by its findings, a plan by its status; a removed action has no more than its name. */
  readonly standing: { readonly type: 'action'; readonly standing: Standing } | { readonly type: 'plan'; readonly status: PlanStatus | null } | { readonly type: 'removed' }
}

export const planLink = (plan: PlanId): string => `plan/${plan}`
export const actionLink = (plan: PlanId, action: ActionId): string => `action/${plan}/${action}`

export type LinkedPlaces = {
  /** Null where it is not open to this reader, or is no more. */
  readonly linked: (key: string) => Linked | null
  /** Everything that may be linked from an action of this plan: its own plan's actions first. */
  readonly options: (self: ActionId) => readonly OptionSection[]
}

const actionName = (summary: Pick<ActionSummary, 'reference' | 'title'> | undefined): string => [summary?.reference, summary?.title].filter(Boolean).join(' ')

export function useLinked(): LinkedPlaces {
  const { id: own } = usePlan()
  const { plans } = useLivePlans()
  const cycles = useCycles()
  return useMemo(() => {
    const nameOf = (plan: PlanId): string | null => {
      const summary = plans.get(plan)?.summary
      return summary === undefined ? null : planName(cycles ?? [], summary.area, summary.period)
    }
    const linked = (key: string): Linked | null => {
      const [kind, ...ids] = key.split('/')
      const plan = PlanId.safeParse(ids[0])
      const action = ActionId.safeParse(ids[1])
      const name = plan.success ? nameOf(plan.data) : null
      if (!plan.success || name === null) return null
      const summaryOfPlan = plans.get(plan.data)?.summary
      if (kind === 'plan') return { label: name, href: `/plans/${plan.data}`, standing: { type: 'plan', status: summaryOfPlan?.status ?? null } }
      if (!action.success || summaryOfPlan === undefined) return null
      const within = (label: string): string => (plan.data === own ? label : `${label} (${name})`)
      const summary = summaryOfPlan.actions[action.data]
      if (summary !== undefined) return { label: within(actionName(summary)), href: addressOfAction(plan.data, action.data), standing: { type: 'action', standing: summary } }
      const removed = summaryOfPlan.removed[action.data]
      return removed === undefined ? null : { label: within(actionName(removed)), href: `/plans/${plan.data}`, standing: { type: 'removed' } }
    }
    const sectionOf = (plan: PlanId, self: ActionId): OptionSection => {
      const actions = plans.get(plan)?.summary.actions ?? {}
      const ofActions = Object.keys(actions).map(key => ActionId.parse(key)).filter(action => action !== self).map((action): Option => {
        return { id: actionLink(plan, action), label: actionName(actions[action]) }
      })
      const name = nameOf(plan) ?? ''
      return { id: plan, label: name, options: plan === own ? ofActions : [{ id: planLink(plan), label: name }, ...ofActions] }
    }
    const options = (self: ActionId): readonly OptionSection[] => {
      const others = [...plans.values()].filter(({ summary }) => summary.plan !== own && !summary.archived).map(({ summary }) => summary.plan)
      return [own, ...others].map(plan => sectionOf(plan, self)).filter(section => section.options.length > 0)
    }
    return { linked, options }
  }, [plans, cycles, own])
}
