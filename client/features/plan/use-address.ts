// Goes where the address points once the plan is shown: `#goal-3`; `#action-<id>`, whose card opens; `#contribution-<id>`, where
// the reader's delegation writes what it brings to that action; `#thread-<id>` and `#proposal-<id>`, which open in the panel beside their
// place; `#proposals`, all of them and our drafts; `#field-<place>`, any field by its place.
import { useEffect } from 'react'
import { useLocation } from 'react-router'
import { contributionKey } from '../../../shared/documents/plan.ts'
import { ActionId, ProposalId, ThreadId } from '../../../shared/ids.ts'
import type { Path } from '../../../shared/schema/node.ts'
import { contributionKinds } from '../../../shared/vocabularies/vocabularies.ts'
import { goToGoal } from '../../shell/goal-address.ts'
import { useComments } from './comments/comments-context.tsx'
import { contributionPrefix, fieldPrefix, goToField, pathOfPlace, showField } from './places.ts'
import { useProposals } from './proposals/proposals-context.tsx'
import { usePlan } from './plan-context.tsx'

const actionPrefix = '#action-'
const threadPrefix = '#thread-'
const proposalPrefix = '#proposal-'

export function useAddress(): void {
  const { hash, key } = useLocation()
  const { party, replica } = usePlan()
  const comments = useComments()
  const proposals = useProposals()
  useEffect(() => {
    const action = hash.startsWith(actionPrefix) ? ActionId.safeParse(hash.slice(actionPrefix.length)) : null
    if (action?.success === true) return goToField(['actions', action.data])
    const said = hash.startsWith(threadPrefix) ? ThreadId.safeParse(hash.slice(threadPrefix.length)).data : undefined
    const thread = said === undefined ? undefined : replica.reading.current().threads[said]
    if (said !== undefined && thread !== undefined) {
      showField(thread.about ?? [])
      return comments?.open(said, true)
    }
    const sent = hash.startsWith(proposalPrefix) ? ProposalId.safeParse(hash.slice(proposalPrefix.length)).data : undefined
    const proposal = sent === undefined ? undefined : replica.reading.current().proposals[sent]
    if (sent !== undefined && proposal !== undefined) {
      showField(proposal.place ?? [])
      comments?.showReview('proposals')
      return proposals?.state.show(sent, proposal.decision === undefined ? 'open' : 'decided')
    }
    if (hash === '#proposals') return comments?.showReview('proposals')
    const contributed = hash.startsWith(`#${contributionPrefix}`) ? ActionId.safeParse(hash.slice(contributionPrefix.length + 1)) : null
    if (contributed?.success === true) return goToField(['actions', contributed.data, 'contributions', contributionKey(party, contributionKinds[0])])
    const field = hash.startsWith(`#${fieldPrefix}`) ? placeIn(hash.slice(fieldPrefix.length + 1)) : null
    if (field !== null) return goToField(field)
    goToGoal(hash)
  // The same address chosen again goes there again.
  // oxlint-disable-next-line react/exhaustive-deps
  }, [hash, key])
}

/** Null for an address that somebody cut or typed. */
function placeIn(text: string): Path | null {
  try {
    return pathOfPlace(text)
  } catch {
    return null
  }
}
