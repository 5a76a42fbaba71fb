// What is said to one's delegation, the newest first, and the rounds that ask for its answer. What was read stays, until it is old.
import { useState } from 'react'
import type { InboxEntry, RoundPosition } from '../../../shared/api/inbox.ts'
import { ActionId, GoalId } from '../../../shared/ids.ts'
import { addressOfPlace, addressOfPlan, addressOfProposal, addressOfThread } from '../../../shared/plan-address.ts'
import { brusselsText } from '../../../shared/workflow/brussels-time.ts'
import { Button } from '../../design/button.tsx'
import { Chip } from '../../design/chip.tsx'
import { Link } from '../../design/link.tsx'
import { PartyCode } from '../../design/party-code.tsx'
import { VisuallyHidden } from '../../design/visually-hidden.tsx'
import { countOf, isOfDraft, markInInbox, useInbox, useLivePlans } from '../../live/index.ts'
import { formatMoment } from '../../messages/formats.ts'
import { partyLabel } from '../../shell/party-label.ts'
import styles from './my-delegation.module.css'
import { PassRoundRowOn } from './pass-row-on.tsx'
import { useMessage, type Translate } from './use-message.ts'
import { useNames, type Names } from './use-words.ts'

/** Shown at first; the others come when they are asked for. */
const shownAtFirst = 8

export function InboxCard() {
  const t = useMessage()
  const inbox = useInbox()
  const [isAll, setAll] = useState(false)
  if (inbox === null) return null
  const { entries, positions } = inbox
  const open = positions.filter(({ isAsked, answer, standingReserves, unread: news }) => isAsked && (answer === null || standingReserves > 0 || news.some(isOfDraft)))
  const unread = entries.filter(({ isUnread }) => isUnread)
  if (entries.length === 0 && positions.length === 0) return null
  const shown = isAll ? entries : entries.slice(0, Math.max(shownAtFirst, unread.length))
  return (
    <section className={styles.card} aria-labelledby="own-inbox">
      <header className={styles.cardHead}>
        <h2 id="own-inbox">{t('own.inbox')}</h2>
        <span className={styles.inboxEnd}>
          {unread.length > 1 && <Button size="small" variant="quiet" onPress={() => void markInInbox(unread.map(({ id }) => id), true)}>{t('own.inbox-read-all')}</Button>}
          {countOf(inbox) > 0 && <span className={styles.badge}><span aria-hidden>{countOf(inbox)}</span><VisuallyHidden>{t('own.inbox-unread', { count: countOf(inbox) })}</VisuallyHidden></span>}
        </span>
      </header>
      <ul className={styles.rows}>
        {open.map(position => <RoundRow key={`${position.plan} ${position.round}`} position={position} />)}
        {shown.map(entry => <EntryRow key={`${entry.kind} ${entry.id}`} entry={entry} />)}
      </ul>
      {positions.length > 0 && <div><Link href="/delegation/rounds">{t('own.open-rounds', { count: positions.length })}</Link></div>}
      {shown.length < entries.length && <div><Button size="small" variant="quiet" onPress={() => setAll(true)}>{t('own.inbox-all', { count: entries.length - shown.length })}</Button></div>}
    </section>
  )
}

function RoundRow({ position }: { readonly position: RoundPosition }) {
  const { plan, round, answer, standingReserves, unread } = position
  const t = useMessage()
  const names = useNames()
  const deadline = useLivePlans().plans.get(plan)?.summary.round?.deadline
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <span className={styles.rowTitle}>{unread.length > 0 && <Chip tone="accent">{t('own.inbox-new')}</Chip>}<Link look="name" href={`/plans/${plan}/round`} onPress={() => void markInInbox(unread.filter(id => !isOfDraft(id)), true)}>{t('own.round', { round, plan: names.planOf(plan) })}</Link></span>
        <span className={styles.rowFacts}>
          {deadline !== undefined && <span>{t('own.round-until', { at: brusselsText(new Date(deadline)) })}</span>}
          {(answer === null || standingReserves > 0) && <span>{answer === null ? t('own.round-not-answered') : t('own.round-reserves', { count: standingReserves })}</span>}
          {unread.some(isOfDraft) && <span>{t('own.round-noted')}</span>}
        </span>
      </div>
      <span className={styles.inboxEnd}>
        {answer === null && <Chip tone="warn">{t('own.round-answer-missing')}</Chip>}
        {deadline !== undefined && <PassRoundRowOn position={position} deadline={deadline} />}
      </span>
    </li>
  )
}

function EntryRow({ entry }: { readonly entry: InboxEntry }) {
  const t = useMessage()
  const names = useNames()
  const { id, kind, by, colleague, words, at, isUnread, plan, decision } = entry
  const [root] = entry.about
  const party = partyLabel(by)
  // What is proposed at a goal itself is an action in it.
  const isNewAction = kind === 'proposal' && root === 'goals' && entry.about.length === 2
  const said = isNewAction ? 'own.inbox-new-action' : kind === 'decision' ? (decision === 'accepted' ? 'own.inbox-accepted' : 'own.inbox-declined') : (`own.inbox-${kind}` as const)
  return (
    <li className={styles.row} data-unread={isUnread}>
      <div className={styles.what}>
        <span className={styles.rowTitle}>
          {isUnread && <Chip tone="accent">{t('own.inbox-new')}</Chip>}
          {isAmongOwn(kind) ? <Chip>{t('own.inbox-among-own', { delegation: party.name })}</Chip> : <PartyCode {...party} />}
          <Link look="name" href={hrefOf(entry)} onPress={() => void markInInbox([id], true)}>{t(said, { party: party.name, name: colleague ?? t('own.inbox-former-colleague'), place: placeOf(t, entry, names) })}</Link>
        </span>
        {words !== '' && <q className={styles.said}>{words}</q>}
        <span className={styles.rowFacts}><span>{names.planOf(plan)}</span><span>{formatMoment(new Date(at))}</span></span>
      </div>
      <Button size="small" variant="quiet" onPress={() => void markInInbox([id], isUnread)}>{t(isUnread ? 'own.inbox-read' : 'own.inbox-unread-again')}</Button>
    </li>
  )
}

const isAmongOwn = (kind: InboxEntry['kind']): boolean => kind === 'own-mention' || kind === 'own-reply'

/** A comment and a proposal open in the plan's panel, beside their place. */
function hrefOf({ plan, kind, id, about, thread }: InboxEntry): string {
  if (kind === 'reminder') return `${addressOfPlan(plan)}/round`
  if (thread !== undefined) return addressOfThread(plan, thread)
  const proposal = kind === 'proposal' || kind === 'decision' ? id.slice(kind.length + 1) : null
  return proposal === null ? addressOfPlace(plan, about) : addressOfProposal(plan, proposal)
}

/** Where it is about: "1.2 Boats", "Goal 3". */
function placeOf(t: Translate, { plan, about: [root, id = ''] }: InboxEntry, names: Names): string {
  const action = root === 'actions' ? ActionId.safeParse(id).data : undefined
  if (action !== undefined) return names.actionOf(plan, action)
  const goal = root === 'goals' ? names.goalOf(GoalId.safeParse(id).data ?? null) : undefined
  return goal === undefined ? t(root === 'aim' ? 'own.inbox-aim' : 'own.inbox-plan') : t('own.inbox-goal', { number: goal.number })
}
