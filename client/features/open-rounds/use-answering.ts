// Gives one answer in several rounds, one after the other, each by the ordinary route; what became of each is kept, and those that were not taken
// can be tried again.
import { useRef, useState } from 'react'
import type { z } from 'zod'
import type { OpenRound } from '../../../shared/api/open-rounds.ts'
import type { AnswerBody } from '../../../shared/api/rounds.ts'
import type { PlanId } from '../../../shared/ids.ts'
import { roundsApi } from '../../rounds/index.ts'
import { useMessage } from './use-message.ts'

export type Outcome = { readonly state: 'sending' | 'done' } | { readonly state: 'failed'; readonly why: string }

export function useAnswering() {
  const t = useMessage()
  const [outcomes, setOutcomes] = useState<ReadonlyMap<PlanId, Outcome>>(new Map())
  const [isPending, setPending] = useState(false)
  const latest = useRef(outcomes)
  const put = (plan: PlanId, outcome: Outcome): void => {
    latest.current = new Map(latest.current).set(plan, outcome)
    setOutcomes(latest.current)
  }
  /** Those that are answered already are left alone. Gives how many are and are not. */
  const send = async (rounds: readonly OpenRound[], bodyFor: (round: OpenRound) => z.input<typeof AnswerBody>): Promise<{ readonly done: number; readonly failed: number }> => {
    setPending(true)
    for (const round of rounds) {
      if (latest.current.get(round.plan)?.state === 'done') continue
      put(round.plan, { state: 'sending' })
      const answer = await roundsApi.answer(round.plan, round.round, bodyFor(round))
      put(round.plan, answer.ok ? { state: 'done' } : { state: 'failed', why: answer.error.message || t('plans.failed') })
    }
    setPending(false)
    const states = rounds.map(({ plan }) => latest.current.get(plan)?.state)
    return { done: states.filter(state => state === 'done').length, failed: states.filter(state => state === 'failed').length }
  }
  return { outcomes, isPending, send }
}
