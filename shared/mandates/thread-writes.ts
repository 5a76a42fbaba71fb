// Who may write what in threads of comments: one's own words in one's own name, and what stands is nobody else's to change.
import { nodeAt } from '../schema/node.ts'
import type { DocumentSchema, Path, Roots } from '../schema/node.ts'
import { ActionId } from '../ids.ts'
import type { PartyId } from '../ids.ts'
import { err } from '../result.ts'
import type { Result } from '../result.ts'
import type { Standing } from '../documents/plan-standing.ts'
import { Resolved } from '../documents/threads.ts'
import { mayWrite } from './mandates.ts'
import type { Grant, MandateRefusal, PlanFacts, Writer } from './mandates.ts'
import type { WrittenBy } from './written-by.ts'

/** What of a thread decides about that. */
export type ThreadStanding = {
  readonly about: Path | undefined
  readonly by: PartyId | undefined
  readonly comments: { readonly [id: string]: { readonly by: PartyId | undefined } | undefined }
}

/** How a thread stands now; null for one that the document does not hold yet. */
export type ThreadOf = (id: string) => ThreadStanding | null

type InThread = { readonly path: Path; readonly writtenBy: WrittenBy; readonly party: PartyId | null }

/** Whether this person may write at a path below `threads` now. What the document does not hold yet is its creator's. */
export function mayWriteInThread(writer: Writer, facts: PlanFacts, { path, writtenBy, party }: InThread, threadOf: ThreadOf, standingOf: (id: ActionId) => Standing | null): Result<Grant, MandateRefusal> {
  const [, id = '', , comment = ''] = path
  const thread = threadOf(id)
  switch (writtenBy) {
    case 'commenting': {
      const may = mayWrite(writer, facts, { writtenBy })
      return may.ok && isSaid(path, thread) ? err({ code: 'mandate/server-only' }) : may
    }
    case 'own-comment':
      return mayWrite(writer, facts, { writtenBy, party: party ?? thread?.comments[comment]?.by ?? writer.party })
    case 'resolving': {
      const [root, about] = thread?.about ?? []
      const action = root === 'actions' ? ActionId.safeParse(about).data : undefined
      const now = action === undefined ? null : standingOf(action)
      return mayWrite(writer, facts, { writtenBy, party: thread?.by ?? writer.party, ...(action !== undefined && now !== null && { action: { id: action, now } }) })
    }
    default:
      return mayWrite(writer, facts, { writtenBy, party })
  }
}

/** Whether a field of a thread or a comment was said when that came, for good: whose it is, and where. */
function isSaid([, , field, comment = '', ofComment]: Path, thread: ThreadStanding | null): boolean {
  if (field === undefined || (field === 'comments' && ofComment === undefined)) return false
  return field === 'comments' ? thread?.comments[comment] !== undefined : thread !== null
}

/** Whether what an update leaves there is this writer's to leave. */
export function mayLeaveInThread(writer: Writer, path: Path, value: unknown, schema: DocumentSchema<Roots>): MandateRefusal['code'] | null {
  const field = path[path.length - 1]
  if (field === 'by') return value === writer.party ? null : 'mandate/comment-as-yourself'
  if (field === 'resolved') return value === undefined || Resolved.safeParse(value).data?.by === writer.party ? null : 'mandate/comment-as-yourself'
  if (field === 'about') return Array.isArray(value) && isPlace(schema, value.map(String)) ? null : 'mandate/no-such-place'
  return null
}

/** The whole document, an entry, or a field that people read; never a thread itself, nor what is on record. */
export function isPlace(schema: DocumentSchema<Roots>, place: Path): boolean {
  const [root] = place
  return root === undefined || (root !== 'threads' && root !== 'record' && root !== 'references' && nodeAt(schema, place) !== null)
}
