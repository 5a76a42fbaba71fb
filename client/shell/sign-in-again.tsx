// Asks for sign-in over a page whose session has ended. The page below is covered, since whoever sits before it may be another,
// and stays as it is: it goes on afterwards, with the caret where it was. Whoever is writing finishes first: keys that fall into a
// dialog that has just opened are lost.
import { lazy, Suspense, useEffect, useState } from 'react'
import { useMessage } from '../messages/use-message.tsx'
import { onOpened } from '../replica/open-replicas.ts'
import { useCover } from './cover.ts'
import { rememberFocus } from './focus-place.ts'
import { useQuietMoment } from './quiet-moment.ts'
import { useSession } from './session.tsx'
import type { Expired } from './sign-in-dialog.tsx'

const load = () => import('./sign-in-dialog.tsx')
const SignInDialog = lazy(async () => ({ default: (await load()).SignInDialog }))
/** Where somebody may be writing the question must come at once. */
const fetchAhead = (): void => void load().catch(() => undefined)

export function SignInAgain() {
  const session = useSession()
  const isShown = useQuietMoment(session.state === 'expired')
  useEffect(() => onOpened(fetchAhead), [])
  return isShown && session.state === 'expired' ? <Covered session={session} /> : null
}

function Covered({ session }: { readonly session: Expired }) {
  const t = useMessage()
  const [goBack] = useState(rememberFocus)
  // In the next frame, after the dialog has given the focus to whatever it takes for the last place.
  useEffect(() => () => void requestAnimationFrame(goBack), [goBack])
  useCover(t('shell.title', { page: t('sign-in.again-title') }))
  return <Suspense fallback={null}><SignInDialog session={session} /></Suspense>
}
