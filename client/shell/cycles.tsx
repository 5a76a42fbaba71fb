// The cycles with their priorities, areas, goals and periods: the same for everybody, asked for once a page.
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import { CyclesAnswer, type CycleView } from '../../shared/api/cycles.ts'
import { answerOf, api } from '../api.ts'
import { keepAsking } from '../keep-asking.ts'

const CyclesContext = createContext<readonly CycleView[] | null>(null)

export function CyclesProvider({ children }: { readonly children: ReactNode }) {
  const [cycles, setCycles] = useState<readonly CycleView[] | null>(null)
  useEffect(() => keepAsking(async () => {
    const answer = await answerOf(api.cycles.$get(), CyclesAnswer)
    return answer.ok ? answer.value.cycles : null
  }, setCycles), [])
  return <CyclesContext value={cycles}>{children}</CyclesContext>
}

/** Null until they are known. */
export function useCycles(): readonly CycleView[] | null {
  return useContext(CyclesContext)
}

/** The cycle that this day lies in, else the newest. */
export function cycleOf(cycles: readonly CycleView[], isoDay: string): CycleView | undefined {
  return cycles.find((cycle) => cycle.periods.some((period) => period.start <= isoDay && isoDay <= period.end)) ?? cycles[0]
}
