// What a comment is about that somebody makes at a place of the page.
import { planSchema } from '../../../../shared/documents/plan.ts'
import { isPlace } from '../../../../shared/mandates/thread-writes.ts'
import type { Path } from '../../../../shared/schema/node.ts'

/** Each delegation named in an action has one of its own, with a control of its own on the page. */
const ofOneDelegation: readonly (string | undefined)[] = ['services', 'contacts']

/** The field, else the entry that it is in, else the plan: what stands on record is talked about with the plan. */
export function commentable(path: Path): Path {
  const field = path.slice(0, ofOneDelegation.includes(path[2]) ? 4 : 3)
  return [field, field.slice(0, 2)].find(place => isPlace(planSchema, place)) ?? []
}
