// An overlap in words: who is booked twice, for what, by which action of which other plan, and when.
import type { Overlap, OverlapSide, OverlapTime } from '../../../shared/projection/overlaps.ts'
import { actionKindLabels } from '../../../shared/vocabularies/actions.ts'
import { formatDays, formatQuarter } from '../../messages/formats.ts'
import type { MatrixTranslate } from '../../messages/use-message.tsx'
import { partyLabel } from '../../shell/party-label.ts'

/** More than these are counted. */
const namedDelegations = 3

/** Seen from one of its sides. */
export function overlapSentence(overlap: Overlap, from: OverlapSide, t: MatrixTranslate, planName: (plan: string) => string): string {
  const other = otherSide(overlap, from)
  return t('matrix.overlap', { delegations: delegationsOf(overlap, t), kind: actionKindLabels[overlap.kind], plan: planName(other.plan), action: actionName(other, t), when: timesOf(overlap, t) })
}

export const otherSide = ({ sides: [one, other] }: Overlap, side: { readonly action: string }): OverlapSide => (one.action === side.action ? other : one)

export const actionName = ({ number, title }: OverlapSide, t: MatrixTranslate): string => [number, title.trim() === '' ? t('matrix.untitled') : title].filter(Boolean).join(' ')

export function delegationsOf({ parties }: Overlap, t: MatrixTranslate): string {
  const names = parties.map(party => partyLabel(party).name)
  if (names.length > namedDelegations + 1) return t('matrix.and-more', { names: names.slice(0, namedDelegations).join(', '), count: names.length - namedDelegations })
  const [last = '', ...before] = names.toReversed()
  return before.length === 0 ? last : t('matrix.and', { names: before.toReversed().join(', '), last })
}

export const timesOf = ({ times }: Overlap, t: MatrixTranslate): string => times.map(time => timeOf(time, t)).join(', ')

const timeOf = (time: OverlapTime, t: MatrixTranslate): string =>
  time.type === 'quarter' ? t('matrix.in-quarter', { quarter: formatQuarter(time.quarter) }) : t('matrix.in-weeks', { days: formatDays(time.first, time.last) })
