// What the delegation has drafted and not sent, in the order of the plan: sent one by one, several or all, by whoever speaks for it.
import { Lock } from 'lucide-react'
import { useState } from 'react'
import type { ProposedChange } from '../../../../shared/documents/proposals.ts'
import type { ProposalId } from '../../../../shared/ids.ts'
import { sameBlocks } from '../../../../shared/proposals/merge-texts.ts'
import type { Path } from '../../../../shared/schema/node.ts'
import { Button } from '../../../design/button.tsx'
import { Chip } from '../../../design/chip.tsx'
import { Disclosure } from '../../../design/disclosure.tsx'
import { partyLabel } from '../../../shell/party-label.ts'
import { usePlan } from '../plan-context.tsx'
import { goToField } from '../places.ts'
import { useMessage } from '../use-message.ts'
import { Difference, TextDifference } from './difference.tsx'
import { draftsInOrder, droppedInOrder } from './proposal-list.ts'
import type { Draft } from './proposal-list.ts'
import { useMaySend, useMayPropose, useOverlays, useSideView } from './proposals-context.tsx'
import type { SideReplica } from './proposals-context.tsx'
import type { ProposalsState } from './proposals-state.ts'
import styles from './proposals.module.css'
import { sameJson, useBlocks } from './standing.ts'
import type { PageOrder } from '../comments/comment-list.ts'
import { useSend } from './use-send.ts'

type DraftsProps = { readonly state: ProposalsState; readonly side: SideReplica; readonly order: PageOrder; readonly nameOf: (place: Path) => string; readonly onGo: () => void }

export function OurDrafts({ state, side, order, nameOf, onGo }: DraftsProps) {
  const t = useMessage()
  const { party } = usePlan()
  const overlays = useOverlays(all => all)
  const maySend = useMaySend()
  const mayWrite = useMayPropose()
  const sending = useSend(side)
  const view = useSideView(side)
  const [picked, setPicked] = useState<ReadonlySet<ProposalId>>(new Set())
  const drafts = draftsInOrder(overlays, order)
  const dropped = droppedInOrder(overlays, order)
  if (drafts.length + dropped.length === 0) return null
  const delegation = partyLabel(party).name
  const chosen = drafts.filter(({ id }) => picked.has(id)).map(({ id }) => id)
  const pick = (id: ProposalId, isPicked: boolean): void => setPicked(new Set(isPicked ? [...picked, id] : [...picked].filter(other => other !== id)))
  const send = (ids: readonly ProposalId[]): void => {
    setPicked(new Set())
    void sending.send(ids)
  }
  const go = ({ place }: Draft): void => {
    onGo()
    state.openDraft(place, false)
    goToField(place)
  }
  return (
    <section className={styles.drafts} aria-labelledby="our-drafts">
      <h3 id="our-drafts" className={styles.draftsHead}>{t('proposals.drafts')} <Chip>{drafts.length}</Chip></h3>
      <p className={styles.unseen}><Lock aria-hidden /> {t('proposals.drafts-why', { delegation })}</p>
      {drafts.length > 0 && (
        <ul className={styles.items} aria-label={t('proposals.drafts-list')}>
          {drafts.map(draft => {
            const name = nameOf(draft.place)
            const problem = sending.problems.get(draft.id)
            return (
              <li key={draft.id} className={styles.draftItem}>
                <p className={styles.draftName}>
                  {maySend && <input type="checkbox" className={styles.tick} checked={picked.has(draft.id)} aria-label={t('proposals.choose', { place: name })} onChange={event => pick(draft.id, event.target.checked)} />}
                  <button type="button" className={styles.place} onClick={() => go(draft)}>{name}</button>
                </p>
                <DraftWords draft={draft} fragment={view.roots.overlays.get(draft.id)?.text.fragment ?? null} />
                {problem !== undefined && <p role="alert" className={styles.problem}>{problem}</p>}
              </li>
            )
          })}
        </ul>
      )}
      {drafts.length > 0 && (
        <div className={styles.acts}>
          {maySend
            ? (
                <>
                  {chosen.length > 0 && <Button size="small" variant="primary" isPending={sending.isPending} onPress={() => send(chosen)}>{t('proposals.send-chosen', { count: chosen.length })}</Button>}
                  <Button size="small" variant={chosen.length > 0 ? 'secondary' : 'primary'} isPending={sending.isPending} onPress={() => send(drafts.map(({ id }) => id))}>{t('proposals.send-all', { count: drafts.length })}</Button>
                </>
              )
            : <span className={styles.none}>{t('proposals.speakers-send', { delegation })}</span>}
        </div>
      )}
      {dropped.length > 0 && (
        <Disclosure level={4} title={t('proposals.aside', { count: dropped.length })}>
          <ul className={styles.items}>
            {dropped.map(({ id, place }) => (
              <li key={id} className={styles.draftName}>
                <span>{nameOf(place)}</span>
                {mayWrite && <Button size="small" variant="link" aria-label={`${t('proposals.restore')}: ${nameOf(place)}`} onPress={() => view.roots.overlays.get(id)?.dropped.clear()}>{t('proposals.restore')}</Button>}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </section>
  )
}

function DraftWords({ draft: { overlay, place }, fragment }: { readonly draft: Draft; readonly fragment: Parameters<typeof useBlocks>[0] }) {
  const t = useMessage()
  const { base, proposed } = overlay
  const blocks = useBlocks(base?.kind === 'text' ? fragment : null)
  if (base === undefined) return null
  if (base.kind === 'text') return sameBlocks(base.base, blocks) ? <p className={styles.none}>{t('proposals.changes-nothing-yet')}</p> : <TextDifference before={base.base} after={blocks} isShort />
  if (base.kind === 'value' && sameJson(base.base, proposed)) return <p className={styles.none}>{t('proposals.changes-nothing-yet')}</p>
  const change: ProposedChange = base.kind === 'value' ? { ...base, ...(proposed !== undefined && { proposed }) } : base
  return <Difference place={place} change={change} />
}
