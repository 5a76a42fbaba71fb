// What a person has read: announced steps, pens that end soon, guidance notes. What is announced anew, for another moment, or says
// something else is to be read again.
import type { PersonId } from '../../shared/ids.ts'
import type { Waiting } from '../../shared/projection/waiting.ts'
import { createKeptList } from '../shell/kept-list.ts'

/** What one only reads. */
export type ToRead = Extract<Waiting, { readonly what: 'read-step' | 'pen-ends' | 'read-note' }>

/** What there is to read at a time is far less. */
const mostRead = 100

export const readSteps = createKeptList('steps-read', mostRead)

function noteOf(waiting: ToRead): string {
  switch (waiting.what) {
    case 'read-step':
      return `${waiting.plan} ${waiting.status} ${waiting.at}`
    case 'pen-ends':
      return `${waiting.plan} ${waiting.pen} ${waiting.until}`
    case 'read-note':
      return `${waiting.goal} ${waiting.digest}`
  }
}

export const isToRead = (waiting: Waiting): waiting is ToRead => waiting.what === 'read-step' || waiting.what === 'pen-ends' || waiting.what === 'read-note'
export const isRead = (read: readonly string[], waiting: ToRead): boolean => read.includes(noteOf(waiting))
export const markRead = (person: PersonId, waiting: ToRead): void => readSteps.add(person, noteOf(waiting))
