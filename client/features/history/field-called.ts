// What a field is called within a sentence. The ends of a time are "From" and "To" beside their days, which no sentence can say.
import { planSchema } from '../../../shared/documents/plan.ts'
import type { Path } from '../../../shared/schema/node.ts'
import { fieldName } from '../plan/index.ts'
import type { Translate } from './use-message.ts'

export function fieldCalled(t: Translate, path: Path): string {
  const [root, , field, ...deeper] = path
  if (root === 'actions' && deeper.length === 0 && (field === 'from' || field === 'to')) return t(`history.field-${field}`)
  return root === 'actions' && field === 'order' && deeper.length === 0 ? t('field/action.order') : fieldName(t, planSchema, path)
}
