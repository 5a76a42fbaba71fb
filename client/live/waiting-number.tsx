// How much waits for the person's delegation, drafts to send among it, and what is said to it that the person has not read. Comes after the bars are shown: what
// decides it is more than they are.
import { draftCount, useDraftsToSend } from './use-drafts-to-send.ts'
import { countOf, useInbox } from './use-inbox.ts'
import { useWaiting } from './use-waiting.ts'

export function WaitingNumber() {
  const inbox = useInbox()
  const drafts = draftCount(useDraftsToSend())
  const count = (useWaiting()?.length ?? 0) + drafts + (inbox === null ? 0 : countOf(inbox))
  return count === 0 ? null : <>{count}</>
}
