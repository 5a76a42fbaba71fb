// When somebody else takes away the card that one is in: says who did it and how to get it back, and puts the focus where
// one can go on, so that keys do not fall on nothing.
import { bringBackAction } from '../../../shared/documents/plan-commands.ts'
import { showToast } from '../../design/toasts.tsx'
import { useMessage } from './use-message.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { besideCard, fieldId } from './places.ts'
import { usePlan } from './plan-context.tsx'
import { useNews } from './use-news.ts'

export function useTakenAway(): void {
  const t = useMessage()
  const { plan, replica, may } = usePlan()
  useNews((news, writer) => {
    if (news.type !== 'removed') return
    const { action } = news
    if (document.getElementById(fieldId(['actions', action]))?.contains(document.activeElement) !== true) return
    besideCard(action)?.focus()
    const now = replica.reading.current().actions[action]
    const title = now?.title || t('plan.untitled')
    showToast({
      text: writer === null ? t('plan.someone-removed', { title }) : t('plan.others-removed', { name: writer.name, delegation: partyLabel(writer.party).code, title }),
      tone: 'warn',
      ...(now !== undefined && may({ writtenBy: 'placing', action: { id: action, now } }) ? { action: { label: t('plan.bring-back'), onPress: () => bringBackAction(plan, action) } } : {}),
    })
  })
}
