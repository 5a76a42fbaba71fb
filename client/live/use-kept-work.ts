// What this device keeps of this person's work on the plans that a page knows, whichever delegation it was written for.
import { useEffect, useMemo, useState } from 'react'
import { usePagePerson } from '../shell/session.tsx'
import type { KeptWork } from './kept-work.ts'
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
  useEffect(() => {
    if (known.plans.size === 0) return
    let stop: (() => void) | null = null
    let isWanted = true
    void import('./kept-work.ts').then(({ watchKeptWork }) => {
      if (isWanted) stop = watchKeptWork(person.id, ({ plan, party }) => known.plans.has(plan) && known.parties.has(party), setKept)
    }, () => undefined) // The list is whole without it.
    return () => {
      isWanted = false
      stop?.()
    }
  }, [person.id, known])
  return kept
}
