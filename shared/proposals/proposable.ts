// Where in a plan something can be proposed, and as what: asked by the page before it begins a draft, and by the server always.
import { planSchema } from '../documents/plan.ts'
import type { ProposedChange } from '../documents/proposals.ts'
import { fieldAt } from '../mandates/plan-writes.ts'
import type { Field } from '../mandates/plan-writes.ts'
import { nodeAt } from '../schema/node.ts'
import type { Path } from '../schema/node.ts'

/** Fields that are proposed by their value. Who is asked to do something is asked by whoever writes the action, but for its leader. */
export const proposedByValue = ['kind', 'nature', 'stance', 'level', 'from', 'to', 'channel', 'goal', 'leader', 'gapReason'] as const

/** What can be proposed at a place: at a goal a new action in it; null: nothing. */
export function kindOfChange(place: Path): ProposedChange['kind'] | null {
  const node = nodeAt(planSchema, place)
  const [root, , field, ...deeper] = place
  if (node?.node === 'text') return node.kind === 'rich' ? 'text' : 'value'
  if (node?.node === 'fixed' && place.length === 2) return root === 'actions' ? 'removal' : root === 'goals' ? 'action' : null
  return node?.node === 'value' && deeper.length === 0 && proposedByValue.some(known => known === field) ? 'value' : null
}

/** The field that a proposal at this place would write, which decides who takes it in. Null: there is none. */
export function fieldOfPlace(place: Path): Field | null {
  const kind = kindOfChange(place)
  // Whoever places the actions of a goal decides what comes into it: others who may add one do so in their own name only.
  if (kind === 'action') return { path: place, writtenBy: 'placing', party: null }
  return fieldAt(kind === 'removal' ? [...place, 'removed'] : place)
}
