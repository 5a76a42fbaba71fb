// The English sentences of coming in, of the people of a delegation and of setting a workspace up: what few pages say, and
// rarely. They come with the first of them. Every other language has exactly these keys.
import { digest } from './digest.ts'
import { entry } from './entry.ts'
import { people } from './people.ts'
import { setUp } from './set-up.ts'

export const inPeople = {
  ...digest,
  ...entry,
  ...people,
  ...setUp,
} as const

export type PeopleMessageId = keyof typeof inPeople
