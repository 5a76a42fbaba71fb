// What was written and is in no plan: refused, or its place was gone. Kept for its author field by field, theirs beside
// mine, until it is applied again, copied or discarded.
import { memo } from 'react'
import { fieldCodeOf, isMessageCode } from '../../../shared/messages/index.ts'
import { ActionId } from '../../../shared/ids.ts'
import type { PlanPlain } from '../../../shared/documents/plan.ts'
import { planSchema } from '../../../shared/documents/plan.ts'
import { nodeAt } from '../../../shared/schema/node.ts'
import type { Path } from '../../../shared/schema/node.ts'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { useMessage, type Translate } from './use-message.ts'
import { useKeptWords, useReading, useReplicaStatus } from '../../replica/index.ts'
import type { KeptReason, KeptWords } from '../../replica/index.ts'
import type { PlanReplica } from './plan-context.tsx'
import styles from './plan.module.css'

function whyKept(t: Translate, reason: KeptReason): string {
  switch (reason.type) {
    case 'refused':
      return t(isMessageCode(reason.refusal.code) ? reason.refusal.code : 'plan.kept-place-gone')
    case 'place-gone':
      return t('plan.kept-place-gone')
    case 'rolled-back':
      return t('plan.kept-rolled-back')
    case 'changed-meanwhile':
      return t('plan.kept-changed')
    case 'not-allowed':
      return t('plan.kept-not-open')
  }
}

const wordsOf = (value: unknown): string => (typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value))

type KeptWordsProps = { readonly replica: PlanReplica }

export const KeptWordsList = memo(function KeptWordsList({ replica }: KeptWordsProps) {
  const t = useMessage()
  const kept = useKeptWords(replica)
  if (kept.length === 0) return null
  return (
    <section className={styles.kept} aria-labelledby="kept-words">
      <h2 id="kept-words">{t('plan.kept-words')}</h2>
      {kept.map(entry => <Kept key={entry.id} replica={replica} entry={entry} />)}
    </section>
  )
})

function Kept({ replica, entry }: KeptWordsProps & { readonly entry: KeptWords }) {
  const t = useMessage()
  // What one may write, and whether the line is up, change while this is looked at.
  useReplicaStatus(replica)
  const mayReapply = useReading(replica, () => replica.mayReapply(entry))
  const nameOf = useReading(replica, namesIn)
  const mine = entry.places.map(place => wordsOf(place.mine)).filter(words => words !== '').join('\n')
  return (
    <Banner
      tone="warn"
      isInset
      action={(
        <>
          {mayReapply && <Button size="small" onPress={() => replica.reapplyKept(entry.id)}>{t('plan.re-apply')}</Button>}
          <Button size="small" onPress={() => void navigator.clipboard.writeText(mine)}>{t('plan.copy')}</Button>
          <Button size="small" variant="danger" onPress={() => replica.discard(entry.id)}>{t('plan.discard')}</Button>
        </>
      )}
    >
      <p>{whyKept(t, entry.reason)}</p>
      <dl className={styles.keptPlaces}>
        {entry.places.map(({ path, theirs, mine: words }) => (
          <div key={path.join('/')}>
            <dt>{placeName(t, path, nameOf)}</dt>
            <dd><small>{t('plan.kept-mine')}</small> <span>{wordsOf(words) || t('plan.kept-nothing')}</span></dd>
            {wordsOf(theirs) !== '' && <dd><small>{t('plan.kept-theirs')}</small> <span>{wordsOf(theirs)}</span></dd>}
          </div>
        ))}
      </dl>
    </Banner>
  )
}

type Names = PlanPlain['actions']
const namesIn = (plain: PlanPlain): Names => plain.actions

/** The field, and the action it stands in. */
function placeName(t: Translate, path: Path, actions: Names): string {
  const node = nodeAt(planSchema, path)
  const code = node === null || node.node === 'fixed' ? null : fieldCodeOf(node.label)
  const field = code === null ? t('field/plan.actions') : t(code)
  const action = path[0] === 'actions' ? ActionId.safeParse(path[1]).data : undefined
  return action === undefined ? field : `${actions[action]?.title || t('plan.untitled')} · ${field}`
}
