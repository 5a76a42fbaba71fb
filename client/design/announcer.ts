// Tells screen readers what happens elsewhere on the page. `announce` is for one's own doings and the page's state;
// `announceOthers` for what other people change, which the person may mute.
import { AnnouncementQueue, type Politeness } from './announcement-queue.ts'
import { createPreference } from './preference.ts'

export const othersAreMuted = createPreference('empact.announce-others-muted', ['no', 'yes'], 'no')

type Listener = (text: string, politeness: Politeness) => void
const listeners = new Set<Listener>()

const queue = new AnnouncementQueue(
  { now: () => performance.now(), after: (delayMs, callback) => void setTimeout(callback, delayMs) },
  (text, politeness) => {
    for (const listener of listeners) listener(text, politeness)
  },
)

export function announce(text: string, politeness: Politeness = 'polite'): void {
  queue.add(text, politeness)
}

/** `topic`: where it happened; of several waiting about one topic only the newest is said. */
export function announceOthers(text: string, topic?: string): void {
  if (othersAreMuted.get() === 'no') queue.addOthers(text, topic)
}

/** For a page that goes dark: what others did there stands in the live region as long as nothing else is said. */
export function forgetAnnouncements(): void {
  queue.forget()
}

/** For the live region. */
export function onAnnouncement(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
