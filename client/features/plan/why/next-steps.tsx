// What whoever may not write a field can lawfully do about it, one press each.
import { join } from '../../../../shared/documents/plan-commands.ts'
import type { NextStep } from '../../../../shared/mandates/why.ts'
import { announce } from '../../../design/announcer.ts'
import { Button } from '../../../design/button.tsx'
import { partyLabel } from '../../../shell/party-label.ts'
import { useSession } from '../../../shell/session.tsx'
import { AskForPen } from '../ask-for-pen.tsx'
import { goToField } from '../places.ts'
import { usePlan } from '../plan-context.tsx'
import { useAcceptance } from '../use-acceptance.ts'
import { useMessage } from '../use-message.ts'
import styles from './why.module.css'

/** @param onDone after a step that leaves the place it was offered at. */
export function NextSteps({ steps, onDone }: { readonly steps: readonly NextStep[]; readonly onDone?: () => void }) {
  if (steps.length === 0) return null
  return <div className={styles.steps}>{steps.map(step => <Step key={JSON.stringify(step)} step={step} onDone={onDone} />)}</div>
}

function Step({ step, onDone }: { readonly step: NextStep; readonly onDone: (() => void) | undefined }) {
  const t = useMessage()
  const { plan, party: own, writer, seen } = usePlan()
  const { actFor } = useSession()
  const acceptance = useAcceptance()
  switch (step.do) {
    case 'ask-for-pen':
      return <AskForPen place={step.place} label={t('why.ask-for-pen', { party: partyLabel(step.driver).name })} />
    case 'join': {
      const take = (): void => {
        const action = plan.roots.actions.get(step.action)
        if (action === undefined) return
        join(plan, action, writer, seen())
        announce(t('why.joined', { party: partyLabel(own).name }))
      }
      return <Button size="small" variant="primary" onPress={take}>{t('why.join', { party: partyLabel(own).name })}</Button>
    }
    case 'answer': {
      const go = (): void => {
        onDone?.()
        goToField(['actions', step.action, step.role === 'action-leader' ? 'leader' : 'coLeaders'])
      }
      return <Button size="small" variant="primary" onPress={go}>{t('why.answer')}</Button>
    }
    case 'accept': {
      const accept = acceptance(own, step.role)
      return accept !== null && <Button size="small" variant="primary" onPress={accept}>{t(`remedy/accept-${step.role}`)}</Button>
    }
    case 'act-for':
      return <Button size="small" variant="primary" onPress={() => actFor(step.party)}>{t('why.act-for', { party: partyLabel(step.party).name })}</Button>
  }
}
