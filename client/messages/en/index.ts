// The English catalogue, merged from one file per area of the product. Every other language has exactly these keys.
// Sentences that shared code and the server need too (findings, refusals, closes, fields) live in shared/messages under
// their codes: what any page may have to say is merged in here, the rest in plan-page.ts.
import { sentencesOfEveryPage } from '../../../shared/messages/index.ts'
import { connection } from './connection.ts'
import type { days } from './days.ts'
import { design } from './design.ts'
import { editor } from './editor.ts'
import { matrix } from './matrix.ts'
import type { planPage } from './plan-page.ts'
import { plans } from './plans.ts'
import { shell } from './shell.ts'
import { signIn } from './sign-in.ts'

export const en = {
  ...design,
  ...editor,
  ...shell,
  ...signIn,
  ...plans,
  ...matrix,
  ...connection,
  ...sentencesOfEveryPage,
} as const

/** Of all areas. Those of single pages come with them, not with the first load (page-messages.tsx). */
export type MessageId = keyof typeof en | keyof typeof days | keyof typeof planPage
