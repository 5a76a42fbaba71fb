// The exact dates of one action's joint action days: a page of its own over a document of its own, for those to whom they
// are sent. Whoever may no longer see them sees nothing of them from that moment on.
import { useParams } from 'react-router'
import { hasJointActionDays } from '../../../shared/documents/planned-days.ts'
import { ActionId, PlanId } from '../../../shared/ids.ts'
import { maySeeDays } from '../../../shared/mandates/joint-action-days.ts'
import { Link } from '../../design/link.tsx'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { NotFound } from '../../shell/not-found.tsx'
import { PageHeader } from '../../shell/page-header.tsx'
import { PageMessage } from '../../shell/page-message.tsx'
import { usePagePerson } from '../../shell/session.tsx'
import { OpenPlan, usePlan, usePlanReading } from '../plan/index.ts'
import { OpenDays } from './open-days.tsx'

export function DaysPage() {
  const { planId, actionId } = useParams()
  const plan = PlanId.safeParse(planId)
  const action = ActionId.safeParse(actionId)
  if (!plan.success || !action.success) return <NotFound />
  return (
    <OpenPlan id={plan.data} absent={<NotFound />} ended={<NotFound />}><DaysOfAction key={action.data} id={action.data} /></OpenPlan>
  )
}

function DaysOfAction({ id }: { readonly id: ActionId }) {
  const { asWriter, facts } = usePlan()
  const { isReadOnly } = usePagePerson()
  const action = usePlanReading(plain => plain.actions[id])
  // Somebody else has signed in in this browser: these days are not for them to read.
  if (isReadOnly) return <NotOpen />
  // The server decides; the page knows the same, and is dark before the line is.
  if (action === undefined || !hasJointActionDays(action) || !maySeeDays(asWriter, facts, action)) return <NotOpen />
  return <OpenDays id={id} action={action} notOpen={<NotOpen />} />
}

function NotOpen() {
  const t = useMessage()
  const { id } = usePlan()
  return (
    <>
      <PageHeader title={t('days.title')} breadcrumb={[{ label: t('shell.plans'), href: '/plans' }]} />
      <PageMessage title={t('days.not-open')} action={<Link look="button" href={`/plans/${id}`}>{t('days.to-plan')}</Link>}>{t('days.not-open-why')}</PageMessage>
    </>
  )
}
