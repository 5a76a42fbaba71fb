// The state of one's work, in sight at every width: Saved, Saving, or Offline with what is kept on this device.
// Saved and Saving alternate all the time and are not announced; going offline, a server that cannot save, and coming back
// are.
import { useEffect, useRef } from 'react'
import { useMessage } from '../messages/use-message.tsx'
import { announce } from './announcer.ts'
import { classNames } from './class-names.ts'
import styles from './saved-sign.module.css'

export type SavedState =
  | { readonly state: 'saved' }
  | { readonly state: 'saving' }
  /** `count`: changes kept on this device until the connection is back. `isKeeping`: some are on their way there.
   *  `isSignedOut`: the line is there, and the person is not known on it. */
  | { readonly state: 'offline'; readonly count: number; readonly isKeeping?: boolean; readonly isSignedOut?: boolean }

  /** The server cannot save at the moment; `count` and `isKeeping` as above. */
  | { readonly state: 'not-storing'; readonly count: number; readonly isKeeping?: boolean }

export function SavedSign(props: SavedState) {
  const t = useMessage()
  const wasOffline = useRef(false)
  const text = useSentence(props)

  useEffect(() => {
    const isOffline = props.state === 'offline' || props.state === 'not-storing'
    if (isOffline && !wasOffline.current) announce(text)
    if (props.state === 'saved' && wasOffline.current) announce(text)
    wasOffline.current = isOffline || (wasOffline.current && props.state !== 'saved')
  }, [props.state, text])

  return (
    <span className={classNames(styles.sign, styles[props.state])} data-saved-state={props.state}>
      <span aria-hidden className={styles.dot} />
      <span className={styles.long}>{text}</span>
      {props.state === 'not-storing' && (
        <span aria-hidden className={styles.short}>{props.count > 0 ? t('design.not-storing-kept-short', { count: props.count }) : t('design.not-storing-short')}</span>
      )}
      {props.state === 'offline' && (
        <span aria-hidden className={styles.short}>{props.isSignedOut ? text : props.isKeeping ? t('design.offline-keeping-short') : props.count > 0 ? t('design.offline-kept-short', { count: props.count }) : t('design.offline')}</span>
      )}
    </span>
  )
}

function useSentence(props: SavedState): string {
  const t = useMessage()
  switch (props.state) {
    case 'saved':
      return t('design.saved')
    case 'saving':
      return t('design.saving')
    case 'not-storing':
      if (props.isKeeping) return t('design.not-storing-keeping')
      return props.count > 0 ? t('design.not-storing-kept', { count: props.count }) : t('design.not-storing')
    case 'offline':
      if (props.isSignedOut) return props.count > 0 ? t('design.signed-out-kept', { count: props.count }) : t('design.signed-out')
      if (props.isKeeping) return t('design.offline-keeping')
      return props.count > 0 ? t('design.offline-kept', { count: props.count }) : t('design.offline')
  }
}
