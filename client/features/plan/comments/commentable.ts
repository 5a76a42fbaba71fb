// What a comment is about that somebody makes at a place of the page.
import { planSchema } from '../../../../shared/documents/plan.ts'
import { isPlace } from '../../../../shared/mandates/thread-writes.ts'
import type { Path } from '../../../../shared/schema/node.ts'

/** The field, else the entry that it is in, else the plan: what stands on record is talked about with the plan. */
export function commentable(path: Path): Path {
  const field = path.slice(0, 3)
  return [field, field.slice(0, 2)].find(place => isPlace(planSchema, place)) ?? []
}
