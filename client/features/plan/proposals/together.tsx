// Several proposals at once, with one word on all of them. Of those for one place none is taken in together with another.
import { useState } from 'react'
import type { ProposalId } from '../../../../shared/ids.ts'
import { Button } from '../../../design/button.tsx'
import { showToast } from '../../../design/toasts.tsx'
import { WordsForm } from '../../../design/words-form.tsx'
import { useMessage } from '../use-message.ts'
import { longestWord } from './proposal-item.tsx'
import { alonePerPlace } from './proposal-list.ts'
import type { Listed } from './proposal-list.ts'
import styles from './proposals.module.css'
import type { Verdict } from './use-decide.ts'

type TogetherProps = {
  /** What this person may decide, and what they may take back. */
  readonly toDecide: readonly Listed[]
  readonly toWithdraw: readonly Listed[]
  readonly picked: ReadonlySet<ProposalId>
  readonly pick: (ids: readonly ProposalId[], isPicked: boolean) => void
  readonly isPending: boolean
  readonly onDecide: (ids: readonly ProposalId[], verdict: Verdict) => void
}

export function Together({ toDecide, toWithdraw, picked, pick, isPending, onDecide }: TogetherProps) {
  const t = useMessage()
  const [isAsked, setAsked] = useState(false)
  if (toDecide.length + toWithdraw.length < 2) return null
  const chosen = toDecide.filter(({ id }) => picked.has(id))
  const ours = toWithdraw.filter(({ id }) => picked.has(id)).map(({ id }) => id)
  const isAll = toDecide.length > 0 && chosen.length === toDecide.length
  const accept = (): void => {
    const { alone, together } = alonePerPlace(chosen)
    if (together.length > 0) showToast({ tone: 'warn', text: t('proposals.left-together', { count: together.length }) })
    if (alone.length > 0) onDecide(alone, { decision: 'accepted' })
  }
  const decline = (reason: string): void => {
    setAsked(false)
    onDecide(chosen.map(({ id }) => id), { decision: 'declined', reason })
  }
  return (
    <div className={styles.together}>
      {toDecide.length > 1 && (
        <label className={styles.draftName}>
          <input type="checkbox" className={styles.tick} checked={isAll} onChange={event => pick(toDecide.map(({ id }) => id), event.target.checked)} />
          {t('proposals.choose-all')}
        </label>
      )}
      {isAsked && chosen.length > 0
        ? <WordsForm label={t('proposals.why-needed')} description={t('proposals.words-why')} maxLength={longestWord} act={t('proposals.decline-now')} variant="danger" saysMissing missing={t('proposals.word-missing')} onDone={decline} onCancel={() => setAsked(false)} />
        : (
            <div className={styles.acts}>
              {chosen.length > 0 && <Button size="small" variant="primary" isDisabled={isPending} onPress={accept}>{t('proposals.accept-chosen', { count: chosen.length })}</Button>}
              {chosen.length > 0 && <Button size="small" isDisabled={isPending} onPress={() => setAsked(true)}>{t('proposals.decline-chosen', { count: chosen.length })}</Button>}
              {ours.length > 0 && <Button size="small" variant="quiet" isDisabled={isPending} onPress={() => onDecide(ours, { decision: 'withdrawn' })}>{t('proposals.withdraw-chosen', { count: ours.length })}</Button>}
            </div>
          )}
    </div>
  )
}
