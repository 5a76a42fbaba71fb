// Why the dates can only be read, or why what is written is not stored yet.
import type { ActionPlain } from '../../../shared/documents/plan.ts'
import type { ActionId } from '../../../shared/ids.ts'
import { mayWriteSomeDays } from '../../../shared/mandates/joint-action-days.ts'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { ReplicaBanner, usePlan, useSignedOut } from '../plan/index.ts'
import type { DaysReplica } from './days-content.tsx'

type BannerProps = { readonly id: ActionId; readonly action: ActionPlain; readonly replica: DaysReplica }

export function DaysBanner({ id, action, replica }: BannerProps) {
  const t = useMessage()
  const { asWriter, facts, replica: plan } = usePlan()
  // The plan has no banner of its own on this page, and goes on with the dates.
  useSignedOut(plan)
  const something = mayWriteSomeDays(asWriter, facts, id, action)
  return <ReplicaBanner replica={replica} otherwise={something.ok ? null : t(something.error.code)} />
}
