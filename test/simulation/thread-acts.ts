// What a row does in threads of comments, in the words of the specification of mandates (test/mandates).
import * as Y from 'yjs'
import { Resolved } from '../../shared/documents/threads.ts'
import type { PlanPlain } from '../../shared/documents/plan.ts'
import { CommentId, ThreadId } from '../../shared/ids.ts'
import type { PartyId } from '../../shared/ids.ts'
import type { Path } from '../../shared/schema/node.ts'

/** An operation, and the place whose roles decide about it. */
type ThreadAct = { readonly operation: string; readonly about: Path }

const nobodyDoes = 'what nobody does'
const entryRoots = ['goals', 'actions']

/** `value`: what a row left at a path below `threads`; undefined: it only took away. */
export function threadActs([root = '', id, field, comment, ofComment, key]: Path, value: unknown, before: PlanPlain, own: PartyId): ThreadAct[] {
  const thread = before.threads[ThreadId.parse(id)]
  const at = (operation: string): ThreadAct[] => [{ operation, about: [root] }]
  if (field === undefined) return value instanceof Y.Map ? newThread(value, own).map(operation => ({ operation, about: [root] })) : at(nobodyDoes)
  if (field === 'resolved') {
    const by = value === undefined ? own : Resolved.safeParse(value).data?.by
    if (by !== own) return at('closing in another’s name')
    return [{ operation: thread?.by === own ? 'closing one’s own thread' : 'closing another’s thread', about: thread?.about ?? [] }]
  }
  if (field !== 'comments') return at('what a comment is about')
  const said = thread?.comments[CommentId.parse(comment)]
  switch (ofComment) {
    case undefined:
      return value instanceof Y.Map ? newComment(value, own, 'a reply').flatMap(at) : at(nobodyDoes)
    case 'text':
      return at(said?.by === own ? 'changing one’s own comment' : 'changing another’s comment')
    case 'stamp':
      return at('the moment of a comment')
    case 'reactions':
      return at(key === undefined ? nobodyDoes : reactionOf(key, own))
    default:
      return at('what a comment is about')
  }
}

const reactionOf = (key: string, own: PartyId): string => (key.split(':')[0] === own ? 'a reaction' : 'another’s reaction')

/** A thread that came, with all that it came with. */
function newThread(thread: Y.Map<unknown>, own: PartyId): string[] {
  const comments = thread.get('comments')
  const operations = [isOnSomething(thread.get('about')) ? (thread.get('by') === own ? 'a comment' : 'a comment in another’s name') : 'a comment on nothing']
  if (comments instanceof Y.Map) for (const comment of comments.values()) if (comment instanceof Y.Map) operations.push(...newComment(comment, own, 'a comment'))
  const resolved = thread.get('resolved')
  if (resolved !== undefined) operations.push(Resolved.safeParse(resolved).data?.by === own ? 'closing one’s own thread' : 'closing in another’s name')
  return operations
}

function newComment(comment: Y.Map<unknown>, own: PartyId, what: 'a comment' | 'a reply'): string[] {
  const operations = comment.get('by') === own ? [what === 'a comment' ? what : 'a reply to a comment'] : [`${what} in another’s name`]
  if (comment.get('stamp') !== undefined) operations.push('the moment of a comment')
  const reactions = comment.get('reactions')
  if (reactions instanceof Y.Map) for (const key of reactions.keys()) operations.push(reactionOf(key, own))
  return operations
}

/** The whole plan, its aim, a goal or an action, or something in one; never what is on record. */
function isOnSomething(about: unknown): boolean {
  if (!Array.isArray(about)) return false
  const [root, id] = about.map(String)
  return root === undefined || (root === 'aim' && id === undefined) || (entryRoots.includes(root) && id !== undefined)
}
