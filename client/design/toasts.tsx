// A short message about what just happened, with the way back where there is one ("Action removed. Undo").
// It waits while it is pointed at or focused; F6 reaches it from the keyboard.
import { X } from 'lucide-react'
import { Text, UNSTABLE_Toast as Toast, UNSTABLE_ToastContent as ToastContent, UNSTABLE_ToastQueue as ToastQueue, UNSTABLE_ToastRegion as ToastRegion } from 'react-aria-components'
import { useMessage } from '../messages/use-message.tsx'
import { Button, IconButton } from './button.tsx'
import { Mark } from './mark.tsx'
import styles from './toasts.module.css'
import type { Tone } from './tone.ts'

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

/** Mounted once, by the shell. */
export function Toasts() {
  const t = useMessage()
  return (
    <ToastRegion queue={queue} aria-label={t('design.messages')} className={styles.region ?? ''}>
      {({ toast }) => {
        const { text, tone = 'neutral', action } = toast.content
        return (
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
            <IconButton slot="close" size="small" icon={<X aria-hidden />} label={t('design.close')} />
          </Toast>
        )
      }}
    </ToastRegion>
  )
}
