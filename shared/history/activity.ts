// What was done to a plan, as a stream that people read: who did what, where and when. The server derives it from the log, and takes in what
// stands in rows (server/history/); here is what of it leaves, and how it is gathered into pieces of work.
import { z } from 'zod'
import { ActionId, GoalId, PartyId, PersonId } from '../ids.ts'
import { PersonFunction } from '../mandates/functions.ts'

/** Of content: */
export const contentKinds = ['text', 'field', 'moved', 'action-added', 'action-removed', 'action-brought-back', 'action-taken-in', 'row-added', 'row-removed', 'row-brought-back', 'row-moved'] as const
/** Of what is said about it. `field` stands for both: see `isContent`. */
export const otherKinds = ['action-proposed', 'thread-begun', 'commented', 'thread-closed', 'thread-reopened', 'proposal-sent', 'proposal-accepted', 'proposal-declined', 'proposal-withdrawn', 'round-opened', 'round-extended', 'amendment', 'amendment-ended', 'adoption-recorded'] as const
/** Of what stands in rows, and in no document: answers, reserves, and names of versions. */
export const rowKinds = ['answered', 'reserve-put', 'reserve-lifted', 'version-named'] as const
export const activityKinds = [...contentKinds, ...otherKinds, ...rowKinds] as const
export type ActivityKind = (typeof activityKinds)[number]

/** What an entry is about, for whoever looks at one thing alone. `plan`: what the plan says, and who is asked to do what. */
export const activityTopics = ['plan', 'comments', 'proposals', 'positions', 'steps'] as const
export type ActivityTopic = (typeof activityTopics)[number]

/** The same by kind; a change of the record is a step, though its kind is that of any field. */
export const kindsByTopic: { readonly [topic in ActivityTopic]: readonly ActivityKind[] } = {
  plan: contentKinds,
  comments: ['thread-begun', 'commented', 'thread-closed', 'thread-reopened'],
  proposals: ['action-proposed', 'proposal-sent', 'proposal-accepted', 'proposal-declined', 'proposal-withdrawn'],
  positions: ['answered', 'reserve-put', 'reserve-lifted'],
  steps: ['round-opened', 'round-extended', 'amendment', 'amendment-ended', 'adoption-recorded', 'version-named'],
}

const Place = z.strictObject({ goal: GoalId.nullable(), number: z.string().nullable() })
/** What stood there and what stands now, as far as it is told in short: longer values are cut. Absent: nothing. */
const Value = z.union([z.string(), z.number(), z.boolean()])

export const ActivityEntry = z.strictObject({
  /** The first and the last `seq` of the log that it tells of, and when these were stored (ISO instants). */
  from: z.int().nonnegative(),
  to: z.int().nonnegative(),
  began: z.iso.datetime(),
  at: z.iso.datetime(),
  /** Tells apart what began with the same `seq`. */
  position: z.int().nonnegative(),
  /** Null: a fact on record that nobody wrote: a time that was set has come, or it was not kept who decided. */
  party: PartyId.nullable(),
  /** Only for people of the same delegation. */
  person: z.strictObject({ id: PersonId, name: z.string() }).nullable(),
  capacity: PersonFunction.nullable(),
  /** Roles in the plan under which it was allowed, as the log has them. */
  roles: z.array(z.string()),
  kind: z.enum(activityKinds),
  /** Where it was done: a path of the document, as comments name places; one level deeper for rows. */
  path: z.array(z.string().max(100)).max(5),
  /** Words of a text. */
  added: z.int().nonnegative(),
  removed: z.int().nonnegative(),
  before: z.union([Value, Place]).optional(),
  after: z.union([Value, Place]).optional(),
  /** Whose proposal it was that was taken in. */
  proposedBy: PartyId.optional(),
  /** Of what stands in a row: which. Such an entry tells of no row of the log; what it tells from and to is 0. */
  row: z.string().max(80).optional(),
  /** Whose answer or reserve another recorded, or whose silence it was. */
  of: PartyId.optional(),
  /** What the version is called that was named, or that a position is on. */
  version: z.string().optional(),
})
export type ActivityEntry = z.infer<typeof ActivityEntry>

/** Where a page of the stream ends, in the log and in the rows; empty: not begun. What comes next is older. */
export const ActivityCursor = z.string().regex(/^(\d{1,16}\.\d{1,16}\.\d{1,6})?~(\d{1,16}\.[a-z-]{1,20}:[A-Za-z0-9_-]{1,40})?$/)
export type ActivityCursor = z.infer<typeof ActivityCursor>

/** Entries on one page. A piece of work that goes on over its end is put together again by `sessionsOf`. */
export const entriesOnPage = 120

/** What is left out asks for all. `field`: as the schema names it, whichever action or goal it is of. */
export const ActivityQuery = z.strictObject({
  party: PartyId,
  before: ActivityCursor.optional(),
  by: PartyId.optional(),
  action: ActionId.optional(),
  field: z.string().regex(/^[a-zA-Z]{1,40}$/).optional(),
  topic: z.enum(activityTopics).optional(),
  /** ISO instants. */
  since: z.iso.datetime().optional(),
  until: z.iso.datetime().optional(),
})
export type ActivityQuery = z.infer<typeof ActivityQuery>

/** Newest first. `seq`: the state of the plan up to which everything is told. `next`: where the next page begins, null for none. */
export const ActivityAnswer = z.strictObject({ seq: z.int().nonnegative(), entries: z.array(ActivityEntry), next: ActivityCursor.nullable() })
export type ActivityAnswer = z.infer<typeof ActivityAnswer>

/** Work with shorter breaks is one piece. */
export const longestBreakMs = 15 * 60_000

/** One delegation's uninterrupted work, of one person where the reader may know; entries newest first. */
export type ActivitySession = { readonly party: PartyId | null; readonly person: ActivityEntry['person']; readonly capacity: ActivityEntry['capacity']; readonly began: string; readonly at: string; readonly entries: readonly ActivityEntry[] }

/** A step parts what was done before it from what was done after it, whoever did that. */
const isStep = ({ kind, path }: ActivityEntry): boolean => kindsByTopic.steps.includes(kind) || path[0] === 'record'

/** Newest first, as the entries are. What one person did while others worked too is one piece, and no piece reaches over a step of somebody else. */
export function sessionsOf(entries: readonly ActivityEntry[]): readonly ActivitySession[] {
  const sessions: (ActivitySession & { began: string; entries: ActivityEntry[] })[] = []
  const openByAuthor = new Map<string, (typeof sessions)[number]>()
  for (const entry of entries) {
    const author = `${entry.party ?? ''} ${entry.person?.id ?? ''} ${entry.capacity ?? ''}`
    const open = openByAuthor.get(author)
    const keepsPlace = !isStep(entry) || open === sessions.at(-1)
    if (isStep(entry)) for (const other of openByAuthor.keys()) if (other !== author) openByAuthor.delete(other)
    if (open !== undefined && keepsPlace && Date.parse(open.began) - Date.parse(entry.at) < longestBreakMs) {
      open.entries.push(entry)
      if (entry.began < open.began) open.began = entry.began
      continue
    }
    const session = { party: entry.party, person: entry.person, capacity: entry.capacity, began: entry.began, at: entry.at, entries: [entry] }
    openByAuthor.set(author, session)
    sessions.push(session)
  }
  return sessions
}
