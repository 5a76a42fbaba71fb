// What one key does in a delegation's own cell of the participation grid. An own joining is taken back by the same key; what was
// asked is answered by it, and declined only after a question.
import type { OwnStep } from '../documents/own-step.ts'
import { offeredRoles } from '../vocabularies/participation.ts'
import type { OfferedRole } from '../vocabularies/participation.ts'
import { isConfirmed } from '../documents/plan-answers.ts'
import type { ParticipationCell, PartInAction } from './participation.ts'
import { isWaiting } from './participation.ts'

export type OwnKey =
  | { readonly step: OwnStep; readonly asksFirst: boolean }
  /** `leads`: named for a role that takes part already; its request is answered beside. */
  | { readonly nothing: 'leads' }

/** What the key for taking part does: on, off, on again.
 *  @param mayJoin whether adding oneself is still open; after that whoever added itself declines. */
export function toggleOwnPart({ parts }: ParticipationCell, mayJoin: boolean): OwnKey {
  const asked = parts.find(({ role }) => role === 'participant')
  if (asked === undefined) return parts.length > 0 ? leadingKey(parts) : { step: { do: 'join' }, asksFirst: false }
  const { answer, joined } = asked.named
  if (joined === 'turned-down') return { step: { do: 'join' }, asksFirst: false }
  if (joined !== undefined && joined !== 'withdrew' && mayJoin) return { step: { do: 'leave' }, asksFirst: false }
  return isConfirmed(answer) ? { step: { do: 'answer', role: 'participant', reply: { answer: 'declined' } }, asksFirst: true } : yesTo(asked)
}

/** Of whoever is asked to lead the key says yes; what was confirmed is given up beside, in words. */
function leadingKey(parts: readonly PartInAction[]): OwnKey {
  const waiting = parts.find(isWaiting)
  return waiting === undefined ? { nothing: 'leads' } : yesTo(waiting)
}

const yesTo = ({ role }: PartInAction): OwnKey => ({ step: { do: 'answer', role, reply: { answer: 'confirmed' } }, asksFirst: false })

/** What the key for an offer does: offers, takes it back, or offers again what was declined. Null: it is named for that already. */
export function toggleOffer({ parts, offers }: ParticipationCell, role: OfferedRole): OwnStep | null {
  if (parts.some(part => part.role === role)) return null
  return { do: offers.some(offer => offer.role === role && offer.state === 'waits') ? 'withdraw-offer' : 'offer', role }
}

/** The same answer to every request that waits in a cell. */
export const answersTo = ({ parts }: ParticipationCell, answer: 'confirmed' | 'declined' | 'to-be-confirmed'): readonly OwnStep[] =>
  parts.filter(isWaiting).map(({ role }) => ({ do: 'answer', role, reply: { answer } }))

/** The steps that keep what was confirmed before the action changed, conditions with it. */
export const keepsOf = ({ parts }: ParticipationCell): readonly OwnStep[] =>
  parts.flatMap(({ role, named }): OwnStep[] => (named.changed === undefined || !isConfirmed(named.answer) ? [] : [{ do: 'keep', role }]))

/** What a cell is, as filling down repeats it. */
export type OwnValue = { readonly takesPart: boolean; readonly offers: readonly OfferedRole[] }

export const valueOf = ({ parts, offers }: ParticipationCell): OwnValue => ({
  takesPart: parts.some(({ role, named }) => role === 'participant' && named.answer !== 'declined' && named.joined !== 'turned-down' && named.joined !== 'withdrew' && (isConfirmed(named.answer) || named.joined !== undefined)),
  offers: offeredRoles.filter(role => offers.some(offer => offer.role === role && offer.state === 'waits')),
})

/** What makes a cell say what another says. What was asked is never declined by filling: null says that it was left as it is. */
export function fillWith(cell: ParticipationCell, value: OwnValue, mayJoin: boolean): readonly OwnStep[] | null {
  const now = valueOf(cell)
  const steps: OwnStep[] = []
  if (now.takesPart !== value.takesPart) {
    const key = toggleOwnPart(cell, mayJoin)
    if ('nothing' in key || key.asksFirst) return null
    // Off and empty is off already.
    if (value.takesPart || key.step.do === 'leave') steps.push(key.step)
  }
  for (const role of offeredRoles) {
    if (now.offers.includes(role) === value.offers.includes(role)) continue
    const step = toggleOffer(cell, role)
    if (step !== null) steps.push(step)
  }
  return steps
}
