// What was written and is in no plan: refused, or its place was gone. Kept for its author until it is discarded.
import { memo } from 'react'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { useMessage, type Translate } from '../../messages/use-message.tsx'
import type { Roots } from '../../../shared/schema/node.ts'
import { useKeptWords, type KeptReason, type Replica } from '../../replica/index.ts'
import { isMessageCode } from '../../../shared/messages/index.ts'
import styles from './plan.module.css'

function whyKept(t: Translate, reason: KeptReason): string {
  switch (reason.type) {
    case 'refused':
      return t(isMessageCode(reason.refusal.code) ? reason.refusal.code : 'plan.kept-place-gone')
    case 'place-gone':
      return t('plan.kept-place-gone')
    case 'changed-meanwhile':
      return t('plan.kept-changed')
    case 'not-allowed':
      return t('plan.kept-not-open')
  }
}

const wordsOf = (value: unknown): string => (typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value))

type KeptWordsProps = { readonly replica: Pick<Replica<Roots>, 'subscribe' | 'keptWords' | 'discard'> }

export const KeptWordsList = memo(function KeptWordsList({ replica }: KeptWordsProps) {
  const t = useMessage()
  const kept = useKeptWords(replica)
  if (kept.length === 0) return null
  return (
    <section className={styles.kept} aria-labelledby="kept-words">
      <h2 id="kept-words">{t('plan.kept-words')}</h2>
      {kept.map(entry => {
        const mine = entry.places.map(place => wordsOf(place.mine)).filter(words => words !== '').join('\n')
        return (
          <Banner
            key={entry.id}
            tone="warn"
            isInset
            action={(
              <>
                <Button size="small" onPress={() => void navigator.clipboard.writeText(mine)}>{t('plan.copy')}</Button>
                <Button size="small" variant="danger" onPress={() => replica.discard(entry.id)}>{t('plan.discard')}</Button>
              </>
            )}
          >
            <p>{whyKept(t, entry.reason)}</p>
            <blockquote>{mine}</blockquote>
          </Banner>
        )
      })}
    </section>
  )
})
