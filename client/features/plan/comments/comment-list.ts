// Threads as the panel lists them: in the order of the page, and those that one asked for.
import { isOpen } from '../../../../shared/documents/open-threads.ts'
import type { ThreadPlain } from '../../../../shared/documents/open-threads.ts'
import { mentions } from '../../../../shared/documents/mentions.ts'
import type { PlacedAction } from '../../../../shared/documents/plan-order.ts'
import type { PlanPlain } from '../../../../shared/documents/plan.ts'
import type { CommentId, GoalId, PartyId, ThreadId } from '../../../../shared/ids.ts'
import type { Path } from '../../../../shared/schema/node.ts'
import type { RoundFilter } from '../../../rounds/index.ts'

export type CommentFilter = {
  readonly state: 'open' | 'resolved' | 'all'
  /** `ours`, `mentions`: of the reader's delegation; `only-ours`: what nobody else has; else a delegation that takes part. */
  readonly who: 'anyone' | 'ours' | 'mentions' | 'only-ours' | PartyId
  readonly round: RoundFilter
}
export const everyone: CommentFilter = { state: 'open', who: 'anyone', round: 'any' }

export type Listed = { readonly id: ThreadId; readonly thread: ThreadPlain }

/** The fields of an action in the order of its card; whatever else comes after them. */
const fieldsInOrder: readonly string[] = ['title', 'status', 'progress', 'deliveries', 'description', 'leader', 'services', 'contacts', 'coLeaders', 'participants', 'seeks', 'goal', 'goalsServed', 'kind', 'channel', 'from', 'to', 'nature', 'stance', 'level', 'jointActionDays', 'indicators', 'funding', 'links', 'expectedResult']

export type PageOrder = {
  readonly goalsOfCycle: readonly GoalId[]
  readonly places: readonly Pick<PlacedAction, 'id' | 'goal'>[]
}
type Order = PageOrder & {
  /** Threads on words of a text, from its beginning to its end; empty where that is not known. */
  readonly inText: (about: Path) => readonly ThreadId[]
}

/** All threads that hold something to read, those of one place by where their words begin, else the oldest first. */
export function inOrder(threads: PlanPlain['threads'], order: Order): readonly Listed[] {
  const rank = rankIn(order)
  const inText = new Map<string, readonly ThreadId[]>()
  // The keys of a reading are those that the schema let in.
  const listed = (Object.keys(threads) as ThreadId[]).flatMap(id => {
    const thread = threads[id]
    if (thread === undefined || Object.keys(thread.comments).length === 0) return []
    const about = thread.about ?? []
    const place = about.join('\n')
    if (!inText.has(place)) inText.set(place, order.inText(about))
    const word = inText.get(place)?.indexOf(id) ?? -1
    return [{ id, thread, key: [...rank(about), word === -1 ? Number.MAX_SAFE_INTEGER : word], at: beganAt(thread) }]
  })
  listed.sort((one, other) => compareKeys(one.key, other.key) || (one.at < other.at ? -1 : one.at > other.at ? 1 : one.id < other.id ? -1 : 1))
  return listed.map(({ id, thread }) => ({ id, thread }))
}

/** What is not sent yet came last. */
const notYet = '9999'
export const beganAt = ({ comments }: ThreadPlain): string => Object.values(comments).reduce((first, comment) => ((comment?.stamp?.at ?? notYet) < first ? (comment?.stamp?.at ?? notYet) : first), notYet)

/** Numbers by which places are ordered: part of the page, goal, action, field. */
export function rankIn({ goalsOfCycle, places }: PageOrder): (about: Path) => readonly number[] {
  const actions = new Map(places.map(({ id, goal }, index) => [id as string, { index, goal: goal === null ? goalsOfCycle.length : goalsOfCycle.indexOf(goal) }]))
  return ([root, id = '', field = '']) => {
    if (root === undefined) return [0, 0, 0, 0]
    if (root === 'aim') return [1, 0, 0, 0]
    if (root === 'goals') return [2, goalsOfCycle.findIndex(goal => goal === id), -1, field === '' ? 0 : 1]
    const action = actions.get(id)
    if (root !== 'actions' || action === undefined) return [3, 0, 0, 0]
    const place = fieldsInOrder.indexOf(field)
    return [2, action.goal, action.index, field === '' ? -1 : place === -1 ? fieldsInOrder.length : place]
  }
}

export function compareKeys(one: readonly number[], other: readonly number[]): number {
  for (const [index, value] of one.entries()) {
    const difference = value - (other[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** What of a thread is asked besides what it says: `isOwn`, nobody else has it; `isOfRound`, it was begun in the round that is looked at. */
type Beside = { readonly isOwn: boolean; readonly isOfRound: boolean; readonly mentionsReader: boolean }

/** @param ours the reader's delegation. */
export function matches(thread: ThreadPlain, { state, who }: Omit<CommentFilter, 'round'>, ours: PartyId, { isOwn, isOfRound, mentionsReader }: Beside = nothingBeside): boolean {
  if (state === 'open' && !isOpen(thread)) return false
  if (state === 'resolved' && thread.resolved === undefined) return false
  if (!isOfRound) return false
  if (who === 'anyone') return true
  if (who === 'only-ours') return isOwn
  const comments = Object.values(thread.comments)
  // Among colleagues a delegation's code is no word to the delegation.
  if (who === 'mentions') return isOwn ? mentionsReader : comments.some(comment => comment?.text !== undefined && mentions(comment.text, ours))
  const party = who === 'ours' ? ours : who
  return comments.some(comment => comment?.by === party)
}

const nothingBeside: Beside = { isOwn: false, isOfRound: true, mentionsReader: false }

/** Every delegation that said something, each once. */
export function delegationsIn(threads: PlanPlain['threads']): readonly PartyId[] {
  const found = new Set<PartyId>()
  for (const thread of Object.values(threads)) for (const comment of Object.values(thread?.comments ?? {})) if (comment?.by !== undefined) found.add(comment.by)
  return [...found]
}

export type ListedComment = { readonly id: CommentId; readonly comment: NonNullable<ThreadPlain['comments'][CommentId]> }

/** In the order in which the server took them; what it has not yet, last. */
export function commentsIn({ comments }: ThreadPlain): readonly ListedComment[] {
  const listed = (Object.keys(comments) as CommentId[]).flatMap(id => {
    const comment = comments[id]
    return comment === undefined ? [] : [{ id, comment }]
  })
  const at = ({ comment: { stamp } }: ListedComment): string => stamp?.at ?? notYet
  return listed.sort((one, other) => (at(one) < at(other) ? -1 : at(one) > at(other) ? 1 : 0))
}
