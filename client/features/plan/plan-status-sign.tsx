// The sign of how one's work in this plan stands. A component of its own: it changes with every keystroke.
import { SavedSign } from '../../design/saved-sign.tsx'
import { useReplicaStatus } from '../../replica/index.ts'
import { usePlan } from './plan-context.tsx'

export function PlanStatusSign() {
  const { saved, unsent, kept, keptOnDevice } = useReplicaStatus(usePlan().replica)
  return saved === 'offline' ? <SavedSign state="offline" count={kept} isKeeping={keptOnDevice && kept < unsent} /> : <SavedSign state={saved} />
}
