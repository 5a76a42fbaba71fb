// The text of the plan that a thread stands on words of; null for every other place.
import { planSchema } from '../../../../shared/documents/plan.ts'
import { nodeAt } from '../../../../shared/schema/node.ts'
import type { Path } from '../../../../shared/schema/node.ts'
import { textAt } from '../../../../shared/schema/text-at.ts'

export function textOf(doc: Parameters<typeof textAt>[0], about: Path): ReturnType<typeof textAt> {
  const node = nodeAt(planSchema, about)
  return node?.node === 'text' && node.kind === 'rich' ? textAt(doc, about) : null
}
