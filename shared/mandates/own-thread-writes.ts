// Who may write what in the comments of a delegation's own side: colleagues among themselves, each in their own name. They are told apart
// by person, as nobody else reads them.
import { personOfReaction, OwnResolved } from '../documents/own-threads.ts'
import { planSchema } from '../documents/plan.ts'
import type { PersonId } from '../ids.ts'
import { err } from '../result.ts'
import type { Result } from '../result.ts'
import type { Path } from '../schema/node.ts'
import { mayWrite } from './mandates.ts'
import type { Grant, MandateRefusal, PlanFacts, Writer } from './mandates.ts'
import { isPlace } from './thread-writes.ts'

/** What of a thread decides about that. */
export type OwnThreadStanding = { readonly comments: { readonly [id: string]: { readonly author: PersonId | undefined } | undefined } }

/** How a thread stands now; null for one that the document does not hold yet. */
export type OwnThreadOf = (id: string) => OwnThreadStanding | null

/** Whether this person may write at a path below `threads` of their delegation's own side now. What the document does not hold yet is
 *  its creator's. Does not check whose side it is: nobody else is let in. */
export function mayWriteInOwnThread(writer: Writer, facts: PlanFacts, path: Path, threadOf: OwnThreadOf): Result<Grant, MandateRefusal> {
  const may = mayWrite(writer, facts, { writtenBy: 'own-thread', party: writer.party })
  if (!may.ok) return may
  const [, id = '', field, comment = '', ofComment, key = ''] = path
  const thread = threadOf(id)
  if (field === undefined || field === 'resolved') return may
  // Where it stands and on which words was said when it came, for good.
  if (field !== 'comments') return thread === null ? may : err({ code: 'mandate/server-only' })
  const author = thread?.comments[comment]?.author
  switch (ofComment) {
    case undefined:
      return may
    case 'text':
      return author === undefined || author === writer.person ? may : err({ code: 'mandate/not-your-own-comment' })
    case 'reactions':
      return key === '' || personOfReaction(key) === writer.person ? may : err({ code: 'mandate/not-your-own-comment' })
    default:
      return author === undefined ? may : err({ code: 'mandate/server-only' })
  }
}

/** Whether what an update leaves there is this writer's to leave. */
export function mayLeaveInOwnThread(writer: Writer, path: Path, value: unknown): MandateRefusal['code'] | null {
  const field = path.at(-1)
  if (field === 'author') return value === writer.person ? null : 'mandate/comment-as-yourself'
  if (field === 'resolved') return value === undefined || OwnResolved.safeParse(value).data?.by === writer.person ? null : 'mandate/comment-as-yourself'
  if (field === 'about') return Array.isArray(value) && isPlace(planSchema, value.map(String)) ? null : 'mandate/no-such-place'
  return null
}
