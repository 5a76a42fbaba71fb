// Comments: a thread stands at a place of the document (the whole plan, a goal, an action, a field) or at words of a text,
// and holds comments in the names of delegations. Pages write what a person says; the server adds when and in which capacity,
// and marks the words, so that whoever may only comment never writes in a text.
import { z } from 'zod'
import { CommentId } from '../ids.ts'
import { PersonFunction } from '../mandates/functions.ts'
import { entries, keyed, required, value } from '../schema/node.ts'
import { IsoDay, shortLine } from '../schema/values.ts'
import { KnownParty, keyWithParty, partyOfKey } from './party-keys.ts'

/** A path of the document (schema/node.ts); empty: the whole of it. Whether it leads anywhere is asked with the mandate. */
export const CommentPlace = z.array(z.string().min(1).max(100)).max(4)
export type CommentPlace = z.infer<typeof CommentPlace>

/** UTF-16 units. More is a text of its own. */
export const longestComment = 4_000
/** Several lines of plain text. `@IT` in it mentions a delegation by its code. */
// oxlint-disable-next-line no-control-regex
export const CommentText = z.string().min(1).max(longestComment).regex(/^[^\u0000-\u0009\u000b-\u001f\u007f\u2028\u2029]*$/)

/** UTF-16 units that are kept of the words a thread stands on. */
export const longestQuote = 300

/** Positions between characters that stay where they are while others write (Y.RelativePosition, encoded, base64). They die when
 *  what they hang on is made anew, so they serve only until the server has marked the words. */
const EncodedPosition = z.string().min(1).max(120).regex(/^[A-Za-z0-9+/]+=*$/)
export const TextAnchor = z.strictObject({ from: EncodedPosition, to: EncodedPosition })
export type TextAnchor = z.infer<typeof TextAnchor>

export const reactions = ['agree', 'disagree', 'thanks'] as const
export type Reaction = (typeof reactions)[number]
export const ReactionKey = keyWithParty(rest => reactions.some(known => known === rest))
export const reactionKey = (party: string, reaction: Reaction): string => `${party}:${reaction}`

/** When the server took the comment, and when its words were changed last (ISO instants); through which function it was written. */
export const CommentStamp = z.strictObject({ at: z.iso.datetime(), capacity: PersonFunction, editedAt: z.iso.datetime().optional() })
export type CommentStamp = z.infer<typeof CommentStamp>

/** Under which delegation's name it was closed, and on which day. */
export const Resolved = z.strictObject({ by: KnownParty, on: IsoDay })
export type Resolved = z.infer<typeof Resolved>

const saying = (label: string) => ({ label, writtenBy: 'commenting', source: 'house-rule' }) as const

const commentFields = {
  by: required(value(KnownParty, saying('comment.by'))),
  /** Nothing: it was withdrawn. */
  text: value(CommentText, { label: 'comment.text', writtenBy: 'own-comment', source: 'house-rule' }),
  stamp: value(CommentStamp, { label: 'comment.stamp', writtenBy: 'server' }),
  reactions: keyed(ReactionKey, z.literal(true), { label: 'comment.reactions', writtenBy: 'own-comment', partyOf: partyOfKey, source: 'house-rule' }),
}

export const threadFields = {
  about: required(value(CommentPlace, saying('thread.about'))),
  by: required(value(KnownParty, saying('thread.by'))),
  /** The words it stands on, as its author saw them: what is left when they are gone. */
  quote: value(shortLine(longestQuote), saying('thread.quote')),
  anchor: value(TextAnchor, saying('thread.anchor')),
  comments: entries(CommentId, commentFields, saying('thread.comments')),
  resolved: value(Resolved, { label: 'thread.resolved', writtenBy: 'resolving', source: 'house-rule' }),
}
