// What the chosen rounds ask, from the server: each plan by itself, so that one that does not come takes no other with it.
import { useEffect, useState } from 'react'
import type { OpenRound, RoundBrief } from '../../../shared/api/open-rounds.ts'
import type { PartyId, PlanId } from '../../../shared/ids.ts'
import { openRoundsApi } from '../../open-rounds-api.ts'

export type Briefs = {
  readonly come: readonly RoundBrief[]
  readonly failed: readonly { readonly plan: PlanId; readonly why: string }[]
  readonly isComing: boolean
}

export function useBriefs(party: PartyId, rounds: readonly Pick<OpenRound, 'plan' | 'round'>[]): Briefs {
  const wanted = rounds.map(({ plan, round }) => `${plan} ${round}`).join(',')
  const [known, setKnown] = useState<Briefs & { readonly of: string }>({ come: [], failed: [], isComing: true, of: '' })
  useEffect(() => {
    let isWanted = true
    void (async () => {
      const answers = await Promise.all(rounds.map(async ({ plan, round }) => ({ plan, answer: await openRoundsApi.brief(plan, round, party) })))
      if (!isWanted) return
      setKnown({
        of: wanted,
        isComing: false,
        come: answers.flatMap(({ answer }) => (answer.ok ? [answer.value] : [])),
        failed: answers.flatMap(({ plan, answer }) => (answer.ok ? [] : [{ plan, why: answer.error.message }])),
      })
    })()
    return () => { isWanted = false }
  // The rounds are those that are named in it.
  // oxlint-disable-next-line react/exhaustive-deps
  }, [party, wanted])
  return known.of === wanted ? known : { come: [], failed: [], isComing: true }
}
