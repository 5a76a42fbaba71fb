// To which area, cycle and period a plan belongs. 'none': there is no such plan for this reader.
import { useEffect, useState } from 'react'
import { PlanAnswer } from '../../../shared/api/plans.ts'
import type { PlanId } from '../../../shared/ids.ts'
import { answerOf, api } from '../../api.ts'

/** Between two attempts while the server does not answer. */
const retryMs = 3_000

export function usePlanPlace(id: PlanId): PlanAnswer | 'none' | null {
  const [place, setPlace] = useState<PlanAnswer | 'none' | null>(null)
  useEffect(() => {
    let isWanted = true
    let timer: number | undefined
    const ask = async (): Promise<void> => {
      const answer = await answerOf(api.plans[':plan'].$get({ param: { plan: id } }), PlanAnswer)
      if (!isWanted) return
      if (answer.ok) setPlace(answer.value)
      else if (answer.error.code === 'plan/not-found') setPlace('none')
      else timer = window.setTimeout(() => void ask(), retryMs)
    }
    void ask()
    window.addEventListener('online', ask)
    return () => {
      isWanted = false
      window.clearTimeout(timer)
      window.removeEventListener('online', ask)
    }
  }, [id])
  return place
}
