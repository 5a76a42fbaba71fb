// Comments that are a delegation's alone: threads in its own side of a plan (side.ts), never in the plan. They stand at a place of the
// plan, or at words of a text of it, which are not marked there: nobody else learns that somebody says something about them. They
// are told apart by person, since nobody but colleagues reads them.
import { z } from 'zod'
import { CommentId, PersonId } from '../ids.ts'
import { entries, keyed, required, value } from '../schema/node.ts'
import { IsoDay, shortLine } from '../schema/values.ts'
import { CommentPlace, CommentStamp, CommentText, longestQuote, reactions, TextAnchor } from './threads.ts'
import type { Reaction } from './threads.ts'

/** UTF-16 units that are kept of what stood on either side of the words, to find them again by. */
export const longestAround = 60
export const Around = z.strictObject({ before: shortLine(longestAround), after: shortLine(longestAround) })
export type Around = z.infer<typeof Around>

/** Who of the delegation closed it, and on which day. */
export const OwnResolved = z.strictObject({ by: PersonId, on: IsoDay })
export type OwnResolved = z.infer<typeof OwnResolved>

export const personReactionKey = (person: PersonId, reaction: Reaction): string => `${person}:${reaction}`
/** `<person>:agree`. */
export const PersonReactionKey = z.string().max(60).refine(key => personOfReaction(key) !== null)
/** Null: no such key. */
export function personOfReaction(key: string): PersonId | null {
  const at = key.indexOf(':')
  return reactions.some(known => known === key.slice(at + 1)) ? (PersonId.safeParse(key.slice(0, at)).data ?? null) : null
}

const own = (label: string) => ({ label, writtenBy: 'own-thread', source: 'house-rule' }) as const

const ownCommentFields = {
  author: required(value(PersonId, own('ownComment.author'))),
  /** Nothing: it was withdrawn. `@[person]` in it mentions a colleague: see colleague-mentions.ts. */
  text: value(CommentText, own('comment.text')),
  stamp: value(CommentStamp, { label: 'comment.stamp', writtenBy: 'server' }),
  reactions: keyed(PersonReactionKey, z.literal(true), own('comment.reactions')),
}

export const ownThreadFields = {
  about: required(value(CommentPlace, own('thread.about'))),
  /** The words it stands on, as its author saw them, and what they are found again by: see found-words.ts. */
  quote: value(shortLine(longestQuote), own('thread.quote')),
  anchor: value(TextAnchor, own('thread.anchor')),
  around: value(Around, own('ownThread.around')),
  comments: entries(CommentId, ownCommentFields, own('thread.comments')),
  resolved: value(OwnResolved, own('ownThread.resolved')),
}
