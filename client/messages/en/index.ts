// The English catalogue, merged from one file per area of the product. Every other language has exactly these keys.
// Sentences that shared code and the server need too (findings, refusals, closes, fields) live in shared/messages under
// their codes and are merged in here, nowhere else.
import { sentences } from '../../../shared/messages/index.ts'
import { access } from './access.ts'
import { connection } from './connection.ts'
import type { days } from './days.ts'
import { design } from './design.ts'
import { editor } from './editor.ts'
import { matrix } from './matrix.ts'
import { plan } from './plan.ts'
import { plans } from './plans.ts'
import { shell } from './shell.ts'
import { signIn } from './sign-in.ts'

export const en = {
  ...access,
  ...design,
  ...editor,
  ...shell,
  ...signIn,
  ...plan,
  ...plans,
  ...matrix,
  ...connection,
  ...sentences,
} as const

/** Of all areas: `days` comes with its pages (page-messages.tsx). */
export type MessageId = keyof typeof en | keyof typeof days
