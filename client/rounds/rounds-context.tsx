// What delegations answered about one plan, for every part of a page that shows it: asked once, and anew whenever the server says that
// it has changed.
import { createContext, useContext, useEffect, useMemo, useReducer, useState, type ReactNode } from 'react'
import type { RoundsAnswer } from '../../shared/api/rounds.ts'
import type { PartyId, PlanId } from '../../shared/ids.ts'
import { keepAsking } from '../keep-asking.ts'
import { useLivePlans } from '../live/index.ts'
import { roundsApi } from './rounds-api.ts'

export type RoundsHere = {
  /** Null until they have come, and where they are not for this reader. What came before stays while it is asked anew. */
  readonly known: RoundsAnswer | null
  readonly isRefused: boolean
  /** Asks at once: this page has just changed something. */
  readonly askAgain: () => void
}

const nothing: RoundsHere = { known: null, isRefused: false, askAgain: () => undefined }
const Context = createContext<RoundsHere>(nothing)

export const useRounds = (): RoundsHere => useContext(Context)

type ProviderProps = {
  readonly plan: PlanId
  readonly party: PartyId
  /** Whether there is anything to ask for. */
  readonly isAsked: boolean
  /** Asked anew when this changes: what the page itself knows of a change under the answers. */
  readonly asOf: string
  readonly children: ReactNode
}

export function RoundsProvider({ plan, party, isAsked, asOf, children }: ProviderProps) {
  const { positions } = useLivePlans()
  const [own, askAgain] = useReducer((count: number) => count + 1, 0)
  const [answer, setAnswer] = useState<Pick<RoundsHere, 'known' | 'isRefused'>>({ known: null, isRefused: false })
  const changes = positions.byPlan.get(plan) ?? 0
  useEffect(() => {
    if (!isAsked) return undefined
    return keepAsking<Pick<RoundsHere, 'known' | 'isRefused'>>(async () => {
      const got = await roundsApi.rounds(plan, party)
      if (got.ok) return { known: got.value, isRefused: false }
      return isPassing(got.error.code) ? null : { known: null, isRefused: true }
    }, setAnswer)
  // Each of the others says that it is to be asked anew.
  // oxlint-disable-next-line react/exhaustive-deps, react/exhaustive-effect-dependencies
  }, [plan, party, isAsked, asOf, own, changes, positions.joined])
  const value = useMemo(() => ({ ...answer, askAgain }), [answer])
  return <Context value={value}>{children}</Context>
}

/** What a later question may be answered differently. */
const isPassing = (code: string): boolean => code === 'api/unreachable' || code === 'api/not-understood' || code === 'round/too-often' || code.startsWith('store/')
