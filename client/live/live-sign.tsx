// How current a list is that one only reads, in sight at every width: up to date, offline, or no longer kept up to date.
// Going offline and coming back are announced.
import { useEffect, useRef } from 'react'
import { announce } from '../design/announcer.ts'
import { classNames } from '../design/class-names.ts'
import type { MessageId } from '../messages/en/index.ts'
import { useMessage } from '../messages/use-message.tsx'
import type { LiveState } from './live-plans.ts'
import styles from './live-sign.module.css'
import { useLivePlans } from './use-live-plans.tsx'

const sentenceByState = {
  loading: 'connection.loading',
  live: 'connection.live',
  offline: 'connection.offline',
  closed: 'connection.closed',
} as const satisfies Record<LiveState['state'], MessageId>

export function LiveSign() {
  const t = useMessage()
  const { state } = useLivePlans()
  const text = t(sentenceByState[state])
  const said = useRef<LiveState['state']>('live')
  useEffect(() => {
    if (state === 'loading' || state === said.current) return
    said.current = state
    announce(text)
  }, [state, text])
  return <span className={classNames(styles.sign, styles[state])} data-live-state={state}><span aria-hidden className={styles.dot} />{text}</span>
}
