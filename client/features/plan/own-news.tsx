// What others decide about the reader's own delegation while the plan is open: that it was taken into an action or turned
// down, and that it was lent the pen. Told once, as it comes, wherever on the page they are.
import { useEffect, useEffectEvent, useRef } from 'react'
import { joinedIn } from '../../../shared/documents/plan-participation.ts'
import type { PlanPlain } from '../../../shared/documents/plan.ts'
import { ActionId } from '../../../shared/ids.ts'
import type { PartyId } from '../../../shared/ids.ts'
import type { Pen } from '../../../shared/mandates/pen.ts'
import { sameValue } from '../../../shared/projection/same-value.ts'
import { showToast } from '../../design/toasts.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { untilLabel } from '../../shell/moments.ts'
import { goToField } from './places.ts'
import { usePlan, usePlanReading } from './plan-context.tsx'
import { useMessage } from './use-message.ts'

export function OwnNews() {
  const t = useMessage()
  const { replica, facts, party } = usePlan()
  const decided = usePlanReading(plain => decisionsOn(party, plain), sameValue)
  const pens = facts.pens.filter(pen => pen.party === party && pen.lentBy !== party)

  useEachNew(decided, decision => decision.key, ({ action, by, admission, reason }) => {
    const title = replica.reading.current().actions[action]?.title || t('plan.untitled')
    const words = { by: partyLabel(by).name, title }
    showToast({
      tone: admission === 'taken-in' ? 'ok' : 'warn',
      text: admission === 'taken-in' ? t('plan.told-taken-in', words) : reason === undefined ? t('plan.told-turned-down', words) : t('plan.told-turned-down-because', { ...words, reason }),
      action: { label: t('plan.go-there'), onPress: () => goToField(['actions', action, 'participants']) },
    })
  })
  useEachNew(pens, (pen: Pen) => pen.id, ({ lentBy, until, place }) => showToast({
    tone: 'ok',
    text: t('access.told-yours', { lender: partyLabel(lentBy).name, until: untilLabel(until) }),
    ...(place.of === 'action' ? { action: { label: t('plan.go-there'), onPress: () => goToField(['actions', place.action, 'description']) } } : {}),
  }))
  return null
}

type Decision = { readonly key: string; readonly action: ActionId; readonly by: PartyId; readonly admission: 'taken-in' | 'turned-down'; readonly reason?: string | undefined }

/** What others said of a delegation that added itself, in actions that are not removed. */
function decisionsOn(party: PartyId, plain: PlanPlain): readonly Decision[] {
  return Object.entries(plain.actions).flatMap(([id, action]): readonly Decision[] => {
    const joined = action === undefined || action.removed ? null : joinedIn(action, party)
    if (joined === null || joined.state === 'waits' || joined.decided === null || joined.decided.by === party) return []
    const { admission, by, reason } = joined.decided
    return [{ key: `${id} ${action?.participants[party]?.request ?? ''} ${admission}`, action: ActionId.parse(id), by, admission, reason }]
  })
}

/** Calls for each that was not there before; what stands there at first is no news. */
function useEachNew<Item>(items: readonly Item[], keyOf: (item: Item) => string, tell: (item: Item) => void): void {
  const before = useRef<ReadonlySet<string> | null>(null)
  const look = useEffectEvent(() => {
    const known = before.current
    before.current = new Set(items.map(keyOf))
    if (known !== null) for (const item of items) if (!known.has(keyOf(item))) tell(item)
  })
  const keys = items.map(keyOf).join('\n')
  // oxlint-disable-next-line react/exhaustive-deps -- looked at when they are others
  useEffect(() => look(), [keys])
}
