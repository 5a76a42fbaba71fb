// What was written and is in no plan: refused, or its place was gone. Kept for its author until it is discarded.
import { memo } from 'react'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { useMessage } from '../../messages/use-message.tsx'
import { useKeptWords } from '../../replica/index.ts'
import { isMessageCode } from '../../../shared/messages/index.ts'
import { usePlan } from './plan-context.tsx'
import styles from './plan.module.css'

const wordsOf = (value: unknown): string => (typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value))

export const KeptWordsList = memo(function KeptWordsList() {
  const t = useMessage()
  const { replica } = usePlan()
  const kept = useKeptWords(replica)
  if (kept.length === 0) return null
  return (
    <section className={styles.kept} aria-labelledby="kept-words">
      <h2 id="kept-words">{t('plan.kept-words')}</h2>
      {kept.map(entry => {
        const mine = entry.places.map(place => wordsOf(place.mine)).filter(words => words !== '').join('\n')
        const refusal = entry.reason.type === 'refused' && isMessageCode(entry.reason.refusal.code) ? t(entry.reason.refusal.code) : t('plan.kept-place-gone')
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
            <p>{refusal}</p>
            <blockquote>{mine}</blockquote>
          </Banner>
        )
      })}
    </section>
  )
})
