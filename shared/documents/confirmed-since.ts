// Whether what a delegation confirmed still stands as it was when it confirmed. A confirmation never lapses by itself: it
// reads "confirmed, changed since", with the difference, and is kept by answering once more.
import { plainTextOf } from '../schema/rich-text-reading.ts'
import { contributionKinds } from '../vocabularies/vocabularies.ts'
import type { PartyId } from '../ids.ts'
import { changeables, mostOfTitle } from './answer-basis.ts'
import type { AnswerBasis, Changeable, OwnLineKey } from './answer-basis.ts'
import { givenAnswer, isConfirmed, requestOf } from './plan-answers.ts'
import { contributionKey } from './plan.ts'
import type { ActionPlain, ActionView, RoleInAction } from './plan.ts'

/** What an action says now, to a delegation that is about to answer. */
export function basisIn(action: ActionView, party: PartyId): AnswerBasis {
  return basisFrom({
    title: plainTextOf(action.title.fragment),
    goal: action.goal.get(),
    leader: action.leader.get()?.party,
    from: action.from.get(),
    to: action.to.get(),
    service: action.services.get(party),
    ownResources: action.ownResources.get(party),
    contributionOf: kind => action.contributions.get(contributionKey(party, kind)),
  })
}

/** The same, of an action as it is read. */
export function basisOf(action: ActionPlain, party: PartyId): AnswerBasis {
  const { title, goal, leader, from, to, services, ownResources, contributions } = action
  return basisFrom({
    title,
    goal,
    leader: leader?.party,
    from,
    to,
    service: services[party],
    ownResources: ownResources[party],
    contributionOf: kind => contributions[contributionKey(party, kind)],
  })
}

/** What changed in an action since a delegation confirmed its part, in the order of `changeables`, with what it confirmed.
 *  Null while it has not confirmed, and where its answer does not say what it was given on. */
export function changedSince(action: ActionPlain, role: RoleInAction, party: PartyId): { readonly confirmed: AnswerBasis; readonly changed: readonly Changeable[] } | null {
  const request = requestOf(action, role, party)
  const given = request === null ? undefined : givenAnswer(action, role, party, request)
  if (given?.about === undefined || !isConfirmed(given.answer)) return null
  const [confirmed, now] = [given.about, basisOf(action, party)]
  return { confirmed, changed: changeables.filter(what => !isSame(what, confirmed, now)) }
}

type Parts = Omit<AnswerBasis, 'own' | 'goal' | 'leader' | 'from' | 'to'> & {
  readonly goal: AnswerBasis['goal']
  readonly leader: AnswerBasis['leader']
  readonly from: AnswerBasis['from']
  readonly to: AnswerBasis['to']
  readonly service: string | undefined
  readonly ownResources: number | string | undefined
  readonly contributionOf: (kind: (typeof contributionKinds)[number]) => string | undefined
}

function basisFrom({ title, goal, leader, from, to, service, ownResources, contributionOf }: Parts): AnswerBasis {
  const own: { [Key in OwnLineKey]?: string } = {}
  if (service !== undefined && service !== '') own.service = service
  if (ownResources !== undefined) own['own-resources'] = String(ownResources)
  for (const kind of contributionKinds) {
    const words = contributionOf(kind)
    if (words !== undefined && words !== '') own[kind] = words
  }
  return {
    title: title.slice(0, mostOfTitle),
    ...(goal !== undefined && { goal }),
    ...(leader !== undefined && { leader }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    own,
  }
}

function isSame(what: Changeable, before: AnswerBasis, now: AnswerBasis): boolean {
  switch (what) {
    case 'title':
      return before.title === now.title
    case 'goal':
      return before.goal === now.goal
    case 'leader':
      return before.leader === now.leader
    case 'dates':
      return before.from === now.from && before.to === now.to
    case 'own-line':
      return [...new Set([...Object.keys(before.own), ...Object.keys(now.own)])].every(key => before.own[key as OwnLineKey] === now.own[key as OwnLineKey])
  }
}
