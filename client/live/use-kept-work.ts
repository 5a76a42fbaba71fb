// What this device keeps of this person's work on the plans and cycles that a page knows, whichever delegation it was written for.
import { useEffect, useMemo, useState } from 'react'
import { useCycles } from '../shell/cycles.tsx'
import { usePagePerson } from '../shell/session.tsx'
import type { KeptPlace, KeptWork } from './kept-work.ts'
import { useLivePlans } from './use-live-plans.tsx'

const nothing: readonly KeptWork[] = []

export function useKeptWork(): readonly KeptWork[] {
  const { person, memberships } = usePagePerson()
  const { plans } = useLivePlans()
  const [kept, setKept] = useState(nothing)
  // Plans change all the time; which there are seldom does.
  const planIds = [...plans.keys()].join(' ')
  const parties = [...new Set(memberships.map(({ party }) => party))]
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the ids as one text stand for both
  const known = useMemo(() => ({ plans: new Set(plans.keys()), parties: new Set(parties) }), [planIds, parties.join(' ')])
  const cycles = useCycles()
  useEffect(() => {
    if (known.plans.size === 0 && (cycles ?? []).length === 0) return
    const knows = (place: KeptPlace): boolean => known.parties.has(place.party) && ('plan' in place ? known.plans.has(place.plan) : (cycles ?? []).some(({ id }) => id === place.cycle))
    let stop: (() => void) | null = null
    let isWanted = true
    void import('./kept-work.ts').then(({ watchKeptWork }) => {
      if (isWanted) stop = watchKeptWork(person.id, knows, setKept)
    }, () => undefined) // The list is whole without it.
    return () => {
      isWanted = false
      stop?.()
    }
  }, [person.id, known, cycles])
  return kept
}
