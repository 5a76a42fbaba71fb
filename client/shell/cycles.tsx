// The cycles with their priorities, areas, goals and periods: the same for everybody, asked for once a page.
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import { CyclesAnswer, type CycleView } from '../../shared/api/cycles.ts'
import { answerOf, api } from '../api.ts'
import { keepAsking } from '../keep-asking.ts'

const CyclesContext = createContext<readonly CycleView[] | null>(null)
const RefreshContext = createContext<() => Promise<void>>(() => Promise.resolve())

const fetchCycles = async (): Promise<readonly CycleView[] | null> => {
  const answer = await answerOf(api.cycles.$get(), CyclesAnswer)
  return answer.ok ? answer.value.cycles : null
}

export function CyclesProvider({ children }: { readonly children: ReactNode }) {
  const [cycles, setCycles] = useState<readonly CycleView[] | null>(null)
  useEffect(() => keepAsking(fetchCycles, setCycles), [])
  const [refresh] = useState(() => async () => {
    const known = await fetchCycles()
    if (known !== null) setCycles(known)
  })
  return <RefreshContext value={refresh}><CyclesContext value={cycles}>{children}</CyclesContext></RefreshContext>
}

/** Asks for them once more: this page has changed one. */
export const useRefreshCycles = (): (() => Promise<void>) => useContext(RefreshContext)

/** Null until they are known. */
export function useCycles(): readonly CycleView[] | null {
  return useContext(CyclesContext)
}

/** The cycle that this day lies in, else the newest. */
export function cycleOf(cycles: readonly CycleView[], isoDay: string): CycleView | undefined {
  return cycles.find((cycle) => cycle.periods.some((period) => period.start <= isoDay && isoDay <= period.end)) ?? cycles[0]
}
