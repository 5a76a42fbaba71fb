// What can be done in a cell, as a menu: for whoever does not know the keys, and says them beside. Of another delegation's cell there is
// only its side field to open.
import { useMemo } from 'react'
import type { OwnStep } from '../../../shared/documents/own-step.ts'
import type { PartyId } from '../../../shared/ids.ts'
import { answersTo, keepsOf, toggleOffer, toggleOwnPart } from '../../../shared/projection/own-cell.ts'
import type { ParticipationCell } from '../../../shared/projection/participation.ts'
import { offeredRoles } from '../../../shared/vocabularies/participation.ts'
import { OpenMenu, type MenuEntry, type MenuGroup } from '../../design/menu.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { useMessage, type Translate } from './use-message.ts'

export type OwnAnswer = 'confirmed' | 'declined' | 'to-be-confirmed'

type CellMenuProps = {
  readonly cell: ParticipationCell
  readonly party: PartyId
  readonly title: string
  /** What it stands beside; the focus goes back there. */
  readonly beside: HTMLElement
  /** What the own column lets one do; null in every other, and for whoever may write nothing. */
  readonly own: OwnActs | null
  readonly onOpen: () => void
  readonly onClose: () => void
}

type OwnActs = {
  /** Whether the plan's status lets delegations add themselves, and offer to lead. */
  readonly mayJoin: boolean
  readonly mayOffer: boolean
  /** Whether this person gives answers. */
  readonly mayAnswer: boolean
  /** What the key for taking part does. */
  readonly toggle: () => void
  readonly answer: (answer: OwnAnswer) => void
  readonly take: (step: OwnStep) => void
}

export function CellMenu({ cell, party, title, beside, own, onOpen, onClose }: CellMenuProps) {
  const t = useMessage()
  const trigger = useMemo(() => ({ current: beside }), [beside])
  const { name } = partyLabel(party)
  const groups: readonly MenuGroup[] = [
    { id: 'own', label: t('participation.menu', { party: name }), entries: own === null ? [] : ownEntries(t, cell, name, own) },
    { id: 'open', entries: [{ id: 'open', label: t('participation.menu-open'), shortcut: ['Enter'], onAction: onOpen }] },
  ]
  return <OpenMenu label={t('participation.menu-of', { party: name, title })} of={t('participation.menu-of', { party: name, title })} triggerRef={trigger} placement="bottom start" groups={groups} onClose={onClose} />
}

function ownEntries(t: Translate, cell: ParticipationCell, party: string, { mayJoin, mayOffer, mayAnswer, toggle, answer, take }: OwnActs): readonly MenuEntry[] {
  const disabledReason = mayAnswer ? undefined : t('mandate/speaks-only')
  const entries: MenuEntry[] = []
  const next = toggleOwnPart(cell, mayJoin)
  if (answersTo(cell, 'confirmed').length > 0) {
    entries.push(
      { id: 'confirm', label: t('plan.confirm'), shortcut: ['Space'], disabledReason, onAction: () => answer('confirmed') },
      { id: 'decline', label: t('participation.menu-decline'), disabledReason, onAction: () => answer('declined') },
      { id: 'later', label: t('participation.later-selected'), disabledReason, onAction: () => answer('to-be-confirmed') },
    )
  } else if ('step' in next) {
    const { step } = next
    if (step.do === 'leave') entries.push({ id: 'leave', label: t('participation.menu-leave', { party }), shortcut: ['Space'], onAction: toggle })
    else if (step.do === 'join' && mayJoin) entries.push({ id: 'join', label: t('participation.take-part'), shortcut: ['Space'], onAction: toggle })
    else if (step.do === 'answer') entries.push({ id: 'answer', label: next.asksFirst ? t('participation.menu-decline') : t('plan.confirm'), shortcut: ['Space'], disabledReason, onAction: toggle })
  }
  const keeps = keepsOf(cell)
  if (keeps.length > 0) entries.push({ id: 'keep', label: t('participation.keep'), disabledReason, onAction: () => keeps.forEach(take) })
  for (const role of mayOffer ? offeredRoles : []) {
    const step = toggleOffer(cell, role)
    if (step === null) continue
    entries.push({ id: role, label: t(step.do === 'offer' ? `participation.offer-to-${role}` : `participation.menu-withdraw-${role}`), shortcut: [role === 'action-leader' ? 'L' : 'C'], onAction: () => take(step) })
  }
  return entries
}
