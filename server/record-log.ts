// The log of what people decide outside the text: who recorded what, in which capacity and when. Append only.
import type { Insertable } from 'kysely'
import type { PartyId, PersonId } from '../shared/ids.ts'
import type { PersonFunction } from '../shared/mandates/functions.ts'
import type { Database } from './store/schema.ts'

/** Who acts: a person for one delegation, with the function under which this is allowed. */
export type Actor = { readonly person: PersonId; readonly party: PartyId; readonly capacity: PersonFunction }

/** One line of it. `by` null: the server itself, because a time that was set has come. `subject`: the document it is about. */
export const logLine = (at: string, by: Actor | null, what: string, subject: string, detail: object): Insertable<Database['record_log']> => ({
  at,
  person: by?.person ?? null,
  party: by?.party ?? null,
  capacity: by?.capacity ?? null,
  what,
  subject,
  detail: JSON.stringify(detail),
})
