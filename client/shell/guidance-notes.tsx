// Which guidance notes there are, for telling who has to do with a goal that its note is another: asked for with the page, and again
// whenever the page of one's delegation is opened or the window is looked at again.
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import { GuidanceAnswer, type GuidanceNote } from '../../shared/api/cycles.ts'
import { answerOf, api } from '../api.ts'

const none: readonly GuidanceNote[] = []
const NotesContext = createContext<readonly GuidanceNote[]>(none)
const RefreshContext = createContext<() => void>(() => undefined)

export function GuidanceNotesProvider({ children }: { readonly children: ReactNode }) {
  const [notes, setNotes] = useState(none)
  const [refresh] = useState(() => () => {
    // Without an answer what is known stays.
    void answerOf(api.cycles.notes.$get(), GuidanceAnswer).then(answer => answer.ok && setNotes(answer.value.notes))
  })
  useEffect(() => {
    refresh()
    const onLook = (): void => {
      if (document.visibilityState === 'visible') refresh()
    }
    document.addEventListener('visibilitychange', onLook)
    return () => document.removeEventListener('visibilitychange', onLook)
  }, [refresh])
  return <RefreshContext value={refresh}><NotesContext value={notes}>{children}</NotesContext></RefreshContext>
}

export const useGuidanceNotes = (): readonly GuidanceNote[] => useContext(NotesContext)

/** Asks once more as the page around opens. */
export function useFreshGuidanceNotes(): void {
  const refresh = useContext(RefreshContext)
  useEffect(refresh, [refresh])
}
