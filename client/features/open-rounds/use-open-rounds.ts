// The open rounds of the delegation that the person acts for: asked for, and anew whenever the server says that something in one changed.
import { useEffect, useReducer, useState } from 'react'
import type { OpenRoundsAnswer } from '../../../shared/api/open-rounds.ts'
import type { PartyId } from '../../../shared/ids.ts'
import { keepAsking } from '../../keep-asking.ts'
import { useLivePlans } from '../../live/index.ts'
import { openRoundsApi } from '../../open-rounds-api.ts'

export type OpenRoundsHere = {
  /** Null until they have come. What came before stays while they are asked for anew. */
  readonly known: OpenRoundsAnswer | null
  /** Asks at once: this page has just changed something. */
  readonly askAgain: () => void
}

export function useOpenRounds(party: PartyId): OpenRoundsHere {
  const { positions } = useLivePlans()
  const [own, askAgain] = useReducer((count: number) => count + 1, 0)
  const [known, setKnown] = useState<OpenRoundsAnswer | null>(null)
  useEffect(() => keepAsking(async () => {
    const answer = await openRoundsApi.read(party)
    return answer.ok ? answer.value : null
  }, setKnown),
  // Asked for each word of the server that something is said.
  // oxlint-disable-next-line react/exhaustive-deps, react/exhaustive-effect-dependencies
  [party, positions, own])
  return { known, askAgain }
}
