// Taking in, turning down and taking back: one or several with one word on it, and what became of each in a sentence.
import { useState } from 'react'
import type { ProposalId } from '../../../../shared/ids.ts'
import type { DecideBody } from '../../../../shared/api/proposals.ts'
import { showToast } from '../../../design/toasts.tsx'
import { proposalsApi } from '../../../proposals-api.ts'
import { usePlan } from '../plan-context.tsx'
import { useMessage } from '../use-message.ts'
import type { z } from 'zod'
import { problemWords } from './use-send.ts'

export type Verdict = Pick<z.input<typeof DecideBody>, 'decision' | 'reason' | 'instead'>

export type Deciding = {
  readonly isPending: boolean
  /** @returns those that do not fit the plan as it is: somebody has to choose what is to stand there. */
  decide(ids: readonly ProposalId[], verdict: Verdict): Promise<readonly ProposalId[]>
}

export function useDecide(): Deciding {
  const t = useMessage()
  const { id: plan, party } = usePlan()
  const [isPending, setPending] = useState(false)
  const decide = async (ids: readonly ProposalId[], verdict: Verdict): Promise<readonly ProposalId[]> => {
    setPending(true)
    const answer = await proposalsApi.decide(plan, { party, ids: [...ids], ...verdict })
    setPending(false)
    if (!answer.ok) {
      showToast({ tone: 'bad', text: answer.error.message || t('proposals.failed') })
      return []
    }
    const failed = answer.value.outcomes.filter(({ error }) => error !== null)
    const misfits = failed.filter(({ error }) => error === 'proposal/does-not-fit')
    const done = ids.length - failed.length
    if (done > 0) showToast({ tone: 'ok', text: t(`proposals.done-${verdict.decision}`, { count: done }) })
    const [first] = failed.filter(failure => ids.length > 1 || !misfits.includes(failure))
    if (first?.error != null) showToast({ tone: 'warn', text: t('proposals.not-done', { count: failed.length, why: problemWords(t, first.error) }) })
    return misfits.map(({ id }) => id)
  }
  return { isPending, decide }
}
