// Takes an announced step back, for whoever could take it.
import { useState } from 'react'
import { announcedStep, mayTakeStep } from '../../../../shared/workflow/steps.ts'
import { announce } from '../../../design/announcer.ts'
import { Button } from '../../../design/button.tsx'
import { showToast } from '../../../design/toasts.tsx'
import { roundsApi } from '../../../rounds/index.ts'
import { usePagePerson } from '../../../shell/session.tsx'
import { usePlan } from '../plan-context.tsx'
import { useMessage } from '../use-message.ts'

export function TakeBack({ onDone }: { readonly onDone?: () => void }) {
  const t = useMessage()
  const { id, party, asWriter, facts, record: { nextStep } } = usePlan()
  const { isReadOnly } = usePagePerson()
  const [isPending, setPending] = useState(false)
  const step = nextStep === undefined ? null : announcedStep(nextStep.status)
  if (step === null || isReadOnly || !mayTakeStep(asWriter, facts, step).ok) return null
  const takeBack = async (): Promise<void> => {
    setPending(true)
    const answer = await roundsApi.takeBack(id, party)
    setPending(false)
    if (!answer.ok) return void showToast({ tone: 'bad', text: answer.error.message || t('plans.failed') })
    announce(t('steps.told-taken-back'))
    onDone?.()
  }
  return <Button size="small" isPending={isPending} onPress={() => void takeBack()}>{t('steps.take-back')}</Button>
}
