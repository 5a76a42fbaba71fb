// What a field is called on the page.
import { fieldCodeOf } from '../../../../shared/messages/index.ts'
import { nodeAt } from '../../../../shared/schema/node.ts'
import type { DocumentSchema, Path, Roots } from '../../../../shared/schema/node.ts'
import type { Translate } from '../use-message.ts'

/** What a field is called: by the label of its schema node. */
export function fieldName(t: Translate, schema: DocumentSchema<Roots>, path: Path): string {
  const node = nodeAt(schema, path)
  const code = node === null || node.node === 'fixed' ? null : fieldCodeOf(node.label)
  return code === null ? t('field/plan.actions') : t(code)
}
