// At a goal: our drafts of new actions, closed or open, and each that delegations propose, readable whole.
import { PanelRight, PenLine } from 'lucide-react'
import { placeKey } from '../../../../shared/documents/open-threads.ts'
import type { ProposalId } from '../../../../shared/ids.ts'
import { LightIconButton } from '../../../design/button.tsx'
import { classNames } from '../../../design/class-names.ts'
import { PartyCode } from '../../../design/party-code.tsx'
import { partyLabel } from '../../../shell/party-label.ts'
import { useComments } from '../comments/comments-context.tsx'
import { fieldId } from '../places.ts'
import { usePlan, usePlanReading } from '../plan-context.tsx'
import { useMessage } from '../use-message.ts'
import { NewActionEditor } from './new-action-editor.tsx'
import { placeOfNewAction } from './new-action-list.ts'
import { NewActionWords } from './new-action-words.tsx'
import { partyHue } from './party-hue.ts'
import { useNewActions, useProposals, useProposalsPage } from './proposals-context.tsx'
import type { SideReplica } from './proposals-context.tsx'
import type { ProposalsState } from './proposals-state.ts'
import styles from './proposals.module.css'

/** More than that are read in the panel. */
const mostInline = 5

type HereProps = { readonly name: string; readonly open: readonly ProposalId[]; readonly drafts: readonly ProposalId[] }

export default function NewActionsHere({ name, open, drafts }: HereProps) {
  const t = useMessage()
  const proposals = useProposals()
  const review = useComments()
  const show = proposals === null || review === null ? null : (id: ProposalId): void => {
    review.showReview('proposals')
    proposals.state.show(id)
  }
  const side = proposals?.side ?? null
  const next = open[mostInline]
  return (
    <div className={classNames(styles.here, styles.newHere)}>
      {open.slice(0, mostInline).map(id => <Proposed key={id} id={id} name={name} onShow={show} />)}
      {next !== undefined && show !== null && <button type="button" data-tells className={styles.more} onClick={() => show(next)}>{t('proposals.more-here', { count: open.length - mostInline })}</button>}
      {proposals !== null && side !== null && drafts.map(id => <Draft key={id} state={proposals.state} side={side} id={id} goalName={name} />)}
    </div>
  )
}

type ProposedProps = { readonly id: ProposalId; readonly name: string; readonly onShow: ((id: ProposalId) => void) | null }

function Proposed({ id, name, onShow }: ProposedProps) {
  const t = useMessage()
  const proposal = usePlanReading(({ proposals }) => proposals[id])
  if (proposal?.change?.kind !== 'action' || proposal.by === undefined) return null
  const delegation = partyLabel(proposal.by).name
  const place = t('proposals.new-action-in', { title: proposal.change.action.title, place: name })
  return (
    <section className={styles.inline} style={{ '--party-hue': partyHue(proposal.by) }} aria-label={t('proposals.proposal-of', { delegation, place })}>
      <PartyCode {...partyLabel(proposal.by)} />
      <div className={styles.inlineWords}>
        <NewActionWords action={proposal.change.action} by={proposal.by} />
        {proposal.reason !== undefined && <p className={styles.none}>{proposal.reason}</p>}
      </div>
      {onShow !== null && <LightIconButton data-tells icon={<PanelRight aria-hidden />} label={t('proposals.open-of', { delegation, place })} onClick={() => onShow(id)} />}
    </section>
  )
}

/** What is written in it is nowhere in the plan, so the page tells nobody that one is in it. */
function Draft({ state, side, id, goalName }: { readonly state: ProposalsState; readonly side: SideReplica; readonly id: ProposalId; readonly goalName: string }) {
  const t = useMessage()
  const { party } = usePlan()
  const place = placeOfNewAction(id)
  const isOpen = useProposalsPage(state, page => page.opened.has(placeKey(place)))
  const draft = useNewActions(newActions => newActions[id])
  if (draft === undefined) return null
  const name = t('proposals.new-action-in', { title: draft.title.trim() === '' ? t('plan.untitled') : draft.title, place: goalName })
  return (
    <div data-own-side id={fieldId(place)} className={styles.newDraft}>
      {isOpen
        ? <NewActionEditor state={state} side={side} id={id} draft={draft} name={name} />
        : (
            <button type="button" data-tells className={styles.draftSign} aria-expanded={false} aria-label={t('proposals.open-draft', { place: name })} onClick={() => state.openDraft(place, true)}>
              <PenLine aria-hidden /> {t('proposals.our-new-action')}: {draft.title.trim() === '' ? t('plan.untitled') : draft.title} <PartyCode {...partyLabel(party)} />
            </button>
          )}
    </div>
  )
}
