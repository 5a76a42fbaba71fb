// "Why?" for the fields of a plan.
import { fieldAt, mayWriteAt } from '../../../../shared/mandates/plan-writes.ts'
import type { Writer } from '../../../../shared/mandates/mandates.ts'
import { whyInPlan } from '../../../../shared/mandates/why.ts'
import type { Why } from '../../../../shared/mandates/why.ts'
import { isNamedIn, partiesIn, requestOf } from '../../../../shared/documents/plan-answers.ts'
import { answerKey, contributionKey, planSchema, rolesInAction } from '../../../../shared/documents/plan.ts'
import { isProposal } from '../../../../shared/documents/plan-standing.ts'
import type { ActionPlain } from '../../../../shared/documents/plan.ts'
import { ActionId } from '../../../../shared/ids.ts'
import type { PartyId } from '../../../../shared/ids.ts'
import { kindOfChange } from '../../../../shared/proposals/proposable.ts'
import type { Path } from '../../../../shared/schema/node.ts'
import { usePagePerson } from '../../../shell/session.tsx'
import { commentable } from '../comments/commentable.ts'
import { useComments, useMayComment } from '../comments/comments-context.tsx'
import { usePlan } from '../plan-context.tsx'
import { usePropose } from '../proposals/proposals-context.tsx'
import { useMessage } from '../use-message.ts'
import { fieldName } from '../../../messages/field-name.ts'
import { WhyLayer } from './why-layer.tsx'

export function PlanWhy() {
  const t = useMessage()
  const { replica, party, asWriter } = usePlan()
  const comments = useComments()
  const mayComment = useMayComment()
  const propose = usePropose()
  const whyAt = useWhyAt()
  const fieldsBeside = (path: Path): readonly Path[] => {
    const id = path[0] === 'actions' ? ActionId.safeParse(path[1]).data : undefined
    const action = id === undefined ? undefined : replica.reading.current().actions[id]
    return id === undefined || action === undefined ? ofThePlan : [...ofAnAction(id, action, party), ...(propose === null ? [] : proposedInAction.map(field => ['actions', id, field]))]
  }
  return <WhyLayer whyAt={whyAt} nameOf={path => fieldName(t, planSchema, path)} beside={fieldsBeside} {...(propose === null ? {} : { isProposable, onPropose: propose, mayWrite: path => mayWriteAt(asWriter, replica.reading.current(), path) })} onComment={comments !== null && mayComment ? path => comments.write(commentable(path), null, true) : undefined} />
}

/** Asks of the plan as it is at that moment. */
export function useWhyAt(): (path: Path) => Why | null {
  const { replica, facts, asWriter } = usePlan()
  const others = useOtherWriters(asWriter)
  return path => whyInPlan(asWriter, replica.reading.current(), facts, path, others())
}

/** The same person for their other delegations. */
export function useOtherWriters({ person, party }: Writer): () => readonly Writer[] {
  const { memberships } = usePagePerson()
  return () => [...new Set(memberships.map(membership => membership.party))]
    .filter(other => other !== party)
    .map(other => ({ person, party: other, functions: memberships.filter(membership => membership.party === other).map(membership => membership.function) }))
}

/** One's own answer where one is asked, else that of whoever is named first; the empty key of none has no field. */
function answerOfAny(action: ActionPlain, own: PartyId): string {
  const named = rolesInAction.flatMap(role => partiesIn(action, role).map(party => ({ role, party, request: requestOf(action, role, party) })))
  const [first] = isNamedIn(action, own) ? named.filter(({ party }) => party === own) : named
  return first === undefined || first.request === null ? '' : answerKey(first.party, first.role, first.request)
}

const ofThePlan: readonly Path[] = [['aim'], ['record', 'driver'], ['record', 'status'], ['record', 'marking']]

/** One field of each kind, which others are written like. */
function ofAnAction(id: ActionId, action: ActionPlain, own: PartyId): readonly Path[] {
  const fields: readonly Path[] = [['description'], ['order'], ['leader'], ['participants'], ['answers', answerOfAny(action, own)], ['contributions', contributionKey(own, 'people')], ['status'], ...(isProposal(action) ? [['takenIn']] : [])]
  return fields.map(field => ['actions', id, ...field]).filter(path => fieldAt(path) !== null)
}

/** Whoever may only propose meets these closed, so that they take no focus. */
const proposedInAction = ['title', 'goal', 'kind', 'channel', 'from', 'to', 'nature', 'stance', 'level', 'expectedResult'] as const

export const isProposable = (path: Path): boolean => ['text', 'value'].includes(kindOfChange(path) ?? '')
