// A cell of the grid in words: what its signs say, for screen readers and for whoever points at it.
import type { ParticipationCell, PartInAction } from '../../../shared/projection/participation.ts'
import { isChangedSince } from '../../../shared/projection/participation.ts'
import { formatDay } from '../../messages/formats.ts'
import type { PlanTranslate } from '../../messages/use-message.tsx'

export function cellWords(t: PlanTranslate, { parts, offers }: ParticipationCell): string {
  const words = [
    ...parts.map(part => partWords(t, part)),
    ...offers.map(({ role, state, on }) => [t(state === 'waits' ? `participation.offers-${role}` : `participation.offer-declined-${role}`), on === undefined ? '' : t('participation.since', { on: formatDay(on) })].filter(Boolean).join(' ')),
  ]
  return words.length === 0 ? t('participation.empty') : words.join('; ')
}

/** "participant, asked since 3 Mar 2026, reminded 9 Mar 2026". */
export function partWords(t: PlanTranslate, part: PartInAction): string {
  const { role, waitsForDriver } = part
  return [t(`participation.role-${role}`), stateWords(t, part), waitsForDriver ? t('participation.not-confirmed-by-driver') : ''].filter(Boolean).join(', ')
}

export function stateWords(t: PlanTranslate, part: PartInAction): string {
  const { answer, on, reminded, joined } = part.named
  if (isChangedSince(part)) return t('participation.changed')
  if (joined !== undefined) return t(`participation.joined-${joined}`)
  const state = t(`participation.answer-${answer}`)
  if (answer !== 'asked' && answer !== 'to-be-confirmed') return state
  return [
    on === undefined ? state : `${state} ${t('participation.since', { on: formatDay(on) })}`,
    reminded === undefined ? '' : t('participation.reminded', { on: formatDay(reminded) }),
  ].filter(Boolean).join(', ')
}
