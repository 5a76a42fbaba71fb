// At its place: our draft, closed or open, and each open proposal as the words it would change, in the order in which they were sent.
import { PanelRight, PenLine } from 'lucide-react'
import { placeKey } from '../../../../shared/documents/open-threads.ts'
import type { ProposalId } from '../../../../shared/ids.ts'
import type { Path } from '../../../../shared/schema/node.ts'
import { LightIconButton } from '../../../design/button.tsx'
import { PartyCode } from '../../../design/party-code.tsx'
import { partyLabel } from '../../../shell/party-label.ts'
import { useComments } from '../comments/comments-context.tsx'
import { usePlan, usePlanReading } from '../plan-context.tsx'
import { useMessage } from '../use-message.ts'
import { Difference } from './difference.tsx'
import { DraftEditor } from './draft-editor.tsx'
import { partyHue } from './party-hue.ts'
import { useProposals, useProposalsPage } from './proposals-context.tsx'
import type { ProposalsState } from './proposals-state.ts'
import styles from './proposals.module.css'

/** More than that are read in the panel. */
const mostInline = 3

type HereProps = { readonly place: Path; readonly name: string; readonly open: readonly ProposalId[]; readonly draft: ProposalId | null }

export default function ProposedHere({ place, name, open, draft }: HereProps) {
  const t = useMessage()
  const proposals = useProposals()
  const review = useComments()
  if (proposals === null) return null
  const { state, side } = proposals
  const show = (id: ProposalId): void => {
    review?.showReview('proposals')
    state.show(id)
  }
  const [, , , next] = open
  return (
    <div className={styles.here}>
      {draft !== null && side !== null && <Draft state={state} side={side} id={draft} place={place} name={name} />}
      {open.slice(0, mostInline).map(id => <Inline key={id} id={id} place={place} name={name} onShow={() => show(id)} />)}
      {next !== undefined && <button type="button" data-tells className={styles.more} onClick={() => show(next)}>{t('proposals.more-here', { count: open.length - mostInline })}</button>}
    </div>
  )
}

/** What is written in it is nowhere in the plan, so the page tells nobody that one is in it. */
function Draft(props: { readonly state: ProposalsState; readonly side: NonNullable<NonNullable<ReturnType<typeof useProposals>>['side']>; readonly id: ProposalId; readonly place: Path; readonly name: string }) {
  const t = useMessage()
  const { party } = usePlan()
  const { state, place } = props
  const isOpen = useProposalsPage(state, page => page.opened.has(placeKey(place)))
  return (
    <div data-own-side>
      {isOpen
        ? <DraftEditor {...props} />
        : (
            <button type="button" data-tells className={styles.draftSign} aria-expanded={false} aria-label={t('proposals.open-draft', { place: props.name })} onClick={() => state.openDraft(place, true)}>
              <PenLine aria-hidden /> {t('proposals.our-draft')} <PartyCode {...partyLabel(party)} />
            </button>
          )}
    </div>
  )
}

function Inline({ id, place, name, onShow }: { readonly id: ProposalId; readonly place: Path; readonly name: string; readonly onShow: () => void }) {
  const t = useMessage()
  const proposal = usePlanReading(({ proposals }) => proposals[id])
  if (proposal?.change === undefined || proposal.by === undefined) return null
  const delegation = partyLabel(proposal.by).name
  return (
    <section className={styles.inline} style={{ '--party-hue': partyHue(proposal.by) }} aria-label={t('proposals.proposal-of', { delegation, place: name })}>
      <PartyCode {...partyLabel(proposal.by)} />
      <div className={styles.inlineWords}><Difference place={place} change={proposal.change} by={proposal.by} isShort /></div>
      <LightIconButton data-tells icon={<PanelRight aria-hidden />} label={t('proposals.open-of', { delegation, place: name })} onClick={onShow} />
    </section>
  )
}
