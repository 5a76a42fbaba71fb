// Asks the server while somebody types. What is typed wins: an answer to what was typed before is dropped, whenever it comes.
import { useEffect, useState } from 'react'
import { maxQueryLength, type SearchAnswer } from '../../../shared/api/search.ts'
import type { PartyId } from '../../../shared/ids.ts'
import { searchApi } from '../../search-api.ts'
import { useIsOnline } from '../../shell/use-online.ts'

/** Letters that come within this are one question. */
const gatherMs = 90
/** The server cannot be reached, or asks to wait: the question is asked again after this. */
const againMs = 2_000

export type FullText =
  | { readonly state: 'nothing asked' }
  | { readonly state: 'asking' }
  | { readonly state: 'found'; readonly query: string; readonly answer: SearchAnswer }
  | { readonly state: 'offline' }
  /** The server's own sentence. */
  | { readonly state: 'refused'; readonly message: string }

type Heard = { readonly query: string; readonly party: PartyId; readonly said: Extract<FullText, { state: 'found' | 'offline' | 'refused' }> }

/** @param query trimmed; empty asks nothing. */
export function useFullText(query: string, party: PartyId | null): FullText {
  const isOnline = useIsOnline()
  const [heard, setHeard] = useState<Heard | null>(null)
  const isAsked = query !== '' && query.length <= maxQueryLength && party !== null && isOnline
  useEffect(() => {
    if (!isAsked || party === null) return
    const asking = new AbortController()
    let again: number | undefined
    const ask = async (): Promise<void> => {
      const answer = await searchApi.find({ q: query, party }, asking.signal)
      if (asking.signal.aborted) return
      if (answer.ok) return setHeard({ query, party, said: { state: 'found', query, answer: answer.value } })
      const { code, message } = answer.error
      setHeard({ query, party, said: code === 'api/unreachable' || message === '' ? { state: 'offline' } : { state: 'refused', message } })
      if (code === 'api/unreachable' || code === 'search/too-often') again = window.setTimeout(() => void ask(), againMs)
    }
    const timer = window.setTimeout(() => void ask(), gatherMs)
    return () => {
      window.clearTimeout(timer)
      window.clearTimeout(again)
      asking.abort()
    }
  }, [query, party, isAsked])
  if (!isOnline) return { state: 'offline' }
  if (!isAsked) return { state: 'nothing asked' }
  return heard?.query === query && heard.party === party ? heard.said : { state: 'asking' }
}
