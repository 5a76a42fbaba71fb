// What colleagues say to a person in their delegation's own comments on a plan: mentions, and replies where that person has spoken. Read
// from the side as it stands, as what is said to everybody is read from the plan (inbox-items.ts).
import { colleaguesIn } from '../documents/colleague-mentions.ts'
import type { SidePlain } from '../documents/side.ts'
import type { CommentId, PersonId, ThreadId } from '../ids.ts'
import type { Path } from '../schema/node.ts'

/** `words` are whole, with persons as `@[id]`: names are added where they are read. */
export type OwnItem = {
  readonly kind: 'own-mention' | 'own-reply'
  readonly id: `own-comment:${CommentId}`
  readonly about: Path
  readonly author: PersonId
  readonly at: string
  readonly words: string
  readonly thread: ThreadId
  readonly to: readonly PersonId[]
}

/** In no order. A comment that was withdrawn, and one that the server has not stamped yet, says nothing to anybody. */
export function ownItemsOf(threads: SidePlain['threads']): readonly OwnItem[] {
  return entriesOf<ThreadId, NonNullable<SidePlain['threads'][ThreadId]>>(threads).flatMap(([thread, { about, comments }]) => {
    if (about === undefined) return []
    const said = entriesOf<CommentId, NonNullable<typeof comments[CommentId]>>(comments)
      .flatMap(([id, { author, text, stamp }]) => (author === undefined || stamp === undefined ? [] : [{ id, author, text, at: stamp.at }]))
      .sort((one, other) => compare(one.at, other.at) || compare(one.id, other.id))
    const spoke = new Set<PersonId>()
    return said.flatMap(({ id, author, text, at }): readonly OwnItem[] => {
      const before = [...spoke]
      spoke.add(author)
      if (text === undefined) return []
      const named = colleaguesIn(text).filter(person => person !== author)
      const answered = before.filter(person => person !== author && !named.includes(person))
      const item = { id: `own-comment:${id}`, about, author, at, words: text, thread } as const
      return [...(named.length > 0 ? [{ ...item, kind: 'own-mention' as const, to: named }] : []), ...(answered.length > 0 ? [{ ...item, kind: 'own-reply' as const, to: answered }] : [])]
    })
  })
}

// The keys of a reading are those that the schema let in.
const entriesOf = <Id extends string, Entry>(of: { readonly [Key in Id]?: Entry }): (readonly [Id, Entry])[] =>
  (Object.keys(of) as Id[]).flatMap(id => (of[id] === undefined ? [] : [[id, of[id]] as const]))
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
