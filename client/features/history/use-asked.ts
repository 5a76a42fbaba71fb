// An answer of the server that a part of the page shows, asked again while none comes.
import { useEffect, useState } from 'react'
import type { Answer } from '../../api.ts'
import { keepAsking } from '../../keep-asking.ts'

/** `of`: the question that is answered, which may be the one before. */
export type Asked<T> = { readonly state: 'waiting' } | { readonly state: 'failed'; readonly message: string } | { readonly state: 'there'; readonly value: T; readonly of: string }

/** @param what tells one question from another; null asks nothing. What was answered last stands until the next answer is there. */
export function useAsked<T>(what: string | null, ask: () => Promise<Answer<T>>): Asked<T> {
  const [asked, setAsked] = useState<Asked<T>>({ state: 'waiting' })
  useEffect(() => {
    if (what === null) return undefined
    return keepAsking(async (): Promise<Asked<T> | null> => {
      const answer = await ask()
      if (answer.ok) return { state: 'there', value: answer.value, of: what }
      // Both pass by themselves.
      return answer.error.code === 'api/unreachable' || answer.error.code === 'history/too-often' ? null : { state: 'failed', message: answer.error.message }
    }, setAsked)
  // The question is told by its words.
  // oxlint-disable-next-line react/exhaustive-deps
  }, [what])
  return asked
}
