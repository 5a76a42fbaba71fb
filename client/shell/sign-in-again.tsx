// Asks for sign-in over a page whose session has ended. The page below stays as it is and goes on afterwards, with the
// caret where it was. Whoever is writing finishes first: keys that fall into a dialog that has just opened are lost.
import { lazy, Suspense, useEffect } from 'react'
import { onOpened } from '../replica/open-replicas.ts'
import { useQuietMoment } from './quiet-moment.ts'
import { useSession } from './session.tsx'

const load = () => import('./sign-in-dialog.tsx')
const SignInDialog = lazy(async () => ({ default: (await load()).SignInDialog }))
/** Where somebody may be writing the question must come at once. */
const fetchAhead = (): void => void load().catch(() => undefined)

export function SignInAgain() {
  const session = useSession()
  const isShown = useQuietMoment(session.state === 'expired')
  useEffect(() => onOpened(fetchAhead), [])
  return isShown && session.state === 'expired' ? <Suspense fallback={null}><SignInDialog session={session} /></Suspense> : null
}
