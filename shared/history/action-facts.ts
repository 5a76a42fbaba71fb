// What an action says beside its texts, in words: for reading it as it was.
import type { ActionContent } from '../documents/plan-content.ts'
import { planSchema } from '../documents/plan.ts'
import type { Path } from '../schema/node.ts'
import { isInFile } from '../schema/plain-content.ts'
import { keyWords, valueWords } from './value-words.ts'

/** Values, what stands under keys, and rows, each in words. */
export function factsOf(action: ActionContent): readonly { readonly field: string; readonly words: string }[] {
  const content: { readonly [field: string]: unknown } = action
  return Object.entries(planSchema.roots.actions.fields).flatMap(([field, node]) => {
    const value = content[field]
    if (value === undefined || field === 'goal' || node.node === 'text' || !isInFile(node.content)) return []
    const path: Path = ['actions', action.id, field]
    if (node.node === 'value') return [{ field, words: valueWords(path, value) }]
    if (node.node === 'keyed') {
      const words = Object.entries(value as object).map(([key, of]) => [keyWords([...path, key]), valueWords([...path, key], of)].filter(Boolean).join(': ')).filter(Boolean)
      return words.length === 0 ? [] : [{ field, words: words.join('; ') }]
    }
    const rows = (value as readonly { readonly id: string }[]).map(({ id, ...row }) => Object.entries(row).map(([key, of]) => valueWords([...path, id, key], of)).filter(Boolean).join(', ')).filter(Boolean)
    return rows.length === 0 ? [] : [{ field, words: rows.join('; ') }]
  })
}
