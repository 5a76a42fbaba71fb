// Goes where the address points once the plan is shown: `#goal-3`; `#action-<id>`, whose card opens; `#contribution-<id>`, where
// the reader's delegation writes what it brings to that action; `#thread-<id>` and `#proposal-<id>`, which open in the panel beside their
// place; `#proposals`, all of them and our drafts; `#field-<place>`, any field by its place.
import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { contributionKey } from '../../../shared/documents/plan.ts'
import { ActionId } from '../../../shared/ids.ts'
import { partIn } from '../../../shared/plan-address.ts'
import type { Path } from '../../../shared/schema/node.ts'
import { contributionKinds } from '../../../shared/vocabularies/vocabularies.ts'
import { goToGoal } from '../../shell/goal-address.ts'
import { useComments } from './comments/comments-context.tsx'
import { useOwnSource } from './comments/own-comments.tsx'
import { contributionPrefix, fieldPrefix, goToField, pathOfPlace, showField } from './places.ts'
import { useProposals } from './proposals/proposals-context.tsx'
import { usePlan } from './plan-context.tsx'

export function useAddress(): void {
  const { hash, key } = useLocation()
  const { party, replica } = usePlan()
  const comments = useComments()
  const proposals = useProposals()
  useOwnThreadAddress()
  useEffect(() => {
    const named = partIn(hash)
    if (named?.part === 'action') return goToField(['actions', named.id])
    const thread = named?.part === 'thread' ? replica.reading.current().threads[named.id] : undefined
    if (named?.part === 'thread' && thread !== undefined) {
      showField(thread.about ?? [])
      return comments?.open(named.id, true)
    }
    const proposal = named?.part === 'proposal' ? replica.reading.current().proposals[named.id] : undefined
    if (named?.part === 'proposal' && proposal !== undefined) {
      showField(proposal.place ?? [])
      comments?.showReview('proposals')
      return proposals?.state.show(named.id, proposal.decision === undefined ? 'open' : 'decided')
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

/** A thread that is the delegation's alone comes with its own side, which may be later than the plan. */
function useOwnThreadAddress(): void {
  const { hash, key } = useLocation()
  const { replica } = usePlan()
  const comments = useComments()
  const source = useOwnSource()
  const arrivedBy = useRef<string | null>(null)
  useEffect(() => {
    const named = partIn(hash)
    if (named?.part !== 'thread' || arrivedBy.current === key || replica.reading.current().threads[named.id] !== undefined) return undefined
    const arrive = (): void => {
      const thread = source.current()[named.id]
      if (thread === undefined || arrivedBy.current === key) return
      arrivedBy.current = key
      showField(thread.about ?? [])
      comments?.open(named.id, true)
    }
    arrive()
    return source.subscribe(arrive)
  // The same address chosen again goes there again.
  // oxlint-disable-next-line react/exhaustive-deps
  }, [hash, key, source])
}

/** Null for an address that somebody cut or typed. */
function placeIn(text: string): Path | null {
  try {
    return pathOfPlace(text)
  } catch {
    return null
  }
}
