// For whoever there may be exact dates: a delegation that drives or co-drives a plan with joint action days, leads such an
// action or has confirmed to take part in one. Told from the summaries that the page has anyway; it opens nothing.
import type { ReactNode } from 'react'
import { hasPartInDays } from '../../shared/projection/part-in-days.ts'
import { usePagePerson } from '../shell/session.tsx'
import { useLivePlans } from './use-live-plans.tsx'

export function OnlyWithDays({ children }: { readonly children: ReactNode }) {
  const { plans } = useLivePlans()
  const { party } = usePagePerson()
  return party !== null && [...plans.values()].some(({ summary }) => hasPartInDays(party, summary)) ? children : null
}
