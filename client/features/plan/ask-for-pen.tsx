// The lawful next step for whoever may not write something: asking those who may for the pen.
import { samePenPlace } from '../../../shared/mandates/pen.ts'
import type { PenPlace } from '../../../shared/mandates/pen.ts'
import { Button } from '../../design/button.tsx'
import { Chip } from '../../design/chip.tsx'
import { showToast } from '../../design/toasts.tsx'
import { useMessage } from './use-message.ts'
import { plansApi } from '../../plans-api.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { usePlan } from './plan-context.tsx'

/** Whether there is somebody to ask, and this person may. */
export function useMayAskForPen(): boolean {
  const { facts: { driver }, party, may } = usePlan()
  return driver !== null && driver !== party && may({ writtenBy: 'asking-for-pen' })
}

/** Nothing where there is nobody to ask, or nothing to ask for. */
export function AskForPen({ place, label }: { readonly place: PenPlace; readonly label?: string }) {
  const t = useMessage()
  const { id, record, facts: { driver }, party } = usePlan()
  if (!useMayAskForPen() || driver === null) return null
  if (record.penRequests?.some(request => request.party === party && samePenPlace(request.place, place))) return <Chip>{t('access.asked-already')}</Chip>
  const ask = async (): Promise<void> => {
    const answer = await plansApi.askForPen(id, { place })
    showToast(answer.ok ? { text: t('access.asked', { party: partyLabel(driver).name }), tone: 'ok' } : { text: answer.error.message || t('plans.failed'), tone: 'bad' })
  }
  return <Button size="small" variant={label === undefined ? 'quiet' : 'secondary'} onPress={() => void ask()}>{label ?? t('access.ask')}</Button>
}
