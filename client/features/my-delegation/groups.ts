// What waits, in the groups of the page. Requests of one plan stand together, since they can be answered together.
import type { PlanId } from '../../../shared/ids.ts'
import { mostUrgentFirst } from '../../../shared/projection/waiting.ts'
import type { Waiting } from '../../../shared/projection/waiting.ts'

export const groupNames = ['answer', 'changed', 'decide', 'accept', 'read'] as const
export type GroupName = (typeof groupNames)[number]
export type Group = { readonly name: GroupName; readonly blocks: readonly Block[]; readonly count: number }
/** Of one plan; null where the rows of several are mixed and each says its own. */
export type Block = { readonly plan: PlanId | null; readonly waiting: readonly Waiting[] }

const groupOf: Readonly<Record<Waiting['what'], GroupName>> = {
  'answer': 'answer',
  'keep': 'changed',
  'confirm-leader': 'decide',
  'take-in': 'decide',
  'admit': 'decide',
  'take-offer': 'decide',
  'lend-pen': 'decide',
  'accept-plan': 'accept',
  'read-step': 'read',
  'pen-ends': 'read',
  'read-note': 'read',
}

/** Groups with nothing in them are left out. In each what was reminded comes first, then what waits longest; plans by their
 *  most urgent request. */
export function groupsOf(waiting: readonly Waiting[]): readonly Group[] {
  const ordered = mostUrgentFirst(waiting)
  return groupNames.flatMap(name => {
    const rows = ordered.filter(({ what }) => groupOf[what] === name)
    if (rows.length === 0) return []
    const blocks = name === 'answer' ? [...new Set(rows.map(({ plan }) => plan))].map((plan): Block => ({ plan, waiting: rows.filter(row => row.plan === plan) })) : [{ plan: null, waiting: rows }]
    return [{ name, blocks, count: rows.length }]
  })
}
