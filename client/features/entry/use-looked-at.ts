// What a link leads to, asked for before anything has to be typed.
import { useEffect, useState } from 'react'
import type { Answer } from '../../api.ts'

/** Null until it is known. Asked anew for another token. */
export function useLookedAt<T>(token: string, look: (token: string) => Promise<Answer<T>>): Answer<T> | null {
  const [answer, setAnswer] = useState<{ readonly token: string; readonly of: Answer<T> } | null>(null)
  useEffect(() => {
    let isWanted = true
    if (token !== '') void look(token).then(of => isWanted && setAnswer({ token, of }))
    return () => {
      isWanted = false
    }
  }, [token, look])
  return answer?.token === token ? answer.of : null
}
