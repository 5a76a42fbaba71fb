// What the delegation has drafted and this person may send: one copy for the bars and the page. Asked for when one of them comes, when one
// enters or leaves a plan, and when one comes back to the window. No line tells of drafts, since each letter of one would be told.
import { useEffect, useReducer } from 'react'
import { useLocation } from 'react-router'
import type { Unsent } from '../../shared/api/open-rounds.ts'
import { keepAsking } from '../keep-asking.ts'
import { usePagePerson } from '../shell/session.tsx'
import { knownForPerson } from './known-for-person.ts'

const none: readonly Unsent[] = []

const known = knownForPerson<readonly Unsent[]>()

export function useDraftsToSend(): readonly Unsent[] {
  const { person, party, memberships, isReadOnly } = usePagePerson()
  const speaks = party !== null && !isReadOnly && memberships.some(membership => membership.party === party && membership.function === 'speaks')
  const isInPlan = useLocation().pathname.startsWith('/plans/')
  const [cameBack, comeBack] = useReducer((count: number) => count + 1, 0)
  const told = known.useTold(person.id, party)
  useEffect(() => {
    const seen = (): void => {
      if (document.visibilityState === 'visible') comeBack()
    }
    document.addEventListener('visibilitychange', seen)
    return () => document.removeEventListener('visibilitychange', seen)
  }, [])
  useEffect(() => (speaks
    ? keepAsking(async () => {
        // Nobody waits for it, and most have nothing to send.
        const loaded = await import('../open-rounds-api.ts').catch(() => null)
        const answer = await loaded?.openRoundsApi.toSend(party)
        return answer?.ok === true ? answer.value.unsent : null
      }, unsent => known.show({ person: person.id, party, told: unsent }))
    : undefined),
  // Asked for anew whenever one comes back, or has been in a plan.
  // oxlint-disable-next-line react/exhaustive-deps, react/exhaustive-effect-dependencies
  [person.id, party, speaks, cameBack, isInPlan])
  return speaks && told !== null ? told : none
}

/** Each draft is one thing that waits. */
export const draftCount = (unsent: readonly Unsent[]): number => unsent.reduce((sum, { places }) => sum + places.length, 0)
