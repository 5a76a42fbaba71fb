// A proposal in the panel: whose, what it would change, why, what became of it, and what this person may do with it.
import { memo, type ReactNode } from 'react'
import type { ProposalId } from '../../../../shared/ids.ts'
import type { Path } from '../../../../shared/schema/node.ts'
import { Button } from '../../../design/button.tsx'
import { Chip } from '../../../design/chip.tsx'
import { classNames } from '../../../design/class-names.ts'
import { PartyCode } from '../../../design/party-code.tsx'
import { WordsForm } from '../../../design/words-form.tsx'
import { formatMoment } from '../../../messages/formats.ts'
import { partyLabel } from '../../../shell/party-label.ts'
import { CommentText } from '../comments/comment-text.tsx'
import { usePlan, usePlanReading } from '../plan-context.tsx'
import { useMessage } from '../use-message.ts'
import { Difference } from './difference.tsx'
import { missingIn } from './missing-in-new-action.ts'
import { partyHue } from './party-hue.ts'
import { isOpen, type ProposalPlain } from './proposal-list.ts'
import styles from './proposals.module.css'

/** UTF-16 units of a word on a decision. */
export const longestWord = 500

export type ItemActs = {
  readonly accept: (id: ProposalId, reason?: string) => void
  readonly decline: (id: ProposalId, reason: string) => void
  readonly withdraw: (id: ProposalId) => void
  readonly pick: (id: ProposalId, isPicked: boolean) => void
  readonly goTo: (place: Path) => void
  /** Opens or closes the line for a word; null: none is open. */
  readonly ask: (asked: Asked | null) => void
}
export type Asked = { readonly id: ProposalId; readonly for: 'accept' | 'decline' }

type ItemProps = {
  readonly id: ProposalId
  readonly proposal: ProposalPlain
  readonly place: Path
  readonly placeName: string
  readonly hasMoved: boolean
  readonly mayDecide: boolean
  readonly mayWithdraw: boolean
  readonly isPicked: boolean
  readonly isCurrent: boolean
  readonly asked: Asked['for'] | null
  readonly isPending: boolean
  readonly acts: ItemActs
}

export const proposalDomId = (id: ProposalId): string => `proposal-${id}`

/** A proposal stays the same object as long as nothing of it is touched. */
export const ProposalItem = memo(function ProposalItem({ id, proposal, place, placeName, hasMoved, mayDecide, mayWithdraw, isPicked, isCurrent, asked, isPending, acts }: ItemProps) {
  const t = useMessage()
  const { by, change, reason, sent } = proposal
  if (by === undefined || change === undefined) return null
  const delegation = partyLabel(by).name
  const open = isOpen(proposal)
  // Nothing is asked of a proposal that is decided.
  const missing = open && change.kind === 'action' ? missingIn(change.action) : []
  const mayPick = open && (mayDecide || mayWithdraw)
  return (
    <li
      id={proposalDomId(id)}
      data-proposal={id}
      // The list is walked with arrows, and one stop for the Tab key.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={isCurrent ? 0 : -1}
      aria-label={t('proposals.proposal-of', { delegation, place: placeName })}
      className={classNames(styles.item, !open && styles.decided)}
      style={{ '--party-hue': partyHue(by) }}
    >
      <p className={styles.itemHead}>
        {mayPick && <input type="checkbox" tabIndex={-1} className={styles.tick} checked={isPicked} aria-label={t('proposals.choose', { place: `${placeName} · ${delegation}` })} onChange={event => acts.pick(id, event.target.checked)} />}
        <PartyCode {...partyLabel(by)} />
        {sent !== undefined && <><span>{t(`shell.function.${sent.capacity}`)}</span><time dateTime={sent.at}>{formatMoment(new Date(sent.at))}</time></>}
      </p>
      <Difference place={place} change={change} by={by} isShort />
      {reason !== undefined && <Reason label={t('proposals.reason-given')}><CommentText text={reason} ours={by} /></Reason>}
      {missing.length > 0 && <p className={styles.moved}>{t('proposals.without', { missing: missing.map(each => t(`proposals.without-${each}`)).join(', ') })}</p>}
      {open && hasMoved && <p className={styles.moved}>{t('proposals.changed-since')}</p>}
      {proposal.decision !== undefined && <Decided decision={proposal.decision} goTo={acts.goTo} />}
      {open && asked !== null && (
        <WordsForm
          label={t(asked === 'accept' ? 'proposals.comment' : 'proposals.why-needed')}
          description={t('proposals.word-why', { delegation })}
          maxLength={longestWord}
          act={t(asked === 'accept' ? 'proposals.accept' : 'proposals.decline-now')}
          variant={asked === 'accept' ? 'primary' : 'danger'}
          saysMissing
          missing={t(asked === 'accept' ? 'proposals.comment-missing' : 'proposals.word-missing')}
          onDone={words => (asked === 'accept' ? acts.accept(id, words) : acts.decline(id, words))}
          onCancel={() => acts.ask(null)}
        />
      )}
      {open && asked === null && (mayDecide || mayWithdraw) && (
        <div className={styles.acts}>
          {mayDecide && (
            <>
              <Button size="small" variant="primary" isDisabled={isPending} onPress={() => acts.accept(id)}>{t('proposals.accept')}</Button>
              <Button size="small" isDisabled={isPending} onPress={() => acts.ask({ id, for: 'decline' })}>{t('proposals.decline')}</Button>
              <Button size="small" variant="quiet" isDisabled={isPending} onPress={() => acts.ask({ id, for: 'accept' })}>{t('proposals.accept-with')}</Button>
            </>
          )}
          {mayWithdraw && <Button size="small" variant="quiet" isDisabled={isPending} onPress={() => acts.withdraw(id)}>{t('proposals.withdraw')}</Button>}
        </div>
      )}
    </li>
  )
})

function Reason({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return <div className={styles.reason}><span className={styles.label}>{label}</span>{children}</div>
}

function Decided({ decision: { decision, by, at, capacity, reason, action }, goTo }: { readonly decision: NonNullable<ProposalPlain['decision']>; readonly goTo: ItemActs['goTo'] }) {
  const t = useMessage()
  const { party } = usePlan()
  const isThere = usePlanReading(({ actions }) => action !== undefined && actions[action]?.removed === false)
  return (
    <div className={styles.decision}>
      <p className={styles.itemHead}>
        <Chip tone={decision === 'accepted' ? 'ok' : decision === 'declined' ? 'bad' : 'neutral'}>{t(`proposals.was-${decision}`, { delegation: partyLabel(by).name })}</Chip>
        <span>{t(`shell.function.${capacity}`)}</span>
        <time dateTime={at}>{formatMoment(new Date(at))}</time>
      </p>
      {reason !== undefined && <Reason label={t('proposals.decision-reason')}><CommentText text={reason} ours={party} /></Reason>}
      {action !== undefined && isThere && <Button size="small" variant="link" onPress={() => goTo(['actions', action])}>{t('proposals.go-to-action')}</Button>}
    </div>
  )
}
