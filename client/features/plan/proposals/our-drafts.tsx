// What the delegation has drafted and not sent, in the order of the plan: sent one by one, several or all, by whoever speaks for it.
import { Lock } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { ProposedChange } from '../../../../shared/documents/proposals.ts'
import type { NewActionView } from '../../../../shared/documents/side.ts'
import type { ProposalId } from '../../../../shared/ids.ts'
import { proposedActionIn } from '../../../../shared/proposals/drafted-action.ts'
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
import { droppedNewActions, newActionsInOrder, placeOfNewAction } from './new-action-list.ts'
import type { NewActionPlain } from './new-action-list.ts'
import { NewActionFacts } from './new-action-words.tsx'
import { draftsInOrder, droppedInOrder } from './proposal-list.ts'
import type { Draft } from './proposal-list.ts'
import { useMaySend, useMayPropose, useNewActions, useOverlays, useSideView } from './proposals-context.tsx'
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
  const newActionName = ({ title, goal }: NewActionPlain): string => t('proposals.new-action-line', { title: title.trim() || t('plan.untitled'), place: nameOf(goal === undefined ? [] : ['goals', goal]) })
  const [picked, setPicked] = useState<ReadonlySet<ProposalId>>(new Set())
  const newActions = useNewActions(all => all)
  const drafts = draftsInOrder(overlays, order)
  const actions = newActionsInOrder(newActions, order.goalsOfCycle)
  const dropped = [...droppedInOrder(overlays, order).map(({ id, place }) => ({ id, name: nameOf(place) })), ...droppedNewActions(newActions, order.goalsOfCycle).map(({ id, draft }) => ({ id, name: newActionName(draft) }))]
  const ids = [...drafts, ...actions].map(({ id }) => id)
  if (ids.length + dropped.length === 0) return null
  const delegation = partyLabel(party).name
  const chosen = ids.filter(id => picked.has(id))
  const pick = (id: ProposalId, isPicked: boolean): void => setPicked(new Set(isPicked ? [...picked, id] : [...picked].filter(other => other !== id)))
  const send = (wanted: readonly ProposalId[]): void => {
    setPicked(new Set())
    void sending.send(wanted)
  }
  const go = (place: Path): void => {
    onGo()
    state.openDraft(place, false)
    goToField(place)
  }
  const restore = (id: ProposalId): void => (view.roots.overlays.get(id) ?? view.roots.newActions.get(id))?.dropped.clear()
  const item = (id: ProposalId, place: Path, name: string, words: ReactNode) => {
    const problem = sending.problems.get(id)
    return (
      <li key={id} className={styles.draftItem}>
        <p className={styles.draftName}>
          {maySend && <input type="checkbox" className={styles.tick} checked={picked.has(id)} aria-label={t('proposals.choose', { place: name })} onChange={event => pick(id, event.target.checked)} />}
          <button type="button" className={styles.place} onClick={() => go(place)}>{name}</button>
        </p>
        {words}
        {problem !== undefined && <p role="alert" className={styles.problem}>{problem}</p>}
      </li>
    )
  }
  return (
    <section className={styles.drafts} aria-labelledby="our-drafts">
      <h3 id="our-drafts" className={styles.draftsHead}>{t('proposals.drafts')} <Chip>{ids.length}</Chip></h3>
      <p className={styles.unseen}><Lock aria-hidden /> {t('proposals.drafts-why', { delegation })}</p>
      {ids.length > 0 && (
        <ul className={styles.items} aria-label={t('proposals.drafts-list')}>
          {drafts.map(draft => item(draft.id, draft.place, nameOf(draft.place), <DraftWords draft={draft} fragment={view.roots.overlays.get(draft.id)?.text.fragment ?? null} />))}
          {actions.map(({ id, draft }) => item(id, placeOfNewAction(id), newActionName(draft), <NewActionDraftWords draft={draft} view={view.roots.newActions.get(id)} />))}
        </ul>
      )}
      {ids.length > 0 && (
        <div className={styles.acts}>
          {maySend
            ? (
                <>
                  {chosen.length > 0 && <Button size="small" variant="primary" isPending={sending.isPending} onPress={() => send(chosen)}>{t('proposals.send-chosen', { count: chosen.length })}</Button>}
                  <Button size="small" variant={chosen.length > 0 ? 'secondary' : 'primary'} isPending={sending.isPending} onPress={() => send(ids)}>{t('proposals.send-all', { count: ids.length })}</Button>
                </>
              )
            : <span className={styles.none}>{t('proposals.speakers-send', { delegation })}</span>}
        </div>
      )}
      {dropped.length > 0 && (
        <Disclosure level={4} title={t('proposals.aside', { count: dropped.length })}>
          <ul className={styles.items}>
            {dropped.map(({ id, name }) => (
              <li key={id} className={styles.draftName}>
                <span>{name}</span>
                {mayWrite && <Button size="small" variant="link" aria-label={`${t('proposals.restore')}: ${name}`} onPress={() => restore(id)}>{t('proposals.restore')}</Button>}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </section>
  )
}

/** Enough of it to know what is sent. */
function NewActionDraftWords({ draft: { description }, view }: { readonly draft: NewActionPlain; readonly view: NewActionView | undefined }) {
  const { party } = usePlan()
  return (
    <>
      <p className={styles.none}>{description.trim().split('\n')[0]}</p>
      {view !== undefined && <NewActionFacts action={proposedActionIn(view)} by={party} isShort />}
    </>
  )
}

function DraftWords({ draft: { overlay, place }, fragment }: { readonly draft: Draft; readonly fragment: Parameters<typeof useBlocks>[0] }) {
  const t = useMessage()
  const { party } = usePlan()
  const { base, proposed } = overlay
  const blocks = useBlocks(base?.kind === 'text' ? fragment : null)
  if (base === undefined) return null
  if (base.kind === 'text') return sameBlocks(base.base, blocks) ? <p className={styles.none}>{t('proposals.changes-nothing-yet')}</p> : <TextDifference before={base.base} after={blocks} isShort />
  if (base.kind === 'value' && sameJson(base.base, proposed)) return <p className={styles.none}>{t('proposals.changes-nothing-yet')}</p>
  const change: ProposedChange = base.kind === 'value' ? { ...base, ...(proposed !== undefined && { proposed }) } : base
  return <Difference place={place} change={change} by={party} />
}
