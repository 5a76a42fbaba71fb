// To which area, cycle and period a plan belongs. 'none': there is no such plan for this reader.
import { useEffect, useState } from 'react'
import { PlanAnswer } from '../../../shared/api/plans.ts'
import type { PlanId } from '../../../shared/ids.ts'
import { answerOf, api } from '../../api.ts'
import { keepAsking } from '../../keep-asking.ts'

export function usePlanPlace(id: PlanId): PlanAnswer | 'none' | null {
  const [place, setPlace] = useState<PlanAnswer | 'none' | null>(null)
  useEffect(() => keepAsking<PlanAnswer | 'none'>(async () => {
    const answer = await answerOf(api.plans[':plan'].$get({ param: { plan: id } }), PlanAnswer)
    return answer.ok ? answer.value : answer.error.code === 'plan/not-found' ? 'none' : null
  }, setPlace), [id])
  return place
}
