// What the delegation has drafted and this person may send: asked for when the page comes, and when one comes back to it. No line tells of
// drafts, since each letter of one would be told.
import { useEffect, useReducer, useState } from 'react'
import type { Unsent } from '../../../shared/api/open-rounds.ts'
import type { PartyId } from '../../../shared/ids.ts'
import { keepAsking } from '../../keep-asking.ts'
import { usePagePerson } from '../../shell/session.tsx'

const none: readonly Unsent[] = []

export function useDraftsToSend(party: PartyId): readonly Unsent[] {
  const { memberships, isReadOnly } = usePagePerson()
  const speaks = !isReadOnly && memberships.some(membership => membership.party === party && membership.function === 'speaks')
  const [cameBack, comeBack] = useReducer((count: number) => count + 1, 0)
  const [unsent, setUnsent] = useState<readonly Unsent[]>(none)
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
        const loaded = await import('../../open-rounds-api.ts').catch(() => null)
        const answer = await loaded?.openRoundsApi.toSend(party)
        return answer?.ok === true ? answer.value.unsent : null
      }, setUnsent)
    : undefined),
  // Asked for anew whenever one comes back.
  // oxlint-disable-next-line react/exhaustive-deps, react/exhaustive-effect-dependencies
  [party, speaks, cameBack])
  return speaks ? unsent : none
}
