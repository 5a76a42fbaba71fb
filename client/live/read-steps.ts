// Which announced steps a person has read. A step that is announced anew, for another moment, is to be read again.
import type { PersonId } from '../../shared/ids.ts'
import type { Waiting } from '../../shared/projection/waiting.ts'
import { createKeptList } from '../shell/kept-list.ts'

type Step = Extract<Waiting, { readonly what: 'read-step' }>

/** Steps announced at a time are far fewer. */
const mostRead = 100

export const readSteps = createKeptList('steps-read', mostRead)
const noteOf = ({ plan, status, at }: Step): string => `${plan} ${status} ${at}`

export const isRead = (read: readonly string[], step: Step): boolean => read.includes(noteOf(step))
export const markRead = (person: PersonId, step: Step): void => readSteps.add(person, noteOf(step))
