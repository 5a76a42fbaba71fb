// Colleagues that a comment of a delegation's own mentions. In the text stands the person, `@[id]`, as documents hold no names;
// whoever writes or reads sees the name.
import { PersonId } from '../ids.ts'
import { partsOfComment } from './mentions.ts'
import type { PartOfComment } from './mentions.ts'

export type Colleague = { readonly person: PersonId; readonly name: string }
export type PartOfOwnComment = PartOfComment | { readonly type: 'colleague'; readonly person: PersonId; readonly text: string }

const inText = /@\[([A-Za-z0-9_-]{21,32})\]/g

/** The text in its order: words, delegations and colleagues. */
export function partsOfOwnComment(text: string): readonly PartOfOwnComment[] {
  const parts: PartOfOwnComment[] = []
  let end = 0
  for (const found of text.matchAll(inText)) {
    if (found.index > end) parts.push(...partsOfComment(text.slice(end, found.index)))
    end = found.index + found[0].length
    parts.push({ type: 'colleague', person: PersonId.parse(found[1]), text: found[0] })
  }
  if (end < text.length) parts.push(...partsOfComment(text.slice(end)))
  return parts
}

export const mentionsColleague = (text: string, person: PersonId): boolean => text.includes(`@[${person}]`)

/** Each once, in the order in which they are named. */
export const colleaguesIn = (text: string): readonly PersonId[] => [...new Set([...text.matchAll(inText)].map(found => PersonId.parse(found[1])))]

/** As it is written: `@Name` becomes the person of that name. Of two names of which one begins the other the longer counts. */
export function withPersons(text: string, colleagues: readonly Colleague[]): string {
  const known = colleagues.filter(({ name }) => name !== '').toSorted((one, other) => other.name.length - one.name.length)
  let written = ''
  for (let at = 0; at < text.length; ) {
    const found = text[at] === '@' ? known.find(({ name }) => text.startsWith(name, at + 1) && !isLetter(text[at + 1 + name.length])) : undefined
    written += found === undefined ? text[at] : `@[${found.person}]`
    at += found === undefined ? 1 : found.name.length + 1
  }
  return written
}

const isLetter = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character)

/** As it is read and put right: the person becomes `@Name`. One that is no colleague any more stays as it stands. */
export const withNames = (text: string, colleagues: readonly Colleague[]): string =>
  text.replaceAll(inText, (stands, id) => {
    const name = colleagues.find(({ person }) => person === id)?.name
    return name === undefined ? stands : `@${name}`
  })

/** What others may read of it: colleagues are nobody's but the delegation's. */
export const withoutColleagues = (text: string): string =>
  text.replaceAll(/ ?@\[[A-Za-z0-9_-]{21,32}\][,:]?/g, '').trim()
