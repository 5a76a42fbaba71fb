// Several proposals of one delegation at once, with one word on all of them. Of those for one place none is taken in together with another.
import { useState } from 'react'
import { Button } from '../../../design/button.tsx'
import { showToast } from '../../../design/toasts.tsx'
import { WordsForm } from '../../../design/words-form.tsx'
import { longestWord } from '../proposals/proposal-item.tsx'
import { alonePerPlace, type Listed } from '../proposals/proposal-list.ts'
import styles from '../proposals/proposals.module.css'
import { useMessage } from '../use-message.ts'
import type { DecidingList } from './use-deciding.ts'

/** @param shown what this person may decide. */
export function ChosenTogether({ shown, deciding }: { readonly shown: readonly Listed[]; readonly deciding: DecidingList }) {
  const t = useMessage()
  const [isAsked, setAsked] = useState(false)
  const { picked, isPending } = deciding
  if (shown.length < 2) return null
  const chosen = shown.filter(({ id }) => picked.has(id))
  const ids = chosen.map(({ id }) => id)
  const accept = (): void => {
    const { alone, together } = alonePerPlace(chosen)
    if (together.length > 0) showToast({ tone: 'warn', text: t('proposals.left-together', { count: together.length }) })
    if (alone.length > 0) void deciding.decide(alone, { decision: 'accepted' })
  }
  return (
    <div className={styles.together}>
      <label className={styles.draftName}>
        <input type="checkbox" className={styles.tick} checked={chosen.length === shown.length} onChange={event => deciding.pick(shown.map(({ id }) => id), event.target.checked)} />
        {t('proposals.choose-all')}
      </label>
      {chosen.length > 0 && (isAsked
        ? (
            <WordsForm
              label={t('proposals.why-needed')}
              description={t('proposals.words-why')}
              maxLength={longestWord}
              act={t('proposals.decline-now')}
              variant="danger"
              saysMissing
              missing={t('proposals.word-missing')}
              onDone={reason => {
                setAsked(false)
                void deciding.decide(ids, { decision: 'declined', reason })
              }}
              onCancel={() => setAsked(false)}
            />
          )
        : (
            <div className={styles.acts}>
              <Button size="small" variant="primary" isDisabled={isPending} onPress={accept}>{t('proposals.accept-chosen', { count: chosen.length })}</Button>
              <Button size="small" isDisabled={isPending} onPress={() => setAsked(true)}>{t('proposals.decline-chosen', { count: chosen.length })}</Button>
            </div>
          ))}
    </div>
  )
}
