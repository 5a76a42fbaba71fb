// The key of the sentence that names a field.
import { fields } from './en/fields.ts'

type FieldCode = keyof typeof fields

/** From the `label` of its schema node; null for a label that no catalogue knows. */
export function fieldCodeOf(label: string): FieldCode | null {
  const code = `field/${label}`
  return isFieldCode(code) ? code : null
}

const isFieldCode = (code: string): code is FieldCode => Object.hasOwn(fields, code)
