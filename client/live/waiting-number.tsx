// How much waits for the person's delegation, and what is said to it that the person has not read. Comes after the bars are shown: what
// decides it is more than they are.
import { countOf, useInbox } from './use-inbox.ts'
import { useWaiting } from './use-waiting.ts'

export function WaitingNumber() {
  const inbox = useInbox()
  const count = (useWaiting()?.length ?? 0) + (inbox === null ? 0 : countOf(inbox))
  return count === 0 ? null : <>{count}</>
}
