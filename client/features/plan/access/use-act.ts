// One request that a button starts: under way, or with what the server said against it.
import { useState } from 'react'
import type { Answer } from '../../../api.ts'
import { useMessage } from '../use-message.ts'

export type Act = {
  readonly isPending: boolean
  readonly problem: string | null
  run(request: () => Promise<Answer<unknown>>): Promise<void>
  say(problem: string): void
}

export function useAct(): Act {
  const t = useMessage()
  const [isPending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  return {
    isPending,
    problem,
    say: setProblem,
    run: async request => {
      setProblem(null)
      setPending(true)
      const answer = await request()
      setPending(false)
      if (!answer.ok) setProblem(answer.error.message || t('plans.failed'))
    },
  }
}
