// One action as a card that opens in place. A closed card holds no editor and knows of its action only what it shows, so
// that what colleagues type into a hundred other actions draws nothing here.
import { ChevronDown, CircleHelp, GripVertical } from 'lucide-react'
import { memo } from 'react'
import { isProposal } from '../../../shared/documents/plan-standing.ts'
import { answerOf, partiesIn } from '../../../shared/documents/plan-answers.ts'
import { joinedIn } from '../../../shared/documents/plan-participation.ts'
import type { ActionPlain, PlanPlain } from '../../../shared/documents/plan.ts'
import type { ActionId, GoalId } from '../../../shared/ids.ts'
import { countOf, stateOf } from '../../../shared/projection/action-summary.ts'
import { sameValue } from '../../../shared/projection/same-value.ts'
import { findingsOfAction } from '../../../shared/rules/findings.ts'
import type { RuleContext } from '../../../shared/rules/rule.ts'
import type { Path } from '../../../shared/schema/node.ts'
import { classNames } from '../../design/class-names.ts'
import { LightIconButton } from '../../design/button.tsx'
import { Chip } from '../../design/chip.tsx'
import { PartyCode } from '../../design/party-code.tsx'
import { useMessage } from './use-message.ts'
import { useKeysWithin } from '../../shell/commands.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { CardBody } from './card-body.tsx'
import { useComments, useMayComment } from './comments/comments-context.tsx'
import { ThreadSign } from './comments/thread-sign.tsx'
import { useChangeOfAction, useConsultedAt } from './consulted/consulted-context.tsx'
import { CardMenu } from './card-menu.tsx'
import { useMayInAction, usePlan, usePlanReading } from './plan-context.tsx'
import { fieldId, placeOf, showField } from './places.ts'
import styles from './plan.module.css'
import { PlanText } from './text.tsx'
import { PenSigns } from './pen-sign.tsx'
import { usePropose } from './proposals/proposals-context.tsx'
import { ProposalSign } from './proposals/proposal-sign.tsx'
import { ProposalLine } from './proposal-line.tsx'
import { StateSign } from './state-sign.tsx'
import { askWhy } from './why/ask-why.ts'
import { useCardDrag } from './use-card-drag.ts'
import { useMove } from './use-move.ts'
import type { OtherPerson } from './use-place.ts'

export type CardProps = {
  readonly id: ActionId
  readonly number: string | null
  readonly goal: GoalId | null
  readonly position: number
  readonly count: number
  readonly isOpen: boolean
  readonly onToggle: (id: ActionId, isOpen: boolean) => void
  readonly here: readonly OtherPerson[]
  /** Just added here: the caret goes into its title, and `onFocused` tells that it has. */
  readonly takesFocus?: boolean
  readonly onFocused?: () => void
}

/** What a closed card shows of its action. */
function signsOf(id: ActionId, action: ActionPlain, rules: RuleContext) {
  const findings = findingsOfAction(id, action, rules)
  const leader = action.leader?.party ?? null
  const participants = partiesIn(action, 'participant')
  const joined = participants.flatMap(party => joinedIn(action, party) ?? [])
  const out = participants.filter(party => answerOf(action, 'participant', party) === 'declined' || ['waits', 'turned-down'].includes(joinedIn(action, party)?.state ?? ''))
  return {
    title: action.title,
    leader,
    leaderAnswer: leader === null ? null : answerOf(action, 'action-leader', leader) ?? 'asked',
    /** Who has declined, was turned down or still waits takes no part. */
    participants: participants.length - out.length,
    waiting: joined.filter(({ state }) => state === 'waits').length,
    hasJointActionDays: action.kind === 'jad' || Object.values(action.jointActionDays).some(row => row?.removed === false),
    toFix: countOf(findings, 'to-fix'),
    toLookAt: countOf(findings, 'to-look-at'),
    state: stateOf(action, findings),
    proposedBy: isProposal(action) ? (action.proposedBy ?? null) : null,
    carriedFrom: action.carriedFrom?.reference ?? null,
  }
}
type Signs = ReturnType<typeof signsOf>

export const ActionCard = memo(function ActionCard(props: CardProps) {
  const { id, number, goal, position, count, isOpen, onToggle, here, takesFocus = false, onFocused } = props
  const t = useMessage()
  const { plan, rules } = usePlan()
  const signs = usePlanReading((plain: PlanPlain) => {
    const action = plain.actions[id]
    return action === undefined ? null : signsOf(id, action, rules)
  }, sameValue)
  const reference = usePlanReading((plain: PlanPlain) => plain.references[id])
  const move = useMove(id)
  const mayPlace = useMayInAction(id, 'placing')
  const consultedTitle = useConsultedAt(['actions', id, 'title'])
  const change = useChangeOfAction(id)
  const comments = useComments()
  const mayComment = useMayComment() && comments !== null
  const propose = usePropose()
  /** Its draft stands at the goal in the card. */
  const proposeMove = (begin: (place: Path) => void): void => {
    const goalOfAction = ['actions', id, 'goal']
    onToggle(id, true)
    begin(goalOfAction)
    showField(goalOfAction)
  }
  const drag = useCardDrag({ id, goal, position, isEnabled: mayPlace })
  const view = plan.roots.actions.get(id)
  const keys = useKeysWithin(goal === null || !mayPlace
    ? []
    : ([['up', '↑', -1], ['down', '↓', 1]] as const).map(([way, arrow, by]) => ({
      id: `move-${way}`,
      label: t(`plan.key-move-${way}`),
      place: 'page',
      keys: [['Alt', arrow]],
      run: event => {
        if (position + by < 0 || position + by >= count) return
        move(goal, position + by)
        event.preventDefault()
      },
    })))
  if (signs === null || view === undefined) return null
  const title = consultedTitle?.isShown === true ? String(consultedTitle.value ?? '') : signs.title
  const name = title === '' ? t('plan.untitled') : title

  const [edge] = here
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Alt and arrows move the card from anywhere in it
    <article
      id={fieldId(['actions', id])}
      className={classNames(styles.card, isOpen && styles.open, edge !== undefined && styles.occupied)}
      aria-labelledby={`${fieldId(['actions', id])}-title`}
      style={edge === undefined ? undefined : { '--edge': edge.colour }}
      onKeyDown={keys}
      data-place={placeOf(['actions', id])}
      {...drag.target}
    >
      <div className={styles.cardHead}>
        {/* By keyboard a card is moved with Alt and arrows or its menu; the handle is for the mouse. */}
        {mayPlace && <span aria-hidden className={styles.grip} title={t('plan.drag')} {...drag.handle}><GripVertical /></span>}
        <div className={styles.number}>
          <strong>{number ?? (signs.proposedBy === null ? '–' : '+')}</strong>
          <small title={reference === undefined ? t('plan.reference-comes') : undefined}>{reference ?? '…'}</small>
        </div>
        <h3 id={`${fieldId(['actions', id])}-title`} className={styles.cardTitle}>
          {isOpen
            ? <PlanText text={view.title} kind="title" label={t('field/action.title')} placeholder={t('plan.title-empty')} takesFocus={takesFocus} {...(onFocused === undefined ? {} : { onFocused })} />
            : <button type="button" data-on-paper className={styles.opener} aria-expanded={false} onClick={() => onToggle(id, true)}>{name}</button>}
        </h3>
        <div className={styles.cardSigns}>
          {here.map(other => <span key={other.person} className={styles.hereMark} style={{ background: other.colour }} title={`${other.name} · ${partyLabel(other.party).name}`}>{partyLabel(other.party).code}</span>)}
          <PenSigns of="action" id={id} />
          <ThreadSign place={['actions', id]} name={number ?? name} isEntry />
          <ProposalSign entry={['actions', id]} name={number ?? name} />
          {change !== null && <Chip tone="warn">{t(`consulted.sign-${change.what}`, { label: change.label, number: change.number ?? '–' })}</Chip>}
          <CardSigns signs={signs} />
        </div>
        <div className={styles.cardTools}>
          {isOpen && <LightIconButton icon={<CircleHelp aria-hidden />} label={t('why.open-for-action', { title: name })} aria-haspopup="dialog" onClick={event => askWhy(['actions', id, 'description'], event.currentTarget)} />}
          {(mayPlace || mayComment || propose !== null) && <CardMenu id={id} goal={goal} position={position} count={count} title={name} reference={reference} mayPlace={mayPlace} {...(mayComment ? { onComment: () => comments.write(['actions', id], null) } : {})} {...(propose === null || mayPlace ? {} : { onPropose: what => (what === 'move' ? proposeMove(propose) : propose(['actions', id])) })} />}
          <LightIconButton icon={<ChevronDown aria-hidden className={isOpen ? styles.turned : undefined} />} label={t(isOpen ? 'plan.close-card' : 'plan.open-card', { title: name })} aria-expanded={isOpen} onClick={() => onToggle(id, !isOpen)} />
        </div>
      </div>
      {signs.proposedBy !== null && <ProposalLine id={id} party={signs.proposedBy} title={name} />}
      {isOpen && <CardBody id={id} view={view} here={here} />}
    </article>
  )
})

function CardSigns({ signs }: { readonly signs: Signs }) {
  const t = useMessage()
  const { leader, leaderAnswer, participants, waiting, hasJointActionDays, carriedFrom } = signs
  return (
    <>
      {leader !== null && leaderAnswer !== null && <span className={styles.leader} title={t(`plan.answer-${leaderAnswer}`)}><PartyCode {...partyLabel(leader)} /></span>}
      <Chip>{t('plan.delegations', { count: participants })}</Chip>
      {waiting > 0 && <Chip tone="warn">{t('plan.waiting-to-take-part', { count: waiting })}</Chip>}
      {hasJointActionDays && <Chip tone="accent">{t('plan.jad')}</Chip>}
      {carriedFrom !== null && <Chip>{t('plan.carried-over', { reference: carriedFrom })}</Chip>}
      <StateSign standing={signs} />
    </>
  )
}
