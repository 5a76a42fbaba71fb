// Who is let into a delegation's own side of a plan: its own people, while the plan is open to it by its own right and not by a
// release, which ends. Asked by the server always, and by the page before it looks for one.
import type { PartyId } from '../ids.ts'
import { ownPeople, readsByOwnRight } from './mandates.ts'
import type { PlanFacts, Writer } from './mandates.ts'

/** Whether somebody is one of the delegation's own people, and not only there to serve plans as a whole. */
export const isOfDelegation = ({ functions }: Pick<Writer, 'functions'>): boolean => functions.some(held => held === 'reader' || ownPeople.includes(held))

/** @param party whose side it is. */
export const mayEnterSideOf = (party: PartyId, reader: Pick<Writer, 'party' | 'functions'>, facts: Pick<PlanFacts, 'addedToCircle'>): boolean =>
  reader.party === party && isOfDelegation(reader) && readsByOwnRight(party, facts)
