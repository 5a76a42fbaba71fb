// The draft position of one round as it is typed on this page; sent when the person pauses, leaves the field or leaves the page.
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { OpenRound } from '../../../shared/api/open-rounds.ts'
import type { PartyId } from '../../../shared/ids.ts'
import { openRoundsApi } from '../../open-rounds-api.ts'
import { createDraftWriter, type DraftState, type DraftWriter } from './draft-writer.ts'

/** @param saved the same function as long as the page is there. */
export function useDraftPosition(party: PartyId, { plan, round, draft }: Pick<OpenRound, 'plan' | 'round' | 'draft'>, saved: () => void): DraftState & { readonly writer: DraftWriter } {
  const [writer] = useState(() => createDraftWriter(draft, {
    write: body => openRoundsApi.draft(plan, round, { party, ...body }),
    readNow: async () => {
      const now = await openRoundsApi.read(party)
      return now.ok ? (now.value.rounds.find(each => each.plan === plan && each.round === round)?.draft ?? null) : null
    },
    saved,
    after: (ms, act) => {
      const timer = window.setTimeout(act, ms)
      return () => window.clearTimeout(timer)
    },
  }))
  const state = useSyncExternalStore(writer.subscribe, writer.get)
  useEffect(() => writer.told(draft), [writer, draft])
  useEffect(() => {
    const leave = (): void => void writer.send()
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [writer])
  return { ...state, writer }
}
