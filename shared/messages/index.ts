// Every sentence that shared and server code can say to a person, by its code. Written in ICU message syntax, so an
// apostrophe is ’ and never '. The page merges them into its catalogue; the server sends those that need no values.
import { apiErrors } from './en/api-errors.ts'
import { closes } from './en/close-codes.ts'
import { fields } from './en/fields.ts'
import { findingHeadings, findings } from './en/findings.ts'
import { refusals } from './en/refusals.ts'
import { remedies, remediesOfOneself } from './en/remedies.ts'

/** What is said where a plan is open: loaded with it. */
export const sentencesOfPlans = {
  ...findings,
  ...findingHeadings,
  ...remedies,
  ...remediesOfOneself,
  ...refusals,
  ...fields,
} as const

/** What any page may have to say. */
export const sentencesOfEveryPage = { ...closes, ...apiErrors } as const

export const sentences = { ...sentencesOfPlans, ...sentencesOfEveryPage } as const

export type MessageCode = keyof typeof sentences

export const isMessageCode = (code: string): code is MessageCode => Object.hasOwn(sentences, code)

/** The name of a field from the `label` of its schema node; null for a label that no catalogue knows. */
export function fieldCodeOf(label: string): MessageCode | null {
  const code = `field/${label}`
  return isMessageCode(code) ? code : null
}
