// What a value of a proposal says: "Belgium", "Training", "1 Apr 2026".
import type { ReactNode } from 'react'
import type { PlanPlain } from '../../../../shared/documents/plan.ts'
import { isQuartersOnly } from '../../../../shared/documents/plan.ts'
import type { ActionId, GoalId } from '../../../../shared/ids.ts'
import { IsoDay, quarterOf } from '../../../../shared/schema/values.ts'
import type { Path } from '../../../../shared/schema/node.ts'
import type { ActionKind } from '../../../../shared/vocabularies/vocabularies.ts'
import { actionKindLabels, channelLabels, gapReasonLabels, leverLevelLabels, leverNatureLabels, leverStanceLabels } from '../../../../shared/vocabularies/vocabularies.ts'
import { PartyCode } from '../../../design/party-code.tsx'
import { formatDay, formatQuarter } from '../../../messages/formats.ts'
import { partyLabel } from '../../../shell/party-label.ts'
import { usePlan, usePlanReading } from '../plan-context.tsx'
import { useMessage } from '../use-message.ts'
import styles from './proposals.module.css'

const labelsByField: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kind: actionKindLabels,
  nature: leverNatureLabels,
  stance: leverStanceLabels,
  level: leverLevelLabels,
  channel: channelLabels,
  gapReason: gapReasonLabels,
}

/** @param place the field; its value as a proposal holds it. */
export function ValueWords({ place, value }: { readonly place: Path; readonly value: unknown }): ReactNode {
  const t = useMessage()
  const { cycle } = usePlan()
  const kind = usePlanReading(plain => kindOf(plain, place))
  const field = place.at(-1) ?? ''
  if (value === undefined || value === null || value === '') return <span className={styles.none}>{t(field === 'leader' ? 'proposals.nobody' : 'proposals.nothing')}</span>
  const words = String(value)
  if (field === 'leader') return <span className={styles.party}><PartyCode {...partyLabel(words)} /> <span aria-hidden>{partyLabel(words).name}</span></span>
  if (field === 'goal') {
    const goal = cycle.goals.find(({ id }) => id === (words as GoalId))
    return goal === undefined ? words : t('plan.goal', { number: goal.number })
  }
  if (field === 'from' || field === 'to') {
    const day = IsoDay.safeParse(words)
    if (day.success) return isQuartersOnly(kind) ? formatQuarter(quarterOf(day.data)) : formatDay(day.data)
  }
  return labelsByField[field]?.[words] ?? words
}

const kindOf = (plain: PlanPlain, [root, id]: Path): ActionKind | undefined => (root === 'actions' ? plain.actions[id as ActionId]?.kind : undefined)
