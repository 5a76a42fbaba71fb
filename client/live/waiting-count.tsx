// Beside "My delegation" in the bars: how much waits there. The bars do not wait for it, and are whole without it.
import { lazy, Suspense } from 'react'

const WaitingNumber = lazy(async () => ({ default: await import('./waiting-number.tsx').then(({ WaitingNumber: Loaded }) => Loaded, () => Nothing) }))
const Nothing = () => null

export const WaitingCount = () => <Suspense fallback={null}><WaitingNumber /></Suspense>
