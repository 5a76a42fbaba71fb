// One request that a button starts: under way, or with what the server said against it.
import { useState, type RefObject } from 'react'
import type { Answer } from '../../../api.ts'
import { announce } from '../../../design/announcer.ts'
import { useMessage } from '../use-message.ts'

export type Act = {
  readonly isPending: boolean
  readonly problem: string | null
  /** @param done what is told once it is done. */
  run(request: () => Promise<Answer<unknown>>, done: string): Promise<void>
  say(problem: string): void
}

/** @param heading over the buttons, which takes the focus: what was pressed goes with what it did. */
export function useAct(heading: RefObject<HTMLHeadingElement | null>): Act {
  const t = useMessage()
  const [isPending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  return {
    isPending,
    problem,
    say: setProblem,
    run: async (request, done) => {
      setProblem(null)
      setPending(true)
      const answer = await request()
      setPending(false)
      if (!answer.ok) return setProblem(answer.error.message || t('plans.failed'))
      announce(done)
      heading.current?.focus()
    },
  }
}
