// That this step is announced already, and until when it can be taken back.
import type { StepRow } from '../../../../shared/workflow/steps.ts'
import { announcedStep } from '../../../../shared/workflow/steps.ts'
import { Banner } from '../../../design/banner.tsx'
import { formatMoment } from '../../../messages/formats.ts'
import { usePlan } from '../plan-context.tsx'
import { useMessage } from '../use-message.ts'
import { TakeBack } from './take-back.tsx'

export function AnnouncedNote({ step, onTakenBack }: { readonly step: StepRow; readonly onTakenBack: () => void }) {
  const t = useMessage()
  const { record: { nextStep } } = usePlan()
  if (nextStep === undefined || announcedStep(nextStep.status)?.id !== step.id) return null
  return <Banner tone="accent" isInset action={<TakeBack onDone={onTakenBack} />}>{t('steps.announced-already', { moment: formatMoment(new Date(nextStep.at)) })}</Banner>
}
