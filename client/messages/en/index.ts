// The English catalogue, merged from one file per area of the product. Every other language has exactly these keys.
// What only an open plan says stands in in-plan.ts. Sentences that shared code and the server need too (findings, refusals,
// closes, fields) live in shared/messages under their codes and are merged in here or there, nowhere else.
import { closes } from '../../../shared/messages/en/close-codes.ts'
import { commands } from './commands.ts'
import { connection } from './connection.ts'
import { design } from './design.ts'
import { exports } from './exports.ts'
import { plans } from './plans.ts'
import { shell } from './shell.ts'
import { signIn } from './sign-in.ts'

export const en = {
  ...design,
  ...shell,
  ...signIn,
  ...plans,
  ...commands,
  ...exports,
  ...connection,
  ...closes,
} as const

export type MessageId = keyof typeof en
