// What leaving asks before it: whether work of this person has not reached the server.
import type { PersonId } from '../../shared/ids.ts'
import type { UnsentWork } from '../replica/unsent-work.ts'

export const loadSignOutDialog = () => import('./sign-out-dialog.tsx')

/** Where the code for it does not come, nothing is lost by leaving: what is unsent is on the device. */
export async function lookForUnsentWork(person: PersonId): Promise<UnsentWork> {
  try {
    return await (await loadSignOutDialog()).unsentWork(person)
  } catch {
    return { changes: 0, onlyHere: 0 }
  }
}
