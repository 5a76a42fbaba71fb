// What a field is called on the pages.
import { fieldCodeOf } from '../../shared/messages/index.ts'
import { nodeAt } from '../../shared/schema/node.ts'
import type { DocumentSchema, Path, Roots } from '../../shared/schema/node.ts'
import type { PlanTranslate } from './use-message.tsx'

/** What a field is called: by the label of its schema node. */
export function fieldName(t: PlanTranslate, schema: DocumentSchema<Roots>, path: Path): string {
  const node = nodeAt(schema, path)
  const code = node === null || node.node === 'fixed' ? null : fieldCodeOf(node.label)
  return code === null ? t('field/plan.actions') : t(code)
}
