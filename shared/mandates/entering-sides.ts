// Who is let into a delegation's own side of a plan: its own people, while the plan is open to it by its own right and not by a
// release, which ends. Asked by the server always, and by the page before it looks for one.
import type { PartyId } from '../ids.ts'
import { ownPeople, readsByOwnRight } from './mandates.ts'
import type { PlanFacts, Writer } from './mandates.ts'

/** @param party whose side it is. */
export const mayEnterSideOf = (party: PartyId, { party: own, functions }: Pick<Writer, 'party' | 'functions'>, facts: Pick<PlanFacts, 'addedToCircle'>): boolean =>
  own === party && functions.some(held => held === 'reader' || ownPeople.includes(held)) && readsByOwnRight(own, facts)
