// What stands under every draft: why it is proposed, why it was not sent, and what can be done with it.
import { longestComment } from '../../../../shared/documents/threads.ts'
import type { ProposalId } from '../../../../shared/ids.ts'
import type { Path } from '../../../../shared/schema/node.ts'
import type { ValueView } from '../../../../shared/schema/view.ts'
import { Button } from '../../../design/button.tsx'
import { CommitTextField } from '../../../design/text-field.tsx'
import { showToast } from '../../../design/toasts.tsx'
import { useReplicaStatus } from '../../../replica/index.ts'
import { useMessage } from '../use-message.ts'
import { useMayDecideOn, useMaySend } from './proposals-context.tsx'
import type { SideReplica } from './proposals-context.tsx'
import styles from './proposals.module.css'
import { useDecide } from './use-decide.ts'
import { useSend } from './use-send.ts'

type FootProps = {
  readonly side: SideReplica
  readonly id: ProposalId
  /** Of the plan: what is decided there. */
  readonly place: Path
  readonly view: { readonly reason: ValueView<string>; readonly dropped: ValueView<true> }
  readonly reason: string | undefined
  readonly name: string
  readonly delegation: string
  readonly mayWrite: boolean
  readonly onPutAside: () => void
}

export function DraftFoot({ side, id, place, view, reason, name, delegation, mayWrite, onPutAside }: FootProps) {
  const t = useMessage()
  const maySend = useMaySend()
  const sending = useSend(side)
  const deciding = useDecide()
  // Whoever decides there need not come back to what they send themselves.
  const mayAccept = useMayDecideOn()(place)
  const sendAndAccept = async (): Promise<void> => {
    if (!(await sending.send([id]))) return
    const misfits = await deciding.decide([id], { decision: 'accepted' })
    if (misfits.length > 0) showToast({ tone: 'warn', text: t('proposals.sent-not-accepted', { place: name }) })
  }
  const putAside = (): void => {
    view.dropped.set(true)
    onPutAside()
    showToast({ text: t('proposals.put-aside-done', { place: name }), action: { label: t('proposals.restore'), onPress: () => view.dropped.clear() } })
  }
  return (
    <>
      <CommitTextField label={t('proposals.reason')} description={t('proposals.reason-why')} isMultiline value={reason ?? ''} maxLength={longestComment} isReadOnly={!mayWrite} onCommit={words => (words.trim() === '' ? view.reason.clear() : view.reason.set(plainLines(words)))} />
      {[...sending.problems].map(([of, words]) => <p key={of} role="alert" className={styles.problem}>{words}</p>)}
      <div className={styles.acts}>
        {maySend
          ? <Button size="small" variant="primary" isPending={sending.isPending} onPress={() => void sending.send([id])}>{t('proposals.send')}</Button>
          : <span className={styles.none}>{t('proposals.speakers-send', { delegation })}</span>}
        {maySend && mayAccept && <Button size="small" isPending={sending.isPending || deciding.isPending} onPress={() => void sendAndAccept()}>{t('proposals.send-and-accept')}</Button>}
        {mayWrite && <Button size="small" variant="quiet" onPress={putAside}>{t('proposals.put-aside')}</Button>}
      </div>
    </>
  )
}

/** Lines end as everywhere here; other controls come only from careless pasting. */
// oxlint-disable-next-line no-control-regex
const plainLines = (text: string): string => text.replaceAll(/\r\n?|[\u2028\u2029]/g, '\n').replaceAll('\t', ' ').replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, '')

export function SavedWords({ side }: { readonly side: SideReplica }) {
  const t = useMessage()
  const { saved } = useReplicaStatus(side)
  return <span className={styles.saved} data-draft-saved={saved}>{t(`proposals.saved-${saved}`)}</span>
}
