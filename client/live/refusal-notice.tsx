// Tells the support team, on whatever page they are, that a rule has begun to turn people's work away again and again. What
// stood on the list before the page was opened is told there, not here.
import { useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import type { RepeatedRefusal } from '../../shared/protocol/live.ts'
import { showToast } from '../design/toasts.tsx'
import { useMessage } from '../messages/use-message.tsx'
import { useCycles } from '../shell/cycles.tsx'
import { partyLabel } from '../shell/party-label.ts'
import { planName } from '../shell/plan-name.ts'
import { useLivePlans } from './use-live-plans.tsx'

const keyOf = ({ plan, code, party }: RepeatedRefusal): string => `${plan} ${code} ${party}`

export function RefusalNotice() {
  const t = useMessage()
  const navigate = useNavigate()
  const cycles = useCycles() ?? []
  const { isKnown, plans, repeatedRefusals } = useLivePlans()
  const told = useRef<ReadonlySet<string> | null>(null)
  useEffect(() => {
    if (!isKnown) return
    const before = told.current
    told.current = new Set(repeatedRefusals.map(keyOf))
    if (before === null) return
    for (const refusal of repeatedRefusals) {
      if (before.has(keyOf(refusal))) continue
      const summary = plans.get(refusal.plan)?.summary
      const text = t('plans.refusals-new', { delegation: partyLabel(refusal.party).name, plan: planName(cycles, summary?.area, summary?.period ?? null) || refusal.plan })
      showToast({ tone: 'warn', text, action: { label: t('plans.refusals-look'), onPress: () => void navigate('/plans#repeated-refusals') } })
    }
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- what is told is told once, as it comes
  }, [isKnown, repeatedRefusals])
  return null
}
