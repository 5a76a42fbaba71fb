// Every sentence that shared and server code can say to a person, by its code. Written in ICU message syntax, so an
// apostrophe is ’ and never '. The page merges them into its catalogue; the server sends those that need no values.
import { apiErrors } from './en/api-errors.ts'
import { closes } from './en/close-codes.ts'
import { fields } from './en/fields.ts'
import { findingHeadings, findings } from './en/findings.ts'
import { refusals } from './en/refusals.ts'
import { remedies, remediesOfOneself } from './en/remedies.ts'

export const sentences = {
  ...findings,
  ...findingHeadings,
  ...remedies,
  ...remediesOfOneself,
  ...refusals,
  ...closes,
  ...apiErrors,
  ...fields,
} as const

export type MessageCode = keyof typeof sentences

export const isMessageCode = (code: string): code is MessageCode => Object.hasOwn(sentences, code)

export { fieldCodeOf } from './field-code.ts'
