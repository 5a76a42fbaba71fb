// The sign of how one's work in a document stands. A component of its own: it changes with every keystroke.
import { SavedSign } from '../../design/saved-sign.tsx'
import type { Roots } from '../../../shared/schema/node.ts'
import { useReplicaStatus } from '../../replica/index.ts'
import type { Replica } from '../../replica/index.ts'

export function StatusSign<R extends Roots>({ replica }: { readonly replica: Replica<R> }) {
  const status = useReplicaStatus(replica)
  const { saved, unsent, kept, keptOnDevice } = status
  const isSignedOut = status.state === 'closed' && status.reason === 'signedOut'
  const isKeeping = keptOnDevice && kept < unsent
  if (saved === 'not-storing') return <SavedSign state="not-storing" count={kept} isKeeping={isKeeping} />
  return saved === 'offline' ? <SavedSign state="offline" count={kept} isSignedOut={isSignedOut} isKeeping={isKeeping} /> : <SavedSign state={saved} />
}
