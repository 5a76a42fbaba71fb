// The id of a delegation that may hold a role, as a schema: what it refuses, it refuses under the code of the reason.
import { PartyId } from '../ids.ts'
import { mayHold } from './eligibility.ts'
import type { Role } from './eligibility.ts'

/** An unknown delegation may hold no role (`party/unknown`). */
export const partyFor = (role: Role) =>
  PartyId.superRefine((party, context) => {
    const may = mayHold(role, party)
    if (!may.ok) context.addIssue({ code: 'custom', message: may.error.code })
  })
