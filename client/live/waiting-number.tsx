// How much waits for the person's delegation. Comes after the bars are shown: what decides it is more than they are.
import { useWaiting } from './use-waiting.ts'

export function WaitingNumber() {
  const count = useWaiting()?.length ?? 0
  return count === 0 ? null : <>{count}</>
}
