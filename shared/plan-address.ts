// Addresses of a plan and of what stands in it, as links name them: pages make them and go where they point, and so do files that lead into
// the workspace. The end of an address says the part.
import { ActionId, ProposalId, ThreadId } from './ids.ts'
import type { PlanId } from './ids.ts'
import type { Path } from './schema/node.ts'

export const addressOfPlan = (plan: PlanId): string => `/plans/${plan}`

const parts = { action: '#action-', thread: '#thread-', proposal: '#proposal-' } as const

/** The card of an action opens. */
export const atAction = (action: string): string => `${parts.action}${action}`
export const addressOfAction = (plan: PlanId, action: string): string => `${addressOfPlan(plan)}${atAction(action)}`
/** A thread, and a proposal, opens in the panel beside its place. */
export const addressOfThread = (plan: PlanId, thread: ThreadId): string => `${addressOfPlan(plan)}${parts.thread}${thread}`
export const addressOfProposal = (plan: PlanId, proposal: string): string => `${addressOfPlan(plan)}${parts.proposal}${proposal}`

/** The action in which a place is; else the plan. */
export const addressOfPlace = (plan: PlanId, [root, id]: Path): string => (root === 'actions' && id !== undefined ? addressOfAction(plan, id) : addressOfPlan(plan))

export type PartOfPlan = { readonly part: 'action'; readonly id: ActionId } | { readonly part: 'thread'; readonly id: ThreadId } | { readonly part: 'proposal'; readonly id: ProposalId }

/** What the end of an address names; null for anything else. Does not say whether it is there. */
export function partIn(hash: string): PartOfPlan | null {
  const after = (prefix: string): string | null => (hash.startsWith(prefix) ? hash.slice(prefix.length) : null)
  const [action, thread, proposal] = [ActionId.safeParse(after(parts.action)), ThreadId.safeParse(after(parts.thread)), ProposalId.safeParse(after(parts.proposal))]
  if (action.success) return { part: 'action', id: action.data }
  if (thread.success) return { part: 'thread', id: thread.data }
  return proposal.success ? { part: 'proposal', id: proposal.data } : null
}
