// What a person decides in a row, and what that writes in the plan: the same commands as on the plan's own page. Loaded with the
// first act, since it brings the documents with it.
import { admit, answer, confirmLeader, declineOffer, join, takeIn, takeOffer } from '../../../shared/documents/plan-commands.ts'
import type { Reply } from '../../../shared/documents/plan-commands.ts'
import { givenAnswer, isConfirmed, isConfirmedByDriver, requestOf } from '../../../shared/documents/plan-answers.ts'
import { joinedIn, offerOf } from '../../../shared/documents/plan-participation.ts'
import { isProposal } from '../../../shared/documents/plan-standing.ts'
import type { Admission, OfferReply, RoleInAction } from '../../../shared/documents/plan.ts'
import type { ActionId, PartyId } from '../../../shared/ids.ts'
import type { Waiting } from '../../../shared/projection/waiting.ts'
import type { Act, PlanHere } from '../../acts/index.ts'
import { today } from '../../shell/today.ts'
import type { Decision } from './tasks.ts'

type OfAction = Extract<Waiting, { readonly action: ActionId }>
export type Actor = { readonly party: PartyId; readonly answersForParty: boolean }

/** What a decision about something that waits writes. The act says that it is gone where it waits no more in the plan itself. */
export function actOf(waiting: OfAction, decision: Decision, actor: Actor): Act {
  const { party: own } = actor
  return here => {
    const found = actionIn(here, waiting.action)
    if (found === null) return false
    const { action, view } = found
    switch (decision.does) {
      case 'confirm':
        return reply(here, waiting, own, { answer: 'confirmed' })
      case 'confirm-subject':
        return reply(here, waiting, own, { answer: 'confirmed-subject', condition: decision.condition })
      case 'decline':
        return reply(here, waiting, own, { answer: 'declined' })
      case 'later':
        return reply(here, waiting, own, { answer: 'to-be-confirmed' })
      case 'keep':
        return keep(here, waiting, own)
      case 'take-in':
        if (!isProposal(action)) return false
        takeIn(here.plan, waiting.action)
        return true
      case 'confirm-leader':
        if (!('party' in waiting) || action.leader?.party !== waiting.party || isConfirmedByDriver(action)) return false
        confirmLeader(view, here.seen)
        return true
      case 'admit':
        return say(here, waiting, { admission: 'taken-in', by: own, on: here.seen.on ?? today() })
      case 'take-offer':
        return take(here, waiting, actor)
      case 'turn-down':
        return waiting.what === 'take-offer' ? declineIt(here, waiting, { reason: decision.reason, by: own, on: here.seen.on ?? today() }) : say(here, waiting, { admission: 'turned-down', reason: decision.reason, by: own, on: here.seen.on ?? today() })
      case 'accept':
      case 'lend-week':
      case 'decline-pen':
      case 'ask-again':
        throw new Error(`"${decision.does}" is decided over the API`)
    }
  }
}

/** The delegation adds itself to an action. Gone where it is named there already. */
export const joinAct = (id: ActionId, { party, answersForParty }: Actor): Act => here => {
  const found = actionIn(here, id)
  if (found === null || requestOf(found.action, 'participant', party) !== null) return false
  join(here.plan, found.view, { party, answersForParty, isDriver: false }, here.seen)
  return true
}

function actionIn({ plan, plain }: PlanHere, id: ActionId) {
  const [action, view] = [plain.actions[id], plan.roots.actions.get(id)]
  return action === undefined || view === undefined || action.removed === true ? null : { action, view }
}

const roleOf = (waiting: Waiting): RoleInAction | null => (waiting.what === 'answer' || waiting.what === 'keep' ? waiting.role : null)

function reply(here: PlanHere, waiting: OfAction, own: PartyId, said: Reply): boolean {
  const [role, found] = [roleOf(waiting), actionIn(here, waiting.action)]
  const request = role === null || found === null ? null : requestOf(found.action, role, own)
  if (role === null || found === null || request === null) return false
  answer(found.view, role, own, request, said, here.seen)
  return true
}

/** Leader's or driver's word on a delegation that added itself. */
function say(here: PlanHere, waiting: OfAction, admission: Admission): boolean {
  const found = actionIn(here, waiting.action)
  if (found === null || waiting.what !== 'admit' || joinedIn(found.action, waiting.party)?.state !== 'waits') return false
  admit(found.view, waiting.party, admission)
  return true
}

/** The offer that waits in the plan itself; null where it was taken, declined or taken back meanwhile. */
function offerThere(here: PlanHere, waiting: OfAction) {
  const found = actionIn(here, waiting.action)
  if (found === null || waiting.what !== 'take-offer') return null
  const standing = offerOf(found.action, waiting.party, waiting.role)
  return standing === null || standing.declined !== null ? null : { view: found.view, standing }
}

function take(here: PlanHere, waiting: OfAction, { party, answersForParty }: Actor): boolean {
  const there = offerThere(here, waiting)
  if (there === null) return false
  // It waits for the driver only.
  takeOffer(here.plan, there.view, there.standing.party, there.standing.role, { party, answersForParty, isDriver: answersForParty }, { ...here.seen, on: here.seen.on ?? today() })
  return true
}

function declineIt(here: PlanHere, waiting: OfAction, said: Omit<OfferReply, 'reply'>): boolean {
  const there = offerThere(here, waiting)
  if (there === null) return false
  declineOffer(there.view, there.standing.party, there.standing.offer.request, said)
  return true
}

/** Says once more what was confirmed, on what stands there now. */
function keep(here: PlanHere, waiting: OfAction, own: PartyId): boolean {
  const [role, found] = [roleOf(waiting), actionIn(here, waiting.action)]
  const request = role === null || found === null ? null : requestOf(found.action, role, own)
  const given = role === null || found === null || request === null ? undefined : givenAnswer(found.action, role, own, request)
  if (given === undefined || !isConfirmed(given.answer)) return false
  return reply(here, waiting, own, given.answer === 'confirmed-subject' ? { answer: 'confirmed-subject', condition: given.condition } : { answer: 'confirmed' })
}
