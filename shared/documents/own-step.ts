// What a delegation does about its own part in an action, one step at a time: in a cell of its own column, or in many at once.
// Each step can be taken back, unless somebody has written over it meanwhile.
import type { ActionId, PartyId, RequestId } from '../ids.ts'
import { sameValue } from '../projection/same-value.ts'
import type { OfferedRole } from '../vocabularies/participation.ts'
import { answer, join, offerToLead, takeOut, withdrawOffer } from './plan-commands.ts'
import type { Reply, Seen, WriterHere } from './plan-commands.ts'
import { givenAnswer, isConfirmed, requestOf } from './plan-answers.ts'
import { admissionKey, answerKey, offerKey } from './plan.ts'
import type { ActionPlain, ActionView, PlanPlain, PlanView, RoleInAction } from './plan.ts'

export type OwnStep =
  /** It adds itself, or asks again after it was turned down. */
  | { readonly do: 'join' }
  /** It takes itself out again; whoever was asked declines instead. */
  | { readonly do: 'leave' }
  | { readonly do: 'answer'; readonly role: RoleInAction; readonly reply: Reply }
  /** Says once more what was confirmed, with its condition, on what stands there now. */
  | { readonly do: 'keep'; readonly role: RoleInAction }
  | { readonly do: 'offer'; readonly role: OfferedRole }
  | { readonly do: 'withdraw-offer'; readonly role: OfferedRole }

export type Here = { readonly plan: PlanView; readonly plain: PlanPlain; readonly seen: Seen }
/** Takes a step back in the plan as it is then. */
export type StepBack = (here: Here) => void

/** Takes one step. Null: what it is about is not there any more, and nothing was written.
 *  Does not check the mandate: the page asks before, and the gate after. */
export function takeOwnStep(here: Here, id: ActionId, step: OwnStep, writer: WriterHere): StepBack | null {
  const view = here.plan.roots.actions.get(id)
  const plain = here.plain.actions[id]
  if (view === undefined || plain === undefined || plain.removed) return null
  const back = stepIn(here, view, plain, step, writer)
  return back === null ? null : later => {
    const there = later.plan.roots.actions.get(id)
    if (there !== undefined) later.plan.change(() => back(there, later))
  }
}

function stepIn({ plan, plain: whole, seen }: Here, view: ActionView, plain: ActionPlain, step: OwnStep, writer: WriterHere): ((view: ActionView, later: Here) => void) | null {
  const { party } = writer
  switch (step.do) {
    case 'join': {
      const before = plain.participants[party]
      if (before !== undefined && plain.admissions[admissionKey(party, before.request)]?.admission !== 'turned-down') return null
      join(plan, view, writer, seen)
      const joined = view.participants.get(party)?.request
      return there => {
        if (there.participants.get(party)?.request !== joined) return
        if (before === undefined) there.participants.clear(party)
        else there.participants.set(party, before)
      }
    }
    case 'leave': {
      const before = plain.participants[party]
      if (before?.joined !== true) return null
      takeOut(plan, view, 'participant', party)
      // Whoever was taken in joins under another request: see mandates.
      return (there, later) => {
        if (there.participants.get(party) !== undefined) return
        if (plain.admissions[admissionKey(party, before.request)] === undefined) there.participants.set(party, before)
        else join(later.plan, there, writer, later.seen)
      }
    }
    case 'answer': {
      const request = requestOf(plain, step.role, party)
      if (request === null) return null
      const key = answerKey(party, step.role, request)
      const before = plain.answers[key]
      answer(view, step.role, party, request, step.reply, seen)
      const said = view.answers.get(key)
      return there => {
        if (!sameValue(there.answers.get(key), said)) return
        if (before === undefined) there.answers.clear(key)
        else there.answers.set(key, before)
      }
    }
    case 'keep': {
      const request = requestOf(plain, step.role, party)
      const given = request === null ? undefined : givenAnswer(plain, step.role, party, request)
      if (given === undefined || !isConfirmed(given.answer)) return null
      const reply: Reply = given.answer === 'confirmed-subject' ? { answer: 'confirmed-subject', condition: given.condition } : { answer: 'confirmed' }
      return stepIn({ plan, plain: whole, seen }, view, plain, { do: 'answer', role: step.role, reply }, writer)
    }
    case 'offer': {
      if (requestOf(plain, step.role, party) !== null) return null
      offerToLead(plan, view, step.role, writer, seen)
      const offered = view.offers.get(offerKey(party, step.role))?.request
      // What was taken is no offer any more: its leader leads.
      return (there, later) => {
        const isOpen = there.offers.get(offerKey(party, step.role))?.request === offered && !isNamedUnder(there, step.role, party, offered)
        if (isOpen) withdrawOffer(later.plan, there, step.role, writer)
      }
    }
    case 'withdraw-offer': {
      const before = plain.offers[offerKey(party, step.role)]
      if (before === undefined) return null
      const given = answerKey(party, step.role, before.request)
      const said = plain.answers[given]
      withdrawOffer(plan, view, step.role, writer)
      return there => {
        if (there.offers.get(offerKey(party, step.role)) !== undefined) return
        there.offers.set(offerKey(party, step.role), before)
        if (said !== undefined && writer.answersForParty) there.answers.set(given, said)
      }
    }
  }
}

const isNamedUnder = (action: ActionView, role: OfferedRole, party: PartyId, request: RequestId | undefined): boolean =>
  (role === 'action-leader' ? action.leader.get() : action.coLeaders.get(party))?.request === request

/** The kinds of field that a step writes, for asking the mandate before. */
export function writtenByStep(step: OwnStep): 'joining' | 'answer' | 'offering' {
  switch (step.do) {
    case 'join':
    case 'leave':
      return 'joining'
    case 'answer':
    case 'keep':
      return 'answer'
    case 'offer':
    case 'withdraw-offer':
      return 'offering'
  }
}

