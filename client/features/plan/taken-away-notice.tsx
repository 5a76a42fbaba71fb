// What is said at a place that was taken away from whoever was writing there, with their words.
import { useEffect, useRef } from 'react'
import { bringBackAction } from '../../../shared/documents/plan-commands.ts'
import type { ActionId, GoalId } from '../../../shared/ids.ts'
import { announce } from '../../design/announcer.ts'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { useMessage } from './use-message.ts'
import { fieldId, focusWhenThere } from './places.ts'
import { useMayInAction, usePlan, usePlanReading } from './plan-context.tsx'
import styles from './plan.module.css'
import { useTaken, type TakenAway } from './use-taken-away.ts'

/** @param place as `data-place` names it. */
export function TakenAwayAt({ place }: { readonly place: string }) {
  const { taken, dismiss } = useTaken()
  return taken !== null && taken.card === null && taken.at === place ? <Notice key={taken.sentence} taken={taken} onDismiss={dismiss} /> : null
}

/** Where the card of a removed action stood. */
export function RemovedCardAt({ goal, position, isLast = false }: { readonly goal: GoalId | null; readonly position: number; readonly isLast?: boolean }) {
  const { taken, dismiss } = useTaken()
  if (taken === null || taken.card === null || taken.card.goal !== goal || taken.loss.type !== 'action-removed') return null
  const isHere = isLast ? taken.card.position >= position : taken.card.position === position
  return isHere ? <RemovedCard taken={taken} action={taken.loss.action} onDismiss={dismiss} /> : null
}

function RemovedCard({ taken, action, onDismiss }: { readonly taken: TakenAway; readonly action: ActionId; readonly onDismiss: () => void }) {
  const { plan } = usePlan()
  const mayBringBack = useMayInAction(action, 'placing')
  // Somebody else may have brought it back.
  const isBack = usePlanReading(plain => plain.actions[action]?.removed === false)
  const wasGone = useRef(false)
  useEffect(() => {
    if (!isBack) wasGone.current = true
    else if (wasGone.current) onDismiss()
  }, [isBack, onDismiss])
  const bringBack = (): void => {
    bringBackAction(plan, action)
    onDismiss()
    focusWhenThere(() => document.getElementById(fieldId(['actions', action])))
  }
  return <Notice taken={taken} onDismiss={onDismiss} {...(mayBringBack ? { onBringBack: bringBack } : {})} />
}

type NoticeProps = { readonly taken: TakenAway; readonly onDismiss: () => void; readonly onBringBack?: () => void }

function Notice({ taken: { sentence, words }, onDismiss, onBringBack }: NoticeProps) {
  const t = useMessage()
  const notice = useRef<HTMLElement>(null)
  // The focus is in a place that goes, or has gone with it.
  useEffect(() => notice.current?.focus(), [])
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(words)
    announce(t('plan.copied'))
  }
  return (
    <section ref={notice} aria-label={t('plan.taken-away')} tabIndex={-1} className={styles.takenAway}>
      <Banner
        tone="warn"
        isInset
        isAnnounced
        action={(
          <>
            {onBringBack !== undefined && <Button size="small" onPress={onBringBack}>{t('plan.bring-back')}</Button>}
            {words !== '' && <Button size="small" onPress={copy}>{t('plan.copy-own-words')}</Button>}
            <Button size="small" variant="quiet" onPress={onDismiss}>{t('design.close')}</Button>
          </>
        )}
      >
        <p>{sentence}</p>
        {words !== '' && <p className={styles.takenWords}><small>{t('plan.taken-words')}</small> {words}</p>}
      </Banner>
    </section>
  )
}
