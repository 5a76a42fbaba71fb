// The sign of how one's work in this plan stands. A component of its own: it changes with every keystroke.
import { SavedSign } from '../../design/saved-sign.tsx'
import { useReplicaStatus } from '../../replica/index.ts'
import { usePlan } from './plan-context.tsx'

export function PlanStatusSign() {
  const status = useReplicaStatus(usePlan().replica)
  const { saved, unsent, kept, keptOnDevice } = status
  const isSignedOut = status.state === 'closed' && status.reason === 'signedOut'
  const isKeeping = keptOnDevice && kept < unsent
  if (saved === 'not-storing') return <SavedSign state="not-storing" count={kept} isKeeping={isKeeping} />
  return saved === 'offline' ? <SavedSign state="offline" count={kept} isSignedOut={isSignedOut} isKeeping={isKeeping} /> : <SavedSign state={saved} />
}
