// How much may stand in one plan at once: what delegations have open, and so how much whoever finishes its rounds can have to acknowledge, and
// what has a name.
import { isInBaseCircle, mayBeAddedToCircle } from '../parties/circle.ts'
import { parties } from '../parties/parties.ts'

/** Open proposals of one delegation in one plan; far above a round of comments, far below what fills a document. One more is not sent. */
export const maxOpenProposalsOfParty = 300
/** Reserves of one delegation that stand in one plan: more than there are fields to stand on in most. One more is not put. */
export const maxStandingReservesOfParty = 50
/** Answers in one round of one delegation, those that it gives and those that are put down for it each. One more is not taken, since all are kept
 *  and sent to everybody. */
export const maxAnswersOfPartyInRound = 200

/** States of one plan that have a name: one a week over the life of a plan. Each is a line in every list of its versions. One more is not named. */
export const maxNamedVersions = 200
/** Characters of such a name. */
export const maxVersionNameLength = 80

const partiesInCircles = parties.filter(({ id }) => isInBaseCircle(id) || mayBeAddedToCircle(id)).length
export const maxProposalsToAcknowledge = maxOpenProposalsOfParty * partiesInCircles
export const maxReservesToAcknowledge = maxStandingReservesOfParty * partiesInCircles

/** An id in JSON, with its quotes and comma. */
const idBytes = 24
/** Body of a step in which all of that is named, and what else a step says. */
export const maxStepBytes = (maxProposalsToAcknowledge + maxReservesToAcknowledge) * idBytes + 16 * 1024
