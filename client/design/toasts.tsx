// A short message about what just happened, with the way back where there is one ("Action removed. Undo").
// It waits while it is pointed at or focused; F6 reaches it from the keyboard. Where the page is narrow only the latest is seen, with how many
// there are besides: pressing that, or going to them by keys, shows them all. A screen reader is told each as it comes.
import { X } from 'lucide-react'
import { useState, useSyncExternalStore } from 'react'
import { Text, UNSTABLE_Toast as Toast, UNSTABLE_ToastContent as ToastContent, UNSTABLE_ToastQueue as ToastQueue, UNSTABLE_ToastRegion as ToastRegion } from 'react-aria-components'
import { useMessage } from '../messages/use-message.tsx'
import { Button, IconButton } from './button.tsx'
import { classNames } from './class-names.ts'
import { Mark } from './mark.tsx'
import styles from './toasts.module.css'
import type { Tone } from './tone.ts'
import { narrowQuery, useMedia } from './use-media.ts'

interface ToastMessage {
  readonly text: string
  readonly tone?: Tone
  readonly action?: { readonly label: string; readonly onPress: () => void }
}

const readingMs = 6_000
/** With something to press one needs longer. */
const decidingMs = 12_000

const queue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 3 })

/** Shows a message and gives back how to take it away. */
export function showToast(message: ToastMessage): () => void {
  const key = queue.add(message, { timeout: message.action ? decidingMs : readingMs })
  return () => queue.close(key)
}

/** Takes all of them away: what they say is not for whoever comes next. */
export function clearToasts(): void {
  queue.clear()
}

const subscribe = (changed: () => void): (() => void) => queue.subscribe(changed)
const shownNow = () => queue.visibleToasts

/** Mounted once, by the shell. */
export function Toasts() {
  const t = useMessage()
  const isNarrow = useMedia(narrowQuery)
  const toasts = useSyncExternalStore(subscribe, shownNow)
  const [isOpened, setOpened] = useState(false)
  // What comes next is one again.
  if (isOpened && toasts.length < 2) setOpened(false)
  return (
    <ToastRegion queue={queue} aria-label={t('design.messages')} className={styles.region ?? ''}>
      {({ toast }) => {
        const { text, tone = 'neutral', action } = toast.content
        const isLatest = toast.key === toasts[0]?.key
        const isBehind = isNarrow && !isOpened && !isLatest
        return (
          <div
            className={classNames(isBehind && styles.behind)}
            // What shows them all and hides them again does so when it is pressed.
            onFocus={({ target }) => {
              if (!target.hasAttribute('aria-expanded')) setOpened(true)
            }}
            onBlur={({ currentTarget, relatedTarget }) => {
              if (currentTarget.closest('[role="region"]')?.contains(relatedTarget) !== true) setOpened(false)
            }}
          >
            <Toast toast={toast} className={styles.toast ?? ''}>
              <Mark tone={tone} />
              <ToastContent className={styles.content}><Text slot="title">{text}</Text></ToastContent>
              {action && (
                <Button
                  variant="link"
                  slot={null}
                  onPress={() => {
                    action.onPress()
                    queue.close(toast.key)
                  }}
                >
                  {action.label}
                </Button>
              )}
              {isNarrow && isLatest && toasts.length > 1 && (
                <Button variant="link" slot={null} aria-expanded={isOpened} onPress={() => setOpened(!isOpened)}>
                  {isOpened ? t('design.one-message') : t('design.more-messages', { count: toasts.length - 1 })}
                </Button>
              )}
              <IconButton slot="close" size="small" icon={<X aria-hidden />} label={t('design.close')} />
            </Toast>
          </div>
        )
      }}
    </ToastRegion>
  )
}
